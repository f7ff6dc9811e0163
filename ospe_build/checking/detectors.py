"""What identifies a person in a running text: identity codes, e-mail addresses, account and phone numbers.

Whether a candidate is real is for the libraries to say (check characters, number plans); the patterns here only find
candidates and set aside the ordinary numbers that look like them.
"""

import re
from collections.abc import Iterator
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatch, PhoneNumberMatcher, PhoneNumberType, number_type
from stdnum import iban
from stdnum.fi import hetu, ytunnus

Span = tuple[int, int]
"""Start and end of a piece of a text."""

REGION: Final = "FI"

_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_ONE_FORM: Final = str.maketrans(_SPACES + _DASHES, " " * len(_SPACES) + "-" * len(_DASHES))
_UNSEEN: Final = re.compile("[\u00ad\u200c\u200d]")

_IDENTITY_CODE: Final = re.compile(
    r"(?<!\d)\d{6} ?[-+A-FU-Y] ?\d{3}[0-9A-Z](?![0-9A-ZÅÄÖ])", re.ASCII | re.IGNORECASE
)  # fmt: skip
_LOCAL_PART: Final = re.compile(r"[\w!#$%&'*+=?^`{|}~.-]{1,64}\Z")
_DOMAIN: Final = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_LONGEST_LOCAL_PART: Final = 64
_ACCOUNT_NUMBER: Final = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2} ?\d{2}(?:[ -]?[A-Z0-9]){11,30}", re.ASCII | re.IGNORECASE
)  # fmt: skip

_NO_PHONE: Final = re.compile(
    r"""
    (?:https?://|www\.)\S+                                     # an address on the web
    | ISBN[\s:-]*\d(?:[\s-]?\d){8,11}[\s-]?[\dX]               # a book
    | (?<![\d.,])(?:0|[1-9]\d{0,2})[.,]\d+(?![.,]?\d)          # a decimal number, a coordinate
    | (?<!\d)[0-3]\d[01]\d(?:19|20)\d\d(?!\d)                  # a day without its dots
    | (?<!\d)\d{4}\ ?-\ ?\d{4}(?![\ -]?\d)                     # opening hours, years, rooms
    | (?<!\d)\d{5}\ \d{5}(?!\d)                                # two postal codes
    | \+\d{1,3}(?:\ \d{3})+(?=\ ?(?:€|e\b|eur|%|kpl|prosent))  # a sum
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BUSINESS_ID: Final = re.compile(r"(?<![\d-])\d{7}-\d(?![\d-])")
_GROUPS: Final = re.compile(r"\d+")
_DIGITS_AT_LEAST: Final = 7
_MOBILE_DIGITS_AT_LEAST: Final = 8
_COUNTRY_CODE: Final = 358


def normalised(text: str) -> tuple[str, range | list[int]]:
    """The text with plain spaces and hyphens and without what is not seen, and where each of its characters was."""
    text = text.translate(_ONE_FORM)
    if not _UNSEEN.search(text):
        return text, range(len(text))
    kept = [index for index, character in enumerate(text) if not _UNSEEN.match(character)]
    return "".join(text[index] for index in kept), kept


def identity_codes(text: str) -> Iterator[Span]:
    """Finnish personal identity codes of any century sign, temporary ones too, with a valid check character.

    Source: the Digital and Population Data Services Agency; the new signs are those of Decree 128/2010 as amended 2022.
    """
    for found in _IDENTITY_CODE.finditer(text):
        if hetu.is_valid(found[0].replace(" ", ""), allow_temporary=True):
            yield found.span()


def email_addresses(text: str) -> Iterator[Span]:
    """E-mail addresses; `@name@server` is the address of a profile and not one of these."""
    for found in re.finditer("@", text):
        place = found.start()
        first = max(0, place - _LONGEST_LOCAL_PART)
        local = _LOCAL_PART.search(text, first, place)
        domain = _DOMAIN.match(text, place + 1)
        if local and domain and local[0].strip("'.-`") and text[local.start() - 1 : local.start()] != "@":
            yield local.start() + len(local[0]) - len(local[0].lstrip("'.-`{|")), domain.end()


def account_numbers(text: str) -> Iterator[Span]:
    """International bank account numbers (ISO 13616) of any country, in groups or in one."""
    place = 0
    while found := _ACCOUNT_NUMBER.search(text, place):
        start, end = found.span()
        place = start + 1
        while end > start:
            if not text[end : end + 1].isalnum() and iban.is_valid(text[start:end]):
                yield start, end
                place = end
                break
            end -= 1


def _blank(found: re.Match[str]) -> str:
    return "|" * len(found[0])


def _blank_business_id(found: re.Match[str]) -> str:
    return _blank(found) if ytunnus.is_valid(found[0]) else found[0]


def _long_enough(match: PhoneNumberMatch) -> bool:
    """Not a short number such as 03/2026: those that a person has are longer."""
    if match.number.country_code != _COUNTRY_CODE:
        return True
    return len(str(match.number.national_number)) >= _DIGITS_AT_LEAST


def _mobile(match: PhoneNumberMatch) -> bool:
    """A mobile number in groups of its writer's own, such as 0400 123 456, which the strict matcher passes over."""
    groups = _GROUPS.findall(match.raw_string)
    return (
        number_type(match.number) == PhoneNumberType.MOBILE
        and match.number.country_code == _COUNTRY_CODE
        and len(str(match.number.national_number)) >= _MOBILE_DIGITS_AT_LEAST
        and len(groups[0]) > 2  # noqa: PLR2004 - the code of the network, never a day or an hour
        and all(len(group) > 1 for group in groups)
    )


def phone_numbers(text: str) -> Iterator[Span]:
    """Phone numbers: Finnish ones, and those of other countries that begin with a plus sign."""
    bare = _BUSINESS_ID.sub(_blank_business_id, _NO_PHONE.sub(_blank, text))
    taken = bytearray(len(text))
    for leniency, fits in ((Leniency.STRICT_GROUPING, _long_enough), (Leniency.VALID, _mobile)):
        for match in PhoneNumberMatcher(bare, REGION, leniency=leniency):
            start, end = match.start, match.end
            if fits(match) and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield start, end
