"""`ospe build` and `ospe serve`: MkDocs' own commands with our options, in our words."""

import gc
import logging
from datetime import date
from pathlib import Path
from typing import Final

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from ospe_build.errors import MisuseError
from ospe_build.messages import spoken, text
from ospe_build.printable import printable
from ospe_build.site.mkdocs_words import speak_log, spoken_refusals

CONFIG: Final = "mkdocs.yml"


def build_site(*, sessions: Path | None, site_dir: Path | None, on: date | None, search: bool) -> None:
    """Check everything, then write the whole site.

    Args:
        sessions: folder of the archive in place of the one in `mkdocs.yml`.
        site_dir: where the site goes in place of the folder in `mkdocs.yml`.
        on: the day for which it is made in place of today.
        search: whether to make the search index.

    Raises:
        MisuseError: there is no archive here, or the folder of sessions that was given does not exist.
        InvalidSessionsError: a session has an error; nothing has been written.
        SettingsError: MkDocs gave up; it has said why.
    """
    _require_settings()
    speak_log(logging.WARNING)
    with spoken_refusals():
        _build(load_config(CONFIG, strict=True), sessions, site_dir, on, search=search)


def _build(
    config: MkDocsConfig, sessions: Path | None, site_dir: Path | None, on: date | None, *, search: bool
) -> None:
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
    """Serve the site and build it anew whenever something is edited.

    Raises:
        MisuseError: there is no archive here.
        SettingsError: MkDocs gave up; it has said why.
    """
    from mkdocs.commands import serve  # noqa: PLC0415 - slow to import, and a build needs no server

    _require_settings()
    speak_log(logging.INFO)
    # It tells of every link to a page that is ours to write.
    logging.getLogger("mkdocs.structure").setLevel(logging.WARNING)
    with spoken_refusals():
        serve.serve(CONFIG)


def _require_settings() -> None:
    if not Path(CONFIG).is_file():
        raise MisuseError(text(spoken(), "ready.no_project", path=CONFIG))
