"""Statistics of what became of promises: a bar of their states and a row of numbers for each group of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ospe_build.archive.outcomes import Tally
from ospe_build.site.views.facets import NO_NEWS
from ospe_build.site.views.means_status import state_labels, state_order
from ospe_build.site.views.outcome_sentence import KEPT, outcome_sentence
from ospe_build.site.views.state_bar import state_bar
from ospe_build.site.views.statistic import SMALLEST_FOR_PERCENT, Part, StateRow, Statistic, Words


def outcome_finding(told: Tally, say: Words) -> tuple[list[Part], str]:
    """How many promises are kept and how many late, with links to them, and what shares are counted of."""
    if told.n < SMALLEST_FOR_PERCENT or not (told.kept and told.late):
        return outcome_sentence(told, say("outcomes.nothing"), say.language), ""
    shares = [
        Part(say("outcomes.kept", share=say.share(told.kept, told.n)), say.promises(tila=KEPT)),
        Part(", "),
        Part(say("outcomes.late", share=say.share(told.late, told.n)), say.promises(myohassa=1)),
    ]
    return shares, say.whole(told.n)


def in_time(told: Tally, say: Words) -> str:
    """How much of what is kept was kept by its first deadline, in a sentence; empty where at most one had one."""
    if told.timed <= 1:
        return ""
    whole = f" ({say.whole(told.timed)})" if told.timed >= SMALLEST_FOR_PERCENT else ""
    return say("outcomes.in_time", share=say.share(told.in_time, told.timed), whole=whole)


def _state_row(told: Tally, label: str, say: Words, **query: object) -> StateRow:
    """The bar of some promises."""
    return StateRow(
        label=label,
        href=say.promises(**query),
        kept=say.share(told.kept, told.n) if told.n else "",
        bar=state_bar(told, say.language),
        n=told.n,
    )


class _Column(NamedTuple):
    """A column of numbers of promises.

    Attributes:
        count: the number, out of the figures of a row.
        query: what the page of promises is asked for to show these; None where nothing there chooses them.
    """

    heading: str
    count: Callable[[Tally], int]
    query: dict[str, object] | None


def _columns(say: Words) -> list[_Column]:
    """The columns of a table of outcomes, after the row's name."""
    labels = state_labels(say.language)

    def of_state(state: str) -> _Column:
        return _Column(labels[state], lambda told: told.states[state], {"tila": state or NO_NEWS})

    return [
        *map(of_state, state_order()),
        _Column(say("kept"), lambda told: told.kept, {"tila": KEPT}),
        _Column(say("in_time"), lambda told: told.in_time, None),
        _Column(say("timed"), lambda told: told.timed, None),
        _Column(say("late"), lambda told: told.late, {"myohassa": 1}),
        _Column(say("silent"), lambda told: told.silent, {"hiljaa": 1}),
        _Column(say("n"), lambda told: told.n, {}),
    ]


def of_outcomes(  # noqa: PLR0913 - what makes one statistic
    key: str,
    groups: Sequence[Tally],
    label: Callable[[str], str],
    say: Words,
    *,
    heading: Sequence[Part],
    facet: str,
    whole: str = "",
    also: str = "",
) -> Statistic:
    """The states of promises, a bar a group."""
    columns = _columns(say)

    def link(told: Tally, column: _Column) -> str:
        if column.query is None or not column.count(told):
            return ""
        return say.promises(**{facet: told.key}, **column.query)

    return Statistic(
        key=key,
        group="impact",
        heading=heading,
        whole=whole,
        also=also,
        states=[_state_row(told, label(told.key), say, **{facet: told.key}) for told in groups],
        header=[say(f"{key}.name"), *(column.heading for column in columns)],
        rows=[[label(told.key), *(column.count(told) for column in columns)] for told in groups],
        links=[[link(told, column) for column in columns] for told in groups],
    )
