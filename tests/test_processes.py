"""Work that several processes share: a team that remembers, and a piece of work apart."""

import os
import subprocess
import sys

import pytest

from ospe_build.apart import Apart
from ospe_build.team import Team


class Counter:
    """A worker that remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def take(self, number: int) -> tuple[int, list[int]]:
        if number < 0:
            raise ValueError(f"no {number}")
        self.given.append(number)
        return os.getpid(), list(self.given)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_each_worker_remembers_what_it_alone_was_given(size: int) -> None:
    with Team(Counter, size) as team:
        answers = list(team.start("take", ((number, number) for number in range(7))))
        again = list(team.start("take", [(5, 100)]))
    assert sorted(given[-1] for _, given in answers) == list(range(7))
    assert len({process for process, _ in answers}) == size
    assert again[0][1] == [*(number for number in range(7) if number % size == 5 % size), 100]
    assert (os.getpid() in {process for process, _ in answers}) is (size == 1)


@pytest.mark.parametrize("size", [1, 2])
def test_what_a_worker_raises_is_raised_where_its_answer_is_taken(size: int) -> None:
    with Team(Counter, size) as team, pytest.raises(ValueError, match="no -1"):
        list(team.start("take", [(0, 1), (1, -1)]))


def test_two_processes_have_one_team_work_at_the_same_time() -> None:
    def numbers(lane: str, start: int) -> list[int]:
        return sorted(given[-1] for _, given in team.start("take", enumerate(range(start, start + 500)), lane))

    with Team(Counter, 2, ("here", "there")) as team:
        there = Apart(lambda: numbers("there", 1000))
        assert numbers("here", 0) == list(range(500))
        assert there.result() == list(range(1000, 1500))


def test_work_apart_knows_what_this_process_knew_when_it_began() -> None:
    known = ["before"]
    work = Apart(lambda: (os.getpid(), known))
    known.append("after")
    process, told = work.result()
    assert process != os.getpid()
    assert told == ["before"]


def test_what_work_apart_raises_is_raised_when_its_result_is_asked_for() -> None:
    work = Apart(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        work.result()


def test_work_apart_can_be_given_up() -> None:
    read, write = os.pipe()
    work = Apart(lambda: os.read(read, 1))
    work.end()
    with pytest.raises(EOFError):
        work.result()
    os.close(read)
    os.close(write)


def test_all_processes_end_with_the_one_that_started_them_be_it_killed() -> None:
    code = (
        "import time; from ospe_build.apart import Apart; from ospe_build.team import Team;"
        "team = Team(list, 2); work = Apart(lambda: time.sleep(1000)); print('ready', flush=True); time.sleep(1000)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.kill()
        # The output ends when the last of those that could still write to it has ended.
        process.communicate(timeout=60)
