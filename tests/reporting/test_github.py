from collections.abc import Callable

from ospe_build.finding import Finding
from ospe_build.reporting import Result
from ospe_build.reporting.github import report
from ospe_build.settings import site_url

Make = Callable[..., Finding]


FILE = "sessions/2026/2026-03-12-mallilan-kirjasto.yml"


def test_each_finding_is_an_annotation_and_the_count_stands_last(finding: Make, warning: Make) -> None:
    assert list(report(Result.of(12, [warning(), finding(suggestion="7")]), "fi")) == [
        (
            f"::error file={FILE},line=7,col=13,title=OSPE901 Väärä arvo::Tähän tarvitaan luku, ei tekstiä seitsemän."
            f"%0ATarkoititko: 7?%0ALue lisää: {site_url()}virheet/OSPE901/"
        ),
        (
            f"::warning file={FILE},line=20,col=5,title=OSPE902::Rivillä ei ole vastuutahoa."
            f"%0ALue lisää: {site_url()}virheet/OSPE902/"
        ),
        "Tarkistettiin 12 tiedostoa: 1 virhe ja 1 varoitus.",
    ]


def test_properties_escape_what_parts_them(finding: Make) -> None:
    (line, _) = report(Result.of(1, [finding(file="a,b:c%d\r\n::set-output name=x::y.yml")]), "fi")
    assert line.startswith("::error file=a%2Cb%3Ac%25d%0D%0A%3A%3Aset-output name=x%3A%3Ay.yml,line=7,col=13,")


def test_messages_escape_percent_and_keep_colons(finding: Make) -> None:
    (line, _) = report(Result.of(1, [finding(params={"value": "50 %, klo 12:30\n::error::x"})]), "fi")
    assert "::Tähän tarvitaan luku, ei tekstiä 50 %25, klo 12:30\\n::error::x.%0A" in line


def test_a_finding_is_one_line_that_acts_on_no_terminal(finding: Make) -> None:
    (line, _) = report(Result.of(1, [finding(file="\x1b[2J\udcff.yml", params={"value": "\x1b\u2028\x85"})]), "fi")
    assert line.splitlines() == [line]
    assert "\x1b" not in line
    assert line.encode()
