"""Third-party notices: what the site publishes of others is named, with the licence's own words."""

import html
import re
from pathlib import Path

import pytest

from ospe_build.form.bundle import CHECKER, packages_in
from ospe_build.site.notices import Notice, notices
from ospe_build.site.static import FONT, ICONS


def page(site: Path) -> str:
    return html.unescape((site / "lisenssit" / "index.html").read_text("utf-8"))


def test_every_package_whose_code_is_in_a_script_is_named() -> None:
    named = {notice.name for notice in notices()}
    assert {"ajv", "yaml", "libphonenumber-js"} <= set(packages_in(CHECKER)) <= named
    assert {"uqr", "pyvoikko", "hds-design-tokens", "mkdocs-material", "simplemma", FONT} <= named
    assert all(icon.startswith("material/") for icon in ICONS.values())
    assert "Material Design Icons" in named


@pytest.mark.parametrize("notice", notices(), ids=lambda notice: notice.name)
def test_a_notice_stands_on_the_page_with_the_whole_text_of_its_licence(notice: Notice, site: Path) -> None:
    shown = page(site)
    assert notice.name in shown
    assert notice.licence in shown
    assert notice.texts
    assert all(text in shown for text in notice.texts)


def test_licences_that_ask_for_a_copyright_line_have_one() -> None:
    for notice in notices():
        if notice.licence in {"MIT", "ISC", "OFL-1.1"}:
            assert re.search("copyright", notice.texts[0], re.IGNORECASE), notice.name


def test_the_footer_leads_there_from_every_kind_of_page(site: Path) -> None:
    for name in ("index.html", "keinot/index.html", "tulokset/index.html"):
        assert re.search(r'href="[./]*lisenssit/"', (site / name).read_text("utf-8"))
