"""Bytes to Document: the values of a session file, and where each of them stands.

The way through: `reader` takes the bytes, `characters` refuses those that do not belong in a text, `composer` makes
values of libyaml's events, `syntax` explains what libyaml could not read, `comments` finds what is not a value.
Nothing that a file holds raises an exception here: every input ends in a Document with findings.
"""

from ospe_build.reading.document import Comment, Document
from ospe_build.reading.reader import MAX_BYTES, file_bytes, read, read_bytes, read_file

__all__ = ["MAX_BYTES", "Comment", "Document", "file_bytes", "read", "read_bytes", "read_file"]
