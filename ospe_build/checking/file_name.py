"""Where a session's file stands: its name, its ending, its year's folder."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ospe_build.checking.context import Context
from ospe_build.checking.dates import iso_date
from ospe_build.checking.lookup import at
from ospe_build.checking.nearest import as_key
from ospe_build.checking.spot import Spot
from ospe_build.locations import SESSIONS
from ospe_build.reading import Document
from ospe_build.slugs import ID, SLUG_LENGTH

ENDING: Final = ".yml"
ENDINGS: Final = (ENDING, ".yaml")
"""Of a session's file, in any case of letters; all but the first are wrong, and found so that it can be said."""

TESTS: Final = "tests"
YEAR_FOLDER: Final = re.compile(r"[0-9]{4}")

_APART: Final = r"[-_.\u2010-\u2015]"
_DAY: Final = re.compile(
    rf"(?:[0-9]{{4}}{_APART}[0-9]{{1,2}}{_APART}[0-9]{{1,2}}|[0-9]{{1,2}}{_APART}[0-9]{{1,2}}{_APART}[0-9]{{4}})[-_ ]*"
)
_ENDING_WITHIN: Final = re.compile(r"(.+?)(\.ya?ml.*)", re.IGNORECASE | re.DOTALL)
_PLAYED: Final = ("pelikerta", "pelattu")


def stem_and_ending(file: str) -> tuple[str, str]:
    """A file's name in two: the stem, and the ending with its dot, to which belongs all after `.yml`, as in `.yml.txt`.

    Args:
        file: its path, with `/` between the parts.
    """
    name = file.rpartition("/")[2]
    found = _ENDING_WITHIN.fullmatch(name)
    return (found[1], found[2]) if found else os.path.splitext(name)  # noqa: PTH122 - six times as fast as a Path


def _dated(stem: str) -> re.Match[str] | None:
    """A stem in its two parts, where it is a day and a slug of any length."""
    found = ID.fullmatch(stem)
    return found if found and iso_date(found[1]) else None


def is_id(stem: str) -> bool:
    """Whether a file of that name is named as a session is."""
    found = _dated(stem)
    return found is not None and len(found[2]) <= SLUG_LENGTH


def is_archive_name(folder: Path) -> bool:
    """Whether a folder is an archive by its name; one among tests holds files of all sorts."""
    return folder.name == SESSIONS and folder.parent.name != TESTS


def _folder(document: Document) -> str:
    """The name of the folder that holds the file."""
    folder = document.file.rpartition("/")[0].rpartition("/")[2]
    if folder in {"", ".", ".."}:
        return os.path.basename(os.path.dirname(os.path.abspath(document.file)))  # noqa: PTH100, PTH119, PTH120 - likewise
    return folder


def _way(document: Document) -> list[str]:
    """The folders from the working directory to the file; of a file elsewhere, all of them."""
    file = document.file
    if file[:1] in {"/", "."}:
        path = os.path.abspath(file)  # noqa: PTH100 - likewise
        file = path.removeprefix(os.getcwd() + os.sep).replace(os.sep, "/")  # noqa: PTH109 - likewise
    return file.split("/")[:-1]


def _played(document: Document) -> str:
    """The day of the game in ISO form; empty where it is not known."""
    played = at(document.value, *_PLAYED)
    return played if isinstance(played, str) and iso_date(played) else ""


def _meant_name(stem: str, played: str) -> str | None:
    """The name that a file should have, by the day of the game and by what its own name says besides a day."""
    slug = as_key(_DAY.sub("", stem)).replace("_", "-")
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    name = f"{played}-{slug}"
    return name + ENDING if ID.fullmatch(name) else None


def file_name(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE301: the file's name is not a date and a slug."""
    stem, suffix = stem_and_ending(document.file)
    if not is_id(stem):
        params: dict[str, str | int] = {"name": stem + suffix, "maximum": SLUG_LENGTH}
        yield Spot((), params, "long" if _dated(stem) else "", _meant_name(stem, _played(document)), on_key=True)


def date_in_name(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE302: the date in the file's name is not the day of the game."""
    played = _played(document)
    found = ID.fullmatch(stem_and_ending(document.file)[0])
    if found and played and iso_date(found[1]) and played != found[1]:
        yield Spot(_PLAYED, {"field": _PLAYED[-1], "named": found[1], "played": played}, suggestion=found[1])


def year_folder(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE303: the folder is that of another year. Where name and folder agree, OSPE302 has said it."""
    folder, played = _folder(document), _played(document)
    if not YEAR_FOLDER.fullmatch(folder) or not played or folder == played[:4]:
        return
    stem = stem_and_ending(document.file)[0]
    if not (ID.fullmatch(stem) and stem[:4] == folder):
        yield Spot(_PLAYED, {"field": _PLAYED[-1], "folder": folder, "year": played[:4]})


def right_name(document: Document) -> str:
    """The name that a file should have; its own, but for the ending, where no better one is known."""
    stem, _ = stem_and_ending(document.file)
    meant = None if is_id(stem) else _meant_name(stem, _played(document))
    return meant or stem + ENDING


def right_place(document: Document) -> str | None:
    """The path where a file belongs, by the day of the game or that in its name; None where both are unknown."""
    name = right_name(document)
    year = _played(document)[:4] or (name[:4] if is_id(name.removesuffix(ENDING)) else "")
    return f"{SESSIONS}/{year}/{name}" if year else None


def ending(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE304: the file's name does not end with `.yml`."""
    stem, suffix = stem_and_ending(document.file)
    if suffix != ENDING:
        yield Spot((), {"name": stem + suffix}, suggestion=right_name(document), on_key=True)


def outside_year(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE305: the file is not in a year's folder, or that folder is not right in `sessions`."""
    folder, way = _folder(document), _way(document)
    if not YEAR_FOLDER.fullmatch(folder):
        year = _played(document)[:4]
        yield Spot((), {"folder": folder, "year": year}, "known" if year else "", on_key=True)
    elif any(map(YEAR_FOLDER.fullmatch, way[-2:-1])) or (way[:1] == [SESSIONS] and way[1:] != [folder]):
        yield Spot((), {"folder": folder, "year": folder}, "deep", on_key=True)
