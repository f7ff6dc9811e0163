"""Sessions at the edge of every limit, made from the schema and the rules: Python and the browser judge them alike."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from form_files import TODAY
from playwright.sync_api import Page
from screen import core_value
from test_agreement import CONTEXT, compared

from ospe_build.board import root
from ospe_build.checking import check
from ospe_build.checking.nearest import as_key
from ospe_build.checking.rules.people import PLAYERS_AT_LEAST, PLAYERS_FOR_ROLES
from ospe_build.nodes import Node
from ospe_build.reading import read

CALL = "([values, data, today]) => values.map((value) => ospe.checkValue(value, data, today))"


def judged_alike(values: list[dict[str, Any]], modules: Page, data: dict[str, Any]) -> set[str]:
    """Hold both to the same findings; the codes that were found."""
    codes = set()
    for value, found in zip(values, modules.evaluate(CALL, [values, data, TODAY]), strict=True):
        document = read(json.dumps(value, ensure_ascii=False).encode(), "x", most=1 << 20)
        expected = {(f.code, f.pointer) for f in check(document, CONTEXT) if compared(f.code)}
        assert {(f["code"], tuple(f["pointer"])) for f in found if compared(f["code"])} == expected, value
        codes |= {code for code, _ in expected}
    return codes


def days(deadline: str, moved: str, *follow_ups: str) -> dict[str, Any]:
    """A session of 12 March 2026 with these days in its plan."""
    entries: list[dict[str, str]] = [{"paiva": day, "tila": "kesken"} for day in follow_ups]
    entries[-1]["uusi_maaraaika"] = moved
    row = {**core_value()["uudet_keinot"][0], "toteutus": {"kuka_vastaa": "Tiimi", "maaraaika": deadline}}
    return {**core_value(), "uudet_keinot": [{**row, "seuranta": entries}]}


EDGES = ["2026-03-11", "2026-03-12", "2026-03-13", "2026-02", "2026-03", "2026-04", "2026-11-23", TODAY, "2026-11-25"]


def test_days_at_the_edges_are_judged_alike(modules: Page, data: dict[str, Any]) -> None:
    """The day of the game, the day before and after it, its month; likewise of the day that it is."""
    full = [day for day in EDGES if len(day) == len(TODAY)]
    values = [days(edge, EDGES[-number], full[number % len(full)], day)
              for number, edge in enumerate(EDGES) for day in full]  # fmt: skip
    core = core_value()
    values += [
        {**core, "pelikerta": {**core["pelikerta"], "pelattu": day}} for day in (*full, "2016-12-31", "2017-01-01")
    ]
    assert judged_alike(values, modules, data) == {"OSPE306", "OSPE307", "OSPE308", "OSPE309", "OSPE310", "OSPE326"}


def with_value(node: Node, value: object) -> dict[str, Any]:
    """The core of a session in which a field holds that."""
    session: Any = deepcopy(core_value())
    inside = session
    for key in node.pointer[:-1]:
        if isinstance(inside, list):
            inside = inside[0]
        inside = inside.setdefault(key, [{}] if key == "seuranta" else {})
    inside = inside[0] if isinstance(inside, list) else inside
    inside[node.pointer[-1]] = value
    if "seuranta" in node.pointer[:-1]:
        inside.setdefault("paiva", TODAY)
        inside.setdefault("tila", "kesken")
    return session  # type: ignore[no-any-return]


def at_the_limits(node: Node) -> Iterator[object]:
    """Values one below, at and one above each limit of a field."""
    limits = node.limits
    item = "Lappu" if node.type == "array" and not node.values and not node.children else None
    for limit in ("minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"):
        for size in (limits[limit] - 1, limits[limit], limits[limit] + 1) if limit in limits else ():
            if limit.endswith("Length") and node.type == "string":
                yield "a" * size
                yield "\U0001f600" * size
            elif limit.endswith("imum"):
                yield size
            elif limit.endswith("Items") and item:
                yield [f"{item} {number}" for number in range(size)]
    if item and "maxLength" in limits:
        yield from (["a" * size] for size in (limits["maxLength"], limits["maxLength"] + 1))


def test_the_limits_of_the_schema_are_judged_alike(modules: Page, data: dict[str, Any]) -> None:
    values = [with_value(node, value) for node in root().walk() for value in at_the_limits(node)]
    assert len(values) > 150
    assert {"OSPE205", "OSPE206", "OSPE207"} <= judged_alike(values, modules, data)


def test_the_limits_of_players_are_judged_alike(modules: Page, data: dict[str, Any]) -> None:
    values = []
    for players in (*range(PLAYERS_AT_LEAST - 3, PLAYERS_FOR_ROLES + 2), True, 4.5):
        for roles in ({}, {"pelaajien_roolit": ["asukkaat"]}):
            core = core_value()
            values.append({**core, "pelikerta": {**core["pelikerta"], "pelaajia": players, **roles}})
    assert {"OSPE411", "OSPE412"} <= judged_alike(values, modules, data)


def test_numbers_of_many_digits_are_read_alike(modules: Page) -> None:
    texts = [f"a: {sign}{'1' * digits}{part}\n" for sign in ("", "-") for digits in (17, 18, 19) for part in ("", ".5")]
    found = modules.evaluate("texts => ospe.readTexts(texts)", texts)
    assert [float(each["value"]["a"]) for each in found] == [
        float(read(text.encode(), "x").value["a"]) for text in texts
    ]


def test_likeness_is_enough_from_the_same_share_on(modules: Page, data: dict[str, Any]) -> None:
    """Benefits that share more and more of a note that was written, and cards whose names lose letter after letter."""
    note = "Palvelu paranee kun asukkaat kertovat"
    values = []
    for length in range(3, len(note)):
        value = core_value()
        value["miksi_osallistamme"] = {"hyodyt_meille": [note]}
        value["kehityskohdat"] = {"heikosti_toteutuvat_hyodyt": [note[:length] + "x" * (len(note) - length)]}
        values.append(value)
    names = sorted(CONTEXT.cards)[:8]
    for length in range(3, 14):
        value = core_value()
        value["teemat"] = {"alueyhteistyo": {"teemme_jo_hyvin": [{"kortti": as_key(name)[:length]} for name in names]}}
        values.append(value)
    for value, found in zip(values, modules.evaluate(CALL, [values, data, TODAY]), strict=True):
        document = read(json.dumps(value, ensure_ascii=False).encode(), "x")
        expected = {
            (f.code, f.pointer, f.suggestion) for f in check(document, CONTEXT) if f.code in {"OSPE311", "OSPE312"}
        }
        told = {(f["code"], tuple(f["pointer"]), f["suggestion"]) for f in found if f["code"] in {"OSPE311", "OSPE312"}}
        assert told == expected, value
