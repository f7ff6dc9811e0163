"""Rows that came from elsewhere: one finding at the first of them, and one edit that takes all of them away."""

import pytest
from elsewhere import FILE, changed, put_in

from ospe_build.finding import Finding
from ospe_build.reading import read

SEVEN = "  pelaajia: 7\n"
CONFLICTS = {
    "two versions": (changed(SEVEN, f"<<<<<<< HEAD\n{SEVEN}=======\n  pelaajia: 8\n>>>>>>> korjaus\n"), 4),
    "and what was before": (changed(SEVEN, f"<<<<<<< HEAD\n{SEVEN}||||||| a1b2c3\n=======\n>>>>>>> korjaus\n"), 4),
    "the whole file": (f"<<<<<<< HEAD\n{FILE}=======\n{FILE}>>>>>>> korjaus\n", 1),
    "only the middle is left": (changed(SEVEN, f"{SEVEN}=======\n"), 5),
    "only the end is left": (f"{FILE}>>>>>>> korjaus (Otsikko: uusi)\n", 12),
    "in a block": (changed("    toinen\n", "<<<<<<< HEAD\n    toinen\n=======\n    kolmas\n>>>>>>> x\n"), 11),
    "in brackets": (changed(SEVEN, "  alueet: [\n<<<<<<< HEAD\n  a,\n=======\n  b,\n>>>>>>> x\n  ]\n"), 5),
    "in a quoted text": (changed('"Illat"', '"Illat\n=======\n  ja päivät"'), 9),
    "indented": (changed(SEVEN, f"    <<<<<<< HEAD\n{SEVEN}"), 4),
    "within another": (changed(SEVEN, f"<<<<<<<<< HEAD\n{SEVEN}=========\n  pelaajia: 8\n>>>>>>>>> x\n"), 4),
    "without a space": (changed(SEVEN, f"<<<<<<<HEAD\n{SEVEN}"), 4),
    "of Jujutsu": (changed(SEVEN, f"%%%%%%% Changes from base to side #1\n-{SEVEN}+++++++ Contents of side #2\n"), 4),
    "stashed": (changed(SEVEN, f"<<<<<<< Updated upstream\n{SEVEN}"), 4),
}


def findings(text: str) -> list[Finding]:
    document = read(text.encode(), "a.yml")
    assert document.refused
    assert document.value is None
    return list(document.findings)


@pytest.mark.parametrize("name", CONFLICTS)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_two_versions_are_one_finding_at_the_first_mark(name: str, line_break: str) -> None:
    text, line = CONFLICTS[name]
    (finding,) = findings(text.replace("\n", line_break))
    assert (finding.code, finding.position.line, finding.position.column) == ("OSPE116", line, 1)
    assert (finding.suggestion, finding.fix) == (None, None)


def quoted(mark: str, text: str = FILE) -> str:
    return "".join(f"{mark}{row}".rstrip() + "\n" for row in text.split("\n")[:-1])


FOREIGN = {
    "fence": (f"```yaml\n{FILE}```\n", "fence", 1),
    "fence of waves": (f"~~~\n{FILE}~~~\n", "fence", 1),
    "fence with spaces": (f"  ```yml \n{FILE}  ```", "fence", 1),
    "fence, long": (f"`````\n{FILE}`````\n", "fence", 1),
    "fence, indented with all": (quoted("   ", f"```yaml\n{FILE}```\n"), "fence", 1),
    "fence, only the first": (f"```\n{FILE}", "fence", 1),
    "fence, only the last": (f"{FILE}```\n", "fence", 12),
    "fence of quotation marks": (f"'''\n{FILE}'''\n", "fence", 1),
    "fence of double quotation marks": (f'"""yaml\n{FILE}"""\n', "fence", 1),
    "fence after words": (f"Tässä:\n\n```yaml\n{FILE}```\nTerveisin kirjasto\n", "", 1),
    "mail": (quoted("> "), "mail", 1),
    "mail without spaces": (quoted(">"), "mail", 1),
    "mail, twice": (quoted(">> "), "mail", 1),
    "mail, twice with spaces": (quoted("> > "), "mail", 1),
    "mail with empty rows": (quoted("> ", FILE.replace("rajaus", "\nrajaus")), "mail", 1),
    "mail with who wrote it": (f"12.3.2026 klo 10:15 Kirjasto kirjoitti:\n{quoted('> ')}", "", 1),
    "mail with an answer below": (f"{quoted('> ')}\nHieno juttu!\n", "mail", 1),
    "added rows of a comparison": (quoted("+"), "mark", 1),
    "added rows below their head": (f"@@ -0,0 +1,11 @@\n{quoted('+')}", "", 1),
    "rows of a table": (quoted("| "), "mark", 1),
    "chat": (f"[12.3.2026, 14.05.10] Kirjasto: {FILE}", "mark", 1),
    "chat without brackets": (f"12.3.2026 klo 14.05 - Kirjasto: {FILE}", "mark", 1),
    "fence without a row of its own": (f"```yaml {FILE}```\n", "mark", 1),
    "fence of a forum": (f"[code]\n{FILE}[/code]\n", "fence", 1),
    "fence of a ticket": (f"{{code:yaml}}\n{FILE}{{code}}\n", "fence", 1),
    "greeting": (f"Hei,\n{FILE}", "", 1),
    "greeting and more": (f"Hei!\n\nTässä on pelikerta: katso liite.\n\n{FILE}", "", 1),
    "greeting in Swedish": (f"Hejsan!\n{FILE}", "", 1),
    "greeting in small letters": (f"moi\n{FILE}", "", 1),
    "greeting after a byte order mark": (f"Hei,\n{FILE}", "", 1),
    "greeting before a document's mark": (f"Hei\n---\n{FILE}", "", 1),
    "announced": (f"Here is the file:\n{FILE}", "", 1),
    "announced in a word": (f"Tiedosto:\n\n{FILE}", "", 1),
    "signature": (f"{FILE}Terveisin\nKirjaston väki\n", "", 12),
    "signature, kindly": (f"{FILE}\nYstävällisin terveisin, Kirjasto\n", "", 13),
    "signature, short": (f"{FILE}T. Kirjasto\n", "", 12),
    "signature, thanks": (f"{FILE}\nKiitos!\n", "", 13),
    "signature, short words": (f"{FILE}Terkut\nkirjasto\n", "", 12),
    "signature with a detail": (f"{FILE}Terveisin\nkirjasto\nemail: kirjasto at esimerkki\n", "", 12),
    "signature after a dash": (f"{FILE}\n—\nKirjasto\n", "", 13),
    "signature, wishes": (f"{FILE}\nMukavaa kevättä kaikille!\nKirjaston väki\n", "", 13),
    "signature, see you": (f"{FILE}Nähdään!\n", "", 12),
    "signature in Swedish, wishes": (f"{FILE}Trevlig helg!\n", "", 12),
    "signature in English, thanks": (f"{FILE}Many thanks\n", "", 12),
    "signature in English, in letters": (f"{FILE}BR\nThe library\n", "", 12),
    "an earlier message below": (f"{FILE}\n> Hei,\n> lähetättekö pelikerran?\n", "mail", 13),
    "signature in Swedish": (f"{FILE}Med vänlig hälsning\nBiblioteket\n", "", 12),
    "signature, mvh": (f"{FILE}Mvh Biblioteket\n", "", 12),
    "signature in English": (f"{FILE}Best regards,\nThe library\n", "", 12),
    "signature's line": (f"{FILE}-- \nKirjasto\npuh. 09 310 00000\n", "", 12),
    "from a phone": (f"{FILE}\nLähetetty iPhonesta\n", "", 13),
    "from a phone in English": (f"{FILE}Sent from my iPhone", "", 12),
    "from a phone in Swedish": (f"{FILE}Skickat från min iPhone\n", "", 12),
    "headers": (f"Lähettäjä: Kirjasto\nAihe: Pelikerta\n\n{FILE}", "", 1),
    "headers in Swedish": (f"Från: Biblioteket\nÄmne: Spel\n{FILE}", "", 1),
    "headers in English": (f"From: The library\nSubject: Game\n{FILE}", "", 1),
    "a message below": (f"{FILE}\n-----Alkuperäinen viesti-----\nLähettäjä: x\n> skeema: 1\n", "", 13),
    "a message above": (f"---------- Forwarded message ---------\nFrom: x\n{FILE}", "", 1),
    "a page's mark": (f"<pre>\n{FILE}</pre>\n", "", 1),
}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_rows_of_a_message_are_one_finding_and_one_edit(name: str, line_break: str) -> None:
    text, variant, line = FOREIGN[name]
    (finding,) = findings(text.replace("\n", line_break))
    assert (finding.code, finding.variant) == ("OSPE117", variant)
    assert (finding.position.line, finding.position.column) == (line, 1)
    document = read(put_in(text, finding.fix).encode(), "a.yml")
    assert document.findings == ()
    assert document.value == read(FILE.encode(), "a.yml").value


@pytest.mark.parametrize(
    ("value", "code"), [('"7"', "OSPE117"), ("7", "OSPE117"), ("[x]", "OSPE117"), ("Hyvä peli", "OSPE104")]
)
def test_words_alone_after_an_empty_row_are_a_message_where_they_cannot_go_on(value: str, code: str) -> None:
    (finding,) = findings(f"{FILE}palaute: {value}\n\nKirjasto\nOvi 3\n")
    assert (finding.code, finding.position.line) == (code, 14)


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{FILE}", f"---\n{FILE}", f"%YAML 1.2\n---\n{FILE}...\n", f"\n\n# Hei,\n\n{FILE}# Terveisin kirjasto\n",
        changed("    toinen\n", "    =======\n    ```\n    Terveisin\n    -- \n"), '{"rajaus": 1,\n"skeema": 1}\n',
        changed("Kirjaston aukiolo", '"Terveisin\nkirjasto"'), "pelikerta:\n  a: 1\nskeema: 1\n", '"skeema": 1\n',
        "Hei\n", "Hei: x\n",
    ],
)  # fmt: skip
def test_what_looks_alike_is_let_through(text: str) -> None:
    assert read(text.encode(), "a.yml").findings == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (changed("rajaus:\n", "rajaus\n"), "OSPE104"),
        (f"{FILE}uudet keinot\n", "OSPE104"),
        (f"{FILE}Hyvää palvelua kaikille\n", "OSPE104"),
        (f"Esimerkki: true\n{FILE}", ""),
        (f"Pelikerta:\n  a: 1\n{FILE}", ""),
        (f"{FILE}Palaute: hyvä\n", ""),
    ],
)
def test_what_a_writer_misspelt_is_no_row_of_a_message(text: str, code: str) -> None:
    assert [finding.code for finding in read(text.encode(), "a.yml").findings] == [code] * bool(code)


def test_an_error_in_the_file_itself_is_told_beside_at_its_own_place() -> None:
    text = f"Hei,\n{changed('    - Kirjaston aukiolo', '    - @aukiolo')}Terveisin\n"
    found = [(one.code, one.position.line, one.position.column) for one in findings(text)]
    assert found == [("OSPE117", 1, 1), ("OSPE104", 8, 7)]


@pytest.mark.parametrize("character", ["\0", "\x07", "\u200b"])
def test_a_forbidden_character_in_a_marked_row_is_told(character: str) -> None:
    text = quoted("> ").replace("Illat", f"Il{character}lat", 1)
    assert character in text
    assert "OSPE117" in {finding.code for finding in findings(text)}
    assert {"OSPE111", "OSPE112", "OSPE113"} & {finding.code for finding in findings(text)}
