"""The benchmark measures what it says, and gives all contenders the same content."""

import json
import sys
import tomllib
from collections import deque
from pathlib import Path

import pytest
from project import EXAMPLES
from small_sessions import words_of

from bench import hugo_site, plain_site, report
from bench.contest import (
    HUGO,
    HUGO_DATA,
    HUGO_SEARCH,
    OURS,
    OURS_AGAIN,
    OURS_SEARCH,
    OURS_SEARCH_AGAIN,
    PLAIN,
    SPINE,
    SPINE_AGAIN,
    Result,
    changed,
)
from bench.measure import FailedRunError, Usage, run
from ospe_build import board
from ospe_build.reading import read
from ospe_build.writing.demo.archive import write

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<title>Otsikko</title>
<meta name="description" content="x">
<link rel="canonical" href="https://example.org/">
<meta property="og:url" content="https://example.org/">
<link rel="stylesheet" href="../../a.css">
</head>
<body>
<header>Ylös</header>
<div class="page">
<main id="sisalto"><article>Sisältö</article></main>
<nav class="toc">Sivulla</nav>
</div>
<footer>Alas</footer>
</body>
</html>
"""


@pytest.fixture
def session_file(tmp_path: Path) -> Path:
    deque(write(tmp_path / "sessions", 1, 1), maxlen=0)
    return next((tmp_path / "sessions").glob("*/*.yml"))


def python(code: str) -> list[str | Path]:
    return [sys.executable, "-c", code]


def result(wall: float, memory: float = 100) -> Result:
    return Result(Usage(wall, wall, memory, memory), 10, 1000)


def test_a_run_counts_the_time_of_processes_that_it_leaves_behind(tmp_path: Path) -> None:
    child = "sum(range(30_000_000))"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}])"
    usage = run(python(code), tmp_path, tmp_path / "log")
    assert usage.cpu > run(python("pass"), tmp_path, tmp_path / "log").cpu + 0.1


def test_a_run_counts_the_memory_and_the_time_of_children_too(tmp_path: Path) -> None:
    child = "x = bytearray(90_000_000); sum(range(3_000_000))"
    usage = run(
        python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"), tmp_path, tmp_path / "log"
    )
    assert usage.largest_mb > 90
    assert usage.cpu > 0.03


def test_a_run_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(FailedRunError, match="no sessions here"):
        run(python("raise SystemExit('no sessions here')"), tmp_path, tmp_path / "log")


def test_typical_takes_median_times_and_highest_memory() -> None:
    runs = [Usage(3, 1, 10, 5), Usage(1, 2, 30, 4), Usage(2, 9, 20, 6)]
    assert Usage.typical(runs) == Usage(2, 2, 30, 6)


def test_markdown_holds_every_note(session_file: Path) -> None:
    session = read(session_file.read_bytes(), session_file.name).value
    markdown = plain_site.to_markdown(session)
    written = [
        part for phase in board.phases() if phase.kind == "laput" for part in words_of(session.get(phase.key, {}))
    ]
    labels = {
        label for node in board.root().walk() for value in node.values for label in (value, node.value_label(value))
    }
    assert written
    assert [note for note in written if note not in labels and " ".join(note.split()) not in markdown] == []


def test_the_changed_session_differs_in_its_title_alone_and_is_put_back(session_file: Path) -> None:
    original = session_file.read_bytes()
    before = read(original, "x").value
    with changed(session_file):
        after = read(session_file.read_bytes(), "x").value
    assert after["pelikerta"].pop("otsikko") == "Uusi " + before["pelikerta"].pop("otsikko")
    assert after == before
    assert session_file.read_bytes() == original


def test_hugo_gets_all_boards_from_the_schema_and_the_frame_from_our_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    hugo_site.stage(tmp_path / "hugo", EXAMPLES, page)
    boards = json.loads((tmp_path / "hugo/data/boards.json").read_text("utf-8"))
    frame = json.loads((tmp_path / "hugo/data/frame.json").read_text("utf-8"))
    given = json.dumps(boards["fi"], ensure_ascii=False)
    printed = [
        node for phase in board.phases() for node in phase.walk() if not node.ours and node.key != "uudet_keinot"
    ]
    assert len(printed) > 30
    assert [node.label() for node in printed if json.dumps(node.label(), ensure_ascii=False) not in given] == []
    assert frame["head"].split() == ["<meta", 'charset="utf-8">', "<link", 'rel="stylesheet"', 'href="../../a.css">']
    assert frame["top"].strip() == '<body>\n<header>Ylös</header>\n<div class="page">\n<main id="sisalto">'
    assert frame["bottom"].strip() == "</div>\n<footer>Alas</footer>\n</body>"


def test_hugo_gets_the_sessions_for_pages_and_where_it_is_to_write_files_for_those_too(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    hugo_site.stage(tmp_path / "hugo", EXAMPLES, page)
    configurations = [
        tomllib.loads((tmp_path / "hugo" / name).read_text("utf-8"))
        for name in (hugo_site.CONFIG, hugo_site.DATA_CONFIG)
    ]
    mounts = [[mount["target"] for mount in one["module"]["mounts"]] for one in configurations]
    assert mounts[0] == ["content", "layouts", "data", "assets/sessions"]
    assert mounts[1] == [*mounts[0], "static/data/pelikerrat"]
    assert [one.get("outputs") for one in configurations] == [None, {"page": ["html", "json"]}]


def test_hugo_gets_the_main_part_of_each_page_that_its_templates_do_not_make(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("tulokset/2026-01-01-a", "keinot/kysely", "sv/keinot/kysely", "yksikot/malli"):
        page = site / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE, "utf-8")
    hugo_site.stage(tmp_path / "hugo", EXAMPLES, site / "yksikot/malli/index.html")
    hugo_site.add_pages(tmp_path / "hugo", site)
    given = sorted(page.read_text("utf-8") for page in (tmp_path / "hugo/content/muut").iterdir())
    heads = [json.loads(text[: text.index("}") + 1]) for text in given]
    assert sorted(head["url"] for head in heads) == ["/sv/keinot/kysely/", "/yksikot/malli/"]
    assert {text[text.index("}") + 2 :] for text in given} == {"<article>Sisältö</article>"}
    trusted = tomllib.loads((tmp_path / "hugo" / hugo_site.CONFIG).read_text("utf-8"))
    assert trusted["security"]["allowContent"]


def test_a_page_that_holds_no_main_part_is_no_frame(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace("<main", "<div"), "utf-8")
    with pytest.raises(ValueError, match="<main>"):
        hugo_site.stage(tmp_path / "hugo", EXAMPLES, page)


def test_goals_are_ratios_of_wall_time_and_memory() -> None:
    results = {
        OURS: result(8, memory=401), OURS_AGAIN: result(1.6), SPINE: result(7), SPINE_AGAIN: result(1.75),
        HUGO: result(10), HUGO_DATA: result(12.5), PLAIN: result(79),
        OURS_SEARCH: result(13), OURS_SEARCH_AGAIN: result(5.2), HUGO_SEARCH: result(10),
    }  # fmt: skip
    assert [(round(goal.value, 3), goal.met) for goal in report.goals(results)] == [
        (0.64, True),
        (1.3, False),
        (0.4, True),
        (0.8, True),
        (0.101, False),
        (0.2, True),
        (401, False),
        (401, False),
        (0.7, True),
        (0.089, True),
        (0.25, False),
        (100, True),
        (100, True),
    ]


def test_growth_compares_neighbouring_counts() -> None:
    goals = report.growth({1000: {OURS: result(1)}, 10_000: {OURS: result(11)}})
    assert [(goal.value, goal.limit, goal.met) for goal in goals] == [(11, 10, False)]
