"""Calendars of open deadlines: of all promises, and of each unit and district (RFC 5545).

An event's UID is its means' and stays; when the deadline moves, its day and its SEQUENCE change.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from ospe_build import addresses
from ospe_build.archive.promises import Promise, promises
from ospe_build.archive.summary import Summary
from ospe_build.checking.dates import last_day
from ospe_build.data.edition import Edition
from ospe_build.data.export import Export
from ospe_build.data.names import CALENDAR
from ospe_build.messages import text

_REFRESH: Final = timedelta(days=1)
_END: Final = b"END:VCALENDAR\r\n"


def calendars(edition: Edition) -> Iterator[Export]:
    """The calendar of all, and of each unit and district."""
    events: dict[str, bytes] = {}
    places = edition.archive.places

    def calendar(name: str, file: str, sessions: Sequence[Summary]) -> bytes:
        mine = [promise for promise in promises(sessions) if _is_waited_for(promise)]
        for promise in mine:
            if promise.id not in events:
                events[promise.id] = _event(promise, edition)
        return _calendar(name, file, edition, (events[promise.id] for promise in mine))

    found = [("", CALENDAR, edition.archive.counted)]
    for kind, gathered in (("yksikot", places.units), ("alueet", places.districts)):
        for slug, one in gathered.items():
            found.append((one.place.name, f"{addresses.page(kind, slug)}{CALENDAR}", one.sessions))
    for name, file, sessions in found:
        told = repr([name, *(places.units_of(summary) for summary in sessions)])
        yield Export(file, sessions, told, partial(calendar, name, file, sessions))


def _is_waited_for(promise: Promise) -> bool:
    """Whether it is promised, open, and has a deadline."""
    means = promise.means
    return means.promised and means.is_open and last_day(means.deadline) is not None


def _calendar(name: str, file: str, edition: Edition, events: Iterable[bytes]) -> bytes:
    from icalendar import Calendar  # noqa: PLC0415 - slow to import, and seldom does a calendar change

    # One calendar is for readers of all languages; an event is in that of its session.
    told = " / ".join(text(one, "calendar.name" if name else "calendar.all") for one in addresses.PUBLISHED)
    told += f": {name}" if name else ""
    calendar = Calendar()
    calendar.add("prodid", f"-//{edition.origin.publisher}//ospe-build//FI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", told)
    calendar.add("x-wr-calname", told)
    calendar.add("source", edition.origin.url(file), parameters={"VALUE": "URI"})
    calendar.add("url", edition.origin.url(file.removesuffix(CALENDAR)))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return bytes(calendar.to_ical()).removesuffix(_END) + b"".join(events) + _END


def _event(promise: Promise, edition: Edition) -> bytes:
    """A day on which a promise is to be kept; written once, however many calendars hold it."""
    from icalendar import Event  # noqa: PLC0415 - as above

    summary, means = promise
    language, deadline = summary.language, last_day(means.deadline)
    if deadline is None:
        raise ValueError(promise.id)
    name = " ".join(means.method.name(language).split())
    places = edition.archive.places.units_of(summary)
    told = [summary.title]
    if means.owner:
        told.append(text(language, "promises.owner", owner=means.owner))
    event = Event()
    event.add("uid", f"{promise.id.replace('#', '-')}@{urlsplit(edition.origin.site_url).hostname or 'localhost'}")
    event.add("dtstamp", datetime.combine(date.fromisoformat(means.last_news), time(), UTC))
    event.add("sequence", means.moved)
    event.add("dtstart", deadline)
    event.add("summary", text(language, "calendar.deadline", name=name, units=", ".join(unit.name for unit in places)))
    event.add("description", "\n".join(told))
    event.add("url", edition.origin.url(promise.path))
    event.add("transp", "TRANSPARENT")
    return bytes(event.to_ical())
