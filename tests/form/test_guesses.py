"""What a browser guesses by itself: phone numbers, days, the word that was meant; each as Python does."""

import json
import random
from typing import Any

from form_files import ROOT
from playwright.sync_api import Page

from ospe_build.archive.deck import cards
from ospe_build.checking.dates import guess_date, guess_month
from ospe_build.checking.nearest import nearest
from ospe_build.checking.normalise import normalised
from ospe_build.checking.people import person_in
from ospe_build.checking.phones import phone_numbers

PHONES = """
0401234567 | 040 123 4567 | 040-1234567 | 0400 123 456 | +358 40 123 4567 | +358401234567 | (09) 310 1691
09 310 1691 | 09 3101 1111 | puh. 044 987 65 43 | 03 1234567 | +46 8 123 456 78 | +1 650 253 0000 | 020 123456
00358 40 1234567 | +358 (0)40 123 4567 | 045/1234567 | 019-123 45 67 | +44 20 7946 0958 | 08 558 5000
p. 0447654321, soita | (040) 1234567 | klo 12 30 - 15 00 | 12.3.2026 | 2026-03-12 | 1 200 300 euroa | 0201256-6
tilat 101 102 103 | 050 5 12 34 56 | 10 000 000 | 6 000 000 kävijää | kello 9 00 10 00 | 112
ISBN 978-951-0-12345-6 | 00100 00530 | 2024-2026 | 60.1699, 24.9384 | 401234567 | +3 500 000 euroa
040 123 4567 050 765 4321 | Töölönkatu 4 040 123 4567 | 12.3.2026 040 123 4567 | klo 9-16 040 123 4567 12 kpl
5 040 123 4567 | 10 000 040 123 4567 | 040 123 4567 2026 | 040 123 4567-8 | ISBN 040 123 4567 | ISBN 0532811631
+358 295 350 000 | +358 800 123 456 | 0295 350000 | 0800 100 100 | 0200 123 456 | +47 406 12 345 | +84 91 234 56 78
5 050 000 000 euroa | 1 050 000 000 | 358 401 234 567 | 358 40 123 4567 | +35 800 000 asukasta | +12 000 000 käyntiä
05.2009 - 2015 | 03/2026-04/2026 | 00690 2026 | 00808 2026 2025 | 042 13.02.2020 | 00.45.23.15-2000 | 09 2012 345
www.esimerkki.fi/0401234567 | 1.1.-31.12.2026 | 8 viikkoa, 12 iltaa, 340 kävijää | 0800 12345 | 116117
"""
DAYS = """
12.3.2026 | 12.03.26 | 2026/3/12 | 20260312 | 12. maaliskuuta 2026 | 12 March 2026 | 12 mars 2026 | 31.2.2026
3/2026 | maaliskuu 2026 | 2026-3 | joulukuu 2026 | december 2026 | 13/2026 | huomenna | 12.3. | 1.1.0001
2026-03-12T10:00 | kesäkuun 2026 | ti 24.11.2026 | Tiistaina 24.11.2026 | 24.11.2026 klo 13 | 24.11.2026 klo 13.30-15
30.6.2027 mennessä | ti 24.11.2026, klo 9 | joulukuun 2027 loppuun mennessä | kesä 2027 | kesällä 2027 | mån 24.11.2026
2026–03–12 | 2026–12 | March 12, 2026 | torsdag den 12 mars 2026 | 12th March 2026 | 3-4/2026
Tue 24.11.2026 at 13:00 | kesäkuussa 2027 | 24.11. | tietona 24.11.2026 | 6/2027 mennessä
"""


def items(text: str) -> list[str]:
    return [item.strip() for line in text.splitlines() for item in line.split("|") if item.strip()]


def test_phone_numbers_are_found_alike(modules: Page) -> None:
    texts = items(PHONES)
    found = modules.evaluate("texts => ospe.phoneNumbers(texts)", texts)
    expected = [sorted(phone_numbers(text)) for text in texts]
    assert [sorted(map(tuple, spans)) for spans in found] == expected
    assert sum(map(bool, expected)) > 20
    assert sum(not spans for spans in expected) > 15


def test_phone_numbers_among_other_numbers_are_found_alike(modules: Page) -> None:
    luck = random.Random(2)  # noqa: S311 - the same texts each time
    groups = [
        "0",
        "00",
        "040",
        "0400",
        "09",
        "+358",
        "358",
        "+46",
        "00690",
        "(0)",
        "12.3.2026",
        "09.2026",
        "9",
        "16",
        "ISBN",
    ]
    texts = []
    for _ in range(3000):
        parts = [luck.choice([*groups, str(luck.randrange(10 ** luck.randrange(1, 8)))]) for _ in range(6)]
        texts.append("".join(part + luck.choice([" ", " ", " ", "-", " - ", "/", ".", ", ", "\n"]) for part in parts))
    found = modules.evaluate("texts => ospe.phoneNumbers(texts)", texts)
    expected = [[list(span) for span in phone_numbers(text)] for text in texts]
    assert [pair for pair in zip(texts, found, expected, strict=True) if pair[1] != pair[2]] == []
    assert sum(map(bool, expected)) > 100


def test_names_are_found_alike(modules: Page, data: dict[str, Any]) -> None:
    texts = [
        line
        for name in ("persons.txt", "harmless.txt")
        for line in (ROOT / "tests" / "checking" / "texts" / name).read_text("utf-8").splitlines()
    ]
    found = modules.evaluate("([texts, data]) => ospe.personsIn(texts, data)", [texts, data])
    spans = [person_in(normalised(text)[0]) for text in texts]
    expected = [list(span) if span else None for span in spans]
    assert [one for one in zip(texts, found, expected, strict=True) if one[1] != one[2]] == []


def test_days_are_guessed_alike(modules: Page) -> None:
    texts = items(DAYS)
    found = modules.evaluate("texts => ospe.guesses(texts)", texts)
    assert found == [[guess_date(text), guess_month(text)] for text in texts]


def test_the_nearest_card_is_the_same(modules: Page) -> None:
    luck = random.Random(1)  # noqa: S311 - the same words each time
    names = list(cards())
    words = []
    for name in names * 4:
        letters = list(name)
        for _ in range(luck.randrange(4)):
            letters[luck.randrange(len(letters))] = luck.choice("aeiouklnst-ä")
        words.append("".join(letters))
    found = modules.evaluate("([words, names]) => ospe.nearest(words, names)", [words, names])
    assert found == [nearest(word, names) for word in words], json.dumps(words)
