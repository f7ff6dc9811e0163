"""Click's own words in the language of the command: what it says in help, in questions and of what it was given."""

import re
from collections.abc import Sequence
from typing import Any, Final

from click import Command, core, decorators, exceptions, formatting, parser, termui, types

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


_TYPES: Final[dict[Any, str]] = {
    types.IntParamType: "integer",
    types.IntRange: "integer",
    types.StringParamType: "text",
}
"""What a value is called that an option takes: Click has no way to say it in another language."""


def metavar(name: str) -> str:
    """What stands in help for what is to be given."""
    return pattern(spoken(), f"click.place.{name}")


def kind(name: str) -> str:
    """The same for a file, a folder or a path: Click's own word for it, large."""
    return pattern(spoken(), f"click.{name}").upper()


class SpokenCommand(Command):
    """A command whose help says in its own language where options are given."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - as Click has it
        """As Click's, the place of the options aside."""
        super().__init__(*arguments, **({"options_metavar": f"[{metavar('options')}]"} | settings))


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
    for kind, name in _TYPES.items():
        kind.name = metavar(name).lower()
    for module in _MODULES:
        if hasattr(module, "_"):
            module._ = _translate
        if hasattr(module, "ngettext"):
            module.ngettext = _translate_counted
