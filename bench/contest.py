"""The contest at one count of sessions: prepares the contenders, lets them take turns, counts what they wrote."""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import hugo_site, plain_site, tools
from bench.measure import Usage, run

OURS: Final = "ospe build --no-search, cold"
OURS_AGAIN: Final = "ospe build --no-search, one session changed"
SPINE: Final = "the same without the open data, cold"
SPINE_AGAIN: Final = "the same without the open data, one changed"
OURS_SEARCH: Final = "ospe build with search, cold"
OURS_SEARCH_AGAIN: Final = "ospe build with search, one session changed"
HUGO: Final = "Hugo with a YAML content adapter"
HUGO_DATA: Final = "Hugo, each session as JSON and YAML too"
HUGO_SEARCH: Final = "Hugo, all pages of ours, then Pagefind over them"
PLAIN: Final = "MkDocs + Material, a Markdown page a session"
_TITLE: Final = re.compile(rb"""^(\s*otsikko:\s*["']?)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender took, and what it wrote.

    Attributes:
        pages: number of HTML files.
        page_bytes: mean size of a session's page.
    """

    usage: Usage
    pages: int
    page_bytes: float


@dataclass(frozen=True, slots=True)
class Runs:
    """How often each contender runs; the median counts.

    Attributes:
        fast: of all but the plain way.
        plain: of the plain way, which takes minutes.
    """

    fast: int
    plain: int


def contest(count: int, seed: int, runs: Runs, tell: Callable[[str], None]) -> dict[str, Result]:
    """Run all contenders on the same sessions, in turns, and measure them.

    Args:
        count: number of sessions.
        seed: of `ospe demo`.
        runs: how often each of them runs.
        tell: is told what runs next.

    Raises:
        FailedRunError: a contender failed.
        subprocess.CalledProcessError: `ospe demo` or pip failed.
    """
    folder = tools.WORK / str(count)
    tell(f"{count} sessions: preparing")
    sessions = tools.make_sessions(folder / "sessions", count, seed)
    ours = _Ours(tools.our_folder(folder / "ours"), folder / "sessions")
    usages: dict[str, list[Usage]] = defaultdict(list)
    written: dict[str, tuple[int, float]] = {}

    def measure(name: str, command: Sequence[str | Path], where: Path, site: Path) -> None:
        tell(f"{count} sessions, run {len(usages[name]) + 1}: {name}")
        usages[name].append(run(command, where, folder / "output.log"))
        written[name] = _count(site)

    all_project = folder / "hugo-all"
    hugo_project, hugo_output, hugo_cache = folder / "hugo", folder / "hugo-site", folder / "hugo-cache"
    hugo: list[str | Path] = [tools.hugo(), "--destination", hugo_output, "--cacheDir", hugo_cache]
    for _ in range(runs.fast):
        ours.make_cold()
        measure(OURS, ours.command("--no-search"), ours.folder, ours.site)
        with changed(sessions[count // 2]):
            measure(OURS_AGAIN, ours.command("--no-search"), ours.folder, ours.site)
        if not hugo_project.exists():
            for project in (hugo_project, all_project):
                hugo_site.stage(project, folder / "sessions", ours.page(sessions[0]))
            hugo_site.add_pages(all_project, ours.site)
        tools.put_away(hugo_output, hugo_cache)
        measure(HUGO, hugo, hugo_project, hugo_output)
        tools.put_away(hugo_output, hugo_cache)
        measure(HUGO_DATA, [*hugo, "--config", hugo_site.DATA_CONFIG], hugo_project, hugo_output)
        ours.make_cold()
        measure(SPINE, ours.without_data("--no-search"), ours.folder, ours.site)
        with changed(sessions[count // 2]):
            measure(SPINE_AGAIN, ours.without_data("--no-search"), ours.folder, ours.site)
        ours.make_cold()
        measure(OURS_SEARCH, ours.command(), ours.folder, ours.site)
        with changed(sessions[count // 2]):
            measure(OURS_SEARCH_AGAIN, ours.command(), ours.folder, ours.site)
        tools.put_away(hugo_output, hugo_cache)
        measure(HUGO_SEARCH, tools.one_after_another(hugo, tools.pagefind(hugo_output)), all_project, hugo_output)
    plain = folder / "plain"
    plain_site.stage(plain, sessions)
    for _ in range(runs.plain):
        tools.put_away(plain / "site")
        measure(PLAIN, [tools.MKDOCS, "build", "--quiet"], plain, plain / "site")
    return {name: Result(Usage.typical(usages[name]), *written[name]) for name in usages}


@dataclass(frozen=True, slots=True)
class _Ours:
    """Our build in a folder of its own."""

    folder: Path
    sessions: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def command(self, *options: str) -> list[str | Path]:
        return [tools.OSPE, *self._build(options)]

    def without_data(self, *options: str) -> list[str | Path]:
        return [sys.executable, tools.SPINE, *self._build(options)]

    def _build(self, options: tuple[str, ...]) -> list[str | Path]:
        return ["build", "--sessions", self.sessions, "--site-dir", self.site, *options]

    def make_cold(self) -> None:
        """Forget all earlier builds."""
        tools.put_away(self.site, self.folder / ".cache")

    def page(self, session: Path) -> Path:
        return self.site / "tulokset" / session.stem / "index.html"


@contextmanager
def changed(session: Path) -> Iterator[None]:
    """A session with another title, so that its own page and the lists that name it change; put back afterwards.

    Raises:
        ValueError: the file has no title.
    """
    original = session.read_bytes()
    edited, times = _TITLE.subn(rb"\1Uusi ", original, count=1)
    if not times:
        raise ValueError(f"{session} has no title to change")
    session.write_bytes(edited)
    try:
        yield
    finally:
        session.write_bytes(original)


def _count(site: Path) -> tuple[int, float]:
    """Number of a site's HTML files, and the mean size of its sessions' pages, which start with the year."""
    sizes = [page.stat().st_size for page in site.glob("tulokset/[0-9]*/index.html")]
    return sum(1 for _ in site.rglob("*.html")), sum(sizes) / len(sizes)
