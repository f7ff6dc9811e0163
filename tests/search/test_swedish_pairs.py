"""Swedish forms find each other: pairs that were written from a grammar, not from the list that is asked.

A form finds a page where it is a form of a lemma that a word of the page belongs to, or in which that word ends.
"""

import csv
from pathlib import Path

from ospe_build.site.search.words import Words

PAIRS = Path(__file__).parent / "parit-sv.tsv"


def test_nearly_all_forms_find_the_page_with_another_form(tmp_path: Path) -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = [(line["sivulla"], line["haku"]) for line in csv.DictReader(file, delimiter="\t")]
    assert len(pairs) > 200
    known = Words(tmp_path)
    readings = known.readings("sv", [word for pair in pairs for word in pair])

    def found_by(word: str) -> set[str]:
        return {
            form
            for reading in readings[word]
            for lemma in (reading.lemma, *reading.heads.split())
            for form in known.forms("sv", lemma)
        }

    lost = [(on_page, query) for on_page, query in pairs if query not in found_by(on_page)]
    assert len(lost) / len(pairs) < 0.03, lost


def test_a_compound_of_the_list_is_no_chance_meeting_of_two_words(tmp_path: Path) -> None:
    words = ["förslag", "verksamhet", "kultur", "person", "kommun", "program", "restaurang", "landskap", "utskick"]
    assert {word: [one.heads for one in found] for word, found in Words(tmp_path).readings("sv", words).items()} == {
        word: [""] for word in words
    }
