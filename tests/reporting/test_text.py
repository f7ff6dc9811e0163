from collections.abc import Callable

import pytest

from ospe_build.finding import Finding
from ospe_build.reporting import Result
from ospe_build.reporting.text import report

Make = Callable[..., Finding]


FILE = "sessions/2026/2026-03-12-mallilan-kirjasto.yml"
SOURCE = {(FILE, 7): "  pelaajia: seitsemän", (FILE, 20): "  - menetelma: Kävelykierros"}


def lines(result: Result, language: str = "fi", **options: int | bool) -> list[str]:
    return list(report(result, language, **options))


def test_a_finding_shows_place_message_source_suggestion_and_where_to_read_more(finding: Make, warning: Make) -> None:
    result = Result.of(12, [warning(), finding(suggestion="7")], SOURCE)
    assert lines(result) == [
        f"{FILE}:7:13: virhe OSPE901",
        "  Tähän tarvitaan luku, ei tekstiä seitsemän.",
        "  7 |   pelaajia: seitsemän",
        "    |             ^",
        "  Tarkoititko: 7?",
        "  Lue lisää: ospe explain OSPE901",
        "",
        f"{FILE}:20:5: varoitus OSPE902",
        "  Rivillä ei ole vastuutahoa.",
        "  20 |   - menetelma: Kävelykierros",
        "     |     ^",
        "  Lue lisää: ospe explain OSPE902",
        "",
        "Tarkistettiin 12 tiedostoa: 1 virhe ja 1 varoitus.",
    ]


def test_a_variant_has_its_own_words(finding: Make) -> None:
    result = Result.of(1, [finding(variant="other", params={"key": "pelajia"}, suggestion="pelaajia")])
    assert lines(result)[1:3] == ["  Avainta pelajia ei ole.", "  Tarkoititko: pelaajia?"]


def test_a_finding_without_a_known_line_shows_no_source(finding: Make) -> None:
    assert lines(Result.of(1, [finding()]))[2] == "  Lue lisää: ospe explain OSPE901"


def test_swedish_and_english(finding: Make) -> None:
    result = Result.of(2, [finding(suggestion="7")])
    assert lines(result, "sv") == [
        f"{FILE}:7:13: fel OSPE901",
        "  Här behövs ett tal, inte texten seitsemän.",
        "  Menade du: 7?",
        "  Läs mer: ospe explain OSPE901",
        "",
        "2 filer kontrollerades: 1 fel och 0 varningar.",
    ]
    assert lines(result, "en") == [
        f"{FILE}:7:13: error OSPE901",
        "  A number is needed here, not the text seitsemän.",
        "  Did you mean: 7?",
        "  Read more: ospe explain OSPE901",
        "",
        "2 files checked: 1 error and 0 warnings.",
    ]


@pytest.mark.parametrize(
    ("counts", "last"),
    [
        ((0, 0, 0), "Tarkistettiin 0 tiedostoa. Täällä ei ole pelikertoja."),
        ((1, 0, 0), "Tarkistettiin 1 tiedosto. Kaikki on kunnossa."),
        ((2, 1, 0), "Tarkistettiin 2 tiedostoa: 1 virhe ja 0 varoitusta."),
        ((12500, 2, 1), "Tarkistettiin 12 500 tiedostoa: 2 virhettä ja 1 varoitus."),
        ((3, 1000, 2), "Tarkistettiin 3 tiedostoa: 1 000 virhettä ja 2 varoitusta."),
    ],
)
def test_the_count_stands_last_in_the_right_plural(
    finding: Make, warning: Make, counts: tuple[int, int, int], last: str
) -> None:
    checked, errors, warnings = counts
    result = Result.of(checked, [finding()] * errors + [warning()] * warnings)
    assert lines(result)[-1] == last


def test_colour_marks_place_and_severity_only(finding: Make, warning: Make) -> None:
    result = Result.of(1, [finding(), warning()])
    coloured = lines(result, colour=True)
    assert coloured[0] == f"\x1b[1m{FILE}:7:13:\x1b[0m \x1b[31m\x1b[1mvirhe\x1b[0m OSPE901"
    assert coloured[4] == f"\x1b[1m{FILE}:20:5:\x1b[0m \x1b[33m\x1b[1mvaroitus\x1b[0m OSPE902"
    assert [line for line in coloured if "\x1b" in line] == [coloured[0], coloured[4]]


def test_without_colour_there_is_not_one_escape(finding: Make) -> None:
    assert "\x1b" not in "".join(lines(Result.of(1, [finding()], SOURCE)))


def test_hostile_names_values_and_suggestions_are_shown_escaped(finding: Make) -> None:
    hostile = finding(
        file="sessions/\x1b[2J\n::error::x\udcff.yml",
        params={"value": "\x1b]0;x\x07\u202e"},
        suggestion="a\r\nb",
    )
    assert lines(Result.of(1, [hostile]))[:3] == [
        "sessions/\\x1b[2J\\n::error::x\\udcff.yml:7:13: virhe OSPE901",
        "  Tähän tarvitaan luku, ei tekstiä \\x1b]0;x\\x07\\u202e.",
        "  Tarkoititko: a\\r\\nb?",
    ]


def test_a_long_message_is_broken_between_words(finding: Make) -> None:
    result = Result.of(1, [finding(params={"value": "kolmisen-kymmentä pelaajaa ja " + "x" * 50})])
    assert lines(result, width=40)[1:-3] == [
        "  Tähän tarvitaan luku, ei tekstiä",
        "  kolmisen-kymmentä pelaajaa ja",
        "  " + "x" * 50 + ".",
    ]


def test_a_narrow_terminal_still_shows_the_column(finding: Make) -> None:
    result = Result.of(1, [finding(column=500)], {(FILE, 7): "x" * 499 + "Y" + "x" * 499})
    shown, caret = lines(result, width=10)[3:5]
    assert len(shown) == 40
    assert shown[caret.index("^")] == "Y"
