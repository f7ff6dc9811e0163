"""Click's own words in the language of the command: what it says in help, in questions and of what it was given."""

import re
from collections.abc import Sequence
from typing import Any, Final

from click import core, decorators, exceptions, formatting, parser, termui, types

from ospe_build.messages import pattern, spoken

_MODULES: Final[tuple[Any, ...]] = (core, decorators, exceptions, formatting, parser, termui, types)
WORDS: Final = {
    "Usage:": "usage",
    "Options": "options",
    "Commands": "commands",
    "Positional arguments": "arguments",
    "Show this message and exit.": "help",
    "%(prog)s, version %(version)s": "version",
    "default: {default}": "default",
    "required": "required",
    "Error: {message}": "error",
    "Aborted!": "aborted",
    "Try '{command} {option}' for help.": "try",
    "Missing argument": "missing_argument",
    "Missing option": "missing_option",
    "Missing parameter": "missing_argument",
    "Missing command.": "missing_command",
    "Choose from:\n\t{choices}": "choose",
    "No such option {name!r}.": "no_option",
    "No such command {name!r}.": "no_command",
    "Did you mean {possibility}?": "meant",
    "(Did you mean one of: {possibilities}?)": "meant_many",
    "Invalid value: {message}": "invalid",
    "Invalid value for {param_hint}: {message}": "invalid_for",
    "Option {name!r} does not take a value.": "no_value",
    "Option {name!r} requires an argument.": "needs_value",
    "Got unexpected extra argument ({args})": "extra",
    "Got unexpected extra arguments ({args})": "extra_many",
    "{value!r} is not {choice}.": "not_choice",
    "{value!r} is not one of {choices}.": "not_choices",
    "{value!r} does not match the format {format}.": "not_format",
    "{value!r} does not match the formats {formats}.": "not_formats",
    "{value!r} is not a valid {number_type}.": "not_number",
    "{value} is not in the range {range}.": "not_in_range",
    "{name} {filename!r} does not exist.": "no_file",
    "{name} {filename!r} is a file.": "is_file",
    "{name} {filename!r} is a directory.": "is_folder",
    "{name} {filename!r} is not readable.": "not_readable",
    "{name} {filename!r} is not writable.": "not_writable",
    "Could not open file {filename!r}: {message}": "not_opened",
    "file": "file",
    "directory": "folder",
    "path": "path",
    "unknown error": "unknown",
}
"""What Click says, and the catalogue's word for it. Click's sentences keep their own fields in braces."""


def asked(arguments: Sequence[str]) -> str:
    """The language that a command line asks for; empty where it asks for none."""
    found = re.findall(r"(?:^| )--lang[ =](\w+)", " ".join(arguments))
    return found[-1] if found else ""


def _translate(words: str) -> str:
    return pattern(spoken(), f"click.{WORDS[words]}") if words in WORDS else words


def _translate_counted(one: str, many: str, n: int) -> str:
    return _translate(one if n == 1 else many)


def install() -> None:
    """Let Click speak. It asks gettext for its words by two names in each of its modules, and ships no translation."""
    for module in _MODULES:
        if hasattr(module, "_"):
            module._ = _translate
        if hasattr(module, "ngettext"):
            module.ngettext = _translate_counted
