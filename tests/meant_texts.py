"""Texts that are valid and not meant so, and their like that are meant: what both checkers are asked about."""
# ruff: noqa: RUF001 - marks that look alike are what these texts are about

EMPTY = [
    "-", "--", "–", "—", "‒", "−", "_", ".", "..", "...", "…", "?", "??", "!", "/", "//", "*", "=", "~", "+",
    "|", "\\",
    "-" * 70, "( - )", "“-”", "”—”", "'", "x", "X", "xx", "XXX.", "ei ole", "Ei ole.", "EI OLE", "ei", "Ei!",
    "ei  mitään", "Ei mita\u0308a\u0308n", "ei vastausta", "(ei vastausta)", "”ei ole”", "tyhjä", "N/A",
    "n.a.", "none", "None",
    "null", "nej", "inget", "Ingen.", "inga svar", "vet ej", "no", "No comment", "don’t know", "en osaa sanoa",
    " - ", "eos",
]  # fmt: skip
"""Answers that are none."""

ANSWERS = [
    "1", "0", "👍", "-👎", "❤", "✓", "Ei vielä", "Ei ole vielä päätetty", "ei koskaan", "Nej tack", "no-show",
    "x-akseli",
    "A", "ö", "C", "Noora", "Tom", "5 %", "2 €", "Ei ole ollut rahaa", "nonstop", "en", "kyllä",
    "-" * 90, "日本", "½",
]  # fmt: skip

CURLY = {
    "“Kirjaston tilat”": "Kirjaston tilat", "”Kirjaston tilat”": "Kirjaston tilat", "‟Tilat”": "Tilat",
    "„Tilat“": "Tilat", "«Tilat»": "Tilat", "»Tilat»": "Tilat", "« Tilat »": "Tilat", "’Tilat’": "Tilat",
    "‘It’s our’s’": "It’s our’s", "‚Tilat‘": "Tilat", "‹Tilat›": "Tilat", "“Tilat”,": "Tilat",
    "”Tilat” ;": "Tilat",
    '“Tilat"': "Tilat", '"Tilat”': "Tilat", '“Sanoi "ei käy" heti”': 'Sanoi "ei käy" heti',
    "“‘Tilat’”": "Tilat",
    "”Luku 3: Linna”": "Luku 3: Linna", "“- miinus”": "- miinus", "  ”Tilat”  ": "Tilat",
    "´Tilat´": "Tilat", "`Tilat`": "Tilat", "″Tilat″": "Tilat", "′Tilat′": "Tilat",
    "”Rivi\ntoinen”": "Rivi\ntoinen",
}  # fmt: skip
"""Texts between curly marks, each with what was meant."""

STRAIGHT = [
    "”Viihdy”-kampanja ja ”Iltavuoro”", "Teema ”Arki”", "”Arki” teemana", "‘A’ ja ‘B’", "Rock ’n’ roll",
    "’90-luvun talo", "”", '"Miksi meiltä ei kysytä?"', "'Tilat'", "5’ ja 6”", "5′ ja 6″", "`a` ja `b`",
    "Kävijä sanoi: ”Hyvä näin”",
    "“Tilat", "Tilat”", "“”", "««»»",
]  # fmt: skip
"""Texts with quotation marks that are meant, or that nobody can mend for sure."""

CARDS = {
    "Kysely": "{kortti: kysely}", "kysely": "{kortti: kysely}", " KYSELY. ": "{kortti: kysely}",
    "Enkät": "{kortti: kysely}", "enka\u0308t": "{kortti: kysely}", "survey": "{kortti: kysely}",
    "Pop up -palvelu": "{kortti: pop-up}", "pop up": "{kortti: pop-up}", "Pop–up": "{kortti: pop-up}",
    "Kartta kysely": "{kortti: karttakysely}", "residents' evening": "{kortti: asukasilta}",
    "“Kysely”": "{kortti: kysely}", "{kysely}": "{kortti: kysely}", "[Kysely]": "{kortti: kysely}",
    "{kortti: kysely}": "{kortti: kysely}", "{kortti:kysely}": "{kortti: kysely}",
    "kortti: Kysely": "{kortti: kysely}",
    '{"kortti": "kysely"}': "{kortti: kysely}", "{'kortti' : 'kysely'}": "{kortti: kysely}",
    "{“kortti”: “kysely”}": "{kortti: kysely}", "kortti = kysely": "{kortti: kysely}",
    "- kortti: kysely": "{kortti: kysely}", "{kortti: kyselly}": "{kortti: kysely}",
    "Keinokortti: Kysely": "{kortti: kysely}", "Metodkort: Enkät": "{kortti: kysely}",
    '{"kortti": "kysely", "lisatieto": "Keväällä, illalla"}': '{kortti: kysely, lisatieto: "Keväällä, illalla"}',
    "{kortti: kysely, lisatieto: Keväällä: illalla}": '{kortti: kysely, lisatieto: "Keväällä: illalla"}',
    "kortti: kysely\nlisatieto: Keväällä\n": '{kortti: kysely, lisatieto: "Keväällä"}',
    "{kortti: kysely, Lisätieto: Keväällä}": '{kortti: kysely, lisatieto: "Keväällä"}',
    "{kortti: ei-mikaan-naista}": None, "kortti: ": None,
}  # fmt: skip
"""Methods that are cards written as texts, each with the card that was meant."""

OWN_WORDS = [
    "Kysely verkossa", "Kyselyt", "Oma kysely", "Kysely ja asukasilta", "Uusi kortti: kirjastolounas",
    "Kort: en kväll",
    "Kirjastokortti: ilmainen kaikille", "Ilta nuorille", "{muu: asia}", "kyselly", "kortti",
    "Postikortti kaikille",
]  # fmt: skip
"""Methods in one's own words."""
