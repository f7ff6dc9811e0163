"""The MkDocs plugin: it only tells MkDocs' events to the build."""

import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from ospe_build import addresses
from ospe_build.data.edition import Origin
from ospe_build.disk import in_words
from ospe_build.errors import InvalidSessionsError
from ospe_build.locations import SESSIONS, WRITTEN
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.settings import require_usable
from ospe_build.site.build import Build, Options
from ospe_build.site.environment import TEMPLATES, configure
from ospe_build.site.frame import Frame
from ospe_build.site.links import PageVersion
from ospe_build.site.not_found import TEMPLATE as NOT_FOUND
from ospe_build.site.not_found import not_found_context
from ospe_build.site.search.others import other_archives
from ospe_build.site.selection import select
from ospe_build.site.sitemap import extend_sitemap
from ospe_build.site.translations import place_translations

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from ospe_build.site.serving.preview import Preview


def _new_preview() -> "Preview":
    from ospe_build.site.serving.preview import Preview  # noqa: PLC0415 - a build needs no server, which is slow to import

    return Preview()


def _warnings() -> int:
    """How many warnings MkDocs has counted; in strict mode it gives up over them, but only after all plugins."""
    # MkDocs and those that take its place name their loggers differently: the counter is looked for at all of them.
    loggers = [one for one in logging.Logger.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    handlers = {handler for logger in (logging.root, *loggers) for handler in logger.handlers}
    return sum(n for handler in handlers if isinstance(handler, CountHandler) for _, n in handler.get_counts())


class OspeConfig(base.Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in `mkdocs.yml`; `ospe build` sets the same ones."""

    sessions = options.Type(str, default=SESSIONS)
    search = options.Type(bool, default=True)
    on = options.Type(str, default="")


class OspePlugin(BasePlugin[OspeConfig]):  # type: ignore[no-untyped-call]
    """Checks the sessions first, then adds their pages to what MkDocs builds."""

    def __init__(self) -> None:
        """Start with no build under way."""
        self._preview: Preview | None = None
        self._build: Build | None = None
        self._nav: Navigation

    @property
    def build(self) -> Build:
        """The build under way."""
        if self._build is None:
            raise RuntimeError("on_config() comes first")
        return self._build

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Get ready to tell of errors on the pages, where the site is served."""
        del dirty
        if command == "serve":
            self._preview = _new_preview()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all sessions; let MkDocs build beside the site, so that a failure leaves the old one whole."""
        require_usable(Path(config.config_file_path))
        root = Path(config.config_file_path).parent
        # Of the theme we use styles and icons (static.py): in place of its templates come ours, before MkDocs' own.
        config.theme.dirs[:-1] = [str(TEMPLATES)]
        self._build = Build(
            Options(
                sessions=root / self.config.sessions,
                site_dir=Path(config.site_dir),
                apart=(*(root / name for name in WRITTEN), Path(config.docs_dir)),
                origin=Origin(
                    site_url=config.site_url or "",
                    publisher=config.site_name,
                    publisher_type=config.extra.get("publisher_type") or "",
                    repo_url=(config.repo_url or "").rstrip("/"),
                    email=config.extra.get("submissions_email") or "",
                ),
                others=other_archives(config.extra, config.site_url or ""),
                search=self.config.search,
                on=self.config.on,
                cache=root / ".cache" / "ospe",
            )
        )
        if self._preview is not None:
            self._preview.site_context = self._build.site_context
        config.site_dir = str(self._build.site.path)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what is not published, and put translations below their language."""
        select(files, config.docs_dir)
        place_translations(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take the menu: our own pages show it too."""
        del config, files
        self._nav = nav
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give the theme's templates what ours use, turn autoescape on, and begin with our own pages."""
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = self.build.on.isoformat()  # MkDocs has put today's
        try:
            self.build.write_sessions(
                Frame(configure(env, self.build.site_context, "mkdocs"), config, files, self._nav)
            )
        except InvalidSessionsError as error:
            if self._preview is None:
                raise
            # Were it raised, MkDocs would not begin to serve at all. Nothing more is rendered, and nothing published.
            self._preview.tell(error.format_message())
            for file in list(files):
                files.remove(file)
            config.theme.static_templates.clear()
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Add what the page's template shows of the archive."""
        del config, nav
        view, language = addresses.view_of(page.url)
        added = self.build.frame.context(page.url, PageVersion(view, language, addresses.languages_of(view)))
        added["section"] = self.build.frame.in_menu(view)
        added |= self.build.view(str(page.meta.get("template", "")), language)
        # MkDocs' type names its own keys; a plugin adds others.
        context.update(added)  # type: ignore[typeddict-item]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for addresses that do not exist what the theme's pages are given."""
        del config
        if template_name == NOT_FOUND:
            added: Any = self.build.frame.context(NOT_FOUND, PageVersion("", DEFAULT_LANGUAGE, (), unlisted=True))
            added |= not_found_context(context["base_url"])
            context.update(added)
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the pages that MkDocs does not know to its sitemap."""
        del config
        if template_name != "sitemap.xml":
            return output_content
        return extend_sitemap(output_content, self.build.sitemap_entries(), self.build.options.origin.site_url)

    @event_priority(-100)  # after all other plugins: they may have something to warn of
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all pages of our own, and put the finished site in its place; not where MkDocs is about to give up."""
        told = self._preview is not None and self._preview.error
        sound = not told and not (config.strict and _warnings())
        if sound:
            self.build.finish(self._preview.index if self._preview else None)
        config.site_dir = str(self.build.site.place)
        self.build.close()

    def on_build_error(self, *, error: Exception) -> None:
        """End the processes and throw the half-made site away.

        Raises:
            DiskError: the disk refused, which people are to be told in words.
        """
        if self._build is not None:
            self._build.close()
        told = in_words(error) if isinstance(error, OSError | sqlite3.Error) else error
        if told is not error:
            raise told from error

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Any) -> "LiveReloadServer":  # noqa: ANN401
        """Tell of errors on the pages, and watch the sessions, the templates and the words too."""
        del config
        if self._preview is None:  # `mkdocs serve --clean` began as a build
            self._preview = _new_preview()
            self._preview.site_context = self.build.site_context
        self._preview.attach(server, builder)
        here, sessions = Path(__file__).parent, self.build.options.sessions
        if not sessions.exists():  # git keeps no empty folder, and the first session is awaited there
            sessions.mkdir(parents=True)
        for path in (sessions, here / "templates", here / "assets", here / "lists", here.parent / "locale"):
            server.watch(str(path))
        return server
