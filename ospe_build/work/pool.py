"""Processes that share work: the standard library's pool, started only where there is enough to do.

They are started by `forkserver`, or by `spawn` where the system has no such thing, and never forked from this process:
so it may run threads. Nothing is kept in them from one job to the next; a job's arguments hold all that it needs.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

WORTH_STARTING_MS: Final = 600
"""Less work is done before other processes have begun with it."""
WORTH_SENDING_MS: Final = 3000
"""The same of jobs that hold large things: each process takes them in and looks through them anew."""
_LONGEST_CHUNK: Final = 50


def _prepare() -> None:
    """Get a process of the pool ready: it ends with the one that started it, be that killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl-C ends the command, which ends the pool
    gc.freeze()  # what was imported is no garbage
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _processors() -> int:
    count: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
    return count() or 1


class Pool:
    """A pool of as many processes as there are processors; there are none before there is enough to do."""

    def __init__(self, preload: str) -> None:
        """Make the pool.

        Args:
            preload: the module whose functions will be called; it is imported once for all processes, where that can
                be.
        """
        self._preload = preload
        self._executor: ProcessPoolExecutor | None = None

    def map(
        self, work: Callable[[Job], Result], jobs: Sequence[Job], *, ms: float, alike: bool = False
    ) -> Iterator[Result]:
        """Do all jobs and yield what comes of them, in their order.

        Processes begin at once; where there is little to do, each job is done here when its result is taken.

        Args:
            work: a function of a module, or a `partial` of one.
            jobs: its arguments.
            ms: about how long one job takes, in milliseconds.
            alike: whether the jobs hold the same large things; these travel once to each process.

        Raises:
            Exception: whatever a job raised, when its result is taken.
        """
        size = _processors()
        if self._executor is None:
            if size == 1 or len(jobs) * ms < (WORTH_SENDING_MS if alike else WORTH_STARTING_MS):
                return map(work, jobs)
            self._executor = self._start(size)
        chunk = -(-len(jobs) // size) if alike else min(_LONGEST_CHUNK, max(1, len(jobs) // (4 * size)))
        return self._executor.map(work, jobs, chunksize=chunk)

    def _start(self, size: int) -> ProcessPoolExecutor:
        has_server = "forkserver" in multiprocessing.get_all_start_methods()
        context: Any = multiprocessing.get_context("forkserver" if has_server else "spawn")
        if has_server:
            # Its server would look for modules in the working directory first, where anybody's files may lie.
            os.environ["PYTHONSAFEPATH"] = "1"
            context.set_forkserver_preload([self._preload])
        return ProcessPoolExecutor(size, context, _prepare)

    def close(self) -> None:
        """End all processes; what they have not begun with is given up."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None
