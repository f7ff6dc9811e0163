"""Personal data: what must be found, where it is found, and the ordinary texts that must pass."""

import re
import time
from datetime import date

import pytest
from collected import BASE, FILE, changed, check_text
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fi import hetu, ytunnus

from ospe_build.checking.privacy import check_privacy
from ospe_build.finding import Position
from ospe_build.reading import read

NOTE = "    - Kirjaston nuorten tilat\n"


def kinds(text: str) -> list[str]:
    """The codes of the personal data in a note with that text."""
    quoted = text.replace("'", "''")
    found = check_text(changed(NOTE, f"    - '{quoted}'\n"))
    return sorted(finding.code for finding in found if finding.code.startswith("OSPE40"))


IDENTITY_CODES = [
    "131052-308T",
    "131052A308T",
    "131052+308T",
    *(f"131052{sign}308T" for sign in "YXWVUBCDEF"),
    "131052-308t",
    "131052a308t",
    "010199-9012",
    "tunnus:131052-308T.",
    "(131052-308T)",
    "nro131052-308T",
    "131052 - 308T",
    "131052\u2011308T",
    "131052\u2013308T",
    "131052\u2212308T",
    "131052-\u00ad308T",
    "131\u200d052-308T",
    "ennen 131052-308T jälkeen",
    "131052 308T",
    "131052/308T",
    "131052.308T",
    "131052_308T",
    "131052308T",
    "13.10.52-308T",
    "13.10.1952-308T",
    "13 10 52 - 308T",
    "13/10/52 - 308 T",
    "131052 -308 T",
    "\uff11\uff13\uff11\uff10\uff15\uff12\uff0d\uff13\uff10\uff18\uff34",
    "\u0661\u0663\u0661\u0660\u0665\u0662-308T",
    "\U0001d7cf\U0001d7d1\U0001d7cf\U0001d7ce\U0001d7d3\U0001d7d0-308T",
]
EMAILS = [
    "nimi@example.org",
    "etu.suku+tunniste@kirjasto.example.fi",
    "<nimi@example.org>",
    "mailto:nimi@example.org",
    "etu_suku@example.museum.",
    "päivi@esimerkkilä.example",
    "https://www.example.org/?to=nimi@example.org",
    "kysy nimi@example.org, ei muilta",
    "etunimi.sukunimi (at) hel.fi",
    "etunimi.sukunimi(at)hel.fi",
    "etunimi.sukunimi[at]hel.fi",
    "etunimi.sukunimi {at} hel.fi",
    "etunimi.sukunimi <at> hel.fi",
    "etunimi.sukunimi (ät) hel.fi",
    "etunimi.sukunimi [ ät ] hel.fi",
    "etunimi.sukunimi (AT) hel.fi",
    "etunimi.sukunimi(a)hel.fi",
    "etunimi.sukunimi (@) hel.fi",
    "etunimi.sukunimi ät hel.fi",
    "nimi miukumauku hel.fi",
    "namn (snabel-a) hel.fi",
    "matti.meikalainen at hel.fi",
    "matti at hel.fi",
    "info at gmail.com",
    "nimi at hel dot fi",
    "matti.meikalainen (at) hel (dot) fi",
    "matti piste meikalainen ät hel piste fi",
    "matti[at]hel[piste]fi",
    "matti @ hel.fi",
    "matti@ hel.fi",
    "matti@hel (dot) fi",
    "nimi\uff20hel.fi",
    "\uff4e\uff49\uff4d\uff49\uff20\uff48\uff45\uff4c\uff0e\uff46\uff49",
    "https://www.example.org/?to=nimi%40example.org",
    "matti.meikalainen'at'hel.fi",
    "matti.meikalainen -at- hel.fi",
    "matti @hel.fi",
    "nimi (ät-merkki) hel.fi",
    "nimi ( at ) hel . fi",
]
PHONES = [
    "040 123 4567",
    "0401234567",
    "040-1234567",
    "040 1234 567",
    "040 12 34 567",
    "040-123 45 67",
    "0400 123 456",
    "0400-123456",
    "045 678 90 12",
    "050 1234 5678",
    "(09) 310 1234",
    "09 310 1234",
    "09-3101234",
    "+358 40 123 4567",
    "+358 (0)40 123 4567",
    "+358401234567",
    "00358 40 1234567",
    "+46 70 123 45 67",
    "+44 20 7946 0018",
    "puh. 040 1234567, arkisin klo 9–16",
    "040\u00a0123\u00a04567",
    "040\u2009123\u20094567",
    "040\u2011123\u20114567",
    "040\u202f1234567",
    "040 123\u00ad4567",
    "040.123.4567",
    "040/1234567",
    "029 123 4567",
    "019 123 456",
    "0295 350 000",
    "0295 350000",
    "0800 100 100",
    "0200 123 456",
    "+358 295 350 000",
    "+358 295 056 000",
    "+358 800 100 100",
    "+47 406 12 345",
    "+84 91 234 56 78",
    "358 40 123 4567",
    "Töölönkatu 4 040 123 4567",
    "12.3.2026 040 123 4567",
    "klo 9–16 040 123 4567",
    "2) 040 123 4567",
    "5 040 123 4567",
    "100 040 123 4567",
    "10 000 040 123 4567",
    "2026 040 123 4567",
    "040 123 4567 2026",
    "040 123 4567 5",
    "040 123 4567 12 kpl",
    "040 123 4567-8",
    "ISBN 040 123 4567",
    "1. 040 123 4567",
    "\uff10\uff14\uff10 123 4567",
    "040_123_4567",
    "040\u00b7123\u00b74567",
    "040 - 123 - 4567",
    "puh0401234567",
    "p0401234567",
    "puh_040_1234567",
    "wa.me/358401234567",
    "https://wa.me/358401234567",
    "https://wa.me/46701234567",
    "https://www.esimerkki.example/yhteys?puh=0401234567",
    "https://api.whatsapp.example/send?phone=358401234567&text=hei",
    "www.esimerkki.example/?a=1&phone=%2B358%2040%20123%204567",
    "tel:+358-40-123-4567",
    "tel:0401234567",
    "\u0660\u0664\u0660 123 4567",
    "\u2070\u2074\u2070 123 4567",
    "\u24ea\u2463\u24ea 123 4567",
    "\U0001d7d8\U0001d7dc\U0001d7d8 123 4567",
    "0\ufe0f\u20e34\ufe0f\u20e30\ufe0f\u20e3 123 4567",
    "\u24ff4\u24ff 123 4567",
    "0 4 0 1 2 3 4 5 6 7",
    "https://x.example/?phone=+358 40 1234567",
    "viber://chat?number=%2B358401234567",
]
ACCOUNTS = [
    "FI21 1234 5600 0007 85",
    "FI2112345600000785",
    "fi21 1234 5600 0007 85",
    "FI21-1234-5600-0007-85",
    "FI21\u00a01234\u00a05600\u00a00007\u00a085",
    "FI 21 1234 5600 0007 85",
    "IBAN:FI2112345600000785.",
    "tili FI21 1234 5600 0007 85 on kirjaston",
    "vuonna 2026 tilille FI21 1234 5600 0007 85 klo 12",
    "SE45 5000 0000 0583 9825 7466",
    "GB29 NWBK 6016 1331 9268 19",
    "NO93 8601 1117 947",
    "FI21.1234.5600.0007.85",
    "FI 21 - 1234 - 5600 - 0007 - 85",
    "FI2 1123 4560 0000 785",
    "FI21/1234/5600/0007/85",
    "FI21_1234_5600_0007_85",
    "FI21  1234  5600  0007  85",
    "\uff26\uff29\uff12\uff11 1234 5600 0007 85",
    "F I 2 1 1 2 3 4 5 6 0 0 0 0 0 7 8 5",
    "FI21\u20221234\u20225600\u20220007\u202285",
]
ORDINARY = [
    "12.3.2026", "2026-03-12", "12.3.–14.4.", "01.02.2026", "01.03.–05.03.2026", "3.4.-5.6.", "010226", "01022026",
    "vuosina 2024–2026", "2010-luvulla", "03/2026–04/2026", "kesäkuu 06/2027", "09.2026", "viikot 02-09",
    "12 500 000 €", "1 200,50", "0,5 %", "+100 000 €", "+12 000 käyntiä", "500 000 000 euroa", "-3,5 %",
    "2,5-kertainen", "+358 on Suomen suuntanumero",
    "9–16", "klo 10:30", "klo 09.00–16.00", "ma–pe 08-16, la 10-15", "0800-1600", "08.00–20.00 ja 10.00–18.00",
    "huone 0211", "huoneet 0211-0894", "sali B 2.014", "kerros 0-5", "luokat 1-6 ja 7-9",
    "Mallilantie 12 B 45", "00530 Esimerkkilä", "00100 ja 00200", "00632 05685", "PL 4100",
    "HEL 2020-005895", "HEL 2021-001234 T 10 01 01", "Dnro 0123/02.08/2024", "§ 123, 4.5.2026",
    "0201256-6", "Y-tunnus 0112038-9", "FI02012566", "ISBN 978-951-0-12345-6", "ISBN 0532811631", "0-306-40615-2",
    "ISSN 0355-8940", "60.1699, 24.9384", "60.169857, 24.938379", "0.555023, 51.631651", "+60.1699 +24.9384",
    "1030/2019", "(EU) 2016/679", "0933/2002", "v0.10.12", "Python 3.11.0", "091-403-1-15", "49-412-2-33",
    "https://www.example.org/artikkeli-0401234567", "https://www.example.org/a/08409161?id=0821909749",
    "www.example.org/0401234567", "@mallilan_kirjasto", "@kirjasto@some.example", "kello 10@Malli", "3 @ 5 €",
    "hinta@2.50", "pnpm@9", "131052-308A", "999999-999Z", "131352-308T", "131052-308TA", "1131052-308T",
    "131052-3081234", "FI21 1234 5600 0007 86", "FI21", "EN 12464-1 ja ISO 9001", "A4 B5 C6 D7", "RF18 5390 0754 7034",
    "ab12 cdef ghij klmn opqr", "0–6 v ja 7–12 v", "1-2-3-4-5-6-7-8", "5+5+5+5+5", "0 1 2 3 4 5 6 7 8 9",
    "1 050 000 000 euroa", "5 050 000 000 €", "1 050 000 000", "10 050 000 000 €", "358 401 234 567 euroa",
    "+12 000 000 käyntiä", "+35 800 000 asukasta", "+30 000 000", "+3 2026 2027", "5 + 40 2026 2027",
    "05.2009 - 2015", "05.2017 769 kävijää", "08/2007 2018", "042 13.02.2020", "kaudella 08 2024 - 06 2025",
    "00690 2026", "00808 2026 2025", "00350 2008 12", "00100 Helsinki 12 kpl 2026", "00.45.23.15-2000", "00 000 000",
    "HEL 2020-005895 00 01 01", "HEL 2020-005895 10 04 05 2026", "huone 0211 12 345", "klo 08 00 - 16 00",
    "avoinna 08-20 2026", "Mallilantie 040 12", "12.3.2026 09.00–16.00 00530 Esimerkkilä", "01 02 03 04 05 06",
    "ISBN-13: 978-951-0-12345-6 2026", "ISBN 951-0-11369-7 2026", "0201256-6 2026", "vuosina 2012–2013 2014–2015",
    "tulokset 0-5, 1-2, 3-0", "08 15 20", "112", "116 117", "U+0040",
    "Meet at hel.fi", "See more at www.hel.fi", "Sign-up at oodi.fi", "Read it at hel.fi/oodi", "Look at this. Fine",
    "kohdat (a) ja (b)", "vaihtoehto (a) kirjasto.fi", "kello 10 @ Oodi.Tervetuloa", "piste", "Instagram: @oodi.fi",
    "12.10.2024-2026", "12.10.24-31.10.24", "150326 1400", "010190/1234", "131052 3084", "HEL_2020_005895",
    "https://esimerkki.example/?numero=12", "wa.me/tervetuloa", "m² ja 10⁶", "kerros ②, sali ⑩", "٣ + ٤", "½ tuntia",
]  # fmt: skip


@pytest.mark.parametrize("text", IDENTITY_CODES)
def test_identity_codes_are_found(text: str) -> None:
    assert kinds(text) == ["OSPE401"]


@pytest.mark.parametrize("text", EMAILS)
def test_email_addresses_are_found(text: str) -> None:
    assert kinds(text) == ["OSPE402"]


@pytest.mark.parametrize("text", PHONES)
def test_phone_numbers_are_found(text: str) -> None:
    assert kinds(text) == ["OSPE403"]


@pytest.mark.parametrize("text", ACCOUNTS)
def test_account_numbers_are_found(text: str) -> None:
    assert kinds(text) == ["OSPE404"]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_passes(text: str) -> None:
    assert kinds(text) == []
    assert kinds(f"Sovimme, että {text} kirjataan.") == []


def test_several_in_one_text_each_have_their_place() -> None:
    text = changed(NOTE, "    - Soita 040 123 4567 tai 040 123 4567 tai kirjoita nimi@example.org\n")
    found = [(finding.code, finding.position) for finding in check_text(text)]
    assert found == [("OSPE403", Position(12, 13)), ("OSPE403", Position(12, 30)), ("OSPE402", Position(12, 56))]


def test_personal_data_is_found_over_the_line_breaks_of_a_folded_text() -> None:
    text = changed(NOTE, "    - >-\n      Tili FI21 1234\n      5600 0007 85 on\n      kirjaston\n")
    assert [(finding.code, finding.position) for finding in check_text(text)] == [("OSPE404", Position(13, 12))]


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("- |\n      soita 040\n      123 4567\n", "OSPE403"),
        ('- "soita 040\\n1234567"\n', "OSPE403"),
        ("- |\n      FI21 1234 5600\n      0007 85\n", "OSPE404"),
    ],
)
def test_personal_data_is_found_over_kept_line_breaks(note: str, code: str) -> None:
    assert [finding.code for finding in check_text(changed(NOTE, f"    {note}"))] == [code]


@pytest.mark.parametrize(
    "lines", ["Tilat|0211|0894", "klo 08|1006 1055", "02|2007|2003", "00100|00200", "1 000 000|050"]
)
def test_lines_of_a_list_are_no_number(lines: str) -> None:
    note = lines.replace("|", "\n      ")
    assert check_text(changed(NOTE, f"    - |\n      {note}\n")) == []


SPLIT = [
    ("# 131052-|# 308T", "OSPE401"),
    ("# 131052|# -308T", "OSPE401"),
    ("# 1310|# 52-308T", "OSPE401"),
    ("# soita 040 123|# 4567", "OSPE403"),
    ("# soita 040 12|# 3 4567", "OSPE403"),
    ("# etunimi.sukunimi@|# hel.fi", "OSPE402"),
    ("# etunimi.sukunimi|# @hel.fi", "OSPE402"),
    ("# etunimi.sukunimi@hel.|# fi", "OSPE402"),
    ("# etunimi.sukunimi (at)|# hel.fi", "OSPE402"),
    ("# FI21 1234 5600|# 0007 85", "OSPE404"),
    ("# FI21 1234 56|#   00 0007 85", "OSPE404"),
    ("# soitti Matti|# Meikäläinen", "OSPE413"),
]


@pytest.mark.parametrize(("lines", "code"), SPLIT)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n  "])
def test_what_goes_on_in_the_next_comment_is_found_where_it_begins(lines: str, code: str, end: str) -> None:
    first, second = lines.split("|")
    (finding,) = check_text(BASE + first + end + second + "\n")
    assert (finding.code, finding.pointer) == (code, ())
    begins = re.search(r"131052|1310|040|etunimi|FI21|Matti", first)
    assert begins is not None
    assert finding.position == Position(21, begins.start() + 1)


def test_a_comment_behind_a_value_goes_on_below() -> None:
    (finding,) = check_text(changed("pelaajia: 7\n", "pelaajia: 7 # soita 040 123\n  # 4567\n"))
    assert (finding.code, finding.position) == ("OSPE403", Position(9, 23))


def test_comments_apart_are_apart() -> None:
    assert check_text(BASE + "# puh. 040\n\n# 1234567\n") == []
    assert check_text(changed("pelaajia: 7\n", "pelaajia: 7 # 040\n  poyta: 1 # 1234567\n")) == []


def test_a_comment_of_a_file_that_cannot_be_read_is_one_text() -> None:
    found = check_text("a: [\n# soita 040 123\n# 4567\n# Matti Meikäläinen\n")
    assert ("OSPE403", Position(2, 9)) in [(finding.code, finding.position) for finding in found]


@pytest.mark.parametrize(
    "before", ["", "\ufb01 ", "e\u0301 ", "½ ", "x\u00ad ", "\U0001d7d8 kpl ", "👨\u200d👩 ", "① "]
)
def test_the_column_is_that_of_the_file(before: str) -> None:
    (finding,) = check_text(changed(NOTE, f"    - Tilat {before}\uff11\uff13\uff11052-\u00ad308T\n"))
    assert (finding.code, finding.position) == ("OSPE401", Position(12, 13 + len(before)))
    (finding,) = check_text(changed(NOTE, f"    - Tilat {before}nimi (at) example.org\n"))
    assert (finding.code, finding.position) == ("OSPE402", Position(12, 13 + len(before)))
    (finding,) = check_text(f"# {before}\uff2datti Meikä\u00adläinen\n{BASE}")
    assert (finding.code, finding.position) == ("OSPE413", Position(1, 3 + len(before)))


def test_each_of_two_numbers_side_by_side_is_found() -> None:
    assert kinds("Soita 040 123 4567 050 765 4321 heti") == ["OSPE403", "OSPE403"]


def test_an_escape_hides_nothing() -> None:
    text = changed(NOTE, '    - "nimi\\x40example.org"\n')
    assert [(finding.code, finding.position) for finding in check_text(text)] == [("OSPE402", Position(12, 7))]


def test_comments_and_keys_are_published_too() -> None:
    text = "# kirjasi nimi@example.org\n" + BASE + "# 040 123 4567\n"
    found = [(finding.code, finding.position, finding.pointer) for finding in check_text(text)]
    assert found == [("OSPE402", Position(1, 11), ()), ("OSPE403", Position(22, 3), ())]
    found = [(finding.code, finding.position) for finding in check_text(BASE + "nimi@example.org: x\n")]
    assert ("OSPE402", Position(21, 1)) in found


def test_the_name_of_the_file_is_published_too() -> None:
    found = check_text(BASE, FILE.replace("mallilan-kirjasto", "131052-308t"))
    assert [(finding.code, finding.variant) for finding in found] == [("OSPE401", "name")]


def test_no_message_repeats_personal_data() -> None:
    (finding,) = check_text(changed(NOTE, "    - nimi@example.org\n"))
    assert finding.params == {}
    assert finding.suggestion is None


@given(st.dates(date(1900, 1, 1), date(2020, 12, 31)), st.integers(2, 999), st.sampled_from("-YXWVUABCDEF"))
def test_any_valid_identity_code_is_found(day: date, individual: int, sign: str) -> None:
    if (sign in "ABCDEF") != (day.year >= 2000):
        sign = "A" if day.year >= 2000 else "-"
    digits = f"{day:%d%m%y}{individual:03}"
    check_character = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31]
    code = f"{digits[:6]}{sign}{digits[6:]}{check_character}"
    assert hetu.is_valid(code, allow_temporary=True)
    assert kinds(f"Tunnus {code} puuttuu") == ["OSPE401"]


@given(st.integers(0, 9999999))
def test_a_business_id_is_no_phone_number(number: int) -> None:
    for last in range(10):
        business_id = f"{number:07}-{last}"
        if ytunnus.is_valid(business_id):
            assert kinds(f"Yhtiö {business_id} teki sen") == []


TWO = st.integers(0, 99).map("{:02}".format)
ORDINARY_SHAPES = st.one_of(
    st.dates(date(1990, 1, 1), date(2040, 1, 1)).map("{:%d.%m.%Y}".format),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)).map("{:%m/%Y}".format),
    st.tuples(st.times(), st.times()).map(lambda pair: f"klo {pair[0]:%H.%M}–{pair[1]:%H.%M}"),
    st.tuples(st.integers(2000, 2040), st.integers(0, 999999)).map(lambda pair: f"HEL {pair[0]}-{pair[1]:06}"),
    st.tuples(st.integers(2000, 2040), st.integers(0, 999999), TWO, TWO, TWO).map(
        lambda part: f"HEL {part[0]}-{part[1]:06} T {part[2]} {part[3]} {part[4]}"
    ),
    st.tuples(st.integers(0, 89), st.integers(0, 999999)).map(lambda pair: f"{pair[0]}.{pair[1]:06}, 24.938379"),
    st.integers(0, 10**9).map(lambda euros: f"{euros:,} €".replace(",", " ")),
    st.tuples(st.integers(1, 1999), st.integers(1900, 2040)).map(lambda pair: f"{pair[0]}/{pair[1]}"),
    st.integers(0, 99999).map("{:05} Esimerkkilä".format),
    # A real estate's id; one that begins as mobile (040 to 050) or national numbers do may be taken for one.
    st.tuples(
        st.sampled_from(sorted({*range(51, 100)} - {71, 73, 75})),
        st.integers(1, 999),
        st.integers(1, 999),
        st.integers(1, 999),
    ).map(lambda part: f"{part[0]:03}-{part[1]}-{part[2]}-{part[3]}"),
)


@given(ORDINARY_SHAPES)
def test_ordinary_shapes_of_numbers_pass(text: str) -> None:
    assert kinds(text) == []


WORDS = st.text(alphabet="abcåäöABC123,.!?;:–\u00a0 ", max_size=30).map(lambda text: f"{text} kirjasto ")


@given(WORDS, st.sampled_from(IDENTITY_CODES + EMAILS + PHONES + ACCOUNTS), WORDS)
def test_the_surroundings_hide_nothing(before: str, text: str, after: str) -> None:
    assert kinds(f"{before} {text} kirjasto {after}") != []


HOSTILE = [
    "FI21", "FI21 1234 5600 0007 8", "AB12 ", "131052", "131052-308", "1", "1 ", "0", "040 ", "+358", "(", "@", "a@",
    " @ ", " at ", " (at) ", " at hel.", "a.", "a" * 63 + ".", " dot ", "%40", "?puh=", "wa.me/", "Matti ", "Aa ",
    "Anna-", "Matti\u00ad", "M. ", "von ", "Matti, ", "matti ", "-", "_", "٣", "①", "a\u0301", "\u0301",
    "[26.11. 10.12] ",
    "Matti\n", "rehtori ", '" ', "nen",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE, ids=ascii)
def test_the_largest_file_is_looked_through_within_seconds(part: str) -> None:
    text = part.replace("\n", "\n# ") * (50_000 // len(part.encode()))
    begun = time.process_time()
    check_privacy(read(f"a: 1\n# {text}\n".encode(), "a.yml"))
    assert time.process_time() - begun < 2
