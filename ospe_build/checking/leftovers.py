"""What `ospe new` wrote and nobody replaced (OSPE501, OSPE502)."""

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ospe_build.checking.context import Context
from ospe_build.checking.fields import field_name, node_at
from ospe_build.checking.schema_error import shown
from ospe_build.checking.source import strings
from ospe_build.checking.spot import Spot
from ospe_build.finding import Pointer
from ospe_build.messages import LANGUAGES, text
from ospe_build.reading import Document


@lru_cache
def markers() -> tuple[str, ...]:
    """How the texts begin that `ospe new` wants replaced: in every language, and in both forms of Unicode."""
    marks = {text(language, "new.marker").strip() for language in LANGUAGES}
    return tuple(sorted({unicodedata.normalize(form, mark) for mark in marks for form in ("NFC", "NFD")}))


def _marked(document: Document) -> Iterator[tuple[Pointer, str]]:
    """The values that still begin with a marker, each with what stands after it."""
    source = document.text
    if not any(marker in source for marker in markers()) and "\\" not in source:
        return
    for pointer, value, is_key in strings(document.value):
        begins = value.strip()
        for marker in markers():
            if not is_key and begins.startswith(marker):
                yield pointer, unicodedata.normalize("NFC", begins.removeprefix(marker).strip())


def _examples(value: object) -> Iterator[str]:
    """The values of an example as `ospe new` writes them: a card as a whole, and what is in it by itself."""
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _examples(inner)
    elif isinstance(value, dict):
        yield "{" + ", ".join(f"{key}: {inner}" for key, inner in value.items()) + "}"
        yield from _examples(list(value.values()))
    else:
        yield value if isinstance(value, str) else json.dumps(value)


def _is_example(pointer: Pointer, rest: str) -> bool:
    while pointer:
        node = node_at(pointer)
        if node is not None and node.examples:
            return rest in {unicodedata.normalize("NFC", example.strip()) for example in _examples(node.examples)}
        pointer = pointer[:-1]
    return False


def untouched(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE501: the value is still exactly the hint that `ospe new` wrote."""
    for pointer, rest in _marked(document):
        if not rest or _is_example(pointer, rest):
            yield Spot(pointer, {"field": field_name(pointer)})


def marker_left(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE502: the value was written, but still begins with the marker of `ospe new`."""
    for pointer, rest in _marked(document):
        if rest and not _is_example(pointer, rest):
            yield Spot(pointer, {"field": field_name(pointer), "value": shown(rest)}, suggestion=shown(rest))
