"""Where pages stand, from the site's root: nothing else puts the address of a page together. A leaf.

A page is a view and a language. A view is named by its Finnish address (`teemat/alueyhteistyo/`); Finnish stands at the
root, the other languages below `sv/` and `en/`. A session has one page, in its own language.
"""

from typing import Final
from urllib.parse import urlencode

from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES

PUBLISHED: Final = (DEFAULT_LANGUAGE,)
"""The languages in which the site's views are published."""


def site_language(language: str) -> str:
    """The language of the views that a page links to: the page's own, where the site is published in it."""
    return language if language in PUBLISHED else DEFAULT_LANGUAGE


def page(*view: object, language: str = DEFAULT_LANGUAGE, **query: object) -> str:
    """The address of a view, such as `teemat/alueyhteistyo/`; the Finnish one where the language is not published.

    Args:
        view: the parts of its name; none for the home page.
        language: of the page.
        query: what the page is asked for, by name.
    """
    shown = site_language(language)
    prefix = () if shown == DEFAULT_LANGUAGE else (shown,)
    path = "".join(f"{str(part).strip('/')}/" for part in (*prefix, *view))
    return f"{path}?{urlencode(query)}" if query else path


def session(identity: str, means: int | None = None) -> str:
    """The address of a session's page, or of one of its means, by its number from 1."""
    return page("tulokset", identity) + ("" if means is None else f"#keino-{means}")


def follow_up(identity: str, means: int | None = None) -> str:
    """Where the form opens at a new follow-up of a session, or of one of its means, by its number from 1."""
    return f"{page('kirjaa')}#seuranta={identity}" + ("" if means is None else f"&keino={means}")


def promise_cards(identity: str, means: int | None = None) -> str:
    """Where a session's promises are printed as cards, or one of them, by its number from 1."""
    if means is None:
        return page("lupauskortti", pelikerta=identity)
    return page("lupauskortti", lupaus=f"{identity}#keino-{means}")


def correction(identity: str) -> str:
    """Where the form opens a session."""
    return f"{page('kirjaa')}#avaa={identity}"


def finding(code: str) -> str:
    """Where a finding is explained."""
    return page("virheet", code)


def language_of(address: str) -> str:
    """The language of the view at an address."""
    first = address.partition("/")[0]
    return first if first in LANGUAGES else DEFAULT_LANGUAGE


def to_root(address: str) -> str:
    """The way from a page to the root, such as `../../` for `tulokset/2026-03-12-oodi/`.

    Links are relative, so that the site works under any address.
    """
    return "../" * address.removeprefix("./").count("/") or "./"
