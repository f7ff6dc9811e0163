"""One term, one word: the catalogue, the schema and the pages against the glossary."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ospe_build import board
from ospe_build.addresses import FINNISH_ONLY
from ospe_build.messages import DEFAULT_LANGUAGE, EXAMPLES, LANGUAGES, catalogue

DOCS = Path(__file__).parents[2] / "docs"
TERMS: list[dict[str, Any]] = yaml.safe_load((DOCS / "dev" / "sanasto.yml").read_text("utf-8"))


def messages(language: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for message in catalogue(language):
        id_ = message.id[0] if isinstance(message.id, tuple) else message.id
        if id_ and not str(id_).endswith(EXAMPLES):
            found[str(id_)] = message.string if isinstance(message.string, tuple) else (str(message.string),)
    return found


def pages(language: str) -> dict[str, str]:
    """What people read of `docs/` in a language, without addresses and code."""
    found = {}
    for path in DOCS.rglob("*.md"):
        place = path.relative_to(DOCS)
        spoken = path.stem.partition(".")[2] or DEFAULT_LANGUAGE
        if spoken == language and place.parts[0] not in {"dev", *FINNISH_ONLY}:
            found[place.as_posix()] = re.sub(r"\]\([^)]*\)|`[^`]*`|\{[^}]*\}", "", path.read_text("utf-8"))
    return found


# On a card and above a list the term is left to be understood.
SHORT = re.compile(r"promise_card\.deadline|sheets\.needed\.boards")


@cache
def said(language: str) -> dict[str, str]:
    """All that is said in a language, by its place."""
    nodes = {
        f"schema{node.pointer}": " ".join(
            [node.label(language), node.description(language), str(node.example(language))]
        )
        for node in board.root().walk()
    }
    return {id_: " ".join(forms) for id_, forms in messages(language).items()} | pages(language) | nodes


def test_there_are_sixty_terms_and_each_is_told_once_in_each_language() -> None:
    assert len(TERMS) >= 60
    for language in LANGUAGES:
        words = [term[language].casefold() for term in TERMS]
        assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_the_term_stands_nowhere(language: str) -> None:
    wrong = [word for term in TERMS for word in term.get("not", {}).get(language, ())]
    found = [
        (place, word)
        for place, text in said(language).items()
        for word in wrong
        if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_in_use(language: str) -> None:
    everything = " ".join(said(language).values()).casefold()
    stems = {term[language]: term[language].casefold()[: max(4, len(term[language]) - 2)] for term in TERMS}
    assert [term for term, stem in stems.items() if stem not in everything] == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != DEFAULT_LANGUAGE])
def test_a_message_or_a_label_that_is_a_term_is_the_term_in_each_language(language: str) -> None:
    terms = {term["fi"].casefold(): term[language].casefold() for term in TERMS}
    theirs = messages(language)
    pairs = [(id_, forms[0], theirs[id_][0]) for id_, forms in messages(DEFAULT_LANGUAGE).items()]
    pairs += [(str(node.pointer), node.label(), node.label(language)) for node in board.root().walk()]
    pairs += [
        (f"{node.pointer} {value}", node.value_label(value), node.value_label(value, language))
        for node in board.root().walk()
        for value in node.values
    ]
    told = [pair for pair in pairs if pair[1].casefold().strip(":") in terms and not SHORT.fullmatch(pair[0])]
    assert len(told) > 30
    assert [pair for pair in told if pair[2].casefold().strip(":") != terms[pair[1].casefold().strip(":")]] == []
