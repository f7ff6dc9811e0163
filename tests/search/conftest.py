from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from jinja2 import Environment, FileSystemLoader
from nouns import chosen_forms

from ospe_build.messages import translator
from ospe_build.site.environment import CONTENT_SECURITY_POLICY, icon
from ospe_build.site.search import index

SITE = Path(index.__file__).parents[1]
# Words that no noun of the list shares a lemma with.
AROUND = "Tästä puhuttiin pitkään, ja siitä kirjoitettiin lappu: {}. Muuta ei vielä sovittu."
PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<link rel="stylesheet" href="{base}search.css"><script type="module" src="{base}search.js"></script></head>
<body><header>{header}</header>
<main data-pagefind-body {filter}><h1>{title}</h1><p>{text}</p></main></body></html>"""


MAINTAINERS = 'data-audience="yllapito" data-pagefind-filter="yleiso[data-audience], laji:Ylläpito"'


def write_page(  # noqa: PLR0913 - what a page is made of
    site: Path,
    url: str,
    title: str,
    text: str,
    *,
    language: str = "fi",
    kind: str = 'data-pagefind-filter="laji:Pelikerrat"',
) -> None:
    base = "../" * url.count("/") or "./"
    environment = Environment(loader=FileSystemLoader(SITE / "templates"), autoescape=True)
    environment.globals["asset"] = str
    environment.filters["icon"] = icon
    given = {"base": base, "icons": f"{base}icons.svg", "_": translator(language)}
    header = environment.get_template("partials/ospe-search.html").render(given)
    page = PAGE.format(
        language=language,
        title=title,
        csp=CONTENT_SECURITY_POLICY,
        base=base,
        header=header,
        text=text,
        filter=kind,
    )
    path = site / url / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def index_site(site: Path) -> int:
    """Write the search index into a folder of pages; how many it holds."""
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return index.build_index(pages, site)


@pytest.fixture(scope="session")
def index_pages() -> Callable[[Path], int]:
    return index_site


def fill(site: Path) -> None:
    """Write a page for every noun of the list, which holds one of its forms, and a few pages more; index them."""
    copy(SITE / "assets" / "search.js", site)
    copy(SITE / "assets" / "styles" / "site" / "50-search.css", site / "search.css")
    (site / "icons.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    for noun, form in chosen_forms(seed=2017).items():
        write_page(site, f"sana/{noun}/", "Pelikerta", AROUND.format(form.text))
    write_page(site, "tulokset/rullaportaat/", "Rullaportaat rikki", "Rullaportaissa jonotettiin. Vahtimestari tuli.")
    write_page(site, "tulokset/vahtimestari/", "Vahtimestarin päivystys", "Jonoissa on kylmä.")
    write_page(site, "sv/", "Skolgårdar", "Vi pratade om skolgårdarna.", language="sv")
    write_page(site, "virheet/", "Hissit", "Hissi, hissin, hissiä.", kind=MAINTAINERS)
    write_page(site, "tulokset/hissi/", "Portaat", "Portaiden vieressä on hissi, joka on välillä rikki.")
    (site / "index.html").write_text(
        "<!doctype html><html lang='fi'><title>Tyhjä</title><p>Ratikka</p>", encoding="utf-8"
    )
    index_site(site)


@pytest.fixture(scope="session")
def noun_site(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A site of nouns, with its index."""
    return once("nouns", fill)


@pytest.fixture(scope="session")
def noun_url(noun_site: Path, serve: Callable[[Path], str]) -> str:
    """Where the site is served, with a slash at the end."""
    return f"{serve(noun_site)}/"
