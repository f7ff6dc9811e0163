"""The search index of the live site: made when the pages are there again, and answered from memory."""

from collections.abc import Collection
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from ospe_build.archive.load import Loaded
from ospe_build.site.search import FOLDER
from ospe_build.work.cache import Cache, code_signature
from ospe_build.work.pool import Pool


class LiveIndex:
    """Makes the index beside the server; who asks for it meanwhile waits, so that no old one answers."""

    def __init__(self) -> None:
        """Start with none."""
        self._maker = ThreadPoolExecutor(1, "index")
        self._key = ""
        self._made: dict[str, bytes] = {}
        self._files: Future[dict[str, bytes]] | None = None

    def make(self, folder: Path, names: Collection[str], loaded: Loaded, cache: Path) -> None:
        """Begin with the index of a site that is in its place.

        Args:
            folder: of the site.
            names: of its files.
            loaded: the sessions.
            cache: the folder of what is kept; the build's own file in it may be held by the next build already.
        """
        self._files = self._maker.submit(self._make, folder, names, loaded, cache)

    def _make(self, folder: Path, names: Collection[str], loaded: Loaded, cache: Path) -> dict[str, bytes]:
        from ospe_build.site.search import build, index  # noqa: PLC0415 - slow to load, and the pages come first
        from ospe_build.site.search.words import Words  # noqa: PLC0415

        try:
            with (
                closing(Cache(cache / "live", code_signature())) as known,
                closing(Pool("ospe_build.site.publish")) as pool,
            ):
                found = build.gather(folder.joinpath, dict.fromkeys(names), loaded, known, pool)
        except FileNotFoundError:
            return self._made  # a later build has taken the page away: its own index comes next
        if found.key != self._key:
            self._key = found.key
            self._made = {f"{FOLDER}/{name}": text.encode() for name, text in index.files(found.pages, Words(cache))}
        return self._made

    def file(self, name: str) -> bytes | None:
        """A file of the index, by its name below the site's root; None where it is none."""
        if self._files is None or not name.startswith(f"{FOLDER}/"):
            return None
        return self._files.result().get(name)
