"""The sitemap: the pages that MkDocs does not know, and the ways from each page to it in the other languages."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, unescape

from ospe_build import addresses

_XHTML: Final = "http://www.w3.org/1999/xhtml"
_ENTRY: Final = re.compile(r"(<loc>([^<]*)</loc>.*?)(</url>)", re.DOTALL)


def _alternates(address: str, languages: Sequence[str], site: str) -> str:
    """Links to a page in each of its languages, its own among them; nothing where it has only one."""
    view, _ = addresses.view_of(address)
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(site + addresses.folder(language) + view)}"/>'
        for language in languages
        if len(languages) > 1
    )


def extend_sitemap(sitemap: str, entries: Iterable[tuple[str, str, Sequence[str]]], site: str) -> str:
    """Add entries to a sitemap, and to those that MkDocs wrote the ways to other languages.

    Args:
        sitemap: XML as MkDocs wrote it.
        entries: addresses from the site's root, each with its date of change (ISO) or an empty text, and the languages
            in which the page stands.
        site: the site's full address.
    """

    def with_languages(entry: re.Match[str]) -> str:
        address = unescape(entry[2]).removeprefix(site)
        return entry[1] + _alternates(address, addresses.languages_of(addresses.view_of(address)[0]), site) + entry[3]

    known = _ENTRY.sub(with_languages, sitemap)
    added = "".join(
        f"<url><loc>{escape(site + address)}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}"
        f"{_alternates(address, languages, site)}</url>\n"
        for address, changed, languages in entries
    )
    known = known.replace("<urlset", f'<urlset xmlns:xhtml="{_XHTML}"', 1)
    return known.replace("</urlset>", f"{added}</urlset>")
