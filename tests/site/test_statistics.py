"""The charts of the statistics: a bar is as long as its label says."""

import codecs
import csv
import re
from pathlib import Path

import pytest

SECTION = re.compile(r'<section class="stat" id="(\w+)".*?</section>', re.DOTALL)
WIDE = re.compile(r"<svg[^>]*chart__wide.*?</svg>", re.DOTALL)
ROOM = re.compile(r'<rect x="0" y="0" width="([\d.]+)" height="[\d.]+" class="background" /><g class="axis')
BAR = re.compile(r'<rect [^>]*width="([\d.]+)"[^>]*class="rect ')
VALUE = re.compile(r'class="value">([^<]*)<')


def charts(site: Path) -> dict[str, str]:
    """The wide chart of each statistic."""
    page = (site / "tilastot" / "index.html").read_text("utf-8")
    return {found[1]: drawn[0] for found in SECTION.finditer(page) if (drawn := WIDE.search(found[0]))}


def figures(path: Path, delimiter: str) -> list[list[str]]:
    """The rows of a table to download."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


def test_each_table_is_there_for_programs_and_for_excel(site: Path) -> None:
    page = (site / "tilastot" / "index.html").read_text("utf-8")
    keys = [found[1] for found in SECTION.finditer(page)]
    assert len(keys) == 10
    for key in keys:
        plain, excel = site / "tilastot" / f"{key}.csv", site / "tilastot" / f"{key}-excel.csv"
        assert {f"tilastot/{key}.csv", f"tilastot/{key}-excel.csv"} <= set(
            re.findall(r'tilastot/[\w-]+\.csv(?="\s+download)', page)
        )
        assert excel.read_bytes().startswith(codecs.BOM_UTF8)
        rows = figures(plain, ",")
        assert rows == [[cell.removeprefix("'") for cell in row] for row in figures(excel, ";")]
        assert len(rows[0]) > 2


def share(label: str) -> float:
    """What a label says: a percentage, or a fraction where there are few."""
    if "/" in label:
        part, whole = label.split("/")
        return int(part) / int(whole)
    return int(label.removesuffix("\N{NO-BREAK SPACE}%").removesuffix(" %")) / 100


@pytest.mark.parametrize(
    "key", ["divisions", "themes", "movements", "quality", "states", "realised", "updated", "overdue"]
)
def test_a_bar_of_a_share_is_as_long_as_its_label_says(site: Path, key: str) -> None:
    chart = charts(site)[key]
    lengths = [float(found) for found in BAR.findall(chart)]
    labels = [said for found in VALUE.findall(chart) if (said := share(found))]
    assert len(lengths) == len(labels) > 1
    room = float(ROOM.findall(chart)[0])
    # A full bar leaves some room beside it; all are of one scale, so that only their labels tell them apart.
    scales = {round(length / label, -1) for length, label in zip(lengths, labels, strict=True) if label > 0.2}
    assert max(scales) - min(scales) <= 10
    assert 0.7 * room < min(scales) <= room
