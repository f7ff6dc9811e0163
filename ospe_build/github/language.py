"""`python -m ospe_build.github.language CHANGED`: the language in which a request is answered, that of its sessions."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import click

from ospe_build.github.proposals import is_session
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES
from ospe_build.reading import read_file
from ospe_build.validate import names_in


def language_of_sessions(sessions: Iterable[object]) -> str:
    """The language of some sessions, whatever their files hold; Finnish where they differ, or there is none.

    Args:
        sessions: the values of their files.
    """
    found = set()
    for value in sessions:
        details = value.get("pelikerta") if isinstance(value, dict) else None
        language = details.get("kieli") if isinstance(details, dict) else None
        found.add(language if isinstance(language, str) and language in LANGUAGES else DEFAULT_LANGUAGE)
    return found.pop() if len(found) == 1 else DEFAULT_LANGUAGE


@click.command()
@click.argument("changed", type=click.File("rb"))
def main(changed: BinaryIO) -> None:
    """Tell the language of the sessions that a request changes."""
    names = [name for name in sorted(names_in(changed.read())) if is_session(name) and Path(name).is_file()]
    click.echo(language_of_sessions(read_file(Path(name), name).value for name in names))


if __name__ == "__main__":
    main()
