"""One long piece of work in a process of its own, while this one goes on with another."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from ospe_build.answers import answer, end_with_parent, take

T = TypeVar("T")


def _serve(connection: Connection, work: Callable[[], Any]) -> None:
    end_with_parent()
    answer(connection, work)


class Apart(Generic[T]):
    """Work that has begun; it knows all that this process knew then, and only its result comes back.

    Where the system cannot fork a process, the work is done here, when its result is asked for.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        """Begin."""
        self._work = work
        self._process = None
        if "fork" in multiprocessing.get_all_start_methods():
            context: Any = multiprocessing.get_context("fork")
            self._answer, theirs = context.Pipe(duplex=False)
            self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)
            self._process.start()
            theirs.close()

    def result(self) -> T:
        """What came of it, as soon as it is done.

        Raises:
            Exception: whatever the work raised.
            EOFError: its process was killed.
        """
        if self._process is None:
            return self._work()
        result: T = take(self._answer)
        return result

    def end(self) -> None:
        """Give the work up, if it is still under way."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()
