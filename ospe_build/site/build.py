"""One build: all sessions taken in, then the pages that MkDocs does not know, then the site put in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final

from ospe_build import addresses
from ospe_build.archive.archive import Archive
from ospe_build.archive.load import Loaded, Loading
from ospe_build.checking import today
from ospe_build.data.csv_files import DIALECTS
from ospe_build.data.edition import Edition, Origin
from ospe_build.data.exports import describe
from ospe_build.form import archive_list
from ospe_build.site import offline, pages, static, well_known
from ospe_build.site.account_words import words_of
from ospe_build.site.environment import Repository, SiteContext, compiled_templates
from ospe_build.site.frame import Frame
from ospe_build.site.publish import INDEX, Publisher
from ospe_build.site.refusal import refuse_errors
from ospe_build.site.render import Renderer
from ospe_build.site.search.others import OtherArchive
from ospe_build.site.serving.live_index import LiveIndex
from ospe_build.site.views.statistic import Statistic
from ospe_build.site.views.statistics import statistics
from ospe_build.site.views.surroundings import SurroundingsFinder
from ospe_build.work.cache import Cache, code_signature
from ospe_build.work.folder import OutputFolder
from ospe_build.work.outputs import Outputs
from ospe_build.work.pool import Pool
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
        others: other archives that its page of sessions can search too.
        search: whether to make the search index.
        on: the day for which the site is made (ISO), today's where empty.
        cache: folder for what is kept from one build to the next.
    """

    sessions: Path
    site_dir: Path
    apart: tuple[Path, ...]
    origin: Origin
    others: Sequence[OtherArchive]
    search: bool
    on: str
    cache: Path


class Build:
    """One build of the site, from the sessions' files to the finished folder."""

    def __init__(self, options: Options) -> None:
        """Take hold of the site's folder, and begin to take the sessions in.

        Raises:
            MisuseError: the folder is not to be filled with a site; nothing has been written.
        """
        self.options = options
        self.site = OutputFolder(options.site_dir, (options.sessions, *options.apart), former=INDEX)
        self.on = date.fromisoformat(options.on) if options.on else today()
        signature = code_signature()
        self._cache = Cache(options.cache, signature)
        self._pool = Pool("ospe_build.site.publish")
        self.loaded: Loaded
        self.surroundings: SurroundingsFinder
        self.frame: Frame
        self._statistics: dict[str, list[Statistic]] = {}
        self._publisher: Publisher
        try:
            self._loading = Loading(options.sessions, self.on, self._cache, self._pool)
            compiled = compiled_templates(options.cache, signature)
            origin = options.origin
            self.site_context = SiteContext(Repository(origin.repo_url), origin, compiled, static.addresses())
        except BaseException:
            self.close()
            raise

    @property
    def archive(self) -> Archive:
        """All sessions in short, once they are taken in."""
        return self.loaded.archive

    @property
    def others(self) -> Sequence[OtherArchive]:
        """Other archives that can be searched too."""
        return self.options.others

    def view(self, template: str, language: str) -> dict[str, Any]:
        """What a page of MkDocs with that template shows of the archive."""
        gather = pages.MKDOCS_VIEWS.get(template)
        return gather(self, language) if gather else {}

    @cached_property
    def own_pages(self) -> list[pages.OwnPage]:
        """The pages that we render ourselves, but for the sessions'."""
        words = partial(words_of, config=self.frame.config)
        return [
            page
            for language in addresses.PUBLISHED
            for page in pages.own_pages(self.archive, self.on, language, partial(words, language=language))
        ]

    def statistics(self, language: str) -> list[Statistic]:
        """All statistics in a language, counted once for the page and its CSV files."""
        if language not in self._statistics:
            self._statistics[language] = statistics(self.archive, self.on, language)
        return self._statistics[language]

    @cached_property
    def edition(self) -> Edition:
        """The open data as it is published."""
        paths = {one.id: self.loaded.files[one.id].path for one in self.archive.counted}
        found = {id_: self.surroundings.provenance_of(path) for id_, path in paths.items()}
        known = {id_: provenance for id_, provenance in found.items() if provenance is not None}
        return Edition(self.options.origin, self.archive, self.on, known)

    def sitemap_entries(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """Our own pages but made-up sessions': address, day of the last change where that is known, languages."""
        for page in self.own_pages:
            if page.indexed:
                yield page.url, "", addresses.languages_of(page.section)
        for summary in self.archive.sessions:
            if not summary.example:
                yield addresses.session(summary.id), summary.updated, ()

    def write_sessions(self, frame: Frame) -> None:
        """Wait until the sessions are loaded; write their pages and their data.

        Raises:
            InvalidSessionsError: a session has an error.
        """
        self.frame = frame
        renderer = Renderer(self.site_context)
        renderer.compile()  # the processes of the pool are still examining files
        self.loaded = self._loading.finish()
        refuse_errors(self.loaded)
        self.surroundings = SurroundingsFinder(self.archive, self.options.sessions, self.on)
        self._publisher = Publisher(
            outputs=Outputs(self.site, self._cache),
            pool=self._pool,
            loaded=self.loaded,
            on=self.on,
            surroundings=self.surroundings,
            renderer=renderer,
            make_shell=frame.shell,
        )
        self._publisher.write_sessions()

    def finish(self, live: LiveIndex | None = None) -> None:
        """Complete the new state of the site, to which MkDocs has added its pages, and show it.

        Args:
            live: what makes the index while the site is served, when the pages are in their place.
        """
        self._publisher.write_pages(self.own_pages)
        for address, content in static.assets().values():
            self.site.write(address, content)
        self.site.write(offline.WORKER, offline.worker())
        self.site.write(archive_list.PATH, archive_list.archive_list(self.archive, self.loaded.facts))
        self.site.write(archive_list.SKETCHES, archive_list.sketches(self.archive, self.loaded.facts))
        for language in addresses.PUBLISHED:
            folder = addresses.folder(language)
            self.site.write(folder + TEMPLATE_FILE, template({}, language))
            for statistic in self.statistics(language):
                for dialect in DIALECTS:
                    self.site.write(f"{folder}tilastot/{dialect.file(statistic.key)}", statistic.csv(dialect))
        self.site.write(well_known.ROBOTS, well_known.robots(self.options.origin))
        self.site.write(well_known.SECURITY, well_known.security(self.options.origin, self.on))
        outputs = self._publisher.outputs
        describe(self.edition, outputs, self.loaded.signature_of)
        if self.options.search and live is None:
            from ospe_build.site.search import build as search  # noqa: PLC0415 - often not needed

            search.build(outputs, self.loaded, self._pool)
        names = outputs.publish()
        if self.options.search and live is not None:
            live.make(self.site.place, names, self.loaded, self.options.cache)

    def close(self) -> None:
        """End all processes; of a build that failed, nothing is left."""
        self._pool.close()
        self._cache.close()
        self.site.close()
