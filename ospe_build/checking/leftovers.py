"""What `ospe new` wrote and nobody replaced (OSPE501, OSPE502)."""

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ospe_build.board import root
from ospe_build.checking.context import Context
from ospe_build.checking.entries import way_out
from ospe_build.checking.lookup import field_name, node_at
from ospe_build.checking.schema_violation import shortened
from ospe_build.checking.spot import Spot
from ospe_build.checking.written import strings
from ospe_build.finding import Pointer
from ospe_build.messages import LANGUAGES, text
from ospe_build.reading import Document
from ospe_build.scalar import in_line

_WORDS_AT_LEAST: Final = 3
"""Words of an example that, behind a marker, is one in any field."""

_NOTHING: Final = " .:…"
_CARD: Final = "{kortti:"


@lru_cache
def markers() -> tuple[str, ...]:
    """How the texts begin that `ospe new` wants replaced, in every language; without the colon that follows."""
    return tuple(sorted({_comparable(text(language, "new.marker")).rstrip(" :") for language in LANGUAGES}))


_KEY: Final = "\nesimerkki:"


def _comparable(written: str) -> str:
    """The text as it is compared: in one form of Unicode (NFC), with single spaces."""
    return " ".join(unicodedata.normalize("NFC", written).split())


def _after_marker(written: str) -> str | None:
    """What is after a marker; None where there is none. A marker alone counts however it is written."""
    for marker in markers():
        begin, rest = written[: len(marker)], written[len(marker) :].lstrip()
        if begin == marker and rest.startswith(":"):
            return rest[1:].lstrip()
        if begin.upper() == marker and not rest.strip(_NOTHING):
            return ""
    return None


def _examples(value: object) -> Iterator[str]:
    """The values of an example as `ospe new` writes them: a card as a whole, and what is in it by itself."""
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _examples(inner)
    elif isinstance(value, dict):
        yield "{" + ", ".join(f"{key}: {inner}" for key, inner in value.items()) + "}"
        yield from _examples(list(value.values()))
    else:
        yield _comparable(value) if isinstance(value, str) else json.dumps(value)


@lru_cache
def _sentences() -> frozenset[str]:
    """The longer examples of all fields."""
    examples = (one for node in root().walk() for one in _examples(node.examples))
    return frozenset(one for one in examples if len(one.split()) >= _WORDS_AT_LEAST and not one.startswith("{"))


@lru_cache
def _in_any_form(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({unicodedata.normalize(form, word) for word in words for form in ("NFC", "NFD")})


@lru_cache
def _marker_signs() -> tuple[str, ...]:
    """How a marker may stand in a file: alone, or before a text."""
    return _in_any_form(tuple(form for one in markers() for form in (one, one.lower(), one.capitalize())))


@lru_cache(maxsize=1)
def _may_be_marked(written: str) -> bool:
    """Whether a file can hold a marker, beside its key of that name; kept while two rules ask."""
    beside = written.replace(_KEY, "", 1)
    return "\\" in beside or any(sign in beside for sign in _marker_signs())


def _marked(document: Document) -> Iterator[tuple[Pointer, str, str]]:
    """The values that begin with a marker, or are one, each with its text and what is after the marker."""
    if not _may_be_marked(document.text):
        return
    for pointer, value, is_key in strings(document.value):
        if not is_key and (rest := _after_marker(_comparable(value))) is not None:
            yield pointer, value, rest


def _is_example(pointer: Pointer, written: str) -> bool:
    while pointer:
        node = node_at(pointer)
        if node is not None and node.examples:
            return written in _examples(node.examples)
        pointer = pointer[:-1]
    return False


def _is_left(pointer: Pointer, rest: str) -> bool:
    """Whether there is nothing after the marker, or an example: of this field, or one that was copied from another."""
    return not rest or rest in _sentences() or _is_example(pointer, rest)


def untouched(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE501: the value is still the example that `ospe new` wrote, or only its marker."""
    for pointer, _value, rest in _marked(document):
        if _is_left(pointer, rest):
            variant, params = way_out(document.value, pointer) if _is_text(pointer) else ("plain", {})
            yield Spot(pointer, {"field": field_name(pointer), **params}, variant)


def marker_left(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE502: the value was written, but still begins with the marker of `ospe new`."""
    for pointer, value, rest in _marked(document):
        if not _is_left(pointer, rest):
            params: dict[str, str | int] = {"field": field_name(pointer), "value": shortened(rest)}
            is_text = _is_text(pointer) and not rest.startswith(_CARD)
            suggestion = None if "\n" in value else in_line(rest) if is_text else rest
            yield Spot(pointer, params, "" if is_text else "plain", suggestion)


def _is_text(pointer: Pointer) -> bool:
    """Whether a text belongs there, which may stand in quotation marks: no number and no truth."""
    node = node_at(pointer)
    return node is None or node.type not in {"integer", "boolean"}
