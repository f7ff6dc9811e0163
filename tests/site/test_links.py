"""Every link within the site leads to a page that is there, and every fragment to an element that is there."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from built import Page, read_site
from project import EXAMPLES

from ospe_build.reading import read_file
from ospe_build.settings import repo_url, site_url

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:")
PARAMETER = re.compile(r"\w+=")
OWN = "https://site.invalid/"


def broken(site: Path, pages: dict[str, Page]) -> list[str]:
    found = []
    for path, page in pages.items():
        for link in page.links:
            if ELSEWHERE.match(link) and not link.startswith(site_url()):
                continue
            address, fragment = urldefrag(urljoin(OWN + path, link.replace(site_url(), OWN)))
            target = unquote(urlsplit(address).path.removeprefix("/"))
            file = site / target / "index.html" if target.endswith("/") or not target else site / target
            if not address.startswith(OWN) or not file.is_file():
                found.append(f"{path}: {link}")
            elif PARAMETER.match(fragment):
                if (
                    target.removeprefix("sv/").removeprefix("en/") != "kirjaa/"
                ):  # the form alone takes orders in an address
                    found.append(f"{path}: {link} (no such place)")
            elif fragment and file.suffix == ".html" and unquote(fragment) not in pages[target].ids:
                found.append(f"{path}: {link} (no such place)")
    return found


def test_links_lead_somewhere(site: Path, pages: dict[str, Page]) -> None:
    assert sum(len(page.links) for page in pages.values()) > 5000
    assert broken(site, pages) == []


def test_links_of_many_sessions_lead_somewhere(demo_site: Path) -> None:
    assert broken(demo_site, read_site(demo_site)) == []


def test_no_element_shares_its_id_in_templates_neither(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert [id_ for id_, n in Counter(page.ids + page.template_ids).items() if n > 1] == [], path


def test_every_page_is_reached_from_the_home_page(pages: dict[str, Page]) -> None:
    reached: set[str] = set()
    waiting = {""}
    while waiting:
        address = waiting.pop()
        reached.add(address)
        links = (urlsplit(urljoin(OWN + address, link)) for link in pages[address].links)
        waiting |= {link.path[1:] for link in links if link.geturl().startswith(OWN)} & pages.keys() - reached
    assert pages.keys() - reached == {"404.html"}


def test_a_session_links_to_its_file_in_the_repository(pages: dict[str, Page]) -> None:
    for file in sorted(EXAMPLES.rglob("*.yml")):
        links = pages[f"tulokset/{file.stem}/"].links
        name = file.relative_to(EXAMPLES.parent).as_posix()
        assert f"{repo_url()}/edit/main/{name}" in links
        assert f"{repo_url()}/commits/main/{name}" in links
        issues = [link for link in links if link.startswith(f"{repo_url()}/issues/new?")]
        assert issues
        assert all(file.stem in issue for issue in issues)


def test_links_to_other_places_are_sealed(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert [link for link in page.links if link.startswith("http:")] == [], path
        assert [link for link in page.links if link.startswith("javascript:")] == [], path


def test_texts_stay_apart_in_the_search_index(site: Path) -> None:
    indexed = " ".join(path.read_text("utf-8") for path in (site / "haku" / "sivut").iterdir())
    answers = [
        answer
        for file in sorted(EXAMPLES.rglob("*.yml"))
        for row in read_file(file, file.name).value.get("uudet_keinot", [])
        for answer in [*row["tavoite"].values(), *row["toteutus"].values()]
        if " " in str(answer)  # not a date or a yes
    ]
    assert len(answers) > 60
    for answer in answers:
        told = json.dumps(answer, ensure_ascii=False)[1:-1]
        after = {
            indexed[found.end() : found.end() + 2].replace("\\n", " ")[0]
            for found in re.finditer(re.escape(told), indexed)
        }
        assert after, answer
        assert not any(character.isalnum() for character in after), answer
