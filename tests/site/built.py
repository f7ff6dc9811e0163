"""The built pages as files: what each says in its head, what it links to, and what can be linked to."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LINKING = {"a": "href", "link": "href", "script": "src", "img": "src", "use": "href", "form": "action", "source": "src"}


@dataclass
class Page:
    """A page.

    Attributes:
        head: tag and attributes of each element of its head, in order.
        links: address of each thing that it links to or loads.
        ids: of all elements, but those in templates, which a script fills.
        template_ids: of those in templates.
        languages: of all elements that say one.
    """

    language: str = ""
    title: str = ""
    head: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    template_ids: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    text: str = ""

    def meta(self, name: str) -> list[str]:
        """What the `meta` elements of that name or property say."""
        return [
            attributes.get("content", "")
            for tag, attributes in self.head
            if tag == "meta"
            and name in {attributes.get("name"), attributes.get("property"), attributes.get("http-equiv")}
        ]

    @property
    def canonical(self) -> list[str]:
        return [
            attributes["href"] for tag, attributes in self.head if tag == "link" and attributes["rel"] == "canonical"
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open = ""
        self._in_head = False
        self._templates = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._open = tag
        if tag == "html":
            self.page.language = attributes.get("lang", "")
        if tag in {"head", "body"}:
            self._in_head = tag == "head"
        elif self._in_head:
            self.page.head.append((tag, attributes))
        self._templates += tag == "template"
        if "id" in attributes:
            (self.page.template_ids if self._templates else self.page.ids).append(attributes["id"])
        if "lang" in attributes and tag != "html":
            self.page.languages.append(attributes["lang"])
        if LINKING.get(tag, "") in attributes:
            self.page.links.append(attributes[LINKING[tag]])

    def handle_endtag(self, tag: str) -> None:
        self._open = ""
        self._templates -= tag == "template"

    def handle_data(self, data: str) -> None:
        if self._open == "title" and self._in_head:
            self.page.title += data
        elif not self._in_head:
            self.page.text += data


def read_page(path: Path) -> Page:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return reader.page


def read_site(site: Path) -> dict[str, Page]:
    """All pages by their address from the site's root: `index.html` is the folder's own."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): read_page(path)
        for path in sorted(site.rglob("*.html"))
    }
