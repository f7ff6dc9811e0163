"""What every template is given, links to other pages among it; and what the places of the main menu are called."""

from collections.abc import Callable
from typing import Any

from ospe_build import addresses
from ospe_build.messages import DEFAULT_LANGUAGE, has, text, translator


def page_context(base: str, icons: str, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
    """What every template is given: the way to the root, links, the icons, the words and their language.

    Args:
        base: the way from the page to the site's root.
        icons: where the icons stand, from the root.
        language: of the page.
    """

    def page_link(*view: object, **query: object) -> str:
        return base + addresses.page(*view, language=language, **query)

    def link_by(address: Callable[..., str]) -> Callable[..., str]:
        return lambda *args: base + address(*args)

    return {
        "base": base,
        "icons": base + icons,
        "page_link": page_link,
        "session_link": link_by(addresses.session),
        "follow_up_link": link_by(addresses.follow_up),
        "correction_link": link_by(addresses.correction),
        "promise_cards_link": link_by(addresses.promise_cards),
        "_": translator(language),
        "language": language,
        "site_language": addresses.site_language(language),
    }


def nav_label(url: str, title: str, language: str) -> str:
    """What a place in the main menu is called: by its address in the catalogue, else by its title in `mkdocs.yml`."""
    msgid = f"nav.{url.partition('/')[0]}"
    return text(language, msgid) if has(msgid) else title
