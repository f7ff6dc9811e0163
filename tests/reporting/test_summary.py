import html
import re
from collections.abc import Callable

import markdown
import pytest

from ospe_build.finding import Finding
from ospe_build.reporting import Result, summary
from ospe_build.reporting.summary import report
from ospe_build.settings import site_url

Make = Callable[..., Finding]


FILE = "sessions/2026/2026-03-12-mallilan-kirjasto.yml"


def rendered(text: str) -> str:
    """The summary as a reader sees it (GitHub's renderer differs, but reads lists, code and entities alike)."""
    return markdown.markdown(text)


def test_exact_text(finding: Make, warning: Make) -> None:
    result = Result.of(12, [warning(file="toinen.yml"), finding(suggestion="7")])
    assert report(result, "fi", {"toinen.yml"}) == (
        "## Pelikertojen tarkistus\n"
        "\n"
        "Tarkistettiin 12 tiedostoa&#58; 1 virhe ja 1 varoitus&#46;\n"
        "\n"
        "Korjaa virheet. Varoitukset eivät estä julkaisua, mutta lue ne.\n"
        "\n"
        "### <code>toinen&#46;yml</code>\n"
        "\n"
        "- **Varoitus&#44; rivi 20&#44; merkki 5.** Rivillä ei ole vastuutahoa&#46;<br>\n"
        f"  Lue lisää: [OSPE902 OSPE902](<{site_url()}virheet/OSPE902/>)\n"
        "\n"
        "## Muut tiedostot\n"
        "\n"
        "Ehdotuksesi ei muuta näitä tiedostoja. Ylläpitäjä katsoo ne kanssasi.\n"
        "\n"
        "### <code>sessions&#47;2026&#47;2026&#45;03&#45;12&#45;mallilan&#45;kirjasto&#46;yml</code>\n"
        "\n"
        "- **Virhe&#44; rivi 7&#44; merkki 13.** Tähän tarvitaan luku&#44; ei tekstiä seitsemän&#46;<br>\n"
        "  Tarkoititko: <code>7</code>?<br>\n"
        "  Näin korjaat&#58; Kirjoita luku numeroin&#46;<br>\n"
        f"  Lue lisää: [OSPE901 Väärä arvo](<{site_url()}virheet/OSPE901/>)\n"
        "\n"
    )


def test_without_findings_it_says_that_all_is_well() -> None:
    text = report(Result.of(3, []), "fi", set())
    assert text == "## Pelikertojen tarkistus\n\nTarkistettiin 3 tiedostoa&#46; Kaikki on kunnossa&#46;\n\n"


def test_with_warnings_only_nobody_is_told_to_mend_errors(warning: Make) -> None:
    text = report(Result.of(3, [warning()]), "fi")
    assert "Korjaa virheet" not in text
    assert "Varoitukset eivät estä julkaisua" in text


def test_nothing_stands_apart_where_all_files_are_touched_or_none_is_known(finding: Make) -> None:
    result = Result.of(1, [finding()])
    assert "Muut tiedostot" not in report(result, "fi")
    assert "Muut tiedostot" not in report(result, "fi", {FILE})
    assert "Muut tiedostot" in report(result, "fi", set())


HOSTILE = [
    "<script>alert(1)</script>.yml",
    "`code`](http://evil.example)![x](y).yml",
    "a\n\n# Otsikko\n::error::x.yml",
    "**x** _y_ ~~z~~ | @joku #1.yml",
    "</code></details><!--.yml",
    "\x1b[31m\u202e\udcff.yml",
    "&lt;img src=x onerror=alert(1)&gt;.yml",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_values_and_suggestions_stay_text(name: str, finding: Make) -> None:
    innocent = report(Result.of(1, [finding(file="x", params={"value": "x"}, suggestion="x")]), "fi")
    hostile = report(Result.of(1, [finding(file=name, params={"value": name}, suggestion=name)]), "fi")
    assert len(hostile.splitlines()) == len(innocent.splitlines())
    assert hostile.encode()

    def tags(text: str) -> list[str]:
        found = [part.partition(">")[0] for part in rendered(text).split("<")[1:]]
        return [tag for tag in found if tag not in {"code", "/code"}]

    assert tags(hostile) == tags(innocent)


def test_names_of_keys_in_messages_are_set_as_code(finding: Make) -> None:
    text = report(Result.of(1, [finding(variant="other", params={"key": "`pelajia` <b>*x*</b> `"})]), "fi")
    assert "Avainta <code>pelajia</code> &#60;b&#62;&#42;x&#42;&#60;&#47;b&#62; &#96; ei ole" in text


ACTS = (
    *("@joku", "@yhteiso/tiimi", "#12", "varasto#12", "oma/varasto#12", "GH-3", "gh-4", "CVE-2021-44228", "GHSA-jfh8"),
    *("https://evil", "www.evil", "ftp://evil", "a@b", ":tada:", ":+1:"),
    *("a1b2c3d", "DEADBEEF", "0123456789abcdef0123456789abcdef01234567", "oma/varasto@a1b2c3d", "1234567"),
)
"""What GitHub makes a call, a link or a picture of."""


def test_nobody_is_called_and_nothing_is_linked_by_what_others_wrote(finding: Make) -> None:
    value = " ".join(ACTS)
    text = report(Result.of(1, [finding(params={"value": value}, suggestion=value)]), "fi")
    message, _, question = html.unescape(text).partition("Tarkoititko: ")
    assert [acts for acts in ACTS if acts in message] == []
    assert not re.search("[0-9a-f]{7}", message, re.IGNORECASE)
    assert value in message.replace("\u200b", ""), "a reader sees it as it was written"
    assert f"<code>{value}</code>" in question, "what is to be copied holds nothing invisible, and code calls nobody"


def test_a_huge_summary_is_cut_and_says_how_much_is_missing(finding: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    result = Result.of(1, [finding(line=line) for line in range(1, 101)])
    whole = report(result, "fi")
    monkeypatch.setattr(summary, "LIMIT", 10_000)
    cut = report(result, "fi")
    listed = cut.count("- **Virhe")
    assert 0 < listed < whole.count("- **Virhe") == 100
    assert cut.endswith(f"\nLisäksi {100 - listed} huomiota ei mahtunut tähän. Ne ovat tarkistuksen lokissa.\n")
    assert len(cut.encode()) < 11_000
