"""Files that are no text are told by what they are: no encoding would help."""

import io
import os
import time
import zipfile

import pytest

from ospe_build.messages import LANGUAGES, text
from ospe_build.reading import MAX_BYTES, read


def packed(*names: str, size: int = 10) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name in names:
            package.writestr(name, os.urandom(size))
    return data.getvalue()


def open_document(kind: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    return data.getvalue()


FILES = {
    "docx": (packed("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "document"),
    "large docx": (packed("[Content_Types].xml", "word/document.xml", "word/media/a.png", size=50_000), "document"),
    "odt": (open_document("text"), "document"),
    "pages": (packed("Index/Document.iwa"), "document"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "document"),
    "rtf": (b"{\\rtf1\\ansi Aula}", "document"),
    "xlsx": (packed("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet"),
    "ods": (open_document("spreadsheet"), "spreadsheet"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    "html": (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\r\n<html>", "web"),
    "html with a comment": (b"<!-- saved from url --><!-- x -->\n<HTML lang='fi'>", "web"),
    "xhtml": (b"<?xml version='1.0'?>\n<html xmlns='x'>", "web"),
    "large html": (b"<html>" + b"a" * MAX_BYTES, "web"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(20), "image"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
    "heic": (b"\x00\x00\x00\x24ftypheic", "image"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8", "image"),
    "zip": (packed("2026-03-12-aula.yml"), "package"),
    "gzip": (b"\x1f\x8b\x08\x00", "package"),
    "another binary": (b"SQLite format 3\x00\xff\xfe\x00", "other"),
}


@pytest.mark.parametrize("name", FILES)
def test_the_kind_is_told(name: str) -> None:
    data, kind = FILES[name]
    (finding,) = read(data[: MAX_BYTES + 1], "a.yml").findings
    assert (finding.code, finding.variant, finding.position.line) == ("OSPE101", kind, 1)
    for language in LANGUAGES:
        assert "UTF-8" not in text(language, f"finding.OSPE101.{kind}")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_text_in_another_encoding_is_told_to_be_saved_in_this_one(encoding: str) -> None:
    (finding,) = read("otsikko: Ääni kuuluu\n".encode(encoding), "a.yml").findings
    assert (finding.code, finding.variant) == ("OSPE101", "")


@pytest.mark.parametrize(
    "source", ["{skeema: 1}", "<<: 1", "Pelaajia: 7", "Rajaus: 1", "7: 1", "%osuus: 1", "PK: 1", "{\\: 1}"]
)
def test_text_that_begins_alike_is_read(source: str) -> None:
    assert all(finding.code != "OSPE101" for finding in read(source.encode(), "a.yml").findings)


@pytest.mark.parametrize("part", [b"<!-- -->", b"<!--", b"<?xml>", b" ", b"PK\x03\x04"])
def test_a_hostile_beginning_takes_no_time(part: bytes) -> None:
    started = time.process_time()
    read(b"<" + part * (MAX_BYTES // len(part) - 1), "a.yml")
    read((part * MAX_BYTES)[:MAX_BYTES], "a.yml")
    assert time.process_time() - started < 2
