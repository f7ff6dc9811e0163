"""Comments and their places, and text that is lost to one."""

import pytest

from ospe_build.finding import Severity
from ospe_build.reading import read


def comments(text: str) -> list[tuple[int, int, str]]:
    document = read(text.encode(), "a.yml")
    assert not document.refused
    return [(comment.position.line, comment.position.column, comment.text) for comment in document.comments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1", []),
        ("# x\na: 1\n", [(1, 1, "# x")]),
        ("\ufeff# x\r\na: 1 # y\r\n#z", [(1, 1, "# x"), (2, 6, "# y"), (3, 1, "#z")]),
        ("a: x#y # z\n", [(1, 8, "# z")]),
        ("a: 'x # y' # z\n", [(1, 12, "# z")]),
        ('a: "x \\" # y" # z\n', [(1, 15, "# z")]),
        ("a: 'x\n  # y\n  ' # z\n", [(3, 5, "# z")]),
        ("a: | # x\n  # y\n  z # w\n# v\n", [(1, 6, "# x"), (4, 1, "# v")]),
        ("a: |\n  x\n # y\nb: >-\n  z\n\n# w\n", [(3, 2, "# y"), (7, 1, "# w")]),
        ("a: |2 # x\n  y\nb: 1\n", [(1, 7, "# x")]),
        ("a: >\r\n  # x\r\n\r\n# y\r\n", [(4, 1, "# y")]),
        ("a: [x, # y, ]\n  'z # w', # v\n  ] # u\n", [(1, 8, "# y, ]"), (2, 12, "# v"), (3, 5, "# u")]),
        ("a: {x: y#z, # w }\n }\n", [(1, 13, "# w }")]),
        ("a: # x\n  - b # 'y\n  # z\n  - c # \"w\n", [(1, 4, "# x"), (2, 7, "# 'y"), (3, 3, "# z"), (4, 7, '# "w')]),
        ("'a # b': c # d\n", [(1, 12, "# d")]),
        ("a: ## x # y\n", [(1, 4, "## x # y")]),
        ("a: x\n  y # z\n", [(2, 5, "# z")]),
        ("--- # x\na: 1\n... # y\n", [(1, 5, "# x"), (3, 5, "# y")]),
        ("%YAML 1.2 # x\n---\na: 1\n", [(1, 11, "# x")]),
        ("a: 1\n#\n#", [(2, 1, "#"), (3, 1, "#")]),
        ("[a, # x\n]#y", [(1, 5, "# x"), (2, 2, "#y")]),
    ],
)
def test_every_comment_and_nothing_else(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert comments(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "column", "pointer", "lost", "suggestion"),
    [
        ("- rivi #1\n", 1, 8, (0,), "#1", '"rivi #1"'),
        ("otsikko: Luku #2\n", 1, 15, ("otsikko",), "#2", '"Luku #2"'),
        ("a:\n  - x\n  - y   #z w  \n", 3, 9, ("a", 1), "#z w", '"y   #z w"'),
        ("a: x\n  y #z\n", 2, 5, ("a",), "#z", None),
        ("a: 7 #kpl\n", 1, 6, ("a",), "#kpl", None),
        ("- #1 aula\n", 1, 3, (0,), "#1 aula", '"#1 aula"'),
        ("a: #1\nb: 1\n", 1, 4, ("a",), "#1", '"#1"'),
        ("a: [x #1\n  ]\n", 1, 7, ("a", 0), "#1", '"x #1"'),
        ('a: Sanoi "hei" #2\n', 1, 16, ("a",), "#2", "'Sanoi \"hei\" #2'"),
        ("a: x ##\n", 1, 6, ("a",), "##", '"x ##"'),
    ],
)
def test_lost_text(  # noqa: PLR0913, PLR0917 - one row of the table each
    text: str, line: int, column: int, pointer: tuple[str | int, ...], lost: str, suggestion: str | None
) -> None:
    document = read(text.encode(), "a.yml")
    (finding,) = document.findings
    assert (finding.code, finding.severity, finding.variant) == ("OSPE120", Severity.WARNING, "")
    assert (finding.position.line, finding.position.column) == (line, column)
    assert finding.pointer == pointer
    assert finding.params == {"lost": lost}
    assert finding.suggestion == suggestion
    assert not document.refused
    assert document.value is not None


@pytest.mark.parametrize(
    "text",
    [
        "a: x # y\n",
        "a: x #\n",
        "a: x #\ty\n",
        "#x\na: 1\n  #y\n",
        "a: 'x' #y\n",
        'a: "x" #y\n',
        "a: | #y\n  x\n",
        "a: #y\n  - x\n",
        "a: #y\n  b: x\n",
        "a: [x] #y\n",
        "a: [x, #y\n  z]\n",
        "a: x#y\n",
        "a: 'x #y'\n",
        "a: |\n  x #y\n",
        "a: x\n#y\n",
    ],
)
def test_no_text_is_lost(text: str) -> None:
    assert read(text.encode(), "a.yml").findings == ()
