"""Publishing: the sessions' pages and data files, then all other pages of ours, written where they wait for the swap.

What is up to date is left alone; what is no longer named goes when the new state takes its place.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from markupsafe import escape

from ospe_build import addresses
from ospe_build.archive.load import Loaded
from ospe_build.archive.session import Session
from ospe_build.data.common import DataFiles, SessionRows
from ospe_build.data.promises import PromiseRows
from ospe_build.data.rows import rows
from ospe_build.data.session_files import write_session_files
from ospe_build.files import write_unseen
from ospe_build.folder import OutputFolder
from ospe_build.messages import LANGUAGES
from ospe_build.reading import read_file
from ospe_build.site.links import Place
from ospe_build.site.neighbourhood import Neighbourhood
from ospe_build.site.pages import OwnPage
from ospe_build.site.render import Renderer
from ospe_build.site.shell import VIEW, Shell
from ospe_build.site.views import lists
from ospe_build.site.views.promises import PromiseList
from ospe_build.site.views.surroundings import Surroundings
from ospe_build.site.views.units import unit_names
from ospe_build.work.cache import hashed
from ospe_build.work.outputs import Outputs
from ospe_build.work.pool import Pool

UNIT_NAMES: Final = "yksikot/nimet.json"
"""By which the home page finds units."""
_SESSION_MS: Final = 1.5
_PAGE_MS: Final = 4.0
INDEX: Final = "tulokset/hakemisto.json"
"""What the page of all results filters and sorts by."""


@dataclass(frozen=True, slots=True)
class SessionJob:
    """What is to be written of a session.

    Attributes:
        source: its file.
        value: all that the file holds, as JSON, where it was read in this build.
        around: what its page shows of the archive around it; None where the page is up to date.
        has_data: whether its data files are to be written.
    """

    source: Path
    value: bytes | None
    around: Surroundings | None
    has_data: bool


@dataclass(frozen=True, slots=True)
class SessionWriter:
    """Writes what is published of one session; it travels to the processes of the pool.

    Attributes:
        folder: where new files of the site are written.
        shells: the theme's page around a session's, by language.
        renderer: makes the pages' content.
    """

    folder: Path
    shells: dict[str, Shell]
    renderer: Renderer

    def write(self, job: SessionJob) -> tuple[str, SessionRows | None]:
        """Write a session's files; its id, and its rows where it has data.

        Raises:
            OSError: a file cannot be read or written.
        """
        # It is known to be sound: its file was checked in this build or, as its hash shows, in an earlier one.
        known = job.value and msgspec.json.decode(job.value)
        session = Session(job.source.stem, known or read_file(job.source, str(job.source)).value)
        if job.around is not None:
            page = self.renderer.session_page(self.shells, session, job.around)
            write_unseen(f"{self.folder}/{page_file(session.id)}", page)
        if not job.has_data:
            return session.id, None
        write_session_files(self.folder, session, job.source)
        return session.id, rows(session)


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Writes a page that tells of many sessions, or of none; it travels to the processes of the pool.

    Attributes:
        folder: where new files of the site are written.
        renderer: makes the pages' content.
    """

    folder: Path
    renderer: Renderer

    def write(self, job: tuple[OwnPage, Shell]) -> None:
        """Write a page into its shell.

        Raises:
            OSError: the file cannot be written.
        """
        page, shell = job
        html = shell.fill(
            title=page.title,
            description=page.description,
            canonical=self.renderer.site_context.origin.url(page.url),
            view=page.name,
            head=_feed_link(page),
            content=self.renderer.fragment(page.template, page.language, addresses.to_root(page.url), page.gather()),
        )
        write_unseen(f"{self.folder}/{page.url}index.html", html)


def page_file(session: str) -> str:
    """The file of a session's page."""
    return f"{addresses.session(session)}index.html"


@dataclass(frozen=True)
class Publisher:
    """Writes what is not up to date of all but MkDocs' own pages.

    Attributes:
        make_shell: the theme's page for an address, its place among the languages and a section of the menu.
    """

    site: OutputFolder
    outputs: Outputs
    pool: Pool
    loaded: Loaded
    neighbourhood: Neighbourhood
    renderer: Renderer
    make_shell: Callable[[str, Place, str], Shell]

    def write_sessions(self) -> None:
        """Write the pages and the data of sessions, and the files that hold the data of all.

        Raises:
            OSError: the site's folder cannot be written to.
        """
        results = addresses.page("tulokset")
        shells = {
            # A session has one page: in the other languages the switch leads to the list.
            language: self.make_shell(addresses.session("-"), Place(results, language, (), results), results)
            for language in LANGUAGES
        }
        shared = hashed(str(self.renderer.site_context), *(shell.signature for shell in shells.values()))
        archive, files = self.loaded.archive, self.loaded.files
        data = DataFiles(self.site, self.outputs)
        published = {summary.id for summary in archive.counted}
        jobs = []
        for summary in sorted(archive.sessions, key=lambda summary: summary.id):
            file = files[summary.id]
            around = self.neighbourhood.of(summary, file.path)
            is_stale = self.outputs.stale(page_file(summary.id), shared, file.digest, around.key(summary))
            has_data = summary.id in published and data.add(summary.id, file.digest)
            if is_stale or has_data:
                jobs.append(SessionJob(file.path, file.value, around if is_stale else None, has_data))
        made = PromiseRows(archive, self.renderer.site_context.origin.site_url, self.neighbourhood.on)
        writer = SessionWriter(self.site.path, shells, self.renderer)
        done = self.pool.map(writer.write, jobs, ms=_SESSION_MS)
        data.write_common(((id_, found) for id_, found in done if found is not None), made, self.pool)

    def _lists(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """The files by which the long lists are filtered and sorted in the browser."""
        archive = self.loaded.archive
        yield UNIT_NAMES, partial(unit_names, archive)
        for language in addresses.PUBLISHED:
            yield addresses.folder(language) + INDEX, partial(lists.index, archive, self.neighbourhood.on, language)
            listed = PromiseList(archive, self.neighbourhood.on, language)
            folder = addresses.page("lupaukset", language=language)
            yield f"{folder}hakemisto.json", listed.index
            yield f"{folder}tekstit.json", listed.texts

    def write_pages(self, pages: Sequence[OwnPage]) -> None:
        """Write the other pages that we render ourselves, and what the page of all results finds sessions by.

        Raises:
            OSError: the site's folder cannot be written to.
        """
        everything = self.loaded.signature_of(summary.id for summary in self.loaded.archive.sessions)
        for name, make in self._lists():
            if self.outputs.stale(name, everything, self.neighbourhood.on.isoformat()):
                write_unseen(self.site.new(name), make())
        shells: dict[tuple[str, str, int], tuple[Shell, str]] = {}
        stale: list[tuple[OwnPage, Shell]] = []
        for page in pages:
            kind = page.section, page.language, page.url.count("/")
            if kind not in shells:
                place = Place(VIEW, page.language, addresses.languages_of(page.section))
                made = self.make_shell(page.url, place, page.section)
                shells[kind] = made, hashed(made.signature)
            shell, shared = shells[kind]
            shown = everything if page.sessions is None else self.loaded.signature_of(one.id for one in page.sessions)
            name = f"{page.url}index.html"
            if self.outputs.stale(name, shared, repr((page.title, page.description, page.day)), shown):
                stale.append((page, shell))
        writer = PageWriter(self.site.path, self.renderer)
        deque(self.pool.map(writer.write, stale, ms=_PAGE_MS, alike=True), maxlen=0)


def _feed_link(page: OwnPage) -> str:
    """The link by which feed readers find a page's feed."""
    if not page.feed:
        return ""
    address = escape(addresses.to_root(page.url) + page.feed)
    return f'<link rel="alternate" type="application/atom+xml" title="{escape(page.title)}" href="{address}">'
