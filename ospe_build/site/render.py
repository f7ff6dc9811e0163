"""Turns what a view has gathered into a page: the fragment's template, put into the shell."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Environment

from ospe_build.archive.session import Session
from ospe_build.site.environment import Look, fragments
from ospe_build.site.links import page_context
from ospe_build.site.shell import Shell
from ospe_build.site.views import session as session_view

NOINDEX = '<meta name="robots" content="noindex">'


@dataclass(frozen=True)
class Renderer:
    """Renders fragments and fills shells with them."""

    look: Look

    @cached_property
    def _environment(self) -> Environment:
        return fragments(self.look)

    def __getstate__(self) -> dict[str, Any]:
        """Leave the templates behind: each process compiles its own."""
        return {"look": self.look}

    def fragment(self, template: str, language: str, base: str, context: dict[str, Any]) -> str:
        """A fragment of a page from which `base` leads to the site's root."""
        return self._environment.get_template(f"fragments/{template}").render(
            context, **page_context(base, self.look.assets["icons.svg"], language)
        )

    def session_page(self, shells: dict[str, Shell], session: Session, around: session_view.Surroundings) -> str:
        """The whole page of a session, in its own language."""
        context = session_view.gather(session, around)
        return shells[session.language].fill(
            title=session.title,
            description=session_view.describe(session),
            canonical=self.look.canonical(f"tulokset/{session.id}/"),
            head=NOINDEX if session.example else "",
            toc=self.fragment("session_toc.html", session.language, "../../", context),
            content=self.fragment("session.html", session.language, "../../", context),
        )
