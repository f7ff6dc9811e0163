"""The files of the index, and what is done anew when something changes."""

import json
from pathlib import Path

import pytest

from ospe_build.site.search.documents import Document, Section
from ospe_build.site.search.index import files
from ospe_build.site.search.search_page import SearchPage
from ospe_build.site.search.words import Words


def page(title: str, text: str, language: str = "fi") -> SearchPage:
    return SearchPage.of(Document("x/", "Ohjeet", language, title, Section("", "", ""), (Section("", "", text),)))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    many = " ".join(
        f"{beginning}{end}" for beginning in ("kanto", "kasvi", "kaupunki") for end in ("laatu", "opas", "raja")
    )
    found = [page("Kadut", "Öinen läksykerho 2026"), page("Yö", f"Kerhossa {many}")]
    return dict(files(found, Words(tmp_path_factory.mktemp("words"))))


def entries(index: dict[str, str]) -> dict[str, list[object]]:
    """The entries of all files of words, at home."""
    chunks = [
        json.loads(text)
        for name, text in index.items()
        if name.endswith(".json") and "/" not in name and name != "osat.json"
    ]
    return {lemma: entry for chunk in chunks for lemma, entry in chunk.items() if len(entry) > 2}


def test_a_lemma_has_its_forms_those_of_the_site_first_with_their_pages(index: dict[str, str]) -> None:
    shared, rests, lists, *_ = entries(index)["katu"]
    forms = ["katu"[:shared] + rest for rest in rests.split(" ")]  # type: ignore[attr-defined, index, misc]
    assert forms[0] == "kadut"
    assert {"katu", "kaduilla", "katujen"} <= set(forms)
    assert lists == [[0]], "the title of the first page"


def test_a_compound_is_told_at_its_last_part(index: dict[str, str]) -> None:
    entry = entries(index)["kerho"]
    assert entry[2:] == [[[5]], [2], "läksykerho"]


def test_a_number_is_found(index: dict[str, str]) -> None:
    assert entries(index)["2026"] == [4, "", [[2]]]


def test_forms_that_begin_otherwise_lead_to_their_lemma(index: dict[str, str]) -> None:
    names = json.loads(index["osat.json"])["osat"].split()
    chunk = next(name for name in sorted(names, key=len, reverse=True) if "oissa".startswith(name))
    shared, rests = json.loads(index[f"{chunk}.json"])["yö"]
    assert "öissä" in {"yö"[:shared] + rest for rest in rests.split(" ")}


def test_files_are_small_and_named_by_first_letters(index: dict[str, str]) -> None:
    names = json.loads(index["osat.json"])["osat"].split()
    assert sorted(names) == sorted(
        name.removesuffix(".json") for name in index if "/" not in name and name not in {"osat.json", "sanasto.txt"}
    )
    assert all(len(index[f"{name}.json"]) < 40_000 for name in names)
    assert {name[:2] for name in names if name.startswith("ka")} == {"ka"}


def test_the_words_of_the_site_are_listed_for_spelling(index: dict[str, str]) -> None:
    words = index["sanasto.txt"].split("\n")
    assert {"kadut", "läksykerho", "yö"} <= set(words)
    assert words == sorted(words)
    assert "2026" not in words


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    found = [page("Kadut", "Öinen läksykerho 2026")]
    assert dict(files(found, Words(tmp_path))) == dict(files(found, Words(tmp_path / "other")))


def test_no_file_of_words_takes_the_name_of_the_contents(tmp_path: Path) -> None:
    many = " ".join(f"osat{end}{number}" for number in "abcdefghij" for end in ("avoite", "ieto", "yö", "ila") * 30)
    found = [page("Osat", f"{many} " + " ".join(f"osall{a}{b}{c}" for a in "aeiou" for b in "klmnr" for c in "aeiou"))]
    found += [
        page("Osa", " ".join(f"osat{a}{b}{c}{d}" for a in "aeiou" for b in "klmnr" for c in "aeiou" for d in "kst"))
    ]
    names = [name for name, _ in files(found, Words(tmp_path))]
    assert names.count("osat.json") == 1
    assert any(name.startswith("osa") and name != "osat.json" for name in names)
