"""From a page to the site's root: links are relative, so that the site works under any address."""

from typing import Any

from ospe_build.messages import DEFAULT_LANGUAGE, has, text, translator


def base_of(url: str) -> str:
    """The way from a page to the root, such as `../../` for `tulokset/2026-03-12-oodi/`."""
    return "../" * url.removeprefix("./").count("/") or "./"


def page_context(base: str, icons: str, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
    """What every template is given: the way to the root, the icons, the words and their language."""
    return {"base": base, "icons": base + icons, "_": translator(language), "language": language}


def nav_label(url: str, title: str, language: str) -> str:
    """What a place in the main menu is called: by its address in the catalogue, else by its title in `mkdocs.yml`."""
    msgid = f"nav.{url.partition('/')[0]}"
    return text(language, msgid) if has(msgid) else title
