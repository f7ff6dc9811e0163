from collections.abc import Callable
from pathlib import Path

import pytest

from ospe_build.errors import SearchError


def write(site: Path, name: str, body: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<!doctype html><html lang='fi'><title>x</title><body>{body}</body></html>", encoding="utf-8")


def test_what_is_marked_is_indexed_with_a_map_of_its_words(tmp_path: Path, index_pages: Callable[[Path], int]) -> None:
    write(tmp_path, "a/index.html", "<main data-pagefind-body><h1>Kadut</h1></main>")
    write(tmp_path, "index.html", "<main>Ei haettavissa</main>")
    assert index_pages(tmp_path) == 1
    assert (tmp_path / "haku" / "ka.json").is_file()
    assert not (tmp_path / "haku" / "ei.json").exists()
    assert len(list((tmp_path / "pagefind" / "fragment").iterdir())) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "haku", "index.html", "pagefind"]


def test_interfaces_that_the_site_does_not_use_are_left_out(noun_site: Path) -> None:
    assert sorted(path.name for path in (noun_site / "pagefind").glob("*.[jc]s*")) == [
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
    ]


def test_a_site_with_nothing_to_search_is_an_error(tmp_path: Path, index_pages: Callable[[Path], int]) -> None:
    write(tmp_path, "index.html", "<main>Kadut</main>")
    with pytest.raises(SearchError, match="data-pagefind-body"):
        index_pages(tmp_path)


def test_a_failure_of_pagefind_is_an_error(tmp_path: Path, index_pages: Callable[[Path], int]) -> None:
    write(tmp_path, "index.html", "<main data-pagefind-body><h1>Kadut</h1></main>")
    # Where the index should go stands a file that cannot be replaced.
    (tmp_path / "pagefind").write_text("", encoding="utf-8")
    with pytest.raises(SearchError, match="Pagefind"):
        index_pages(tmp_path)
