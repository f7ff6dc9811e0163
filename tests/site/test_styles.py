"""The style sheets: colours and sizes are named once, and a page loads no sheet that it does not need."""

import re
from pathlib import Path

import pytest
from built import read_site
from project import ROOT

from ospe_build.site.static import ICONS

STYLES = ROOT / "ospe_build" / "site" / "assets" / "styles"
SHEETS = sorted([*STYLES.rglob("*.css"), *STYLES.parents[1].glob("serving/*.css")])
TOKENS = STYLES / "site" / "00-tokens.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OWN_SHEETS = {"kirjaa/": {"form"}, "lupauskortti/": {"cards"}, "ohjeet/ohjaajan-sivu/": {"guide"}, "pelaa/": {"play"}}
SIZES = re.compile(r"(?:padding|margin|gap|font-size)[a-z-]*:[^;}]*?\d\.?\d*rem")


def rules(sheet: Path) -> str:
    return COMMENT.sub("", sheet.read_text("utf-8"))


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet != TOKENS], ids=lambda sheet: sheet.name)
def test_colours_and_spacings_come_from_tokens(sheet: Path) -> None:
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(", rules(sheet)) == []
    assert SIZES.findall(rules(sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_token_that_is_used_is_known(sheet: Path, site: Path) -> None:
    (common,) = (site / "assets").glob("site.*.css")
    own = map(rules, sheet.parent.glob("*.css"))  # a page loads the sheets of a folder as one
    known = set(re.findall(r"(--[\w-]+)\s*:", common.read_text("utf-8") + "".join(own)))
    assert set(re.findall(r"var\((--[\w-]+)", rules(sheet))) - {"--theme-ink", "--theme-ground"} <= known


def test_only_pages_of_text_load_the_sheet_for_text_and_form_cards_and_guide_their_own(site: Path) -> None:
    for address, page in read_site(site).items():
        loaded = {Path(link).name.split(".")[0] for link in page.links if link.endswith(".css")}
        html = (site / address / "index.html" if address.endswith("/") or not address else site / address).read_text(
            "utf-8"
        )
        own = OWN_SHEETS.get(re.sub("^(sv|en)/", "", address), set())
        assert loaded == {"site"} | ({"prose"} if 'class="md-typeset' in html else set()) | own, address


def test_every_icon_of_a_page_is_drawn_by_the_style_sheet_itself(site: Path) -> None:
    (sheet,) = (site / "assets").glob("site.*.css")
    drawn = set(re.findall(r"\.icon--([\w-]+)[^{]*\{--icon:url\(\"data:image/svg\+xml,<svg ", sheet.read_text("utf-8")))
    named = {name for page in site.rglob("*.html") for name in re.findall(r"icon--([\w-]+)", page.read_text("utf-8"))}
    assert named <= drawn == set(ICONS)
    assert len(named) > 20


TEMPLATES = sorted((ROOT / "ospe_build" / "site" / "templates").rglob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_templates_lines_can_be_read(template: Path) -> None:
    assert max(map(len, template.read_text("utf-8").splitlines())) <= 140
