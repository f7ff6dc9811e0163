import pytest

from ospe_build.site.search import lemmas as module
from ospe_build.site.search.dictionary import Dictionary
from ospe_build.site.search.finnish import finnish_lemmas
from ospe_build.site.search.lemmas import lemmas


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("kadulla", "katu"),
        ("Kadun", "katu"),  # the dictionary has only katua
        ("nuorilla", "nuori"),  # only nuora
        ("palvelut", "palvelu"),  # only palvelut
        ("miehiä", "mies"),  # with a mark of its own
        ("laudat", "lauta"),  # a mistake in the dictionary
        ("asukasilloissa", "asukasilta"),  # a compound that the dictionary lacks
        ("lähikoulujen", "lähikoulu"),  # a compound whose beginning is no word
        ("kansalaistoiminnan", "kansalaistoiminta"),
        ("opettajoille", "opettaja"),  # plural missing
        ("mahdollisuuksissa", "mahdollisuus"),
        ("keskusta", "keskus"),
        ("kirjastossakin", "kirjasto"),
        ("kaduillamme", "katu"),
        ("Helsingissä", "helsinki"),
        ("kirjasto-auton", "auto"),  # the parts of a hyphenated word stand apart
    ],
)
def test_finnish_words_give_their_lemma(word: str, lemma: str) -> None:
    assert lemma in lemmas(word, "fi")


def test_a_form_of_two_words_gives_both() -> None:
    assert lemmas("ajan", "fi") == ["aika", "ajaa"]


def test_an_unknown_word_stands_as_it_is() -> None:
    assert lemmas("xyzzy", "fi") == ["xyzzy"]


def test_words_are_distinct_sorted_and_without_numbers() -> None:
    assert lemmas("Kirja, kirjat ja 3 kirjaa 2026!", "fi") == ["ja", "kirja"]


def test_the_empty_text_has_no_lemmas() -> None:
    assert lemmas(" \n 12 ", "fi") == []


def test_other_languages_have_their_dictionary() -> None:
    assert "gård" in lemmas("gårdarna", "sv")
    assert "library" in lemmas("libraries", "en")


def test_a_language_without_a_dictionary_is_refused() -> None:
    with pytest.raises(ValueError, match="xx"):
        lemmas("sana", "xx")


def test_a_word_is_looked_up_once_however_often_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def look_up(word: str, known: Dictionary) -> tuple[str, ...]:
        asked.append(word)
        return finnish_lemmas(word, known)

    monkeypatch.setattr(module, "finnish_lemmas", look_up)
    for _ in range(3):
        lemmas("Kolmasluokkalaisdisko! Kolmasluokkalaisdisko, kolmasluokkalaisdiskossa?", "fi")
    assert sorted(asked) == ["kolmasluokkalaisdisko", "kolmasluokkalaisdiskossa"]
