"""A new file on disk: whole or not at all, and never over another."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from ospe_build.errors import WritingError
from ospe_build.messages import text
from ospe_build.os_words import reason_of


def write_new(path: Path, content: str, language: str) -> None:
    """Write a file that is not there yet: first beside its place, then under its name.

    Args:
        path: where; missing folders are made.
        content: what, written as UTF-8.
        language: of the error's message.

    Raises:
        WritingError: something is there already, or the folder cannot be written.
    """
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, prefix=".", encoding="utf-8", newline="\n", delete=False) as file:
            beside = Path(file.name)
            file.write(content)
        beside.chmod(0o644)
        os.link(beside, path)  # unlike a rename, this never takes another file's place
    except FileExistsError as error:
        raise WritingError(text(language, "new.exists", path=path.as_posix())) from error
    except OSError as error:
        raise WritingError(
            text(language, "new.unwritable", path=path.as_posix(), reason=reason_of(error, language))
        ) from error
    finally:
        if beside is not None:
            with suppress(OSError):
                beside.unlink()
