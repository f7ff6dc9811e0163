"""What the documents about the data say of its days."""

from datetime import date

import pytest
from making import follow_up, row, summary
from publishing import ORIGIN

from ospe_build.archive.archive import Archive
from ospe_build.archive.provenance import Provenance
from ospe_build.data.edition import Edition

SESSION = summary("2026-03-12", row("Kävely", follow_up("2026-09-01", "kesken")))


def edition(known: Provenance | None = None) -> Edition:
    return Edition(ORIGIN, Archive([SESSION]), date(2026, 11, 24), {SESSION.id: known} if known else {})


@pytest.mark.parametrize(
    ("file_changed", "changed"),
    [("2026-08-31", "2026-09-01"), ("2026-09-01", "2026-09-01"), ("2026-09-02", "2026-09-02")],
)
def test_a_session_changed_with_its_file_or_its_newest_follow_up_whichever_is_newer(
    file_changed: str, changed: str
) -> None:
    known = edition(Provenance(added="2026-03-13", changed=file_changed))
    assert (known.changed(SESSION), known.modified) == (changed, changed)
    assert (known.added(SESSION), known.issued) == ("2026-03-13", "2026-03-13")


def test_without_git_a_session_s_own_days_count() -> None:
    unknown = edition()
    assert (unknown.added(SESSION), unknown.changed(SESSION), unknown.issued) == ("2026-03-12", "2026-09-01", "")
