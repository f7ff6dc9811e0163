import json
from collections.abc import Callable

from ospe_build.finding import Finding, Fix
from ospe_build.reporting import Result
from ospe_build.reporting.json_report import report

Make = Callable[..., Finding]


FILE = "sessions/2026/2026-03-12-mallilan-kirjasto.yml"


def test_the_shape_is_the_contracts(finding: Make, warning: Make) -> None:
    result = Result.of(
        12, [warning(), finding(suggestion="7", fix=Fix(7, 13, 7, 22, "7"), pointer=("teemat", "a/b~c", 0))]
    )
    assert json.loads(report(result, "fi")) == {
        "checked": 12,
        "errors": 1,
        "warnings": 1,
        "findings": [
            {
                "code": "OSPE901",
                "severity": "error",
                "file": FILE,
                "line": 7,
                "column": 13,
                "pointer": "/teemat/a~1b~0c/0",
                "message": "Tähän tarvitaan luku, ei tekstiä seitsemän.",
                "suggestion": "7",
                "fix": {"line": 7, "column": 13, "end_line": 7, "end_column": 22, "text": "7"},
            },
            {
                "code": "OSPE902",
                "severity": "warning",
                "file": FILE,
                "line": 20,
                "column": 5,
                "pointer": "/uudet_keinot/0",
                "message": "Rivillä ei ole vastuutahoa.",
                "suggestion": None,
                "fix": None,
            },
        ],
    }


def test_exact_text_without_findings() -> None:
    assert report(Result.of(0, []), "fi") == '{"checked": 0, "errors": 0, "warnings": 0, "findings": []}'


def test_it_is_ascii_whatever_a_file_is_called(finding: Make) -> None:
    written = report(Result.of(1, [finding(file="sessions/\udcff\n漢.yml")]), "fi")
    assert written.isascii()
    assert "\n" not in written
    assert json.loads(written)["findings"][0]["file"] == "sessions/\udcff\n漢.yml"


def test_the_message_follows_the_language(finding: Make) -> None:
    written = json.loads(report(Result.of(1, [finding()]), "en"))
    assert written["findings"][0]["message"] == "A number is needed here, not the text seitsemän."
