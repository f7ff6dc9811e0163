"""What the schema says is said in every language, and stands where it belongs."""

from typing import Any

from ospe_build import board
from ospe_build.messages import LANGUAGES

NODES = [*board.root().walk(), *board.card_fields()]
CODES = {"alueet", "edellinen_pelikerta", "kortti", "lahteet"}
"""Fields whose examples are names, codes or addresses, the same in all languages."""


def _sentences(example: Any) -> list[str]:  # noqa: ANN401 - of the field's own type
    found = example if isinstance(example, list) else [example]
    return [one for one in found if isinstance(one, str)]


def test_every_label_and_every_help_is_in_all_languages() -> None:
    assert len([node for node in NODES if node.descriptions]) > 35
    for node in NODES:
        for words in (node.labels, node.descriptions, *node.values.values()):
            assert not words or set(words) == set(LANGUAGES), (node.pointer, words)


def test_every_example_that_is_text_is_in_all_languages() -> None:
    told = [node for node in NODES if node.examples and not node.values and node.key not in CODES]
    texts = [
        node for node in told if node.shape not in {"paiva", "paiva_tai_kuukausi"} and _sentences(node.examples[0])
    ]
    assert len(texts) > 20
    for node in texts:
        found = [node.example(language) for language in LANGUAGES]
        assert len({str(one) for one in found}) == len(LANGUAGES), node.pointer
        assert {type(one) for one in found} == {type(found[0])}
