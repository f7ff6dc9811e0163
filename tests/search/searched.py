"""Small sites with the search, and their search as it is asked in a browser."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copy

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page

from ospe_build.form.bundle import bundle
from ospe_build.messages import translator
from ospe_build.site import static
from ospe_build.site.environment import content_security_policy, icon
from ospe_build.site.search.documents import Document
from ospe_build.site.search.index import files
from ospe_build.site.search.page_document import of_page
from ospe_build.site.search.search_page import SearchPage
from ospe_build.site.search.words import Words

PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<link rel="stylesheet" href="{base}search.css"><script type="module" src="{base}search.js"></script></head>
<body><header>{header}</header>
<main data-search="{kind}"{inner}><h1>{title}</h1>{body}</main></body></html>"""


def page(  # noqa: PLR0913 - what a page is made of
    url: str, title: str, body: str, *, language: str = "fi", kind: str = "Pelikerrat", inner: bool = False
) -> tuple[str, str]:
    """A page of a site, by its address."""
    base = "../" * url.count("/") or "./"
    environment = Environment(loader=FileSystemLoader(static.SOURCES.parent / "templates"), autoescape=True)
    environment.globals["asset"] = str
    environment.filters["icon"] = icon
    header = environment.get_template("partials/ospe-search.html").render(
        base=base, _=translator(language), page_link=lambda *_: f"{base}tulokset/"
    )
    html = PAGE.format(
        language=language,
        title=title,
        csp=content_security_policy(),
        base=base,
        header=header,
        kind=kind,
        body=body if body.startswith("<") else f"<p>{body}</p>",
        inner=' data-audience="yllapito"' if inner else "",
    )
    return url, html


def write_site(site: Path, pages: Mapping[str, str], sessions: Sequence[Document] = ()) -> None:
    """Write pages with the search of the site, and their index; sessions stand in the index alone, oldest first."""
    (site / "search.js").write_bytes(bundle(static.SCRIPTS["search.js"]))
    copy(static.SOURCES / "styles" / "site" / "50-search.css", site / "search.css")
    for url, html in pages.items():
        path = site / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    documents = [document for url, html in pages.items() if (document := of_page(url, html))]
    pages_found = sorted(map(SearchPage.of, documents), key=lambda page: (not page.inner, page.view, page.language))
    found = [*pages_found, *map(SearchPage.of, sessions)]
    for name, content in files(found, Words(site / "sanat")):
        path = site / "haku" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


ASK = """async ([query, base]) => {
    const {search, addressOf, excerptNodes} = await import(`${base}search.js`);
    const {results, partial, nearest, readOnly} = await search(query, {base});
    const pages = await Promise.all(results.map((result) => result.load()));
    const text = (page) => excerptNodes(page).map((node) => node.textContent ? `[${node.textContent}]` : node);
    return {partial, nearest, readOnly, found: pages.map((page, at) => ({
        title: page.title, address: addressOf(page).replace(base, ""), missing: results[at].missing,
        excerpt: text(page).join(""),
    }))};
}"""


ASK_MEANS = """async ([query, base]) => {
    const {searchMeans} = await import(`${base}search.js`);
    const {words, nearest, readOnly, excerpt} = await searchMeans(query, base);
    const any = [...new Set(words.flatMap(({numbers}) => numbers))].sort((one, other) => one - other);
    const found = any.filter((one) => words.every(({numbers}) => numbers.includes(one)));
    const text = (nodes) => nodes.map((node) => node.textContent ? `[${node.textContent}]` : node).join("");
    return {nearest, readOnly, found: await Promise.all(found.map(async (one) => [one, text(await excerpt(one))]))};
}"""


class Searching:
    """The search of a site in a browser, without its field."""

    def __init__(self, page: Page, url: str) -> None:
        self._page, self._url = page, url

    def ask(self, query: str) -> dict[str, object]:
        """All that a query gives."""
        return dict(json.loads(json.dumps(self._page.evaluate(ASK, [query, self._url]))))

    def means(self, query: str) -> dict[int, str]:
        """The means that hold a query, by number, each with its excerpt."""
        return dict(self._page.evaluate(ASK_MEANS, [query, self._url])["found"])

    def means_read(self, query: str) -> int:
        """In how many means alone the phrases of a query were sought; 0 where in all."""
        return int(self._page.evaluate(ASK_MEANS, [query, self._url])["readOnly"])

    def nearest_of_means(self, query: str) -> str:
        """The query with the site's own words, for one that no means holds."""
        return str(self._page.evaluate(ASK_MEANS, [query, self._url])["nearest"])

    def titles(self, query: str) -> list[str]:
        """The titles of the pages that a query finds, in their order."""
        found = self.ask(query)["found"]
        assert isinstance(found, list)
        return [one["title"] for one in found]
