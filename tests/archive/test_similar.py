"""Sessions like a session: those that agreed on the same card, the more they share the sooner."""

from making import row, summary

from ospe_build.archive.similar import MAX_SIMILAR, Similar
from ospe_build.archive.summary import Summary

KYSELY, TALKOOT, RAATI = ({"kortti": card} for card in ("kysely", "talkoot", "asiakasraati"))


def ids(found: tuple[Summary, ...]) -> list[str]:
    return [one.id for one in found]


def test_the_more_two_sessions_share_the_more_alike_they_are() -> None:
    mine = summary("2026-03-01", row(KYSELY), row(TALKOOT), row(RAATI))
    two = summary("2025-03-01", row(KYSELY), row(TALKOOT))
    one = summary("2024-03-01", row(KYSELY), row({"kortti": "selkokieli"}))
    assert ids(Similar([mine, two, one]).to(mine)) == [two.id, one.id]


def test_a_session_that_agreed_on_none_of_its_cards_is_not_like_it() -> None:
    mine = summary("2026-03-01", row(KYSELY))
    other = summary("2025-03-01", row(TALKOOT), teemat={"alueyhteistyo": {"teemme_jo_hyvin": [KYSELY]}})
    assert Similar([mine, other]).to(mine) == ()


def test_a_session_without_a_card_in_its_plan_has_none_like_it() -> None:
    mine, other = summary("2026-03-01", row("Kävely")), summary("2025-03-01", row("Kävely"))
    assert Similar([mine, other, summary("2024-01-01")]).to(mine) == ()


def test_the_earlier_and_the_later_game_of_the_unit_are_told_of_elsewhere() -> None:
    first = summary("2024-03-01", row(KYSELY))
    second = summary("2025-03-01", row(KYSELY), pelikerta={"edellinen_pelikerta": first.id})
    third = summary("2026-03-01", row(KYSELY), pelikerta={"edellinen_pelikerta": second.id})
    similar = Similar([third, second, first])
    assert ids(similar.to(second)) == []
    assert ids(similar.to(first)) == [third.id]


def test_few_are_shown_and_always_the_same() -> None:
    sessions = [summary(f"2026-03-{day:02}", row(KYSELY)) for day in range(20, 0, -1)]
    found = ids(Similar(sessions).to(sessions[0]))
    assert len(found) == MAX_SIMILAR
    assert found == ids(Similar(sessions).to(sessions[0])) == sorted(found)
