"""A file that came by mail or otherwise: where it belongs in the archive, and what is wrong with it there."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from ospe_build import candidate
from ospe_build.archive.deck import card_names
from ospe_build.checking import Context, check, today
from ospe_build.checking.across import check_across, facts
from ospe_build.checking.rules import FILE_RULES
from ospe_build.errors import WritingError
from ospe_build.finding import Finding
from ospe_build.messages import spoken, text
from ospe_build.reading import Document, read, read_file
from ospe_build.reporting import Result
from ospe_build.reporting.result import lines_of
from ospe_build.slugs import ID, SLUG_LENGTH
from ospe_build.writing.canonical import dump

_COPY: Final = re.compile(r" ?\([0-9]+\)$")
"""What browsers add to the name of a file that they have saved before."""

_PLACE_CODES: Final = frozenset(rule.code for rule in FILE_RULES)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that has come.

    Attributes:
        source: where it is, absolute.
        document: what it holds; its name is that of the place where it belongs, if that is known.
        target: that place; None where the file does not say on what day the game was played, or what it is called.
    """

    source: Path
    document: Document
    target: Path | None

    def stands_in(self, target: Path) -> bool:
        """Whether it came by being written in that place of the archive."""
        return Path.cwd() / target == self.source

    def holding(self, value: dict[str, Any], target: Path) -> "Arrival":
        """The same file, with other content."""
        return replace(self, document=read(dump(value).encode(), target.as_posix()))


def _identity(stem: str, value: object) -> str:
    """The id of a session: the file's own name where it is of that day or of the archive, else made of its title."""
    stem = _COPY.sub("", stem)
    natural = candidate.natural_id(value)
    named = ID.fullmatch(stem)
    if named and len(named[2]) <= SLUG_LENGTH and (natural.startswith(named[1]) or candidate.path_of(stem).exists()):
        return stem
    return natural


def arrival(path: Path) -> Arrival:
    """Read the file, wherever it is and whatever it is called."""
    document = read_file(path, path.as_posix())
    identity = _identity(path.stem, document.value)
    target = candidate.path_of(identity) if identity else None
    if target is not None:
        document = replace(document, file=target.as_posix())
    return Arrival(Path(os.path.abspath(path)), document, target)  # noqa: PTH100 - links stay as they are


def _findings(arrival: Arrival) -> Iterator[Finding]:
    """What is wrong with the file, as if it stood in its place already."""
    document = arrival.document
    found = check(document, Context(today(), card_names()))
    if arrival.target is None:
        # Where it belongs is not known yet, so nothing is said of where it is.
        yield from (finding for finding in found if finding.code not in _PLACE_CODES)
        return
    yield from found
    beside = candidate.neighbours({arrival.source, Path.cwd() / arrival.target})
    yield from (one for one in check_across([*beside, facts(document)]) if one.file == document.file)


def check_arrival(arrival: Arrival, name: str) -> Result:
    """The findings, with the name of the file as it came."""
    findings = [replace(finding, file=name) for finding in _findings(arrival)]
    return Result.of(1, findings, lines_of(name, arrival.document.text, findings))


def canonical(arrival: Arrival, target: Path) -> str:
    """The text to be written.

    Raises:
        WritingError: it does not fit into a file.
    """
    written = dump(arrival.document.value)
    if read(written.encode(), target.as_posix()).refused:
        raise WritingError(text(spoken(), "receive.too_large", path=target.as_posix()))
    return written
