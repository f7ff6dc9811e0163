"""The list of words to which anyone can add."""

import json

from jsonschema import Draft202012Validator

from ospe_build.reading import read_file
from ospe_build.site.search.fold import words
from ospe_build.site.search.hints import HINTS_PATH, hints


def test_the_list_follows_its_schema() -> None:
    schema = json.loads(HINTS_PATH.with_suffix(".schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(read_file(HINTS_PATH, HINTS_PATH.name).value)) == []


def test_a_word_and_a_name_of_several_find_the_others_of_their_row() -> None:
    assert ["osallistuva", "budjetointi"] in hints().same["osbu"]
    assert ["osbu"] in hints().same["osallistuva budjetointi"]
    assert "osallistuva" not in hints().same
    assert ["library"] in hints().same["kirjasto"]


def test_no_word_stands_in_two_rows_of_a_language() -> None:
    rows = read_file(HINTS_PATH, HINTS_PATH.name).value["samaa"]
    for language in ("fi", "sv", "en"):
        all_words = [word for row in rows for word in row.get(language, ())]
        assert sorted(all_words) == sorted(set(all_words)), language


def test_words_passed_over_are_written_as_they_are_sought() -> None:
    listed = read_file(HINTS_PATH, HINTS_PATH.name).value["ohitettavat"]
    assert [word for of_language in listed.values() for word in of_language] == hints().passed_over
    assert all(words(word) == [word] for word in hints().passed_over)
