"""A person's name in a running text: in any case, in capitals or without, with initials, surname first, in a chat.

What single words say is for the `lexicon`; here it is how they stand together. The same finds as
`form/js/check/people.js`.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ospe_build.checking import lexicon as known
from ospe_build.checking.lexicon import words as listed
from ospe_build.checking.normalise import Span

_WORD: Final = re.compile("[^\\W\\d_]+(?:[-'\u2019][^\\W\\d_]+)*")
_INITIALS: Final = re.compile(r"[^\W\d_](?:-[^\W\d_])*")
_ARTICLE: Final = re.compile("(?:al|el)-")
_SPACES: Final = re.compile(r" +")
_AFTER_INITIAL: Final = re.compile(r"\.? ?")
_OPENING: Final = re.compile(" [\"'\u201d\u201c(]")
_CLOSING: Final = re.compile("[\"'\u201d\u201c)] ")
_COMPOUND: Final = re.compile(r" ?-[^\W\d_]")
_LISTED: Final = re.compile(r" ?[,;/&+] ?")
_ENDED: Final = re.compile(r"(?! ?-[^\W\d_])(?: ?[^\s\w]| ?\n|\s*\Z)")
_CLOSED: Final = re.compile(r" ?(?:[:(\n]|\Z)")
_SIGNED: Final = re.compile(r"[ .,:/\n]{1,2}")
_HEADER: Final = re.compile(
    r"""(?:\A|\n)\ *(?:
        \[[\d\ .,:/-]{4,24}\]                                                            # [26.11. 10.12]
        | \d{1,4}[./-]\d\d?[./-](?:\d{4}|\d\d)?,?(?:\ klo)?\ \d\d?[.:]\d\d(?:[.:]\d\d)?(?:\ -)?  # 26.11.2026, 10.12 -
    )\ """,
    re.VERBOSE,
)
_MOST_WORDS: Final = 6
"""Words of one name."""


@dataclass(frozen=True)
class _Word:
    """A word, and what is between it and the words around it."""

    text: str
    start: int
    end: int
    before: str
    after: str

    @cached_property
    def low(self) -> str:
        return self.text.lower()

    @cached_property
    def is_initial(self) -> bool:
        return bool(_INITIALS.fullmatch(self.text)) and self.text.isupper()

    @cached_property
    def look(self) -> str:
        """`Aa` with a capital letter, `AA` in capitals, `aa` without, `A-a` for a compound such as `Anna-messut`."""
        if len(self.text) > known.LONGEST or not _ARTICLE.sub("", self.text, count=1)[:1].isupper():
            return "aa"
        if any(part[0].islower() for part in self.text.split("-")[1:]):
            return "A-a"
        return "AA" if self.text.isupper() and len(self.text) > 1 else "Aa"


_NONE: Final = _Word("", -1, -1, "\n", "\n")
"""Stands before the first word and behind the last one."""


def _words(text: str) -> list[_Word]:
    found = [*_WORD.finditer(text)]
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(text)]
    return [
        _Word(match[0], match.start(), match.end(), text[before : match.start()], text[match.end() : after])
        for match, before, after in zip(found, ends, starts[1:], strict=False)
    ]


class _Reader:
    """One text, word by word."""

    def __init__(self, text: str, *, responsible: bool) -> None:
        self.text = text
        self.responsible = responsible
        self.words = _words(text)
        self.headers = {match.end() for match in _HEADER.finditer(text)}

    def at(self, index: int) -> _Word:
        return self.words[index] if 0 <= index < len(self.words) else _NONE

    def run(self, index: int) -> list[_Word]:
        """The words with a capital letter from there on, which may be one name."""
        run = [self.words[index]]
        while len(run) < _MOST_WORDS:
            word, beyond = self.at(index + len(run)), self.at(index + len(run) + 1)
            if (_AFTER_INITIAL if run[-1].is_initial else _SPACES).fullmatch(word.before):
                goes_on = word.look != "aa" or (word.low in listed("particle") and beyond.look != "aa")
            else:  # a nickname between marks
                goes_on = (
                    bool(_OPENING.fullmatch(word.before) and _CLOSING.fullmatch(word.after)) and beyond.look != "aa"
                )
            if word is _NONE or not goes_on:
                break
            run.append(word)
            if _CLOSING.fullmatch(word.after):
                run.append(beyond)
        return run

    def is_name(self, index: int) -> bool:
        """Whether a person's name begins with that word."""
        word = self.words[index]
        if word.look == "aa":
            return self.is_small(index)
        run = self.run(index)
        if self.is_full(index, run) or (
            word.look == "Aa" and not word.is_initial and (self.is_in_header(run) or self.is_alone(index))
        ):
            return not self.is_thing(index, run)
        return False

    def is_small(self, index: int) -> bool:
        """Whether a given name and a surname, both without a capital letter, begin there."""
        one, word = self.words[index].low, self.at(index + 1)
        two = word.low
        if word.look != "aa" or not _SPACES.fullmatch(word.before):
            return False
        return known.is_surname(two) if known.is_given(one) else known.is_sure_surname(one) and known.is_given(two)

    def is_full(self, index: int, run: list[_Word]) -> bool:
        """Whether a given name and a surname, or what replaces them, begin there."""
        first, second = run[0], self.at(index + 1)
        if len(run) == 1:
            is_over_lines = second.before.strip(" ") == "\n" and second.look == "Aa"
            if is_over_lines and known.is_given(first.low) and known.is_surname(second.low):
                return True
            return self.is_turned(first, second, ", ")
        following = next((word for word in run[1:] if word.look != "aa"), second)
        is_plain = first.look == following.look == "Aa"
        if first.is_initial:
            is_place = following.low in listed("place")
            return following.look == "Aa" and known.is_surname(following.low) and not is_place
        has_surname = any(known.is_surname(word.low) for word in run[1:])
        if known.is_given(first.low):
            return has_surname or is_plain or (first.look == "Aa" and following.is_initial)
        if known.may_be_given(first.low) and (has_surname or (is_plain and self.is_at_work(index))):
            return True
        is_unknown = is_plain and known.is_sure_surname(following.low) and not first.low.endswith(("n", "s"))
        return is_unknown or self.is_turned(first, second, " ")

    def is_turned(self, first: _Word, second: _Word, between: str) -> bool:
        """Whether a surname stands before a given name, or before its initial."""
        name = first.low
        if second.before != between or name in listed("place") or name in listed("kind") or known.is_thing(name):
            return False
        is_short = second.is_initial and second.after[:1] in {".", ""}
        is_given = second.look in {"Aa", first.look} and known.is_given(second.low)
        return (is_given or is_short) and known.is_surname(name)

    def is_thing(self, index: int, run: list[_Word]) -> bool:
        """Whether it names a place, a company or a work, or somebody after whom these are named."""
        before, after, last = self.at(index - 1), self.at(index + len(run)), run[-1]
        given = run[0].low[:1] if run[0].is_initial else run[0].low
        if (
            _COMPOUND.match(self.text, last.end)
            or any(word.low in listed("company") for word in run)
            or any(word.look == "A-a" or word.low in listed("thing") for word in run[1:])
            or any(known.is_namesake(given, word.low) for word in run[1:])
            or (before.low in listed("kind") and _SPACES.fullmatch(run[0].before))
        ):
            return True
        if not _SPACES.fullmatch(after.before):
            return False
        return (
            after.low in listed("company")
            or after.low in listed("thing")
            or (last.low.endswith(("n", "s")) and known.is_thing(after.low))
            or (known.is_genitive(last.low) and after.look == "aa" and not known.is_persons(after.low))
        )

    def is_at_work(self, index: int) -> bool:
        """Whether a word for a person at work stands before that word."""
        return self.words[index].before == " " and known.is_role(self.at(index - 1).low)

    def is_alone(self, index: int) -> bool:
        """Whether a title, a profession, a greeting or a deed makes a lone word a person's name."""
        word, before, after = self.words[index], self.at(index - 1), self.at(index + 1)
        given = known.is_given(word.low)
        titled = (before.low in listed("title") and word.before == " ") or (
            before.low in listed("title-short") and word.before in {" ", ". "}
        )
        at_work = self.is_at_work(index) and (given or (known.is_surname(word.low) and word.low not in listed("place")))
        if (titled or at_work) and not known.is_namesake(before.low, word.low):
            return True
        amid_names = before.look == "Aa" and word.before == before.before == " "
        if word.low in known.addressed() and not amid_names:
            return True
        return given and (
            (after.before == " " and after.low in listed("act"))
            or (before.low in listed("before-person") and bool(_SIGNED.fullmatch(word.before)))
            or (bool(_ENDED.match(self.text, word.end)) and self.is_in_list(index))
        )

    def is_in_list(self, index: int) -> bool:
        """Whether a given name is the whole text, or stands in a row of given names."""
        if len(self.words) == 1:
            return True
        for step, gap in ((1, self.words[index].after), (-1, self.words[index].before)):
            neighbour = self.at(index + step)
            if gap == " " and neighbour.low in listed("and"):
                neighbour = self.at(index + 2 * step)
            elif not _LISTED.fullmatch(gap):
                continue
            if (self.responsible and step == 1 and index == 0) or (
                neighbour.look == "Aa" and known.may_be_given(neighbour.low)
            ):
                return True
        return False

    def is_in_header(self, run: list[_Word]) -> bool:
        """Whether a chat program has put it before a message: a time, a name, a colon or the end of the line."""
        first = run[0]
        if first.start not in self.headers or not _CLOSED.match(self.text, run[-1].end):
            return False
        return known.is_given(first.low) or (len(run) > 1 and not first.low.endswith("n"))


def person_in(text: str, *, responsible: bool = False) -> Span | None:
    """Where the first word of a probable person's name stands; None where there is none.

    Args:
        text: in its normalised form.
        responsible: whether it tells who is responsible; a given name before others is a person's there.
    """
    reader = _Reader(text, responsible=responsible)
    return next(((word.start, word.end) for index, word in enumerate(reader.words) if reader.is_name(index)), None)
