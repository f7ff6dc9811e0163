"""`python -m ospe_build.github.preview CHANGED FILE`: the sessions that a request changes, drawn in one file.

The job that runs it may do nothing: it has no secret and writes nowhere, so a request's own code may run in it.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

import click

from ospe_build.archive.deck import card_names
from ospe_build.archive.session import Session
from ospe_build.checking import Context, check, today
from ospe_build.checking.file_name import ENDING, is_id
from ospe_build.data.edition import Origin
from ospe_build.files import write_file
from ospe_build.finding import Severity
from ospe_build.github.language import language_of_sessions
from ospe_build.locations import SESSIONS
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.reading import read_file
from ospe_build.settings import repo_url, site_url
from ospe_build.site.environment import Repository, SiteContext
from ospe_build.site.one_file import one_file
from ospe_build.site.static import addresses
from ospe_build.validate import names_in

MAX_SESSIONS: Final = 20
"""Sessions in one file."""


def draw(names: list[str], place: Path) -> int:
    """Draw the sessions among some files, where they are there and have no error; how many there are.

    Raises:
        OSError: the file cannot be written.
        ToolError: what the style sheet is made of is missing.
    """
    context = Context(today(), card_names())
    sound: list[tuple[str, Session]] = []
    left_out: list[str] = []
    values: list[object] = []
    for name in names:
        path = Path(name)
        if path.parts[:1] != (SESSIONS,) or path.suffix != ENDING or not is_id(path.stem) or not path.is_file():
            continue
        document = read_file(path, name)
        values.append(document.value)
        if any(finding.severity is Severity.ERROR for finding in check(document, context)):
            left_out.append(name)
        elif len(sound) < MAX_SESSIONS:
            sound.append((name, Session(path.stem, document.value)))
    if sound or left_out:
        origin = Origin(site_url(), "", "", repo_url())
        with TemporaryDirectory() as folder:
            site = SiteContext(Repository(origin.repo_url), origin, Path(folder), addresses())
            write_file(place, one_file(sound, left_out, site, today(), language_of_sessions(values)))
    return len(sound)


@click.command()
@click.argument("changed", type=click.File("rb"))
@click.argument("place", type=click.Path(path_type=Path))
def main(changed: BinaryIO, place: Path) -> None:
    """Draw the sessions that a request changes."""
    drawn = draw(sorted(names_in(changed.read())), place)
    click.echo(text(DEFAULT_LANGUAGE, "preview.drawn", n=drawn))


if __name__ == "__main__":
    main()
