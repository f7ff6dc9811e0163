"""One set of files, two checkers: what Python says of them and what the form's script says of them in a browser."""

import base64
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from form_files import FIXTURES, TODAY
from meant_texts import ANSWERS, CARDS, CURLY, EMPTY, OWN_WORDS, STRAIGHT
from playwright.sync_api import Page
from screen import core_value

from ospe_build.archive.deck import card_names
from ospe_build.board import root
from ospe_build.checking import Context, check
from ospe_build.checking.across import ACROSS_RULES
from ospe_build.checking.privacy import DETECTORS, NAMED
from ospe_build.checking.published import LOST
from ospe_build.checking.rules import FILE_RULES, VALUE_RULES
from ospe_build.checking.stray import ELSEWHERE, STRAY
from ospe_build.finding import Finding, Severity
from ospe_build.form.bundle import CHECKER, bundle
from ospe_build.reading import read
from ospe_build.reading.characters import forbidden
from ospe_build.reading.mojibake import meant
from ospe_build.reporting.explain import codes

CONTEXT = Context(today=date.fromisoformat(TODAY), cards=card_names())
OF_THE_READER = {code for code in codes() if code.startswith("OSPE1") and code != "OSPE121"}
"""How a file is written, which is compared by whether it is refused: a form writes none wrong."""
NOT_OF_THE_FILE = {
    *(rule.code for rule in FILE_RULES),  # its name and folder
    *(code for code, *_ in ACROSS_RULES),  # other files: tests/form/test_archive.py
    STRAY, ELSEWHERE, LOST,  # other files, and what is published
}  # fmt: skip
"""What a browser cannot know of a session; all else must have its twin there."""
WITH_TWIN = {*codes()} - OF_THE_READER - NOT_OF_THE_FILE
FILES = sorted(path for ending in ("*.yml", "*.yaml", "*.YML") for path in FIXTURES.rglob(ending) if path.is_file())


def compared(code: str) -> bool:
    """Whether a browser can know of the finding, and must name it as Python does."""
    return code in WITH_TWIN


def python_findings(path: Path) -> tuple[bool, list[Finding]]:
    """Whether the file is refused, and what a browser could find in it too: not what its name says."""
    document = read(path.read_bytes(), str(path))
    found = [finding for finding in check(document, CONTEXT) if compared(finding.code) and finding.variant != "name"]
    return document.refused, found


@pytest.fixture(scope="module")
def browser_results(modules: Page, data: dict[str, Any]) -> dict[Path, dict[str, Any]]:
    files = [base64.b64encode(path.read_bytes()).decode() for path in FILES]
    results = modules.evaluate("([files, data, today]) => ospe.checkFiles(files, data, today)", [files, data, TODAY])
    return dict(zip(FILES, results, strict=True))


def test_there_are_files_to_compare() -> None:
    assert len(FILES) > 100


def test_the_checker_carries_nothing_that_the_schema_says_to_people() -> None:
    script = bundle(CHECKER).decode()
    assert [
        label for node in root().walk() for label in node.labels.values() if len(label) > 12 and label in script
    ] == []


def test_every_rule_of_python_has_its_twin(browser_results: dict[Path, dict[str, Any]]) -> None:
    """Every code of the registries is found in the browser, too, by some file; the other tests hold it to the place."""
    registered = {rule.code for rule in VALUE_RULES} | {code for code, _ in DETECTORS} | {NAMED}
    assert registered <= WITH_TWIN
    found = {finding["code"] for result in browser_results.values() for finding in result["findings"]}
    assert WITH_TWIN - found == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_browser_says_what_python_says(path: Path, browser_results: dict[Path, dict[str, Any]]) -> None:
    refused, findings = python_findings(path)
    result = browser_results[path]
    assert result["refused"] == refused
    if refused:
        return
    expected = Counter((f.code, f.pointer) for f in findings)
    found = Counter((f["code"], tuple(f["pointer"])) for f in result["findings"] if compared(f["code"]))
    assert found == expected
    errors = {f.code for f in findings if f.severity is Severity.ERROR}
    assert {f["code"] for f in result["findings"] if f["severity"] == "error"} == errors


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_browser_reads_the_same_value(path: Path, browser_results: dict[Path, dict[str, Any]]) -> None:
    document = read(path.read_bytes(), str(path))
    if not document.refused:
        assert browser_results[path]["value"] == document.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_browser_suggests_what_python_suggests(path: Path, browser_results: dict[Path, dict[str, Any]]) -> None:
    refused, findings = python_findings(path)
    if refused:
        return
    expected = {(f.code, f.pointer, f.variant, f.suggestion) for f in findings if f.code[:5] != "OSPE4"}
    found = {
        (f["code"], tuple(f["pointer"]), f["variant"], f["suggestion"])
        for f in browser_results[path]["findings"]
        if compared(f["code"]) and f["code"][:5] != "OSPE4"
    }
    assert found == expected


AWKWARD = [
    "a: |\n  x\n  <<<<<<<\n",
    "a: 1\n\t\n",
    "a: 1\n\tb: 2\n",
    "a:\n  - x\t# ei\n",
    "a: x\rb: y\r",
    "a: [\nx, y\n]\nb: 1\n",
    "a:\n  k: {x: 1,\ny: 2}\n  z: 2\n",
    "a: {k: v}# lopussa\n",
    "a: [x, # huomautus, ]\n  y]\n",
    "a: ['it''s', \"[\\\"\", b]\n",
    "a: b: c\n",
    "- a\n- - b\n  - c\n",
    "a: |\n  x\n   y\n\n",
    "a: >-\n  x\n  y\n",
    "a: 'x\n  y\n\n  z'\n",
    'a: "x\\\n  y"\n',
    "? a\n: b\n",
    "a: &x b\n",
    "a: *x\n",
    "a: !t b\n",
    "%YAML 1.2\n---\na: 1\n",
    "a: 1\n---\nb: 2\n",
    "a: 1\n...\n",
    "--- a\n",
    "",
    "# vain huomautus\n",
    "a: 1\na: 2\n",
    "<<: {a: 1}\n",
    "'<<': 1\n",
    "'': 1\n",
    ": 1\n",
    "[a]: 1\n",
    "a: 0x1F\nb: 1e3\nc: 0o7\nd: +1\ne: .5\nf: 1.\ng: 1.50\nh: -0\ni: 12345678901234567890\n",
    "a: True\nb: ~\nc: null\nd: Null\ne:\n",
    "a: x #y\n",
    "a: 'x' y\n",
    "a: [x\n",
    'a: "x\n',
    "a: @x\n",
    "a: x: \n",
    "a: - b\n",
    "[" * 20 + "]" * 20,
    'a: "\\u200b"\n',
    'a: "\\ud800"\n',
    "a: x\x00\n",
    # characters that cannot be seen
    "a: x\u200cy \u200d\n",
    "a: x\u200dy\n",
    "a: \u0915\u094d\u200d\u0937\n",
    "a: \U0001f468\u200d\U0001f469\u200d\U0001f467\n",
    "a: \u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3\n",
    "a: 1\ufe0f\n",
    "a: x\ufe0f\n",
    "a: \u2764\ufe0f\ufe0f\n",
    "a: \U0001f3f4\U000e0067\U000e0062\U000e007f\n",
    "a: x\xady\n",
    "a: \ufffd\n",
    'a: "\\ufffd"\n',
    'a: "\\ud83d\\udc68\\u200d\\ud83d\\udc69"\n',
    "a: \"\\ud83d\\udc68 \\\\ud83d\\udc68\"\nb: \\ud83d\\udc68\nc: '\\ud83d\\udc68'\nd: |\n  \\ud83d\\udc68\n",
    'a: "\\udc68\\ud83d"\n',
    'a: "x\\u200d"\n',
    'a: "x\\u200dy"\n',
    'a: "\\udb40\\udc41"\n',
    'a: "\\x61\\n\u200db"\n',
    # odd spaces
    "a: x\xa0y\n",
    "a: \xa0x\n",
    "a: x\xa0\n",
    "a:\xa0x\n",
    "a:\xa0x\nb: y\n",
    "a\xa0: x\n",
    "a: 'x\xa0'\n",
    "a: '\xa0x\n  \xa0y\xa0'\n",
    "a: |\n  \xa0x\n  y\xa0\n",
    "a: |\n\xa0 x\n",
    "a: [x,\xa0y]\n",
    "a: [x\u3000, y]\n",
    "a:\n  -\u2003x\n  -\u2003y\n",
    "a:\n  - x\n  \xa0 y\n",
    "a:\n\xa0 - x\n",
    "  \xa0\na: 1\n",
    "a: 1\n# x\xa0\n",
    "a: x # y\xa0\n",
    "a: x#\xa0\n",
    "a: huomio:\u202fx\n",
    "kuvaus:\u202fx\n",
    "a: 1\n  huomio:\u202fx\n",
    "- - - \u202fx\n",
    "- Huomio:\xa0x\n",
    "- huomio:\xa0x\n",
    "- klo:\xa0x\n",
    "a: {pelaajia:\xa07}\n",
    "a: {b: 1, pelaajia:\xa07}\n",
    # material from elsewhere
    "a: [\n<<<<<<< HEAD\n b,\n=======\n c,\n>>>>>>> x\n]\n",
    "a: 'x\n=======\n  y'\n",
    "a: |\n  =======\n  <<<<<<< x\n",
    "a: |\n  =======\n  x\n",
    "Tämä on tiedosto:\nskeema: 1\n",
    "Tämä on tiedosto:\n  skeema: 1\n",
    "Tiedosto:\nskeema: 1\n",
    "Lähettäjä: Kirjasto\nAihe: Peli\n\nskeema: 1\n",
    "Esimerkki: true\nskeema: 1\n",
    "Pelikerta:\n  a: 1\nskeema: 1\n",
    "Tiedosto liitteenä: peli.yml\nskeema: 1\n",
    "Hei,\nskeema: 1\n",
    "```yaml\nskeema: 1\n```\n",
    "'''\nskeema: 1\n'''\n",
    '"""\nskeema: 1\n"""\n',
    "a: 1\n<<<<<<<<< HEAD\n",
    "a: |\n x\n+++++++ x\n",
    "skeema: 1\npelikerta: {}\nskeema: 1\npelikerta: {}\n",
    "> skeema: 1\n> esimerkki: true\n",
    "+ skeema: 1\n+ esimerkki: true\n",
    "+skeema: 1\n",
    "a: 1\n+ skeema: 1\n",
    "skeema: 1\n+ skeema: 1\n",
    "Hei: a\n+ skeema: 1\n",
    "[code]\nskeema: 1\n",
    "| skeema: 1\n| esimerkki: true\n",
    "12.3.2026 klo 14.05 - Maija: skeema: 1\n",
    "+ mukana: Maija\nskeema: 1\n",
    "---\n# x\nskeema: 1\n",
    "%YAML 1.2\n---\nskeema: 1\n",
    '{"esimerkki": true,\n"skeema": 1}\n',
    "skeema: 1\nTerveisin: Kirjasto\n",
    "skeema: 1\nTerveisin\n",
]


def test_every_character_is_forbidden_or_not_alike(modules: Page) -> None:
    """What the table has, and what a browser knows as Default_Ignorable_Code_Point: among letters, emoji and spaces."""
    for before, after in (
        ("a", "a"),
        ("\u2764", "\u2764"),
        ("\u2764\ufe0f", "\U0001f525"),
        ("1", "\u20e3"),
        (" ", " "),
    ):
        found = modules.evaluate("([before, after]) => ospe.forbiddenAmong(before, after)", [before, after])
        every = (number for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000)
        assert found == [number for number in every if any(forbidden(f"{before}{chr(number)}{after}"))]


def test_what_is_typed_loses_what_nobody_sees_and_keeps_what_is_of_use(modules: Page) -> None:
    typed = [
        "nuoriso\xadtalo",
        "x\u200b\U000e0041\u200d y",
        "\U0001f468\u200d\U0001f469",
        "1\ufe0f\u20e3",
        "p\ufffdiv\ufffd",
        "a\u2028b",
    ]
    kept = ["nuorisotalo", "x y", "\U0001f468\u200d\U0001f469", "1\ufe0f\u20e3", "p\ufffdiv\ufffd", "a\nb"]
    assert modules.evaluate("texts => ospe.cleanAll(texts)", typed) == kept


def test_the_form_tells_of_lost_and_broken_letters(modules: Page, data: dict[str, Any]) -> None:
    value = core_value()
    value["rajaus"]["kohde"] = ["p\ufffdiv\ufffd", "iltapÃ¤ivÃ¤"]
    found = modules.evaluate("([value, data, today]) => ospe.checkValue(value, data, today)", [value, data, TODAY])
    told = [(one["code"], one["severity"], one["pointer"], one["suggestion"]) for one in found if one["code"] < "OSPE2"]
    assert told == [
        ("OSPE119", "error", ["rajaus", "kohde", 0], None),
        ("OSPE121", "warning", ["rajaus", "kohde", 1], '"iltapäivä"'),
    ]


BROKEN = [
    "iltapÃ¤ivÃ¤t",
    "Ã…bo â€“ â€œtilaâ€\x9d",
    "ÃƒÂ¤",
    "ÃƒÆ\u2019Ã\u201aÂ¤",
    "Ã¢â\u201a¬â„¢",
    "√§√∂",
    "├ñ├Â ├╢",
    "Å¡",
    "Ð¡Ð²ÐµÑ\u201a",
    "ðŸ\u02dc€",
    "10Â\xa0000",
    'x â€"y',
    "iltap=C3=A4iv=C3=A4t ja p=\n=C3=A4iv=C3=A4=20x",
    "iltap=E4iv=E4t",
    "&auml;&quot;&amp;&#228;&#xE4;&nbsp;&amp;ouml;",
    "Ã\u0084iti",
    "&shy;&zwnj;x",
    "R&D; a=B2 ”HÄMÄRÄ” Ã Â SÃO",
    "https://www.example.org/?a=C3&b=A4&auml;=1 &auml;",
    "\U0001f600 Ã¤",
    "&#0;",
    "x=80=C3=A4",
    "ƒiti tekee t\u02c6it‰ t‰‰ll‰",
    "ŠlŠ tee tšitŠ",
    "y”t„ ty”p„iv„„",
    "─lõ tee ty÷tõ",
    "isΣ tΣΣllΣ",
    "”tila” ja t\u02c6it‰, „kool“, rõõmsõnum",
]


def test_broken_letters_are_put_right_alike(modules: Page) -> None:
    found = modules.evaluate("texts => ospe.meant(texts)", BROKEN)
    assert found == [meant(text) for text in BROKEN]


@pytest.mark.parametrize("text", AWKWARD, ids=ascii)
def test_awkward_yaml_is_read_alike(text: str, modules: Page) -> None:
    document = read(text.encode(), "x")
    found = modules.evaluate("text => ospe.readTexts([text])[0]", text)
    assert found == {"refused": document.refused, "value": document.value}


NOT_MEANT = {"OSPE323", "OSPE324", "OSPE325"}


def of_texts(text: str) -> dict[str, Any]:
    """A session with a text as a note, as a method, and as what is said of a card."""
    methods = [text, {"kortti": "kysely", "lisatieto": text}]
    return {"rajaus": {"kohde": [text]}, "teemat": {"alueyhteistyo": {"teemme_jo_hyvin": methods}}}


def test_what_is_not_meant_is_found_alike(modules: Page, data: dict[str, Any]) -> None:
    texts = [*EMPTY, *ANSWERS, *CURLY, *STRAIGHT, *CARDS, *OWN_WORDS]
    values = [of_texts(text) for text in texts]
    call = "([values, data, today]) => values.map((value) => ospe.checkValue(value, data, today))"
    for text, value, found in zip(texts, values, modules.evaluate(call, [values, data, TODAY]), strict=True):
        document = read(json.dumps(value, ensure_ascii=False).encode(), "x")
        expected = {(f.code, f.pointer, f.suggestion) for f in check(document, CONTEXT) if f.code in NOT_MEANT}
        assert {
            (f["code"], tuple(f["pointer"]), f["suggestion"]) for f in found if f["code"] in NOT_MEANT
        } == expected, text
