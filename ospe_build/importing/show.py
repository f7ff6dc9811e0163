"""What an import would do, told by row and column."""

import shutil
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ospe_build.finding import Finding
from ospe_build.importing.fields import field, name_of
from ospe_build.importing.mapping import Mapping
from ospe_build.importing.outcome import Clash, Outcome, column_of
from ospe_build.importing.table import Table, letters
from ospe_build.messages import text
from ospe_build.reporting import wording
from ospe_build.reporting.text import WIDTH

_LONGEST: Final = 60
_NARROWEST: Final = 40


def _short(value: str) -> str:
    shown = wording.printable(value)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def plan(table: Table, mapping: Mapping, language: str) -> Iterator[str]:
    """The lines that say which column goes to which field, and how many cells of it have text."""
    yield text(language, "import.plan")
    for column, heading in enumerate(table.headings):
        pointer = mapping.columns.get(column)
        goal = f"{name_of(pointer)} ({field(pointer).label(language)})" if pointer else text(language, "import.skipped")
        filled = sum(bool(cells[column]) for cells in table.rows.values())
        cells = text(language, "import.cells", n=filled)
        yield f"  {letters(column)}  {_short(heading)} → {goal}, {cells}"
    for pointer, content in mapping.constants.items():
        yield f"  {text(language, 'import.all_rows')}  {_short(content)} → {name_of(pointer)}"


def _told(value: Any) -> str:  # noqa: ANN401 - a value of any type
    """A value in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inner}" for key, inner in value.items()) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _cells(outcome: Outcome) -> Iterator[str]:
    """What each cell of a row became; every item of a list by itself."""
    for pointer, column in outcome.row.origins.items():
        value: Any = outcome.row.value
        for part in pointer:
            value = value.get(part) if isinstance(value, dict) else value[part]
        if value is not None and not isinstance(value, list):
            place = "" if column is None else f"{letters(column)}{outcome.row.number}"
            yield f"    {place:<5} {name_of(pointer)}: {_short(_told(value))}"


def _block(outcome: Outcome, finding: Finding, cells: tuple[str, ...], language: str) -> Iterator[str]:
    width = max(shutil.get_terminal_size((WIDTH, 0)).columns, _NARROWEST)
    column = column_of(outcome.row, finding)
    row = outcome.row.number
    place = f"{letters(column)}{row}" if column is not None else text(language, "import.no_cell", row=row)
    yield f"  {place}: {wording.severity(finding.severity, language)} {finding.code}"
    for part in wording.message(finding, language).splitlines():
        yield from wording.wrapped(part, width, "    ")
    if column is not None and cells[column]:
        yield f"    {text(language, 'import.in_cell', cell=_short(cells[column]))}"
    if question := wording.suggestion(finding, language):
        yield from wording.wrapped(question, width, "    ")


def _fate(outcome: Outcome, language: str) -> str:
    """Where the session goes, or why it goes nowhere."""
    path = outcome.target.as_posix() if outcome.target else text(language, "import.nowhere")
    if outcome.clash is Clash.TWICE:
        return text(language, "import.same_place", row=outcome.twin, path=path)
    if outcome.clash is Clash.TAKEN:
        return text(language, "import.taken", path=path)
    return text(language, "import.there", path=path) if outcome.there else path


def rows(table: Table, outcomes: Sequence[Outcome], language: str, *, with_cells: bool) -> Iterator[str]:
    """The lines that say what becomes of each row, with all findings.

    Args:
        table: the sheet.
        outcomes: of its rows.
        language: of the words.
        with_cells: whether to show what each cell became.
    """
    for outcome in outcomes:
        number = outcome.row.number
        yield ""
        yield text(language, "import.row", row=number, fate=_fate(outcome, language))
        if with_cells:
            yield from _cells(outcome)
        for finding in outcome.findings:
            yield from _block(outcome, finding, table.rows[number], language)
