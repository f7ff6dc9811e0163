"""What the rules do at their edges; that each finds what it should is shown by the session files."""

import json
from datetime import UTC, date, datetime, tzinfo
from typing import Any, Self

import pytest
from collected import BASE, CONTEXT, FILE, VALID, changed, check_text
from hypothesis import given, settings
from hypothesis import strategies as st

from ospe_build.board import FIRST, root, schema
from ospe_build.checking import Context, check, engines, today
from ospe_build.checking.across import ACROSS_RULES, facts
from ospe_build.checking.privacy import DETECTORS
from ospe_build.checking.rules import FILE_RULES, VALUE_RULES
from ospe_build.checking.schema_findings import HANDLERS
from ospe_build.finding import Position
from ospe_build.reading import read


def codes(text: str, file: str = FILE) -> list[str]:
    return [finding.code for finding in check_text(text, file)]


def test_the_base_is_sound() -> None:
    assert codes(BASE) == []


def test_every_code_is_there_once_and_in_order() -> None:
    listed = [rule.code for rule in (*FILE_RULES, *VALUE_RULES)]
    assert listed == sorted(set(listed))
    others = [*(code for code, *_ in ACROSS_RULES), *(code for code, _ in DETECTORS)]
    assert len({*listed, *others}) == len(listed) + len(others)


def test_every_keyword_of_the_schema_is_put_into_words() -> None:
    structure = {"$schema", "$id", "$comment", "$defs", "$ref", "title", "description", "x-ospe", "properties", "items",
                 "default", "examples", "if", "then"}  # fmt: skip
    found = set()

    def look(part: object) -> None:
        if not isinstance(part, dict):
            return
        found.update(part)
        for key in ("properties", "$defs"):
            for inner in part.get(key, {}).values():
                look(inner)
        for key in ("items", "if", "then"):
            if key in part:
                look(part[key])
        for key in ("oneOf", "anyOf"):
            for inner in part.get(key, ()):
                look(inner)

    look(schema(FIRST))
    assert found - structure == set(HANDLERS)


def test_the_day_that_counts_is_helsinkis(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2026, 3, 11, 22, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr("ospe_build.checking.context.datetime", Clock)
    assert today() == date(2026, 3, 12)


def test_a_game_may_have_been_played_today_but_not_tomorrow() -> None:
    document = read(BASE.encode(), FILE)
    early = Context(date(2026, 3, 11), CONTEXT.cards)
    assert [finding.code for finding in check(document, early)] == ["OSPE306"]
    assert check(document, Context(date(2026, 3, 12), CONTEXT.cards)) == []


def test_a_deadline_on_the_day_of_the_game_or_in_its_month_is_right() -> None:
    for day in ("2026-03-12", "2026-03"):
        assert codes(f"{BASE}      maaraaika: {day}\n") == []
    assert codes(f"{BASE}      maaraaika: 2026-02\n") == ["OSPE307"]


def test_follow_ups_of_one_day_are_in_order() -> None:
    entries = "".join("      - {paiva: 2026-09-01, tila: kesken}\n" for _ in range(2))
    assert codes(f"{BASE}    seuranta:\n{entries}") == []


def test_a_follow_up_on_the_day_of_the_game_comes_before_all_others() -> None:
    entries = "".join(f"      - {{paiva: {day}, tila: kesken}}\n" for day in ("2026-03-20", "2026-03-12"))
    assert codes(f"{BASE}    seuranta:\n{entries}") == ["OSPE310"]


def test_a_benefit_that_is_half_alike_is_suggested() -> None:
    board = "miksi_osallistamme:\n  hyodyt_meille: [abcd]\nkehityskohdat:\n  heikosti_toteutuvat_hyodyt: [{}]\n"
    assert [finding.suggestion for finding in check_text(BASE + board.replace("{}", "abce"))] == ["abcd"]
    assert [finding.suggestion for finding in check_text(BASE + board.replace("{}", "abcef"))] == [None]


def test_a_benefit_is_the_same_after_trimming_and_composing() -> None:
    board = (
        'miksi_osallistamme:\n  hyodyt_meille: ["Ääni  kuuluu"]\nkehityskohdat:\n  heikosti_toteutuvat_hyodyt: ["{}"]\n'
    )
    assert codes(BASE + board.replace("{}", " A\u0308a\u0308ni  kuuluu ")) == []
    assert codes(BASE + board.replace("{}", "ääni  kuuluu")) == ["OSPE312"]
    assert codes(BASE + board.replace("{}", "Ääni kuuluu")) == ["OSPE312"]


def test_the_suggested_benefit_is_the_one_most_alike() -> None:
    boards = "miksi_osallistamme:\n  hyodyt_meille: [Jonot lyhenevät, Valitukset vähenevät]\n"
    boards += "kehityskohdat:\n  heikosti_toteutuvat_hyodyt: [Valituksia on vähemmän, Valitukset vähenevat]\n"
    assert [finding.suggestion for finding in check_text(BASE + boards)] == [None, "Valitukset vähenevät"]


def test_four_players_are_enough() -> None:
    assert codes(changed("pelaajia: 7", "pelaajia: 4")) == []
    assert codes(changed("pelaajia: 7", "pelaajia: 2")) == ["OSPE411"]


def test_one_cause_is_one_finding() -> None:
    assert codes(changed("rajaus:", "rajuas:")) == ["OSPE202"]
    assert codes(changed("uudet_keinot:", "uudet keinot:")) == ["OSPE202"]
    assert codes(changed("toteutus:", "toteutuz:")) == ["OSPE202"]
    assert codes(changed("pelattu: 2026-03-12", "pelattu: 2026")) == ["OSPE213"]
    assert codes(changed("pelattu: 2026-03-12", 'pelattu: "TÄYTÄ: 2026-03-12"')) == ["OSPE501"]
    assert codes(changed("toimiala: kulttuuri_ja_vapaa_aika", "toimiala: [muu]")) == ["OSPE203"]
    assert codes(changed("{kortti: asukasilta}", "{kortti: Asukas Ilta!}")) == ["OSPE212"]


def test_what_new_wrote_is_known_in_decomposed_form_too() -> None:
    text = changed("yksikko: Mallilan kirjasto", 'yksikko: "TA\u0308YTA\u0308: Mallilan kirjasto"')
    assert codes(text) == ["OSPE501"]


EXAMPLE = "Nuoret päättävät itse, mitä iltatoiminnassa tehdään"
GOAL = "Nuoret päättävät illan ohjelman\n"


@pytest.mark.parametrize(
    "note",
    [
        f"'TÄYTÄ: {EXAMPLE}'",
        f"'FILL IN : {EXAMPLE}'",
        "'TÄYTÄ: Kaksi työtuntia viikossa ja 500 euroa tarvikkeisiin'",
        *("TÄYTÄ", "täytä", "'Täytä:'", "'täytä: …'", "'TÄYTÄ :'", "Fill in...", "fyll i"),
    ],
)
def test_a_marker_with_an_example_of_any_field_or_with_nothing_is_a_leftover(note: str) -> None:
    assert codes(changed(GOAL, f"{note}\n")) == ["OSPE501"]


def test_a_marker_is_a_leftover_before_a_space_and_a_colon() -> None:
    text = changed("Kirjaston nuorten tilat\n", "'TÄYTÄ : oma teksti'\n")
    assert [(finding.code, finding.suggestion) for finding in check_text(text)] == [("OSPE502", "oma teksti")]


@pytest.mark.parametrize(
    "note",
    [
        f"{EXAMPLE} ja milloin",
        "Mallilan kirjasto",
        EXAMPLE,
        "Kaksi työtuntia viikossa ja 500 euroa tarvikkeisiin",
        "Täytä lomake",
        "'Täytä: lomake'",
        "fill in the form",
        "asukasilta",
    ],
)
def test_what_anybody_may_write_is_no_leftover(note: str) -> None:
    assert codes(changed(GOAL, f"{note}\n")) == []


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("2026-03-12-a.yml", ["OSPE305"]),
        ("2026/2026-03-12-a.yml", []),
        ("/srv/sessions/2026/2026-03-12-a.yml", []),
        ("sessions/2026/2026-03-12-a.b.yml", ["OSPE301"]),
        ("sessions/2026/2026-03-12-.yml", ["OSPE301"]),
        ("sessions/2026/2026-03-12.yml", ["OSPE301"]),
        ("sessions/2026/2026-03-12-a--b.yml", ["OSPE301"]),
        ("sessions/2026/2026-03-12-a-.yml", ["OSPE301"]),
        ("sessions/2026/2026-03-12-a", ["OSPE304"]),
        ("sessions/2026/2026-03-12-a.txt", ["OSPE304"]),
        ("sessions/20266/2026-03-12-a.yml", ["OSPE305"]),
        ("sessions/2026/2026-03-12-" + "a" * 60 + ".yml", []),
        ("sessions/2026/2026-03-12-" + "a" * 61 + ".yml", ["OSPE301"]),
        ("sessions/2025/2025-03-12-a.yml", ["OSPE302"]),
        ("sessions/2025/2025-11-24-a.yaml", ["OSPE302", "OSPE304"]),
        ("sessions/2024/2025-03-12-a.yml", ["OSPE302", "OSPE303"]),
        ("sessions/2024/a.yml", ["OSPE301", "OSPE303"]),
    ],
)
def test_the_place_of_a_file(file: str, expected: list[str]) -> None:
    assert sorted(codes(BASE, file)) == expected


def test_a_file_in_the_working_folder_is_placed_by_that_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("archive") / "2026"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert codes(BASE, "2026-03-12-a.yml") == []
    assert codes(BASE, "./2026-03-12-a.yml") == []


def test_findings_come_in_the_order_of_the_file() -> None:
    text = BASE.replace("pelaajia: 7", "pelaajia: 1").replace("kortti: asukasilta", "kortti: olematon")
    found = check_text("sää: nimi@example.org\n" + text)
    assert [finding.position.line for finding in found] == sorted(finding.position.line for finding in found)
    assert [finding.code for finding in found] == ["OSPE202", "OSPE402", "OSPE207", "OSPE311"]
    assert found[1].position == Position(1, 6)


KEYS = st.sampled_from([node.key for node in root().walk() if node.key] + ["kortti", "lisatieto", "Luku 3", "x"])
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20),
    st.sampled_from(["2026-03-12", "2026-12", "asukasilta", "muu", "TÄYTÄ: x", "nimi@example.org", "Maija Mallikas"]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from([board.key for board in root().children]), VALUES, max_size=8))
@settings(max_examples=300)
def test_whatever_a_file_holds_ends_in_findings(value: dict[str, Any]) -> None:
    document = read(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), FILE)
    found = check(document, CONTEXT)
    assert found
    last = document.text.count("\n") + 1
    assert all(1 <= finding.position.line <= last and finding.position.column >= 1 for finding in found)
    facts(document)


def test_the_slow_engine_is_never_asked_about_a_clean_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(_value: object) -> list[object]:
        raise AssertionError("a clean file costs a hundred times what it should")

    monkeypatch.setattr(engines, "errors", ask)
    for path in sorted(VALID.rglob("*.yml")):
        check(read(path.read_bytes(), f"sessions/{path.parent.name}/{path.name}"), CONTEXT)


@pytest.mark.parametrize(
    ("written", "variant"), [('"7"', "quoted"), ('" 7"', "quoted"), ("007", "number"), ("seitsemän", "number")]
)
def test_a_number_in_quotation_marks_is_told_to_drop_them(written: str, variant: str) -> None:
    (finding,) = check_text(changed("pelaajia: 7", f"pelaajia: {written}"))
    assert (finding.code, finding.variant) == ("OSPE203", variant)


def test_a_file_that_is_refused_is_searched_for_personal_data_line_by_line() -> None:
    text = "skeema: 1 # 131052-308T\n" + changed("Kirjaston nuorten tilat\n", "soita 040 123 4567\n")
    assert codes(text) == ["OSPE401", "OSPE105", "OSPE403"]
    assert codes("skeema: 1\n" + changed("Kirjaston nuorten tilat\n", "|\n      040\n      1234567\n")) == ["OSPE105"]
