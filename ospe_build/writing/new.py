"""`ospe new`: a file to fill, at the place where it belongs."""

from datetime import date
from pathlib import Path

from ospe_build.board import edition_to_name, node
from ospe_build.here import DEFAULT_FOLDER
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.slugs import session_id, session_path
from ospe_build.writing.file import write_new
from ospe_build.writing.template import template


def new_session(title: str, played: date, unit: str, language: str) -> Path:
    """Write the file to fill, below `sessions` of the folder where the command runs.

    Args:
        title: the session's title.
        played: the day of the game.
        unit: the unit that played.
        language: of the help in the file, and of the session unless the writer says otherwise.

    Raises:
        WritingError: there is such a file already, or it cannot be written.
    """
    known = {
        node("pelikerta", "otsikko").pointer: title,
        node("pelikerta", "pelattu").pointer: played.isoformat(),
        node("pelikerta", "yksikko").pointer: unit,
    }
    if edition := edition_to_name():
        known[node("pelikerta", "lauta").pointer] = edition
    if language != DEFAULT_LANGUAGE:
        known[node("pelikerta", "kieli").pointer] = language
    path = DEFAULT_FOLDER / session_path(session_id(played, title))
    write_new(path, template(known, language), language)
    return path
