"""A session's file as a person has it, to be damaged by what comes from elsewhere."""

from ospe_build.finding import Fix
from ospe_build.reading.source import Source

FILE = """\
skeema: 1
pelikerta:
  otsikko: Kirjaston illat
  pelaajia: 7
rajaus:
  kohde:
    - Kirjaston aukiolo
    - "Illat"
  kuvaus: |
    Rivi
    toinen
"""


def changed(old: str, new: str) -> str:
    """The file with one place changed."""
    assert FILE.count(old) == 1, old
    return FILE.replace(old, new)


def put_in(text: str, fix: Fix | None) -> str:
    """The text with an edit made."""
    assert fix is not None
    return Source(text).edited(fix)
