"""`ospe new`: a file from the schema that a person can fill, line by line."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ospe_build import messages
from ospe_build.archive.deck import card_names, cards
from ospe_build.board import root
from ospe_build.checking import Context, check
from ospe_build.cli import main
from ospe_build.messages import LANGUAGES
from ospe_build.reading import read
from ospe_build.writing.template import template

KNOWN = {
    ("pelikerta", "otsikko"): "Mallilan nuorten tilat",
    ("pelikerta", "pelattu"): "2026-03-12",
    ("pelikerta", "yksikko"): "Mallilan kirjasto",
}
FILE = "sessions/2026/2026-03-12-mallilan-nuorten-tilat.yml"
CONTEXT = Context(today=date(2026, 11, 24), cards=card_names())
ANSWERS = ["--title", "Mallilan nuorten tilat", "--date", "2026-03-12", "--unit", "Mallilan kirjasto"]


def codes(text: str) -> list[str]:
    return [finding.code for finding in check(read(text.encode(), FILE), CONTEXT)]


def uncommented(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first, *(re.sub("^# ", "", line) for line in rest)])


def run(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["new", *arguments], input=answers)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_core_stands_as_keys_and_only_its_examples_are_left_to_replace(language: str) -> None:
    found = codes(template(KNOWN, language))
    assert set(found) == {"OSPE501", "OSPE313"}, "examples, and the warning that nobody is responsible yet"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_optional_line_fits_when_it_is_taken_into_use(language: str) -> None:
    whole = uncommented(re.sub("^# ei_sovittu.*\n", "", template(KNOWN, language), flags=re.MULTILINE))
    assert set(codes(whole)) == {"OSPE501"}
    value = read(whole.encode(), FILE).value
    written = {node.key for node in root().children if "replaces" not in node.extra}
    assert set(value) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_optional_line_can_be_taken_into_use_as_the_help_says(language: str) -> None:
    """With the optional lines around it, and one below it where it ends in a colon; the reason in place of the plan."""
    lines = template(KNOWN, language).split("\n")
    optional = [number for number, line in enumerate(lines) if number and re.match("# (?! *##)", line)]
    assert len(optional) > 60
    for number in optional:
        taken = lines_to_take(lines, optional, number, messages.text(language, "new.needed"))
        text = "\n".join(line[2:] if place in taken else line for place, line in enumerate(lines))
        if lines[number].startswith("# ei_sovittu"):
            text = re.sub("^uudet_keinot:\n(?:[ #].*\n|\n)*", "", text, flags=re.MULTILINE)
            assert "ei_sovittu" in read(text.encode(), FILE).value
        warnings = {"OSPE312", "OSPE313"}
        assert set(codes(text)) - warnings == {"OSPE501"}, lines[number]


def lines_to_take(lines: list[str], optional: list[int], number: int, needed: str) -> set[int]:
    """A line, those that it is indented under, the first below one that ends in a colon, and what these need."""
    taken, indent = {number}, depth(lines[number])
    for other in reversed(optional[: optional.index(number)]):
        if depth(lines[other]) < indent:
            indent = depth(lines[other])
            taken.add(other)
    for other in optional[optional.index(number) + 1 :]:
        if not lines[max(taken)].endswith(":"):
            break
        taken.add(other)
    in_follow_up = any("seuranta:" in lines[other] for other in taken)
    return taken | {other for other in optional if in_follow_up and needed in lines[other - 1]}


def depth(line: str) -> int:
    """How far in an optional line stands."""
    return len(line) - len(line[1:].lstrip(" "))


def test_every_field_of_the_schema_is_in_the_file_once_with_its_printed_heading() -> None:
    text = template(KNOWN, "fi")
    for node in root().walk():
        assert not node.label() or f"## {node.label()}" in text or node is root()
        assert node.key in text


def test_the_choices_of_a_field_and_the_deck_are_listed_in_the_reader_s_language() -> None:
    text = template(KNOWN, "sv")
    assert "##   kulttuuri_ja_vapaa_aika = Kultur och fritid\n" in text
    for card in cards().values():
        assert f"##   {card.id}" in text
        assert card.name("sv") in text


def test_a_filled_file_has_no_findings() -> None:
    text = template(KNOWN, "fi")
    text = text.replace('"TÄYTÄ: kulttuuri_ja_vapaa_aika"', "kulttuuri_ja_vapaa_aika").replace('"TÄYTÄ: 7"', "7")
    text = text.replace('{kortti: "TÄYTÄ: asukasilta"}', "{kortti: asukasilta}")
    filled = re.sub('^([^#\n]*)"TÄYTÄ: [^"]*"', r"\1Oma teksti", text, flags=re.MULTILINE)
    assert codes(filled) == ["OSPE313"]


def test_a_card_whose_id_takes_the_place_of_the_example_is_a_card() -> None:
    """A card in quotation marks would be a text: it never reaches that card's page (OSPE323)."""
    text = template(KNOWN, "fi").replace('"TÄYTÄ: asukasilta"', '"kysely"')
    value = read(uncommented(text).encode(), FILE).value
    placed = [method for board in value["teemat"].values() for methods in board.values() for method in methods]
    assert [*placed, *(row["menetelma"] for row in value["uudet_keinot"])] == [{"kortti": "kysely"}] * 16


def test_the_file_is_written_at_its_place_and_the_next_steps_are_told(here: Path) -> None:
    result = run(*ANSWERS)
    assert result.exit_code == 0
    assert f"ospe validate {FILE}" in result.output
    assert (here / FILE).read_text("utf-8") == template(KNOWN, "fi")
    assert [path.name for path in (here / "sessions" / "2026").iterdir()] == [Path(FILE).name]


def test_what_is_not_given_is_asked_until_it_fits(here: Path) -> None:
    result = run(answers="Tila\nMallilan nuorten tilat\n31.2.2026\n12.3.2026\nMallilan kirjasto\n")
    assert result.exit_code == 0, result.output
    assert "120 merkkiä yhdelle riville" in result.output
    assert "Tällaista päivää ei ole" in result.output
    assert (here / FILE).is_file()


def test_a_file_that_is_there_is_never_touched(here: Path) -> None:
    path = here / FILE
    path.parent.mkdir(parents=True)
    path.write_text("oma työ", "utf-8")
    result = run(*ANSWERS)
    assert result.exit_code == 1
    assert f"Tiedosto {FILE} on jo olemassa" in result.output
    assert path.read_text("utf-8") == "oma työ"
    assert list(path.parent.iterdir()) == [path]


def test_no_link_is_followed_to_another_file(here: Path) -> None:
    path = here / FILE
    path.parent.mkdir(parents=True)
    path.symlink_to(here / "muualla.yml")
    assert run(*ANSWERS).exit_code == 1
    assert path.is_symlink()
    assert not (here / "muualla.yml").exists()


def test_a_folder_that_cannot_be_made_is_told_in_words(here: Path) -> None:
    (here / "sessions").write_text("tiedosto kansion paikalla", "utf-8")
    result = run(*ANSWERS)
    assert result.exit_code == 1
    assert "ei voi kirjoittaa" in result.output


def test_a_session_in_another_language_says_so(here: Path) -> None:
    assert run(*ANSWERS, "--lang", "sv").exit_code == 0
    assert "\n  kieli: sv\n" in (here / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "answer", "words"),
    [
        ("--title", "Mallilan\u200b tilat", "näkymätön merkki"),
        ("--unit", "Mallilan\u202e kirjasto", "näkymätön merkki"),
        ("--date", "9998-12-31", "tulevaisuudessa"),
    ],
)
def test_nothing_is_taken_that_the_checks_would_refuse(here: Path, option: str, answer: str, words: str) -> None:
    result = run(*ANSWERS, option, answer)
    assert result.exit_code == 2
    assert words in result.output
    assert not (here / "sessions").exists()
