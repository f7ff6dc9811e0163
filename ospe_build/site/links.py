"""What every template is given, links to other pages among it; and what the places of the main menu are called."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from ospe_build import addresses
from ospe_build.messages import DEFAULT_LANGUAGE, has, text, translator

MAIN_MENU: Final = ("lupaukset", "tulokset", "keinot", "tilastot", "ohjeet", "kirjaa")
"""The views in the head's menu, of those in `mkdocs.yml`; the last one is a button, and the foot holds the rest."""


def page_context(base: str, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
    """What every template is given: the way to the root, links, the words and their language.

    Args:
        base: the way from the page to the site's root.
        language: of the page.
    """

    def page_link(*view: object, **query: object) -> str:
        return base + addresses.page(*view, language=language, **query)

    def link_by(address: Callable[..., str]) -> Callable[..., str]:
        return lambda *args: base + address(*args)

    return {
        "base": base,
        "page_link": page_link,
        "session_link": link_by(addresses.session),
        "follow_up_link": link_by(partial(addresses.follow_up, language=language)),
        "correction_link": link_by(partial(addresses.correction, language=language)),
        "promise_cards_link": link_by(partial(addresses.promise_cards, language=language)),
        "_": translator(language),
        "language": language,
    }


@dataclass(frozen=True, slots=True)
class PageVersion:
    """Where a page stands among the languages.

    Attributes:
        view: what it shows, by its Finnish address.
        language: of the page.
        languages: those in which the page stands.
        elsewhere: the view that the switch leads to in the other ones.
        unlisted: whether search engines pass it over: nothing in it is for them, nor for previews of links to it.
    """

    view: str
    language: str
    languages: Sequence[str]
    elsewhere: str = ""
    unlisted: bool = False


def frame_context(place: PageVersion, base: str, site: str, names: Mapping[str, str]) -> dict[str, Any]:
    """What the frame of a whole page is given beside that: the ways to it in the other languages.

    Args:
        place: where the page stands.
        base: the way from it to the site's root.
        site: the site's full address.
        names: the site's name, by language.
    """
    return {
        "view": place.view,
        "unlisted": place.unlisted,
        "site_name": names.get(place.language) or names[DEFAULT_LANGUAGE],
        "alternates": [
            (code, site + addresses.folder(code) + place.view) for code in place.languages if len(place.languages) > 1
        ],
        "switch": [
            {
                "language": code,
                "name": text(code, "language.name"),
                "offer": text(code, "language.offer") if code in place.languages else "",
                "close": text(code, "language.close"),
                "address": base + addresses.folder(code) + (place.view if code in place.languages else place.elsewhere),
            }
            for code in addresses.PUBLISHED
        ],
    }


def nav_label(url: str, title: str, language: str) -> str:
    """What a place in the main menu is called: by its address in the catalogue, else by its title in `mkdocs.yml`."""
    msgid = f"nav.{url.partition('/')[0]}"
    return text(language, msgid) if has(msgid) else title
