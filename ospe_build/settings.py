"""Where the site and its repository live, as `mkdocs.yml` says: the only place that names them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import yaml

from ospe_build.errors import SettingsError
from ospe_build.locations import ARCHIVE, SETTINGS, SHARED, compose_settings, extra, read_settings
from ospe_build.messages import LANGUAGES, spoken, text

_ENDPOINT: Final = re.compile(
    r"(https://[\w-]+(\.[\w-]+)+|http://(127\.0\.0\.1|localhost))(:[0-9]+)?(/[\w./~-]*)?", re.ASCII
)
EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
SETTINGS_PATH: Final = (ARCHIVE or SHARED) / SETTINGS


def _is_line(told: object) -> bool:
    return isinstance(told, str) and told.isprintable() and bool(told.strip())


def _is_named(told: object) -> bool:
    return isinstance(told, dict) and told.keys() <= set(LANGUAGES) and all(map(_is_line, told.values()))


def _is_text(shape: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda told: isinstance(told, str) and bool(shape.fullmatch(told))


_RIGHT: Final[Mapping[str, Callable[[Any], bool]]] = {
    "languages": lambda told: isinstance(told, list) and all(one in LANGUAGES for one in told),
    "site_names": _is_named,
    "official": lambda told: isinstance(told, bool),
    "publisher_type": _is_text(re.compile(r"[A-Za-z()-]+")),
    "submissions_email": _is_text(EMAIL),
    "submissions_endpoint": _is_text(_ENDPOINT),
}
"""What a value below `extra` has to be; one that is left empty is none."""


def _read(reader: Callable[[Path], Any], path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return reader(path)
    except (yaml.YAMLError, ValueError) as error:
        raise SettingsError(text(spoken(), "mkdocs.not_yaml", why=error)) from error


@lru_cache
def _setting(path: Path, name: str) -> str:
    settings = _read(read_settings, path)
    if found := settings.get(name) if isinstance(settings, dict) else None:
        return str(found)
    raise SettingsError(f"{path.name}:1: {text(spoken(), 'ready.unset', found=name)}")


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
    root = _read(compose_settings, path)
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


def require_usable(path: Path) -> None:
    """End with each value below `extra` that cannot be used: where it stands, and what to write.

    Raises:
        SettingsError: there is one, or the file cannot be read.
    """
    told, root = _read(read_settings, path), _read(compose_settings, path)
    below = told.get("extra") if isinstance(told, dict) else None
    if not isinstance(below, dict):
        return
    lines = {
        key.value: key.start_mark.line + 1 for top, node in root.value if top.value == "extra" for key, _ in node.value
    }
    wrong = [name for name, is_right in _RIGHT.items() if below.get(name) and not is_right(below[name])]
    if wrong:
        raise SettingsError("\n".join(f"{path.name}:{lines[name]}: {_refusal(name, below[name])}" for name in wrong))


def _refusal(name: str, found: object) -> str:
    return text(spoken(), f"settings.{name}", found=json.dumps(found, ensure_ascii=False, default=str))


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


def submissions_endpoint() -> str:
    """Where the form sends sessions; empty where nobody receives them."""
    return str(extra("submissions_endpoint") or "")


def origin_of(address: str) -> str:
    """The origin of an address, as browsers write it (`https://host`)."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def repo_url() -> str:
    """The address of the repository, without a slash at its end.

    Raises:
        SettingsError: `mkdocs.yml` cannot be read or does not name it.
    """
    return _setting(SETTINGS_PATH, "repo_url").rstrip("/")
