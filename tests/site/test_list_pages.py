"""Pages of the list of sessions: numbered from the oldest, so that a new session rewrites none but the front."""

import pytest
from making import summary

from ospe_build.archive.archive import Archive
from ospe_build.archive.summary import Summary
from ospe_build.site.views.lists import PAGE_SIZE, pages


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
