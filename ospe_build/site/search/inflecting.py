"""Where a path through the transducer stands in what it writes: on the way to a word, and to the forms of one."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple


class State(NamedTuple):
    """Where a path stands in what it has written, on the way to words that are sought.

    Attributes:
        node: the letters that may follow in the lexicon's word, as nested dictionaries; None after it.
        begun: whether the lexicon's word has begun.
        root: the lexicon's word, once it is known.
        base: the word that has just been completed: the lexicon's, or one derived from it; else empty.
        text: the letters written after the lexicon's word.
        ending: the end of a derived word, while it is written; None elsewhere.
        waits: whether the first part of a compound is still being written.
    """

    node: dict[str, Any] | None
    begun: bool = False
    root: str = ""
    base: str = ""
    text: str = ""
    ending: str | None = None
    waits: bool = False

    def after(self, written: str) -> "State | None":  # noqa: PLR0911 - a case a state
        """Where the path stands after one more symbol; None where it leads to no word that is sought."""
        if self.waits:
            return self._replace(waits=written != "[Bc]")
        if self.node is not None:
            return self._in_lexicon(self.node, written)
        if written[0] != "[":
            if self.ending is not None:
                return self._replace(ending=self.ending + written)
            return self._replace(text=self.text + written)
        if written in _FOLLOWS or written[1] in "SP":
            return None
        if written == "[Xj]":
            return self._replace(ending="")
        if written == "[X]" and self.ending is not None:
            return self._replace(base=self.text + self.ending, ending=None)
        return self

    def _in_lexicon(self, node: dict[str, Any], written: str) -> "State | None":
        if not self.begun:
            if written == "[Xp]":
                return self._replace(begun=True)
            return self if written[:2] in _BEFORE_LEXICON else None
        if written == "[X]":
            root = node.get("")
            return State(None, root=root, base=root) if root else None
        if written == "=":
            return self
        below = node.get(written.lower())
        return None if below is None else State(below, begun=True)


def inflect(written: str, stage: str, *, inflected: bool) -> tuple[str, bool] | None:  # noqa: PLR0911 - a case a tag
    """The stage of a word that inflects after one more symbol; None where it is no form that is listed."""
    if not written or written[0] != "[":
        # A derivation that is no participle is another word.
        return None if written and stage.startswith("[L") else (stage, inflected)
    if written in _FOLLOWS or written in _RARE:
        return None
    match written[1]:
        case "S" | "P":
            # The comitative alone goes on with a possessive.
            return stage, written != "[Sko]"
        case "O":
            return None if inflected else (stage, True)
        case "C" if stage:
            return None
        case "L":
            return None if stage or written == "[Lt]" else (written, inflected)
        case "R":
            return (written, inflected) if stage.startswith("[L") else None
        case "X" if written == "[X]":
            return stage, False
    return stage, inflected


_BEFORE_LEXICON: Final = frozenset({"[L", "[I", "[D"})
# What is taken off a word before it is looked up (possessives, particles), or begins the next part of a compound.
_FOLLOWS: Final = frozenset({"[Fkin]", "[Fkaan]", "[Fko]", "[Bh]", "[Bc]", "[O1y]", "[O2y]", "[O1m]", "[O2m]"})
# Imperatives, the potential, the participles of an agent and of negation, and what needs a possessive.
_RARE: Final = frozenset({"[Tk]", "[Tm]", "[Tn5]", "[Rm]", "[Re]"})


def trie(words: Iterable[str]) -> dict[str, Any]:
    """Words as nested dictionaries by letter; a word stands whole under the empty text where it ends."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = word
    return root
