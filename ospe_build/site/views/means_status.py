"""How a means stands, in words: its state, how its deadline went, its newest news. One wording for every page."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ospe_build import board
from ospe_build.archive.means import Means, months_between
from ospe_build.checking.dates import last_day
from ospe_build.formats import format_date
from ospe_build.messages import text

_YEARS_FROM = 24
"""Months from which lateness is told in years."""


class MeansStatus(NamedTuple):
    """How a means stands on the day for which the page is made.

    Attributes:
        state: of its newest follow-up, or an empty text.
        label: the state in words; that nothing is known yet, where there is none.
        promised: whether the responsible party has agreed; else it is the group's proposal.
        late: whether a promise is past its deadline: a proposal is nobody's delay.
        silent: whether six months have gone without news.
        timing: how its deadline went, or the deadline, in a few words.
        timing_note: the days behind these words; may be empty.
    """

    state: str
    label: str
    promised: bool
    late: bool
    silent: bool
    timing: str
    timing_note: str


@lru_cache
def state_labels(language: str) -> dict[str, str]:
    """The public words for all states in their order, that of no news last under an empty key."""
    states = board.node("uudet_keinot", "seuranta", "tila")
    labels = {state: states.value_label(state, language) for state in states.values}
    return labels | {"": text(language, "status.unknown")}


def state_order() -> tuple[str, ...]:
    """The states as bars show them: what is kept first, then what is under way, then what is dropped."""
    *open_states, partly, kept, established, dropped = board.node("uudet_keinot", "seuranta", "tila").values
    return (established, kept, partly, *reversed(open_states), "", dropped)


def duration(since: date, to: date, language: str) -> str:
    """The time between two days in words: 12 days, 4 months, 3 years."""
    months = months_between(since, to)
    if months < 1:
        return text(language, "status.days", n=(to - since).days)
    if months < _YEARS_FROM:
        return text(language, "status.months", n=months)
    return text(language, "status.years", n=months // 12)


def status_of(means: Means, language: str, on: date) -> MeansStatus:
    """How a means stands."""
    timing, note = _timing(means, language, on)
    return MeansStatus(
        state=means.state,
        label=state_labels(language)[means.state],
        promised=means.promised,
        late=means.late(on),
        silent=means.silent(on),
        timing=timing,
        timing_note=note,
    )


def _timing(means: Means, language: str, on: date) -> tuple[str, str]:
    """How the deadline went, or will, in a few words, and the days behind them."""
    if means.is_kept:
        return _kept(means, language)
    if not means.is_open:
        note = text(language, "status.due_was", day=format_date(means.deadline, language)) if means.deadline else ""
        return text(language, "status.dropped", day=format_date(means.last_news, language)), note
    end = last_day(means.deadline)
    if end is None:
        return text(language, "status.no_deadline"), ""
    day = format_date(means.deadline, language)
    if not means.promised:
        return text(language, "status.passed", day=day) if end < on else day, text(language, "status.proposed")
    return _promised(means, language, on, end)


def _promised(means: Means, language: str, on: date, end: date) -> tuple[str, str]:
    """How the deadline of an open promise stands; a moved one is shown as moved, with both days."""
    day, first, moved = format_date(means.deadline, language), means.first_deadline, ""
    if means.moved and first:
        moved = text(language, "status.moved", n=means.moved, day=format_date(first, language))
    if end < on:
        due = text(language, "status.due", day=day)
        return text(language, "status.late", time=duration(end, on, language)), ", ".join(filter(None, (due, moved)))
    left = text(language, "status.left", time=duration(on, end, language)) if end > on else ""
    return day, moved or left or text(language, "status.today")


def _kept(means: Means, language: str) -> tuple[str, str]:
    kept, first = format_date(means.kept_on, language), last_day(means.first_deadline)
    if first is None:
        return text(language, "status.kept", day=kept), text(language, "status.kept.no_deadline")
    due = format_date(means.first_deadline, language)
    if not means.promised:
        return text(language, "status.kept", day=kept), text(language, "status.proposed_due", day=due)
    if means.kept_in_time:
        return text(language, "status.in_time"), text(language, "status.in_time.days", kept=kept, due=due)
    time = duration(first, date.fromisoformat(means.kept_on), language)
    return text(language, "status.kept_late", time=time), text(language, "status.kept_late.days", kept=kept, due=due)
