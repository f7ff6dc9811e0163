from collections.abc import Callable

from ospe_build.finding import Finding
from ospe_build.reporting import Result
from ospe_build.reporting.result import lines_of

Make = Callable[..., Finding]


def test_findings_are_sorted_by_file_line_column_and_code(finding: Make, warning: Make) -> None:
    last = finding(file="b.yml", line=1)
    second, third = finding(line=7, column=13), warning(line=7, column=14)
    first = finding("OSPE900", line=7, column=13)
    result = Result.of(2, [last, third, second, first])
    assert result.findings == (last, first, second, third)
    assert Result.of(2, [first, second, third, last]).findings == result.findings


def test_errors_and_warnings_are_counted_apart(finding: Make, warning: Make) -> None:
    result = Result.of(3, [finding(), finding(line=8), warning()])
    assert (result.checked, result.errors, result.warnings) == (3, 2, 1)


def test_only_lines_with_findings_are_kept(finding: Make) -> None:
    source = "eka\r\ntoka\rkolmas\nneljäs"
    assert lines_of("a.yml", source, [finding(line=2), finding(line=3)]) == {
        ("a.yml", 2): "toka",
        ("a.yml", 3): "kolmas",
    }


def test_a_text_that_could_not_be_read_has_no_lines(finding: Make) -> None:
    assert lines_of("a.yml", "", [finding(line=1)]) == {}


def test_a_line_past_the_end_has_no_text(finding: Make) -> None:
    assert lines_of("a.yml", "eka\n", [finding(line=2), finding(line=3)]) == {("a.yml", 2): ""}
