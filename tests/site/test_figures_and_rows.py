"""Every number that leads to rows of promises is as many as these rows are: recomputed from the open data."""

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ospe_build.slugs import slug

Row = dict[str, str]
Query = dict[str, list[str]]


class Links(HTMLParser):
    """The links of a page to rows of promises, each with its words or its title."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[Query, str]] = []
        self._query: Query | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        address = urlsplit(values.get("href", ""))
        if tag == "a" and address.query and address.path.endswith("lupaukset/"):
            self._query, self._words = parse_qs(address.query), ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        # A segment of a bar: its number stands in its title, and perhaps on it.
        if tag in {"a", "title"} and self._query is not None:
            self.found.append((self._query, self._words))
            self._query = None


def number_of(words: str) -> int | None:
    """The number that the words of a link tell; none where they tell a share, or a rest."""
    words = re.sub(r"(?<=\d)[\s\xa0](?=\d{3}\b)", "", words)
    found = re.fullmatch(r"(\d+)|(\d+) (?:on|ryhmän) .*|[^\d]+:? (\d+)", words.strip())
    return int(next(filter(None, found.groups()))) if found else None


def ended(row: Row) -> str:
    return row["toteutui"] if row["tila"] in {"toteutunut", "vakiintunut"} else row["viimeisin_tieto"]


ANSWERS = {
    "myohassa": lambda row: [row["myohassa"]],
    "hiljaa": lambda row: [row["hiljaa"]],
    "tila": lambda row: [row["tila"] or "ei_tietoa"],
    "toimiala": lambda row: [row["toimiala"]],
    "vuosi": lambda row: [row["pelattu"][:4]],
    "teema": lambda row: row["teemat"].split("; ") if row["kortti"] else ["omat"],
    "keino": lambda row: [row["kortti"]],
    "alue": lambda row: [slug(name, "alue") for name in row["alueet"].split("; ")],
    "paattyi": lambda row: [ended(row)[:4]] if row["tila"] in {"toteutunut", "vakiintunut", "luovuttu"} else [],
}


@pytest.fixture(scope="module")
def rows(demo_site: Path) -> list[Row]:
    with (demo_site / "data" / "lupaukset.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_number_that_leads_to_promises_counts_them(demo_site: Path, rows: list[Row]) -> None:
    units = {name: address for address, name, _ in json.loads((demo_site / "yksikot" / "nimet.json").read_bytes())}

    def fits(row: Row, query: Query) -> bool:
        kind = query.get("laji", ["luvatut"])
        if kind != ["kaikki"] and (row["sovittu"] == "1") != (kind == ["luvatut"]):
            return False
        answers = {"yksikko": [units[name] for name in row["yksikot"].split("; ")]}
        answers |= {name: of(row) for name, of in ANSWERS.items()}
        return all(set(values) & set(answers[name]) for name, values in query.items() if name != "laji")

    def told() -> Iterator[tuple[str, Query, int]]:
        for path in sorted(demo_site.rglob("index.html")):
            view = path.parent.relative_to(demo_site).as_posix()
            if not re.match(r"(sv|en|tulokset|data|virheet)/", view):
                links = Links()
                links.feed(path.read_text("utf-8"))
                for query, words in links.found:
                    number = number_of(words)
                    is_a_year = query.get("vuosi") == [words.strip()]
                    if number is not None and not is_a_year:
                        yield view, query, number

    seen = list(told())
    wrong = [(view, query, n) for view, query, n in seen if sum(fits(row, query) for row in rows) != n]
    assert not wrong, wrong
    kinds = {view.split("/")[0] for view, _, _ in seen}
    assert {"yksikot", "alueet", "tilastot", "keinot"} <= kinds
    assert {name for _, query, _ in seen for name in query} >= {
        "tila",
        "myohassa",
        "hiljaa",
        "vuosi",
        "toimiala",
        "keino",
    }
    assert len(seen) > 300
