from pathlib import Path

import pytest

from ospe_build.errors import SearchError
from ospe_build.site.search import index


def write(site: Path, name: str, body: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<!doctype html><html lang='fi'><title>x</title><body>{body}</body></html>", encoding="utf-8")


def test_an_index_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    write(tmp_path, "a/index.html", "<main data-pagefind-body><h1>Kadut</h1></main>")
    write(tmp_path, "index.html", "<main>Ei haettavissa</main>")
    assert index.build_index(tmp_path) == 1
    assert (tmp_path / "haku" / "ka.json").is_file()
    write(tmp_path, "a/index.html", "<main data-pagefind-body><h1>Puistot</h1></main>")
    assert index.build_index(tmp_path) == 1
    assert not (tmp_path / "haku" / "ka.json").exists()
    assert (tmp_path / "haku" / "pu.json").is_file()
    assert len(list((tmp_path / "pagefind" / "fragment").iterdir())) == 1


def test_interfaces_that_the_site_does_not_use_are_left_out(noun_site: Path) -> None:
    assert sorted(path.name for path in (noun_site / "pagefind").glob("*.[jc]s*")) == [
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
    ]


def test_a_site_with_nothing_to_search_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "<main>Kadut</main>")
    with pytest.raises(SearchError, match="data-pagefind-body"):
        index.build_index(tmp_path)


def test_a_failure_of_pagefind_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "<main data-pagefind-body><h1>Kadut</h1></main>")
    # Where the index should go stands a file that cannot be replaced.
    (tmp_path / "pagefind").write_text("", encoding="utf-8")
    with pytest.raises(SearchError, match="Pagefind"):
        index.build_index(tmp_path)
