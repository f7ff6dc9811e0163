"""Help that is made from the code's own lists: a page a finding code, and the fields of the file format."""

from typing import Any

from ospe_build import addresses, board
from ospe_build.messages import has, text, translator
from ospe_build.nodes import Node
from ospe_build.reporting.explain import codes


def finding(code: str, language: str) -> dict[str, Any]:
    """What the page of a finding code shows: it is the only one, so it speaks all languages."""
    return {"code": code, "parts": _parts(code, language), "others": [_parts(code, one) for one in _others(language)]}


def _others(language: str) -> list[str]:
    return [one for one in addresses.PUBLISHED if one != language]


def _parts(code: str, language: str) -> dict[str, Any]:
    found = {
        name: text(language, f"explain.{code}.{name}") if has(f"explain.{code}.{name}") else ""
        for name in ("title", "why", "how", "bad", "good")
    }
    return found | {"language": language, "_": translator(language)}


def finding_index(language: str) -> dict[str, Any]:
    """What the list of finding codes shows, by range."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for code in codes():
        titles = {one: text(one, f"explain.{code}.title") for one in (language, *_others(language))}
        groups.setdefault(code[:5], []).append({"code": code, "title": titles.pop(language), "others": titles})
    return {"groups": [{"range": key, "codes": entries} for key, entries in groups.items()]}


def _limits(node: Node, language: str) -> list[str]:
    """The bounds of a field, in words."""
    return [
        text(language, f"format.{keyword}", value=value)
        for keyword, value in node.limits.items()
        if has(f"format.{keyword}") and (keyword, value) not in {("minLength", 1), ("minItems", 1)}
    ]


def _row(node: Node, language: str) -> dict[str, Any]:
    kind = node.shape if has(f"format.shape.{node.shape}") else node.type
    return {
        "path": ".".join(str(part) for part in node.pointer).replace(".*", "[]"),
        "depth": len(node.pointer),
        "key": node.key,
        "label": node.label(language),
        "description": node.description(language),
        "core": node.core,
        "ours": node.ours,
        "kind": text(language, f"format.shape.{kind}"),
        "limits": _limits(node, language),
        "choices": [{"value": value, "label": node.value_label(value, language)} for value in node.values],
    }


def file_format(language: str) -> dict[str, Any]:
    """What the field-by-field help shows: a table for every top-level key of a session."""
    return {"groups": [[_row(node, language) for node in top.walk()] for top in board.root().children]}
