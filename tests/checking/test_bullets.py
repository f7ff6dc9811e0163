"""Lists whose rows begin with another mark than a dash, and were read as one text."""

import pytest
from collected import changed, check_text

from ospe_build.finding import Finding
from ospe_build.reading import read
from ospe_build.reading.source import Source

ROWS = "    - Kirjaston nuorten tilat\n"


def only_finding(text: str) -> Finding:
    (finding,) = check_text(text)
    assert (finding.code, finding.variant) == ("OSPE203", "list")
    return finding


@pytest.mark.parametrize(
    "mark",
    [
        *"–—•·▪◦●○■□►➢✓o+§⦁→➔◆★☐☑❖✅🔹", "\uf0b7", "\uf0a7", "--", "\\-", "\\*", "1.", "1)", "(1)", "a)",
        "\N{HYPHEN BULLET}", "\N{FIGURE DASH}", "\N{MINUS SIGN}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("space", [" ", "  ", "\t", "\N{NO-BREAK SPACE}"])
def test_each_row_becomes_a_row_with_a_dash(mark: str, space: str) -> None:
    text = changed(ROWS, f"    {mark}{space}Kirjaston aukiolo\n    {mark}{space}Illat\n")
    finding = only_finding(text)
    assert (finding.position.line, finding.position.column) == (12, 5)
    assert finding.suggestion == '- "Kirjaston aukiolo"\n- "Illat"'
    assert finding.fix is not None
    value = read(Source(text).edited(finding.fix).encode(), "a.yml").value
    assert value["rajaus"]["kohde"] == ["Kirjaston aukiolo", "Illat"]


@pytest.mark.parametrize(
    ("rows", "suggestion"),
    [
        ("    – Kirjaston\n      aukiolo\n    – Illat\n", '- "Kirjaston aukiolo"\n- "Illat"'),
        ("    – \"Aula\"\n    – 'Piha'\n", "- \"Aula\"\n- 'Piha'"),
        ("    – ”Aula”\n", '- "Aula"'),
        ('    – Sanoi "hei"\n', "- 'Sanoi \"hei\"'"),
        ("    – Aula\n\n    – Piha\n", '- "Aula"\n- "Piha"'),
        ("    Kirjaston – aukiolo\n", '["Kirjaston – aukiolo"]'),
        ("    –aukiolo\n", '["–aukiolo"]'),
        ("    Aula\n    – Piha\n", '["Aula – Piha"]'),
        ("    – Aula\n    - Piha\n", '- "Aula"\n- "Piha"'),
        ("    –Aula\n    –Piha\n", '- "Aula"\n- "Piha"'),
        ("    -Aula\n    -Piha\n", '- "Aula"\n- "Piha"'),
        ('    -"Aula"\n    -"Piha"\n', '- "Aula"\n- "Piha"'),
        ("    -5 astetta\n    -6 astetta\n", '["-5 astetta -6 astetta"]'),
        ("    10. kerros\n", '["10. kerros"]'),
        ("    1. Aula\n    2. Piha\n", '- "Aula"\n- "Piha"'),
        ("    n. 30 asukasta\n", '["n. 30 asukasta"]'),
        ("    § 12 ja § 13\n", '["§ 12 ja § 13"]'),
    ],
)
def test_rows(rows: str, suggestion: str) -> None:
    assert only_finding(changed(ROWS, rows)).suggestion == suggestion


def test_a_first_row_beside_its_key_moves_below_it() -> None:
    text = changed(f"  kohde:\n{ROWS}", "  kohde: – Aula\n")
    finding = only_finding(text)
    assert finding.suggestion == '- "Aula"'
    assert finding.fix is not None
    assert '  kohde:\n    - "Aula"\n' in Source(text).edited(finding.fix)


def test_of_choices_only_known_ones_are_suggested() -> None:
    known = changed("  osallistettavat:\n", "  kohderyhmat:\n    • nuoret\n    • lapset\n  osallistettavat:\n")
    assert only_finding(known).suggestion == '- "nuoret"\n- "lapset"'
    assert only_finding(known.replace("lapset", "muut")).suggestion is None


def test_where_a_text_belongs_they_are_text() -> None:
    text = changed("Nuoret päättävät illan ohjelman", "\n        – Nuoret\n        – Talo")
    assert check_text(text) == []
