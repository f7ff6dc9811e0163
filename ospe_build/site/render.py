"""Turns what a view has gathered into a page: the fragment's template, put into the shell."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from ospe_build.archive.means import Method
from ospe_build.archive.session import Session
from ospe_build.data.schema_org import report, script
from ospe_build.site.environment import Look, fragments
from ospe_build.site.links import page_context
from ospe_build.site.shell import Shell
from ospe_build.site.views import session as session_view
from ospe_build.site.views.plan import method_view
from ospe_build.site.views.surroundings import Surroundings

NOINDEX = '<meta name="robots" content="noindex">'


@dataclass(frozen=True)
class Renderer:
    """Renders fragments and fills shells with them."""

    look: Look

    def __getstate__(self) -> dict[str, Any]:
        """Leave the templates behind: each process compiles its own."""
        return {"look": self.look}

    @cached_property
    def _method_card(self) -> Callable[[Method, str, str], Markup]:
        """Draws a method's card; the deck's cards recur on every page, so each is drawn once."""

        @lru_cache(maxsize=4096)
        def draw(method: Method, language: str, base: str) -> Markup:
            template = fragments(self.look, language).get_template("fragments/method_card.html")
            return Markup(template.render(method=method_view(method, language), base=base))  # noqa: S704 - autoescaped

        return draw

    @cached_property
    def _templates(self) -> dict[tuple[str, str], Template]:
        return {}

    def _template(self, name: str, language: str) -> Template:
        known = self._templates.get((name, language))
        if known is None:
            known = fragments(self.look, language).get_template(f"fragments/{name}")
            self._templates[name, language] = known
        return known

    def fragment(self, template: str, language: str, base: str, context: dict[str, Any]) -> str:
        """A fragment of a page from which `base` leads to the site's root."""
        return self._template(template, language).render(
            context,
            **page_context(base, self.look.assets["icons.svg"], language),
            method_card=lambda method: self._method_card(method, language, base),
        )

    def session_page(self, shells: dict[str, Shell], session: Session, around: Surroundings) -> str:
        """The whole page of a session, in its own language."""
        context = session_view.gather(session, around)
        description = session_view.describe(session)
        data = script(report(session, description, self.look.origin, in_data=around.in_data))
        return shells[session.language].fill(
            title=session.title,
            description=description,
            canonical=self.look.canonical(f"tulokset/{session.id}/"),
            head=(NOINDEX if session.example else "") + data,
            toc=self.fragment("session_toc.html", session.language, "../../", context),
            content=self.fragment("session.html", session.language, "../../", context),
        )
