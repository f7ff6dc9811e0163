"""One statistic: its finding with links to what it counts, its picture, its table and its CSV file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from ospe_build import addresses
from ospe_build.archive.figures import Share
from ospe_build.data.csv_files import Dialect, sheet
from ospe_build.formats import format_number, format_percent
from ospe_build.messages import text
from ospe_build.site.charts import Dots, bars
from ospe_build.site.views.state_bar import StateBar

SMALLEST_FOR_PERCENT: Final = 10


def share_text(n: int, of: int, language: str) -> str:
    """A share for people: a percentage with a denominator of ten or more, else as it was counted, such as 2/3.

    What there is one of is not rounded to nothing, and what is not all not to all.
    """
    if of < SMALLEST_FOR_PERCENT:
        return f"{n}/{of}"
    percent = round(100 * n / of)
    if percent == 0 < n:
        return f"< {format_percent(1, language)}"
    return f"> {format_percent(99, language)}" if percent == 100 and n < of else format_percent(percent, language)  # noqa: PLR2004


class Part(NamedTuple):
    """A part of a finding; `href` leads to the rows that it counts, from the site's root."""

    text: str
    href: str = ""


class StateRow(NamedTuple):
    """A bar of states: what it is about, how much is kept, and where its segments lead."""

    label: str
    href: str
    kept: str
    bar: StateBar
    n: int


class Figure(NamedTuple):
    """A number with its name and what it is counted of."""

    label: str
    shown: str
    counted: str


@dataclass(frozen=True)
class Statistic:
    """One section of the page.

    Attributes:
        key: names it in the catalogue, in links and in the CSV file's name.
        heading: its finding in a sentence, with links to what it counts.
        whole: what the finding is counted of; empty where the sentence says it.
        also: what else the picture's means have in common, in a sentence.
        header, rows: its table; the first column names the row.
        links: where the numbers of each row lead, from the site's root; an empty text where one leads nowhere.
        states, bars, ages, numbers: its picture, of which there is one.
        end: percentage at the end of the scale of ages.
    """

    key: str
    group: str
    heading: Sequence[Part]
    header: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    whole: str = ""
    also: str = ""
    links: Sequence[Sequence[str]] = ()
    states: Sequence[StateRow] = ()
    bars: Sequence[Any] = ()
    ages: Sequence[Dots] = ()
    numbers: Sequence[Figure] = ()
    end: int = field(default=100)

    def csv(self, dialect: Dialect) -> str:
        """The table as CSV, with plain spaces."""
        return sheet([self.header, *self.rows], dialect).replace("\N{NO-BREAK SPACE}", " ")


class Words:
    """The words of the page in one language."""

    def __init__(self, language: str) -> None:
        """Take the language."""
        self.language = language

    def __call__(self, msgid: str, **params: object) -> str:
        """A message of the page, by the rest of its name."""
        return text(self.language, f"stat.{msgid}", **params)

    def whole(self, *ns: int) -> str:
        """What shares are counted of: n = 1 021."""
        return self("whole", n=self("and").join(format_number(n, self.language) for n in ns))

    def share(self, n: int, of: int) -> str:
        """A share for people."""
        return share_text(n, of, self.language)

    def promises(self, **query: object) -> str:
        """Where the rows of promises are."""
        return addresses.page("lupaukset", language=self.language, **query)


def of_shares(  # noqa: PLR0913 - what makes one statistic
    key: str, group: str, shares: Sequence[Share], label: Callable[[str], str], say: Words, *, heading: str
) -> Statistic:
    """Shares of one whole, a bar each."""
    of = max((share.of for share in shares), default=0)
    counted = [share for share in shares if share.of]
    return Statistic(
        key=key,
        group=group,
        heading=[Part(heading)],
        whole=say.whole(of) if of else "",
        bars=bars([(label(one.key), one.n / one.of, say.share(one.n, one.of)) for one in counted], whole=1),
        header=[say(f"{key}.name"), say("n"), say("of"), say("share")],
        rows=[[label(one.key), one.n, one.of, say.share(one.n, one.of)] for one in shares],
    )


def of_numbers(key: str, shares: Sequence[Share], say: Words) -> Statistic:
    """A few shares of wholes of their own: numbers say them, a chart would compare what cannot be compared."""
    first = shares[0]
    finding = say(f"{key}.finding", share=say.share(first.n, first.of)) if first.of else say(f"{key}.name")
    label = row_label(say)
    return Statistic(
        key=key,
        group="impact",
        heading=[Part(finding)],
        numbers=[
            Figure(
                label(one.key),
                say.share(one.n, one.of),
                say("counted", n=format_number(one.n, say.language), of=format_number(one.of, say.language)),
            )
            for one in shares
            if one.of
        ],
        header=[say(f"{key}.name"), say("n"), say("of"), say("share")],
        rows=[[label(one.key), one.n, one.of, say.share(one.n, one.of)] for one in shares],
    )


def row_label(say: Words) -> Callable[[str], str]:
    """What a row is called that the catalogue names."""
    return lambda key: say(f"row.{key}")
