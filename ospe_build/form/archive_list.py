"""What the form knows of the archive: every session by name, unit and day, to pick from and to check by."""

import json
from collections.abc import Iterable
from typing import Final

from ospe_build.archive.archive import Archive
from ospe_build.checking.across import Facts
from ospe_build.checking.unit_list import unit_by_name

PATH: Final = "kirjaa/arkisto.json"


def archive_list(archive: Archive, facts: Iterable[Facts]) -> bytes:
    """The list as JSON.

    Args:
        archive: the sessions as they are published.
        facts: theirs, as the rules across files look at them.
    """
    known = {one.id: one for one in facts}
    rows = [
        [one.id, one.title, list(known[one.id].names), known[one.id].table, [means.state for means in one.plan]]
        for one in archive.sessions
    ]
    listed = {name: unit.slug for name, unit in unit_by_name().items()}
    return json.dumps({"sessions": rows, "listed": listed}, ensure_ascii=False, separators=(",", ":")).encode()
