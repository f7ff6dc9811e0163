"""What a process answers the one that asked: a result, or the error that is raised there again. A leaf."""

from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any


def answer(connection: Connection, work: Callable[[], Any]) -> None:
    """Do the work and send what came of it."""
    try:
        connection.send((True, work()))
    except Exception as error:  # noqa: BLE001 - it is raised again in the process that asked
        connection.send((False, error))


def take(connection: Connection) -> Any:  # noqa: ANN401 - whatever was sent
    """What came of the work.

    Raises:
        Exception: whatever the work raised.
        EOFError: the process that was to answer has ended.
    """
    done, result = connection.recv()
    if not done:
        raise result
    return result
