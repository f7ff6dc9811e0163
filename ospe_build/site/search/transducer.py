"""Voikko's transducer of Finnish, read from the file that `pyvoikko` brings, and walked both ways.

From a word to its readings, and from a lemma to its forms. The file is KFST: a list of arcs between states, each with a
symbol that is read and one that is written. A symbol is a letter, a tag ("[Ln]"), nothing, or a flag, which lets a
path on or not by what it met before ("@D.EI_YKS@").
"""

import lzma
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from ospe_build.site.search.flags import STOP, Check, Flags, check_of
from ospe_build.site.search.inflecting import State, inflect, trie

Arc = tuple[int, str, Check | None]

Stop = tuple[dict[str, list[Arc]], Flags, str, bool]
"""Where a path waits for a letter: the arcs by letter, flags, what has been written, whether a word may end here."""
Inflected = tuple[str, frozenset[str]]
"""A stem with the endings that it takes."""

AFTER_NUMBER: Final = "6-"
"""Some words stand only after a number: 6-vuotias."""
_HEADER: Final = struct.Struct("!4sHHII?")
_ARC_BYTES: Final = 12
_KEPT_BEGINNINGS: Final = 500
_MOST_PATHS: Final = 2_000
"""With so many paths a word is left without readings: text of strangers must not hold a build up. People's have 200."""


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
        states = _big_endian("I", body, arc_count)
        symbols_of = _big_endian("H", body, arc_count)
        self._from, self._to = states[0::3], states[1::3]
        self._read, self._written = symbols_of[4::6], symbols_of[5::6]
        (self.final,) = struct.unpack_from("!I", body, arc_count * _ARC_BYTES)
        self._letters = ["" if symbol.startswith("@") else symbol for symbol in symbols]
        places: dict[str, int] = {}
        values: dict[str, int] = {}
        self._checks = [check_of(symbol, places, values) for symbol in symbols]
        self._states: dict[int, tuple[list[Arc], dict[str, list[Arc]]]] = {}
        self._stops: dict[tuple[int, Flags], list[Stop]] = {}
        # Words that are asked in order share their beginnings.
        self._beginnings: dict[str, list[Stop]] = {}
        self._ends: dict[int, bool] = {}
        self._known_endings: dict[tuple[int, Flags, str, bool], frozenset[str]] = {}
        self._same: dict[frozenset[str], frozenset[str]] = {}

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
        paths, known = self._stops.get((0, 0)) or self._stops_from(0, 0), self._beginnings
        if len(known) > _KEPT_BEGINNINGS:
            known.clear()
        for end in range(1, len(word) + 1):
            beginning = word[:end]
            if beginning not in known:
                known[beginning] = self._further(paths, word[end - 1])
            paths = known[beginning]
        return list(dict.fromkeys(written for _, _, written, ends in paths if ends))

    def _further(self, paths: Iterable[Stop], letter: str) -> list[Stop]:
        """The paths that go on with a letter."""
        known = self._stops
        found: list[Stop] = []
        for by_letter, flags, written, _ in paths:
            for target, letters, _ in by_letter.get(letter, ()):
                before = written + letters
                stops = known.get((target, flags)) or self._stops_from(target, flags)
                found += [(arcs, now, before + after, ends) for arcs, now, after, ends in stops]
        return found if len(found) <= _MOST_PATHS else []

    def _stops_from(self, state: int, flags: Flags) -> list[Stop]:
        """Where one gets from a state without reading a letter; words share most of these."""
        found: list[Stop] = []
        paths = [(state, flags, "")]
        while paths:
            here, now, written = paths.pop()
            free, by_letter = self.arcs(here)
            if by_letter or here == self.final:
                found.append((by_letter, now, written, here == self.final))
            for target, letters, check in free:
                then = check(now) if check else now
                if then != STOP:
                    paths.append((target, then, written + letters))
        self._stops[state, flags] = found
        return found

    def forms(self, bases: Mapping[str, Iterable[str]]) -> dict[str, list[Inflected]]:
        """The forms of words, without the endings that may follow a case: possessives and particles.

        Args:
            bases: the words by the word of the lexicon from which they are derived, themselves where they stand there.

        Returns:
            The forms by word. A verb's participles count among its forms.
        """
        found: dict[str, list[Inflected]] = {base: [] for derived in bases.values() for base in derived}
        sought = State(trie(bases))
        paths: list[tuple[int, Flags, str, State]] = [(0, 0, "", sought)]
        paths += [(state, flags, "", sought._replace(waits=True)) for state, flags in self._after(AFTER_NUMBER)]
        while paths:
            state, flags, form, stand = paths.pop()
            if stand.base in found:
                found[stand.base].append((form, self._endings(state, flags, "", inflected=False)))
                stand = stand._replace(base="")
            if stand.root and not any(base.startswith(stand.text) for base in bases[stand.root] if base != stand.root):
                continue
            free, by_letter = self.arcs(state)
            for target, written, check in free:
                now = check(flags) if check else flags
                if now != STOP and (then := stand.after(written) if written else stand):
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
                if (now := check(flags) if check else flags) != STOP:
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
            if now != STOP and (then := inflect(written, stage, inflected=inflected)):
                found |= self._endings(target, now, then[0], inflected=then[1])
        # What may follow a whole form is possessives and particles.
        if not (inflected and self._may_end(state)):
            for letter, arcs in by_letter.items():
                for target, written, _ in arcs:
                    if then := inflect(written, stage, inflected=inflected):
                        endings = self._endings(target, flags, then[0], inflected=then[1])
                        found.update([letter + ending for ending in endings])
        # Nearly all of these sets are alike.
        same = frozenset(found)
        self._known_endings[key] = self._same.setdefault(same, same)
        return self._known_endings[key]

    def _may_end(self, state: int) -> bool:
        """Whether a word may end at a state."""
        known = self._ends.get(state)
        if known is None:
            known = state == self.final or any(self._may_end(target) for target, _, _ in self.arcs(state)[0])
            self._ends[state] = known
        return known


def _big_endian(kind: str, body: bytes, arc_count: int) -> "array[int]":
    found = array(kind, body[: arc_count * _ARC_BYTES])
    found.byteswap()
    return found
