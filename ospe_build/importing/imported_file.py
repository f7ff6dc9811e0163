"""The file that is imported, as messages name it. A leaf."""

from dataclasses import dataclass
from pathlib import Path

from ospe_build.errors import MisuseError
from ospe_build.messages import text
from ospe_build.printable import printable

Rows = dict[int, list[str]]
"""The cells of rows, by the row's number in the spreadsheet, from 1; rows without any may be left out."""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """The file and the language in which its faults are told."""

    path: Path
    language: str

    def fault(self, msgid: str, **params: object) -> MisuseError:
        """The error that says why the file cannot be used."""
        return MisuseError(text(self.language, msgid, path=printable(self.path.as_posix()), **params))
