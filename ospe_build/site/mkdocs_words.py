"""MkDocs' own words in the language of the command: what its log and its refusals say. Those that are rare stay."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from mkdocs.exceptions import MkDocsException

from ospe_build.errors import SettingsError
from ospe_build.messages import spoken, text

WORDS: Final = {
    "Config value '{name}': {said}": "setting",
    "Plugin '{plugin}' option '{name}': {said}": "plugin_option",
    "Required configuration not provided.": "required",
    "Unrecognised configuration name: {name}": "unknown",
    "Expected type: {wanted} but received: {given}": "kind",
    "The URL isn't valid, it should include the http:// (scheme)": "address",
    "The path '{path}' isn't an existing {kind}.": "no_path",
    'The "{name}" plugin is not installed': "no_plugin",
    "Unrecognised theme name: '{name}'. The available installed themes are: {names}": "no_theme",
    "Failed to load extension '{name}'.\n{why}": "no_extension",
    "MkDocs encountered an error parsing the configuration file: {why}": "not_yaml",
    "Aborted with a configuration error!": "stopped",
    "Aborted with {counts} in strict mode!": "stopped",
    "Aborted with {n} configuration warnings in 'strict' mode!": "stopped",
    "A reference to '{path}' is included in the 'nav' configuration, which is not found in the documentation files.": (
        "nav"
    ),
    "Doc file '{file}' contains a link '{link}', but the target{target} is not found among documentation files.": (
        "link"
    ),
    "Doc file '{file}' contains a link '{link}', but the target{target} is not found among documentation files."
    " Did you mean '{meant}'?": "link.meant",
    "Building documentation...": "builds",
    "Cleaning site directory": "cleans",
    "Documentation built in {seconds} seconds": "built",
    "Watching paths for changes: {paths}": "watches",
    "Serving on {address}": "serves",
    "Detected file changes": "changed",
    "Reloading browsers": "reloads",
    "Browser connected: {address}": "connected",
    "Shutting down...": "ends",
}
"""What MkDocs says, and the catalogue's word for it, which fills in the same `{names}`."""

_CLOCK: Final = re.compile(r"^\[[0-9:]{8}\] ")
"""What its server puts before each line."""
_LEVELS: Final = {"WARNING": "warning", "ERROR": "error"}


def _shape(words: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*?)", re.escape(words)), re.DOTALL)


_SHAPES: Final = tuple((_shape(words), name) for words, name in WORDS.items())


def in_words(said: str) -> str:
    """What MkDocs says, as we say it; as it is where we have no words for it."""
    for shape, name in _SHAPES:
        if found := shape.fullmatch(said):
            parts = found.groupdict()
            return text(spoken(), f"mkdocs.{name}", **parts | {"said": in_words(parts.get("said", ""))})
    return said


class SpokenLog(logging.Formatter):
    """The log in the language of the command; a line that only tells has no word before it."""

    def format(self, record: logging.LogRecord) -> str:
        """One entry."""
        level = _LEVELS.get(record.levelname, "")
        return (f"{text(spoken(), f'mkdocs.{level}')}: " if level else "") + in_words(
            _CLOCK.sub("", record.getMessage())
        )


def speak_log(level: int) -> None:
    """Let the log speak.

    Args:
        level: from which on it is shown.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(SpokenLog())
    logging.basicConfig(handlers=[handler], level=level)


@contextmanager
def spoken_refusals() -> Iterator[None]:
    """Raise what MkDocs refuses as an error of ours.

    Raises:
        SettingsError: MkDocs gave up; its log has said why, if its error does not.
    """
    try:
        yield
    except MkDocsException as error:
        raise SettingsError(in_words(error.format_message())) from error
