"""Which of some known words a writer probably meant."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from typing import Final

_LONGEST: Final = 80
_BEGINNING: Final = 4
_SHORTLIST: Final = 4
_ENOUGH: Final = 0.68
_MIN_SHARE: Final = 0.2


@lru_cache(maxsize=4096)
def as_key(word: str) -> str:
    """The word as keys are written: lower case, ASCII, parts joined by `_`; `Määräaika:` becomes `maaraaika`."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    kept = (char if char.isalnum() else "_" for char in letters if not unicodedata.combining(char))
    return "_".join(part for part in "".join(kept).split("_") if part)


def joined(word: str) -> str:
    """The word as names are compared where spaces and hyphens make no difference: `Pop-up` becomes `popup`."""
    return as_key(word).replace("_", "")


@lru_cache(maxsize=4096)
def _pairs(word: str) -> frozenset[str]:
    return frozenset(word[start : start + 2] for start in range(len(word)))


def nearest(word: str, candidates: Iterable[str], *, enough: float = _ENOUGH) -> str | None:
    """The candidate most like the word, or None where none is alike enough.

    Cheap on long lists: only the few that share most pairs of letters are compared in full.

    Args:
        word: what was written.
        candidates: what it may have meant.
        enough: least likeness, from 0 to 1, that counts.
    """
    return nearest_by_name(word, {candidate: (candidate,) for candidate in candidates}, enough=enough)


def nearest_by_name(word: str, names: Mapping[str, Collection[str]], *, enough: float = _ENOUGH) -> str | None:
    """Like `nearest`, where a candidate goes by several names (an allowed value and its labels)."""
    if not word or len(word) > _LONGEST:
        return None
    written = as_key(word)
    known = [(as_key(name), candidate) for candidate, alias in names.items() for name in (candidate, *alias)]
    for name, candidate in known:
        if name == written:
            return candidate
    if len(written) >= _BEGINNING:
        begun = {candidate for name, candidate in known if name.startswith(written)}
        if len(begun) == 1:
            return begun.pop()
    return _most_alike(written, known, enough)


def _most_alike(written: str, known: list[tuple[str, str]], enough: float) -> str | None:
    """The candidate whose name is most like what was written; each is given with its name first."""
    pairs = _pairs(written)
    ratio = SequenceMatcher(b=written, autojunk=False)

    def share(entry: tuple[str, str]) -> float:
        other = _pairs(entry[0])
        return 2 * len(pairs & other) / (len(pairs) + len(other))

    def likeness(entry: tuple[str, str]) -> float:
        ratio.set_seq1(entry[0])
        return ratio.ratio()

    shortlist = [entry for entry in nlargest(_SHORTLIST, known, key=share) if share(entry) >= _MIN_SHARE]
    best = max(shortlist, key=likeness, default=None)
    return best[1] if best is not None and likeness(best) >= enough else None
