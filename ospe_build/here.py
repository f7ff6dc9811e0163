"""The archive of the working directory, where commands do their work."""

from pathlib import Path
from typing import Final

from ospe_build.checking.file_name import SESSIONS
from ospe_build.errors import MisuseError
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.settings import uses_plugin

DEFAULT_FOLDER: Final = Path(SESSIONS)


def is_archive() -> bool:
    """Whether there is one: its folder of sessions, or the settings of an archive that has no session yet."""
    return DEFAULT_FOLDER.is_dir() or uses_plugin(Path("mkdocs.yml"))


def require_archive(language: str = DEFAULT_LANGUAGE, msgid: str = "cli.no_archive") -> None:
    """Make sure that there is one.

    Args:
        language: of the message.
        msgid: the message.

    Raises:
        MisuseError: there is none.
    """
    if not is_archive():
        raise MisuseError(text(language, msgid, path=DEFAULT_FOLDER))
