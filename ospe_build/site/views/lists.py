"""Lists of sessions: the home page, all results by page, and what a session's card shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, Final, NamedTuple

from ospe_build import addresses, board
from ospe_build.archive.archive import Archive
from ospe_build.archive.outcomes import tally
from ospe_build.archive.summary import Summary
from ospe_build.messages import pattern, text
from ospe_build.site.views.faceting import choices, facet_texts, indexed, list_index
from ospe_build.site.views.facets import PLACED, session_facets
from ospe_build.site.views.means_status import duration, state_labels

PAGE_SIZE: Final = 25
NEWEST: Final = 4
NOTES: Final = 3
"""How many are quoted beside the heading of the home page: in its own language where there are any."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a long list.

    Attributes:
        number: from 1, the page of the oldest; 0 for the front, which holds the newest.
        count: how many numbered pages there are.
    """

    number: int
    count: int
    sessions: Sequence[Summary]


def pages(sessions: Sequence[Summary]) -> list[Page]:
    """The list, which comes newest first, cut into a front and pages numbered from the oldest.

    A numbered page is full and stays as it is: a new session comes onto the front, which holds up to two pages' worth.
    """
    count = max(len(sessions) // PAGE_SIZE - 1, 0)
    on_front = len(sessions) - count * PAGE_SIZE
    older = sessions[on_front:]
    cut = [older[start : start + PAGE_SIZE] for start in range(0, len(older), PAGE_SIZE)]
    return [Page(0, count, sessions[:on_front]), *(Page(count - at, count, held) for at, held in enumerate(cut))]


class Cell(NamedTuple):
    """A means as a cell of its session's card.

    Attributes:
        state: a key that styles and icons know: `unknown` where there is no news.
    """

    state: str
    late: bool
    promised: bool


class PlanLine(NamedTuple):
    """What a session's card says of its plan.

    Attributes:
        cells: the promised means in their order; the proposed ones, where none is promised.
        kept: how many of them are kept, in words; how many are proposed, where none is promised.
        proposed: how many are proposed beside the promised ones, in words; empty where none is.
        late: how many are late and for how long, in words; empty where none is.
        reason: why nothing was agreed, where nothing was.
    """

    cells: tuple[Cell, ...]
    kept: str
    proposed: str
    late: str
    reason: str


def plan_line(summary: Summary, on: date, language: str) -> PlanLine:
    """What a session's card says of its plan."""
    promised = [means for means in summary.plan if means.promised]
    late = [means for means in summary.plan if means.late(on)]
    beside = len(summary.plan) - len(promised) if promised else 0
    if promised:
        kept = sum(means.is_kept for means in promised)
        words = text(language, "list.kept", kept=kept, n=len(promised))
    else:
        words = text(language, "promises.proposed", n=len(summary.plan)) if summary.plan else ""
    days = max((means.days_late(on) for means in late), default=0)
    longest = duration(on - timedelta(days=days), on, language)
    return PlanLine(
        tuple(Cell(means.state or "unknown", means.late(on), means.promised) for means in promised or summary.plan),
        words,
        text(language, "list.proposed", n=beside) if beside else "",
        text(language, "list.late", n=len(late), time=longest) if late else "",
        summary.nothing_agreed,
    )


@lru_cache
def _themes(keys: tuple[str, ...], language: str) -> list[dict[str, str]]:
    """Themes with their labels, in the boards' order."""
    return [{"key": theme.key, "label": theme.label(language)} for theme in board.themes() if theme.key in keys]


def card_view(archive: Archive, summary: Summary, on: date, language: str) -> dict[str, Any]:
    """What the card of a session shows in a list."""
    return {
        "id": summary.id,
        "title": summary.title,
        "units": archive.places.linked_units(summary),
        "played": summary.played,
        "language": summary.language,
        "example": summary.example,
        "scope": summary.scope,
        "themes": _themes(summary.themes, language),
        "districts": archive.places.linked_districts(summary),
        "plan": plan_line(summary, on, language),
    }


def figures(sessions: Sequence[Summary], on: date) -> dict[str, int]:
    """The figures of the home page: games, means that were promised, and of these those kept and late."""
    found = tally([means for summary in sessions for means in summary.plan if means.promised], on)
    return {"games": len(sessions), "means": found.n, "realised": found.kept, "late": found.late}


def newest_follow_ups(archive: Archive, language: str) -> list[dict[str, Any]]:
    """The means with the newest news, newest first."""
    news = [(means, summary) for summary in archive.counted for means in summary.plan if means.state]
    news.sort(key=lambda pair: (pair[0].last_news, pair[1].id), reverse=True)
    return [
        {
            "id": summary.id,
            "number": means.number,
            "units": archive.places.linked_units(summary),
            "method": means.method.name(language),
            "method_language": language if means.method.card else summary.language,
            "language": summary.language,
            "state": means.state,
            "label": state_labels(language)[means.state],
            "day": means.last_news,
            "news": means.news,
        }
        for means, summary in islice(news, NEWEST)
    ]


def home(archive: Archive, on: date, language: str) -> dict[str, Any]:
    """What the home page shows."""
    return {
        "figures": figures(archive.counted, on),
        "examples_only": archive.examples_only,
        "newest": [card_view(archive, summary, on, language) for summary in archive.counted[:NEWEST]],
        "notes": ([one for one in archive.counted if one.language == language] or archive.counted)[:NOTES],
        "follow_ups": newest_follow_ups(archive, language),
    }


def results(archive: Archive, page: Page, on: date, language: str) -> dict[str, Any]:
    """What one page of the list of all sessions shows."""
    return {
        "page_number": page.number,
        "page_count": page.count,
        "total": len(archive.sessions),
        "cards": [card_view(archive, summary, on, language) for summary in page.sessions],
        "groups": [],
        "texts": {},
        "others": [],
    }


def index(archive: Archive, on: date, language: str) -> str:
    """All sessions as the results page filters and sorts them, as JSON.

    `arvot` names the values of each facet once; of a row, `sarakkeet` holds id, title, day, made up or not, what its
    card says of the plan (each box as its state, whether it is late, whether it is promised; then words), and for each
    facet the places of its values.
    """
    labels, places = indexed(session_facets(archive), archive.sessions, language)
    rows = []
    for summary, mine in zip(archive.sessions, places, strict=True):
        cells, *words = plan_line(summary, on, language)
        plan = [[[cell.state, int(cell.late), int(cell.promised)] for cell in cells], *words]
        rows.append([summary.id, summary.title, summary.played, int(summary.example), plan, *mine])
    return list_index(labels, rows)


def _texts(found: Iterable[dict[str, Any]], language: str) -> dict[str, Any]:
    """The words that the page's script shows."""
    counted = ("count", "partial")
    return {
        **facet_texts(language),
        **{name: [pattern(language, f"facet.{name}", n=n) for n in (1, 2)] for name in counted},
        "missing": pattern(language, "search.missing"),
        "locale": language,
        "themes": text(language, "list.themes"),
        "nothing": text(language, "list.nothing_agreed"),
        "example": text(language, "list.example"),
        "facets": {facet["name"]: facet["label"] for facet in found},
    }


def first_results(archive: Archive, on: date, language: str) -> dict[str, Any]:
    """What the first page of all sessions shows; it alone has facets."""
    found = choices(session_facets(archive), archive.sessions, language)
    offered = [facet for name, facet in found.items() if name != PLACED and len(facet["choices"]) > 1]
    return results(archive, pages(archive.sessions)[0], on, language) | {
        "groups": [{"name": facet["name"], "parts": [facet]} for facet in offered],
        "texts": _texts(found.values(), language)
        | {"places_of_examples": archive.examples_only}
        | {kind: addresses.page(kind, language=language) for kind in ("yksikot", "alueet")},
    }
