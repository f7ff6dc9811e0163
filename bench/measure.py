"""Runs a command and measures it: wall clock, processor time and memory, its child processes included."""

import ctypes
import os
import shlex
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final, Self

import click

SAMPLE_SECONDS: Final = 0.5
_SET_CHILD_SUBREAPER: Final = 36
"""A number of Linux (`prctl.h`)."""


class FailedRunError(click.ClickException):
    """The measured command failed: its figures would mean nothing. Raised by `run`."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took.

    Attributes:
        wall: seconds from its start to its end.
        cpu: processor seconds, user and system, of it and all processes that it started.
        largest_mb: peak resident memory of its largest process, in MB (10^6 bytes), as the kernel kept it.
        total_mb: highest sampled sum of memory over it and its children, shared pages counted once, in MB; a peak
            between two samples is not seen.
    """

    wall: float
    cpu: float
    largest_mb: float
    total_mb: float

    @classmethod
    def typical(cls, runs: Sequence[Self]) -> Self:
        """Median times and highest memory of several runs."""
        return cls(
            median(run.wall for run in runs),
            median(run.cpu for run in runs),
            max(run.largest_mb for run in runs),
            max(run.total_mb for run in runs),
        )


def run(command: Sequence[str | Path], folder: Path, log: Path) -> Usage:
    """Run a command to its end and measure it.

    What earlier runs left to be written to disk is written first, so that no run pays for another.

    Args:
        command: program and arguments.
        folder: where it runs.
        log: file for its output.

    Raises:
        FailedRunError: it ended with another status than 0.
    """
    os.sync()
    _adopt()
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own command lines
            [str(part) for part in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        sampler = _Sampler(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        cpu = usage.ru_utime + usage.ru_stime + sum(_left_behind(process.pid))
    process.returncode = os.waitstatus_to_exitcode(status)
    total = sampler.stop()
    if process.returncode:
        tail = log.read_text("utf-8", "replace")[-2000:]
        raise FailedRunError(f"{shlex.join(map(str, command))} ended with {process.returncode}:\n{tail}")
    # Linux counts ru_maxrss in kibibytes, and takes the largest of the process and the children it waited for.
    return Usage(wall, cpu, usage.ru_maxrss * 1024 / 1e6, total / 1e6)


def _adopt() -> None:
    """Become the parent of processes that lose theirs: a pool's server ends after the command, which waits for none."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _left_behind(group: int) -> Iterator[float]:
    """Wait for such processes of a group, which end by themselves; the time of each, with that of its children."""
    with suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait4(-group, 0)
            yield usage.ru_utime + usage.ru_stime


class _Sampler:
    """Watches the memory of a session of processes (`start_new_session`) from a thread."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        """End watching; the highest sum seen, in bytes."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            self._peak = max(self._peak, sum(_proportional_bytes(process) for process in _members(self._session)))


def _members(session: int) -> list[Path]:
    """The folders in /proc of the session's processes."""
    return [
        entry for entry in Path("/proc").iterdir() if entry.name.isdigit() and _session_of(int(entry.name)) == session
    ]


def _session_of(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return -1


def _proportional_bytes(process: Path) -> int:
    """The process's Pss: a page that is shared by several counts for each by its share."""
    try:
        for line in (process / "smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # it has ended
    return 0
