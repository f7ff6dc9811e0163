"""The boards as the schema holds them say what is printed on the boards, word for word, in its order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ospe_build import board
from ospe_build.errors import SchemaError
from ospe_build.messages import LANGUAGES
from ospe_build.nodes import Node

# Copied from the project's source: `#` a heading, `!` what stands under it, `-` questions or columns, `--` theirs.
PRINTED = (Path(__file__).parent / "printed.txt").read_text("utf-8")


def lines_of(node: Node) -> Iterator[str]:
    yield f"# {node.label()}"
    if node.descriptions:
        yield f"! {node.description()}"
    for child in printed(node):
        yield f"- {child.label()}"
        yield from (f"-- {question.label()}" for question in printed(child))


def printed(node: Node) -> list[Node]:
    """The children that the board prints; a method's own keys and what this project added are not."""
    return [] if node.type == "keino" else [child for child in node.children if not child.ours]


def boards() -> Iterator[Node]:
    """All boards in the game's order, the five themes in place of the one that gathers them."""
    for phase in board.phases():
        yield from board.themes() if phase.kind == "kortit" else [phase]


def test_the_boards_say_what_is_printed() -> None:
    parts = [part.splitlines() for part in PRINTED.strip().split("\n\n")]
    # On paper the line for post-its stands under the questions; the schema has it with the heading.
    expected = [[part[0], *sorted(part[1:], key=lambda line: not line.startswith("!"))] for part in parts]
    found = [list(lines_of(one)) for one in boards()]
    root = board.root()
    around = [f"- {told['fi']}" for told in root.extra["printed"].values()]
    assert [*found, [f"# {root.label()}", f"! {root.description()}", *around]] == expected


def test_the_plan_has_the_printed_rows_for_cards() -> None:
    assert board.node("uudet_keinot").extra["printed_rows"] == 2


def test_what_is_printed_around_the_boards_is_told_in_every_language_but_names() -> None:
    around = board.root().extra["printed"]
    assert {key for key, told in around.items() if set(told) != set(LANGUAGES)} == {"makers", "addresses"}


LABELS = {
    "Rajaus": ("Avgränsning", "Scope"),
    "Miksi osallistamme?": ("Varför involverar vi invånarna?", "Why do we involve people?"),
    "Mitä osallistaminen tarkoittaa meille?": (
        "Vad innebär delaktighet för oss?",
        "What does involving people mean to us?",
    ),
    "Nykyiset keinot": ("Nuvarande metoder", "Current methods"),
    "Kehityskohdat": ("Utvecklingsbehov", "Areas for improvement"),
    "Asiakaskokemus": ("Kundupplevelse", "Customer experience"),
    "Alueyhteistyö": ("Samarbete i stadsdelarna", "Neighbourhood cooperation"),
    "Kansalaistoiminnan tukeminen": ("Stöd till medborgarverksamhet", "Supporting civic activity"),
    "Käyttäjien osallistuminen": ("Användarnas medverkan", "User participation"),
    "Kaupungin toimintatavat": ("Stadens arbetssätt", "How the city works"),
    "Uudet keinot": ("Nya metoder", "New methods"),
}


def test_the_boards_have_their_names_in_swedish_and_english() -> None:
    assert {one.label(): (one.label("sv"), one.label("en")) for one in boards()} == LABELS


def test_every_key_and_value_has_a_name_in_every_language() -> None:
    nodes = [node for node in board.root().walk() if node.pointer]
    assert len(nodes) > 60
    for node in nodes:
        assert set(node.labels) == set(LANGUAGES), node.pointer
        assert all(node.labels.values()), node.pointer
        if node.kind and not node.ours:  # what is printed under a heading; our own help is in Finnish alone
            assert set(node.descriptions) in (set(), set(LANGUAGES)), node.pointer
        for value, labels in node.values.items():
            assert set(labels) == set(LANGUAGES), (node.pointer, value)


def test_siblings_stand_in_an_order_without_ties() -> None:
    for node in board.root().walk():
        order = [child.order for child in node.children]
        assert order == sorted(set(order)), node.pointer
        assert all(order), node.pointer


def test_the_core_is_what_the_contract_says() -> None:
    core = {".".join(map(str, node.pointer)) for node in board.root().walk() if node.core and node.pointer}
    assert core == {
        "skeema", "pelikerta", "pelikerta.otsikko", "pelikerta.pelattu", "pelikerta.organisaatio", "pelikerta.toimiala",
        "pelikerta.yksikko", "pelikerta.pelaajia", "rajaus", "rajaus.kohde", "rajaus.osallistettavat",
        "uudet_keinot.*.menetelma", "uudet_keinot.*.tavoite", "uudet_keinot.*.seuranta.*.paiva",
        "uudet_keinot.*.seuranta.*.tila",
    }  # fmt: skip


def test_a_key_that_is_not_there_is_an_error() -> None:
    with pytest.raises(SchemaError, match="ei_ole"):
        board.node("rajaus", "ei_ole")
