"""What became of some means, in a sentence that is right at none, one, two and all; promises.js says it likewise."""

from typing import Any, Final

from ospe_build import addresses
from ospe_build.archive.outcomes import Tally
from ospe_build.messages import pattern, text
from ospe_build.site.views.statistic import Part

KEPT: Final = ("vakiintunut", "toteutunut")
"""The states of what is kept, as the page of promises is asked for them."""
_BOTH: Final = 2
_COUNTED: Final = ("total", "proposed", "kept", "late", "all_kept", "all_late", "neither")
_FIXED: Final = ("no_total", "no_all", "no_kept", "no_late", "both_kept", "both_late", "and")


def outcome_parts(told: Tally, language: str, **query: object) -> list[Part]:
    """How many are kept and how many late, with links to them; `query` is what the page of promises is asked for."""

    def say(msgid: str, **n: int) -> str:
        return text(language, f"promises.{msgid}", **n)

    def part(name: str, n: int) -> Part:
        if not n:
            return Part(say(f"no_{name}"))
        words = say(name, n=n) if n < told.n else say(f"both_{name}") if n == _BOTH else say(f"all_{name}", n=n)
        asked: dict[str, object] = {"tila": KEPT} if name == "kept" else {"myohassa": 1}
        return Part(words, addresses.page("lupaukset", language=language, **query, **asked))

    # What is kept is not late: where either is so of all, there is nothing to say of the other.
    if told.kept == told.n:
        return [part("kept", told.kept)]
    if told.late == told.n:
        return [part("late", told.late)]
    if not told.kept and not told.late:
        return [Part(say("neither", n=told.n))]
    between = f" {say('and')} " if told.kept and told.late else ", "
    return [part("kept", told.kept), Part(between), part("late", told.late)]


def outcome_sentence(told: Tally, nothing: str, language: str, **query: object) -> list[Part]:
    """How many were promised, kept and late; `nothing` is said where none was promised."""
    if not told.n:
        return [Part(nothing)]
    total = Part(f"{text(language, 'promises.total', n=told.n)}: ")
    return [total, *outcome_parts(told, language, **query)]


def sentence_texts(language: str) -> dict[str, Any]:
    """The words of the sentence for the page's script."""
    return {name: [pattern(language, f"promises.{name}", n=n) for n in (1, 2)] for name in _COUNTED} | {
        name: text(language, f"promises.{name}") for name in _FIXED
    }
