"""Where the site and its repository live, as `mkdocs.yml` says: the only place that names them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import yaml

from ospe_build.errors import SettingsError
from ospe_build.locations import ARCHIVE, SETTINGS, SHARED, compose_settings, extra, read_settings
from ospe_build.messages import spoken, text

_ENDPOINT: Final = re.compile(
    r"(https://[\w-]+(\.[\w-]+)+|http://(127\.0\.0\.1|localhost))(:[0-9]+)?(/[\w./~-]*)?", re.ASCII
)
SETTINGS_PATH: Final = (ARCHIVE or SHARED) / SETTINGS


@lru_cache
def _setting(path: Path, name: str) -> str:
    try:
        return str(read_settings(path)[name])
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
        root = compose_settings(path)
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
    """Where the form sends sessions; empty where nobody receives them.

    Raises:
        SettingsError: it is no address of a page with HTTPS, or of this machine.
    """
    found = str(extra("submissions_endpoint") or "")
    if found and not _ENDPOINT.fullmatch(found):
        raise SettingsError(text(spoken(), "error.endpoint", address=found))
    return found


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
