"""npm's packages are installed once, whoever asks for them at the same time."""

import shutil
import threading
import time
from pathlib import Path

import pytest

from ospe_build import packages


def test_of_two_at_once_one_installs_and_the_other_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(packages.LOCK, tmp_path)
    modules = tmp_path / "node_modules"
    ran: list[str] = []

    def npm(*arguments: str) -> str:
        ran.append(arguments[1])
        shutil.rmtree(modules, ignore_errors=True)  # as `npm ci` begins
        time.sleep(0.2)
        modules.mkdir()
        (modules / ".package-lock.json").write_text("{}", "utf-8")
        return ""

    def install() -> None:
        packages.install()
        assert (modules / ".package-lock.json").exists()

    monkeypatch.setattr(packages, "LOCK", tmp_path / packages.LOCK.name)
    monkeypatch.setattr(packages, "NODE_MODULES", modules)
    monkeypatch.setattr(packages, "run_node", npm)
    both = [threading.Thread(target=install) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert ran == ["ci"]
