"""The statistics: a finding, its chart, its table, how it is computed, and the same figures as CSV."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from markupsafe import Markup

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.figures import Figures, Share, methods_by_column
from ospe_build.data.csv_files import Dialect, sheet
from ospe_build.formats import format_number
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.site.charts import bars, columns
from ospe_build.site.views.lists import state_label

SMALLEST_FOR_PERCENT: Final = 10
METHODS_SHOWN: Final = 15


def share_text(n: int, of: int) -> str:
    """A share for people: a percentage with a denominator of ten or more, else as it was counted, such as 2/3."""
    return f"{round(100 * n / of)} %" if of >= SMALLEST_FOR_PERCENT else f"{n}/{of}"


@dataclass(frozen=True, slots=True)
class Statistic:
    """One section of the page.

    Attributes:
        key: names it in the catalogue, in links and in the CSV file's name.
        heading: its finding in a sentence.
        header, rows: its table; the first column names the row.
    """

    key: str
    group: str
    heading: str
    chart: Markup
    header: Sequence[str]
    rows: Sequence[Sequence[str | int]]

    def csv(self, dialect: Dialect) -> str:
        """The table as CSV."""
        return sheet([self.header, *self.rows], dialect)


def _tell(msgid: str, **params: object) -> str:
    return text(DEFAULT_LANGUAGE, msgid, **params)


def _label(key: str) -> str:
    return _tell(f"stat.row.{key}")


def _counted_heading(key: str, shares: Sequence[Share]) -> str:
    """The name of a statistic that has no single finding, with what it is counted of."""
    of = max((share.of for share in shares), default=0)
    return f"{_tell(f'stat.{key}.name')}, n = {format_number(of, DEFAULT_LANGUAGE)}"


def _of_shares(
    key: str, group: str, shares: Sequence[Share], label: Callable[[str], str], headline: Share | None = None
) -> Statistic:
    """A statistic of shares; its heading tells the share given, else it only names the statistic."""
    told = headline if headline is not None and headline.of else None
    params = {"share": share_text(told.n, told.of), "of": format_number(told.of, DEFAULT_LANGUAGE)} if told else {}
    return Statistic(
        key=key,
        group=group,
        heading=_tell(f"stat.{key}.finding", **params) if told else _counted_heading(key, shares),
        chart=bars(
            [(label(share.key), share.n / share.of, share_text(share.n, share.of)) for share in shares if share.of],
            whole=1,
        ),
        header=[_tell(f"stat.{key}.name"), _tell("stat.n"), _tell("stat.of"), _tell("stat.share")],
        rows=[[label(share.key), share.n, share.of, share_text(share.n, share.of)] for share in shares],
    )


def _games_heading(games: int, first: str, last: str) -> str:
    return _tell("stat.games.finding.year" if first == last else "stat.games.finding", n=games, first=first, last=last)


def _years(figures: Figures) -> Iterator[Statistic]:
    years = figures.games_by_year()
    total = sum(games for _, games, _ in years)
    yield Statistic(
        key="games",
        group="use",
        heading=_games_heading(total, years[0][0], years[-1][0]) if years else _tell("stat.games.name"),
        chart=columns([(year, games) for year, games, _ in years]),
        header=[_tell("stat.year"), _tell("stat.games.name"), _tell("stat.players.name")],
        rows=years,
    )


def _methods(figures: Figures) -> Statistic:
    labels = {column.key: column.label() for theme in board.themes() for column in theme.children}
    placed = methods_by_column(figures.sessions)
    totals = [(cards()[card].name(), sum(count.values())) for card, count in placed]
    rows: list[list[str | int]] = [
        [cards()[card].name(), *(count.get(column, 0) for column in labels)] for card, count in placed
    ]
    return Statistic(
        key="methods",
        group="participation",
        heading=_tell("stat.methods.finding", method=totals[0][0], n=totals[0][1])
        if totals
        else _tell("stat.methods.name"),
        chart=bars([(name, n, str(n)) for name, n in totals[:METHODS_SHOWN]]),
        header=[_tell("stat.method"), *labels.values()],
        rows=rows,
    )


def statistics(archive: Archive, on: date) -> list[Statistic]:
    """All statistics, in the order of the page: whether participation grows, whether promises are kept, who plays."""
    figures = Figures(archive, on)
    divisions = board.node("pelikerta", "toimiala")
    themes = {theme.key: theme.label() for theme in board.themes()}
    theme_shares, quality, updated = figures.themes(), figures.plan_quality(), figures.updated_within()
    realised, overdue, moved = figures.realised(), figures.overdue(), figures.movements()
    return [
        _of_shares("movements", "participation", moved, _label, moved[0]),
        _methods(figures),
        _of_shares("themes", "participation", theme_shares, themes.__getitem__),
        _of_shares("realised", "impact", realised, _label, realised[0]),
        _of_shares("overdue", "impact", overdue, _label, overdue[0]),
        _of_shares(
            "states", "impact", figures.states(), lambda key: state_label(key) if key else _tell("list.no_news")
        ),
        _of_shares("updated", "impact", updated, _label, updated[0]),
        _of_shares("quality", "impact", quality, _label, quality[0]),
        *_years(figures),
        _of_shares("divisions", "use", figures.games_by_division(), divisions.value_label),
    ]


def view(found: Sequence[Statistic], archive: Archive, on: date) -> dict[str, Any]:
    """What the page of statistics shows."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for statistic in found:
        groups.setdefault(statistic.group, []).append(
            {
                "key": statistic.key,
                "heading": statistic.heading,
                "chart": statistic.chart,
                "header": statistic.header,
                "rows": statistic.rows,
                "empty": not statistic.chart,
            }
        )
    return {
        "groups": [{"key": key, "statistics": entries} for key, entries in groups.items()],
        "examples_only": archive.examples_only,
        "games": len(archive.counted),
        "on": on.isoformat(),
    }
