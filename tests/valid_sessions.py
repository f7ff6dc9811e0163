"""Values that the schema allows, for hypothesis; built from the schema's own tree, so no field is listed here."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from ospe_build.board import card_fields, root
from ospe_build.nodes import Node
from ospe_build.reading.characters import forbidden
from ospe_build.reading.mojibake import meant

SLUG = r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}"
AWKWARD = st.sampled_from(
    ["on", "No", "~", "=", "<<", "007", "1_000", "12:30", "2026-03-12", "0x1F", "1e3", ".inf", "-", "- a", "a: b", "a:",
     "# a", "a #b", "a#b", "a # b", "[a", "{a", "*a", "&a", "!a", "%a", "@a", "`a", "'a'", '"a"', "a\\b", " a", "a ",
     "a\nb", "a\n\nb", "a\n", "\na", "a \nb", "a\n b", " a\nb", "a\tb", "a\n\tb", "a\n#b", "a\n---\nb", "---", "...",
     "\N{NO-BREAK SPACE}a", "👩‍👧", "null", "true", "1.5", "-3", "?", "? a", "|",
     ">-", "a,b", "\\"],
)  # fmt: skip
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"),
    include_characters="\n\t",
    exclude_characters="\N{ZERO WIDTH NO-BREAK SPACE}",
)

DAYS = st.dates(date(1900, 1, 1)).map(str)
SHAPES = {
    "paiva": DAYS,
    "paiva_tai_kuukausi": DAYS | DAYS.map(lambda day: day[:7]),
    "kortti": st.from_regex(SLUG, fullmatch=True),
    "tunniste": st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-" + SLUG, fullmatch=True),
}


def texts(low: int, high: int) -> st.SearchStrategy[str]:
    free = st.text(CHARACTERS, min_size=low, max_size=min(high, 60)) | AWKWARD
    return free.filter(lambda text: low <= len(text) <= high and _is_shown(text))


def _is_shown(text: str) -> bool:
    """Whether a text has something to see, and nothing that is complained of."""
    seen = any(character.strip("\u2800") and character.strip() for character in text)
    return seen and not any(forbidden(text)) and meant(text) == text


def of(node: Node) -> st.SearchStrategy[Any]:
    """A value for one node of the boards."""
    if node.type == "array":
        return st.lists(_item(node), min_size=1, max_size=4, unique=node.limits.get("uniqueItems", False))
    if node.type == "keino":
        return methods()
    return mappings(node.children) if node.type == "object" else _scalar(node)


def _scalar(node: Node) -> st.SearchStrategy[Any]:
    if "const" in node.limits:
        return st.just(node.limits["const"])
    if node.type == "integer":
        return st.integers(node.limits["minimum"], node.limits["maximum"])
    if node.type == "boolean" or node.values:
        return st.sampled_from(list(node.values) or [True, False])
    if node.shape in SHAPES:
        return SHAPES[node.shape]
    written = texts(node.limits["minLength"], node.limits["maxLength"])
    return written.filter(lambda text: "\n" not in text) if node.shape.startswith("rivi") else written


def _item(node: Node) -> st.SearchStrategy[Any]:
    if node.shape == "keinot":
        return methods()
    if node.shape == "lahde":
        return st.just("https://www.example.org/a?b=c&d=%20#e")
    if node.children:
        return mappings(node.children)
    return st.sampled_from(list(node.values)) if node.values else texts(1, 60)


def methods() -> st.SearchStrategy[Any]:
    return texts(1, 200) | mappings(card_fields())


def mappings(nodes: tuple[Node, ...]) -> st.SearchStrategy[dict[str, Any]]:
    core = {node.key: of(node) for node in nodes if node.core}
    rest = {node.key: of(node) for node in nodes if not node.core}
    return st.fixed_dictionaries(core, optional=rest).filter(bool)


def sessions() -> st.SearchStrategy[dict[str, Any]]:
    """A whole session, with a plan or with the reason why there is none."""
    nodes = root().children
    replaced = {node.extra["replaces"]: node.key for node in nodes if "replaces" in node.extra}
    dropped = st.sampled_from(sorted({*replaced, *replaced.values()}))
    return dropped.flatmap(
        lambda key: mappings(tuple(node for node in nodes if node.key != key)),
    )
