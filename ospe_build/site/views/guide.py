"""The facilitator's page: the whole game on one sheet, its minutes from the boards, its advice from the catalogue."""

from typing import Any, Final

from ospe_build import board
from ospe_build.form.hints import advice
from ospe_build.messages import text

TICK: Final = 5
"""Minutes from one mark of the time line to the next."""
SIDES: Final = ("consent", "roles", "remote", "tables")


def _clock(minutes: int, language: str) -> str:
    """Minutes since the start as a time: 1.25."""
    return text(language, "guide.mark", hours=minutes // 60, minutes=f"{minutes % 60:02}")


def _length(minutes: int, language: str) -> str:
    """Minutes as hours and minutes: 2 t 30 min."""
    hours, rest = divmod(minutes, 60)
    return text(language, "duration.minutes" if rest else "duration.hours", hours=hours, minutes=rest)


def gather(language: str) -> dict[str, Any]:
    """What the template `fragments/guide_sheet.html` shows."""
    edition = board.newest()
    boards = {phase.key: phase for phase in board.phases(edition)}
    parts, elapsed = [], 0
    for key, minutes in board.minutes(edition).items():
        played = boards.get(key)
        parts.append(
            {
                "key": key,
                "number": played.phase if played else 0,
                "label": played.label(language) if played else text(language, f"guide.{key}"),
                "start": _clock(elapsed, language),
                "minutes": minutes,
                "ticks": minutes // TICK,
                "plan": played is not None and played.kind == "suunnitelma",
                **advice(key, language),
            }
        )
        elapsed += minutes
    return {
        "parts": parts,
        "end": _clock(elapsed, language),
        "length": _length(elapsed, language),
        "sides": SIDES,
    }
