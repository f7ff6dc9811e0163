"""The session files in `tests/sessions/`, collected: nothing is listed by hand."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ospe_build.archive.deck import card_names
from ospe_build.checking import Context, check
from ospe_build.checking.across import check_across, facts
from ospe_build.checking.collect import collect
from ospe_build.checking.fixes_across import with_fixes_across
from ospe_build.finding import Finding, json_pointer
from ospe_build.reading import Document, read, read_file

SESSIONS = Path(__file__).parents[1] / "sessions"
VALID = SESSIONS / "valid"
CASES = sorted(folder for folder in (SESSIONS / "invalid").iterdir() if folder.is_dir())
CONTEXT = Context(date(2026, 11, 24), card_names())

BASE = """\
skeema: 1
esimerkki: true
pelikerta:
  otsikko: Mallilan kirjaston nuorten tilat
  pelattu: 2026-03-12
  organisaatio: Esimerkkilän kaupunki
  toimiala: kulttuuri_ja_vapaa_aika
  yksikko: Mallilan kirjasto
  pelaajia: 7
rajaus:
  kohde:
    - Kirjaston nuorten tilat
  osallistettavat:
    - Yläkouluikäiset
uudet_keinot:
  - menetelma: {kortti: asukasilta}
    tavoite:
      miten_kehittaa_osallisuutta: Nuoret päättävät illan ohjelman
    toteutus:
      kuka_vastaa: Kirjaston nuorten tiimi
"""
FILE = "sessions/2026/2026-03-12-mallilan-kirjasto.yml"


def files() -> Iterator[Path]:
    """Every session file, valid or not."""
    return (found.path for found in collect([SESSIONS]))


def findings_in(root: Path, edited: Mapping[Path, str] | None = None) -> dict[Path, list[Finding]]:
    """The findings of each file of an archive: its own, and those across files.

    Args:
        root: the folder of the archive.
        edited: texts that take the place of what some files hold.
    """
    result: dict[Path, list[Finding]] = {}
    by_file: dict[str, Path] = {}
    documents: dict[str, Document] = {}
    all_facts = []
    for found in collect([root]):
        instead = (edited or {}).get(found.path)
        document = read_file(found.path, found.file) if instead is None else read(instead.encode(), found.file)
        by_file[found.file] = found.path
        result[found.path] = check(document, CONTEXT)
        documents[found.file] = document
        all_facts.append(facts(document))
    everything = [*check_across(all_facts), *(finding for findings in result.values() for finding in findings)]
    result = {path: [] for path in result}
    for finding in with_fixes_across(everything, all_facts, documents.__getitem__, CONTEXT):
        result[by_file[finding.file]].append(finding)
    return {path: sorted(findings, key=lambda finding: finding.sort_key) for path, findings in result.items()}


@cache
def find(root: Path) -> dict[Path, list[Finding]]:
    """The findings of each file of an archive as it stands, sought once for all tests of a process."""
    return findings_in(root)


def as_expected(finding: Finding) -> dict[str, Any]:
    """A finding as the `.expected.json` files hold it."""
    row = {
        "code": finding.code,
        "line": finding.position.line,
        "column": finding.position.column,
        "pointer": json_pointer(finding.pointer),
        "severity": str(finding.severity),
    }
    return row if finding.suggestion is None else {**row, "suggestion": finding.suggestion}


def expectation(path: Path) -> list[dict[str, Any]]:
    """What is expected of an invalid file."""
    return list(json.loads(path.with_suffix(".expected.json").read_text("utf-8")))


def check_text(text: str, file: str = FILE) -> list[Finding]:
    """The findings of a text, as if it stood in that file."""
    return check(read(text.encode(), file), CONTEXT)


def changed(old: str, new: str, text: str = BASE) -> str:
    """The base session with one place changed."""
    assert text.count(old) == 1, old
    return text.replace(old, new)
