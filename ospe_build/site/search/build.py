"""Making the index of a whole site: its pages gathered as documents, then written; what is unchanged is left alone."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from ospe_build.archive.load import Loaded
from ospe_build.archive.session import Session
from ospe_build.errors import SearchError
from ospe_build.files import write_unseen
from ospe_build.folder import OutputFolder
from ospe_build.manifest import files_below
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.reading import read_file
from ospe_build.site.publish import page_file
from ospe_build.site.search import index
from ospe_build.site.search.documents import of_page, of_session
from ospe_build.site.search.index import SearchPage
from ospe_build.site.search.words import Words, dictionaries
from ospe_build.work.cache import Cache, hashed
from ospe_build.work.outputs import Outputs
from ospe_build.work.pool import Pool

_KIND: Final = "search"
_SESSION_MS: Final = 1.0
_Job = tuple[Path, bytes | None]


def build(site: OutputFolder, outputs: Outputs, loaded: Loaded, cache: Cache, pool: Pool) -> None:
    """Write the index of a site of which all pages are written.

    Raises:
        SearchError: no page is to be searched.
    """
    sessions = _sessions(loaded, cache, pool)
    theirs = {page_file(id_) for id_ in sessions}
    others = dict(_others(site, outputs, theirs, cache))
    cache.prune(_KIND)
    pages = [*sorted(others.values(), key=lambda page: (not page.inner, page.view, page.language)), *sessions.values()]
    if not pages:
        raise SearchError(text(DEFAULT_LANGUAGE, "search.no_pages"))
    key = hashed(dictionaries(), *others, *(loaded.files[id_].digest for id_ in sessions))
    is_kept = outputs.keep_below(f"{index.FOLDER}/")
    if not outputs.stale(f"{index.FOLDER}/{index.CONTENTS}", key) and is_kept:
        return
    for name, content in index.files(pages, Words(cache.folder)):
        if name == index.CONTENTS or outputs.stale(f"{index.FOLDER}/{name}", content):
            write_unseen(site.new(f"{index.FOLDER}/{name}"), content)


def _sessions(loaded: Loaded, cache: Cache, pool: Pool) -> dict[str, SearchPage]:
    """The sessions' pages by id, the oldest first."""
    found: dict[str, SearchPage | None] = {}
    for summary in reversed(loaded.archive.sessions):
        kept = cache.get(_KIND, loaded.files[summary.id].digest)
        found[summary.id] = msgspec.msgpack.decode(kept, type=SearchPage) if kept else None
    missing = [id_ for id_, page in found.items() if page is None]
    jobs = [(loaded.files[id_].path, loaded.files[id_].value) for id_ in missing]
    for id_, page in zip(missing, pool.map(_of_session, jobs, ms=_SESSION_MS), strict=True):
        cache.put(_KIND, loaded.files[id_].digest, msgspec.msgpack.encode(page))
        found[id_] = page
    return {id_: page for id_, page in found.items() if page is not None}


def _of_session(job: _Job) -> SearchPage:
    path, value = job
    known = value and msgspec.json.decode(value)
    return SearchPage.of(of_session(Session(path.stem, known or read_file(path, str(path)).value)))


def _others(site: OutputFolder, outputs: Outputs, sessions: set[str], cache: Cache) -> Iterator[tuple[str, SearchPage]]:
    """All other pages that are searched, by a hash of what each is made of."""
    for name in sorted({*outputs.keys, *files_below(site.path)}):
        if not name.endswith(".html") or name in sessions:
            continue
        content = None if name in outputs.keys else site.current(name).read_bytes()
        key = hashed(name, outputs.keys[name] if content is None else blake2b(content, digest_size=12).hexdigest())
        kept = cache.get(_KIND, key)
        if kept is None:
            document = of_page(name.removesuffix("index.html"), (content or site.current(name).read_bytes()).decode())
            kept = msgspec.msgpack.encode(document and SearchPage.of(document))
            cache.put(_KIND, key, kept)
        page = msgspec.msgpack.decode(kept, type=SearchPage | None)
        if page is not None:
            yield key, page
