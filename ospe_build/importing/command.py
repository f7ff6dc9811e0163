"""`ospe import`: a mapping file to start from, session files of all rows that are right, or follow-ups of a sheet."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

import click

from ospe_build.errors import WritingError
from ospe_build.files import write_file
from ospe_build.here import require_archive
from ospe_build.importing import show
from ospe_build.importing.follow_ups import Change, follow_ups_of
from ospe_build.importing.mapping import read_mapping
from ospe_build.importing.outcome import Outcome, outcomes_of
from ospe_build.importing.start import guessed, personal, starting_point
from ospe_build.importing.table import read_table
from ospe_build.messages import text
from ospe_build.os_words import reason_of
from ospe_build.writing.canonical import dump
from ospe_build.writing.file import write_new

_LINES: Final = 1000
"""Written at once: each writing takes longer than making ten lines."""


def _say(lines: Iterable[str]) -> None:
    """Write to standard output; a character that the terminal cannot show is written as an escape."""
    encoding = sys.stdout.encoding or "ascii"
    told = iter(lines)
    while some := [*islice(told, _LINES)]:
        click.echo("\n".join(some).encode(encoding, "backslashreplace").decode(encoding))


def begin(path: Path, language: str) -> None:
    """Write a mapping file beside the sheet and say what to do next.

    Args:
        path: the sheet.
        language: of the words.

    Raises:
        MisuseError: the sheet cannot be read.
        WritingError: there is a mapping file already, or it cannot be written.
    """
    table = read_table(path, language)
    target = path.with_name(f"{path.name}.mapping.yml")
    words = {"path": target.as_posix(), "file": path.as_posix()}
    if target.exists():
        raise WritingError(text(language, "import.mapping_exists", **words))
    names = guessed(table)
    write_new(target, starting_point(table, names, language), language)
    _say(show.reading(table, language))
    _say(show.guesses(table, len(names), personal(table), language))
    _say([text(language, "import.next", **words)])


def _write(outcomes: Sequence[Outcome], language: str) -> int:
    """Write the sessions that are right; how many were. Where one cannot be written, none is left.

    Raises:
        WritingError: one cannot be written.
    """
    written: list[Path] = []
    try:
        for outcome in outcomes:
            if outcome.sound and outcome.target and not outcome.there:
                write_new(outcome.target, outcome.text, language)
                written.append(outcome.target)
    except WritingError:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    return len(written)


def import_rows(path: Path, mapping_path: Path, language: str, *, dry_run: bool, partial: bool) -> bool:
    """Make session files of a sheet; whether all its rows are right.

    Args:
        path: the sheet.
        mapping_path: the mapping file.
        language: of the words.
        dry_run: whether only to tell what would be done, cell by cell.
        partial: whether to write the rows that are right where others are not.

    Raises:
        MisuseError: one of the files cannot be used, or there is no archive here.
        WritingError: a session cannot be written.
    """
    require_archive(language)
    table = read_table(path, language)
    mapping = read_mapping(mapping_path, table, language)
    outcomes = outcomes_of(table.rows, mapping)
    _say(show.reading(table, language))
    _say(show.column_lines(table, mapping, language))
    _say(show.row_lines(table, outcomes, language, with_cells=dry_run))
    sound = sum(outcome.sound for outcome in outcomes)
    _say(["", text(language, "import.sound", n=len(outcomes), sound=sound)])
    right = sound == len(outcomes)
    if dry_run:
        _say([text(language, "import.dry_run")])
    elif right or partial:
        _say([text(language, "import.written", n=_write(outcomes, language))])
    else:
        _say([text(language, "import.refused")])
    return right


def _put(changes: Sequence[Change], language: str) -> None:
    """Write the sessions that a sheet adds to. Where one cannot be written, all are as they were.

    Raises:
        WritingError: one cannot be written.
    """
    before: dict[Path, bytes] = {}
    for change in changes:
        try:
            before[change.path] = change.path.read_bytes()
            write_file(change.path, dump(change.value))
        except OSError as error:
            for path, data in before.items():
                with suppress(OSError):
                    write_file(path, data)
            words = {"path": change.path.as_posix(), "reason": reason_of(error, language)}
            raise WritingError(text(language, "new.unwritable", **words)) from error


def import_follow_ups(path: Path, language: str, *, dry_run: bool) -> bool:
    """Put the follow-ups of a sheet of promises into the sessions' files; whether all its rows are right.

    Args:
        path: the sheet.
        language: of the words.
        dry_run: whether only to tell what would be done, cell by cell.

    Raises:
        MisuseError: the sheet cannot be used, or there is no archive here.
        WritingError: a session cannot be written.
    """
    require_archive(language)
    table = read_table(path, language)
    outcomes, changes = follow_ups_of(table, path, language)
    _say(show.reading(table, language))
    _say(show.row_lines(table, outcomes, language, with_cells=dry_run))
    sound = sum(outcome.sound for outcome in outcomes)
    _say(["", text(language, "import.follow_ups.sound", n=len(outcomes), sound=sound)])
    new = [change for change in changes if change.added]
    if dry_run:
        _say([text(language, "import.dry_run")])
    elif sound < len(outcomes):
        _say([text(language, "import.follow_ups.refused")])
    elif not new:
        _say([text(language, "import.follow_ups.nothing_new")])
    else:
        _put(new, language)
        _say([text(language, "import.follow_ups.written", n=sum(change.added for change in new), files=len(new))])
        if comments := sum(change.comments for change in new):
            _say([text(language, "import.follow_ups.comments", n=comments)])
    return sound == len(outcomes)
