"""What is valid and was not meant (OSPE323 to OSPE325): each kind in many forms, and its like that is meant."""

import json
from datetime import date

import pytest
from collected import BASE, CONTEXT, FILE, changed, check_text
from meant_texts import ANSWERS, CARDS, CURLY, EMPTY, OWN_WORDS, STRAIGHT

from ospe_build.archive.deck import card_names
from ospe_build.board import FIRST, schema
from ospe_build.checking import Context, check
from ospe_build.checking.empty_answers import EMPTY_ANSWERS, is_empty_answer
from ospe_build.checking.nearest import joined
from ospe_build.finding import Finding
from ospe_build.reading import read
from ospe_build.reading.source import Source

NOTE, METHOD = "Kirjaston nuorten tilat\n", "{kortti: asukasilta}"


def with_text(place: str, text: str) -> str:
    """The base session with that text, in straight quotation marks, in the place of another."""
    return changed(place, json.dumps(text, ensure_ascii=False) + "\n" * place.endswith("\n"))


def codes(text: str) -> list[str]:
    return [finding.code for finding in check_text(text)]


def mended(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    return Source(text).edited(finding.fix)


@pytest.mark.parametrize(("method", "card"), CARDS.items())
def test_a_text_that_is_a_card_is_told_to_be_written_as_one(method: str, card: str | None) -> None:
    text = with_text(METHOD, method)
    (finding,) = check_text(text)
    assert (finding.code, finding.suggestion) == ("OSPE323", card)
    if card is not None:
        assert codes(mended(text, finding)) == []
        assert read(mended(text, finding).encode(), FILE).value["uudet_keinot"][0]["menetelma"]["kortti"] in card


@pytest.mark.parametrize(("words", "found"), [(300, ["OSPE206", "OSPE323"]), (3000, ["OSPE206"])])
def test_a_card_is_known_though_more_is_said_of_it_than_fits_a_text(words: int, found: list[str]) -> None:
    text = with_text(METHOD, f"{{kortti: kysely, lisatieto: {'a' * words}}}")
    assert codes(text) == found
    assert [codes(mended(text, one)) for one in check_text(text) if one.code == "OSPE323"] == [[]] * (len(found) - 1)


@pytest.mark.parametrize("method", OWN_WORDS)
def test_a_method_in_one_s_own_words_is_no_card(method: str) -> None:
    assert codes(with_text(METHOD, method)) == []


@pytest.mark.parametrize(("card", "names"), card_names().items())
def test_every_card_is_known_by_each_of_its_names_in_any_case(card: str, names: tuple[str, ...]) -> None:
    for name in (card, *names):
        for method in (name, name.upper(), f"{name.lower()}."):
            suggestions = [finding.suggestion for finding in check_text(with_text(METHOD, method))]
            # Two cards may share a name in one language.
            shared = {f"{{kortti: {one}}}" for one, aliases in card_names().items()
                      if joined(name) in map(joined, (one, *aliases))}  # fmt: skip
            assert len(suggestions) == 1
            assert suggestions[0] in shared


@pytest.mark.parametrize("theme", schema(FIRST)["properties"]["teemat"]["properties"])
def test_a_card_as_text_is_found_on_every_theme_board(theme: str) -> None:
    columns = schema(FIRST)["properties"]["teemat"]["properties"][theme]["properties"]
    for column in columns:
        assert codes(f"{BASE}teemat:\n  {theme}:\n    {column}: [kysely, Oma ilta]\n") == ["OSPE323"]


def test_a_card_s_name_as_a_note_is_a_note() -> None:
    assert codes(changed(NOTE, "Kysely\n")) == []


@pytest.mark.parametrize(("note", "meant"), CURLY.items())
def test_a_text_between_curly_marks_is_told_to_lose_them(note: str, meant: str) -> None:
    text = with_text(NOTE, note)
    (finding,) = check_text(text)
    assert finding.code == "OSPE324"
    assert codes(mended(text, finding)) == []
    assert read(mended(text, finding).encode(), FILE).value["rajaus"]["kohde"] == [meant]


@pytest.mark.parametrize("note", STRAIGHT)
def test_quotation_marks_within_a_text_are_meant(note: str) -> None:
    assert "OSPE324" not in codes(with_text(NOTE, note))


def test_curly_marks_are_told_of_once_a_file_and_mended_in_all_places() -> None:
    text = changed("Nuoret päättävät illan ohjelman", "”Nuoret päättävät” # huomautus", changed(NOTE, "“Tilat”\n"))
    text += "nykyiset_keinot:\n  toimenpiteet: [”A”, '“b, c”', d]\n  nakyminen_kaupunkilaisille:\n    - >\n      ”E”\n"
    (finding,) = check_text(text)
    assert (finding.code, finding.pointer, finding.params["count"]) == ("OSPE324", ("rajaus", "kohde", 0), 5)
    after = mended(text, finding)
    assert codes(after) == []
    assert "Nuoret päättävät # huomautus\n" in after
    assert read(after.encode(), FILE).value["nykyiset_keinot"] == {
        "toimenpiteet": ["A", "b, c", "d"],
        "nakyminen_kaupunkilaisille": ["E"],
    }


def test_a_comment_between_a_key_and_its_text_is_no_trouble() -> None:
    (finding,) = check_text(changed("yksikko: Mallilan kirjasto", "yksikko: # huomautus\n    ”Mallilan kirjasto”"))
    assert (finding.code, finding.fix) == ("OSPE324", None)


def test_where_one_text_would_be_too_short_without_its_marks_there_is_no_fix() -> None:
    (finding,) = check_text(changed("otsikko: Mallilan kirjaston nuorten tilat", "otsikko: ”Tila”"))
    assert (finding.code, finding.fix) == ("OSPE324", None)


@pytest.mark.parametrize("answer", EMPTY)
def test_an_answer_that_is_none_is_told_to_go(answer: str) -> None:
    text = changed(NOTE, f"Tilat\n    - {json.dumps(answer, ensure_ascii=False)}\n")
    (finding,) = check_text(text)
    assert (finding.code, finding.suggestion) == ("OSPE325", None)
    assert mended(text, finding) == changed(NOTE, "Tilat\n")


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_short_answer_is_an_answer(answer: str) -> None:
    assert "OSPE325" not in codes(with_text(NOTE, answer))


@pytest.mark.parametrize("answer", EMPTY_ANSWERS)
def test_every_listed_answer_is_none_and_names_no_card(answer: str) -> None:
    assert is_empty_answer(f"{answer.upper()}.")
    assert joined(answer) not in CONTEXT.card_names


def test_an_empty_answer_goes_with_the_board_that_holds_only_it() -> None:
    text = f"{BASE}miksi_osallistamme:\n  hyodyt_meille:\n    - ei ole\n"
    (finding,) = check_text(text)
    assert mended(text, finding) == BASE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NOTE, "ei ole\n"),
        ("Nuoret päättävät illan ohjelman", "…"),
        (METHOD, "ei mitään"),
        ("Mallilan kirjasto\n", "ei ole\n"),
    ],
)
def test_an_empty_answer_that_is_needed_is_not_taken_away(old: str, new: str) -> None:
    (finding,) = check_text(changed(old, new))
    assert (finding.code, finding.fix) == ("OSPE325", None)


def test_a_choice_a_day_and_a_key_are_no_answers_of_one_s_own() -> None:
    assert codes(changed("toimiala: kulttuuri_ja_vapaa_aika", "toimiala: ei")) == ["OSPE204"]
    assert codes(f"{BASE}      maaraaika: '-'\n") == ["OSPE213"]
    assert codes(changed("toimiala: kulttuuri_ja_vapaa_aika", "toimiala: ”muu”")) == ["OSPE204"]
    assert codes(f"{BASE}x: ”muu”\n") == ["OSPE202"]


@pytest.mark.parametrize(
    ("day", "found"), [("2016-12-31", ["OSPE326"]), ("2017-01-01", []), ("0001-01-01", ["OSPE326"])]
)
def test_no_game_is_older_than_its_boards(day: str, found: list[str]) -> None:
    text = changed("pelattu: 2026-03-12", f"pelattu: {day}")
    place = f"sessions/{day[:4]}/{day}-mallilan-kirjasto.yml"
    assert [finding.code for finding in check_text(text, place)] == found
    named = changed("  pelaajia: 7", '  pelaajia: 7\n  lauta: "2017"', text)
    assert [finding.code for finding in check_text(named, place)] == found


def test_every_edition_says_when_its_boards_were_made() -> None:
    edition = schema(FIRST)["properties"]["pelikerta"]["properties"]["lauta"]
    assert set(edition["x-ospe"]["first_year"]) == set(edition["enum"])


def test_a_file_full_of_marks_and_dashes_is_checked_in_no_time() -> None:
    marks = "".join(f"    - ”{n}”\n" for n in range(2000))
    dashes = "".join('    - "-"\n' for _ in range(2000))
    long = "”" + " " * 20_000 + "x"
    for rows in (marks, dashes, f"    - '{long}'\n"):
        assert check(read(changed("    - " + NOTE, rows).encode(), FILE), Context(date(2026, 11, 24), card_names()))
