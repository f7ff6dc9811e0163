"""An archive with a remote, a receiver, and what is sent to it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fake_github import FakeGitHub

ORIGIN = "https://tulokset.example"
REPOSITORY = "esimerkki/osallisuuspeli"
TOKEN = "salainen-tunnus-1234567890"  # noqa: S105 - made up
PUBLISHED = "2026-03-12-mallila"
PLACE = f"sessions/2026/{PUBLISHED}.yml"
SETTINGS = f"""\
site_name: Tulokset
site_url: {{origin}}/arkisto/
repo_url: https://github.com/{REPOSITORY}
plugins: [ospe]
"""
SESSION = """\
skeema: 1
pelikerta:
  otsikko: {title}
  pelattu: 2026-03-12
  organisaatio: Esimerkkilän kaupunki
  toimiala: kulttuuri_ja_vapaa_aika
  yksikko: {unit}
  pelaajia: {players}
rajaus:
  kohde: [Kirjaston nuorten tilat]
  osallistettavat: [Lähikoulujen yläkoululaiset]
uudet_keinot:
  - menetelma: Nuorten ilta
    tavoite: {{miten_kehittaa_osallisuutta: Nuoret päättävät}}
    toteutus: {{kuka_vastaa: Nuorten tiimi}}
"""
FOLLOW_UP = """\
    seuranta:
      - {{paiva: {day}, tila: kesken, kuvaus: {words}}}
"""


def session(title: str = "Nuorten tilat", unit: str = "Kivimäen kirjasto", players: object = 7) -> str:
    return SESSION.format(title=title, unit=unit, players=players)


class Archive:
    """A bare repository, the operator's clone of it, and somebody else's."""

    def __init__(self, folder: Path) -> None:
        self._remote, self._other = folder / "etä.git", folder / "toinen"
        self.clone = folder / "arkisto"
        self._git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self._remote))
        self._git(folder, "clone", "--quiet", str(self._remote), str(self._other))
        self._git(self._other, "switch", "--quiet", "--create", "main")
        self.publish(PLACE, session("Mallilan tilat", "Mallila"))
        self._git(folder, "clone", "--quiet", str(self._remote), str(self.clone))
        self._start = self._git(self._other, "rev-parse", "HEAD").strip()

    def publish(self, place: str, content: str) -> None:
        """Push a file from elsewhere: the clone does not know of it."""
        path = self._other / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        self._git(self._other, "add", "--all")
        self._git(self._other, "commit", "--quiet", "--allow-empty", "--message", "Julkaise")
        self._git(self._other, "push", "--quiet", "origin", "main")

    def publish_settings(self, origin: str) -> None:
        self.publish("mkdocs.yml", SETTINGS.format(origin=origin))
        self._git(self.clone, "pull", "--quiet", "--ff-only")

    def reset(self) -> None:
        self.publish(PLACE, session("Mallilan tilat", "Mallila"))

    def blob(self, place: str = PLACE) -> str:
        data = (self._other / place).read_bytes()
        return sha1(b"blob %d\0%b" % (len(data), data)).hexdigest()  # noqa: S324 - git's own

    def commit_here(self) -> str:
        """Go another way in the operator's clone; the way back."""
        before = self._git(self.clone, "rev-parse", "HEAD").strip()
        self._git(self.clone, "commit", "--quiet", "--allow-empty", "--message", "Oma")
        self.publish("uutta.txt", str(time.time()))
        return before

    def go_back(self, to: str) -> None:
        self._git(self.clone, "reset", "--quiet", "--hard", to)

    @staticmethod
    def _git(folder: Path, *arguments: str) -> str:
        own = ("-c", "user.name=Testi", "-c", "user.email=testi@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(  # noqa: S603 - our own arguments
            ["git", *own, *arguments],  # noqa: S607 - the git of whoever tests
            cwd=folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout


@dataclass
class Answer:
    """What the receiver answered."""

    status: int
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Receiver:
    """A receiver on this machine, as its proxy reaches it."""

    port: int
    log: Path
    origin: str
    _address: int = field(default=0)

    def new_address(self) -> None:
        self._address += 1

    @property
    def address(self) -> str:
        return f"198.51.100.{self._address}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {name.replace("_", "-"): value for name, value in headers.items() if value}
        try:
            connection.request(method, path, body or None, {"X-Forwarded-For": self.address} | given)
            got = connection.getresponse()
            data = got.read()
            told = {name.lower(): value for name, value in got.getheaders()}
            is_json = told.get("content-type", "") == "application/json"
            return Answer(got.status, told, json.loads(data) if is_json else {})
        finally:
            connection.close()

    def send(self, text: str | bytes, name: str = "x.yml", lang: str = "fi", **headers: str) -> Answer:
        """As the form does it; a header given as empty is left out."""
        query = urlencode({"name": name, "lang": lang})
        data = text if isinstance(text, bytes) else text.encode()
        return self.ask(
            "POST", f"/?{query}", data, **{"Origin": self.origin, "Content_Type": "application/yaml"} | headers
        )

    def raw(self, data: bytes, wait_s: float = 30) -> bytes:
        """What is answered to bytes that come as they are, the connection left open."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait_s) as connection:
            connection.sendall(data)
            return connection.recv(65_536)

    def wait_until_up(self) -> None:
        for _ in range(200):
            try:
                if self.ask("GET", "/terve").status == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log.read_text("utf-8"))


QUICK = """
from ospe_build.receiver import app
app.READING_S = 2
from ospe_build.cli import main
main()
"""
"""The same with less patience for a slow body."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def running(archive: Archive, github: FakeGitHub, log: Path, origin: str = ORIGIN, port: int = 0) -> Iterator[Receiver]:
    """A receiver as an operator runs it: in a clone of the archive; what it writes to its log is kept."""
    archive.publish_settings(origin)
    port = port or free_port()
    environment = os.environ | {"GH_TOKEN": TOKEN, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_API_URL": github.address}
    with log.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", QUICK, "receiver", "--port", str(port)],
            cwd=archive.clone, env=environment, stdout=file, stderr=file,
        )  # fmt: skip
    try:
        made = Receiver(port, log, origin)
        made.wait_until_up()
        yield made
    finally:
        process.terminate()
        process.wait(timeout=20)
