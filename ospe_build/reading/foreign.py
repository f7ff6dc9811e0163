"""Rows that came from elsewhere: two versions that git left (OSPE116), what a message put around the file (OSPE117).

Rows above the first key are seen in any file. Those at the end are looked for in a file that cannot be read, since
in another they are part of a text.
"""

import re
from collections.abc import Sequence
from typing import Final

from ospe_build.reading.complaints import Complaints
from ospe_build.reading.source import Source

_CONFLICTS: Final = ("<<<<<<<", "=======", ">>>>>>>", "|||||||", "%%%%%%%", "+++++++")
_CONFLICT: Final = re.compile(
    r"(?:[ \t]*(?:<{7}|>{7})(?: \S.*)?|(?:<{7,}|>{7,}) \S.*|<{7}\w.*|(?:<{7}|={7}|>{7})[ \t]*|\|{7}(?: .*)?|"
    r"(?:%{7}|\+{7}) \S.*)\Z"
)
"""Git writes longer marks where one conflict is within another; Jujutsu has two of its own."""

_SESSION: Final = "skeema:"
_KEY: Final = re.compile(r"([ \t]*(?:[>+|][ \t>]*)?)([a-z0-9_]{4,})[ \t]*:(?:\s|\Z)")
_BEFORE_FIRST: Final = re.compile(
    r"\A(?:`{3}(?:ya?ml)?[ \t]*|"
    r"(?:\[[^\]\r\n]{0,20}[0-9][.:][0-9]{2}[^\]\r\n]{0,20}\]|[0-9./-]+,? (?:kl[o.]? )?[0-9.:]+ -) [^:\r\n]{1,60}: )"
    rf"(?={_SESSION})"
)
"""What a chat writes before a message's first row, or a fence without a row of its own."""

_FIRST_KEY: Final = re.compile(r"(?:#[^\r\n]*\r?\n)*[a-z0-9_]+[ ]*:")
_NEUTRAL: Final = re.compile(r"\s*\Z|---(?:\s|\Z)|\.\.\.\s*\Z|[-?]\s|[\s#%'\"\[\]{}]")
_NAMED: Final = re.compile(r"([^:]*):(?:\s+(\S)|\s*\Z)")
_FENCE: Final = re.compile(
    r"[ \t]*(?:`{3,}|~{3,}|'{3}|\"{3})[ \t]*[\w+.-]*[ \t]*\Z|"
    r"(?:\[/?code[^\]\r\n]*\]|\{(?:code|noformat)[^}\r\n]*\})[ \t]*\Z"
)
_HEADER: Final = re.compile(
    r"(?:from|to|cc|subject|sent|date|attachments?|lähettäjä|vastaanottaja|kopio|aihe|lähetetty|päiväys|päivämäärä|pvm|"
    r"liitteet|liite|från|till|kopia|ämne|skickat|datum|bilagor|bilaga)\Z",
    re.IGNORECASE,
)
_SIGN_OFF: Final = re.compile(
    r"(?:--|[—–])[ \t]*\Z|-{3,} ?\w.*-{2,}[ \t]*\Z|[_=*-]{5,}[ \t]*\Z|</\w+>|"
    r"t\. ?\w|yt[ ,.]|(?:\w+ )?terv(?:\b|eisi|eise)|terku(?:in|t\b)|terkkuja|"
    r"yst(?:\b|ävälli)|kiito|kiitti\b|kiittäen|lähetetty |"
    r"(?:hyvää|mukavaa|kivaa|ihanaa|aurinkoista) (?:päivä|viikon|viikko|ilta|illan|kesä|syksy|talve|kevä|joulu|"
    r"pääsiäis|vappu|uutta vuotta)|(?:nähdään|lämmöllä|lämpimästi|hei hei|moi|moikka|heippa)\W*\Z|hanki outlook|"
    r"mvh\b|(?:med )?vänlig|(?:bästa )?hälsning|hälsar |tack\b|trevlig (?:helg|dag|kväll|sommar)|"
    r"ha (?:det (?:bra|så bra|gott)|en (?:bra|fin|trevlig))\b|god jul\b|skickat |skickades |hämta outlook|"
    r"br\b|(?:best|kind|warm) (?:regards|wishes)|regards|(?:yours )?(?:sincerely|truly|faithfully)|"
    r"(?:many )?thanks|thank you|cheers|have a (?:nice|good|great|lovely) |sent from |get outlook",
    re.IGNORECASE,
)
"""How a message ends, in three languages: the lines before a signature, and the words of greeting."""

_CLOSED: Final = re.compile(r".*(?:[\"'\]}]|:[ ]+(?:true|false|[0-9-]+))[ ]*\Z")
"""A row whose value is complete: what follows cannot go on with it."""


def may_hold_foreign(text: str) -> bool:
    """Whether a text that libyaml can read may hold such rows all the same."""
    return any(mark in text for mark in _CONFLICTS) or (_FIRST_KEY.match(text) is None and _SESSION in text)


def refuse_conflict(source: Source, complaints: Complaints) -> bool:
    """Complain of the first mark that git put between two versions; whether there is one."""
    if any(mark in source.text for mark in _CONFLICTS):
        for row, start in zip(source.rows, source.starts, strict=True):
            if _CONFLICT.match(row):
                complaints.add("OSPE116", source.position(start))
                return True
    return False


class ForeignRows:
    """The rows of a text that are no part of it, or that have a mark of a message before them."""

    def __init__(self, source: Source, *, at_end: bool = False) -> None:
        """Look through a text.

        Args:
            source: the text.
            at_end: whether to look at its end as well.
        """
        self._source = source
        # Most files begin with a key and hold no message: only their end could.
        self._rows = source.rows if at_end or may_hold_foreign(source.text) else ()
        self._cleaned = _cleaned(self._rows, at_end=at_end)
        self._changed = [n for n, (row, kept) in enumerate(zip(self._rows, self._cleaned, strict=True)) if row != kept]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._changed)

    def hidden(self, text: str) -> str:
        """A text of the same length as the source, in which such rows are comments and such marks spaces."""
        if not self:
            return text
        characters = list(text)
        for number in self._changed:
            start, row, kept = self._source.starts[number], self._rows[number], self._cleaned[number]
            end = start + len(row)
            shown = "#" * len(row) if kept is None else text[end - len(kept) : end]
            # A mark of every row moves all alike; what is before the first alone must not indent it.
            characters[start:end] = shown.ljust(len(row)) if _BEFORE_FIRST.match(row) else shown.rjust(len(row))
        return "".join(characters)

    def refuse(self, complaints: Complaints) -> None:
        """Complain of the first one; one edit takes all of them away."""
        if not self:
            return
        first, last = self._changed[0], self._changed[-1]
        starts, row = self._source.starts, self._rows[first]
        kept = [kept for kept in self._cleaned[first : last + 1] if kept is not None]
        end = starts[last + 1] if last + 1 < len(starts) else len(self._source.text)
        fix = self._source.replacing(starts[first], end, "".join(f"{row}\n" for row in kept))
        variant = (
            "fence" if _FENCE.match(row) else "mail" if row.startswith(">") else "mark" if self._cleaned[first] else ""
        )
        position = self._source.position(starts[first])
        complaints.add("OSPE117", position, variant=variant, fix=fix)


def _cleaned(rows: Sequence[str], *, at_end: bool) -> list[str | None]:
    """The rows without marks of a message; None for those that are no part of the file."""
    bare = [_BEFORE_FIRST.sub("", row, count=1) if _SESSION in row else row for row in rows]
    keys = [(number, key) for number, row in enumerate(bare) if (key := _KEY.match(row))]
    mark = next((key[1] for _, key in keys if key[2] == _SESSION[:-1]), None)
    if mark is None:
        return [*rows]
    mark = mark if mark.strip() else ""
    keys = [(number, key) for number, key in keys if key[1].startswith(mark) and (mark or not key[1].strip())]
    first = keys[0][0]
    kept: list[str | None] = [_unmarked(row, mark) for row in bare]
    below = kept[first] or ""
    for number in reversed(range(first)):
        row = kept[number] or ""
        if _is_above_file(row, below):
            kept[number] = None
        elif row.strip():
            below = row
    if at_end:
        # A signature may have names of details, too, but none that is indented.
        last = max((number for number, key in keys if len(key[1]) > len(mark)), default=keys[-1][0])
        end = next((n for n in range(last + 1, len(rows)) if _ends_file(rows[n], kept[n] or "", mark)), len(rows))
        end = min(end, _prose_at_end(kept, keys[-1][0]))
        kept[end:] = [None] * (len(rows) - end)
    return kept


def _unmarked(row: str, mark: str) -> str:
    """A row without a message's mark; a row that has none stays as it is."""
    if row.startswith(mark):
        return row[len(mark) :]
    return "" if row.strip() == mark.strip() else row


def _is_above_file(row: str, below: str) -> bool:
    """Whether a row above the first key belongs to a message: prose, a header, the fence of a code block."""
    if _FENCE.match(row):
        return True
    if _NEUTRAL.match(row):
        return False
    named = _NAMED.match(row)
    if named is None or _HEADER.match(named[1].strip()):
        return True
    name, is_nested = named[1].strip(), below[:1] in {" ", "\t"} and not below.lstrip().startswith(_SESSION)
    if named[2]:
        return " " in name
    return (" " in name or name[:1].isupper()) and not is_nested


def _prose_at_end(rows: Sequence[str | None], last: int) -> int:
    """The first of the rows that stand apart below the last value, not indented, and cannot go on with it."""
    first = len(rows)
    for number in range(len(rows) - 1, last, -1):
        row = rows[number] or ""
        if row.strip() and row[0] in " \t-#":
            break
        first = number if row.strip() else first
    above = [row.strip() for row in rows[:first] if row is not None]
    value = next((row for row in reversed(above) if row), "")
    return first if above[-1] == "" and _CLOSED.match(value) else len(rows)


def _ends_file(row: str, kept: str, mark: str) -> bool:
    """Whether a row after the last key is a message's: a fence, words before a signature, a row marked otherwise."""
    is_other = row.strip() != "" and not row.startswith(mark.strip()) if mark else row.startswith(">")
    return is_other or _FENCE.match(kept) is not None or _SIGN_OFF.match(kept) is not None
