"""Personal data: what must be found, where it is found, and the ordinary texts that must pass."""

from datetime import date

import pytest
from collected import BASE, FILE, changed, check_text
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fi import hetu, ytunnus

from ospe_build.finding import Position

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
    # A real estate's id; one that begins as mobile numbers do (040 to 050) may be taken for one.
    st.tuples(st.integers(51, 99), st.integers(1, 999), st.integers(1, 999), st.integers(1, 999)).map(
        lambda part: f"{part[0]:03}-{part[1]}-{part[2]}-{part[3]}"
    ),
)


@given(ORDINARY_SHAPES)
def test_ordinary_shapes_of_numbers_pass(text: str) -> None:
    assert kinds(text) == []


WORDS = st.text(alphabet="abcåäöABC123,.!?;:–\u00a0 ", max_size=30).map(lambda text: f"{text} kirjasto ")


@given(WORDS, st.sampled_from(IDENTITY_CODES + EMAILS + PHONES + ACCOUNTS), WORDS)
def test_the_surroundings_hide_nothing(before: str, text: str, after: str) -> None:
    assert kinds(f"{before} {text} kirjasto {after}") != []
