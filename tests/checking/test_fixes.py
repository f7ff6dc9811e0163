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

from ospe_build.checking import check, fixes
from ospe_build.finding import Finding, Fix
from ospe_build.reading import read

find = lru_cache(findings_in)


def put_in(text: str, fix: Fix) -> str:
    """The text with the edit made, as somebody would who knows only what the contract says of it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before = [*lines[: fix.line - 1], lines[fix.line - 1][: fix.column - 1]]
    after = [lines[fix.end_line - 1][fix.end_column - 1 :], *lines[fix.end_line :]]
    return "\n".join(before) + fix.text + "\n".join(after)


def told(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """What was found, told apart without places, which an edit may move."""
    return Counter((finding.code, finding.variant) for finding in findings)


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
            assert not new or (document.refused and not any(code.startswith("OSPE1") for code, _ in new)), edited
            assert finding.others == ()


def test_most_faults_are_mended() -> None:
    """What nobody can know is left: which number was meant, what a row that is gone said."""
    fixed = dict.fromkeys(FAULTS, False)
    for name, number, n in product(FAULTS, range(len(BASE.splitlines())), range(20)):
        if not fixed[name]:
            found = check_text(with_a_fault(BASE, number, name, n))
            fixed[name] = any(finding.fix is not None for finding in found)
    assert [name for name, done in fixed.items() if not done] == ["nothing"]


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
