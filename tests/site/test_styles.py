"""The style sheets: colours and sizes are named once, and a page loads no sheet that it does not need."""

import re
from pathlib import Path

import pytest
from built import read_site
from project import ROOT

STYLES = ROOT / "ospe_build" / "site" / "assets" / "styles"
SHEETS = sorted([*STYLES.rglob("*.css"), *STYLES.parents[1].glob("serving/*.css")])
TOKENS = STYLES / "site" / "00-tokens.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
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
    known = set(re.findall(r"(--[\w-]+)\s*:", common.read_text("utf-8") + rules(sheet)))
    assert set(re.findall(r"var\((--[\w-]+)", rules(sheet))) - {"--theme-ink", "--theme-ground"} <= known


def test_only_pages_of_text_load_the_sheet_for_text_and_form_and_cards_their_own(site: Path) -> None:
    for address, page in read_site(site).items():
        loaded = {Path(link).name.split(".")[0] for link in page.links if link.endswith(".css")}
        html = (site / address / "index.html" if address.endswith("/") or not address else site / address).read_text(
            "utf-8"
        )
        own = {"kirjaa/": {"form"}, "lupauskortti/": {"cards"}}.get(re.sub("^(sv|en)/", "", address), set())
        assert loaded == {"site"} | ({"prose"} if 'class="md-typeset' in html else set()) | own, address


TEMPLATES = sorted((ROOT / "ospe_build" / "site" / "templates").rglob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_templates_lines_can_be_read(template: Path) -> None:
    assert max(map(len, template.read_text("utf-8").splitlines())) <= 140
