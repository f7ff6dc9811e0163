from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from nouns import chosen_forms
from pairs import all_pairs
from playwright.sync_api import Browser
from searched import Searching, page, write_site

from ospe_build.site.search.documents import Document

# Words that no word of the lists shares a lemma with.
AROUND = "Sunnuntaina puhuttiin pitkään: {}. Muuta ei merkitty."


def fill(site: Path) -> None:
    """Write a page for every word of the lists, which holds one of its forms, and a few pages more; index them."""
    pages = dict(
        [
            *(
                page(f"sana/{noun}/", "Pelikerta", AROUND.format(form.text))
                for noun, form in chosen_forms(2017).items()
            ),
            *(page(f"pari/{pair.on_page}/", "Pelikerta", AROUND.format(pair.on_page)) for pair in all_pairs()),
            page("tulokset/rullaportaat/", "Rullaportaat rikki", "Rullaportaissa jonotettiin. Vahtimestari tuli."),
            page("tulokset/vahtimestari/", "Vahtimestarin päivystys", "Jonoissa on kylmä."),
            page("tietoa/", "Kummitusjuna", "Jokin muu sivu.", kind=""),
            page("sv/", "Skolgårdar", "Vi pratade om skolgårdarna.", language="sv"),
            page("virheet/", "Hissit", "Hissi, hissin, hissiä.", kind="Ylläpito", inner=True),
            page("tulokset/hissi/", "Portaat", "Portaiden vieressä on hissi, joka on välillä rikki."),
        ]
    )
    (site / "index.html").write_text(
        "<!doctype html><html lang='fi'><title>Tyhjä</title><p>Ratikka</p>", encoding="utf-8"
    )
    write_site(site, pages)


@pytest.fixture(scope="session")
def noun_site(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A site of words, with its index."""
    return once("nouns", fill)


@pytest.fixture(scope="session")
def noun_url(noun_site: Path, serve: Callable[[Path], str]) -> str:
    """Where the site is served, with a slash at the end."""
    return f"{serve(noun_site)}/"


@pytest.fixture(scope="module")
def searching(
    browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Searching]:
    """Makes a site of some pages and sessions, and gives its search."""

    def make(pages: Sequence[tuple[str, str]], sessions: Sequence[Document] = ()) -> Searching:
        site = tmp_path_factory.mktemp("searched")
        write_site(site, dict([*pages, page("", "Etusivu", "Tervetuloa")]), sessions)
        url = f"{serve(site)}/"
        opened = browser.new_page()
        opened.goto(url)
        return Searching(opened, url)

    return make
