"""Words for codes that do not exist, so that exact output does not hang on how real messages are phrased."""

from collections.abc import Callable, Iterator

import pytest

from ospe_build import messages
from ospe_build.finding import Finding, Position, Severity

FILE = "sessions/2026/2026-03-12-mallilan-kirjasto.yml"
WORDS = {
    "fi": {
        "finding.OSPE901": "Tähän tarvitaan luku, ei tekstiä {value}.",
        "finding.OSPE901.other": "Avainta {key} ei ole.",
        "finding.OSPE902": "Rivillä ei ole vastuutahoa.",
        "explain.OSPE901.title": "Väärä arvo",
        "explain.OSPE901.why": "Ohjelma laskee pelaajat yhteen.",
        "explain.OSPE901.how": "Kirjoita luku\nnumeroin.",
        "explain.OSPE599.title": "Väärä arvo",
        "explain.OSPE599.why": "Ohjelma laskee pelaajat yhteen.",
        "explain.OSPE599.how": "Kirjoita luku\nnumeroin.",
        "explain.OSPE599.bad": "pelikerta:\n  pelaajia: seitsemän",
        "explain.OSPE599.good": "pelikerta:\n  pelaajia: 7\n",
        "finding.OSPE599": "Tässä koodissa on selitys.",
    },
    "sv": {"finding.OSPE901": "Här behövs ett tal, inte texten {value}."},
    "en": {"finding.OSPE901": "A number is needed here, not the text {value}."},
}
for told in ("sv", "en"):  # an explanation is in all languages
    WORDS[told] |= {msgid: words for msgid, words in WORDS["fi"].items() if msgid.startswith("explain.OSPE599")}


@pytest.fixture(autouse=True)
def _words() -> Iterator[None]:
    for language, words in WORDS.items():
        for msgid, words_of_it in words.items():
            messages.catalogue(language).add(msgid, words_of_it)
    yield
    for language, words in WORDS.items():
        for msgid in words:
            messages.catalogue(language).delete(msgid)


@pytest.fixture
def finding() -> Callable[..., Finding]:
    def make(code: str = "OSPE901", line: int = 7, column: int = 13, **changes: object) -> Finding:
        values = {
            "severity": Severity.ERROR,
            "file": FILE,
            "pointer": ("pelikerta", "pelaajia"),
            "params": {"value": "seitsemän"},
            **changes,
        }
        return Finding(code=code, position=Position(line, column), **values)

    return make


@pytest.fixture
def warning(finding: Callable[..., Finding]) -> Callable[..., Finding]:
    def make(line: int = 20, column: int = 5, **changes: object) -> Finding:
        values = {"severity": Severity.WARNING, "pointer": ("uudet_keinot", 0), "params": {}, **changes}
        return finding("OSPE902", line, column, **values)

    return make
