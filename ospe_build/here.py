"""The archive that a command works in: that of the working directory, or of the nearest folder above it."""

import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any, Final

import click

from ospe_build.errors import MisuseError
from ospe_build.locations import SESSIONS, SETTINGS, uses_plugin
from ospe_build.messages import spoken, text

DEFAULT_FOLDER: Final = Path(SESSIONS)


_START: Final = "ospe_build.start"


def is_archive(folder: Path = Path()) -> bool:
    """Whether a folder is one: it has a folder of sessions, or the settings of an archive without any yet."""
    return (folder / DEFAULT_FOLDER).is_dir() or uses_plugin(folder / SETTINGS)


@contextmanager
def in_archive(ctx: click.Context) -> Iterator[None]:
    """Work in the archive that the working directory lies in; what was given as a path is still meant from there on."""
    start = Path.cwd()
    ctx.meta[_START] = start
    with chdir(next((one for one in (start, *start.parents) if is_archive(one)), start)):
        yield


def _meant(value: Any, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as Click has it
    """A path that was given, from the archive on."""
    start = ctx.meta.get(_START) if ctx else None
    if start is None or start == Path.cwd() or os.fspath(value) == "-" or Path(value).is_absolute():
        return value
    return os.path.relpath(start / os.fspath(value))


class GivenPath(click.Path):
    """A path, given from where the command was started."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """The path from the archive on."""
        return super().convert(_meant(value, ctx), param, ctx)


def require_archive(language: str = "", msgid: str = "cli.no_archive") -> None:
    """Make sure that there is one.

    Args:
        language: of the message; that which is spoken where it is empty.
        msgid: the message.

    Raises:
        MisuseError: there is none.
    """
    if not is_archive():
        raise MisuseError(text(language or spoken(), msgid, path=DEFAULT_FOLDER))
