"""Small sessions as files, and the words of any session."""

from collections.abc import Iterator
from pathlib import Path

PLANNED = "2025-03-31-mallila"
"""The id of a session that `write_planned` writes."""

_PLANNED = """\
{before}skeema: 1
pelikerta:
  otsikko: "{title}"
  pelattu: 2025-03-31
{details}  organisaatio: Esimerkkilän kaupunki
  toimiala: kulttuuri_ja_vapaa_aika
  yksikko: Mallilan kirjasto
  pelaajia: 7
rajaus:
  kohde: [Nuorten tilat]
  osallistettavat: [Lähikoulujen yläkoululaiset]
uudet_keinot:
"""


def write_planned(
    folder: Path, *rows: str, title: str, name: str = PLANNED, before: str = "", details: str = ""
) -> None:
    """Write a session with a plan below a folder.

    Args:
        folder: where `sessions/` is or will be.
        rows: the plan's rows, as they stand in the file.
        title: the session's.
        name: the file's stem.
        before: lines before the first one.
        details: lines among those that tell of the game.
    """
    path = folder / "sessions" / "2025" / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_PLANNED.format(before=before, title=title, details=details) + "".join(rows), "utf-8")


def words_of(value: object) -> Iterator[str]:
    """All texts that are values, in their order."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
    elif isinstance(value, str):
        yield value
