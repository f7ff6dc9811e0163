"""Why the operating system refused, in the language of a command: its own words are English."""

from errno import errorcode
from typing import Final

from ospe_build.messages import text

_KNOWN: Final = frozenset(
    {"EACCES", "EEXIST", "EISDIR", "ENAMETOOLONG", "ENOENT", "ENOSPC", "ENOTDIR", "EPERM", "EROFS"}
)


def reason_of(error: OSError, language: str) -> str:
    """The reason as people are told it; what is rare is told as the system says it."""
    name = errorcode.get(error.errno or 0, "")
    return text(language, f"error.os.{name}") if name in _KNOWN else error.strerror or str(error)
