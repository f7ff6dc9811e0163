"""Every fix, put in exactly as given, removes its finding and makes no other."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from pathlib import Path

import pytest
from collected import BASE, CASES, CONTEXT, FILE, changed, check_text, findings_in
from faults import FAULTS, spoilt, with_a_fault
from hypothesis import given, settings

from ospe_build.board import schema
from ospe_build.checking import check, fixes
from ospe_build.checking.fixes import removal
from ospe_build.finding import Finding, Fix
from ospe_build.reading import read

find = lru_cache(findings_in)


def put_in(text: str, fix: Fix) -> str:
    """The text with the edit made, as somebody would who knows only what the contract says of it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before = [*lines[: fix.line - 1], lines[fix.line - 1][: fix.column - 1]]
    after = [lines[fix.end_line - 1][fix.end_column - 1 :], *lines[fix.end_line :]]
    return "\n".join(before) + fix.text + "\n".join(after)


def told(findings: Iterable[Finding]) -> Counter[str]:
    """What was found, without the places and variants that an edit elsewhere may change."""
    return Counter(finding.code for finding in findings)


FIXED = [
    (case, path, finding)
    for case in CASES
    for path, findings in find(case).items()
    for finding in findings
    if finding.fix is not None
]


@pytest.mark.parametrize(
    ("case", "path", "finding"), FIXED, ids=lambda part: part.code if isinstance(part, Finding) else part.name
)
def test_a_fix_of_an_invalid_file_mends_it(case: Path, path: Path, finding: Finding) -> None:
    assert finding.fix is not None
    before = {name: told(findings) for name, findings in find(case).items()}
    edited = put_in(path.read_text("utf-8-sig"), finding.fix)
    after = {name: told(findings) for name, findings in findings_in(case, {path: edited}).items()}
    before[path] -= told([finding])
    assert all(after[name] <= before[name] for name in after)


@given(spoilt())
@settings(max_examples=200)
def test_a_fix_of_a_session_with_a_fault_mends_it(drawn: tuple[str, str, str]) -> None:
    file, text, wrong = drawn
    document = read(wrong.encode(), file)
    findings = check(document, CONTEXT)
    for finding in findings:
        if finding.fix is not None:
            edited = put_in(wrong, finding.fix)
            new = told(check_text(edited, file)) - (told(findings) - told([finding])) - told(check_text(text, file))
            # In a file that could not be read, a mended text may differ from the one that others refer to.
            assert not new or (document.refused and not any(code.startswith("OSPE1") for code in new)), edited
            assert finding.others == ()


def test_most_faults_are_mended() -> None:
    """What nobody can know is left: which number was meant, what a row that is gone said."""
    fixed = dict.fromkeys(FAULTS, False)
    for name, number, n in product(FAULTS, range(len(BASE.splitlines())), range(20)):
        if not fixed[name]:
            found = check_text(with_a_fault(BASE, number, name, n))
            fixed[name] = any(finding.fix is not None for finding in found)
    assert [name for name, done in fixed.items() if not done] == ["nothing"]


def says_to_remove(finding: Finding) -> bool:
    return "entry" in finding.params or finding.variant.endswith("item")


@pytest.mark.parametrize(
    ("case", "path", "finding"),
    [
        (case, path, finding)
        for case in CASES
        for path, findings in find(case).items()
        for finding in findings
        if finding.code in {"OSPE205", "OSPE209", "OSPE218", "OSPE325", "OSPE501"}
    ],
    ids=lambda part: part.code if isinstance(part, Finding) else part.name,
)
def test_what_findings_say_can_be_removed_can_be_removed_and_nothing_else(
    case: Path, path: Path, finding: Finding
) -> None:
    document = read(path.read_bytes(), path.name)
    removed = removal(finding.pointer, document)
    if not says_to_remove(finding):
        assert removed is None or finding.variant in {"", "keys", "plain"}
    elif removed is None:
        assert "#" in document.source.line(finding.position.line), "a comment goes only by hand"
    else:
        after = findings_in(case, {path: put_in(document.text, removed)})[path]
        assert told(after) <= told(find(case)[path]) - told([finding])


def test_the_reason_for_giving_up_is_the_only_condition_of_the_schema() -> None:
    conditions = [(shape["if"], shape["then"]) for shape in schema()["$defs"].values() if "if" in shape]
    assert conditions == [
        (
            {"required": ["tila"], "properties": {"tila": {"const": "luovuttu"}}},
            {"required": ["kuvaus"], "properties": {"kuvaus": True}},
        )
    ]


@pytest.mark.parametrize(
    ("row", "variant", "entry"),
    [
        ("    seuranta: [{paiva: 2026-09-01, tila: luovuttu, kuvaus: }]", "required", None),
        ("    seuranta: [{paiva: 2026-09-01, tila: kesken, kuvaus: }]", "", "kuvaus"),
        ("ei_sovittu:", "", "ei_sovittu"),
        ("palaute: {toimi_hyvin: []}", "list", "palaute"),
        ("palaute: {hyodyllisyys: 4, toimi_hyvin: []}", "list", "toimi_hyvin"),
    ],
)
def test_an_entry_is_named_that_can_be_removed(row: str, variant: str, entry: str | None) -> None:
    (finding,) = check_text(f"{BASE}{row}\n")
    assert (finding.variant, finding.params.get("entry")) == (variant, entry)


def test_one_of_plan_and_reason_is_needed() -> None:
    (finding,) = check_text(BASE.partition("uudet_keinot:")[0] + "ei_sovittu:\n")
    assert (finding.code, finding.variant) == ("OSPE218", "required")


def test_a_fix_and_a_suggestion_agree() -> None:
    for _, _, finding in FIXED:
        if finding.suggestion is not None and finding.fix is not None:
            assert finding.suggestion in finding.fix.text


def test_what_a_fix_would_bring_to_light_in_a_readable_file_keeps_it_back() -> None:
    """The right name shows that the number under it is too small: one finding would take the place of another."""
    (finding,) = check_text(changed("pelaajia: 7", "pelajia: 1"))
    assert (finding.code, finding.suggestion, finding.fix) == ("OSPE202", "pelaajia", None)


def test_few_edits_of_a_large_file_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def count(data: bytes, file: str) -> object:
        sizes.append(len(data))
        return read(data, file)

    sizes: list[int] = []
    monkeypatch.setattr(fixes, "read", count)
    for notes in (100, 900):
        sizes.clear()
        text = changed("    - Kirjaston nuorten tilat\n", "".join(f"    - a{n}: b\n" for n in range(notes)))
        found = check(read(text.encode(), FILE), CONTEXT)
        assert sum(finding.fix is not None for finding in found) == len(sizes) <= fixes.MOST
        assert sum(sizes) < 200_000
    assert check_text(BASE) == []
