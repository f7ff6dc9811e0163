"""Calendars of deadlines, read by the library that others read them with."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from making import follow_up, row, summary
from publishing import ORIGIN

from ospe_build.archive.archive import Archive
from ospe_build.data.deadlines import calendars
from ospe_build.data.edition import Edition
from ospe_build.messages import LANGUAGES, text

ON = date(2026, 11, 24)


def made(*plan: dict[str, object], **parts: object) -> dict[str, bytes]:
    edition = Edition(ORIGIN, Archive([summary("2026-03-12", *plan, **parts)]), ON)
    return {one.name: one.make() for one in calendars(edition)}


def events(content: bytes) -> list[Event]:
    calendar = Calendar.from_ical(content)
    assert [(one.name, one.errors) for one in calendar.walk() if one.errors] == []
    return list(calendar.walk("VEVENT"))


def promised(*follow_ups: dict[str, object], **more: object) -> dict[str, object]:
    return row("Nuorten\nilta; ja muuta, kaikkea", *follow_ups, vastuutahon_kanssa_sovittu=True, **more)


def test_each_open_promise_with_a_deadline_is_a_day() -> None:
    found = events(
        made(
            promised(maaraaika="2027-02", kuka_vastaa="Tiimi"),
            promised(),
            row("Ehdotus", maaraaika="2027-02-01"),
            promised(follow_up("2026-05-01", "toteutunut"), maaraaika="2027-02"),
        )["maaraajat.ics"]
    )
    (event,) = found
    assert event.decoded("dtstart") == date(2027, 2, 28)
    assert event["uid"] == "2026-03-12-mallila-keino-1@pelit.example"
    assert event["url"] == "https://pelit.example/tulokset/2026-03-12-mallila/#keino-1"
    assert event["summary"] == "Määräaika: Nuorten ilta; ja muuta, kaikkea (Mallilan kirjasto)"
    assert "vastaa: Tiimi" in event["description"]


def test_a_moved_deadline_moves_the_same_event() -> None:
    moved = follow_up("2026-05-01", "kesken", uusi_maaraaika="2027-06-30")
    (before,) = events(made(promised(maaraaika="2027-02-01"))["maaraajat.ics"])
    (after,) = events(made(promised(moved, maaraaika="2027-02-01"))["maaraajat.ics"])
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("dtstart") == date(2027, 6, 30)


def test_units_and_districts_have_their_own() -> None:
    found = made(
        promised(maaraaika="2027-02-01"),
        pelikerta={"yksikko": "Mallilan kirjasto; Asema", "alueet": ["Mallila"]},
    )
    assert set(found) == {
        "maaraajat.ics",
        "yksikot/mallilan-kirjasto/maaraajat.ics",
        "yksikot/asema/maaraajat.ics",
        "alueet/mallila/maaraajat.ics",
    }
    assert {len(events(content)) for content in found.values()} == {1}


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = made(promised(maaraaika="2027-02-01"))["maaraajat.ics"]
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_without_a_promise_the_calendar_is_empty_and_sound() -> None:
    (calendar,) = calendars(Edition(ORIGIN, Archive([]), ON))
    assert calendar.name == "maaraajat.ics"
    assert events(calendar.make()) == []


@pytest.mark.parametrize("name", ["maaraajat.ics", "yksikot/mallilan-kirjasto/maaraajat.ics"])
def test_the_site_has_them(site: Path, name: str) -> None:
    assert events((site / name).read_bytes())


def test_a_calendar_has_its_name_in_all_languages(site: Path) -> None:
    named = {
        name: str(Calendar.from_ical((site / name).read_bytes())["NAME"])
        for name in ("maaraajat.ics", "yksikot/mallilan-kirjasto/maaraajat.ics")
    }
    assert [text(language, "calendar.all") in named["maaraajat.ics"] for language in LANGUAGES] == [True] * 3
    assert named["yksikot/mallilan-kirjasto/maaraajat.ics"] == "Määräajat / Tidsfrister / Deadlines: Mallilan kirjasto"
