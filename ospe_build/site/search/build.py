"""Making the index of a whole site: its pages gathered as documents, then written; what is unchanged is left alone."""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from ospe_build import addresses
from ospe_build.archive.load import Loaded, SessionFile
from ospe_build.errors import SearchError
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.site.search import FOLDER, index
from ospe_build.site.search.page_document import of_page
from ospe_build.site.search.search_page import SearchPage
from ospe_build.site.search.session_document import of_session
from ospe_build.site.search.words import Words, dictionaries
from ospe_build.work.cache import Cache, hashed
from ospe_build.work.outputs import Outputs
from ospe_build.work.pool import Pool

_KIND: Final = "search"
_SESSION_MS: Final = 1.0
_YEAR: Final = re.compile(r"(?<=/)\d{4}(?=/)")
_LAST_YEAR: Final = 9999


class Found(NamedTuple):
    """What is searched of a site.

    Attributes:
        pages: those for maintainers first, then others, then sessions, the oldest first.
        key: a hash of all that the index is made of.
    """

    pages: list[SearchPage]
    key: str


def build(outputs: Outputs, loaded: Loaded, pool: Pool) -> None:
    """Write the index of a site of which all pages are written.

    Raises:
        SearchError: no page is to be searched.
    """
    keys = {name: outputs.keys.get(name) for name in outputs.names()}
    found = gather(outputs.folder.current, keys, loaded, outputs.cache, pool)
    if not outputs.stale(f"{FOLDER}/{index.CONTENTS}", found.key) and outputs.keep_below(f"{FOLDER}/"):
        return
    for name, content in index.files(found.pages, Words(outputs.cache.folder)):
        if name == index.CONTENTS or outputs.stale(f"{FOLDER}/{name}", content):
            outputs.folder.write(f"{FOLDER}/{name}", content)


def gather(
    file: Callable[[str], Path], keys: Mapping[str, str | None], loaded: Loaded, cache: Cache, pool: Pool
) -> Found:
    """What is searched of a site of which all pages are written.

    Args:
        file: where a file of the site is, by its name.
        keys: a hash of what each file is made of, by its name; None where that is not known.
        loaded: the sessions.
        cache: holds what was found in pages that are the same.
        pool: reads sessions where there are many.

    Raises:
        SearchError: no page is to be searched.
        FileNotFoundError: a page is not there.
    """
    sessions = _sessions(loaded, cache, pool)
    theirs = {addresses.file(addresses.session(id_)) for id_ in sessions}
    others = dict(_others(file, keys, theirs, cache))
    pages = sorted(others.values(), key=lambda page: (not page.inner, _newest_first(page.view), page.language))
    pages += [page for _, page in sessions.values()]
    if not pages:
        raise SearchError(text(DEFAULT_LANGUAGE, "search.no_pages"))
    return Found(pages, hashed(dictionaries(), *others, *(key for key, _ in sessions.values())))


def _newest_first(view: str) -> str:
    """What puts pages in order by their addresses, but those of years the newest first."""
    return _YEAR.sub(lambda year: str(_LAST_YEAR - int(year[0])), view)


def _sessions(loaded: Loaded, cache: Cache, pool: Pool) -> dict[str, tuple[str, SearchPage]]:
    """The sessions' pages by id, the oldest first, each with a hash of what it is made of.

    Those that do not count are without their means, as at `/lupaukset/`.
    """
    archive = loaded.archive
    counted = {summary.id for summary in archive.counted}
    asked: dict[str, _Asked] = {}
    found: dict[str, SearchPage] = {}
    missing = []
    for summary in reversed(archive.sessions):
        units = archive.places.units_of(summary) if summary.id in counted else ()
        names = [unit.name for unit in units if unit.name not in summary.units]
        asked[summary.id] = one = _Asked(loaded.files[summary.id], names)
        if kept := cache.get(_KIND, one.key):
            found[summary.id] = msgspec.msgpack.decode(kept, type=SearchPage)
        else:
            missing.append(summary.id)
    jobs = [asked[id_] for id_ in missing]
    for id_, page in zip(missing, pool.map(_of_session, jobs, ms=_SESSION_MS), strict=True):
        cache.put(_KIND, asked[id_].key, msgspec.msgpack.encode(page))
        found[id_] = page
    for id_ in found.keys() - counted:
        found[id_].means = []
    return {id_: (one.key, found[id_]) for id_, one in asked.items()}


class _Asked(NamedTuple):
    """A session whose page is sought: its file, and the names of its units that the file writes otherwise."""

    file: SessionFile
    units: list[str]

    @property
    def key(self) -> str:
        return hashed(self.file.digest, *self.units)


def _of_session(asked: _Asked) -> SearchPage:
    return SearchPage.of(of_session(asked.file.session(), asked.units))


def _others(
    file: Callable[[str], Path], keys: Mapping[str, str | None], sessions: set[str], cache: Cache
) -> Iterator[tuple[str, SearchPage]]:
    """All other pages that are searched, by a hash of what each is made of."""
    for name, known in sorted(keys.items()):
        if not name.endswith(".html") or name in sessions:
            continue
        content = None if known else file(name).read_bytes()
        key = hashed(name, known or blake2b(content or b"", digest_size=12).hexdigest())
        kept = cache.get(_KIND, key)
        if kept is None:
            document = of_page(name.removesuffix(addresses.file("")), (content or file(name).read_bytes()).decode())
            kept = msgspec.msgpack.encode(document and SearchPage.of(document))
            cache.put(_KIND, key, kept)
        page = msgspec.msgpack.decode(kept, type=SearchPage | None)
        if page is not None:
            yield key, page
