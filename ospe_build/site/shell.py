"""The shell: the theme's page around a page of ours, rendered once and filled many times.

Through MkDocs' own pipeline a session costs 5 to 7 ms; filled into a shell it costs the joining of a few strings.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup, escape

from ospe_build.site.worded import shortened

SLOTS: Final = ("title", "description", "canonical", "view", "head", "toc", "content")
VIEW: Final = "\x00view\x00"
"""The slot for the view, which stands in the addresses of the page in each language."""

_SLOT: Final = re.compile("\x00(" + "|".join(SLOTS) + ")\x00")


@dataclass
class ShellPage:
    """What the theme's templates ask of a MkDocs page, with slots where the pages differ.

    Attributes:
        url: an address as deep as that of the pages to be filled; relative links are counted from it.
    """

    url: str
    title: str = "\x00title\x00"
    content: Markup = field(default=Markup("\x00content\x00"))
    canonical_url: str = "\x00canonical\x00"
    is_homepage: bool = False
    toc: tuple[Any, ...] = ()

    @property
    def meta(self) -> dict[str, Any]:
        """What a MkDocs page holds in its front matter."""
        return {
            "description": "\x00description\x00",
            "head": Markup("\x00head\x00"),
            "toc": Markup("\x00toc\x00"),
            "shell": True,
        }


class Shell:
    """A page of the theme, split at its slots."""

    def __init__(self, html: str) -> None:
        """Split a rendered page at its slots."""
        self._parts = _SLOT.split(html)

    @classmethod
    def render(cls, environment: Environment, context: dict[str, Any], page: ShellPage) -> "Shell":
        """Render the theme's page around the slots.

        Args:
            environment: the theme's, with autoescape on.
            context: what MkDocs gives to every template.
            page: where the pages to be filled stand, and in which language.
        """
        return cls(shortened(environment.get_template("main.html").render({**context, "page": page})))

    def fill(  # noqa: PLR0913 - one for each slot
        self,
        *,
        content: str,
        title: str,
        description: str,
        canonical: str,
        view: str = "",
        head: str = "",
        toc: str = "",
    ) -> str:
        """The whole page; `content`, `head` and `toc` are HTML, the others are text and are escaped here."""
        values = {
            "title": escape(title),
            "description": escape(description),
            "canonical": escape(canonical),
            "view": escape(view),
            "head": head,
            "toc": toc,
            "content": content,
        }
        parts = list(self._parts)
        parts[1::2] = [values[name] for name in self._parts[1::2]]
        return "".join(parts)

    @property
    def signature(self) -> str:
        """The page's fixed parts, for telling whether a filled page is still up to date."""
        return "\x00".join(self._parts)
