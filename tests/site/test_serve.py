"""The site, live: what is edited is shown, and an error is told in words while the server lives on."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from project import EXAMPLES, Project

SESSION = "2026-09-03-harjoituskylan-uimahallin-aamut"
PATIENCE_S = 60


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.2)


def test_an_edit_is_shown_and_an_error_is_told_in_words(tmp_path: Path) -> None:
    project = Project.at(tmp_path / "ospe")
    project.add(EXAMPLES / "2026" / f"{SESSION}.yml")
    port = free_port()
    settings = project.folder / "mkdocs.yml"
    # MkDocs serves below the path of the site's address.
    quick = settings.read_text("utf-8").replace("  - ospe:\n", "  - ospe:\n      search: false\n")
    settings.write_text(f"{quick}\ndev_addr: 127.0.0.1:{port}\n", "utf-8")
    file, log = project.sessions / "2026" / f"{SESSION}.yml", tmp_path / "log"
    sound = file.read_text("utf-8")

    def shows(words: str) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/tulokset/{SESSION}/", timeout=5) as page:
                return words in page.read().decode()
        except (urllib.error.URLError, TimeoutError):
            return False

    with (
        log.open("wb") as output,
        subprocess.Popen(  # noqa: S603 - our own command
            [Path(sys.executable).with_name("ospe"), "serve"], cwd=project.folder, stdout=output, stderr=output
        ) as server,
    ):
        try:
            until(lambda: shows("Harjoituskylän uimahallin aamut"))
            file.write_text(sound.replace("pelaajia: ", "pelaajia: -", 1), "utf-8")
            until(lambda: "Sivustoa ei julkaistu" in log.read_text("utf-8"))
            file.write_text(sound.replace("otsikko: ", "otsikko: Muuttunut ", 1), "utf-8")
            until(lambda: shows("Muuttunut"))
        finally:
            server.terminate()
    told = log.read_text("utf-8")
    assert f"{SESSION}.yml:10:13: virhe OSPE207" in told
    assert "Traceback" not in told
