"""Where the site and its repository live, as `mkdocs.yml` says: the only place that names them. A leaf."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from ospe_build.errors import SettingsError

PLUGIN: Final = "ospe"
SETTINGS_PATH: Final = Path(__file__).parent.parent / "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads plain values; what MkDocs and its plugins tag (`!ENV`, `!!python/name:`) is left out, never run."""


def _leave_out(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("", _leave_out)


def _settings(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.load(path.read_bytes(), _Loader)  # noqa: S506 - a safe loader, made safer


@lru_cache
def _setting(path: Path, name: str) -> str:
    try:
        return str(_settings(path)[name])
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise SettingsError(f"{path}: {name}: {error}") from error


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the settings that is no mapping and no list.

    Attributes:
        name: its key; empty for an item of a list.
        text: as it is written, without quotation marks.
        line: where it stands, from 1.
    """

    name: str
    text: str
    line: int


def values(path: Path) -> list[Value]:
    """All values of a file of MkDocs' settings, in their order.

    Raises:
        SettingsError: it cannot be read.
    """
    try:
        root = yaml.compose(path.read_bytes(), _Loader)
    except (OSError, yaml.YAMLError) as error:
        raise SettingsError(f"{path}: {error}") from error
    return list(_values("", root)) if root else []


def _values(name: str, node: yaml.Node) -> Iterator[Value]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _values(str(key.value), value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _values("", item)
    else:
        yield Value(name, str(node.value), node.start_mark.line + 1)


def uses_plugin(path: Path) -> bool:
    """Whether a file of MkDocs' settings names our plugin, by which an archive is known that has no session yet."""
    try:
        plugins = _settings(path)["plugins"]
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        return False
    named = plugins if isinstance(plugins, list | dict) else []
    return any(PLUGIN in one if isinstance(one, dict) else one == PLUGIN for one in named)


def site_url() -> str:
    """The address of the published site, ending in a slash.

    Raises:
        SettingsError: `mkdocs.yml` cannot be read or does not name it.
    """
    return _setting(SETTINGS_PATH, "site_url").rstrip("/") + "/"


def published(address: str) -> str:
    """The full address of a page, from its address below the site's root.

    Raises:
        SettingsError: as `site_url`.
    """
    return site_url() + address


def repo_url() -> str:
    """The address of the repository, without a slash at its end.

    Raises:
        SettingsError: `mkdocs.yml` cannot be read or does not name it.
    """
    return _setting(SETTINGS_PATH, "repo_url").rstrip("/")
