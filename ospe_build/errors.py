"""What can go wrong, as one family. A leaf: it imports nothing of ours."""

import click


class OspeError(click.ClickException):
    """Base of all errors that end a command: a message for people, never a traceback.

    Raised by nobody itself; Click shows any of the family as one message and exits 1.
    """


class CatalogueError(OspeError):
    """A message is missing from the catalogue, or the catalogue cannot be read. Raised by `messages`."""


class SchemaError(OspeError):
    """The schema or the deck in `schema/` does not have the shape we read. Raised by `board` and `archive.deck`."""


class InvalidSessionsError(OspeError):
    """A session has an error, so nothing is published. Raised by `site.build`, after the findings are shown."""


class SearchError(OspeError):
    """The search index could not be made. Raised by `site.search`."""


class ToolError(OspeError):
    """A program that the build calls (Node, npm) is missing or failed. Raised by `site.packages`."""
