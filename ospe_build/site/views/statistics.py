"""The statistics: a finding, its picture, its table, how it is counted, and the same figures as CSV. Promises first."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from ospe_build import board
from ospe_build.archive import outcomes
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.figures import Figures, methods_by_column
from ospe_build.archive.outcomes import Ripening, promised
from ospe_build.site.charts import Dots, bars, dots, scale_end
from ospe_build.site.views.outcome_statistic import in_time, of_outcomes, outcome_finding
from ospe_build.site.views.state_bar import state_bar
from ospe_build.site.views.statistic import (
    Part,
    Statistic,
    Words,
    of_numbers,
    of_shares,
    row_label,
)

METHODS_SHOWN: Final = 15


def _counted(key: str, n: int, say: Words) -> str:
    """How many divisions or themes there are promises of."""
    return say(f"{key}.finding", n=n) if n else say(f"{key}.none")


def _ages(everything: Ripening, years: Sequence[Ripening], say: Words) -> Statistic:
    """How many promises have come true by the time they are 6, 12 and 24 months old."""
    shares = {one.key: {age: kept / one.n for age, kept in one.kept.items()} for one in years}
    end = scale_end([share for one in shares.values() for share in one.values()])
    told = {age: say.share(kept, everything.n) for age, kept in everything.kept.items()}
    heading = say("ages.finding", year=told[12], two_years=told[24]) if 24 in told else say("ages.name")  # noqa: PLR2004
    return Statistic(
        key="ages",
        group="impact",
        heading=[Part(heading)],
        whole=say.whole(everything.n) if told else "",
        ages=[
            Dots(
                one.key,
                dots(shares[one.key], {age: say.share(kept, one.n) for age, kept in one.kept.items()}, end),
                one.n,
            )
            for one in years
        ],
        end=end,
        header=[say("year"), *(say("ages.within", n=age) for age in outcomes.AGES), say("n")],
        rows=[[one.key, *(one.kept.get(age, "") for age in outcomes.AGES), one.n] for one in years],
    )


def _games_heading(years: Sequence[tuple[str, int, int]], say: Words) -> str:
    if not years:
        return say("games.name")
    total, first, last = sum(games for _, games, _ in years), years[0][0], years[-1][0]
    return say("games.finding.year" if first == last else "games.finding", n=total, first=first, last=last)


def _games(figures: Figures, say: Words) -> Statistic:
    years = figures.games_by_year()
    return Statistic(
        key="games",
        group="use",
        heading=[Part(_games_heading(years, say))],
        bars=bars([(year, games, str(games)) for year, games, _ in years]),
        header=[say("year"), say("games.name"), say("players.name")],
        rows=years,
    )


def _methods(figures: Figures, say: Words) -> Statistic:
    columns = board.columns()
    placed = methods_by_column(figures.sessions)
    totals = [(cards()[card].name(say.language), sum(count.values())) for card, count in placed]
    heading = say("methods.finding", method=totals[0][0], n=totals[0][1]) if totals else say("methods.name")
    return Statistic(
        key="methods",
        group="participation",
        heading=[Part(heading)],
        bars=bars([(name, n, str(n)) for name, n in totals[:METHODS_SHOWN]]),
        header=[say("method"), *(column.label(say.language) for column in columns.values())],
        rows=[
            [cards()[card].name(say.language), *(count.get(column, 0) for column in columns)] for card, count in placed
        ],
    )


def statistics(archive: Archive, on: date, language: str) -> list[Statistic]:
    """All statistics, in the order of the page: are promises kept, does participation grow, who plays."""
    figures, say = Figures(archive, on), Words(language)
    found, divisions = figures.promises, board.node("pelikerta", "toimiala")
    themes = {theme.key: theme.label(language) for theme in board.themes()} | {outcomes.OWN: say("own_method")}
    every, moved, shown = outcomes.tally([one.means for one in found], on), figures.movements(), figures.themes()
    by_division, by_theme = outcomes.by_division(found, on), outcomes.by_theme(found, on)
    finding, whole = outcome_finding(every, say)
    players = [share for share in figures.games_by_division() if share.n]
    most = max(shown, key=lambda share: share.n)

    def division(key: str) -> str:
        return divisions.value_label(key, language)

    return [
        of_outcomes(
            "outcomes", outcomes.by_year(found, figures.years(), on), str, say, facet="vuosi",
            heading=finding, whole=whole,
            also=in_time(every, say),
        ),
        _ages(*outcomes.ripening(found, on), say),
        of_outcomes(
            "outcomes_division", by_division, division, say, facet="toimiala",
            heading=[Part(_counted("outcomes_division", len(by_division), say))],
        ),
        of_outcomes(
            "outcomes_theme", by_theme, themes.__getitem__, say, facet="teema",
            heading=[Part(_counted("outcomes_theme", sum(one.key != outcomes.OWN for one in by_theme), say))],
        ),
        of_numbers("quality", figures.plan_quality(), say),
        of_numbers("told", figures.told(), say),
        of_shares(
            "movements", "participation", moved, row_label(say), say,
            heading=say("movements.finding", share=say.share(moved[0].n, moved[0].of))
            if moved[0].of
            else say("movements.name"),
        ),
        _methods(figures, say),
        of_shares(
            "themes", "participation", shown, themes.__getitem__, say,
            heading=say("themes.finding", theme=themes[most.key]) if most.n else say("themes.name"),
        ),
        _games(figures, say),
        of_shares(
            "divisions", "use", figures.games_by_division(), division, say,
            heading=say("divisions.finding", n=len(players)) if players else say("divisions.name"),
        ),
    ]  # fmt: skip


def view(found: Sequence[Statistic], archive: Archive, on: date, language: str) -> dict[str, Any]:
    """What the page of statistics shows."""
    groups: dict[str, list[Statistic]] = {}
    for statistic in found:
        groups.setdefault(statistic.group, []).append(statistic)
    return {
        "groups": [{"key": key, "statistics": entries} for key, entries in groups.items()],
        "examples_only": archive.examples_only,
        "games": len(archive.counted),
        "bar": state_bar(outcomes.tally([one.means for one in promised(archive.promises)], on), language),
        "years": sorted(Figures(archive, on).years(), reverse=True),
        "on": on.isoformat(),
    }
