"""Slugs, names as they are compared, and the ids and paths of sessions. A leaf."""

import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath
from typing import Final

SLUG_LENGTH: Final = 60
ID: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([a-z0-9]+(?:-[a-z0-9]+)*)")
"""The id of a session: its day and its slug."""

_NAMELESS: Final = "pelikerta"


def folded(name: str) -> str:
    """A name as it is compared: what differs only in composition, case or runs of spaces is the same."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def unit_names(units: str) -> tuple[str, ...]:
    """The names in a session's `yksikko`, which semicolons part; each once, with single spaces."""
    names = (" ".join(name.split()) for name in units.split(";"))
    return tuple({folded(name): name for name in reversed([*names]) if name}.values())[::-1]


def slug(title: str, nameless: str = _NAMELESS) -> str:
    """The title as it stands in a file's name: a to z, 0 to 9 and single hyphens, at most 60 characters.

    Accents are dropped (ä→a, ö→o, å→a); a title without a single Latin letter or digit gives what `nameless` says.
    """
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", bare)
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:SLUG_LENGTH]
        if len(longer) > SLUG_LENGTH:
            break
        name = longer
    return name or nameless


def session_id(played: date, title: str) -> str:
    """The id of a session: its date and its slug."""
    return f"{played.isoformat()}-{slug(title)}"


def session_path(identity: str) -> PurePosixPath:
    """The path of a session's file below the sessions folder: `<YYYY>/<id>.yml`."""
    return PurePosixPath(identity[:4], f"{identity}.yml")
