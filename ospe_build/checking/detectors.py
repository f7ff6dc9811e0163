"""What identifies a person in a running text: identity codes, e-mail addresses, account numbers.

Whether a candidate is real is for the libraries to say, by its check characters; the patterns only find candidates, in
a text in its normalised form. Phone numbers and names have modules of their own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from stdnum import iban, numdb
from stdnum.fi import hetu

from ospe_build.checking.lexicon import is_given
from ospe_build.checking.normalise import Span, replaced

_IDENTITY_CODE: Final = re.compile(
    r"""
    (?<!\d) (?P<day> (?:\d\n?){2} [\s./]? (?:\d\n?){2} [\s./]? (?:19|20)?\d\n?\d)
    (?P<between> [\s./_]{0,2} (?:[-+A-FU-Y] [\s./_]{0,2})?)
    (?P<number> (?:\d\n?){3} \s?[0-9A-Z] ) (?![0-9A-ZÅÄÖ])
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_AS_IT_SHOULD: Final = re.compile(r"\d{6} ?[-+A-FU-Y] ?\d{3}[0-9A-Z]", re.ASCII | re.IGNORECASE)
_LOST_SIGNS: Final = ("-", "A")

_LOCAL_PART: Final = re.compile(r"[\w!#$%&'*+=?^`{|}~.-]{1,64}\Z")
_LONGEST_LOCAL_PART: Final = 64
_DOMAIN: Final = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_TOP: Final = r"(?:[a-z]{2}|com|org|net|info|edu|gov|email|example|invalid|test)(?![\w-])"
_MAIL: Final = (
    r"(?:(?:edu\.)?hel|helsinki|gmail|hotmail|outlook|yahoo|icloud|live|protonmail|luukku|kolumbus|suomi24)\b"
)
_SPELT: Final = re.compile(
    rf"""
    (?P<at> \s?[(\[{{<]\s?(?:[aä]tt?(?:-merkki)?|@|miuku(?:mauku)?|snabel-?a)\s?[)\]}}>]\s? | (?<=\w)[(\[]a[)\]](?=\w)
        | \s(?:ätt?(?:-merkki)?|at-merkki|miuku(?:mauku)?|snabel-?a)\s | \s?['"*|=~_]at['"*|=~_]\s? | \s-at-\s | %40 )
    | (?P<word> \sat\s ) (?= (?:[\w-]{{1,63}}\s?[(\[]?(?:\.|dot)[)\]]?\s?){{1,4}} {_TOP} )
    | (?P<apart> \s@\s | @\s | \n@ | \s@(?={_MAIL}) ) (?= (?:[\w-]{{1,63}}\.){{1,8}} {_TOP} )
    | (?P<dot> \s?[(\[{{<]\s?(?:dot|piste|punkt|\.)\s?[)\]}}>]\s? | \s(?:dot|piste|punkt|\.)\s | (?<=\.)\n(?={_TOP}) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LAST_WORD: Final = re.compile(r"[\w.-]{1,64}\Z")
_LIKE_AN_ADDRESS: Final = re.compile(r"[^\W\d_]+[._][^\W\d_]{2,}\d*")
_OF_MAIL: Final = re.compile(
    r"(?:gmail|hotmail|outlook|yahoo|icloud|live|protonmail|luukku|kolumbus|suomi24)\b|[\w-]{1,63}(?:\sdot\b|\s?[(\[]dot)",
    re.IGNORECASE,
)
"""What is after a plain `at` in an address and nowhere else."""

_ACCOUNT_NUMBER: Final = re.compile(
    r"(?<![A-Z0-9])[A-Z]\s?[A-Z](?:[\s./_·•-]{0,3}\d){2}(?:[\s./_·•-]{0,3}[A-Z0-9]){11,30}", re.ASCII | re.IGNORECASE
)  # fmt: skip
_PART: Final = re.compile(r"(\d+)!([nac])")
_CHARACTER: Final = re.compile(r"[A-Z0-9]", re.ASCII | re.IGNORECASE)


def identity_codes(text: str) -> Iterator[Span]:
    """Finnish personal identity codes of any century sign, temporary ones too, with a valid check character.

    One whose sign is lost, or which is written otherwise than it should be, must end in a letter: too many other
    numbers would do. Source: the Digital and Population Data Services Agency; the new signs are those of Decree
    128/2010 as amended 2022.
    """
    for found in _IDENTITY_CODE.finditer(text):
        if found[0][-1].isdigit() and not _AS_IT_SHOULD.fullmatch(found[0]):
            continue
        day = re.sub(r"\D", "", found["day"])
        number = re.sub(r"\s", "", found["number"])
        signs = re.sub(r"[\s./_]", "", found["between"]) or _LOST_SIGNS
        if any(hetu.is_valid(f"{day[:4]}{day[-2:]}{sign}{number}", allow_temporary=True) for sign in signs):
            yield found.span()


def _sign(text: str, found: re.Match[str]) -> str:
    """What a sign of an address that was put in words, or apart, stands for; itself where it is none."""
    if found["dot"]:
        return "" if found["dot"] == "\n" else "."
    if found["word"]:
        before = _LAST_WORD.search(text, max(0, found.start() - _LONGEST_LOCAL_PART), found.start())
        named = before and (_LIKE_AN_ADDRESS.fullmatch(before[0]) or is_given(before[0].lower()))
        return "@" if before and (named or _OF_MAIL.match(text, found.end())) else found[0]
    return "@"


def email_addresses(text: str) -> Iterator[Span]:
    """E-mail addresses, also spelt as `name (at) server.fi`; `@name@server` is that of a profile and not one."""
    text, places = replaced(text, _SPELT, lambda found: _sign(text, found))
    for found in re.finditer("@", text):
        place = found.start()
        first = max(0, place - _LONGEST_LOCAL_PART)
        local = _LOCAL_PART.search(text, first, place)
        domain = _DOMAIN.match(text, place + 1)
        if local and domain and local[0].strip("'.-`") and text[local.start() - 1 : local.start()] != "@":
            start = local.start() + len(local[0]) - len(local[0].lstrip("'.-`{|"))
            yield places[start], places[domain.end() - 1] + 1


@lru_cache
def account_parts() -> dict[str, tuple[tuple[int, str], ...]]:
    """How many characters of which class account numbers have after their check digits, by country (ISO 13616)."""
    return {
        country: tuple((int(count), kind) for count, kind in _PART.findall(facts["bban"]))
        for _, country, _, facts, _ in numdb.get("iban").prefixes
        if "bban" in facts
    }


def account_numbers(text: str) -> Iterator[Span]:
    """International bank account numbers of any country, however they are grouped."""
    place = 0
    while found := _ACCOUNT_NUMBER.search(text, place):
        start = found.start()
        place = start + 1
        written = [*_CHARACTER.finditer(found[0])]
        parts = account_parts().get((written[0][0] + written[1][0]).upper())
        written = written[: 4 + sum(count for count, _ in parts)] if parts else []
        number = "".join(character[0] for character in written)
        if number and iban.is_valid(number):
            end = start + written[-1].end()
            if not text[end : end + 1].isalnum():
                yield start, end
                place = end
