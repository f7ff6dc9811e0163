"""What a request's check left behind, taken in as hostile: whoever wrote the request may have written it.

Nothing of it is run or unpacked to disk. It is one small zip with two files of known names, sizes and shapes; text in
it is only ever shown as text.
"""

import io
import json
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, Final

from ospe_build.errors import HostileError
from ospe_build.finding import Fix, Severity
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.reporting.item import Item

NAME: Final = "tarkistus"
"""Of the artifact, as validate.yml uploads it."""

MOST_BYTES: Final = 1_000_000
"""Of the zip, and of the report in it."""

_NUMBER_FILE: Final = "pyynto"
_REPORT_FILE: Final = "tarkistus.json"
_COMPRESSIONS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_SIZES: Final = {_NUMBER_FILE: 12, _REPORT_FILE: 8 * MOST_BYTES}
_NUMBER: Final = re.compile(rb"[1-9][0-9]{0,9}\n")
_CODE: Final = re.compile(r"OSPE[1-5][0-9]{2}")
_MOST_FINDINGS: Final = 20_000
_LONGEST: Final = 4_000
_LARGEST: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """What a request's check found.

    Attributes:
        number: of the request, as the artifact has it; not to be believed before it is compared.
        checked: files that were checked.
        items: what was found.
    """

    number: int
    checked: int
    items: tuple[Item, ...]


def _refuse(what: str) -> HostileError:
    return HostileError(text(DEFAULT_LANGUAGE, "comment.hostile", what=what))


def _unpack(data: bytes) -> dict[str, bytes]:
    """The two files of the zip; whatever its directory says, no more is unpacked of each than may be in it."""
    if len(data) > MOST_BYTES:
        raise _refuse("zip")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sorted(archive.namelist()) != sorted(_SIZES):
                raise _refuse("zip")
            if any(one.compress_type not in _COMPRESSIONS for one in archive.infolist()):
                raise _refuse("zip")
            files = {}
            for name, most in _SIZES.items():
                with archive.open(name) as file:
                    files[name] = file.read(most + 1)
                if len(files[name]) > most:
                    raise _refuse(name)
            return files
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise _refuse("zip") from error


def _shaped(value: object, shape: dict[str, type | tuple[type, ...]]) -> dict[str, Any]:
    """The value, where it is a mapping of exactly these keys, with values of exactly these types."""
    if not isinstance(value, dict) or value.keys() != shape.keys():
        raise _refuse(_REPORT_FILE)
    for key, kinds in shape.items():
        # `type`, not `isinstance`: a boolean is no number here.
        if type(value[key]) not in (kinds if isinstance(kinds, tuple) else (kinds,)):
            raise _refuse(_REPORT_FILE)
        if isinstance(value[key], str) and len(value[key]) > _LONGEST:
            raise _refuse(_REPORT_FILE)
        if isinstance(value[key], int) and not 0 <= value[key] <= _LARGEST:
            raise _refuse(_REPORT_FILE)
    return value


def _item(value: object) -> Item:
    found = _shaped(
        value,
        {
            "code": str,
            "severity": str,
            "file": str,
            "line": int,
            "column": int,
            "pointer": str,
            "message": str,
            "suggestion": (str, type(None)),
            "fix": (dict, type(None)),
        },
    )
    if not _CODE.fullmatch(found["code"]) or found["severity"] not in set(Severity):
        raise _refuse(_REPORT_FILE)
    fix = found["fix"]
    if fix is not None:
        fix = Fix(**_shaped(fix, {"line": int, "column": int, "end_line": int, "end_column": int, "text": str}))
    return Item(**{**found, "severity": Severity(found["severity"]), "fix": fix})


def _parse(data: bytes) -> tuple[int, tuple[Item, ...]]:
    """The report: how many files were checked, and what was found."""
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _refuse(_REPORT_FILE) from error
    found = _shaped(value, {"checked": int, "errors": int, "warnings": int, "findings": list})
    if len(found["findings"]) > _MOST_FINDINGS:
        raise _refuse(_REPORT_FILE)
    items = tuple(map(_item, found["findings"]))
    errors = sum(item.severity is Severity.ERROR for item in items)
    if (found["errors"], found["warnings"]) != (errors, len(items) - errors):
        raise _refuse(_REPORT_FILE)
    return found["checked"], items


def read(data: bytes) -> Check:
    """Take in the artifact's zip.

    Raises:
        HostileError: it is not exactly what validate.yml uploads.
    """
    files = _unpack(data)
    if not _NUMBER.fullmatch(files[_NUMBER_FILE]):
        raise _refuse(_NUMBER_FILE)
    checked, items = _parse(files[_REPORT_FILE])
    return Check(int(files[_NUMBER_FILE]), checked, items)
