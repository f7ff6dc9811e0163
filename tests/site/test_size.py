"""The bytes of pages: what each repeats is short, since ten thousand sessions must fit into a gigabyte."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from project import ROOT

from ospe_build.site.worded import shortened

TEMPLATES = sorted((ROOT / "ospe_build" / "site" / "templates" / "fragments").glob("*.html"))
STATEMENT = re.compile(r"\{([%#]).*?\1\}", re.DOTALL)
VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# What a parser makes of markup; spaces at the ends of a text show nothing.
AS_READ = """(both) => both.map((html) => {
  const { body } = new DOMParser().parseFromString(`<!doctype html>${html}`, "text/html");
  return body.innerHTML.replace(/\\s*(<[^>]*>)\\s*/g, "$1");
})"""


@pytest.mark.parametrize(
    ("html", "short"),
    [
        ('<p class="a">', "<p class=a>"),
        ('<p class="a b">', '<p class="a b">'),
        ('<p class="{{ a }}">', '<p class="{{ a }}">'),
        ('<rect class="a" width="4"/>', '<rect class=a width="4"/>'),
        ('<p class="a" lang="sv" id="b">', '<p class=a lang="sv" id="b">'),
        ('<a class="">', '<a class="">'),
        ('<line x1="{{ lane.start }}%" y1="2"/>', '<line x1={{ lane.start }}% y1="2"/>'),
        ('<a href="a/">', '<a href="a/">'),
        ("<li>a</li>\n<li><dl><dt>b</dt><dd>c</dd></dl></li>", "<li>a\n<li><dl><dt>b<dd>c</dl>"),
        ("<div><p>a</p>\n<p>b</p></div>", "<div><p>a\n<p>b</div>"),
        ("<p>a</p> b <p>c</p><span>d</span>", "<p>a</p> b <p>c</p><span>d</span>"),
        ("<a><p>a</p></a><p>b</p>{% if c %}d{% endif %}", "<a><p>a</p></a><p>b</p>{% if c %}d{% endif %}"),
        ("<p data-search-ignore>a</p><p>b</p><p>c</p>", "<p data-search-ignore>a</p><p>b<p>c</p>"),
    ],
)
def test_what_html_needs_not_goes(html: str, short: str) -> None:
    assert shortened(html) == short


def test_a_browser_reads_the_same(browser: Browser) -> None:
    page = browser.new_page()
    for template in TEMPLATES:
        html = VALUE.sub("", STATEMENT.sub("", template.read_text("utf-8")))
        whole, short = page.evaluate(AS_READ, [html, shortened(html)])
        assert short == whole, template.name
    page.close()


def test_what_stands_around_a_session_is_short(site: Path) -> None:
    for page in site.glob("tulokset/2*/index.html"):
        html = page.read_text("utf-8")
        around = html[: html.index("<main")] + html[html.index("</main>") :]
        assert len(around.encode()) < 8_500, page
