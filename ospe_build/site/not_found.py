"""The page for addresses that do not exist: MkDocs renders it as a template, to which no page belongs."""

from types import SimpleNamespace
from typing import Any, Final

from markupsafe import Markup

from ospe_build import addresses
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.site.links import page_context
from ospe_build.site.render import NOINDEX

TEMPLATE: Final = "404.html"


def not_found_context(base_url: str, icons: str) -> dict[str, Any]:
    """What the theme's template is given in place of a page's context.

    Args:
        base_url: the site's root on its host. The page is shown at any depth, so its links cannot be relative.
        icons: where the icons stand, from the site's root.
    """
    page = SimpleNamespace(
        url=TEMPLATE,
        title=text(DEFAULT_LANGUAGE, "site.not_found"),
        canonical_url=None,
        is_homepage=False,
        content=Markup(),
        toc=(),
        meta={
            "description": text(DEFAULT_LANGUAGE, "site.not_found_text"),
            "head": Markup(NOINDEX),  # noqa: S704 - our own constant
            "search": False,
        },
    )
    # The page does not know which language was looked for, so it speaks all of them.
    speakers = [page_context(base_url, icons, language) for language in addresses.PUBLISHED]
    return {**page_context(base_url, icons), "page": page, "speakers": speakers}
