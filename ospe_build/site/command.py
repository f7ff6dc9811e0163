"""`ospe build` and `ospe serve`: MkDocs' own commands with our options."""

import gc
import logging
from datetime import date
from pathlib import Path
from typing import Final

from mkdocs.commands import build, serve
from mkdocs.config import load_config

from ospe_build.errors import MisuseError
from ospe_build.messages import spoken, text
from ospe_build.reporting.wording import printable

CONFIG: Final = "mkdocs.yml"


def build_site(*, sessions: Path | None, site_dir: Path | None, on: date | None, search: bool) -> None:
    """Check everything, then write the whole site.

    Args:
        sessions: folder of the archive in place of the one in `mkdocs.yml`.
        site_dir: where the site goes in place of the folder in `mkdocs.yml`.
        on: the day for which it is made in place of today.
        search: whether to make the search index.

    Raises:
        MisuseError: the folder of sessions that was given does not exist.
        InvalidSessionsError: a session has an error; nothing has been written.
        click.Abort: MkDocs gave up; it has said why.
    """
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    config = load_config(CONFIG, strict=True)
    if site_dir is not None:
        config.site_dir = str(site_dir.absolute())  # checked by ourselves: MkDocs' own check tells of one mistake alone
    options = config.plugins["ospe"].config
    if sessions is not None:
        if not sessions.is_dir():
            raise MisuseError(text(spoken(), "cli.validate.no_path", path=printable(str(sessions))))
        options["sessions"] = str(sessions.resolve())
    options["search"] = search and options["search"]
    if on is not None:
        options["on"] = on.isoformat()
    # One build, then the process ends: looking for garbage costs more than it finds.
    gc.disable()
    config.plugins.on_startup(command="build", dirty=False)
    build.build(config)
    config.plugins.on_shutdown()
    # At its end Python looks for garbage all the same, unless what is left is not to be looked at.
    gc.freeze()


def serve_site() -> None:
    """Serve the site and build it anew whenever something is edited."""
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.INFO)
    serve.serve(CONFIG)
