"""The sitemap: the pages that MkDocs does not know, added to what it wrote."""

from collections.abc import Iterable
from xml.sax.saxutils import escape


def extend_sitemap(sitemap: str, entries: Iterable[tuple[str, str]]) -> str:
    """Add entries to a sitemap.

    Args:
        sitemap: XML as MkDocs wrote it.
        entries: full addresses, each with its date of change (ISO) or an empty text.
    """
    added = "".join(
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>\n"
        for address, changed in entries
    )
    return sitemap.replace("</urlset>", f"{added}</urlset>")
