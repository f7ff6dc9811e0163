"""A session that somebody sent as text: checked as if it stood in its place, joined to what is published, or refused.

The same way for an issue and for whatever else brings a text; nothing of the text is run, and nothing is written here.
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ospe_build.arrival import Arrival, arrival, canonical, check_arrival
from ospe_build.checking.across import facts, same_game
from ospe_build.checking.published import LOST, losses, merged
from ospe_build.errors import WritingError
from ospe_build.finding import Severity
from ospe_build.messages import spoken, text
from ospe_build.reading import Document, read_file
from ospe_build.reporting import Result

LARGEST = 65_536
"""Bytes of a session's file."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A session that may be taken in.

    Attributes:
        target: where its file goes.
        content: of the file, in its one form.
        title: of the session.
        is_new: whether no session stands there.
    """

    target: Path
    content: str
    title: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a text is not taken in.

    Attributes:
        words: in one sentence, in the language that is spoken.
        result: what was found in it, if it came so far.
    """

    words: str
    result: Result | None = None


def refused(msgid: str, result: Result | None = None) -> Refused:
    """The same, in words of the catalogue."""
    return Refused(text(spoken(), f"intake.{msgid}"), result)


def _lost(old: Document, new: Document) -> Refused:
    found = (spot.finding(LOST, Severity.WARNING, new) for spot in losses(old.value, new.value))
    return refused("lost", Result.of(1, found))


def examine(data: bytes, name: str = "pelikerta.yml") -> Taken | Refused:
    """Look at a text as at a file of the archive in the working directory.

    Args:
        data: the text, whatever it holds.
        name: of the file, where it came with one; only letters, digits and hyphens of it count.
    """
    if len(data) > LARGEST:
        data = data[: LARGEST + 1]  # enough for the reader to say that it is too large
    stem = "".join(letter for letter in name.removesuffix(".yml") if letter.isalnum() or letter == "-") or "pelikerta"
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem[:100]}.yml"
        path.write_bytes(data)
        came = arrival(path)
        result = check_arrival(came, name)
    if result.errors:
        return refused("errors", result)
    if came.target is None:
        return refused("no_day")
    return _placed(came, came.target)


def _placed(came: Arrival, target: Path) -> Taken | Refused:
    value: dict[str, Any] = came.document.value
    old = read_file(target, target.as_posix()) if target.is_file() else None
    if old is not None:
        if not same_game(facts(old), facts(came.document)):
            return refused("other")
        if next(losses(old.value, value), None) is not None:
            whole = merged(old.value, value)
            if whole is None:
                return _lost(old, came.document)
            came, value = came.holding(whole, target), whole
        if old.value == value:
            return refused("same")
    try:
        content = canonical(came, target)
    except WritingError as error:
        return Refused(error.format_message())
    return Taken(target, content, str(value["pelikerta"]["otsikko"]), old is None)
