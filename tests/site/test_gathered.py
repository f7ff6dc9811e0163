"""Pages that tell of all sessions are known by what they gather: drawn anew where that has changed, and only there."""

from datetime import date

import pytest
from making import follow_up, row, summary

from ospe_build.archive.archive import Archive
from ospe_build.site.pages import own_pages

ON = date(2026, 11, 26)


def gathered(news: str) -> dict[str, str]:
    """What such pages gather of an archive whose one promise was given up for that reason, as text."""
    told = follow_up("2026-05-01", "luovuttu", kuvaus=news)
    dropped = row({"kortti": "kysely"}, told, vastuutahon_kanssa_sovittu=True)
    archive = Archive([summary("2026-03-12", dropped, name="a"), summary("2026-03-11", row("Ilta"), name="b")])
    return {page.url: repr(page.gather()) for page in own_pages(archive, ON, "fi") if page.sessions is None}


def test_the_same_archive_is_told_in_the_same_words() -> None:
    first = gathered("Rahat loppuivat")
    assert len(first) > 50
    assert first == gathered("Rahat loppuivat")
    assert not [url for url, words in first.items() if " at 0x" in words]


@pytest.mark.parametrize("news", ["Rahat riittivät"])
def test_a_change_is_told_where_it_is_shown(news: str) -> None:
    before, after = gathered("Rahat loppuivat"), gathered(news)
    changed = {url for url in before if before[url] != after[url]}
    assert "keinot/kysely/" in changed
    assert "keinot/asukasraati/" in before.keys() - changed or "keinot/asukasilta/" in before.keys() - changed
