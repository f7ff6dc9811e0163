"""A team of processes that keep what they were given between two rounds of work. A leaf: it knows no session.

`concurrent.futures` has no way to send a second job to the process that did the first, and a session that was read
for checking is needed again, as it is, for its page: sending it back and forth costs more than reading it anew.
"""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Self

Job = tuple[int, Any]
"""Which worker a job is for, and what it is given."""


def _serve(make_worker: Callable[[], Any], connection: Connection) -> None:
    """What a process of the team does: answer calls until there is nothing more to read."""
    # What a worker keeps lives as long as it does: looking for garbage in it took half of its time.
    gc.disable()
    worker = make_worker()
    while (call := connection.recv()) is not None:
        method, argument = call
        try:
            connection.send((True, getattr(worker, method)(argument)))
        except Exception as error:  # noqa: BLE001 - it is raised again in the process that asked
            connection.send((False, error))


class Team:
    """Workers, each made by `make_worker`; one alone works in this process and needs no other."""

    def __init__(self, make_worker: Callable[[], Any], size: int) -> None:
        """Start the team.

        Args:
            make_worker: called once in each process.
            size: number of workers, at least 1.
        """
        self.size = size
        self._local = make_worker() if size == 1 else None
        self._connections: list[Connection] = []
        self._processes = []
        if size > 1:
            # Forked where the system can: the workers then share what is already imported.
            methods = multiprocessing.get_all_start_methods()
            context: Any = multiprocessing.get_context("fork" if "fork" in methods else None)
            for _ in range(size):
                ours, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(make_worker, theirs), daemon=True)
                process.start()
                theirs.close()
                self._connections.append(ours)
                self._processes.append(process)

    @staticmethod
    def suited_size(jobs: int, jobs_worth_a_process: int) -> int:
        """How many workers suit so many jobs: one where starting another would cost more than it saves."""
        return max(1, min(len(os.sched_getaffinity(0)), jobs // jobs_worth_a_process))

    def start(self, method: str, jobs: Iterable[Job]) -> Iterator[Any]:
        """Call a method for every job, each by its worker, and yield the answers as they come.

        Every process has its first job when this returns; the others follow as the answers are taken.

        Raises:
            Exception: whatever the method raised, when its answer is taken.
        """
        if self._local is not None:
            return (getattr(self._local, method)(argument) for _, argument in jobs)
        queues: dict[Connection, deque[Any]] = {connection: deque() for connection in self._connections}
        for worker, argument in jobs:
            queues[self._connections[worker % self.size]].append(argument)
        busy = [connection for connection, queue in queues.items() if queue]
        for connection in busy:
            connection.send((method, queues[connection].popleft()))
        return self._answers(method, queues, busy)

    @staticmethod
    def _answers(method: str, queues: dict[Connection, deque[Any]], busy: list[Connection]) -> Iterator[Any]:
        while busy:
            for connection in wait(busy):
                if not isinstance(connection, Connection):
                    continue
                done, answer = connection.recv()
                if not done:
                    raise answer
                if queues[connection]:
                    connection.send((method, queues[connection].popleft()))
                else:
                    busy.remove(connection)
                yield answer

    def __enter__(self) -> Self:
        """Use the team in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        self.close()

    def close(self) -> None:
        """End all processes."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
