"""The feed: valid by RFC 4287, newest first, and told anew when the plan has news."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from publishing import ORIGIN, Publication, made_up_files, session_at

from ospe_build.archive.provenance import Provenance
from ospe_build.writing.canonical import dump

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated", "published", "summary")


def feed_of(publication: Publication, file: str = "syote.atom") -> ET.Element:
    return ET.fromstring((publication.site / file).read_bytes())  # noqa: S314 - our own file


def entries(publication: Publication, file: str = "syote.atom") -> list[ET.Element]:
    return feed_of(publication, file).findall(f"{ATOM}entry")


def words(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def session_ids(publication: Publication, file: str = "syote.atom") -> list[str]:
    return [words(entry, "id").removesuffix("/").rpartition("/")[2] for entry in entries(publication, file)]


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    """Sixty sessions, played on one day after the other, of which nothing has been heard since."""
    value = next(value for path in made_up_files() if "uudet_keinot" in (value := session_at(path).value))
    for means in value["uudet_keinot"]:
        means.pop("seuranta", None)
    found = []
    for number in range(60):
        day = f"2026-0{1 + number // 28}-{1 + number % 28:02}"
        path = tmp_path / "monta" / f"{day}-malli.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(dump({**value, "pelikerta": {**value["pelikerta"], "pelattu": day}}), "utf-8")
        found.append(path)
    return found


def test_the_feed_has_all_that_atom_asks_for(published: Publication) -> None:
    feed = feed_of(published)
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "subtitle"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1
        assert words(feed, name)
    assert words(feed.findall(f"{ATOM}author")[0], "name") == ORIGIN.publisher
    (own,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == words(feed, "id") == f"{ORIGIN.site_url}syote.atom"


def test_entries_have_all_that_atom_asks_for(published: Publication) -> None:
    found = entries(published)
    assert len(found) == len(made_up_files())
    ids = [words(entry, "id") for entry in found]
    assert len(set(ids)) == len(ids)
    for entry in found:
        for name in ONCE:
            assert len(entry.findall(f"{ATOM}{name}")) == 1
        page, data = entry.findall(f"{ATOM}link")
        assert page.get("href") == words(entry, "id")
        assert (published.site / (data.get("href") or "").removeprefix(ORIGIN.site_url)).is_file()
        assert datetime.fromisoformat(words(entry, "updated")) >= datetime.fromisoformat(words(entry, "published"))


def test_moments_have_a_zone(published: Publication) -> None:
    feed = feed_of(published)
    moments = [element.text or "" for name in ("updated", "published") for element in feed.iter(f"{ATOM}{name}")]
    assert moments
    assert all(datetime.fromisoformat(moment).tzinfo is not None for moment in moments)
    assert words(feed, "updated") == max(words(entry, "updated") for entry in entries(published))


def test_entries_speak_their_sessions_language(published: Publication) -> None:
    languages = {
        words(entry, "title"): entry.get("{http://www.w3.org/XML/1998/namespace}lang") for entry in entries(published)
    }
    assert languages == {session_at(path).title: session_at(path).language for path in made_up_files()}


def test_the_newest_come_first_twenty_of_all_and_ten_of_a_unit(publication: Publication, many: list[Path]) -> None:
    publication.publish(many)
    newest = sorted((path.stem for path in many), reverse=True)
    assert session_ids(publication) == newest[:20]
    unit = min(publication.site.glob("yksikot/*/syote.atom"))
    assert session_ids(publication, str(unit.relative_to(publication.site))) == newest[:10]


def test_a_follow_up_brings_an_old_session_back(publication: Publication, many: list[Path]) -> None:
    oldest = session_at(many[0]).value
    news = {"paiva": "2026-11-20", "tila": "toteutunut", "kuvaus": "Kaikki <valmista> & kunnossa"}
    oldest["uudet_keinot"] = [{**oldest["uudet_keinot"][0], "seuranta": [news]}, *oldest["uudet_keinot"][1:]]
    many[0].write_text(dump(oldest), "utf-8")
    publication.publish(many)
    first = entries(publication)[0]
    assert words(first, "updated") == "2026-11-20T00:00:00Z"
    assert "Toteutunut. Kaikki <valmista> & kunnossa" in words(first, "summary")


def test_days_are_gits_where_it_knows_them(publication: Publication, many: list[Path]) -> None:
    known = {path.stem: Provenance("2026-06-01", "2026-06-02") for path in many} | {
        many[5].stem: Provenance("2026-06-01", "2026-10-10")
    }
    publication.publish(many, provenance=known)
    first = entries(publication)[0]
    assert session_ids(publication)[0] == many[5].stem
    assert (words(first, "published")[:10], words(first, "updated")[:10]) == ("2026-06-01", "2026-10-10")


def test_examples_leave_the_feed_when_a_real_session_comes(publication: Publication, real: Callable[..., Path]) -> None:
    path = real("2026-02-17-oikea")
    publication.publish([*made_up_files(), path])
    assert session_ids(publication) == [path.stem]


def test_an_empty_feed_is_a_feed(publication: Publication) -> None:
    publication.publish([])
    assert entries(publication) == []
    assert words(feed_of(publication), "updated") == "2026-11-24T00:00:00Z"


def test_units_districts_divisions_and_themes_have_feeds_of_their_own(published: Publication) -> None:
    session = session_at(made_up_files()[0])
    files = {path.relative_to(published.site).as_posix() for path in published.site.rglob("syote.atom")}
    assert {"syote.atom", f"toimialat/{session.division}/syote.atom"} <= files
    assert {name.partition("/")[0] for name in files} == {"syote.atom", "yksikot", "alueet", "toimialat", "teemat"}
    for name in files:
        feed = ET.fromstring((published.site / name).read_bytes())  # noqa: S314 - our own file
        assert words(feed, "id") == f"{ORIGIN.site_url}{name}"
        assert words(feed, "updated")
    unit = ET.fromstring((published.site / "yksikot" / "mallilan-koulu" / "syote.atom").read_bytes())  # noqa: S314
    assert words(unit, "title").startswith("Mallilan koulu: ")
    assert 0 < len(unit.findall(f"{ATOM}entry")) <= len(entries(published))
