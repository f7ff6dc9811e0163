"""Where things are: what goes with the program, and the archive that a command works in. A leaf.

In a checkout the schemas, the texts and the workflows stand beside the code. An installed package carries them in
itself, and an archive elsewhere needs only what is its own: settings, texts, sessions, and boards or cards that it does
not share.
"""

from pathlib import Path
from typing import Any, Final

import yaml

PLUGIN: Final = "ospe"
SETTINGS: Final = "mkdocs.yml"
SESSIONS: Final = "sessions"
"""The folder of an archive's sessions."""
WRITTEN: Final = (SESSIONS, "schema", ".git")
"""The folders of an archive that people write, wherever its texts are: no command fills one with what it makes."""

PACKAGE: Final = Path(__file__).parent
CARRIED: Final = PACKAGE / "carried"
"""What an installed package carries; a checkout has no such folder."""

SHARED: Final = CARRIED if CARRIED.is_dir() else PACKAGE.parent
"""What goes with the program: `schema/`, `docs/`, `mkdocs.yml` and the workflows."""


class _Loader(yaml.SafeLoader):
    """Reads plain values; what MkDocs and its plugins tag (`!ENV`, `!!python/name:`) is left out, never run."""


def _leave_out(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("", _leave_out)


def read_settings(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """What a file of MkDocs' settings holds.

    Raises:
        OSError: it cannot be read.
        yaml.YAMLError: it is no YAML.
    """
    return yaml.load(path.read_bytes(), _Loader)  # noqa: S506 - a safe loader, made safer


def compose_settings(path: Path) -> yaml.Node | None:
    """The same, with the place of every value."""
    return yaml.compose(path.read_bytes(), _Loader)


def uses_plugin(path: Path) -> bool:
    """Whether a file of MkDocs' settings names our plugin, by which an archive is known that has no session yet."""
    try:
        plugins = read_settings(path)["plugins"]
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        return False
    named = plugins if isinstance(plugins, list | dict) else []
    return any(PLUGIN in one if isinstance(one, dict) else one == PLUGIN for one in named)


def archive_around(folder: Path) -> Path | None:
    """The archive that an absolute folder is or lies in: the nearest one above whose settings name our plugin."""
    return next((one for one in (folder, *folder.parents) if uses_plugin(one / SETTINGS)), None)


ARCHIVE: Final = archive_around(Path.cwd())
"""The archive that the program was started in; None where it was started elsewhere."""


def extra(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """A value below `extra` in the archive's settings; None where there is none."""
    try:
        return read_settings((ARCHIVE or SHARED) / SETTINGS)["extra"][name]
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        return None


OWN_SCHEMA_DIR: Final = (ARCHIVE or SHARED) / "schema"
"""Where an archive keeps boards, cards and units of its own: a file there counts before the shared one of its name."""


def schema_file(name: str) -> Path:
    """A file of `schema/`: the archive's own where it has one."""
    own = OWN_SCHEMA_DIR / name
    return own if own.is_file() else SHARED / "schema" / name
