"""Writing the pages that MkDocs does not know, where they wait: the sessions' by the team, all others here."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ospe_build import addresses
from ospe_build.files import write_unseen
from ospe_build.folder import OutputFolder
from ospe_build.ledger import Ledger, Noted, hashed
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES
from ospe_build.site.intake import PAGES, Intake
from ospe_build.site.neighbourhood import Neighbourhood
from ospe_build.site.pages import OwnPage
from ospe_build.site.render import Renderer
from ospe_build.site.shell import Shell
from ospe_build.site.views import facets
from ospe_build.site.worker import PageJob, Setting

PAGES_AT_ONCE: Final = 100
INDEX: Final = "tulokset/hakemisto.json"
"""What the page of all results filters and sorts by."""


@dataclass
class PageWriter:
    """Writes the pages that are not up to date.

    Attributes:
        signature: hash of the code.
        make_shell: the theme's page for an address, a language and a section of the menu.
    """

    site: OutputFolder
    ledger: Ledger
    intake: Intake
    neighbourhood: Neighbourhood
    renderer: Renderer
    signature: str
    make_shell: Callable[[str, str, str], Shell]

    def write(self, own_pages: Sequence[OwnPage]) -> Noted:
        """Write pages; the team is at work on the sessions' while this process renders the others.

        Raises:
            OSError: the site's folder cannot be written to.
        """
        under_way = self._start_sessions()
        self._write_own(own_pages)
        for _ in under_way:
            pass
        return self.ledger.noted

    def _write_own(self, own_pages: Sequence[OwnPage]) -> None:
        archive = self.intake.archive
        everything = self.intake.signature_of(summary.id for summary in archive.sessions)
        if self.ledger.stale(INDEX, self.signature, everything):
            write_unseen(self.site.new(INDEX), facets.index(archive, DEFAULT_LANGUAGE))
        shells: dict[tuple[str, int], tuple[Shell, str]] = {}
        for page in own_pages:
            place = page.section, page.url.count("/")
            if place not in shells:
                made = self.make_shell(page.url, page.language, page.section)
                shells[place] = made, hashed(self.signature, made.signature)
            shell, shared = shells[place]
            shown = everything if page.sessions is None else self.intake.signature_of(one.id for one in page.sessions)
            name = f"{page.url}index.html"
            if not self.ledger.stale(name, shared, repr((page.title, page.description)), shown):
                continue
            html = shell.fill(
                title=page.title,
                description=page.description,
                canonical=self.renderer.look.origin.url(page.url),
                content=self.renderer.fragment(
                    page.template, page.language, addresses.to_root(page.url), page.gather()
                ),
            )
            write_unseen(self.site.new(name), html)

    def _start_sessions(self) -> Iterator[Any]:
        """Have each page written by the worker that read the session."""
        shells = {
            language: self.make_shell(addresses.session("-"), language, addresses.page("tulokset", language=language))
            for language in LANGUAGES
        }
        shared = hashed(self.signature, str(self.renderer.look), *(shell.signature for shell in shells.values()))
        return self.intake.team.start("write", self._session_jobs(Setting(shells, self.renderer), shared), PAGES)

    def _session_jobs(self, setting: Setting, shared: str) -> Iterator[tuple[int, tuple[Setting, list[PageJob]]]]:
        """The pages to write, in batches; `shared` is what decides all of them alike."""
        waiting: dict[int, list[PageJob]] = defaultdict(list)
        for summary in self.intake.archive.sessions:
            source = self.intake.sources[summary.id]
            around = self.neighbourhood.of(summary, source)
            name = f"{addresses.session(summary.id)}index.html"
            if not self.ledger.stale(name, shared, self.intake.digests[summary.id], around.key(summary)):
                continue
            worker = self.intake.reader(summary.id) % self.intake.team.size
            waiting[worker].append(PageJob(source, self.site.new(name), around))
            if len(waiting[worker]) == PAGES_AT_ONCE:
                yield worker, (setting, waiting.pop(worker))
        yield from ((worker, (setting, rest)) for worker, rest in waiting.items())
