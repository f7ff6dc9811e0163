"""The theme's page around what a page shows: menu, ways to the other languages, and a shell for our own pages."""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ospe_build import addresses
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.site.links import PageVersion, frame_context, page_context
from ospe_build.site.shell import Shell, ShellPage


@dataclass(frozen=True)
class Frame:
    """What MkDocs made ready for rendering pages.

    Attributes:
        environment: the theme's templates, with what ours use.
    """

    environment: Environment
    config: MkDocsConfig
    files: Files
    nav: Navigation

    def context(self, url: str, place: PageVersion) -> dict[str, Any]:
        """What the templates of a whole page at `url` are given beside what MkDocs gives them."""
        base = addresses.to_root(url)
        given = page_context(base, place.language) | frame_context(place, base, self.config.site_url or "", self._names)
        return given | {"title_in": partial(self._title, place.language)}

    def _title(self, language: str, item: Any) -> str:  # noqa: ANN401 - a page of MkDocs, of which it says no type
        """What a page of MkDocs is called in the menu: in that language, if it has been translated."""
        url = addresses.page(item.url, language=language)
        return next((str(page.title) for page in self._mkdocs_pages if page.url == url), str(item.title))

    @property
    def _names(self) -> dict[str, str]:
        """The site's name, by language."""
        return {DEFAULT_LANGUAGE: self.config.site_name, **(self.config.extra.get("site_names") or {})}

    @cached_property
    def _mkdocs_pages(self) -> list[Page]:
        return [file.page for file in self.files.documentation_pages() if file.page is not None]

    def in_menu(self, view: str) -> Page | None:
        """The Finnish page of MkDocs for a view: the menu is made of these."""
        return next(
            (page for page in self._mkdocs_pages if addresses.view_of(page.url) == (view, DEFAULT_LANGUAGE)), None
        )

    def shell(self, url: str, place: PageVersion, section: str) -> Shell:
        """The theme's page for pages of our own as deep as `url`, whose place in the menu is that of a section."""
        context = dict(get_context(self.nav, self.files, self.config, None))
        context |= self.context(url, place) | {"section": self.in_menu(section)}
        return Shell.render(self.environment, context, ShellPage(url=url))
