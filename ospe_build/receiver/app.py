"""What the receiver answers: it lets in only the site's own form, bounds what comes, and hands it to a process."""

import asyncio
import json
import logging
import os
import signal
import sys
from time import monotonic
from typing import Any, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ospe_build.intake import LARGEST
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, text
from ospe_build.receiver.limits import Limits

CONTENT_TYPE: Final = "application/yaml"
"""Of what the form sends. No plain HTML form can send it, so a browser asks first (CORS preflight)."""

HEALTH: Final = "/terve"
READING_S: Final = 15
WORKING_S: Final = 45
_ENDING_S: Final = 3
_MOST_WAITING: Final = 8
_LONGEST_NAME: Final = 200

_log = logging.getLogger("ospe.receiver")


class _Refusal(Exception):  # noqa: N818 - it is an answer
    def __init__(self, status: int, msgid: str, wait_s: int = 0) -> None:
        super().__init__(msgid)
        self.status, self.msgid = status, msgid
        self.headers = {"Retry-After": str(wait_s)} if wait_s else {}


def _name(request: Request) -> str:
    """What the file is called, without what no command line takes."""
    return "".join(filter(str.isprintable, request.query_params.get("name", "")[:_LONGEST_NAME]))


async def _body(request: Request) -> bytes:
    """What is sent, read no further than it may be long, and for no longer than it may take."""
    data = bytearray()
    try:
        async with asyncio.timeout(READING_S):
            async for piece in request.stream():
                data += piece
                if len(data) > LARGEST:
                    raise _Refusal(413, "receiver.too_large")
    except TimeoutError as error:
        raise _Refusal(408, "receiver.slow") from error
    return bytes(data)


async def _end(process: asyncio.subprocess.Process) -> None:
    """End a process and what it has started, with time to put away what it has under way."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            await asyncio.wait_for(process.wait(), _ENDING_S)
        except ProcessLookupError:
            return
        except TimeoutError:
            continue


async def _work(data: bytes, language: str, name: str) -> dict[str, Any]:
    """What a process of its own makes of a session."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "ospe_build.receiver.submission", language, name,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        out, _ = await asyncio.wait_for(process.communicate(data), WORKING_S)
        return dict(json.loads(out))
    except TimeoutError as error:
        await _end(process)
        raise _Refusal(504, "receiver.failed") from error
    except ValueError as error:
        raise _Refusal(500, "receiver.failed") from error


class _Receiver:
    """Takes sessions one after another: two at once cannot make two requests of one."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._limits = Limits()
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def send(self, request: Request) -> Response:
        """Answer a session that is sent."""
        language = request.query_params.get("lang", "")
        language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        began_s = monotonic()
        try:
            done = await self._take(request, language)
            answer = JSONResponse(done["body"], done["status"])
            said = done["log"]
        except _Refusal as error:
            answer = JSONResponse({"message": text(language, error.msgid)}, error.status, error.headers)
            said = error.msgid
        except ClientDisconnect:
            return Response(status_code=400)
        _log.info("%d %s (%.1f s)", answer.status_code, said, monotonic() - began_s)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    async def _take(self, request: Request, language: str) -> dict[str, Any]:
        if request.headers.get("Origin") != self._origin:
            raise _Refusal(403, "receiver.origin")
        if request.headers.get("Content-Type", "").partition(";")[0].strip() != CONTENT_TYPE:
            raise _Refusal(415, "receiver.type")
        wait_s = self._limits.wait_s(request.client.host if request.client else "", monotonic())
        if wait_s:
            raise _Refusal(429, "receiver.often", wait_s)
        data = await _body(request)
        if self._waiting >= _MOST_WAITING:
            raise _Refusal(503, "receiver.busy", WORKING_S)
        self._waiting += 1
        try:
            async with self._turn:
                return await _work(data, language, _name(request))
        finally:
            self._waiting -= 1


def _health(_request: Request) -> Response:
    return JSONResponse({"ok": True})


def receiver(origin: str) -> Starlette:
    """The application.

    Args:
        origin: of the site whose form may send, as browsers write it (`https://host`).
    """
    cors = Middleware(CORSMiddleware, allow_origins=[origin], allow_methods=["POST"], allow_headers=["Content-Type"])
    routes = [Route("/", _Receiver(origin).send, methods=["POST"]), Route(HEALTH, _health)]
    return Starlette(routes=routes, middleware=[cors])
