"""The search index of a site."""

import gzip
import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ospe_build.errors import SearchError
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.packages import script
from ospe_build.site.search.forms import forms_of_words, write_shards
from ospe_build.site.search.pages import search_page

INDEX: Final = "pagefind"
FORMS: Final = "haku"
# Pagefind's own interfaces, which the site does not use.
_UNUSED: Final = ("pagefind-*ui.*", "pagefind-highlight.js")


def build_index(pages: Mapping[str, Path], folder: Path) -> int:
    """Write the search index: `pagefind/`, and the map from forms to lemmas in `haku/`.

    What is marked with `data-pagefind-body` is searched, in every language together: a Swedish session is found from
    the Finnish pages.

    Args:
        pages: the site's HTML files, by name from the site's root.
        folder: where the index is written; it holds none yet.

    Returns:
        The number of pages in the index.

    Raises:
        SearchError: no page is marked, or Pagefind failed.
    """
    with TemporaryDirectory(prefix=".haku-", dir=folder) as directory:
        count, words = _stage(pages, Path(directory))
        if not count:
            raise SearchError(text(DEFAULT_LANGUAGE, "search.no_pages"))
        command = [*script("pagefind", "lib/runner/bin.cjs"), "--site", directory, "--silent"]
        command += ["--output-path", str(folder / INDEX), "--force-language", DEFAULT_LANGUAGE]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as pagefind:  # noqa: S603 - ours alone
            # The map is made while Pagefind runs on another core.
            _write_forms(words, folder / FORMS)
            _, problems = pagefind.communicate()
    if pagefind.returncode:
        raise SearchError(text(DEFAULT_LANGUAGE, "search.index_failed", detail=problems.strip()))
    for pattern in _UNUSED:
        for path in (folder / INDEX).glob(pattern):
            path.unlink()
    return count


def _stage(pages: Mapping[str, Path], staged: Path) -> tuple[int, dict[str, set[str]]]:
    """Write the pages as they are searched; how many there are, and their words by language."""
    count = 0
    words: dict[str, set[str]] = defaultdict(set)
    for name, path in pages.items():
        page = search_page(path.read_text(encoding="utf-8"))
        if page is None:
            continue
        target = staged / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.html, encoding="utf-8")
        words[page.language] |= page.words
        count += 1
    return count, words


def _write_forms(words: dict[str, set[str]], directory: Path) -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for language, distinct in words.items():
        for lemma, found in forms_of_words(distinct, language).items():
            forms[lemma] |= found
    write_shards(forms, directory)


def write_page_rows(site_dir: Path, ids: Iterable[str]) -> None:
    """Write which row of the results page's index each session's page is: from Pagefind's name for the page.

    Pagefind gives a page's address only by loading a file a page; the results page needs thousands at once.

    Args:
        site_dir: the site, with its search index.
        ids: the sessions, in the order of the index's rows.
    """
    row_of = {f"/tulokset/{id_}/": row for row, id_ in enumerate(ids)}
    rows = {}
    for path in sorted((site_dir / INDEX / "fragment").glob("*.pf_fragment")):
        # A fragment is JSON behind a mark of its maker, gzipped.
        url = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))["url"]
        if url in row_of:
            rows[path.stem] = row_of[url]
    (site_dir / FORMS / "pelikerrat.json").write_text(json.dumps(rows, separators=(",", ":")), encoding="utf-8")
