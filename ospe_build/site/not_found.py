"""The page for addresses that do not exist: MkDocs renders it as a template, to which no page belongs."""

from types import SimpleNamespace
from typing import Any, Final

from markupsafe import Markup

from ospe_build import addresses
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.site.links import page_context

TEMPLATE: Final = "404.html"


def not_found_context(base_url: str) -> dict[str, Any]:
    """What the theme's template is given in place of a page's context.

    Args:
        base_url: the site's root on its host. The page is shown at any depth, so its links cannot be relative.
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
            "search": False,
        },
    )
    # The page does not know which language was looked for, so it speaks all of them.
    speakers = [page_context(base_url, language) for language in addresses.PUBLISHED]
    return {**page_context(base_url), "page": page, "speakers": speakers, "switch": ()}
