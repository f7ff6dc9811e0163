"""The phrases of one language: templates whose slots take stored forms, so no word is ever inflected here."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

Facts = Mapping[str, str | list[str]]
"""What is fixed in one session: slots such as `ryhma.gen`, and a word or the words to choose from."""

_SLOT: Final = re.compile("<([^>]+)>")
_NUMBERS: Final = {"n": (8, 60), "vahan": (3, 9)}
"""Slots that take a number, with the lowest and the highest."""

Template = tuple[str, ...]
"""Text and slots by turns, text first."""


class Phrasebook:
    """The words and phrases of one language.

    Attributes:
        language: fi, sv or en.
        units: who plays: places, kinds of units, target groups (`units.yml`).
    """

    def __init__(self, language: str) -> None:
        """Read the language's two files beside this module."""
        self.language = language
        folder = Path(__file__).parent / language
        self.units: dict[str, Any] = _load(folder / "units.yml")
        phrases = _load(folder / "phrases.yml")
        self._words: dict[str, list[str]] = phrases.pop("sanat")
        self._templates: dict[str, list[Template]] = {
            field: [tuple(_SLOT.split(phrase)) for phrase in texts] for field, texts in phrases.items()
        }

    def several(self, field: str, count: int, facts: Facts, random: Random) -> list[str]:
        """So many texts for a field, each from a phrase of its own; fewer where the field has fewer phrases."""
        templates = self._templates[field]
        return [self._fill(part, facts, random) for part in random.sample(templates, min(count, len(templates)))]

    def one(self, field: str, facts: Facts, random: Random) -> str:
        """A text for a field."""
        return self._fill(random.choice(self._templates[field]), facts, random)

    def _fill(self, template: Template, facts: Facts, random: Random) -> str:
        if len(template) == 1:
            return template[0]
        parts = list(template)
        for place in range(1, len(parts), 2):
            parts[place] = self._word(parts[place], facts, random)
        text = "".join(parts)
        return text[0].upper() + text[1:]

    def _word(self, slot: str, facts: Facts, random: Random) -> str:
        if slot in _NUMBERS:
            return str(random.randint(*_NUMBERS[slot]))
        words = facts[slot] if slot in facts else self._words[slot]
        return words if isinstance(words, str) else random.choice(words)


@lru_cache
def phrasebook(language: str) -> Phrasebook:
    """The phrasebook of a language: fi, sv or en."""
    return Phrasebook(language)


def _load(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
