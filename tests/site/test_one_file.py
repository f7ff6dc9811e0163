"""The preview for reviewers: one file that needs nothing else and runs nothing."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from project import EXAMPLES, ROOT

NAMES = sorted(path.relative_to(EXAMPLES.parent).as_posix() for path in EXAMPLES.rglob("*.yml"))


def draw(folder: Path, *names: str, **texts: str) -> tuple[str, Path]:
    """What the script says, and the file that it leaves."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if not (folder / "sessions").exists():
        shutil.copytree(EXAMPLES, folder / "sessions")
    for name, text in texts.items():
        (folder / "sessions" / "2026" / f"2026-03-12-{name}.yml").write_text(text, "utf-8")
    (folder / "changed").write_bytes(b"".join(name.encode() + b"\0" for name in names))
    done = subprocess.run(
        [sys.executable, "-m", "ospe_build.github.preview", "changed", "esikatselu.html"], cwd=folder,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout, folder / "esikatselu.html"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    said, file = draw(tmp_path_factory.mktemp("esikatselu"), *NAMES[:3], "docs/index.md", "sessions/2026/poissa.yml")
    assert said == "Esikatselussa on 3 pelikertaa.\n"
    return file


def test_it_is_one_small_file_without_scripts_whose_anchors_are_its_own(drawn: Path) -> None:
    html = drawn.read_text("utf-8")
    assert len(html) < 600_000
    assert "<script" not in html
    assert not re.search(r"\s(?:src|style|on\w+)=", html.partition("</style>")[2])
    names = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert max(names.values()) == 1
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(names)


def test_it_opens_from_the_disk_as_a_page_of_the_site_asks_for_nothing_and_breaks_no_rule(
    drawn: Path, browser: Browser
) -> None:
    page = browser.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(drawn.as_uri())
    assert page.locator("main h1").count() == 3
    assert page.evaluate("document.fonts.check('16px \"Hanken Grotesk\"')") or page.evaluate("document.fonts.size > 0")
    icon = page.locator("main .icon:visible").first
    box = icon.bounding_box()
    assert box is not None
    assert box["width"] > 0
    assert icon.evaluate("icon => getComputedStyle(icon).maskImage").startswith('url("data:')
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []


def test_it_names_the_units_and_districts_and_speaks_the_language_of_its_sessions(
    tmp_path: Path, browser: Browser
) -> None:
    swedish = (EXAMPLES.parent / NAMES[0]).read_text("utf-8").replace("  otsikko:", "  kieli: sv\n  otsikko:")
    swedish = re.sub(r"(?m)^  kieli: fi\n", "", swedish)
    swedish = re.sub(r"(?m)^  yksikko: .*$", "  yksikko: Provdals simhall", swedish)
    swedish = re.sub(r"(?m)^  alueet:\n(?:    - .*\n)+", "  alueet: [Provstranden]\n", swedish)
    draw(tmp_path)
    (tmp_path / NAMES[0]).write_text(swedish, "utf-8")
    _, file = draw(tmp_path, NAMES[0])
    page = browser.new_page()
    page.goto(file.as_uri())
    assert "Provdals simhall" in page.locator(".kicker").inner_text()
    assert page.get_by_text("Provstranden", exact=True).count() == 1
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.locator(".preview-notice").inner_text().startswith("Förhandsvisning:")
    page.close()


def test_hostile_texts_stay_texts_and_a_file_with_errors_is_named(tmp_path: Path, browser: Browser) -> None:
    hostile = (EXAMPLES.parent / NAMES[0]).read_text("utf-8")
    evil = '"</style><script>alert(1)</script><img src=x id=\\"a\\" href=\\"#b\\">"'
    hostile = re.sub(r"(?m)^  otsikko: .*$", f"  otsikko: {evil}", hostile)
    said, file = draw(tmp_path, NAMES[1], "sessions/2026/2026-03-12-rikki.yml", rikki="skeema: 1\n")
    assert said == "Esikatselussa on 1 pelikerta.\n"
    assert "2026-03-12-rikki.yml: tiedostossa on virheitä" in file.read_text("utf-8")
    target = tmp_path / NAMES[0]
    target.write_text(hostile, "utf-8")
    _, file = draw(tmp_path, NAMES[0])
    html = file.read_text("utf-8")
    assert "<script>" not in html
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.locator("h1").inner_text() == '</style><script>alert(1)</script><img src=x id="a" href="#b">'
    page.close()


def test_nothing_is_left_where_no_session_is_changed(tmp_path: Path) -> None:
    _, file = draw(tmp_path, "docs/index.md", "mkdocs.yml")
    assert not file.exists()
