"""Calendars of open deadlines: of all promises, and of each unit and district (RFC 5545).

An event's UID is its means' and stays; when the deadline moves, its day and its SEQUENCE change.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from ospe_build import addresses
from ospe_build.archive.promises import Promise, promises
from ospe_build.checking.dates import last_day
from ospe_build.data.edition import Edition
from ospe_build.data.names import CALENDAR
from ospe_build.messages import DEFAULT_LANGUAGE, text

_REFRESH: Final = timedelta(days=1)
_END: Final = b"END:VCALENDAR\r\n"


def calendars(edition: Edition) -> dict[str, bytes]:
    """All calendars by address, from the site's root."""
    events = {promise.id: _event(promise, edition) for promise in edition.archive.promises if _is_waited_for(promise)}
    found = {CALENDAR: _calendar("", CALENDAR, edition, events.values())}
    for kind, places in (("yksikot", edition.archive.places.units), ("alueet", edition.archive.places.districts)):
        for slug, one in places.items():
            file = f"{addresses.page(kind, slug)}{CALENDAR}"
            mine = (events[promise.id] for promise in promises(one.sessions) if promise.id in events)
            found[file] = _calendar(one.place.name, file, edition, mine)
    return found


def _is_waited_for(promise: Promise) -> bool:
    """Whether it is promised, open, and has a deadline."""
    means = promise.means
    return means.promised and means.is_open and last_day(means.deadline) is not None


def _calendar(name: str, file: str, edition: Edition, events: Iterable[bytes]) -> bytes:
    told = text(DEFAULT_LANGUAGE, "calendar.name", name=name) if name else text(DEFAULT_LANGUAGE, "calendar.all")
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
