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

from ospe_build import addresses
from ospe_build.apart import Apart
from ospe_build.archive.archive import Archive
from ospe_build.archive.load import code_signature
from ospe_build.checking import today
from ospe_build.data.common import SessionFiles
from ospe_build.data.csv_files import DIALECTS
from ospe_build.data.documents import describe
from ospe_build.data.edition import Edition, Origin
from ospe_build.data.parcels import Entry
from ospe_build.files import write_file
from ospe_build.folder import OutputFolder
from ospe_build.ledger import Ledger, Lengths, Noted
from ospe_build.manifest import files_below
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.site import pages, static
from ospe_build.site.environment import Look, Repository, compiled_templates
from ospe_build.site.intake import DATA, Intake
from ospe_build.site.links import page_context
from ospe_build.site.neighbourhood import Neighbourhood
from ospe_build.site.page_writer import INDEX, PageWriter
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
        apart: the other folders that people write, which the site's may have nothing in common with.
        origin: who publishes the site, and where it and the repository are.
        search: whether to make the search index.
        on: the day for which the site is made (ISO), today's where empty.
        cache: folder for what is kept from one build to the next.
    """

    sessions: Path
    site_dir: Path
    apart: tuple[Path, ...]
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
        """Take hold of the site's folder, and begin to take the sessions in.

        Raises:
            MisuseError: the folder is not to be filled with a site; nothing has been written.
        """
        self.options = options
        self.site = OutputFolder(options.site_dir, (options.sessions, *options.apart), former=INDEX)
        self._pages: Apart[Noted] | None = None
        self._data: Apart[tuple[Noted, Lengths]] | None = None
        try:
            self._prepare()
        except BaseException:
            self.site.close()
            raise

    def _prepare(self) -> None:
        options = self.options
        self.on = date.fromisoformat(options.on) if options.on else today()
        self._signature = code_signature()
        self.intake = Intake(options.sessions, self.on, options.cache, self._signature)
        origin = options.origin
        compiled = compiled_templates(options.cache, self._signature)
        self.look = Look(Repository(origin.repo_url), origin, compiled, static.addresses())
        self.neighbourhood: Neighbourhood
        self.theme: Theme
        self._renderer = Renderer(self.look)
        self._statistics: dict[str, list[Statistic]] = {}
        self._ledger: Ledger

    @property
    def archive(self) -> Archive:
        """All sessions in short, once they are taken in."""
        return self.intake.archive

    def view(self, template: str, language: str) -> dict[str, Any]:
        """What a page of MkDocs with that template shows of the archive."""
        gather = pages.MKDOCS_VIEWS.get(template)
        return gather(self, language) if gather else {}

    @cached_property
    def own_pages(self) -> list[pages.OwnPage]:
        """The pages that we render ourselves, but for the sessions'."""
        return [page for language in addresses.PUBLISHED for page in pages.own_pages(self.archive, language)]

    def statistics(self, language: str) -> list[Statistic]:
        """All statistics in a language, counted once for the page and its CSV files."""
        if language not in self._statistics:
            self._statistics[language] = statistics(self.archive, self.on, language)
        return self._statistics[language]

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
                yield self.options.origin.url(page.url), ""
        for summary in self.archive.sessions:
            if not summary.example:
                yield self.options.origin.url(addresses.session(summary.id)), summary.updated

    def shell(self, url: str, language: str, section: str) -> Shell:
        """The theme's page for pages of our own as deep as `url`."""
        theme = self.theme
        home = next((file.page for file in theme.files.documentation_pages() if file.url == section), None)
        page = ShellPage(url=url, language=language, section=home)
        context = dict(get_context(theme.nav, theme.files, theme.config, None))
        context |= page_context(addresses.to_root(url), self.look.assets["icons.svg"], language)
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
        self._ledger = Ledger(self.options.cache, self.site.place)
        writer = PageWriter(
            self.site, self._ledger, self.intake, self.neighbourhood, self._renderer, self._signature, self.shell
        )
        self._pages = Apart(lambda: writer.write(self.own_pages))
        self._data = Apart(self._write_others)

    def _write_others(self) -> tuple[Noted, Lengths]:
        """Write what is left while pages are written elsewhere: the data, each session by the worker that read it."""
        intake = self.intake
        entries = [
            Entry(one.id, intake.sources[one.id], intake.digests[one.id], intake.read_by(one.id))
            for one in self.archive.counted
        ]
        files = SessionFiles(self.site, self._ledger, self._signature)
        lengths = files.write(entries, lambda jobs: intake.team.start("pack", jobs, DATA))
        intake.keep()
        return self._ledger.noted, lengths

    def publish(self) -> None:
        """Complete the new state of the site, to which MkDocs has added its pages, and show it."""
        if self._pages is None or self._data is None:
            raise RuntimeError("begin() comes first")
        static.write_assets(self.site.path)
        write_file(self.site.path / TEMPLATE_FILE, template({}, DEFAULT_LANGUAGE))
        for statistic in self.statistics(DEFAULT_LANGUAGE):
            for dialect in DIALECTS:
                write_file(self.site.path / "tilastot" / dialect.file(statistic.key), statistic.csv(dialect))
        # The data is there first, nearly always: its long answer is read while the pages are still being written.
        (data, lengths), pages = self._data.result(), self._pages.result()
        describe(self.edition, self.site)
        if self.options.search:
            from ospe_build.site.search import index  # noqa: PLC0415 - slow to import, and often not needed

            found = sorted(name for name in {*pages.keys, *files_below(self.site.path)} if name.endswith(".html"))
            index.build_index({name: self.site.current(name) for name in found}, self.site.path)
            index.write_page_rows(self.site.path, (summary.id for summary in self.archive.sessions))
        self.site.publish({*files_below(self.site.path), *pages.keys, *data.keys})
        self._ledger.keep(pages, data, lengths=lengths)

    def close(self) -> None:
        """End all processes; of a build that failed, nothing is left."""
        for under_way in (self._pages, self._data):
            if under_way is not None:
                under_way.end()
        self.intake.team.close()
        self.site.close()
