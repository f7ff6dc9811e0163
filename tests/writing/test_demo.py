"""`ospe demo`: many believable sessions, distinct, without findings, the same for the same seed."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ospe_build.archive.deck import cards
from ospe_build.board import node, root, themes
from ospe_build.cli import main
from ospe_build.messages import LANGUAGES
from ospe_build.validate import validate_paths
from ospe_build.writing.canonical import dump
from ospe_build.writing.demo.archive import sessions, write
from ospe_build.writing.demo.phrasebook import phrasebook
from ospe_build.writing.demo.session import Made

COUNT = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert len(list(write(folder, COUNT, 7))) == COUNT
    return folder


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(sessions(COUNT, 7))


def methods(value: dict[str, Any]) -> dict[str, str]:
    return {
        str(method): column
        for board in value.get("teemat", {}).values()
        for column, placed in board.items()
        for method in placed
    }


def test_there_are_no_findings_not_even_warnings(folder: Path) -> None:
    result = validate_paths([folder], "fi")
    assert result.checked == COUNT
    assert not result.findings


def test_the_same_seed_gives_the_same_bytes_and_another_seed_gives_others(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        list(write(tmp_path / name, 40, seed))

    def files(name: str) -> dict[str, bytes]:
        return {str(path.relative_to(tmp_path / name)): path.read_bytes() for path in (tmp_path / name).rglob("*.yml")}

    assert files("a") == files("b")
    assert not files("a").keys() & files("c").keys()


def test_more_sessions_begin_with_the_same_ones() -> None:
    few, many = sessions(5, 11), sessions(9, 11)
    assert [session.id for session in few] == [session.id for session in many][:5]


def test_files_stand_where_they_belong_and_are_marked_as_examples(folder: Path) -> None:
    paths = list(folder.rglob("*.yml"))
    assert len(paths) == COUNT
    for path in paths:
        assert re.fullmatch(r"20(1[7-9]|2[0-6])-[0-9]{2}-[0-9]{2}-[a-z0-9-]{1,60}\.yml", path.name)
        assert path.parent.name == path.name[:4]
        assert "\nesimerkki: true\n" in path.read_text("utf-8")


def test_they_are_as_long_as_real_ones_and_no_two_tell_the_same(made: list[Made]) -> None:
    texts = {dump(session.value).partition("rajaus:")[2] for session in made}
    assert len(texts) == COUNT
    assert 3800 < sum(len(dump(session.value).encode()) for session in made) / COUNT < 4600


def test_every_field_state_and_choice_of_the_boards_comes_up(made: list[Made]) -> None:
    def pointers(value: object, way: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
        if isinstance(value, dict):
            return {way}.union(*(pointers(inner, (*way, key)) for key, inner in value.items()))
        if isinstance(value, list):
            return {way}.union(*(pointers(inner, (*way, "*")) for inner in value if isinstance(inner, dict)))
        return {way}

    written = set().union(*(pointers(session.value) for session in made))
    expected = {node.pointer for node in root().walk()} - {("pelikerta", "lauta"), ("pelikerta", "poyta")}
    assert expected - written == set()
    follow_ups = [
        entry for session in made for row in session.value.get("uudet_keinot", ()) for entry in row.get("seuranta", ())
    ]
    assert {entry["tila"] for entry in follow_ups} == set(node("uudet_keinot", "seuranta", "tila").values)
    divisions = {session.value["pelikerta"]["toimiala"] for session in made}
    assert divisions == set(node("pelikerta", "toimiala").values)


def test_languages_pairs_and_games_without_a_plan_have_their_shares(made: list[Made]) -> None:
    languages = Counter(session.value["pelikerta"]["kieli"] for session in made)
    assert languages.keys() == set(LANGUAGES)
    assert 0.04 < languages["sv"] / COUNT < 0.13
    pairs = sum("edellinen_pelikerta" in session.value["pelikerta"] for session in made)
    assert 0.1 < pairs / COUNT < 0.25
    assert 0 < sum("ei_sovittu" in session.value for session in made) < COUNT / 10


def test_units_play_many_times_as_in_a_city() -> None:
    games = Counter(session.value["pelikerta"]["yksikko"] for session in sessions(2000, 1))
    assert 300 < len(games) < 700
    assert sum(count > 1 for count in games.values()) > len(games) / 2
    assert max(games.values()) < 50


def test_methods_move_between_the_games_of_a_pair(made: list[Made]) -> None:
    by_id = {session.id: session for session in made}
    moves: Counter[tuple[str, str]] = Counter()
    for session in made:
        earlier = by_id.get(session.value["pelikerta"].get("edellinen_pelikerta", ""))
        if earlier is None:
            continue
        assert earlier.played < session.played
        assert earlier.value["pelikerta"]["yksikko"] == session.value["pelikerta"]["yksikko"]
        before, after = methods(earlier.value), methods(session.value)
        moves.update((before[method], after[method]) for method in before.keys() & after.keys())
    assert moves["kannattaa_kokeilla", "olemme_kokeilleet"] > 20
    assert moves["olemme_kokeilleet", "teemme_jo_hyvin"] > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_of_every_phrase_can_be_filled_for_every_unit(language: str) -> None:
    book = phrasebook(language)
    given = {"alku", "loppu", "n", "vahan", "tila", "vastuu"} | set(book.words)
    for kind in book.units["lajit"]:
        forms = {
            "paikka": book.units["paikat"]["loput"][0],
            "yksikko": kind["nimi"],
            "talo": kind["talo"],
            "aihe": kind["aiheet"][0],
            "ryhma": book.units["ryhmat"][kind["ryhmat"][0]],
        }
        forms["toinen"] = forms["ryhma"]
        phrases = {**book.templates, **book.own.get(kind["nimi"]["nom"], {})}
        for field, templates in phrases.items():
            for slot in {slot for template in templates for slot in template[1::2]}:
                name, _, form = slot.partition(".")
                assert name in given or form in forms[name], f"{language} {field}: <{slot}> for {kind['nimi']}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_forms_of_a_kind_of_word_are_stored(language: str) -> None:
    units = phrasebook(language).units
    alike = [
        list(units["ryhmat"].values()),
        units["paikat"]["loput"],
        units["kuukaudet"],
        [kind["talo"] for kind in units["lajit"]],
        [topic for kind in units["lajit"] for topic in kind["aiheet"]],
    ]
    for words in alike:
        assert len({frozenset(word) for word in words}) == 1
        assert all(text for word in words for text in word.values())
    assert {kind["toimiala"] for kind in units["lajit"]} <= set(node("pelikerta", "toimiala").values)


def test_the_command_writes_and_tells_where(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["demo", str(tmp_path / "d"), "--count", "3", "--seed", "5"])
    assert result.exit_code == 0, result.output
    assert "3 keksittyä pelikertaa" in result.output
    assert len(list((tmp_path / "d").rglob("*.yml"))) == 3


def test_methods_come_from_the_deck_and_from_every_theme(made: list[Made]) -> None:
    used = {
        method["kortti"]
        for session in made
        for board in session.value.get("teemat", {}).values()
        for placed in board.values()
        for method in placed
        if isinstance(method, dict)
    }
    assert used <= set(cards())
    assert {theme for card in used for theme in cards()[card].themes} == {theme.key for theme in themes()}


def test_a_folder_is_filled_anew_and_what_somebody_added_stays(tmp_path: Path) -> None:
    folder = tmp_path / "d"
    for count in ("5", "3"):
        assert CliRunner().invoke(main, ["demo", str(folder), "--count", count]).exit_code == 0
        assert len(list(folder.rglob("*.yml"))) == int(count) + (folder / "2026" / "oma.yml").exists()
        (folder / "2026").mkdir(exist_ok=True)
        (folder / "2026" / "oma.yml").write_text("oma", "utf-8")
    assert (folder / "2026" / "oma.yml").read_text("utf-8") == "oma"


@pytest.mark.parametrize("name", ["sessions", ".", "sessions/2026/2026-03-12-oma.yml"])
def test_a_folder_of_others_is_refused_and_stays_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "sessions" / "2026" / "2026-03-12-oma.yml"
    path.parent.mkdir(parents=True)
    path.write_text("oma", "utf-8")
    result = CliRunner().invoke(main, ["demo", str(tmp_path / name), "--count", "3"])
    assert result.exit_code == 2
    assert "Valitse" in result.output
    assert [found for found in tmp_path.rglob("*") if found.is_file()] == [path]
    assert path.read_text("utf-8") == "oma"


@pytest.mark.parametrize(
    "name", ["sessions/uusi", "sessions/2026/uusi", "docs/uusi", "schema/a/b", ".git/uusi", "linkki/uusi"]
)
def test_a_folder_within_those_that_people_write_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "sessions").mkdir()
    (tmp_path / "linkki").symlink_to("sessions")
    before = set(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["demo", name, "--count", "3"])
    assert result.exit_code == 2
    assert "Valitse toinen kansio" in result.output
    assert set(tmp_path.rglob("*")) == before


def test_an_archive_without_a_session_may_begin_with_made_up_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert CliRunner().invoke(main, ["demo", "sessions", "--count", "3"]).exit_code == 0
    assert CliRunner().invoke(main, ["demo", "muualla", "--count", "3"]).exit_code == 0
