"""Data in the pages, for search engines: it can be read, and nothing that a session says can break out of it."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from publishing import ORIGIN, session_at

from ospe_build.data.schema_org import report, script

OPENING = '<script type="application/ld+json">'
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


class Scripts(HTMLParser):
    """What a browser takes for the content of scripts, and which other elements it sees."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.others: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside = tag == "script"
        if not self._inside:
            self.others.append(tag)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(data)


def blocks(page: Path) -> list[dict[str, Any]]:
    return [json.loads(found) for found in BLOCK.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("text", ["</script><img src=x>", "<!--<script>", "a & b < c", "\u2028", '"lainaus" \\'])
def test_no_text_ends_the_block(text: str) -> None:
    browser = Scripts()
    browser.feed(script({"name": text}))
    assert browser.others == []
    assert [json.loads(found)["name"] for found in browser.texts] == [text]
    assert not re.search("[<>&]", script({"name": text}).removeprefix(OPENING).removesuffix("</script>"))


def test_a_session_tells_whose_it_is_and_where_its_data_is(real: Callable[..., Path]) -> None:
    session = session_at(real("2026-02-17-oikea"))
    told = report(session, "Yksi virke.", ORIGIN)
    assert told["@type"] == "Report"
    assert [one["name"] for one in told["author"]] == list(session.units)
    assert [one["contentUrl"] for one in told["encoding"]] == [
        "https://pelit.example/data/pelikerrat/2026-02-17-oikea.json",
        "https://pelit.example/data/pelikerrat/2026-02-17-oikea.yml",
    ]


@pytest.mark.parametrize("page", ["index.html", "data/index.html"])
def test_the_page_of_the_data_and_home_tell_of_the_data(page: str, site: Path) -> None:
    (dataset,) = blocks(site / page)
    assert (dataset["@context"], dataset["@type"]) == ("https://schema.org", "Dataset")
    site_url = dataset["url"].removesuffix("data/")
    for one in dataset["distribution"]:
        assert (site / one["contentUrl"].removeprefix(site_url)).is_file()
