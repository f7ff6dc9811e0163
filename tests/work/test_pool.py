"""Work that processes share: what comes of it, in its order, and nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from textwrap import indent

import pytest

from ospe_build.work import pool as pool_module
from ospe_build.work.pool import WORTH_STARTING_MS, Pool

MUCH = 2 * WORTH_STARTING_MS


def job(offset: int, number: int) -> tuple[int, int]:
    """A number, and the process that had to do with it."""
    if number < 0:
        raise ValueError(f"no {number}")
    return offset + number, os.getpid()


@pytest.mark.parametrize("ms", [0.1, MUCH])
def test_results_come_in_the_order_of_the_jobs(ms: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "_processors", lambda: 2)
    with closing(Pool(__name__)) as pool:
        found = list(pool.map(partial(job, 100), range(250), ms=ms))
        again = list(pool.map(partial(job, 0), range(3), ms=ms))
    assert [number for number, _ in found] == list(range(100, 350))
    assert [number for number, _ in again] == [0, 1, 2]
    here = {process for _, process in (*found, *again)} == {os.getpid()}
    assert here is (ms < 1)


def test_one_processor_needs_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "_processors", lambda: 1)
    with closing(Pool(__name__)) as pool:
        assert set(pool.map(partial(job, 0), range(2), ms=MUCH)) == {(0, os.getpid()), (1, os.getpid())}


@pytest.mark.parametrize("ms", [0.1, MUCH])
def test_what_a_job_raises_is_raised_where_its_result_is_taken(ms: float) -> None:
    with closing(Pool(__name__)) as pool:
        results = pool.map(partial(job, 0), [1, 2, -1, 3], ms=ms)
        with pytest.raises(ValueError, match="no -1"):
            list(results)


CODE = """
import time
from ospe_build.work import pool
pool._processors = lambda: 2
processes = pool.Pool("msgspec")
work = processes.map(time.sleep, [0, 0, 1000, 1000], ms=pool.WORTH_STARTING_MS)
next(work), next(work)
print("ready", flush=True)
time.sleep(1000)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_all_processes_end_with_the_one_that_started_them(end: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", CODE], stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(end)
        # The output ends when the last of those that could still write to it has ended.
        process.communicate(timeout=60)


def test_processes_start_beside_threads_without_a_warning() -> None:
    code = "import threading, time; threading.Thread(target=time.sleep, args=(30,), daemon=True).start()" + CODE
    code = code.replace("1000, 1000", "0").replace("time.sleep(1000)", "processes.close()")
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ready\n", "")


def test_giving_up_does_not_wait_for_what_has_not_begun() -> None:
    begin = time.monotonic()
    with closing(Pool("time")) as pool:
        next(pool.map(time.sleep, [0, *([0.05] * 2000)], ms=MUCH))
    assert time.monotonic() - begin < 2000 * 0.05 / 4


def test_no_module_is_taken_from_the_working_directory(tmp_path: Path) -> None:
    for name in ("colorsys", "msgspec", "ospe_build"):
        (tmp_path / f"{name}.py").write_text("open('vieras', 'w').close()", "utf-8")
    code = CODE.replace("1000, 1000", "0").replace("time.sleep(1000)", "processes.close()")
    program = tmp_path / "ohjelma" / "ohjelma.py"
    program.parent.mkdir()
    program.write_text(f"if __name__ == '__main__':\n{indent(code, '    ')}", "utf-8")
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, program], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ready\n", "")
    assert not (tmp_path / "vieras").exists()
