"""Rules on the plan's rows."""

from collections.abc import Iterator

from ospe_build.checking.context import Context
from ospe_build.checking.lookup import plan_rows
from ospe_build.checking.spot import Spot
from ospe_build.reading import Document


def nobody_responsible(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE313: a row does not say who is responsible. It stands at the key that should hold it, else at the row."""
    for pointer, row in plan_rows(document.value):
        doing = row.get("toteutus")
        if "toteutus" not in row:
            yield Spot(pointer, {"field": "kuka_vastaa", "row": int(pointer[1]) + 1}, on_key=True)
        elif isinstance(doing, dict) and doing and "kuka_vastaa" not in doing:
            params: dict[str, str | int] = {"field": "kuka_vastaa", "row": int(pointer[1]) + 1}
            yield Spot((*pointer, "toteutus"), params, on_key=True)
