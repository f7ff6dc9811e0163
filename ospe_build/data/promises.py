"""The means as rows: what a journalist would otherwise join by hand (contract.md, "Open data")."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any, Final

import msgspec

from ospe_build import addresses, board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.promises import Promise
from ospe_build.archive.units import Gathered
from ospe_build.checking.dates import last_day
from ospe_build.data import table_fields
from ospe_build.data.export import Export
from ospe_build.data.names import EACH_UNIT, FOLDER
from ospe_build.data.rows import Row, Value
from ospe_build.data.tables import LIST_SEPARATOR, Column, Kind, Reference, Table
from ospe_build.messages import DEFAULT_LANGUAGE

NAME: Final = "lupaukset"


@lru_cache
def table(language: str = DEFAULT_LANGUAGE) -> Table:
    """The table of all means; what it holds, told in that language."""
    details = {node.key: node for node in board.node("pelikerta").children}
    owner = board.node("uudet_keinot", "toteutus", "kuka_vastaa")
    states = board.node("uudet_keinot", "seuranta", "tila")
    themes = {theme.key: theme.label(language) for theme in board.themes()}
    own, of = partial(Column.own, language=language), partial(Column.of, language=language)
    columns = (
        own("lupaus", Kind.KEY),
        own("pelikerta_id", Kind.KEY),
        own("numero", Kind.INTEGER),
        *(of(details[key], required=True) for key in ("otsikko", "pelattu", "toimiala")),
        own("yksikot", Kind.LIST),
        own("alueet", Kind.LIST, required=False),
        own("teemat", Kind.LIST, required=False, values=themes),
        of(board.card_fields()[0], required=False),
        own("menetelma", Kind.TEXT),
        of(owner, required=False),
        own("sovittu", Kind.FLAG),
        own("maaraaika_alkuperainen", Kind.DAY, required=False),
        own("maaraaika", Kind.DAY, required=False),
        own("maaraaika_siirretty", Kind.INTEGER, minimum=0),
        of(states, required=False),
        own("toteutui", Kind.DAY, required=False),
        own("ajoissa", Kind.FLAG, required=False),
        own("viimeisin_tieto", Kind.DAY, required=False),
        own("myohassa", Kind.FLAG),
        own("myohassa_paivia", Kind.INTEGER, required=False),
        own("hiljaa", Kind.FLAG),
        own("julkinen_lahde", Kind.FLAG),
        own("osoite", Kind.KEY),
        of(table_fields.example_mark(), required=True),
        own("tilanne", Kind.DAY),
    )
    to_session = Reference(("pelikerta_id",), "pelikerrat", ("id",))
    to_plan = Reference(("pelikerta_id", "numero"), "uudet_keinot", ("pelikerta_id", "jarjestys"))
    return Table(NAME, columns, ("lupaus",), (to_session, to_plan))


@dataclass(frozen=True, slots=True)
class PromiseRows:
    """Makes the rows of means.

    Attributes:
        site_url: the site's address, ending in a slash.
        on: the day to which lateness is counted.
    """

    archive: Archive
    site_url: str
    on: date

    def all(self) -> Iterator[Row]:
        """The rows of the means that count, by session id and number."""
        for promise in sorted(self.archive.promises, key=lambda promise: (promise.session.id, promise.means.number)):
            yield self.of(promise)

    def of(self, promise: Promise) -> Row:
        """The row of a means, in the order of the columns."""
        summary, means = promise
        units = self.archive.places.units_of(summary)
        districts = self.archive.places.districts_of(summary)
        card, over = means.method.card, means.days_overdue(self.on)
        first, current = last_day(means.first_deadline), last_day(means.deadline)
        return (
            promise.id,
            summary.id,
            means.number,
            summary.title,
            summary.played,
            summary.division,
            LIST_SEPARATOR.join(unit.name for unit in units),
            LIST_SEPARATOR.join(district.name for district in districts) or None,
            LIST_SEPARATOR.join(cards()[card].themes) if card else None,
            card or None,
            _names()[card] if card else means.method.text,
            means.owner or None,
            int(means.promised),
            first.isoformat() if first else None,
            current.isoformat() if current else None,
            means.moved,
            means.state or None,
            means.kept_on or None,
            None if means.kept_in_time is None else int(means.kept_in_time),
            means.last_news if means.follow_ups else None,
            int(over > 0),
            over or None,
            int(means.silent(self.on)),
            int(bool(means.sources)),
            f"{self.site_url}{promise.path}",
            summary.example,
            self.on.isoformat(),
        )


@lru_cache
def _names() -> Mapping[str, str]:
    return {card.id: card.name() for card in cards().values()}


def as_object(row: Row) -> dict[str, Any]:
    """A row as JSON: by column, lists as lists."""
    return {column.name: _json_value(column, value) for column, value in zip(table().columns, row, strict=True)}


def _json_value(column: Column, value: Value) -> Any:  # noqa: ANN401 - any JSON value
    if column.kind is Kind.LIST:
        return str(value).split(LIST_SEPARATOR) if value else []
    return value


def json_document(rows: Iterable[Row], on: date) -> bytes:
    """All means as JSON."""
    return msgspec.json.encode({"tilanne": on.isoformat(), NAME: [as_object(row) for row in rows]}) + b"\n"


def unit_exports(rows: PromiseRows) -> Iterator[Export]:
    """A file for each unit: its games and all that it promised."""
    places = rows.archive.places
    for slug, one in places.units.items():
        told = repr([rows.on, one.place, one.beside, *(places.units_of(summary) for summary in one.sessions)])
        yield Export(f"{FOLDER}/{EACH_UNIT}/{slug}.json", one.sessions, told, partial(_unit, one, rows))


def _unit(gathered: Gathered, rows: PromiseRows) -> bytes:
    sessions = sorted(gathered.sessions, key=lambda summary: summary.id)
    return (
        msgspec.json.encode(
            {
                "tunnus": gathered.place.slug,
                "nimi": gathered.place.name,
                "alueet": [district.name for district in gathered.beside],
                "tilanne": rows.on.isoformat(),
                "pelikerrat": [
                    {
                        "id": summary.id,
                        "otsikko": summary.title,
                        "pelattu": summary.played,
                        "toimiala": summary.division,
                        "esimerkki": summary.example,
                        "osoite": f"{rows.site_url}{addresses.session(summary.id)}",
                    }
                    for summary in sessions
                ],
                NAME: [as_object(rows.of(Promise(summary, means))) for summary in sessions for means in summary.plan],
            }
        )
        + b"\n"
    )
