"""Every fix, put in exactly as given, removes its finding and makes no other."""

from collections import Counter
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
from collected import BASE, CASES, CONTEXT, FILE, changed, check_text, find, findings_in
from faults import FAULTS, faulty, with_a_fault
from hypothesis import given, settings

from ospe_build.board import FIRST, schema
from ospe_build.checking import check, fixes, fixes_across
from ospe_build.checking.across import check_across, facts
from ospe_build.checking.edits import removal
from ospe_build.checking.fixes_across import with_fixes_across
from ospe_build.finding import Finding, Fix
from ospe_build.reading import read


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


@given(faulty())
@settings(max_examples=200)
def test_a_fix_of_a_session_with_a_fault_mends_it(drawn: tuple[str, str, str]) -> None:
    file, text, wrong = drawn
    findings = check_text(wrong, file)
    for finding in findings:
        if finding.fix is not None:
            edited = put_in(wrong, finding.fix)
            new = told(check_text(edited, file)) - (told(findings) - told([finding])) - told(check_text(text, file))
            assert not new, edited
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
    conditions = [(shape["if"], shape["then"]) for shape in schema(FIRST)["$defs"].values() if "if" in shape]
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
            # Rows are suggested without the indentation that all of them have.
            written = [row.strip() for row in finding.fix.text.split("\n")]
            assert finding.suggestion in finding.fix.text or all(
                row.strip() in written for row in finding.suggestion.split("\n")
            )


def test_what_a_fix_would_bring_to_light_in_a_readable_file_keeps_it_back() -> None:
    """The right name shows that the number under it is too small: one finding would take the place of another."""
    (finding,) = check_text(changed("pelaajia: 7", "pelajia: 1"))
    assert (finding.code, finding.suggestion, finding.fix) == ("OSPE202", "pelaajia", None)


def test_the_first_of_many_commas_can_be_taken_away_by_itself() -> None:
    text = changed("kohde:\n    - Kirjaston nuorten tilat\n", 'kohde:\n    - "Aula",\n    - "Piha",\n    - "Illat",\n')
    for left in (2, 1, 0):
        (finding,) = check_text(text)
        assert finding.fix is not None
        text = put_in(text, finding.fix)
        assert text.count('",') == left
    assert check_text(text) == []


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
        assert sum(finding.fix is not None for finding in found) == len(sizes) <= fixes.MAX_EDITS
        assert sum(sizes) < 200_000
    assert check_text(BASE) == []


def test_follow_ups_are_put_into_order() -> None:
    days = ("2026-09-15", "2026-05-01", "2026-09-01")
    entries = [f"      - paiva: {day}\n        tila: kesken\n" for day in days]
    wrong = f"{BASE}    seuranta:\n{''.join(entries)}"
    right = f"{BASE}    seuranta:\n{''.join(entries[number] for number in (1, 2, 0))}"
    found = check_text(wrong)
    assert [put_in(wrong, finding.fix) for finding in found if finding.fix] == [right, right]


def test_a_list_of_mappings_becomes_a_mapping() -> None:
    wrong = changed("  kohde:\n    -", "  - kohde:\n    -").replace("  osallistettavat:", "  - osallistettavat:")
    (finding,) = check_text(wrong)
    assert finding.fix is not None
    assert read(put_in(wrong, finding.fix).encode(), FILE).value == read(BASE.encode(), FILE).value


def fixes_beside(text: str, *others: str) -> list[Fix | None]:
    """The fixes of a session's findings, in an archive with some others."""
    names = [FILE, *(f"sessions/2025/2025-02-01-mallila-{number}.yml" for number in range(len(others)))]
    documents = {name: read(one.encode(), name) for name, one in zip(names, (text, *others), strict=True)}
    archive = [facts(document) for document in documents.values()]
    findings = [*check(documents[FILE], CONTEXT), *check_across(archive)]
    found = with_fixes_across(findings, archive, documents.__getitem__, CONTEXT)
    return [finding.fix for finding in found if finding.file == FILE]


EARLIER = changed("pelattu: 2026-03-12", "pelattu: 2025-02-01")


def with_previous(written: str) -> str:
    return changed("pelaajia: 7", f"pelaajia: 7\n  edellinen_pelikerta: {written}")


def test_an_id_of_no_session_is_no_fix() -> None:
    wrong = with_previous("2025-02-01-Mallila-0")
    assert fixes_beside(wrong) == [None]
    assert [fix and fix.text for fix in fixes_beside(wrong, EARLIER)] == ["2025-02-01-mallila-0"]


def test_a_session_across_files_is_mended_by_its_likely_name() -> None:
    assert [fix and fix.text for fix in fixes_beside(with_previous("2025-02-01-malila-0"), EARLIER)] == [
        "2025-02-01-mallila-0"
    ]


def test_a_fix_that_makes_a_duplicate_of_another_session_is_none() -> None:
    wrong = changed("pelattu: 2026-03-12", "pelattu: 12.3.2026")
    assert [fix and fix.text for fix in fixes_beside(wrong, EARLIER)] == ["2026-03-12"]
    assert fixes_beside(wrong, BASE) == [None]


def test_an_archive_is_compared_again_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(fixes_across, "check_across", lambda archive: compared.append(archive) or [])
    names = [f"sessions/2026/2026-03-12-mallila-{number}.yml" for number in range(2 * fixes_across.MAX_EDITS)]
    wrong = changed("pelattu: 2026-03-12", "pelattu: 12.3.2026")
    documents = {name: read(wrong.encode(), name) for name in names}
    archive = [facts(document) for document in documents.values()]
    findings = [finding for document in documents.values() for finding in check(document, CONTEXT)]
    found = with_fixes_across(findings, archive, documents.__getitem__, CONTEXT)
    assert len(compared) == fixes_across.MAX_EDITS == sum(finding.fix is not None for finding in found)


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_a_fix_fits_whatever_ends_the_lines(line_break: str) -> None:
    wrong = changed("pelattu: 2026-03-12", "pelattu: 12.3.2026").replace("\n", line_break)
    (finding,) = check_text(wrong)
    assert finding.fix is not None
    assert (finding.fix.line, finding.fix.column, finding.fix.end_column, finding.fix.text) == (5, 12, 21, "2026-03-12")
