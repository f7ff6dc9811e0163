"""What the search field of the header says: search.js has these words, so that no page need repeat them."""

from ospe_build.messages import LANGUAGES, pattern

_COUNTED = "search.count"
_SAID = ("none", "partial", "failed", "missing", "word", "near", "onward", "help", "results", "more", "read_only")


def field_words() -> dict[str, dict[str, str | list[str]]]:
    """The words of each language by name, whichever an archive publishes: a package carries one script for all.

    Their `{names}` are left for the script; those for one and for many are a pair.
    """
    return {
        language: {
            "count": [pattern(language, _COUNTED, n) for n in (1, 2)],
            "session": pattern(language, "nav.tulokset"),
            **{name: pattern(language, f"search.{name}") for name in _SAID},
        }
        for language in LANGUAGES
    }
