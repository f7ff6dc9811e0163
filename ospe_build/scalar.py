"""One value as YAML: plain where every reader takes the same text from it, else quoted or as a block of lines. A leaf.

The form writes the same text in the browser, so the rules are few, and each is one expression that both know.
"""

import json
import re
from typing import Final

from ospe_build.quote_marks import without_quote_marks

_NOT_PLAIN: Final = re.compile(
    r"""^[-?:,\[\]{}#&*!|>'"%@`]"""  # an indicator at the start (YAML 1.2, c-indicator)
    r"|^\s|\s$|:\s|:$| #"  # lost at the edge, made a mapping, or lost to a comment
    r"|^[-+.]*[0-9][0-9a-f_+.:xotz -]*$|^[-+]?\.(inf|nan)$"  # a number, time or date of YAML 1.1 or 1.2
    r"|^(true|false|yes|no|on|off|y|n|null|~|=|<<)?$",  # another type
    re.IGNORECASE,
)

_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML, unlike JSON, wants escaped within double quotes."""

_NEVER_BARE: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What is only within double quotes, as an escape; a line break is looked at by itself."""


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _is_block(lines: list[str]) -> bool:
    """Whether a block keeps the lines: the first not indented, none ending in a space, the last not empty."""
    return bool(lines[0] and lines[-1]) and lines[0][0] != " " and not any(line.endswith(" ") for line in lines)


def scalar(value: object, indent: int = 0) -> str:
    """Write a text, a number or a truth value, as it stands after `key: ` or `- `.

    Args:
        value: the value; a text of several lines becomes a literal block where a block keeps it as it is.
        indent: spaces before the lines of such a block.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if _NEVER_BARE.search(value):
        return _escaped(value)
    if "\n" not in value:
        return _escaped(value) if _NOT_PLAIN.search(value) else value
    lines = value.split("\n")
    if not _is_block(lines):
        return _escaped(value)
    return "\n".join(["|-", *(" " * indent + line if line else "" for line in lines)])


def in_line(text: str) -> str:
    """A text as it can be put after `key: ` or `- `, on one line whatever it holds."""
    return quoted(text) if "\n" in text else scalar(text)


def quoted(text: str) -> str:
    """A text in quotation marks, as a person would write it: in single ones where it holds double ones."""
    if "\n" not in text and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def requoted(text: str) -> str:
    """A text in quotation marks, in the place of curly ones around it."""
    return quoted(without_quote_marks(text) or text)
