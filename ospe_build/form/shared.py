"""What the form's script knows of the checks: constants of Python, put where its modules import them.

A module of the script writes `import { MONTHS } from "ospe_build/checking/dates"` and gets the value of that constant
(or, of a name in lower case, what that function returns) as it is when the script is made: word lists, limits and
patterns stand once. A name that Python does not have stops the build.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from ospe_build.form.patterns import javascript

_IMPORT: Final = re.compile(r'import \{([^}]*)\} from "(ospe_build/[a-z_/]+)";')


def _value(value: object) -> object:
    """A constant as JSON can hold it."""
    if isinstance(value, re.Pattern):
        return javascript(value)
    if isinstance(value, range):
        return [value[0], value[-1]]
    if isinstance(value, AbstractSet):
        return [_value(each) for each in sorted(value)]
    if isinstance(value, tuple | list):
        return [_value(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _value(each) for key, each in value.items()}
    return value


def _named(module: str, name: str) -> object:
    """The constant of a module, be it public or its own; what a function of that name returns."""
    within = vars(import_module(module.replace("/", ".")))
    found = within[name] if name in within else within[f"_{name}"]
    return found() if callable(found) else found


def shared(scripts: list[Path]) -> dict[str, dict[str, Any]]:
    """What the modules of a script import from Python, by module and name.

    Raises:
        KeyError: Python has no such name.
    """
    found: dict[str, dict[str, Any]] = {}
    for path in scripts:
        for names, module in _IMPORT.findall(path.read_text("utf-8")):
            for name in (each.split(" as ")[0].strip() for each in names.split(",") if each.strip()):
                found.setdefault(module, {})[name] = _value(_named(module, name))
    return found
