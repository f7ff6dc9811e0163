"""What the dictionaries know of words, as the index asks them."""

import time
from pathlib import Path

import pytest

from ospe_build.site.search import words as module
from ospe_build.site.search.finnish import Finnish
from ospe_build.site.search.listed import Listed
from ospe_build.site.search.words import Words


@pytest.fixture(scope="module")
def finnish() -> Finnish:
    return Finnish()


def lemmas(finnish: Finnish, word: str) -> set[str]:
    return {lemma.text for lemma in finnish.lemmas(word)}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("kadulla", "katu"),
        ("silloilla", "silta"),
        ("silloin", "silloin"),  # not silta, of which it could be a form
        ("parempi", "hyvä"),
        ("lupasi", "luvata"),  # not lupa: "your permission" is nothing that a board says
        ("kehitettävää", "kehittää"),  # a participle is a form of its verb
        ("tulevaisuuksia", "tulevaisuus"),  # and what is derived from a participle is a word of its own
        ("asukasilloissa", "asukasilta"),
        ("kirjastossakin", "kirjasto"),
        ("kaduillamme", "katu"),
        ("vuosaaressa", "vuosaari"),
        ("mallilakirjastoissa", "mallilakirjasto"),  # a compound whose beginning is no word
        ("mallilassa", "mallila"),  # a name that no dictionary has
        ("padletissa", "padleti"),
    ],
)
def test_a_finnish_word_gives_its_lemma_alone(finnish: Finnish, word: str, lemma: str) -> None:
    assert lemmas(finnish, word) == {lemma}


def test_a_form_of_two_words_gives_both(finnish: Finnish) -> None:
    assert lemmas(finnish, "vanhempien") == {"vanha", "vanhempi"}


def test_the_last_part_of_a_compound_is_told(tmp_path: Path) -> None:
    known = Words(tmp_path).readings("fi", ["läksykerhoihin", "kerhoihin"])
    assert known == {"läksykerhoihin": [("läksykerho", "kerho")], "kerhoihin": [("kerho", "")]}


def test_a_lemma_has_all_its_forms_and_no_others(tmp_path: Path) -> None:
    known = Words(tmp_path)
    known.readings("fi", ["siltaa", "paremmin", "asukasillassa", "mallilan", "opettaja"])
    assert {"silta", "sillan", "siltoja", "sillalla", "silloilla", "siltoineen"} <= set(known.forms("fi", "silta"))
    assert {"hyvä", "parempi", "paras", "hyviä"} <= set(known.forms("fi", "hyvä"))
    assert {"asukasilta", "asukasiltoja", "asukasilloin"} <= set(known.forms("fi", "asukasilta"))
    assert {"opettajoiden", "opettajien", "opettajilla"} <= set(known.forms("fi", "opettaja"))
    assert {"mallila", "mallilassa", "mallilaan"} <= set(known.forms("fi", "mallila"))
    assert not {"siltakin", "siltahan", "siltamme"} & set(known.forms("fi", "silta")), (
        "taken off before it is looked up"
    )


@pytest.mark.parametrize(
    ("language", "word", "reading"),
    [
        ("sv", "gårdarna", ("gård", "")),
        ("sv", "skolans", ("skola", "")),
        ("sv", "medborgarpaneler", ("medborgarpanel", "panel")),
        ("en", "libraries", ("library", "")),
        ("en", "xyzzy", ("xyzzy", "")),
    ],
)
def test_other_languages_have_their_lists(tmp_path: Path, language: str, word: str, reading: tuple[str, str]) -> None:
    assert Words(tmp_path).readings(language, [word])[word] == [reading]


def test_a_word_is_asked_once_however_many_builds_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Told(Finnish):
        def lemmas(self, word: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
            asked.append(word)
            return super().lemmas(word)

    monkeypatch.setitem(module._LANGUAGES, "fi", Told)  # noqa: SLF001
    for words in (["katu", "kadun"], ["kadun", "silta"]):
        known = Words(tmp_path)
        known.readings("fi", words)
        known.keep()
    assert sorted(asked) == ["kadun", "katu", "silta"]
    (tmp_path / "words").write_bytes(b"spoilt")
    assert Words(tmp_path).readings("fi", ["katu"])["katu"] == [("katu", "")]


@pytest.mark.parametrize("word", ["a" * 60, "jajajajajajajajajajajajajajajajaja", "yöaieoöjäyöaieoöjäyöaieoöjä"])
def test_no_word_holds_a_build_up(finnish: Finnish, word: str) -> None:
    started = time.process_time()
    assert finnish.lemmas(word)
    assert time.process_time() - started < 2


def test_the_forms_of_a_swedish_participle_find_each_other() -> None:
    swedish = Listed("sv")
    for words in (
        ["försenad", "försenade", "försenat"],
        ["etablerad", "etablerade", "etablerat"],
        ["genomförd", "genomförda"],
    ):
        (lemma,) = {found for word in words for found in swedish.lemmas(word)}
        ((_, forms),) = swedish.forms([lemma])
        assert set(words) <= forms
    # A noun that looks like one is a word of its own.
    assert [swedish.lemmas(word)[0].text for word in ("hund", "stad", "råd")] == ["hund", "stad", "råd"]
