"""What an import would do, told by row and column."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ospe_build.finding import Severity
from ospe_build.importing.days import Order
from ospe_build.importing.goals import goal_field, goal_name
from ospe_build.importing.mapping import Mapping
from ospe_build.importing.outcome import Clash, Outcome, column_of
from ospe_build.importing.table import ImportedTable, letters
from ospe_build.messages import text
from ospe_build.printable import printable
from ospe_build.reporting import wording
from ospe_build.reporting.text import WIDTH

_LONGEST: Final = 60
_NARROWEST: Final = 40


def _short(value: str) -> str:
    shown = printable(value)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def reading(table: ImportedTable, language: str) -> Iterator[str]:
    """The lines that say what of the file was read, where that is not all of it."""
    if table.other_sheets:
        others = ", ".join(map(_short, table.other_sheets))
        yield text(language, "import.sheet", sheet=_short(table.sheet), others=others)
    if table.skipped:
        yield text(language, "import.heading_row", row=table.heading_row)


def guesses(table: ImportedTable, guessed: int, personal: Sequence[int], language: str) -> Iterator[str]:
    """The lines that say what was made out of the headings.

    Args:
        table: the sheet.
        guessed: for how many columns a field was found.
        personal: the columns that hold personal data.
        language: of the words.
    """
    yield text(language, "import.guessed", n=len(table.headings), guessed=guessed)
    if personal:
        named = ", ".join(f"{letters(column)} {_short(table.headings[column])}" for column in personal)
        yield text(language, "import.personal_columns", n=len(personal), columns=named)


def _goal(column: int, mapping: Mapping, language: str) -> str:
    """Where a column goes, in words."""
    pointer, option = mapping.columns[column], mapping.options.get(column)
    label = goal_field(pointer).label(language)
    told = f"{goal_name(pointer)}.{option} ({label})" if option else f"{goal_name(pointer)} ({label})"
    return f"{told}, {Order.MONTH}" if mapping.orders.get(column) is Order.MONTH else told


def column_lines(table: ImportedTable, mapping: Mapping, language: str) -> Iterator[str]:
    """The lines that say which column goes to which field, and how many cells of it have text."""
    yield text(language, "import.plan")
    filled = Counter(column for cells in table.rows.values() for column, cell in enumerate(cells) if cell)
    for column, heading in enumerate(table.headings):
        goal = _goal(column, mapping, language) if column in mapping.columns else text(language, "import.skipped")
        cells = text(language, "import.cells", n=filled[column])
        yield f"  {letters(column)}  {_short(heading)} → {goal}, {cells}"
    for pointer, content in mapping.constants.items():
        yield f"  {text(language, 'import.all_rows')}  {_short(content)} → {goal_name(pointer)}"


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
            yield f"    {place:<5} {goal_name(pointer)}: {_short(_told(value))}"


def _block(place: str, head: str, lines: Iterable[str], cell: str, language: str) -> Iterator[str]:
    """What is wrong in one place: what it is, its lines, and what the cell says."""
    width = max(shutil.get_terminal_size((WIDTH, 0)).columns, _NARROWEST)
    yield f"  {place}: {head}"
    for line in lines:
        yield from wording.wrapped(line, width, "    ")
    if cell:
        yield f"    {text(language, 'import.in_cell', cell=_short(cell))}"


def _findings(outcome: Outcome, cells: tuple[str, ...], language: str) -> Iterator[str]:
    """All that is wrong with a row."""
    number = outcome.row.number
    for column, msgid in sorted(outcome.row.problems.items()):
        head = wording.severity(Severity.ERROR, language)
        yield from _block(f"{letters(column)}{number}", head, [text(language, msgid)], cells[column], language)
    for finding in outcome.findings:
        place = column_of(outcome.row, finding)
        told = f"{letters(place)}{number}" if place is not None else text(language, "import.no_cell", row=number)
        head = f"{wording.severity(finding.severity, language)} {finding.code}"
        lines = wording.message(finding, language).splitlines()
        if question := wording.suggestion(finding, language):
            lines.append(question)
        yield from _block(told, head, lines, cells[place] if place is not None else "", language)


def _fate(outcome: Outcome, language: str) -> str:
    """Where the session goes, or why it goes nowhere."""
    if outcome.clash is Clash.UNKNOWN:
        return text(language, "import.follow_ups.unknown")
    path = outcome.target.as_posix() if outcome.target else text(language, "import.nowhere")
    if outcome.clash is Clash.TWICE:
        return text(language, "import.same_place", row=outcome.twin, path=path)
    if outcome.clash is Clash.TAKEN:
        return text(language, "import.taken", path=path)
    return text(language, "import.there", path=path) if outcome.there else path


def row_lines(table: ImportedTable, outcomes: Sequence[Outcome], language: str, *, with_cells: bool) -> Iterator[str]:
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
        yield from _findings(outcome, table.rows[number], language)
