"""Which folders a command may fill: its own and empty ones, away from all that people write."""

import os
import shlex
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ospe_build import manifest
from ospe_build.board import SCHEMA_DIR
from ospe_build.errors import MisuseError
from ospe_build.locations import PACKAGE
from ospe_build.messages import spoken, text
from ospe_build.printable import printable

_WRITTEN: Final = (SCHEMA_DIR, PACKAGE, SCHEMA_DIR.parent / "docs")
"""The folders that people write, wherever a command runs."""


def refusal(msgid: str, **params: object) -> MisuseError:
    """What is wrong with a folder, in words: a message of the catalogue below `folder.`."""
    words = {name: printable(str(value)) for name, value in params.items()}
    return MisuseError(text(spoken(), f"folder.{msgid}", **words))


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths, free of links, name one folder; the letters' case never tells two that are not there apart."""
    try:
        return one.samefile(other)
    except OSError:
        names = (unicodedata.normalize("NFC", str(path)).casefold() for path in (one, other))
        return len(set(names)) == 1


def _is_in(inner: Path, outer: Path) -> bool:
    return any(_is_same(folder, outer) for folder in (inner, *inner.parents))


def require_apart(place: Path, name: Path, apart: Iterable[Path]) -> None:
    """Make sure that a folder neither is, nor holds, nor lies in one of those that people write.

    Raises:
        MisuseError: it does.
    """
    for given in (*apart, *_WRITTEN):
        other = Path(os.path.realpath(given))
        if _is_in(place, other) or (other.exists() and _is_in(other, place)):
            raise refusal("not_apart", folder=name, other=given)


def require_ours(place: Path, name: Path, former: str) -> None:
    """Make sure that a folder is not there, is empty, or was filled by such a command.

    Raises:
        MisuseError: it holds something else.
    """
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise refusal("a_file", folder=name)
    others = manifest.other_entries(place)
    if manifest.read(place) is not None or not others:
        return
    if former and (place / former).is_file():
        folder = shlex.quote(str(name))
        keeps = manifest.OF_OTHERS & set(os.listdir(place))  # noqa: PTH208 - the names alone
        spared = "".join(f" ! -name {one}" for one in sorted(keeps))
        command = f"find {folder} -mindepth 1 -maxdepth 1{spared} -exec rm -r {{}} +" if keeps else f"rm -r {folder}"
        raise refusal("former", folder=name, command=command)
    raise refusal("not_ours", folder=name, example=min(others))
