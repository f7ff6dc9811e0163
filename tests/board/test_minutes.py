"""The minutes that we suggest stand once, with the boards, and reach those who keep time by them."""

import pytest

from ospe_build import board
from ospe_build.form.data import play_data
from ospe_build.site.views.guide import TICK


@pytest.mark.parametrize("edition", board.schema_paths())
def test_every_board_of_an_edition_has_its_minutes(edition: str) -> None:
    minutes = board.minutes(edition)
    assert list(minutes) == ["opening", *(phase.key for phase in board.phases(edition)), "closing"]
    assert [one for one in minutes.values() if one < TICK or one % TICK] == []  # what the facilitator's page draws


def test_the_play_knows_the_minutes_and_their_sum() -> None:
    given = play_data("sv")["minutes"]
    assert given == {"stages": board.minutes(board.newest()), "total": 150}
