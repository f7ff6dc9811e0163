"""Every kind of page in a browser: axe finds nothing, nothing fails or leaves the site, nothing scrolls sideways."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built import Page
from kinds import KINDS, OF_DEMO, PAGES, schemes_of
from visits import WIDTHS, Visit

ALL = KINDS | OF_DEMO
each_kind = pytest.mark.parametrize(("kind", "path"), ALL.items(), ids=ALL)

Look = Callable[[str, str], Visit]


def test_every_page_is_of_a_kind_that_is_looked_at(pages: dict[str, Page]) -> None:
    assert pages.keys() == PAGES


@each_kind
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(kind: str, path: str, look: Look) -> None:
    found = look(kind, path).axe
    assert found == {(width, scheme): [] for width in WIDTHS for scheme in schemes_of(path)}


@each_kind
def test_in_the_dark_a_page_shows_the_same_in_other_colours(kind: str, path: str, look: Look) -> None:
    """What axe finds there beside colours, it finds in the light too."""
    seen = look(kind, path).seen
    assert {width: seen[width, "dark"] for width in WIDTHS} == {width: seen[width, "light"] for width in WIDTHS}


@each_kind
def test_a_page_loads_without_a_complaint(kind: str, path: str, look: Look) -> None:
    assert look(kind, path).problems == []


@each_kind
def test_no_request_leaves_the_site(
    kind: str, path: str, look: Look, site_url: str, request: pytest.FixtureRequest
) -> None:
    own = request.getfixturevalue("demo_url") if kind in OF_DEMO else site_url
    requests = look(kind, path).requests
    assert len(requests) >= 4  # the page, its style sheet, scripts and font
    assert [address for address in requests if not address.startswith((own, "data:", "blob:"))] == []


@each_kind
def test_no_page_scrolls_sideways_on_a_small_phone(kind: str, path: str, look: Look) -> None:
    widths = look(kind, path).widths
    assert widths == {width: width for width in widths}


def test_nothing_is_loaded_by_a_style_sheet_from_elsewhere(site: Path) -> None:
    sheets = [path.read_text("utf-8") for path in site.rglob("*.css")]
    assert sheets
    assert not any("url(http" in sheet or "url(//" in sheet or "@import" in sheet for sheet in sheets)
