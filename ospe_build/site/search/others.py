"""Other archives that the page of sessions can search too: `arkistot` in `mkdocs.yml`, below `extra`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from ospe_build.errors import SettingsError
from ospe_build.locations import SETTINGS
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, pattern, pick, spoken, text
from ospe_build.site.search import FOLDER

SETTING: Final = "arkistot"
_KEYS: Final = frozenset({"nimi", "osoite"})
_LONGEST_NAME: Final = 60
# It goes into the Content-Security-Policy as it stands, so it holds nothing that would end an address there.
_ADDRESS: Final = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?(?:/[\w.~%-]+)*/?", re.ASCII)
_LOOPBACK: Final = re.compile(r"localhost|127(?:\.\d{1,3}){3}")


@dataclass(frozen=True, slots=True)
class OtherArchive:
    """Another archive.

    Attributes:
        names: what it is called, by language; at least in Finnish.
        address: of its home page, ending in a slash.
    """

    names: Mapping[str, str]
    address: str

    @property
    def index(self) -> str:
        """Where its index stands: all that a page here may ask of it."""
        return f"{self.address}{FOLDER}/"

    @property
    def host(self) -> str:
        """Its host, as people read it."""
        return urlsplit(self.address).netloc


def other_archives(extra: Mapping[str, Any], site_url: str) -> tuple[OtherArchive, ...]:
    """The archives that the settings name, in their order.

    Args:
        extra: what `mkdocs.yml` holds below `extra`.
        site_url: this archive's own address.

    Raises:
        SettingsError: they are not told as they should be; the message names the place and what is wanted.
    """
    listed = extra.get(SETTING) or ()
    if not isinstance(listed, list | tuple):
        raise _error("shape")
    seen = {site_url.rstrip("/") + "/": "own"}
    found = []
    for number, told in enumerate(listed, 1):
        if not isinstance(told, dict) or set(told) != _KEYS:
            raise _error("shape", number)
        one = OtherArchive(_names(told["nimi"], number), _address(told["osoite"], number))
        for known in (one.address, *sorted(set(one.names.values()))):
            if reason := seen.get(known):
                raise _error(reason, number, value=known)
        seen |= dict.fromkeys((one.address, *one.names.values()), "twice")
        found.append(one)
    return tuple(found)


def _names(told: object, number: int) -> dict[str, str]:
    names = {DEFAULT_LANGUAGE: told} if isinstance(told, str) else told
    if not isinstance(names, dict) or DEFAULT_LANGUAGE not in names or not names.keys() <= set(LANGUAGES):
        raise _error("name", number)
    if not all(isinstance(name, str) and 0 < len(name.strip()) <= _LONGEST_NAME for name in names.values()):
        raise _error("name", number)
    return {language: " ".join(name.split()) for language, name in names.items()}


def _address(told: object, number: int) -> str:
    if not isinstance(told, str) or not _ADDRESS.fullmatch(told):
        raise _error("address", number, value=told)
    parts = urlsplit(told)
    if parts.scheme == "http" and not _LOOPBACK.fullmatch(parts.hostname or ""):
        raise _error("https", number, value=told)
    return told.rstrip("/") + "/"


def _error(reason: str, number: int = 0, **values: object) -> SettingsError:
    place = f"{SETTINGS}: extra: {SETTING}" + (f"[{number}]" if number else "")
    return SettingsError(f"{place}: {text(spoken(), f'others.error.{reason}', **values)}")


def view(archives: Sequence[OtherArchive], language: str) -> dict[str, Any]:
    """What the page of sessions shows of them, and the addresses that its scripts may ask."""
    words = ("busy", "none", "failed", "format", "there", "ask")
    return {
        "others": [{"name": pick(one.names, language), "address": one.address, "host": one.host} for one in archives],
        "others_texts": {
            **{name: pattern(language, f"others.{name}") for name in words},
            "read_only": pattern(language, "search.read_only"),
            "found": [pattern(language, "others.found", n=n) for n in (1, 2)],
        },
        "connect": [one.index for one in archives],
    }
