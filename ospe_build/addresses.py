"""Where pages stand, from the site's root: nothing else puts the address of a page together. A leaf.

A page is a view and a language. A view is named by its Finnish address (`teemat/alueyhteistyo/`); Finnish stands at the
root, the other languages below `sv/` and `en/`. A session has one page, in its own language.
"""

from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from ospe_build.locations import extra
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES

_NAMED: Final = extra("languages")
PUBLISHED: Final = tuple(
    one for one in LANGUAGES if not isinstance(_NAMED, list) or one == DEFAULT_LANGUAGE or one in _NAMED
)
"""The languages in which the site's views are published: those that `mkdocs.yml` names; Finnish always, at the root."""

FINNISH_ONLY: Final = ("yllapito", "virheet")
"""The first parts of the views that are not translated: what only those who keep the site up read."""


def languages_of(view: str) -> tuple[str, ...]:
    """The languages in which a view is published; `view` is its Finnish address."""
    return (DEFAULT_LANGUAGE,) if view.partition("/")[0] in FINNISH_ONLY else PUBLISHED


def folder(language: str) -> str:
    """Where the views of a language stand: nothing for Finnish, such as `sv/` for the others."""
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


def page(*view: object, language: str = DEFAULT_LANGUAGE, **query: object) -> str:
    """The address of a view, such as `teemat/alueyhteistyo/`; the Finnish one where the language is not published.

    Args:
        view: the parts of its name; none for the home page.
        language: of the page.
        query: what the page is asked for, by name; a list gives several values of one name.
    """
    path = _path(view, language if language in PUBLISHED else DEFAULT_LANGUAGE)
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


@lru_cache(maxsize=16384)
def _path(view: tuple[object, ...], language: str) -> str:
    """Nearly all pages name the same few thousand others."""
    name = "".join(f"{str(part).strip('/')}/" for part in view)
    return ("" if name.partition("/")[0] in FINNISH_ONLY else folder(language)) + name


def file(address: str) -> str:
    """The file of the page at an address."""
    return f"{address}index.html"


def session(identity: str, means: int | None = None) -> str:
    """The address of a session's page, or of one of its means, by its number from 1."""
    return page("tulokset", identity) + ("" if means is None else f"#keino-{means}")


def follow_up(identity: str, means: int | None = None, language: str = DEFAULT_LANGUAGE) -> str:
    """Where the form opens at a new follow-up of a session, or of one of its means, by its number from 1."""
    return f"{page('kirjaa', language=language)}#seuranta={identity}" + ("" if means is None else f"&keino={means}")


def promise_cards(identity: str, means: int | None = None, language: str = DEFAULT_LANGUAGE) -> str:
    """Where a session's promises are printed as cards, or one of them, by its number from 1."""
    if means is None:
        return page("lupauskortti", language=language, pelikerta=identity)
    return page("lupauskortti", language=language, lupaus=f"{identity}#keino-{means}")


def correction(identity: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Where the form opens a session."""
    return f"{page('kirjaa', language=language)}#avaa={identity}"


def finding(code: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Where a finding is explained, in a language: its one page has a part for each."""
    return page("virheet", code) + (f"#{language}" if language in PUBLISHED and language != DEFAULT_LANGUAGE else "")


def view_of(address: str) -> tuple[str, str]:
    """The view at an address, by its Finnish address, and its language."""
    address = address.removeprefix("./")
    first, _, rest = address.partition("/")
    others = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
    return (rest, first) if first in others else (address, DEFAULT_LANGUAGE)


def to_root(address: str) -> str:
    """The way from a page to the root, such as `../../` for `tulokset/2026-03-12-oodi/`.

    Links are relative, so that the site works under any address.
    """
    return "../" * address.removeprefix("./").count("/") or "./"
