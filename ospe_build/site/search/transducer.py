"""Voikko's transducer of Finnish, read from the file that `pyvoikko` brings, and walked both ways.

From a word to its readings, and from a lemma to its forms. The file is KFST: a list of arcs between states, each with a
symbol that is read and one that is written. A symbol is a letter, a tag ("[Ln]"), nothing, or a flag, which lets a
path on or not by what it met before ("@D.EI_YKS@").
"""

import lzma
import re
import struct
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from ospe_build.site.search.inflecting import Stand, inflect, trie

Flags = int
Check = Callable[[Flags], Flags]
"""What a flag makes of those met before; `_STOP` where the path ends."""
Arc = tuple[int, str, Check | None]

AFTER_NUMBER: Final = "6-"
"""Some words stand only after a number: 6-vuotias."""
_STOP: Final = -1
_HEADER: Final = struct.Struct("!4sHHII?")
_ARC_BYTES: Final = 12
_HALVES: Final = _ARC_BYTES // 2
_FLAG: Final = re.compile(r"@([PCDRU])\.(\w+?)(?:\.(\w+))?@")
_FLAG_BITS: Final = 6
_MOST_STEPS: Final = 20_000
"""After so many steps a word is left without further readings: text of strangers must not hold a build up."""


def _data_file() -> Path:
    # The package itself is not imported: it would load the transducer its own way, in ten times the memory.
    spec = find_spec("pyvoikko")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyvoikko")
    return Path(spec.origin).with_name("voikko.kfst")


class Transducer:
    """The arcs, by the state that they leave; a state is unpacked when it is first met."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file.

        Raises:
            ValueError: it is no such file.
        """
        data = (path or _data_file()).read_bytes()
        if data[:4] != b"KFST" or data[4:6] != bytes(2):
            raise ValueError("not a KFST file of version 0")
        _, _, symbol_count, arc_count, _, weighted = _HEADER.unpack_from(data)
        if weighted:
            raise ValueError("a weighted KFST file")
        position = _HEADER.size
        symbols = []
        for _ in range(symbol_count):
            end = data.index(0, position)
            symbols.append(data[position:end].decode())
            position = end + 1
        body = lzma.decompress(data[position:])
        halves = array("H", body[: arc_count * _ARC_BYTES])
        halves.byteswap()
        self._from = _whole(halves[0::_HALVES], halves[1::_HALVES])
        self._to = _whole(halves[2::_HALVES], halves[3::_HALVES])
        self._read, self._written = halves[4::_HALVES], halves[5::_HALVES]
        (self.final,) = struct.unpack_from("!I", body, arc_count * _ARC_BYTES)
        self._letters = ["" if symbol.startswith("@") else symbol for symbol in symbols]
        places: dict[str, int] = {}
        values: dict[str, int] = {}
        self._checks = [_check(symbol, places, values) for symbol in symbols]
        self._states: dict[int, tuple[list[Arc], dict[str, list[Arc]]]] = {}
        self._ends: dict[int, bool] = {}
        self._known_endings: dict[tuple[int, Flags, str, bool], frozenset[str]] = {}

    def arcs(self, state: int) -> tuple[list[Arc], dict[str, list[Arc]]]:
        """The arcs that leave a state: those that read nothing, and the others by the letter that they read."""
        found = self._states.get(state)
        if found is None:
            free: list[Arc] = []
            by_letter: dict[str, list[Arc]] = {}
            start, end = bisect_left(self._from, state), bisect_left(self._from, state + 1)
            for place in range(start, end):
                read = self._read[place]
                arc = self._to[place], self._letters[self._written[place]], self._checks[read]
                if letter := self._letters[read]:
                    by_letter.setdefault(letter, []).append(arc)
                else:
                    free.append(arc)
            found = self._states[state] = free, by_letter
        return found

    def readings(self, word: str) -> list[str]:
        """What a word in lower case may be, each reading a row of tags and letters; none for an unknown word."""
        end, steps, states = len(word), 0, self._states
        found: dict[str, None] = {}
        paths: list[tuple[int, int, Flags, str]] = [(0, 0, 0, "")]
        while paths and steps < _MOST_STEPS:
            steps += 1
            state, place, flags, written = paths.pop()
            if state == self.final and place == end:
                found[written] = None
                continue
            free, by_letter = states.get(state) or self.arcs(state)
            for target, letter, check in free:
                now = check(flags) if check else flags
                if now != _STOP:
                    paths.append((target, place, now, written + letter))
            if place < end and (arcs := by_letter.get(word[place])):
                place += 1
                for target, letter, _ in arcs:
                    paths.append((target, place, flags, written + letter))
        return list(found)

    def forms(self, bases: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
        """The forms of words, without the endings that may follow a case: possessives and particles.

        Args:
            bases: the words by the word of the lexicon from which they are derived, themselves where they stand there.

        Returns:
            The forms by word. A verb's participles count among its forms.
        """
        found: dict[str, set[str]] = {base: set() for derived in bases.values() for base in derived}
        sought = Stand(trie(bases))
        paths: list[tuple[int, Flags, str, Stand]] = [(0, 0, "", sought)]
        paths += [(state, flags, "", sought._replace(waits=True)) for state, flags in self._after(AFTER_NUMBER)]
        while paths:
            state, flags, form, stand = paths.pop()
            if stand.base in found:
                found[stand.base].update([form + ending for ending in self._endings(state, flags, "", inflected=False)])
                stand = stand._replace(base="")
            if stand.root and not any(base.startswith(stand.text) for base in bases[stand.root] if base != stand.root):
                continue
            free, by_letter = self.arcs(state)
            for target, written, check in free:
                now = check(flags) if check else flags
                if now != _STOP and (then := stand.after(written) if written else stand):
                    paths.append((target, now, form, then))
            for letter, arcs in by_letter.items():
                for target, written, _ in arcs:
                    if then := stand.after(written) if written else stand:
                        paths.append((target, flags, form + letter, then))
        return found

    def _after(self, beginning: str) -> Iterator[tuple[int, Flags]]:
        """The states in which a beginning has been read; what is written of it may come later."""
        paths: list[tuple[int, int, Flags]] = [(0, 0, 0)]
        while paths:
            state, place, flags = paths.pop()
            if place == len(beginning):
                yield state, flags
                continue
            free, by_letter = self.arcs(state)
            for target, _, check in free:
                if (now := check(flags) if check else flags) != _STOP:
                    paths.append((target, place, now))
            paths += [(target, place + 1, flags) for target, _, _ in by_letter.get(beginning[place], ())]

    def _endings(self, state: int, flags: Flags, stage: str, *, inflected: bool) -> frozenset[str]:
        """What may be read from a state to the end of a form; many words share the states from which they inflect.

        Args:
            state: where the word inflects.
            flags: those met before.
            stage: the tag of a derivation that has just begun, or of the participle that the path goes through.
            inflected: whether a case or a person is known.
        """
        key = state, flags, stage, inflected
        known = self._known_endings.get(key)
        if known is not None:
            return known
        found = {""} if state == self.final else set()
        free, by_letter = self.arcs(state)
        for target, written, check in free:
            now = check(flags) if check else flags
            if now != _STOP and (then := inflect(written, stage, inflected=inflected)):
                found |= self._endings(target, now, then[0], inflected=then[1])
        # What may follow a whole form is possessives and particles.
        if not (inflected and self._may_end(state)):
            for letter, arcs in by_letter.items():
                for target, written, _ in arcs:
                    if then := inflect(written, stage, inflected=inflected):
                        endings = self._endings(target, flags, then[0], inflected=then[1])
                        found.update([letter + ending for ending in endings])
        self._known_endings[key] = frozenset(found)
        return self._known_endings[key]

    def _may_end(self, state: int) -> bool:
        """Whether a word may end at a state."""
        known = self._ends.get(state)
        if known is None:
            known = state == self.final or any(self._may_end(target) for target, _, _ in self.arcs(state)[0])
            self._ends[state] = known
        return known


def _whole(high: "array[int]", low: "array[int]") -> "array[int]":
    return array("I", [upper << 16 | lower for upper, lower in zip(high, low, strict=True)])


def _check(symbol: str, places: dict[str, int], values: dict[str, int]) -> Check | None:  # noqa: PLR0911 - a case an operator
    """What a flag does; every flag has some bits of a number, which hold its value or 0."""
    found = _FLAG.fullmatch(symbol)
    if found is None:
        return None
    operator, key, value = found.groups()
    shift = places.setdefault(key, len(places)) * _FLAG_BITS
    mask = (1 << _FLAG_BITS) - 1 << shift
    number = values.setdefault(value, len(values) + 1) << shift if value else 0
    match operator:
        case "P":
            return lambda flags: flags & ~mask | number
        case "C":
            return lambda flags: flags & ~mask
        case "R" if value:
            return lambda flags: flags if flags & mask == number else _STOP
        case "R":
            return lambda flags: flags if flags & mask else _STOP
        case "D":
            return lambda flags: _STOP if flags & mask else flags
        case _:
            return lambda flags: flags | number if flags & mask in {0, number} else _STOP
