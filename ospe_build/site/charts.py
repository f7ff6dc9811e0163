"""Charts as SVG, drawn by Pygal when the site is built: text stays text, colours come from our style sheet."""

from collections.abc import Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element

import pygal
from markupsafe import Markup
from pygal.style import Style

ROW_HEIGHT: Final = 34
LABEL_SIZE: Final = 15
VALUE_ROOM: Final = 48
# A chart cannot reflow, so each is drawn twice; the style sheet shows the one that fits.
WIDE_WIDTH: Final = 720
NARROW_WIDTH: Final = 340
# What Pygal adds for its own script and style; the pages' Content-Security-Policy allows neither.
_LEFT_OUT: Final = ("style", "script", "title", "desc", "defs")


def _plain(root: Element, css_class: str) -> Element:
    """Leave only shapes and text: no script, no style, no tool tips, no comments."""
    for parent in list(root.iter()):
        parent.attrib.pop("style", None)
        for child in list(parent):
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "script"
            if name in _LEFT_OUT or "tooltip-overlay" in child.get("class", ""):
                parent.remove(child)
    root.attrib.pop("id", None)
    root.set("class", f"pygal-chart {css_class}")
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    return root


def _settings(width: int, height: int) -> dict[str, Any]:
    return {
        "width": width,
        "height": height,
        "js": (),
        "css": (),
        "show_legend": False,
        "print_values": True,
        "print_values_position": "top",
        "show_y_guides": False,
        "show_x_guides": False,
        "margin": 4,
        "spacing": 8,
        "disable_xml_declaration": True,
        "no_prefix": True,
        "truncate_label": -1,
        # Only for the room that labels take: the style itself is left out of the page.
        "style": Style(label_font_size=LABEL_SIZE, value_font_size=LABEL_SIZE, font_family="sans-serif"),
    }


def _draw(chart: Any, css_class: str) -> Markup:  # noqa: ANN401 - Pygal has no types
    """The chart; it stands beside its table, so it is hidden from screen readers."""
    chart.add_xml_filter(lambda root: _plain(root, css_class))
    return Markup(str(chart.render(is_unicode=True)))  # noqa: S704 - Pygal escapes the labels; the rest is numbers


def _wide_bars(rows: Sequence[tuple[str, float, str]], most: float) -> Markup:
    """Labels before the bars, values after them."""
    settings = _settings(WIDE_WIDTH, 24 + ROW_HEIGHT * len(rows)) | {"margin_right": VALUE_ROOM}
    chart = pygal.HorizontalBar(**settings, show_x_labels=False, range=(0, most))
    chart.x_labels = [label for label, _, _ in reversed(rows)]
    chart.add("", [{"value": n, "formatter": lambda _, shown=shown: shown} for _, n, shown in reversed(rows)])
    return _draw(chart, "chart__bars chart__wide")


def _narrow_bars(rows: Sequence[tuple[str, float, str]], most: float) -> Markup:
    """Labels and values on the bars: a phone has no room beside them."""
    settings = _settings(NARROW_WIDTH, 24 + ROW_HEIGHT * len(rows)) | {"print_values_position": "bottom"}
    chart = pygal.HorizontalBar(**settings, show_x_labels=False, show_y_labels=False, range=(0, most))
    said = [(n, f"{label}\N{EN SPACE}{shown}") for label, n, shown in reversed(rows)]
    chart.add("", [{"value": n, "formatter": lambda _, words=words: words} for n, words in said])
    return _draw(chart, "chart__bars chart__narrow")


def bars(rows: Sequence[tuple[str, float, str]], whole: float = 0) -> Markup:
    """A row a bar, in the order given.

    Args:
        rows: label, value, and what is written beside the bar.
        whole: what a full bar stands for; the greatest value where it is 0.
    """
    if not rows:
        return Markup()
    most = whole or max(value for _, value, _ in rows) or 1
    return _wide_bars(rows, most) + _narrow_bars(rows, most)


def columns(rows: Sequence[tuple[str, int]]) -> Markup:
    """A column a row, from left to right, for years; where there is no room beside each other, they are bars."""
    if not rows:
        return Markup()
    chart = pygal.Bar(**_settings(WIDE_WIDTH, 260) | {"margin_top": 24}, show_y_labels=False)
    chart.x_labels = [label for label, _ in rows]
    chart.add("", [value for _, value in rows])
    most = max(value for _, value in rows) or 1
    return _draw(chart, "chart__wide") + _narrow_bars([(label, value, str(value)) for label, value in rows], most)
