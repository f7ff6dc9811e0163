import json
from pathlib import Path

import pytest

from ospe_build.site.search.forms import forms_of_words, shard_name, write_shards


@pytest.mark.parametrize(
    ("word", "name"),
    [("katu", "ka"), ("käsi", "ka"), ("yö", "yo"), ("å", "a"), ("łódź", "_o"), ("e2", "e_")],
)
def test_a_word_belongs_to_the_file_of_its_first_letters(word: str, name: str) -> None:
    assert shard_name(word) == name


@pytest.fixture(scope="module")
def forms() -> dict[str, set[str]]:
    return forms_of_words({"kaduilla", "asukasillassa", "opettaja"}, "fi")


def test_one_form_in_the_corpus_brings_all_forms_of_its_lemma(forms: dict[str, set[str]]) -> None:
    assert {"katu", "kadun", "kadut", "katuja", "katuihin", "kaduilla", "katuineen"} <= forms["katu"]
    assert {"asukasilta", "asukasillan", "asukasiltoja", "asukasilloin"} <= forms["asukasilta"]
    assert not {"katuja", "kadun"} & forms["asukasilta"]


def test_forms_that_the_dictionary_lacks_are_made(forms: dict[str, set[str]]) -> None:
    assert {"opettajoiden", "opettajoita", "opettajoilla"} <= forms["opettaja"]


def test_the_files_hold_every_form_where_its_letters_say(tmp_path: Path) -> None:
    forms = {"yö": {"yö", "yön", "öitä"}, "katu": {"katu", "kadun"}, "xyzzy": {"xyzzy"}}
    write_shards(forms, tmp_path)
    assert json.loads((tmp_path / "osat.json").read_text(encoding="utf-8")) == ["ka", "oi", "xy", "yo"]
    for lemma, expected in forms.items():
        for form in expected:
            shard = json.loads((tmp_path / f"{shard_name(form)}.json").read_text(encoding="utf-8"))
            shared, rests = shard[lemma]
            assert {lemma[:shared] + rest for rest in rests.split(" ")} == expected
