"""The data files that each session has: its object as JSON, and the file itself."""

from pathlib import Path

from ospe_build.archive.session import Session
from ospe_build.data import json_files
from ospe_build.data.names import own_file
from ospe_build.files import write_unseen


def write_session_files(folder: Path, session: Session, source: Path) -> None:
    """Write them.

    Args:
        folder: where new files of the site are written.
        session: the session.
        source: its file.

    Raises:
        OSError: a file cannot be read or written.
    """
    text = json_files.dump(json_files.session_object(session))
    write_unseen(f"{folder}/{own_file(session.id, 'json')}", text + b"\n")
    write_unseen(f"{folder}/{own_file(session.id, 'yml')}", source.read_bytes())
