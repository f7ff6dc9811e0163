"""The phrases of one language: templates whose slots take stored forms, so no word is ever inflected here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from ospe_build.board import newest, root

Slots = Mapping[str, str | list[str]]
"""What is fixed in one session: slots such as `ryhma.gen`, and a word or the words to choose from."""

_SLOT: Final = re.compile("<([^>]+)>")
_NUMBERS: Final = {"n": (8, 60), "vahan": (3, 9)}
"""Slots that take a number, with the lowest and the highest."""

_STOPS: Final = (". ", "? ", "! ")
"""After these a sentence begins, and so does one at the start of a template."""

Template = tuple[str, ...]
"""Text and slots by turns, text first."""

Templates = dict[str, list[Template]]
"""Phrases by field."""


class Phrasebook:
    """The words and phrases of one language.

    Attributes:
        language: fi, sv or en.
        units: who plays: places, kinds of units, target groups (`units.yml`).
        words: words to choose from, by slot.
        templates: phrases by field.
        own: phrases that only one kind of unit uses, by the kind's name and field.
    """

    def __init__(self, language: str) -> None:
        """Read the language's two files beside this module."""
        self.language = language
        folder = Path(__file__).parent / language
        self.units: dict[str, Any] = _load(folder / "units.yml")
        phrases = _load(folder / "phrases.yml")
        self.words: dict[str, list[str]] = phrases.pop("sanat")
        self.own: dict[str, Templates] = {kind: _split(texts) for kind, texts in phrases.pop("lajit", {}).items()}
        self.templates: Templates = _split(phrases)

    def several(self, field: str, count: int, voice: "Voice") -> list[str]:
        """So many texts for a field, each from a phrase of its own; up to half from the kind's own phrases."""
        own = self.own.get(voice.kind, {}).get(field, ())
        shared = self.templates.get(field) or _examples(field)
        mine = voice.random.sample(own, min(voice.random.randint(0, (count + 1) // 2), len(own)))
        chosen = [*mine, *voice.random.sample(shared, min(count - len(mine), len(shared)))]
        return [self._fill(template, voice) for template in chosen]

    def _fill(self, template: Template, voice: "Voice") -> str:
        if len(template) == 1:
            return template[0]
        parts = list(template)
        for place in range(1, len(parts), 2):
            word = self._word(parts[place], voice)
            begins = parts[:place] == [""] or parts[place - 1].endswith(_STOPS)
            parts[place] = word[0].upper() + word[1:] if begins else word
        return "".join(parts)

    def _word(self, slot: str, voice: "Voice") -> str:
        if slot in _NUMBERS:
            return str(voice.random.randint(*_NUMBERS[slot]))
        words = voice.facts[slot] if slot in voice.facts else self.words[slot]
        return words if isinstance(words, str) else voice.random.choice(words)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the kind of unit, the facts of its session, and the chance that picks the words."""

    kind: str
    facts: Slots
    random: Random


@lru_cache
def phrasebook(language: str) -> Phrasebook:
    """The phrasebook of a language: fi, sv or en."""
    return Phrasebook(language)


@lru_cache
def _examples(field: str) -> list[Template]:
    """The texts that the schema shows for a field without phrases, which the end of its way names: `rajaus.kohde`."""
    end = f".{field}"
    node = next(node for node in root(newest()).walk() if f".{'.'.join(map(str, node.pointer))}".endswith(end))
    examples = [example for one in node.walk() for example in one.examples[:1]]
    texts = [text for example in examples for text in (example if isinstance(example, list) else [example])]
    return [(text,) for text in texts if isinstance(text, str)]


def _load(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))


def _split(phrases: Mapping[str, list[str]]) -> Templates:
    return {field: [tuple(_SLOT.split(phrase)) for phrase in texts] for field, texts in phrases.items()}
