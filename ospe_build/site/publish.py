"""Publishing: the sessions' pages and data files, then all other pages of ours, written where they wait for the swap.

What is up to date is left alone; what is no longer named goes when the new state takes its place.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from markupsafe import escape

from ospe_build import addresses
from ospe_build.archive.load import Loaded, SessionFile
from ospe_build.data.common import DataFiles, write_own_files
from ospe_build.data.promises import PromiseRows
from ospe_build.data.rows import encoded
from ospe_build.files import write_unseen
from ospe_build.messages import LANGUAGES
from ospe_build.site.links import PageVersion
from ospe_build.site.pages import OwnPage
from ospe_build.site.render import Renderer, SessionShells
from ospe_build.site.shell import VIEW, Shell
from ospe_build.site.views import lists
from ospe_build.site.views.promises import PromiseList, pieces
from ospe_build.site.views.surroundings import Surroundings, SurroundingsFinder
from ospe_build.site.views.units import unit_names_json
from ospe_build.work.cache import hashed
from ospe_build.work.outputs import Outputs
from ospe_build.work.pool import Pool

UNIT_NAMES: Final = "yksikot/nimet.json"
"""By which the home page finds units."""
_SESSION_MS: Final = 1.5
_PAGE_MS: Final = 4.0
INDEX: Final = "tulokset/hakemisto.json"
"""What the page of all results filters and sorts by."""


class SessionJob(NamedTuple):
    """What is to be written of a session.

    Attributes:
        around: what its page shows of the archive around it; None where the page is up to date.
        has_data: whether its data files are to be written.
    """

    file: SessionFile
    around: Surroundings | None
    has_data: bool


def _write_session(folder: Path, shells: SessionShells, renderer: Renderer, job: SessionJob) -> bytes | None:
    """Write what is published of one session; its rows where it has data.

    Raises:
        OSError: a file cannot be read or written.
    """
    session = job.file.session()
    if job.around is not None:
        page = addresses.file(addresses.session(session.id))
        write_unseen(f"{folder}/{page}", renderer.session_page(shells, session, job.around))
    return write_own_files(folder, session, job.file.path) if job.has_data else None


def _write_page(folder: Path, renderer: Renderer, job: tuple[OwnPage, Shell]) -> None:
    """Write a page that tells of many sessions, or of none.

    Raises:
        OSError: the file cannot be written.
    """
    page, shell = job
    html = shell.fill(
        title=page.title,
        description=page.description,
        canonical=renderer.site_context.origin.url(page.url),
        view=page.name,
        head=_feed_link(page),
        content=renderer.fragment(page.template, page.language, addresses.to_root(page.url), page.gather()),
    )
    write_unseen(f"{folder}/{addresses.file(page.url)}", html)


@dataclass(frozen=True)
class Publisher:
    """Writes what is not up to date of all but MkDocs' own pages.

    Attributes:
        make_shell: the theme's page for an address, its place among the languages and a section of the menu.
    """

    outputs: Outputs
    pool: Pool
    loaded: Loaded
    on: date
    surroundings: SurroundingsFinder
    renderer: Renderer
    make_shell: Callable[[str, PageVersion, str], Shell]

    def write_sessions(self) -> None:
        """Write the pages and the data of sessions, and the files that hold the data of all.

        Raises:
            OSError: the site's folder cannot be written to.
        """
        results = addresses.page("tulokset")
        shells = {
            # A session has one page: in the other languages the switch leads to the list.
            (language, made_up): self.make_shell(
                addresses.session("-"), PageVersion(results, language, (), results, unlisted=made_up), results
            )
            for language in LANGUAGES
            for made_up in (False, True)
        }
        shared = hashed(str(self.renderer.site_context), *(shell.signature for shell in shells.values()))
        archive, files = self.loaded.archive, self.loaded.files
        data = DataFiles(self.outputs, lambda id_: encoded(files[id_].session()))
        published = {summary.id for summary in archive.counted}
        jobs = []
        for summary in sorted(archive.sessions, key=lambda summary: summary.id):
            file = files[summary.id]
            around = self.surroundings.of(summary, file.path)
            page = addresses.file(addresses.session(summary.id))
            is_stale = self.outputs.stale(page, shared, file.digest, around.key(summary))
            has_data = summary.id in published and data.add(summary.id, file.digest)
            if is_stale or has_data:
                jobs.append(SessionJob(file, around if is_stale else None, has_data))
        work = partial(_write_session, self.outputs.folder.path, shells, self.renderer)
        for job, found in zip(jobs, self.pool.map(work, jobs, ms=_SESSION_MS), strict=True):
            if found is not None:
                data.give(job.file.path.stem, found)
        data.write_common(PromiseRows(archive, self.renderer.site_context.origin.site_url, self.on), self.pool)

    def _lists(self) -> Iterator[tuple[str, str, Callable[[], str]]]:
        """The files by which long lists are filtered in the browser, each with a hash of what decides it."""
        archive, on, signature_of = self.loaded.archive, self.on, self.loaded.signature_of
        everything = signature_of(summary.id for summary in archive.sessions)
        yield UNIT_NAMES, everything, partial(unit_names_json, archive)
        promises = {
            addresses.page("lupaukset", language=one): PromiseList(archive, on, one) for one in addresses.PUBLISHED
        }
        for language in addresses.PUBLISHED:
            yield addresses.folder(language) + INDEX, everything, partial(lists.index, archive, on, language)
        for folder, listed in promises.items():
            yield f"{folder}hakemisto.json", everything, listed.index
        for number, piece in enumerate(pieces(archive)):
            theirs = signature_of(dict.fromkeys(promise.session.id for promise in piece))
            for folder, listed in promises.items():
                yield f"{folder}tekstit/{number}.json", theirs, partial(listed.texts, piece)

    def write_pages(self, pages: Sequence[OwnPage]) -> None:
        """Write the other pages that we render ourselves, and what the page of all results finds sessions by.

        Raises:
            OSError: the site's folder cannot be written to.
        """
        for name, shown, make in self._lists():
            if self.outputs.stale(name, shown, self.on.isoformat()):
                self.outputs.folder.write(name, make())
        shells: dict[tuple[str, str, int], tuple[Shell, str]] = {}
        stale: list[tuple[OwnPage, Shell]] = []
        for page in pages:
            kind = page.section, page.language, page.url.count("/")
            if kind not in shells:
                place = PageVersion(VIEW, page.language, addresses.languages_of(page.section))
                made = self.make_shell(page.url, place, page.section)
                shells[kind] = made, hashed(made.signature)
            shell, shared = shells[kind]
            if page.sessions is None:
                context = page.gather()
                gathered, shown = replace(page, gather=partial(dict, context)), repr(context)
            else:
                gathered, shown = page, self.loaded.signature_of(one.id for one in page.sessions)
            named = repr((page.title, page.description, page.day))
            if self.outputs.stale(addresses.file(page.url), shared, named, shown):
                stale.append((gathered, shell))
        work = partial(_write_page, self.outputs.folder.path, self.renderer)
        deque(self.pool.map(work, stale, ms=_PAGE_MS, alike=True), maxlen=0)


def _feed_link(page: OwnPage) -> str:
    """The link by which feed readers find a page's feed."""
    if not page.feed:
        return ""
    address = escape(addresses.to_root(page.url) + page.feed)
    return f'<link rel="alternate" type="application/atom+xml" title="{escape(page.title)}" href="{address}">'
