"""What whoever runs the service has still to fill in or decide before the site is published."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pathspec import GitIgnoreSpec

from ospe_build import addresses, git
from ospe_build.checking.collect import collect_archive
from ospe_build.checking.file_name import ENDING, is_id
from ospe_build.checking.lookup import at
from ospe_build.errors import GitError, MisuseError
from ospe_build.here import DEFAULT_FOLDER
from ospe_build.messages import LANGUAGES, text
from ospe_build.progress import with_progress
from ospe_build.reading import read_file
from ospe_build.settings import Value, require_usable, values

SETTINGS: Final = Path("mkdocs.yml")
DOCS: Final = Path("docs")
PUBLISHED: Final = (
    DOCS, Path("schema"), Path("ospe_build/locale"), Path("ospe_build/site/templates"), Path("ospe_build/site/assets"),
)  # fmt: skip
"""Folders whose texts people read on the site."""

ROOT_TEXTS: Final = tuple(
    map(Path, ("CITATION.cff", "CODE_OF_CONDUCT.md", "CODEOWNERS", "GOVERNANCE.md", "publiccode.yml"))
)
"""What tells, at the repository's root, who is who."""

GUIDE: Final = DOCS / "yllapito" / "kayttoonotto.md"
"""It tells what to write in the place of each mark, and so holds them all."""

NEEDED: Final = ("site_url", "repo_url", "submissions_email")
"""The settings that no site does without."""

_UNPUBLISHED: Final = tuple(f".{language}.md" for language in LANGUAGES if language not in addresses.PUBLISHED)
"""How the files of pages end that are in no language of the site."""

_MARK: Final = re.compile(r"\[\s*(?:TÄYTÄ|FYLL I|FILL IN)\b[^\]]{0,200}\]?", re.IGNORECASE)
_EXAMPLE_ADDRESS: Final = re.compile(r"[\w.+@:/-]{0,200}[\w-]\.example(?![\w-]|\.\w)[\w/.-]*", re.IGNORECASE)
"""An address under the domain that stands for none (RFC 2606)."""

_EXAMPLE_OWNER: Final = "esimerkki"
_FENCE: Final = re.compile(r"\s*(?:```|~~~)")
_INLINE_CODE: Final = re.compile(r"(`+).+?\1")
_MADE_UP: Final = "esimerkki"
MADE_UP_LINE: Final = rf'[{{ ]*"?{_MADE_UP}"? *: *true'
"""How the line of a made-up session begins that says so, as a regular expression that git knows too."""


@dataclass(frozen=True, slots=True, order=True)
class Left:
    """One thing that is left to do.

    Attributes:
        file: path of the file, from the working directory on.
        line: where in it, from 1.
        kind: `mark`, `address`, `unset` or `made_up`; names its words.
        found: what is there, or the name of what does not.
    """

    file: str
    line: int
    kind: str
    found: str

    @property
    def stops(self) -> bool:
        """Whether a site with real sessions is not published before it is done."""
        return self.kind != "made_up"


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a project is.

    Attributes:
        left: what is left to do, by file and line.
        is_real: whether a real session is in the archive.
    """

    left: tuple[Left, ...]
    is_real: bool

    @property
    def stops(self) -> bool:
        """Whether the site is not to be published."""
        return self.is_real and any(one.stops for one in self.left)


def _marks(file: str, line: int, words: str) -> Iterator[Left]:
    for match in _MARK.finditer(unicodedata.normalize("NFC", words)):
        yield Left(file, line, "mark", match[0])


def _addresses(file: str, line: int, words: str) -> Iterator[Left]:
    for match in _EXAMPLE_ADDRESS.finditer(words):
        yield Left(file, line, "address", match[0])


def _prose(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines of a page, numbered from 1, without the code in it: its addresses are examples on purpose."""
    in_code = False
    for number, line in enumerate(lines, 1):
        if _FENCE.match(line):
            in_code = not in_code
        elif not in_code:
            yield number, _INLINE_CODE.sub("", line)


def _published(settings: Sequence[Value]) -> Iterator[Path]:
    """The files whose texts people read on the site, and those that its pages are made of."""
    left_out = next((value.text for value in settings if value.name == "exclude_docs"), "")
    excluded = GitIgnoreSpec.from_lines(left_out.splitlines())  # as MkDocs reads it
    for folder in PUBLISHED:
        for parent, _, names in os.walk(folder):
            for name in names:
                path = Path(parent, name)
                if folder != DOCS or not (
                    path.name.endswith(_UNPUBLISHED) or excluded.match_file(path.relative_to(DOCS).as_posix())
                ):
                    yield path


def _in_texts(settings: Sequence[Value]) -> Iterator[Left]:
    for path in (*_published(settings), *ROOT_TEXTS):
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        file = path.as_posix()
        if path != GUIDE:
            for number, line in enumerate(lines, 1):
                yield from _marks(file, number, line)
        if path.suffix == ".md" and path not in ROOT_TEXTS:
            for number, line in _prose(lines):
                yield from _addresses(file, number, line)


def _in_settings(settings: Sequence[Value]) -> Iterator[Left]:
    file = SETTINGS.as_posix()
    for value in settings:
        yield from _marks(file, value.line, value.text)
        addresses = list(_addresses(file, value.line, value.text))
        if not addresses and value.name == "repo_url" and urlsplit(value.text).path.startswith(f"/{_EXAMPLE_OWNER}/"):
            addresses = [Left(file, value.line, "address", value.text)]
        yield from addresses
    named = {value.name for value in settings if value.text}
    yield from (Left(file, 1, "unset", name) for name in NEEDED if name not in named)


def _made_up() -> tuple[list[Left], bool]:
    """The made-up sessions of the archive, and whether there is a real one."""
    files = collect_archive(DEFAULT_FOLDER)
    made_up, is_real = [], False
    for found in with_progress(files, len(files)):
        document = read_file(found.path, found.file)
        if at(document.value, _MADE_UP) is True:
            made_up.append(Left(found.file, document.key_position((_MADE_UP,)).line, "made_up", found.path.stem))
        elif at(document.value, "pelikerta") is not None:
            is_real = True
    return made_up, is_real


def brings_first_real(revision: str) -> bool:
    """Whether the archive holds a real session, and held none at a revision; False where that is not known."""
    try:
        held = git.files_without(f"^{MADE_UP_LINE}", revision, DEFAULT_FOLDER)
    except GitError:
        return False
    return not any(path.suffix == ENDING and is_id(path.stem) for path in held) and _made_up()[1]


def readiness(language: str) -> Readiness:
    """How far the project in the working directory is.

    Args:
        language: of the message when there is none.

    Raises:
        MisuseError: there is no `mkdocs.yml` here.
        SettingsError: it cannot be read, or a value in it cannot be used.
    """
    if not SETTINGS.is_file():
        raise MisuseError(text(language, "ready.no_project", path=SETTINGS))
    require_usable(SETTINGS)
    settings = values(SETTINGS)
    made_up, is_real = _made_up()
    left = {*_in_settings(settings), *_in_texts(settings), *(made_up if is_real else ())}
    return Readiness(tuple(sorted(left)), is_real)
