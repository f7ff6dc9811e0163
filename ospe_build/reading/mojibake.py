"""What a text was before its letters were broken on their way: `pÃ¤ivÃ¤`, `p=C3=A4iv=C3=A4`, `p&auml;iv&auml;`.

UTF-8 that was read as an encoding of one byte a letter is turned back, as are the codes of mail (quoted-printable,
RFC 2045) and of web pages. Only what nobody writes on purpose counts: a lead, and what must follow it.
"""

import re
from html import unescape
from typing import Final

from ospe_build.reading.characters import REPLACEMENT, forbidden

# UTF-8 of the letters of Western languages, of dashes and quotation marks, and of pictures, a character for each byte.
_SURE: Final = (
    "\xc2[\xa0-\xbf]|\xc3[\x82-\x89\x96\x98\x9c\x9f-\xb6\xb8\xba-\xbc\xbe\xbf]|"
    "\xe2[\x80\x82\x84\x86\x88][\x80-\xbf]|\xf0\x9f[\x80-\xbf]{2}"
)
_SURE_ON_WINDOWS: Final = "|\xc5[\xa1\xbd\xbe]|(?:[\xd0\xd1][\x80-\xbf]){2,}|\xe2[\x98-\x9f][\x80-\xbf]"
"""Those of further languages and of signs, where their bytes look like nothing that people write."""

NEXT_TO_IT: Final = "[\xc2-\xdf][\x80-\xbf]|\xef\xb8[\x8e\x8f]"
"""Any other letter, and what makes an emoji; alone, it may be two letters and a mark of a text, as in `TÄÄLLÄ”`."""

ENCODINGS: Final = {
    "cp1252": _SURE + _SURE_ON_WINDOWS,
    "mac_roman": _SURE,
    "cp850": _SURE,
    "cp437": _SURE,
}
"""Encodings of Windows, of old Macs and of Windows' command line, with the UTF-8 that is told from texts in each."""

LETTERS: Final = "äöåÄÖÅ"
NOT_MISREAD: Final = re.compile(r"[äöåÄÖÅ]|(?<!\w)[“”]\w")
"""What no text holds that was misread as a whole."""


def _misread(signs: str, sure: str) -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    small, letter = signs[:3], rf"[^\W\d_]|[{signs[:3]}]"
    return signs, re.compile(sure), re.compile(rf"(?<={letter})[{small}]|[{signs}](?={letter})")


MISREAD: Final = (
    _misread("‰ˆÂƒ÷≈", r"[a-z][‰ˆÂ][a-z]|[a-z]{2}‰‰?(?!\w)"),
    _misread("ŠšŒ€…\x81", r"[a-z][ŠŒ][a-z]|[a-z]{2}ŠŠ?(?!\w)"),
    _misread("„”†Ž™\x8f", r"[a-z]†[a-z]|[a-z]„(?=[a-z])(?![^„”]*”(?!\w))|^[^„]*[a-z]{2}„„?(?!\w)"),
    _misread("Σ÷\u03c3─╓┼", "[a-z][Σ\u03c3][a-z]|[a-z]{2}ΣΣ?(?!\\w)"),
    _misread("õ÷Õ─Í┼", r"[a-zõ]{2}÷[a-z]|[a-z]÷[a-zõ]{2}|[a-z]Õ[a-z]|õ[a-z]+õ[nt]?(?!\w)"),
)
"""What the letters became where one encoding of 8 bits was read as another, what tells it, and where it is mended.

Windows' text read on an old Mac and the other way round, that of its command line read by Windows and the other way
round, twice. No word has such signs; `õ` is an Estonian letter, but ends no word there in which it stood before.
"""

TELLTALE: Final = (
    "\xc2\xc3\xe2\xf0\xd0\xd1\xa1\xbd\xbe\xac\u221a\u201a\u252c\u251c\xd4\u0393\u2261&‰ˆŠŒ„†õ÷Õ\u03a3\u03c3"
)
"""As the inside of a character class: without one of these, or a `=`, no text is broken."""

_TELLTALE: Final = re.compile(f"[{TELLTALE}=]")
_NAKED_LEAD: Final = re.compile('\xe2\u20ac"?')
_WORD: Final = re.compile(r"\S+")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_QUOTED: Final = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_SURELY_QUOTED: Final = re.compile(
    r"=[CcDd][0-9A-Fa-f]=[89ABab][0-9A-Fa-f]|=[Ee]2=8[0-9A-Fa-f]=|(?<=[a-zA-Z])=(?:E4|F6|E5|C4|D6|C5)(?=[a-zA-Z=])"
)
_SOFT_BREAK: Final = re.compile(r"=[ \r\n]+(?=\S)")
_MOST_TIMES: Final = 4


def _high(encoding: str) -> str:
    """What an encoding has for its upper 128 bytes."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(0x80, 0x100))


HIGH: Final = {encoding: _high(encoding) for encoding in ENCODINGS}


class _Bytes(dict[int, str]):
    """For each letter of an encoding the character of its byte's number; what is none of its letters becomes a zero."""

    def __missing__(self, letter: int) -> str:
        return chr(letter) if letter < 0xA0 else "\0"  # noqa: PLR2004 - the end of ASCII and of the controls


_READERS: Final = [
    (_Bytes({ord(letter): chr(0x80 + index) for index, letter in enumerate(HIGH[encoding])}), re.compile(sure))
    for encoding, sure in ENCODINGS.items()
]


def may_be_broken(text: str) -> bool:
    """Whether `meant` has to look."""
    return _TELLTALE.search(text) is not None


def meant(text: str) -> str:
    """The text as it was; the same text where nothing in it is broken."""
    was = text
    for _ in range(_MOST_TIMES):
        before, was = was, _as_utf8(_without_codes(was))
        if was == before:
            break
    was = _with_letters(_NAKED_LEAD.sub(lambda lead: "\u2013" if lead[0].endswith('"') else "\u201d", was))
    if was == text:
        return text
    unwanted = {index for index, letter in forbidden(was) if letter != REPLACEMENT or REPLACEMENT not in text}
    return "".join(letter for index, letter in enumerate(was) if index not in unwanted)


def _with_letters(text: str) -> str:
    """The text with its letters in place of what other encodings have for their bytes."""
    misread = next((one for one in MISREAD if one[1].search(text)), None)
    if misread is None or NOT_MISREAD.search(text):
        return text
    signs, _, place = misread
    return place.sub(lambda found: LETTERS[signs.index(found[0])], text)


def _without_codes(text: str) -> str:
    """The text without the codes of mail and of web pages; in an address they stay, which may need them."""
    if "&" not in text and "=" not in text:
        return text
    words = (word[0] for word in _WORD.finditer(text) if not _is_address(word[0]))
    quoted = any(_SURELY_QUOTED.search(word) for word in words)

    def plain(word: re.Match[str]) -> str:
        if _is_address(word[0]):
            return word[0]
        bare = _ENTITY.sub(lambda entity: unescape(entity[0]), word[0])
        return _QUOTED.sub(_unquoted, bare) if quoted else bare

    return _WORD.sub(plain, _SOFT_BREAK.sub("", text) if quoted else text)


def _is_address(word: str) -> bool:
    return "://" in word or "www." in word


def _unquoted(found: re.Match[str]) -> str:
    data = bytes.fromhex(found[0].replace("=", ""))
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "ignore")


def _as_utf8(text: str) -> str:
    """The text with what is UTF-8 in one of the encodings as its letters."""
    for table, sure in _READERS:
        as_bytes = text.translate(table)
        if not sure.search(as_bytes):
            continue
        parts, index = [], 0
        for found in re.finditer(f"(?:{sure.pattern}|{NEXT_TO_IT})+", as_bytes):
            if sure.search(found[0]):
                parts += [text[index : found.start()], found[0].encode("latin-1").decode()]
                index = found.end()
        text = "".join(parts) + text[index:]
    return text
