"""What a process answers the one that asked: a result, or the error that is raised there again; and its end. A leaf."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any


def end_with_parent() -> None:
    """See to it that this process ends when the one that started it does, be it killed: nobody waits for it then."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


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
