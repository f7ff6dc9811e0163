"""One build: check all sessions, then write the pages that MkDocs does not know, then put the site in its place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.load import BATCH, RecordCache, code_signature, examine_all, split_known
from ospe_build.archive.records import Record
from ospe_build.checking import Context, today
from ospe_build.checking.across import check_across
from ospe_build.checking.collect import collect
from ospe_build.errors import InvalidSessionsError
from ospe_build.files import write_file
from ospe_build.finding import Finding, Severity
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, text
from ospe_build.reading import read_file
from ospe_build.reporting import Result
from ospe_build.reporting.result import Place, lines_of
from ospe_build.reporting.text import report as text_report
from ospe_build.site import assets, pages
from ospe_build.site.environment import Look, Repository
from ospe_build.site.kept import Ledger
from ospe_build.site.links import base_of, page_context
from ospe_build.site.neighbourhood import Neighbourhood
from ospe_build.site.publish import remove_leftovers, take_over
from ospe_build.site.render import Renderer
from ospe_build.site.shell import Shell, ShellPage
from ospe_build.site.views import facets
from ospe_build.site.views.statistics import statistics
from ospe_build.site.worker import PageJob, SessionWorker, Setting
from ospe_build.team import Team

FILES_WORTH_A_PROCESS = 100


@dataclass(frozen=True)
class Options:
    """What a build is told.

    Attributes:
        sessions: folder of the archive.
        site_dir: where the site goes.
        site_url: the site's public address.
        repo_url: the repository's address.
        search: whether to make the search index.
        on: the day for which the site is made (ISO), today's where empty.
        cache: folder for what is kept from one build to the next.
    """

    sessions: Path
    site_dir: Path
    site_url: str
    repo_url: str
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
        """Prepare; nothing is read or written yet."""
        self.options = options
        self.on = date.fromisoformat(options.on) if options.on else today()
        self.look = Look(
            site_url=options.site_url,
            repository=Repository(options.repo_url),
            assets=assets.addresses(),
            search=options.search,
        )
        self.theme: Theme
        self.archive: Archive
        self.findings: list[Finding] = []
        self._team: Team | None = None
        self._sources: dict[str, Path] = {}
        self._readers: dict[Path, int] = {}
        self._digests: dict[str, str] = {}
        self._signature = code_signature()

    def check(self) -> None:
        """Check all sessions.

        Raises:
            InvalidSessionsError: one of them has an error; nothing has been written.
        """
        files = [(found.path, found.file) for found in collect([self.options.sessions])]
        cache = RecordCache(self.options.cache, self._signature)
        known, unknown = split_known(files, cache)
        context = Context(today=self.on, cards=frozenset(cards()))
        self._team = Team(lambda: SessionWorker(context), Team.suited_size(len(unknown), FILES_WORTH_A_PROCESS))
        self._readers = {path: number // BATCH for number, (path, _) in enumerate(unknown)}
        records = [*known, *examine_all(unknown, self._team)]
        self.findings = self._all_findings([record for record, _ in records])
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            self.close()
            raise InvalidSessionsError(self._report({file: path for path, file in files}))
        cache.keep(records)
        paths = {file: path for path, file in files}
        for record, _ in records:
            if record.summary is not None:
                self._sources[record.summary.id] = paths[record.file]
                self._digests[record.summary.id] = record.digest
        self.archive = Archive(record.summary for record, _ in records if record.summary is not None)

    def _report(self, paths: dict[str, Path]) -> str:
        """All findings in words, and that nothing was published."""
        lines: dict[Place, str] = {}
        for file in {finding.file for finding in self.findings}:
            mine = [finding for finding in self.findings if finding.file == file]
            lines |= lines_of(file, read_file(paths[file], file).text, mine)
        report = text_report(Result.of(len(paths), self.findings, lines), DEFAULT_LANGUAGE)
        return "\n".join([*report, "", text(DEFAULT_LANGUAGE, "error.invalid_sessions")])

    @staticmethod
    def _all_findings(records: list[Record]) -> list[Finding]:
        findings = [finding for record in records for finding in record.findings]
        findings.extend(check_across([record.facts for record in records if record.facts is not None]))
        return sorted(findings, key=lambda finding: finding.sort_key)

    def view(self, template: str) -> dict[str, Any]:
        """What a page of MkDocs with that template shows of the archive."""
        gather = pages.MKDOCS_VIEWS.get(template)
        return gather(self.archive, self.on) if gather else {}

    @cached_property
    def own_pages(self) -> list[pages.OwnPage]:
        """The pages that we render ourselves, but for the sessions'."""
        return list(pages.own_pages(self.archive))

    def shell(self, url: str, language: str, section: str) -> Shell:
        """The theme's page for pages of our own as deep as `url`."""
        theme = self.theme
        home = next((file.page for file in theme.files.documentation_pages() if file.url == f"{section}/"), None)
        page = ShellPage(url=url, language=language, section=home)
        context = dict(get_context(theme.nav, theme.files, theme.config, None))  # type: ignore[arg-type]
        context |= page_context(base_of(url), self.look.assets["icons.svg"], language)
        return Shell.render(theme.environment, context, page)

    def publish(self, staged: Path) -> None:
        """Write all pages of our own, and move what MkDocs staged into the site's folder."""
        self._write_own_pages(staged)
        assets.write_assets(staged)
        site_dir = self.options.site_dir if staged != self.options.site_dir else staged
        wanted = take_over(staged, site_dir) if staged != site_dir else set()
        session_pages = self._write_sessions(site_dir)
        if wanted:
            remove_leftovers(site_dir, wanted | session_pages)
        if self.options.search:
            from ospe_build.site.search import index  # noqa: PLC0415 - slow to import, and often not needed

            index.build_index(site_dir)
            index.write_page_rows(site_dir, (summary.id for summary in self.archive.sessions))

    def sitemap_entries(self) -> Iterator[tuple[str, str]]:
        """The addresses of our own pages, with the day of the last change where that is known; no made-up session."""
        for page in self.own_pages:
            if page.indexed:
                yield self.look.canonical(page.url), ""
        for summary in self.archive.sessions:
            if not summary.example:
                yield self.look.canonical(f"tulokset/{summary.id}/"), summary.updated

    def _write_own_pages(self, staged: Path) -> None:
        renderer = Renderer(self.look)
        shells: dict[tuple[str, int], Shell] = {}
        for page in self.own_pages:
            depth = page.url.count("/")
            if (page.section, depth) not in shells:
                shells[page.section, depth] = self.shell(page.url, DEFAULT_LANGUAGE, page.section)
            html = shells[page.section, depth].fill(
                title=page.title,
                description=page.description,
                canonical=self.look.canonical(page.url),
                content=renderer.fragment(page.template, DEFAULT_LANGUAGE, base_of(page.url), page.gather()),
            )
            write_file(staged / page.url / "index.html", html)
        write_file(staged / "tulokset" / "hakemisto.json", facets.index(self.archive))
        for statistic in statistics(self.archive, self.on):
            write_file(staged / "tilastot" / f"{statistic.key}.csv", statistic.csv())

    def _write_sessions(self, site_dir: Path) -> set[str]:
        """Write the sessions' pages that are not up to date; the names of all of them."""
        shells = {language: self.shell("tulokset/-/", language, "tulokset") for language in LANGUAGES}
        ledger = Ledger(self.options.cache, site_dir)
        neighbourhood = Neighbourhood(self.archive, self.options.sessions, self.on)
        shared = "\0".join([self._signature, str(self.look), *(shell.signature for shell in shells.values())])
        jobs = []
        for summary in self.archive.sessions:
            source = self._sources[summary.id]
            around = neighbourhood.of(summary, source)
            name = f"tulokset/{summary.id}/index.html"
            if ledger.stale(name, shared, self._digests[summary.id], around.key(summary)):
                jobs.append(PageJob(source, site_dir / name, around))
        self._write(jobs, Setting(shells, Renderer(self.look)))
        ledger.keep()
        return ledger.names

    def _write(self, jobs: list[PageJob], setting: Setting) -> None:
        """Have the team write pages, each by the worker that read the session."""
        if self._team is None:
            raise RuntimeError("check() comes before publish()")
        for _ in self._team.run("prepare", [(worker, setting) for worker in range(self._team.size)]):
            pass
        by_worker: dict[int, list[PageJob]] = defaultdict(list)
        for job in jobs:
            by_worker[self._readers.get(job.source, len(by_worker))].append(job)
        batches = [
            (worker, mine[start : start + BATCH])
            for worker, mine in by_worker.items()
            for start in range(0, len(mine), BATCH)
        ]
        for _ in self._team.run("write", batches):
            pass

    def close(self) -> None:
        """End the team's processes."""
        if self._team is not None:
            self._team.close()
            self._team = None
