"""`ospe receiver`: checks that everything is there, then serves."""

import logging
import os
import re
import socket
import sys
from contextlib import suppress
from typing import Final

import click

from ospe_build import git
from ospe_build.errors import MisuseError, ToolError
from ospe_build.here import require_archive
from ospe_build.messages import spoken, text
from ospe_build.settings import origin_of, site_url

_NEEDED: Final = {"GH_TOKEN": r"\S+", "GITHUB_REPOSITORY": r"[\w.-]+/[\w.-]+"}
_MOST_CONNECTIONS: Final = 50


def serve(host: str, port: int) -> None:
    """Receive sessions until it is stopped.

    Args:
        host: address to listen on.
        port: likewise.

    Raises:
        OSError: another program listens there.
        GitError: the archive is not under git, or cannot be brought up to date.
        MisuseError: there is no archive here, or the environment lacks the token or the repository.
        ToolError: the packages of the extra are not installed.
    """
    try:
        import uvicorn  # noqa: PLC0415 - an extra: only who receives has it

        from ospe_build.receiver.app import receiver  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise ToolError(text(spoken(), "receiver.no_packages")) from error
    require_archive()
    lacking = [name for name, shape in _NEEDED.items() if not re.fullmatch(shape, os.environ.get(name, ""))]
    if lacking:
        raise MisuseError(text(spoken(), "receiver.lacks", names=", ".join(lacking)))
    git.require_ready()
    git.catch_up()
    origin = origin_of(site_url())
    # Ours, since uvicorn tells in English that a port is taken.
    listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    click.echo(text(spoken(), "receiver.serves", address=f"http://{host}:{port}/", origin=origin))
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    # No log of accesses: it would hold addresses. `FORWARDED_ALLOW_IPS` names proxies that are not on this machine.
    config = uvicorn.Config(
        receiver(origin), log_config=None, log_level="warning", access_log=False,
        server_header=False, limit_concurrency=_MOST_CONNECTIONS, timeout_keep_alive=5,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
