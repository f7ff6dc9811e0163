"""What the files of open data are called (contract.md, "Open data")."""

from typing import Final

FOLDER: Final = "data"
"""Below the site's root; all but the feed stand in it."""
ALL_SESSIONS: Final = "pelikerrat.json"
EACH_SESSION: Final = "pelikerrat"
"""The folder of the sessions' own files."""
EACH_UNIT: Final = "yksikot"
"""The folder of the units' files."""
DATABASE: Final = "ospe.sqlite"
DECK: Final = "keinokortit.json"
DATA_PACKAGE: Final = "datapackage.json"
CATALOGUE: Final = "dcat.jsonld"
FEED: Final = "syote.atom"
CALENDAR: Final = "maaraajat.ics"
"""At the site's root."""

ENDINGS: Final = ("json", "yml")
"""Of the files that each session has."""


def own_file(session: str, ending: str) -> str:
    """The name of a session's own file, from the site's root."""
    return f"{FOLDER}/{EACH_SESSION}/{session}.{ending}"
