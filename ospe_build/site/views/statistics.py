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
from ospe_build.messages import text
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


def _row_label(language: str) -> Callable[[str], str]:
    """What a row is called that the catalogue names."""
    return lambda key: text(language, f"stat.row.{key}")


def _counted_heading(key: str, shares: Sequence[Share], language: str) -> str:
    """The name of a statistic that has no single finding, with what it is counted of."""
    of = max((share.of for share in shares), default=0)
    return f"{text(language, f'stat.{key}.name')}, n = {format_number(of, language)}"


def _of_shares(  # noqa: PLR0913 - what makes one statistic
    key: str,
    group: str,
    shares: Sequence[Share],
    label: Callable[[str], str],
    *,
    language: str,
    headline: Share | None = None,
) -> Statistic:
    """A statistic of shares; its heading tells the share given, else it only names the statistic."""
    told = headline if headline is not None and headline.of else None
    params = {"share": share_text(told.n, told.of), "of": format_number(told.of, language)} if told else {}
    return Statistic(
        key=key,
        group=group,
        heading=text(language, f"stat.{key}.finding", **params) if told else _counted_heading(key, shares, language),
        chart=bars(
            [(label(share.key), share.n / share.of, share_text(share.n, share.of)) for share in shares if share.of],
            whole=1,
        ),
        header=[
            text(language, f"stat.{key}.name"),
            text(language, "stat.n"),
            text(language, "stat.of"),
            text(language, "stat.share"),
        ],
        rows=[[label(share.key), share.n, share.of, share_text(share.n, share.of)] for share in shares],
    )


def _games_heading(years: Sequence[tuple[str, int, int]], language: str) -> str:
    if not years:
        return text(language, "stat.games.name")
    total, first, last = sum(games for _, games, _ in years), years[0][0], years[-1][0]
    msgid = "stat.games.finding.year" if first == last else "stat.games.finding"
    return text(language, msgid, n=total, first=first, last=last)


def _years(figures: Figures, language: str) -> Iterator[Statistic]:
    years = figures.games_by_year()
    yield Statistic(
        key="games",
        group="use",
        heading=_games_heading(years, language),
        chart=columns([(year, games) for year, games, _ in years]),
        header=[text(language, "stat.year"), text(language, "stat.games.name"), text(language, "stat.players.name")],
        rows=years,
    )


def _methods(figures: Figures, language: str) -> Statistic:
    labels = {column.key: column.label(language) for theme in board.themes() for column in theme.children}
    placed = methods_by_column(figures.sessions)
    totals = [(cards()[card].name(language), sum(count.values())) for card, count in placed]
    rows: list[list[str | int]] = [
        [cards()[card].name(language), *(count.get(column, 0) for column in labels)] for card, count in placed
    ]
    return Statistic(
        key="methods",
        group="participation",
        heading=text(language, "stat.methods.finding", method=totals[0][0], n=totals[0][1])
        if totals
        else text(language, "stat.methods.name"),
        chart=bars([(name, n, str(n)) for name, n in totals[:METHODS_SHOWN]]),
        header=[text(language, "stat.method"), *labels.values()],
        rows=rows,
    )


def statistics(archive: Archive, on: date, language: str) -> list[Statistic]:
    """All statistics, in the order of the page: whether participation grows, whether promises are kept, who plays."""
    figures, label = Figures(archive, on), _row_label(language)
    divisions = board.node("pelikerta", "toimiala")
    themes = {theme.key: theme.label(language) for theme in board.themes()}
    theme_shares, quality, updated = figures.themes(), figures.plan_quality(), figures.updated_within()
    realised, overdue, moved = figures.realised(), figures.overdue(), figures.movements()

    def state(key: str) -> str:
        return state_label(key, language) if key else text(language, "list.no_news")

    def division(key: str) -> str:
        return divisions.value_label(key, language)

    return [
        _of_shares("movements", "participation", moved, label, language=language, headline=moved[0]),
        _methods(figures, language),
        _of_shares("themes", "participation", theme_shares, themes.__getitem__, language=language),
        _of_shares("realised", "impact", realised, label, language=language, headline=realised[0]),
        _of_shares("overdue", "impact", overdue, label, language=language, headline=overdue[0]),
        _of_shares("states", "impact", figures.states(), state, language=language),
        _of_shares("updated", "impact", updated, label, language=language, headline=updated[0]),
        _of_shares("quality", "impact", quality, label, language=language, headline=quality[0]),
        *_years(figures, language),
        _of_shares("divisions", "use", figures.games_by_division(), division, language=language),
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
