"""Phone numbers in a running text: Finnish ones, and those of other countries that begin with a plus sign.

Whether a number is real is for the number plans of phonenumbers to say. Its own matcher takes neighbouring numbers into
its candidate and then gives up, so the candidates are cut here: from every place where a number may begin, to fewer
and fewer groups of digits. The same finds as `form/js/check/phone.js`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from phonenumbers import (
    REGION_CODE_FOR_NON_GEO_ENTITY,
    Leniency,
    NumberParseException,
    PhoneNumber,
    PhoneNumberMatcher,
    PhoneNumberType,
    is_valid_number,
    length_of_national_destination_code,
    number_type,
    parse,
    region_code_for_country_code,
)
from stdnum import isbn
from stdnum.fi import ytunnus

REGION: Final = "FI"

_NO_PHONE: Final = re.compile(
    r"""
    (?:https?://|www\.)\S+                                     # an address on the web
    | ISBN[\s:-]*97[89](?:[\s-]?\d){10}                        # a book
    | (?<![\d.,])(?:0|[1-9]\d{0,2})[.,]\d+(?![.,]?\d)          # a decimal number, a coordinate
    | (?<!\d)[0-3]\d[01]\d(?:19|20)\d\d(?!\d)                  # a day without its dots
    | (?<!\d)[0-3]?\d\.[01]?\d\.(?:19|20)\d\d(?!\d)            # a day
    | (?<!\d)(?:0[1-9]|1[0-2])[./](?:19|20)\d\d(?!\d)           # a month
    | (?<!\d)(?:19|20)\d\d\ ?-\ ?(?:19|20)\d\d(?!\d)           # years
    | (?<!\d)\d{4}\ ?-\ ?\d{4}(?![\ -]?\d)                     # opening hours, years, rooms
    | (?<!\d)\d{5}\ \d{5}(?!\d)                                # two postal codes
    | \+\d{1,3}(?:\ \d{3})+(?=\ ?(?:€|e\b|eur|%|kpl|prosent))  # a sum
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BUSINESS_ID: Final = re.compile(r"(?<![\d-])\d{7}-\d(?![\d-])")
_OLD_BOOK: Final = re.compile(r"(?<=ISBN)[\s:-]*(\d(?:[\s-]?\d){8}[\s-]?[\dX])", re.IGNORECASE)

_LINK: Final = re.compile(
    r"""
    (?P<before> \bwa\.me/ | \bt\.me/(?=\+|%2B)
        | [?&;](?:puh\w*|phone\w*|tel\w*|gsm\w*|mob\w*|matkapuh\w*|nro|num\w*|soita|call|sms|whatsapp|msisdn)= )
    (?P<number> (?:%2B|%20|[\d+()./-]){3,40})
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An address on the web that calls a number, or sends it a message."""

_SIGNS: Final = "_·•*"
"""What is between digits as a hyphen does."""

_AS_HYPHENS: Final = str.maketrans(dict.fromkeys(_SIGNS, "-"))

_CANDIDATE: Final = re.compile(
    r"(?:(?<![^\W_])(?<!\+)|(?<=puh)|(?<=tel)|(?<=gsm)|(?<=mob)|(?<=\bp))(?<!\d[.,:-])"
    r"\(?(?P<first>\+ ?\d+|0[1-9]\d*|0 [45](?= \d )|00 ?[1-9]\d*|\(0\)\d+|358\d*)(?:[\s().\[\]~/-]{1,4}\d+){0,11}",
    re.IGNORECASE,
)
_SINGLE_DIGITS: Final = re.compile(r"\d(?:[ -]\d)+")
_AT_HOME: Final = re.compile(r"\(?0[1-9]")
_GROUP: Final = re.compile(r"\d+")
_ENDS_AMID: Final = re.compile(r"[^\W\d_]|[€$£%]")
_THOUSANDS: Final = re.compile(r"(?:\+?\d{1,3}|0\d\d)(?: \d{3})+")
_BEFORE_THOUSANDS: Final = re.compile(r"(?<!\d)\d{1,3} \Z")
_SERVICE: Final = re.compile(r"0\d{3}[ -]\d{3} ?\d{3}")

_DIGITS: Final = range(8, 18)
_DIGITS_AT_HOME: Final = range(8, 12)
"""How many digits a candidate has, zeros and the country's code among them; at home, behind a single zero."""

_DIGITS_AT_LEAST: Final = 7
_MOBILE_DIGITS_AT_LEAST: Final = 8
_MOST_GROUPS: Final = 3

_COUNTRY_CODE: Final = 358
_ON_LAND: Final = frozenset({PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE})


def _blank(found: re.Match[str]) -> str:
    return "|" * len(found[0])


def _linked(found: re.Match[str]) -> str:
    """A link to a number as that number alone, as long as before; without a zero it is that of a country."""
    number = found["number"].replace("%20", "   ").replace("%2B", "  +").replace("%2b", "  +")
    plus = " +" if number[0] in "123456789" else " "
    return "|" * (len(found["before"]) - len(plus)) + plus + number


def _bared(text: str) -> str:
    """The text with what only looks like a phone number blanked out."""
    bare = _NO_PHONE.sub(_blank, _LINK.sub(_linked, text.translate(_AS_HYPHENS)))
    bare = _OLD_BOOK.sub(lambda found: _blank(found) if isbn.is_valid(found[1]) else found[0], bare)
    return _BUSINESS_ID.sub(lambda found: _blank(found) if ytunnus.is_valid(found[0]) else found[0], bare)


def _number(written: str) -> PhoneNumber | None:
    """The number that was written; None where no number plan has it."""
    try:
        number = parse(written.replace("\n", " "), REGION)
    except NumberParseException:
        return None
    return number if is_valid_number(number) else None


def _stays_grouped(written: str) -> bool:
    """Whether the library takes it for a phone number as a whole, grouped as its country groups it."""
    matcher = PhoneNumberMatcher(written, REGION, leniency=Leniency.STRICT_GROUPING, max_tries=1)
    return any((found.start, found.end) == (0, len(written)) for found in matcher)


def _of_its_country(written: str, number: PhoneNumber) -> bool:
    """A number that begins with the plus sign and the whole code of its country; of others, a sum may do so, too."""
    if not written.lstrip("(").startswith(f"+{number.country_code}"):
        return False
    return number.country_code == _COUNTRY_CODE or not _THOUSANDS.fullmatch(written)


def _mobile(written: str, number: PhoneNumber) -> bool:
    """A mobile number in groups of its writer's own, such as 0400 123 456."""
    groups = _GROUP.findall(written)
    return (
        number.country_code == _COUNTRY_CODE
        and len(str(number.national_number)) >= _MOBILE_DIGITS_AT_LEAST
        and len(groups[0]) > 2  # noqa: PLR2004 - the code of the network, never a day or an hour
        and all(len(group) > 1 for group in groups)
        and number_type(number) == PhoneNumberType.MOBILE
    )


def _service(written: str, number: PhoneNumber) -> bool:
    """A number of a public service or a company, such as 0295 350 000 or 0800 100 100."""
    return bool(_SERVICE.fullmatch(written)) and number_type(number) not in _ON_LAND


def _abroad(written: str, number: PhoneNumber) -> bool:
    """Whether 00 leads to a country, and is not part of a time or of a postal code such as 00690 beside a number."""
    code = number.country_code or 0
    leads = re.match(rf"\(?00(?:{code}(?!\d)|{code}\d{{5}}| {code})", written)
    of_a_country = region_code_for_country_code(code) != REGION_CODE_FOR_NON_GEO_ENTITY
    return bool(leads) and of_a_country and len(str(number.national_number)) >= _DIGITS_AT_LEAST


def _may_be_grouped_so(groups: list[str]) -> bool:
    """Whether any number that begins with a zero is grouped so: it is looked at before the library takes its time."""
    return len(groups) <= _MOST_GROUPS or (len(groups[0]) > 2 and all(len(group) > 1 for group in groups))  # noqa: PLR2004 - as in `_mobile`


@lru_cache(maxsize=4096)
def _is_phone(written: str) -> bool:
    groups = _GROUP.findall(written)
    at_home = bool(_AT_HOME.match(written))
    if at_home and not _may_be_grouped_so(groups):
        return False
    number = _number(written)
    if number is None or (written.lstrip("(").startswith("00") and not _abroad(written, number)):
        return False
    if _of_its_country(written, number) or _mobile(written, number) or _service(written, number):
        return True
    if "\n" in written or len(str(number.national_number)) < _DIGITS_AT_LEAST:
        return False  # two lines of a list, or a short number such as 03/2026: those that a person has are longer
    if at_home and len(groups) > 1 and len(groups[0]) != 1 + length_of_national_destination_code(number):
        return False  # the code of the network never stands together with other digits, and the library takes its time
    return _stays_grouped(written)


def _joined(written: str) -> str:
    """Two lines as one, since a group may be broken; digits that stand apart, each by itself, as a number."""
    return re.sub("[ -]", "", written) if _SINGLE_DIGITS.fullmatch(written) else written.replace("\n", "")


def _is_mobile(joined: str) -> bool:
    """Whether it is a mobile number, once lines or single digits that stand apart are put together."""
    number = _number(joined)
    return number is not None and _mobile(joined, number)


def _cuts(text: str, found: re.Match[str]) -> Iterator[int]:
    """Where a number that begins there may end, the farthest first."""
    start = found.start()
    amid_sum = bool(_BEFORE_THOUSANDS.search(text[max(0, start - 5) : start])) or found[0].startswith("358")
    digits, ends = 0, []
    enough = _DIGITS_AT_HOME if _AT_HOME.match(found[0]) else _DIGITS
    for group in _GROUP.finditer(text, start, found.end()):
        digits += len(group[0])
        if digits in enough:
            ends.append(group.end())
    for end in reversed(ends):
        if not _ENDS_AMID.match(text, end) and not (amid_sum and _THOUSANDS.fullmatch(text, start, end)):
            yield end


def phone_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every phone number."""
    bare = _bared(text)
    place = 0
    while found := _CANDIDATE.search(bare, place):
        start = found.start()
        place = found.end("first")
        for end in _cuts(bare, found):
            written = bare[start:end]
            if _is_phone(written) or ((joined := _joined(written)) != written and _is_mobile(joined)):
                yield start, end
                place = end
                break
