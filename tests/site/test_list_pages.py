"""Pages of the list of sessions: numbered from the oldest, so that a new session rewrites none but the front."""

from datetime import date

import pytest
from making import row, summary

from ospe_build.archive.archive import Archive
from ospe_build.archive.summary import Summary
from ospe_build.messages import LANGUAGES
from ospe_build.site.views.lists import PAGE_SIZE, home, pages, plan_line


def newest_first(count: int) -> list[Summary]:
    return Archive([summary(f"2026-01-{1 + n % 28:02}", name=f"peli-{n:03}") for n in range(count)]).sessions


@pytest.mark.parametrize("count", [0, 1, PAGE_SIZE, 2 * PAGE_SIZE - 1, 2 * PAGE_SIZE, 3 * PAGE_SIZE + 1])
def test_every_session_stands_on_one_page_in_the_lists_order(count: int) -> None:
    sessions = newest_first(count)
    found = pages(sessions)
    assert [one.id for page in found for one in page.sessions] == [one.id for one in sessions]
    assert [page.number for page in found] == [0, *range(len(found) - 1, 0, -1)]
    assert {page.count for page in found} == {len(found) - 1}
    assert all(len(page.sessions) == PAGE_SIZE for page in found[1:])
    assert len(found[0].sessions) < 2 * PAGE_SIZE


def test_a_new_session_changes_the_front_alone() -> None:
    old = newest_first(3 * PAGE_SIZE)
    new = [summary("2027-01-01"), *old]
    before = {page.number: page.sessions for page in pages(old)}
    after = {page.number: page.sessions for page in pages(new)}
    assert [number for number in after if after[number] != before.get(number)] == [0]


@pytest.mark.parametrize(
    ("promised", "proposed", "boxes", "told"),
    [
        (2, 0, 2, ("0/2 toteutunut", "")),
        (2, 1, 2, ("0/2 toteutunut", "+ 1 ehdotus")),
        (1, 2, 1, ("0/1 toteutunut", "+ 2 ehdotusta")),
        (0, 2, 2, ("2 ryhmän ehdotusta", "")),
        (0, 0, 0, ("", "")),
    ],
)
def test_the_boxes_of_a_card_are_those_that_its_words_count(
    promised: int, proposed: int, boxes: int, told: tuple[str, str]
) -> None:
    agreed = [row(f"Lupaus {n}", vastuutahon_kanssa_sovittu=True) for n in range(promised)]
    line = plan_line(
        summary("2026-03-12", *agreed, *(row(f"Ehdotus {n}") for n in range(proposed))), date(2026, 11, 24), "fi"
    )
    assert ([cell.promised for cell in line.cells], (line.kept, line.proposed)) == ([promised > 0] * boxes, told)


def test_the_notes_of_the_home_page_are_in_its_language_where_there_are_any() -> None:
    swedish = [summary(f"2026-01-0{n}", pelikerta={"kieli": "sv"}) for n in (1, 2)]
    archive = Archive([*(summary(f"2026-02-0{n}") for n in (1, 2, 3, 4)), *swedish])
    quoted = {one: [note.language for note in home(archive, date(2026, 3, 1), one)["notes"]] for one in LANGUAGES}
    assert quoted == {"fi": ["fi"] * 3, "sv": ["sv"] * 2, "en": ["fi"] * 3}
