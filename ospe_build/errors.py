"""What can go wrong, as one family. A leaf: it imports nothing of ours."""

from typing import IO

import click


class OspeError(click.ClickException):
    """Base of all errors that end a command: a message for people, never a traceback.

    Raised by nobody itself; Click shows any of the family as one message and exits 1.
    """

    def show(self, file: IO[str] | None = None) -> None:
        """Print the message alone: Click's own prefix is English."""
        click.echo(self.format_message(), file=file, err=file is None)


class CatalogueError(OspeError):
    """A message is missing from the catalogue, or the catalogue cannot be read. Raised by `messages`."""


class SchemaError(OspeError):
    """A file in `schema/` has faults, all of which its message names. Raised by `schema_files` and `nodes`."""


class InvalidSessionsError(OspeError):
    """A session has an error, so nothing is published. Raised by `site.build`, with all findings in its message."""


class DiskError(OspeError):
    """A file cannot be read or written. Raised by `disk`."""


class SearchError(OspeError):
    """The search index could not be made. Raised by `site.search`."""


class ToolError(OspeError):
    """A program that the build calls (Node, npm) is missing or failed. Raised by `packages`."""


class SettingsError(OspeError):
    """`mkdocs.yml` cannot be read, or does not say where the site is. Raised by `settings`."""


class MisuseError(OspeError):
    """A command was given what it cannot work on. Raised by commands; status 2."""

    exit_code = 2


class WritingError(OspeError):
    """A file is there already, or cannot be written. Raised by `writing.file` and commands that write."""


class GitError(OspeError):
    """git is missing, or its tree is not in a state to take a commit. Raised by `git` and `receive`."""


class GitHubError(OspeError):
    """GitHub cannot be reached, or refuses. Raised by `github.api`."""


class HostileError(OspeError):
    """What a request's run left behind is not of the shape that our own run leaves. Raised by `github.artifact`."""
