"""What libyaml cannot read: the cause, where it is, and what was probably meant."""

import pytest

from ospe_build.reading import read


@pytest.mark.parametrize(
    ("text", "variant", "line", "column", "suggestion"),
    [
        # tabs
        ("a:\n\tb: 1\n", "tab", 2, 1, None),
        ("a:\n  b: 1\n  \tc: 2\n", "tab", 3, 3, None),
        ("a: |\n\tb\n", "tab", 2, 1, None),
        ("-\ta\n", "tab", 1, 2, None),
        # indentation
        ("a:\n  b: 1\n c: 2\n", "indent", 3, 2, None),
        ("a:\n  b: 1\n    c: 2\n", "indent", 3, 5, None),
        ("a: b\n  c: d\n", "indent", 2, 3, None),
        ("a:\n   - b\n  - c\n", "indent", 3, 3, None),
        (" a: 1\nb: 2\n", "indent", 2, 1, None),
        ("a: 1\n- b\n", "indent", 2, 1, None),
        # quotation marks
        ('a: "x\nb: 1\n', "quote", 1, 4, '"x"'),
        ("a:\n  - 'x\n  - y\n", "quote", 2, 5, '"x"'),
        ('a:\n  - "x\n  - "y"\nb: 1\n', "quote", 2, 5, '"x"'),
        ('a: "x\n---\nb: 1\n', "quote", 1, 4, '"x"'),
        ('a: "x\nb: "y"\n', "quote", 1, 4, '"x"'),
        ('a: "Aula" ja piha\n', "after_quote", 1, 11, "'\"Aula\" ja piha'"),
        ('- "Sanoi "hei" minulle"\n', "after_quote", 1, 11, "'Sanoi \"hei\" minulle'"),
        ("- 'Rock 'n' roll'\n", "after_quote", 1, 10, "\"Rock 'n' roll\""),
        ("- 'Luku: 3': aula: piha\n", "colon", 1, 18, "\"'Luku: 3': aula: piha\""),
        ('a: ["x" y]\n', "after_quote", 1, 9, None),
        # brackets
        ("a: [x, y\nb: 1\n", "bracket", 1, 4, "[x, y]"),
        ("a:\n  - {x: y\n", "bracket", 2, 5, "{x: y}"),
        ("a: {\n", "bracket", 1, 4, None),
        ("a:\n  - [b, [\n", "bracket", 2, 9, None),
        ("- [Aula] tilana\n", "after_bracket", 1, 10, '"[Aula] tilana"'),
        ("a: {x: y} z\n", "after_bracket", 1, 11, '"{x: y} z"'),
        ("a: ]\n", "start", 1, 4, '"]"'),
        # characters that cannot start a text
        ("a: @kaikki\n", "start", 1, 4, '"@kaikki"'),
        ("- `koodi`\n", "start", 1, 3, '"koodi"'),
        ("- %osuus\n", "start", 1, 3, '"%osuus"'),
        ("%osuus: 1\n", "start", 1, 1, '"%osuus: 1"'),
        ("- > 5 euroa # huom\n", "start", 1, 3, '"> 5 euroa"'),
        ("- |x|\n", "start", 1, 3, '"|x|"'),
        ("a: , b\n", "start", 1, 4, '", b"'),
        # colons
        ("otsikko: Luku 3: Linna\n", "colon", 1, 16, '"Luku 3: Linna"'),
        ("- tavoite: Luku 3: Linna\n", "colon", 1, 18, '"Luku 3: Linna"'),
        ("- Huomio: Luku 3: Linna\n", "colon", 1, 17, '"Huomio: Luku 3: Linna"'),
        ("- a: b: c\n", "colon", 1, 7, '"a: b: c"'),
        ("- Luku 3: Linna\n  jatkuu tässä\n", "colon", 1, 9, '"Luku 3: Linna jatkuu tässä"'),
        ("a: :\n", "colon", 1, 4, '":"'),
        ("a:b\nc: 1\n", "colon_space", 1, 1, "a: b"),
        ("a: 1\nb:c\nd: 1\n", "colon_space", 2, 1, "b: c"),
        ("otsikko Aula\nb: 1\n", "no_colon", 1, 1, "otsikko: Aula"),
        ("a: 1\notsikko Aula\nb: 1\n", "no_colon", 2, 1, "otsikko: Aula"),
        ("a:\n  b: 1\n  otsikko\n", "no_colon", 3, 3, "otsikko:"),
        ("otsikko = Aula\nb: 1\n", "no_colon", 1, 1, "otsikko: Aula"),
        ("a: 1\notsikko=Aula\nb: 1\n", "no_colon", 2, 1, "otsikko: Aula"),
        ("a: 1\notsikko => Aula\nb: 1\n", "no_colon", 2, 1, "otsikko: Aula"),
        ("a: 1\notsikko\uff1aAula\nb: 1\n", "no_colon", 2, 1, "otsikko: Aula"),
        ("- tavoite: Linna\n  otsikko\n", "no_colon", 2, 3, "otsikko:"),
        ("x:\n  k:\n    - Luku 3: Linna\n  otsikko Aula\n", "no_colon", 4, 3, "otsikko: Aula"),
        # lists
        ("a:\n  - b\n  c\n  - d\n", "dash", 3, 3, None),
        ("a:\n- b\nc\n", "dash", 3, 1, None),
        ("a: - b\n", "list_in_line", 1, 4, None),
        ("a:\n  tavoite: 1\n  - kohde: 2\n", "dash_before_key", 3, 3, None),
        ("tavoite:\n  a: 1\n- kohde: 2\n", "dash_before_key", 3, 1, None),
        # Markdown
        ("a:\n  **otsikko:** Aula\n", "bold", 2, 3, "otsikko:"),
        ("a:\n  **otsikko**: Aula\n", "bold", 2, 3, "otsikko:"),
        # comments
        ("- Luku #2\n  jatkuu\n", "comment", 1, 8, '"Luku #2 jatkuu"'),
        ("a: Luku #2\n  jatkuu\nb: 1\n", "comment", 1, 9, '"Luku #2 jatkuu"'),
        # a comma after a text
        ('- "Aula",\n', "comma", 1, 9, '"Aula"'),
        ("- 'Aula';\n", "comma", 1, 9, "'Aula'"),
        ('a: "Aula", # huom\n', "comma", 1, 10, '"Aula"'),
        ('a:\n  "b": "c",\n  d: 1\n', "comma", 2, 11, '"c"'),
        ('a: ["b", "c"],\n', "comma", 1, 14, '["b", "c"]'),
        ("- {a: b},\n", "comma", 1, 9, "{a: b}"),
        ('- "Aula".\n', "after_quote", 1, 9, '"Aula."'),
        ('- "Aula", "Piha"\n', "after_quote", 1, 9, None),
        # other marks than dashes
        ("kohde:\n  * Aula\n  * Piha\n", "bullet", 2, 3, '- "Aula"\n- "Piha"'),
        ("kohde:\n* Aula\n", "bullet", 2, 1, '- "Aula"'),
        ("kohde:\n  – Aula: piha\n  – Illat\n", "bullet", 2, 3, '- "Aula: piha"\n- "Illat"'),
        (
            "kohde: # huom\n  * Aula\n    ja piha\n\n  * \u201dIllat\u201d\nb: 1\n",
            "bullet",
            2,
            3,
            '- "Aula ja piha"\n- "Illat"',
        ),
        ("kohde:\n  - Aula\n  • Piha\n", "bullet", 3, 3, '- "Piha"'),
        ("kohde:\n  - Aula\n  o Piha\n  - Illat\n", "bullet", 3, 3, '- "Piha"'),
        ("uudet_keinot:\n  – menetelma: x\n    tavoite:\n", "bullet", 2, 3, "- menetelma: x\n  tavoite:"),
        ('kohde:\n  * "Aula"\n  * {kortti: x}\n', "bullet", 2, 3, '- "Aula"\n- {kortti: x}'),
        (
            "seuranta:\n  1. paiva: 2026-01-01\n     tila: kesken\n",
            "bullet",
            2,
            3,
            "-  paiva: 2026-01-01\n   tila: kesken",
        ),
        # texts below each other without dashes
        ('kohde:\n  "Aula"\n  "Piha"\n', "dash", 2, 3, '- "Aula"\n- "Piha"'),
        ("kohde:\n  \"Aula\",\n  'Piha',\nb: 1\n", "dash", 2, 3, "- \"Aula\"\n- 'Piha'"),
        # more quotation marks than one around a text, or not the same
        ('a: ""Aula""\n', "after_quote", 1, 6, '"Aula"'),
        ("a: ''Aula''\n", "after_quote", 1, 6, '"Aula"'),
        ('a: """Aula"""\n', "after_quote", 1, 6, '"Aula"'),
        ('a: "Aula\u201d\n', "quote", 1, 4, '"Aula"'),
        ('a: "Aula ja \u201dpiha\u201d\n', "quote", 1, 4, '"Aula ja \u201dpiha\u201d"'),
        # escapes
        ('a: "C:\\polku"\n', "escape", 1, 7, "'C:\\polku'"),
        ('a: "\\xZZ"\n', "escape", 1, 5, "'\\xZZ'"),
        # none of these
        ("...\n", "", 1, 1, None),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_cause(  # noqa: PLR0913, PLR0917 - one row of the table each
    text: str, variant: str, line: int, column: int, suggestion: str | None, line_break: str
) -> None:
    document = read(text.replace("\n", line_break).encode(), "a.yml")
    assert document.refused
    assert document.value is None
    (finding,) = document.findings
    assert (finding.code, finding.variant) == ("OSPE104", variant)
    assert (finding.position.line, finding.position.column) == (line, column)
    assert finding.suggestion == suggestion


def test_a_soft_hyphen_before_an_indentation_is_told_where_it_stands() -> None:
    (finding,) = read("a:\n\xad  kohde:\n    - Aula\n  b: 1\n".encode(), "a.yml").findings
    assert (finding.code, finding.position.line, finding.params) == ("OSPE113", 2, {"character": "U+00AD"})


@pytest.mark.parametrize(
    "text",
    ["- *x jatkuu\n", "- &x *y\n", "a: !x y: z\n"],
)
def test_an_error_that_only_follows_from_another_is_not_told(text: str) -> None:
    assert "OSPE104" not in {finding.code for finding in read(text.encode(), "a.yml").findings}


def test_an_error_elsewhere_is_told_beside_the_others() -> None:
    found = read("a: \u200bx\nb: &k y\nc: @z\n".encode(), "a.yml").findings
    assert [(finding.code, finding.position.line) for finding in found] == [
        ("OSPE113", 1),
        ("OSPE106", 2),
        ("OSPE104", 3),
    ]


@pytest.mark.parametrize("text", ['"a: b"', "'a: b'", '"@x"', "'Sanoi \"hei\"'"])
def test_a_suggestion_can_be_read(text: str) -> None:
    written = text[1:-1]
    broken = read(f"- tavoite: {written}: c\n".encode(), "a.yml").findings
    assert broken[0].suggestion is not None
    assert read(f"- {broken[0].suggestion}".encode(), "a.yml").value == [f"{written}: c"]
