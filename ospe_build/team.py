"""A team of processes that keep what they were given between two rounds of work; it knows no session.

`concurrent.futures` has no way to send a second job to the process that did the first, and a session that was read
for checking is needed again, as it is, for its page: sending it back and forth costs more than reading it anew.
"""

import gc
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Self

from ospe_build.answers import answer, end_with_parent, take

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

Job = tuple[int, Any]
"""Which worker a job is for, and what it is given."""

Call = tuple[str, str, Any]
"""The lane on which the answer goes back, a method's name and its argument."""


def _serve(make_worker: Callable[[], Any], calls: "Queue[Call]", answers: dict[str, Connection]) -> None:
    """What a process of the team does: answer calls for as long as it lives."""
    end_with_parent()
    # What a worker keeps lives as long as it does: looking for garbage in it took half of its time.
    gc.disable()
    worker = make_worker()
    while True:
        lane, method, argument = calls.get()
        answer(answers[lane], partial(getattr(worker, method), argument))


class Team:
    """Workers, each made by `make_worker`; one alone works in this process and needs no other.

    Two processes can have the same team work, each on a lane of its own.
    """

    def __init__(self, make_worker: Callable[[], Any], size: int, lanes: Sequence[str] = ("",)) -> None:
        """Start the team.

        Args:
            make_worker: called once in each process.
            size: number of workers, at least 1.
            lanes: names of the ways on which answers come back.
        """
        self.size = size
        self._local = make_worker() if size == 1 else None
        self._calls: list[Queue[Call]] = []
        self._answers: dict[str, list[Connection]] = {lane: [] for lane in lanes}
        self._processes = []
        if size > 1:
            # Forked where the system can: the workers then share what is already imported.
            methods = multiprocessing.get_all_start_methods()
            context: Any = multiprocessing.get_context("fork" if "fork" in methods else None)
            for _ in range(size):
                calls = context.Queue()
                theirs = {}
                for lane in lanes:
                    ours, theirs[lane] = context.Pipe(duplex=False)
                    self._answers[lane].append(ours)
                process = context.Process(target=_serve, args=(make_worker, calls, theirs), daemon=True)
                process.start()
                for connection in theirs.values():
                    connection.close()
                self._calls.append(calls)
                self._processes.append(process)

    @staticmethod
    def suited_size(jobs: int, jobs_worth_a_process: int) -> int:
        """How many workers suit so many jobs: one where starting another would cost more than it saves."""
        return max(1, min(len(os.sched_getaffinity(0)), jobs // jobs_worth_a_process))

    def start(self, method: str, jobs: Iterable[Job], lane: str = "") -> Iterator[Any]:
        """Call a method for every job, each by its worker, and yield the answers as they come.

        The processes begin with the first jobs while the others are still being thought of, and go on with them while
        the answers are not yet taken.

        Raises:
            Exception: whatever the method raised, when its answer is taken.
        """
        if self._local is not None:
            return (getattr(self._local, method)(argument) for _, argument in jobs)
        awaited: Counter[Connection] = Counter()
        for worker, argument in jobs:
            number = worker % self.size
            self._calls[number].put((lane, method, argument))
            awaited[self._answers[lane][number]] += 1
        return self._collect(awaited)

    @staticmethod
    def _collect(awaited: "Counter[Connection]") -> Iterator[Any]:
        while +awaited:
            for ready in wait(list(+awaited)):
                connection = next(one for one in awaited if one is ready)
                result = take(connection)
                awaited[connection] -= 1
                yield result

    def __enter__(self) -> Self:
        """Use the team in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        self.close()

    def close(self) -> None:
        """End all processes."""
        for calls in self._calls:
            calls.cancel_join_thread()
            calls.close()
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
