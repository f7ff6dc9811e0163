"""Pages that work without network once they were opened: which they are, and the worker that keeps them.

The page's script, `ospe_build/site/assets/offline.js`, registers the worker for the folders of these pages alone, so no
other page meets it; each of them keeps the others too, since one goes from one to the other. A release in which a page
no longer loads that script takes the worker away from whoever opens the page.
"""

from pathlib import Path
from typing import Final

PAGES: Final = ("kirjaa/", "pelaa/", "lupauskortti/")
"""The views that are kept, by their Finnish address; in every language in which they stand."""

WORKER: Final = "offline-worker.js"
"""Where the worker stands, from the site's root: always there, since browsers look there for a newer one."""


def worker() -> bytes:
    """The worker's script."""
    return (Path(__file__).parent / WORKER).read_bytes()
