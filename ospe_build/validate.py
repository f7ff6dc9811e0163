"""`ospe validate`: the files that were asked for, checked beside all others of the folders that hold them."""

import os
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ospe_build.against import lost_since
from ospe_build.archive.deck import card_names
from ospe_build.checking import Context, check, today
from ospe_build.checking.across import Facts, check_across, facts
from ospe_build.checking.collect import Found, collect, collect_archive
from ospe_build.checking.file_name import YEAR_FOLDER
from ospe_build.checking.fixes_across import with_fixes_across
from ospe_build.checking.stray import elsewhere
from ospe_build.errors import MisuseError
from ospe_build.here import DEFAULT_FOLDER, require_archive
from ospe_build.locations import SESSIONS
from ospe_build.messages import text
from ospe_build.os_words import reason_of
from ospe_build.printable import printable
from ospe_build.progress import with_progress
from ospe_build.reading import read_file
from ospe_build.ready.left import brings_first_real, readiness
from ospe_build.ready.show import markdown
from ospe_build.reporting import Result, summary
from ospe_build.reporting.result import FileLine, lines_of

if TYPE_CHECKING:
    from ospe_build.finding import Finding


def _asked(paths: Sequence[Path], language: str) -> list[Found]:
    """The files below the paths, or all of the archive.

    Raises:
        MisuseError: one of the paths does not exist, or there is no archive here.
    """
    if not paths:
        require_archive(language, "cli.validate.no_sessions")
        return collect_archive(DEFAULT_FOLDER)
    for path in paths:
        if not os.path.lexists(path):
            raise MisuseError(text(language, "cli.validate.no_path", path=printable(str(path))))
    return collect(paths)


def _beside(asked: Sequence[Found]) -> list[Found]:
    """All other files of the archives that hold those asked for."""
    folders: set[Path] = set()
    for root in {found.root for found in asked}:
        # A folder of any other name may hold all sorts of things, so only its years are looked through.
        _, names, _ = next(os.walk(root), ("", [], []))
        years = (root / name for name in names if YEAR_FOLDER.fullmatch(name))
        folders.update([root] if root.name == SESSIONS else years)
    taken = {found.path for found in asked}
    return [found for found in collect(sorted(folders)) if found.path not in taken]


def names_in(changed: bytes) -> frozenset[str]:
    """The names of the files that a request changes, which git writes parted by NUL."""
    return frozenset(os.fsdecode(name) for name in changed.split(b"\0") if name)


def validate_paths(
    paths: Sequence[Path], language: str, changed: Collection[str] = (), against: str | None = None
) -> Result:
    """Check files and folders.

    Args:
        paths: the files and folders to report on; the archive's folder where there are none.
        language: of the message when a path is missing.
        changed: files that a request changes; those among them that look like a session but lie elsewhere are told.
        against: the revision that holds what is published; what the files lose of it is told.

    Raises:
        MisuseError: a path does not exist, or there is no archive here, or no such revision.
    """
    asked = _asked(paths, language)
    names = {found.file for found in asked}
    context = Context(today=today(), cards=card_names())
    findings: dict[Path, list[Finding]] = defaultdict(list)
    lines: dict[FileLine, str] = {}
    known: dict[Path, list[Facts]] = defaultdict(list)
    files = [*asked, *_beside(asked)]
    for found in with_progress(files, len(files)):
        document = read_file(found.path, found.file)
        if found.file in names:
            mine = check(document, context)
            findings[found.root] += mine
            lines |= lines_of(found.file, document.text, mine)
        known[found.root].append(facts(document))
    by_name = {found.file: found.path for found in asked}
    for root, archive in known.items():
        findings[root] += (finding for finding in check_across(archive) if finding.file in names)
        findings[root] = with_fixes_across(
            findings[root], archive, lambda file: read_file(by_name[file], file), context
        )
    astray = list(elsewhere(sorted(changed)))
    lost = []
    if against is not None:
        everybody = chain.from_iterable(known.values())
        for finding, source in lost_since(against, paths or [DEFAULT_FOLDER], everybody, language):
            lost.append(finding)
            lines |= lines_of(finding.file, source, [finding])
    everything = chain(*findings.values(), astray, lost)
    return Result.of(len(asked) + len(astray), everything, lines)


def add_summary(
    path: Path, result: Result, language: str, changed: Collection[str] | None, against: str | None = None
) -> None:
    """Add the summary to the end of a file.

    Args:
        path: the file; made where there is none.
        result: what was found.
        language: of the words.
        changed: files that the request changes; None where that is not known.
        against: the revision that the request is to change; one without a real session, where the files hold one, makes
            the summary tell what is to be filled in before the site is published.

    Raises:
        MisuseError: the file cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(summary.report(result, language, changed))
            if against is not None and brings_first_real(against):
                file.write(markdown(readiness(language), language))
    except OSError as error:
        raise MisuseError(f"{printable(str(path))}: {reason_of(error, language)}") from error
