"""Bytes of a CSV file → its records, whatever parts the cells and however the letters are written."""

import codecs
import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from ospe_build.importing.imported_file import ImportedFile, Rows
from ospe_build.reading.kinds import kind_of

_DELIMITERS: Final = (";", ",", "\t", "|")
_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED: Final = ("cp1252", "mac_roman", "cp850")
"""What spreadsheets write where they do not write Unicode; every text can be read as any of them."""
_IN_WORD: Final = re.compile("[a-zA-Z][äöå]+[a-z]")
"""Letters by which the right reading is told; where they begin or end a word they may be misread quotation marks."""
_MARKUP: Final = re.compile(r"\s*<(?:\?xml|table)\b", re.IGNORECASE)
"""Tables that some surveys export as a spreadsheet, and that are none."""
_TOLD: Final = re.compile(r'"?sep=([^"\r\n])"?[;,\t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
"""The first line by which a file tells Excel its delimiter."""
_SAMPLE: Final = 1000

csv.field_size_limit(sys.maxsize)  # how long a text may be is for the checks to say


def _decoded(data: bytes) -> str:
    """The text.

    Raises:
        UnicodeDecodeError: it is not written as its mark says.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        readings = [data.decode(encoding, "replace") for encoding in _UNMARKED]
        return max(readings, key=lambda reading: len(_IN_WORD.findall(reading)))


def _records(source: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(source, newline=""), delimiter=delimiter, strict=True)


def _fitness(source: str, delimiter: str) -> float:
    """How well a delimiter parts the first records: how many cells are gained where most have the same number."""
    widths: Counter[int] = Counter()
    with suppress(csv.Error):  # which row is wrong is told when all is read
        widths.update(len(record) for record in islice(_records(source, delimiter), _SAMPLE) if record)
    if not widths:
        return 0
    return max(count * (width - 1) for width, count in widths.items()) / widths.total()


def read_csv(data: bytes, source: ImportedFile) -> Rows:
    """The rows that hold anything, by their numbers in a spreadsheet.

    Comma, semicolon, tab or bar; UTF-8, Windows-1252 or what old spreadsheets write, or Unicode with its mark.

    Args:
        data: the file.
        source: what errors name.

    Raises:
        MisuseError: it is no text, or its quotation marks do not pair up.
    """
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        raise source.fault("import.no_text") from error
    if "\0" in text or kind_of(data) or _MARKUP.match(text):
        raise source.fault("import.no_text")
    told = _TOLD.match(text)
    delimiters = (told[1],) if told else _DELIMITERS
    text = text[told.end() :] if told else text
    delimiter = max(delimiters, key=lambda one: _fitness(text, one))
    rows: Rows = {}
    number = 0
    try:
        for number, record in enumerate(_records(text, delimiter), 1):
            if any(record):
                rows[number] = record
    except csv.Error as error:
        raise source.fault("import.quotes", row=number + 1) from error
    return rows
