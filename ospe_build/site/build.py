"""One build: all sessions taken in, then the pages that MkDocs does not know, then the site put in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from ospe_build.apart import Apart
from ospe_build.archive.archive import Archive
from ospe_build.archive.load import code_signature
from ospe_build.checking import today
from ospe_build.data.common import SessionData, SessionFiles
from ospe_build.data.csv_files import DIALECTS
from ospe_build.data.documents import describe
from ospe_build.data.edition import Edition, Origin
from ospe_build.data.parcels import Entry
from ospe_build.files import ledger_of, write_file
from ospe_build.folder import SiteFolder
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.site import pages, static
from ospe_build.site.environment import Look, Repository, compiled_templates
from ospe_build.site.intake import DATA, Intake
from ospe_build.site.kept import Ledger
from ospe_build.site.links import base_of, page_context
from ospe_build.site.neighbourhood import Neighbourhood
from ospe_build.site.page_writer import PageWriter, Written
from ospe_build.site.render import Renderer
from ospe_build.site.shell import Shell, ShellPage
from ospe_build.site.views.statistics import Statistic, statistics
from ospe_build.writing.template import template

TEMPLATE_FILE: Final = "kirjaa/pohja.yml"
"""A file to fill by hand, for those whose browser runs no script; the page of the form links to it."""


@dataclass(frozen=True)
class Options:
    """What a build is told.

    Attributes:
        sessions: folder of the archive.
        site_dir: where the site goes.
        origin: who publishes the site, and where it and the repository are.
        search: whether to make the search index.
        on: the day for which the site is made (ISO), today's where empty.
        cache: folder for what is kept from one build to the next.
    """

    sessions: Path
    site_dir: Path
    origin: Origin
    search: bool
    on: str
    cache: Path


@dataclass
class Theme:
    """What MkDocs made ready for rendering its pages."""

    environment: Environment
    config: MkDocsConfig
    files: Files
    nav: Navigation


class Build:
    """One build of the site, from the sessions' files to the finished folder."""

    def __init__(self, options: Options) -> None:
        """Begin to take the sessions in; nothing is written yet."""
        self.options = options
        self.on = date.fromisoformat(options.on) if options.on else today()
        self._signature = code_signature()
        self.intake = Intake(options.sessions, self.on, options.cache, self._signature)
        origin = options.origin
        compiled = compiled_templates(options.cache, self._signature)
        self.look = Look(origin.site_url, Repository(origin.repo_url), origin, compiled, static.addresses())
        self.neighbourhood: Neighbourhood
        self.theme: Theme
        self._renderer = Renderer(self.look)
        self._site = SiteFolder(options.site_dir)
        self._ledger: Ledger
        self._pages: Apart[Written] | None = None
        self._data: Apart[tuple[SessionData, set[str]]] | None = None

    @property
    def archive(self) -> Archive:
        """All sessions in short, once they are taken in."""
        return self.intake.archive

    def view(self, template: str) -> dict[str, Any]:
        """What a page of MkDocs with that template shows of the archive."""
        gather = pages.MKDOCS_VIEWS.get(template)
        return gather(self) if gather else {}

    @cached_property
    def own_pages(self) -> list[pages.OwnPage]:
        """The pages that we render ourselves, but for the sessions'."""
        return list(pages.own_pages(self.archive))

    @cached_property
    def statistics(self) -> list[Statistic]:
        """All statistics, counted once for the page and its CSV files."""
        return statistics(self.archive, self.on)

    @cached_property
    def edition(self) -> Edition:
        """The open data as it is published."""
        found = {one.id: self.neighbourhood.provenance_of(self.intake.sources[one.id]) for one in self.archive.counted}
        known = {id_: provenance for id_, provenance in found.items() if provenance is not None}
        return Edition(self.options.origin, self.archive, self.on, known)

    def sitemap_entries(self) -> Iterator[tuple[str, str]]:
        """The addresses of our own pages, with the day of the last change where that is known; no made-up session."""
        for page in self.own_pages:
            if page.indexed:
                yield self.look.canonical(page.url), ""
        for summary in self.archive.sessions:
            if not summary.example:
                yield self.look.canonical(f"tulokset/{summary.id}/"), summary.updated

    def shell(self, url: str, language: str, section: str) -> Shell:
        """The theme's page for pages of our own as deep as `url`."""
        theme = self.theme
        home = next((file.page for file in theme.files.documentation_pages() if file.url == f"{section}/"), None)
        page = ShellPage(url=url, language=language, section=home)
        context = dict(get_context(theme.nav, theme.files, theme.config, None))
        context |= page_context(base_of(url), self.look.assets["icons.svg"], language)
        return Shell.render(theme.environment, context, page)

    def begin(self, theme: Theme) -> None:
        """Wait for the sessions; begin with our own pages and with the data, each in a process apart, beside MkDocs.

        Raises:
            InvalidSessionsError: a session has an error.
        """
        self.theme = theme
        self.intake.finish()
        self.neighbourhood = Neighbourhood(self.archive, self.options.sessions, self.on)
        _ = self.neighbourhood.provenance  # several processes need it: git is asked once
        self._ledger = Ledger(self.options.cache, self._site)
        writer = PageWriter(
            self._site, self._ledger, self.intake, self.neighbourhood, self._renderer, self._signature, self.shell
        )
        self._pages = Apart(lambda: writer.write(self.own_pages))
        self._data = Apart(self._write_others)

    def _write_others(self) -> tuple[SessionData, set[str]]:
        """What is left while pages are written elsewhere: the data, the records, a list of what an old site holds."""
        data = self._write_data()
        self.intake.keep()
        return data, self._site.files()

    def publish(self, staged: Path) -> None:
        """Put all that waits in its place, and bring in what MkDocs staged."""
        if self._pages is None or self._data is None:
            raise RuntimeError("begin() comes first")
        static.write_assets(staged)
        write_file(staged / TEMPLATE_FILE, template({}, DEFAULT_LANGUAGE))
        for statistic in self.statistics:
            for dialect in DIALECTS:
                write_file(staged / "tilastot" / dialect.file(statistic.key), statistic.csv(dialect))
        # The data is there first, nearly always: its long answer is read while the pages are still being written.
        (data, old), pages = self._data.result(), self._pages.result()
        self._site.put_in_place([*pages.names, *data.waiting])
        wanted = self._site.take_over(staged) | describe(self.edition, self._site.path)
        self._ledger.keep(pages.keys, pages.names)
        self._site.remove(old - wanted - data.names - pages.keys.keys())
        if self.options.search:
            from ospe_build.site.search import index  # noqa: PLC0415 - slow to import, and often not needed

            index.build_index(self._site.path)
            index.write_page_rows(self._site.path, (summary.id for summary in self.archive.sessions))
        self._site.finish()

    def _write_data(self) -> SessionData:
        """Write the data that is not up to date, each session by the worker that read it."""
        intake = self.intake
        entries = [
            Entry(one.id, intake.sources[one.id], intake.digests[one.id], intake.read_by(one.id))
            for one in self.archive.counted
        ]
        ledger = ledger_of(self._site.place, self.options.cache, "data")
        files = SessionFiles(self._site, ledger, self._signature)
        return files.write(entries, lambda jobs: intake.team.start("pack", jobs, DATA))

    def close(self, *, failed: bool = False) -> None:
        """End all processes; of a build that failed, nothing is left beside the finished files."""
        for under_way in (self._pages, self._data):
            if under_way is not None:
                under_way.end()
        self.intake.team.close()
        if failed:
            self._site.give_up()
