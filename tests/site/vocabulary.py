"""The words of each language, out of all that the site says, and those of them that no other language has."""

import re
from collections.abc import Iterator
from functools import cache

import yaml
from project import EXAMPLES, ROOT

from ospe_build import board
from ospe_build.addresses import FINNISH_ONLY
from ospe_build.archive.deck import cards
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, catalogue
from ospe_build.messages import EXAMPLES as PIECES

WORD = re.compile(r"[^\W\d_]{3,}")
NO_WORDS = re.compile(
    r"\{\w+\}|(https?://)?[@\w-]+(\.[\w-]+)+(/[@\w.#/<>…-]*)?|…\.\w+|[\w-]+@[\w.]+|\w+_\w+|#keino-\S*|tulokset/\S*"
)
"""Addresses and keys of the file, which are Finnish in every language, and what is filled in."""
MARKUP = re.compile(
    r"\]\([^)]*\)|`[^`]*`|\{[^}]*\}|^> .*\n\{ lang.*$|\[(?:TÄYTÄ|FYLL I|FILL IN): [^\]]*\]", re.MULTILINE
)


def words(text: str) -> set[str]:
    """The words of a text that tell its language: neither addresses nor keys."""
    return {word.casefold() for word in WORD.findall(NO_WORDS.sub(" ", text))}


def _said(language: str) -> str:
    found = [
        form
        for message in catalogue(language)
        if message.id and not str(message.id).endswith(PIECES)
        for form in (message.string if isinstance(message.string, tuple) else (str(message.string),))
    ]
    for path in (ROOT / "docs").rglob("*.md"):
        spoken = path.stem.partition(".")[2] or DEFAULT_LANGUAGE
        if spoken == language and path.relative_to(ROOT / "docs").parts[0] not in {"dev", *FINNISH_ONLY}:
            found.append(path.read_text("utf-8"))
    for node in board.root().walk():
        labels = [node.value_label(value, language) for value in node.values]
        found += [node.label(language), node.description(language), str(node.example(language)), *labels]
    for card in cards().values():
        found += [card.name(language), card.description(language)]
    return MARKUP.sub(" ", "\n".join(found))


def _sentences(value: object) -> Iterator[str]:
    """What people wrote: what is one word may be one of a list that is Finnish in every file."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _sentences(one)


@cache
def vocabulary() -> dict[str, set[str]]:
    """By language all words that the site and its sessions use."""
    found = {language: words(_said(language)) for language in LANGUAGES}
    for path in EXAMPLES.rglob("*.yml"):
        session = yaml.safe_load(path.read_text("utf-8"))
        found[session["pelikerta"].get("kieli", DEFAULT_LANGUAGE)] |= words(" ".join(_sentences(session)))
    return found


@cache
def only(language: str) -> set[str]:
    """Words that no other language has."""
    return vocabulary()[language].difference(*(vocabulary()[other] for other in LANGUAGES if other != language))


@cache
def _of_others(language: str) -> set[str]:
    return set().union(*(only(other) for other in LANGUAGES if other != language))


def foreign(text: str, language: str) -> set[str]:
    """The words of a text that only another language has."""
    return words(text) & _of_others(language)
