"""The charts of the statistics: a bar is as long as its label says."""

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
