"""What identifies a person in a running text: identity codes, e-mail addresses, account numbers.

Whether a candidate is real is for the libraries to say, by its check characters; the patterns only find candidates.
Phone numbers have a module of their own.
"""

import re
from collections.abc import Iterator
from typing import Final

from stdnum import iban
from stdnum.fi import hetu

Span = tuple[int, int]
"""Start and end of a piece of a text."""

_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_WIDE: Final = "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff0b"
_ONE_FORM: Final = str.maketrans(_SPACES + _DASHES + _WIDE, " " * len(_SPACES) + "-" * len(_DASHES) + "0123456789+")
_UNSEEN: Final = re.compile("[\u00ad\u200c\u200d]")

_IDENTITY_CODE: Final = re.compile(
    r"(?<!\d)\d{6} ?[-+A-FU-Y] ?\d{3}[0-9A-Z](?![0-9A-ZÅÄÖ])", re.ASCII | re.IGNORECASE
)  # fmt: skip
_LOCAL_PART: Final = re.compile(r"[\w!#$%&'*+=?^`{|}~.-]{1,64}\Z")
_DOMAIN: Final = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_LONGEST_LOCAL_PART: Final = 64
_ACCOUNT_NUMBER: Final = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}[ \n]?\d{2}(?:[ \n-]?[A-Z0-9]){11,30}", re.ASCII | re.IGNORECASE
)  # fmt: skip


def normalised(text: str) -> tuple[str, range | list[int]]:
    """The text with plain spaces, hyphens and digits and without what is not seen, and where each character was."""
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
            if not text[end : end + 1].isalnum() and iban.is_valid(text[start:end].replace("\n", " ")):
                yield start, end
                place = end
                break
            end -= 1
