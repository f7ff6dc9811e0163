"""Text files made of one fragment a session: what is unchanged is copied from the last one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Self

_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Form:
    """What is around the fragments of a file: `head`, then fragments with `separator` between them, then `tail`."""

    head: bytes
    separator: bytes = b""
    tail: bytes = b""


class Splicer:
    """One such file under work.

    Attributes:
        lengths: of the fragments that were written, in bytes, by session, in order.
    """

    def __init__(self, path: Path, form: Form, old: Path, kept: Mapping[str, int]) -> None:
        """Open the file.

        Args:
            path: where it is written.
            form: what is around the fragments, then and now.
            old: the last build's file, if anything of it is kept.
            kept: the lengths of the fragments in that, in order; empty where there is none.

        Raises:
            OSError: the folder cannot be written to.
        """
        self.lengths: dict[str, int] = {}
        self._path, self._form, self._finished = path, form, False
        self._places: dict[str, tuple[int, int]] = {}
        place = len(form.head)
        for session, length in kept.items():
            self._places[session] = (place, place + length)
            place += length + len(form.separator)
        self._stretch: tuple[int, int] | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        self._old: IO[bytes] | None = old.open("rb") if kept else None
        self._new = path.open("wb", buffering=_BLOCK)
        self._new.write(form.head)

    def add(self, session: str, fragment: bytes) -> None:
        """Write a new fragment."""
        self._copy_stretch()
        if self.lengths:
            self._new.write(self._form.separator)
        self._new.write(fragment)
        self.lengths[session] = len(fragment)

    def keep(self, session: str) -> None:
        """Take over the fragment that the last build wrote."""
        start, end = self._places[session]
        if self._stretch is not None and self._stretch[1] + len(self._form.separator) == start:
            self._stretch = (self._stretch[0], end)
        else:
            self._copy_stretch()
            if self.lengths:
                self._new.write(self._form.separator)
            self._stretch = (start, end)
        self.lengths[session] = end - start

    def _copy_stretch(self) -> None:
        if self._stretch is None or self._old is None:
            return
        start, end = self._stretch
        self._old.seek(start)
        while start < end:
            block = self._old.read(min(_BLOCK, end - start))
            if not block:
                raise OSError(f"{self._old.name}: changed while it was read")
            self._new.write(block)
            start += len(block)
        self._stretch = None

    def finish(self) -> None:
        """Write what is still to come."""
        self._copy_stretch()
        self._new.write(self._form.tail)
        self._new.close()
        self._finished = True

    def __enter__(self) -> Self:
        """Use the file in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all, and throw a half-made file away."""
        self._new.close()
        if self._old is not None:
            self._old.close()
        if not self._finished:
            self._path.unlink(missing_ok=True)
