"""Third-party notices: whose work the site publishes and on what terms, as the packages themselves say it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any, Final

from ospe_build.form.bundle import CHECKER, FIRST_SCREEN, PLAY, packages_in
from ospe_build.packages import package_file

_NPM: Final = "https://www.npmjs.com/package/"
_PYPI: Final = "https://pypi.org/project/"
_NAMES: Final = Path(__file__).parents[1] / "checking" / "people.txt.license"
_CREDITS: Final = re.compile(r"^#+ Credits and licenses\n.*?(?=^#+ |\Z)", re.MULTILINE | re.DOTALL)
_COMMENT: Final = re.compile(r"<!--.*?-->")
_WHOLE: Final = {
    "uqr": "scripts",
    "@fontsource-variable/hanken-grotesk": "font",
    "hds-design-tokens": "styles",
}
"""The npm packages of which files are published as they are, and what for."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A work of others that is published with the site.

    Attributes:
        name: as its makers call it.
        version: empty where it has none.
        licence: its SPDX expression.
        address: where it comes from.
        use: what it is in the site; names its words in the catalogue.
        texts: its licence and notices, word for word.
    """

    name: str
    version: str
    licence: str
    address: str
    use: str
    texts: tuple[str, ...]


def _npm(package: str, use: str) -> Notice:
    about = package_file(package, "package.json")
    told = json.loads(about.read_text("utf-8"))
    found = sorted(path for pattern in ("LICEN[CS]E*", "LICEN[CS]E*/*") for path in about.parent.glob(pattern))
    names = [path.relative_to(about.parent).as_posix() for path in found if path.is_file()]
    texts = [package_file(package, name).read_text("utf-8").strip() for name in names]
    return Notice(package, told["version"], told["license"], f"{_NPM}{package}", use, tuple(texts))


def _python(package: str, licence: str, use: str) -> Notice:
    texts = [
        path.read_text("utf-8").strip()
        for path in metadata.files(package) or ()
        if ".dist-info/" in path.as_posix() and path.name.upper().startswith(("LICENSE", "LICENCE"))
    ]
    return Notice(package, metadata.version(package), licence, f"{_PYPI}{package}/", use, tuple(texts))


def _icons() -> Notice:
    told = (resources.files("material") / "templates" / ".icons" / "material" / "LICENSE").read_text("utf-8")
    whole = package_file("libphonenumber-js", "LICENSE.Apache").read_text(
        "utf-8"
    )  # the same licence, which they only name
    texts = told.strip(), whole.strip()
    return Notice("Material Design Icons", "", "Apache-2.0", "https://pictogrammers.com/library/mdi/", "icons", texts)


def _lemmas() -> Notice:
    found = _python("simplemma", "MIT", "search")
    # The files of the search hold words of its dictionaries, which have makers of their own.
    makers = _CREDITS.search(metadata.distribution("simplemma").read_text("METADATA") or "")
    return replace(found, texts=(*found.texts, _COMMENT.sub("", makers[0]).strip())) if makers else found


def _forms() -> Notice:
    # The files of the search list forms of words that were asked of its transducer; no part of it is published.
    return _python("pyvoikko", "GPL-3.0-or-later", "search")


def _all() -> Iterator[Notice]:
    for package, use in _WHOLE.items():
        yield _npm(package, use)
    for package in sorted({*packages_in(FIRST_SCREEN), *packages_in(CHECKER), *packages_in(PLAY)} - _WHOLE.keys()):
        yield _npm(package, "scripts")
    yield _icons()
    yield _python("mkdocs-material", "MIT", "styles")
    yield _lemmas()
    yield _forms()
    yield Notice("Faker", "", "MIT", f"{_PYPI}Faker/", "names", (_NAMES.read_text("utf-8").strip(),))


@lru_cache
def notices() -> tuple[Notice, ...]:
    """All works of others that are published with the site, by name.

    Raises:
        ToolError: a package from npm is missing and cannot be installed.
    """
    return tuple(sorted(_all(), key=lambda notice: notice.name.lower().lstrip("@")))


def view() -> dict[str, Any]:
    """What the page of notices shows."""
    return {"notices": notices()}
