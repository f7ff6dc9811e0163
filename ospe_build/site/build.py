"""One build: all sessions taken in, then the pages that MkDocs does not know, then the site put in its place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from ospe_build.archive.load import code_signature
from ospe_build.checking import today
from ospe_build.data.common import SessionFiles
from ospe_build.data.edition import Edition, Origin
from ospe_build.data.parcels import Entry
from ospe_build.data.publish import publish as publish_data
from ospe_build.files import write_file
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES
from ospe_build.site import pages, static
from ospe_build.site.environment import Look, Repository
from ospe_build.site.intake import Intake
from ospe_build.site.kept import Ledger
from ospe_build.site.links import base_of, page_context
from ospe_build.site.neighbourhood import Neighbourhood
from ospe_build.site.publish import remove_leftovers, take_over
from ospe_build.site.render import Renderer
from ospe_build.site.shell import Shell, ShellPage
from ospe_build.site.views import facets
from ospe_build.site.views.statistics import Statistic, statistics
from ospe_build.site.worker import PageJob, Setting

PAGES_AT_ONCE: Final = 100


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
    nav: Navigation | None = field(default=None)


class Build:
    """One build of the site, from the sessions' files to the finished folder."""

    def __init__(self, options: Options) -> None:
        """Take the sessions in; nothing is written yet.

        Raises:
            InvalidSessionsError: one of them has an error.
        """
        self.options = options
        self.on = date.fromisoformat(options.on) if options.on else today()
        self._signature = code_signature()
        self.intake = Intake(options.sessions, self.on, options.cache, self._signature)
        self.archive = self.intake.archive
        origin = options.origin
        self.look = Look(origin.site_url, Repository(origin.repo_url), origin, static.addresses())
        self.neighbourhood = Neighbourhood(self.archive, options.sessions, self.on)
        self.theme: Theme
        self._renderer = Renderer(self.look)

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
        context = dict(get_context(theme.nav, theme.files, theme.config, None))  # type: ignore[arg-type]
        context |= page_context(base_of(url), self.look.assets["icons.svg"], language)
        return Shell.render(theme.environment, context, page)

    def publish(self, staged: Path) -> None:
        """Write all pages of our own, and move what MkDocs staged into the site's folder.

        The team writes the sessions' pages while this process renders the others.
        """
        site_dir = self.options.site_dir
        ledger = Ledger(self.options.cache, site_dir)
        under_way = self._start_sessions(site_dir, ledger)
        self._write_own_pages(staged, site_dir, ledger)
        static.write_assets(staged)
        wanted = take_over(staged, site_dir)
        for _ in under_way:
            pass
        ledger.keep()
        remove_leftovers(site_dir, wanted | ledger.names | self._write_data(site_dir))
        if self.options.search:
            from ospe_build.site.search import index  # noqa: PLC0415 - slow to import, and often not needed

            index.build_index(site_dir)
            index.write_page_rows(site_dir, (summary.id for summary in self.archive.sessions))

    def _write_own_pages(self, staged: Path, site_dir: Path, ledger: Ledger) -> None:
        """Write the pages that show several sessions, but those that are up to date."""
        everything = self.intake.signature_of(summary.id for summary in self.archive.sessions)
        shells: dict[tuple[str, int], Shell] = {}
        for page in self.own_pages:
            place = page.section, page.url.count("/")
            if place not in shells:
                shells[place] = self.shell(page.url, DEFAULT_LANGUAGE, page.section)
            shown = everything if page.sessions is None else self.intake.signature_of(one.id for one in page.sessions)
            name = f"{page.url}index.html"
            key = (self._signature, shells[place].signature, repr((page.title, page.description)), shown)
            if not ledger.stale(name, *key):
                continue
            html = shells[place].fill(
                title=page.title,
                description=page.description,
                canonical=self.look.canonical(page.url),
                content=self._renderer.fragment(page.template, DEFAULT_LANGUAGE, base_of(page.url), page.gather()),
            )
            write_file(site_dir / name, html)
        write_file(staged / "tulokset" / "hakemisto.json", facets.index(self.archive))
        for statistic in self.statistics:
            write_file(staged / "tilastot" / f"{statistic.key}.csv", statistic.csv())

    def _start_sessions(self, site_dir: Path, ledger: Ledger) -> Iterator[Any]:
        """Have the team write the sessions' pages that are not up to date, each by the worker that read the session."""
        shells = {language: self.shell("tulokset/-/", language, "tulokset") for language in LANGUAGES}
        shared = "\0".join([self._signature, str(self.look), *(shell.signature for shell in shells.values())])
        return self.intake.team.start(
            "write", self._session_jobs(site_dir, ledger, Setting(shells, self._renderer), shared)
        )

    def _session_jobs(
        self, site_dir: Path, ledger: Ledger, setting: Setting, shared: str
    ) -> Iterator[tuple[int, tuple[Setting, list[PageJob]]]]:
        """The pages to write, in batches; `shared` is what decides all of them alike."""
        waiting: dict[int, list[PageJob]] = defaultdict(list)
        for summary in self.archive.sessions:
            source = self.intake.sources[summary.id]
            around = self.neighbourhood.of(summary, source)
            name = f"tulokset/{summary.id}/index.html"
            if not ledger.stale(name, shared, self.intake.digests[summary.id], around.key(summary)):
                continue
            worker = self.intake.reader(summary.id) % self.intake.team.size
            waiting[worker].append(PageJob(source, site_dir / name, around))
            if len(waiting[worker]) == PAGES_AT_ONCE:
                yield worker, (setting, waiting.pop(worker))
        yield from ((worker, (setting, rest)) for worker, rest in waiting.items())

    def _write_data(self, site_dir: Path) -> set[str]:
        """Bring the open data up to date, each session by the worker that read it; the names of all its files."""
        intake = self.intake
        entries = [
            Entry(one.id, intake.sources[one.id], intake.digests[one.id], intake.read_by(one.id))
            for one in self.archive.counted
        ]
        files = SessionFiles(site_dir, self.options.cache, self._signature)
        return publish_data(self.edition, files, entries, lambda jobs: intake.team.start("pack", jobs))

    def close(self) -> None:
        """End the team's processes."""
        self.intake.team.close()
