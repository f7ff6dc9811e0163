"""Turns what a view has gathered into a page: the fragment's template, put into the shell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ospe_build import addresses
from ospe_build.archive.session import Session
from ospe_build.data.schema_org import report, script
from ospe_build.messages import LANGUAGES, translator
from ospe_build.site.environment import SiteContext, fragments
from ospe_build.site.links import page_context
from ospe_build.site.shell import Shell
from ospe_build.site.views import session as session_view
from ospe_build.site.views.means_status import MeansStatus
from ospe_build.site.views.plan import MethodView
from ospe_build.site.views.surroundings import Surroundings


def _recurring(environment: Environment, language: str) -> dict[str, Callable[..., Markup]]:
    """Filters that draw the cards of methods and the states of means."""

    @lru_cache(maxsize=4096)
    def method_card(method: MethodView, base: str) -> Markup:
        template = environment.get_template("fragments/method_card.html")
        return Markup(template.render(method=method, **page_context(base, language)))  # noqa: S704 - autoescaped

    def method_cards(methods: Sequence[MethodView], base: str) -> Markup:
        return Markup("").join([method_card(method, base) for method in methods])

    @lru_cache(maxsize=4096)
    def state(status: MeansStatus) -> Markup:
        template = environment.get_template("fragments/state.html")
        return Markup(template.render(means=status, _=translator(language)))  # noqa: S704 - autoescaped

    return {"method_card": method_card, "method_cards": method_cards, "state": state}


SessionShells = Mapping[tuple[str, bool], Shell]
"""The shells of sessions' pages, by language and whether the sessions are made up."""


@dataclass(frozen=True)
class Renderer:
    """Renders fragments and fills shells with them."""

    site_context: SiteContext

    def __getstate__(self) -> dict[str, Any]:
        """Leave the templates behind: each process compiles its own."""
        return {"site_context": self.site_context}

    @cached_property
    def _environments(self) -> dict[str, Environment]:
        return {}

    def _environment(self, language: str) -> Environment:
        """The environment of a language, with filters for what recurs on every page: each is drawn once."""
        environment = self._environments.get(language)
        if environment is None:
            environment = self._environments[language] = fragments(self.site_context, language)
            environment.filters.update(_recurring(environment, language))
        return environment

    def compile(self) -> None:
        """Compile all fragments, so that no process of the pool compiles them again."""
        for language in LANGUAGES:
            environment = self._environment(language)
            for name in environment.list_templates(filter_func=lambda name: name.startswith("fragments/")):
                environment.get_template(name)

    def fragment(self, template: str, language: str, base: str, context: dict[str, Any]) -> str:
        """A fragment of a page in a language, from which `base` leads to the site's root."""
        given = page_context(base, language)
        return self._environment(language).get_template(f"fragments/{template}").render(context, **given)

    def session_page(self, shells: SessionShells, session: Session, around: Surroundings) -> str:
        """The whole page of a session, in its own language."""
        url = addresses.session(session.id)
        base, canonical = addresses.to_root(url), self.site_context.origin.url(url)
        context = session_view.gather(session, around) | {"canonical": canonical}
        description = session_view.describe(session, around.on)
        origin = self.site_context.origin
        return shells[session.language, session.example].fill(
            title=session.title,
            description=description,
            canonical=canonical,
            head="" if session.example else script(report(session, description, origin)),
            toc=self.fragment("session_toc.html", session.language, base, context),
            content=self.fragment("session.html", session.language, base, context),
        )
