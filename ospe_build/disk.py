"""What the disk refused, in words: a command ends in a message that names the file, whatever it was doing."""

import errno
import sqlite3
import sys
from collections.abc import Sequence
from typing import Any

import click

from ospe_build.click_words import SpokenCommand, asked
from ospe_build.data.names import DATABASE
from ospe_build.errors import DiskError
from ospe_build.files import meant_by
from ospe_build.here import in_archive
from ospe_build.messages import speak, spoken, text
from ospe_build.os_words import reason_of


def in_words(error: OSError | sqlite3.Error) -> DiskError:
    """The error as people are told of it."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return DiskError(text(spoken(), "error.port"))
    if isinstance(error, OSError):
        file, reason = meant_by(str(error.filename or "")), reason_of(error, spoken())
    else:
        file, reason = DATABASE, str(error)
    msgid = "error.disk.file" if file else "error.disk"
    return DiskError(text(spoken(), msgid, file=file, reason=reason))


class Commands(click.Group):
    """A group of commands that work in the archive they are started in, and end in words where the disk refuses."""

    command_class = SpokenCommand

    def main(self, args: Sequence[str] | None = None, *more: Any, **others: Any) -> Any:  # noqa: ANN401 - as Click has it
        """Run the command line, in the language that it asks for from its first word on."""
        speak(asked(sys.argv[1:] if args is None else args))
        return super().main(args, *more, **others)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command.

        Raises:
            DiskError: a file cannot be read or written.
        """
        try:
            with in_archive(ctx):
                return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever was to read the output is gone: Click ends without a word
            raise in_words(error) from error
        except sqlite3.Error as error:
            raise in_words(error) from error
