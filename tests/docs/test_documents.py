"""The pages that people read keep what they promise: head, plain words, quotes, examples, the list to fill in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ospe_build import board

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = DOCS / "ohjeet" / "ohjaajalle.md"
SCHEMA = DOCS.parent / "schema" / "session.schema.json"
PRINTED = Path(__file__).parents[1] / "board" / "printed.txt"
BY_HAND = DOCS / "yllapito" / "tiedosto-kasin.md"
TO_FILL = DOCS / "yllapito" / "kayttoonotto.md"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "dev" not in page.relative_to(DOCS).parts)  # what is published
FILL = re.compile(r"\[(?:TÄYTÄ|FYLL I|FILL IN): [^\]]+\]")
ENDINGS = {"[TÄYTÄ": ".md", "[FYLL I": ".sv.md", "[FILL IN": ".en.md"}


class TextDates(yaml.CSafeLoader):
    """Reads dates as text, as our own reader does."""


TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def name(page: Path) -> str:
    return str(page.relative_to(DOCS))


def load(text: str) -> Any:  # noqa: ANN401 -- YAML holds anything
    return yaml.load(text, Loader=TextDates)  # noqa: S506 -- a safe loader


def head(page: Path) -> dict[str, str]:
    return dict(load(page.read_text("utf-8").split("---\n")[1]))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_has_a_title_and_a_description_of_a_search_results_length(page: Path) -> None:
    meta = head(page)
    assert meta["title"]
    assert 50 <= len(meta["description"]) <= 155


@pytest.mark.parametrize("key", ["title", "description"])
def test_no_two_pages_share_a_title_or_a_description(key: str) -> None:
    texts = [head(page)[key] for page in PAGES]
    assert sorted(texts) == sorted(set(texts))


@pytest.mark.parametrize("page", [page for page in PAGES if "yllapito" not in page.parts], ids=name)
def test_a_public_page_has_no_words_of_the_trade(page: Path) -> None:
    assert not re.search(r"\b(yaml|skeema|schema|commit|pull request)", page.read_text("utf-8"), re.IGNORECASE)


def marks() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        if page != TO_FILL:
            yield from ((mark, f"../{name(page)}") for mark in FILL.findall(page.read_text("utf-8")))


def test_all_that_an_operator_must_fill_in_is_listed_in_one_place() -> None:
    rows = (line for line in TO_FILL.read_text("utf-8").splitlines() if FILL.search(line))
    listed = {
        (mark, link.replace(".md", ENDINGS[mark.partition(":")[0]]))
        for row in rows
        for mark in FILL.findall(row)
        for link in re.findall(r"\]\(([^)]+\.md)\)", row)
    }  # fmt: skip
    assert listed == set(marks())


def printed() -> Iterator[str]:
    """What the boards say, copied from them; what is printed around them stands on the sheets to print."""
    for line in PRINTED.read_text("utf-8").rpartition("\n\n")[0].splitlines():
        if line:
            yield line.lstrip("#!- ")


@pytest.mark.parametrize("text", sorted(set(printed())))
def test_the_facilitators_page_quotes_all_that_is_printed_on_the_boards(text: str) -> None:
    assert text in GUIDE.read_text("utf-8")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_facilitators_page_in_other_languages_quotes_the_boards_as_they_are_drawn(language: str) -> None:
    guide = GUIDE.with_suffix(f".{language}.md").read_text("utf-8")
    quotes = {part for quote in re.findall(r"^> (?:- )?(.+)$", guide, re.MULTILINE) for part in quote.split(" · ")}
    drawn = set(re.findall(rf'"{language}": "([^"]+)"', SCHEMA.read_text("utf-8")))
    assert quotes
    assert quotes <= drawn, quotes - drawn


def examples() -> list[Any]:
    return [load(text) for text in re.findall(r"```yaml\n(.*?)```", BY_HAND.read_text("utf-8"), re.DOTALL)]


def mappings() -> list[dict[str, Any]]:
    return [example for example in examples() if isinstance(example, dict)]


@pytest.mark.parametrize("example", mappings(), ids=lambda example: next(iter(example)))
def test_an_example_of_the_page_on_files_is_valid(example: dict[str, Any]) -> None:
    whole = mappings()[0]
    if "ei_sovittu" in example:
        del whole["uudet_keinot"]
    Draft202012Validator(board.schema(board.FIRST)).validate(whole | example)


def pitfalls() -> list[tuple[str, str]]:
    rows = BY_HAND.read_text("utf-8").splitlines()
    cells = (row.split("|") for row in rows if row.startswith("| `-"))
    return [(wrong.strip("` "), right.strip("` ")) for _, wrong, _, right, _ in cells]


def read(text: str) -> Any:  # noqa: ANN401 -- YAML holds anything
    try:
        return load(text)
    except yaml.YAMLError:
        return None


@pytest.mark.parametrize(("wrong", "right"), pitfalls())
def test_a_pitfall_is_one_and_its_remedy_helps(wrong: str, right: str) -> None:
    (note,) = load(right)
    assert isinstance(note, str)
    assert read(wrong) != [note]


def test_the_page_on_files_has_pitfalls_and_lists_as_examples() -> None:
    assert len(pitfalls()) >= 10
    assert all(isinstance(note, str) for example in examples() if isinstance(example, list) for note in example)
