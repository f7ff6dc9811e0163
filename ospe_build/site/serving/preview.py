"""What is between MkDocs' live server and a browser: the findings, and the word that there is something new."""

import gc
import logging
import re
import time
import traceback
from collections.abc import Callable, Iterable
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Final
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIEnvironment

import click
from mkdocs.livereload import LiveReloadServer

from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.site import static
from ospe_build.site.environment import SiteContext
from ospe_build.site.mkdocs_words import in_words
from ospe_build.site.render import Renderer
from ospe_build.site.serving.live_index import LiveIndex

FOLDER: Final = "ospe-serving/"
"""Below it stands what only the live site has."""
VERSION: Final = f"{FOLDER}version"

_FILES: Final = {f"{FOLDER}{name}": Path(__file__).with_name(name) for name in ("serving.css", "serving.js")}

_RELOADER: Final = re.compile(rb"<script>\s*var livereload\b.*?</script>", re.DOTALL)
"""MkDocs' own way to reload a page."""
_TOP: Final = re.compile(rb'<body[^>]*>(\s*<a class="skip".*?</a>)?', re.DOTALL)
"""What the findings stand after."""


class _Errors(logging.Handler):
    """Keeps what MkDocs says before it gives up: the error that it then raises has no words of its own."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(in_words(record.getMessage()))


class Preview:
    """Builds and answers in the server's place.

    Attributes:
        error: what went wrong in the last build, in words; empty where nothing did.
        index: the site's search index.
        site_context: what templates need; there as soon as a build has begun.
    """

    site_context: SiteContext
    _server: LiveReloadServer
    _builder: Callable[[], None]

    def __init__(self) -> None:
        """Start with nothing built."""
        self.error = ""
        self.index = LiveIndex()
        self._version = time.time_ns()  # never that of an earlier server, whose pages may still be open

    def attach(self, server: LiveReloadServer, builder: Callable[[], None]) -> None:
        """Take the place of the server's builder and of its answers."""
        self._server, self._builder = server, builder
        server.builder = self.rebuild
        server.set_app(self.answer)

    def tell(self, words: str) -> None:
        """Say at the terminal, and on every page from now on, what went wrong."""
        self.error = words
        click.echo(words, err=True)

    def rebuild(self) -> None:
        """Build anew; an error is told, and the last good pages stay."""
        self.error = ""
        errors = _Errors()
        logger = logging.getLogger(LiveReloadServer.__module__.partition(".")[0])
        logger.addHandler(errors)
        gc.disable()  # looking for garbage takes a sixth of a build, while somebody waits
        try:
            self._builder()
        except click.ClickException as error:
            self.tell("\n".join(errors.said) or error.format_message())
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the server goes on
            if not errors.said:
                traceback.print_exc()
            self.tell("\n".join([*errors.said, f"{type(error).__name__}: {error}"]))
        finally:
            gc.enable()
            logger.removeHandler(errors)
        self._version += 1

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        name = environ["PATH_INFO"].removeprefix(self._server.mount_path)
        version = str(self._version)  # before the page is read: at worst it is loaded once too often
        if name == VERSION:
            return _send(start_response, version.encode(), "text/plain")
        kept = _FILES[name].read_bytes() if name in _FILES else self.index.file(name)
        if kept is not None:
            return _send(start_response, kept, _type_of(name))
        if self.error and not (Path(self._server.root) / "index.html").exists():
            assets = dict(static.assets().values())
            if name in assets:
                return _send(start_response, assets[name], _type_of(name))
            return _send(start_response, self._render("build_error_page.html", version), "text/html; charset=utf-8")
        begun: list[Any] = []
        body = self._server.serve_request(environ, lambda *response: begun.extend(response))
        status, headers = begun
        if Headers(headers)["Content-Type"] == "text/html":
            page = _RELOADER.sub(b"", b"".join(body))
            added = self._render("build_error.html", version)
            page = _TOP.sub(lambda found: found[0] + added, page, count=1)
            return _send(start_response, page, "text/html; charset=utf-8", status)
        start_response(status, headers)
        return body

    def _render(self, fragment: str, version: str) -> bytes:
        base = self._server.mount_path
        context = {"error": self.error, "folder": FOLDER, "version": version, "address": base + VERSION}
        return Renderer(self.site_context).fragment(fragment, DEFAULT_LANGUAGE, base, context).encode()


def _type_of(name: str) -> str:
    return guess_type(name)[0] or "application/octet-stream"


def _send(start_response: StartResponse, content: bytes, kind: str, status: str = "200 OK") -> list[bytes]:
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
    return [content]
