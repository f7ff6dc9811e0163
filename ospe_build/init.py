"""`ospe init`: a new archive in an empty folder, with everything that a site and its repository need."""

import json
import re
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from ospe_build.errors import MisuseError
from ospe_build.files import folder_beside, write_file
from ospe_build.locations import SETTINGS, SHARED, read_settings
from ospe_build.manifest import other_entries
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, spoken, text
from ospe_build.settings import EMAIL

_TEXTS: Final = ("docs", ".github")
_ONLY_HERE: Final = ("docs/dev/", "docs/assets/", ".github/workflows/ci.yml", ".github/dependabot.yml")
"""What is about this project's code and no other archive's."""

_AS_THEY_ARE: Final = ("CODEOWNERS", "CODE_OF_CONDUCT.md", "SECURITY.md")
_DATA_LICENCE: Final = "LICENSES/CC-BY-4.0.txt"
_LOCKS: Final = (
    "requirements/site.txt",
    "requirements/check.txt",
    "requirements/audit.txt",
    "requirements/receiver.txt",
)
_PROGRAM: Final = "requirements/ospe.txt"
_INSTALL_HERE: Final = "--no-deps --no-build-isolation --editable ."
_INSTALL_THERE: Final = f"--no-deps --requirement {_PROGRAM}"
_BOARDS: Final = ("session*.schema.json", "keinokortit.yml", "yksikot.yml")
_IGNORED: Final = ".venv/\n.cache/\n/site/\n/.site.new/\n.DS_Store\nThumbs.db\n"
_OWNER_AND_NAME: Final = re.compile(r"/[\w.-]+/[\w.-]+/?", re.ASCII)
_HOOK: Final = """\
repos:
  - repo: local
    hooks:
      - id: ospe-validate
        name: ospe validate
        entry: ospe validate
        language: system
        files: ^sessions/(?!README\\.md$|.*\\.gitkeep$)
        require_serial: true
"""


def _answer(msgid: str, is_right: Callable[[str], object]) -> Callable[[str], str]:
    """What reads an answer for Click: a wrong one is asked again."""

    def read(answer: str) -> str:
        answer = answer.strip()
        if not answer or not answer.isprintable() or not is_right(answer):
            raise click.BadParameter(text(spoken(), msgid))
        return answer

    return read


def _languages(answer: str) -> list[str]:
    return [one.strip() for one in answer.split(",")]


def _is_https(answer: str) -> bool:
    parts = urlsplit(answer)
    return parts.scheme == "https" and "." in parts.netloc and re.search(r"\s", answer) is None


name = _answer("init.line", str)
address = _answer("init.https", _is_https)
repository = _answer(
    "init.repository", lambda answer: _is_https(answer) and _OWNER_AND_NAME.fullmatch(urlsplit(answer).path)
)
languages = _answer("init.languages", lambda answer: set(_languages(answer)) <= set(LANGUAGES))
email = _answer("init.email", EMAIL.fullmatch)


def _settings(values: dict[str, str]) -> str:
    """This project's settings with other values; what is around them stays."""
    settings = (SHARED / SETTINGS).read_text("utf-8")
    for key, value in values.items():
        before, after = re.split(rf"(?m)^(?=\s*{key}: )", settings, maxsplit=1)
        indent, rest = re.match(r"\s*", after), after.partition("\n")[2]
        settings = f"{before}{indent[0] if indent else ''}{key}: {value}\n{rest}"
    return settings


def _texts(repo_url: str) -> Iterator[tuple[str, bytes]]:
    """The pages and the workflows, as a city's own service has them.

    They install the package in place of a checkout, name its repository, and do not say that it is none of Helsinki's.
    """
    foreign = "|".join(re.escape(text(one, "site.unofficial").partition(" ")[2]) for one in LANGUAGES)
    apart = re.compile(rf"(?m)^.*(?:{foreign}).*\n\n?".encode())
    ours = read_settings(SHARED / SETTINGS)["repo_url"]
    there = {ours: repo_url, urlsplit(ours).path[1:]: urlsplit(repo_url).path[1:], _INSTALL_HERE: _INSTALL_THERE}
    for folder in _TEXTS:
        for path in sorted((SHARED / folder).rglob("*")):
            place = path.relative_to(SHARED).as_posix()
            if path.is_file() and not place.startswith(_ONLY_HERE):
                content = path.read_bytes()
                for here, other in there.items():
                    content = content.replace(here.encode(), other.encode())
                yield place, apart.sub(b"", content)


def _files(values: dict[str, str], boards: Path | None, language: str) -> Iterator[tuple[str, bytes]]:
    # JSON's strings are YAML's too, whatever they hold.
    names = dict.fromkeys(("sv", "en"), values["site_name"])  # below `site_names`, until the city gives others
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in (values | names).items()}
    shown = [one for one in LANGUAGES if one in {DEFAULT_LANGUAGE, *_languages(values["languages"])}]
    quoted |= {"languages": f"[{', '.join(shown)}]", "official": "true", "publisher_type": "LocalAuthority"}
    yield SETTINGS, _settings(quoted).encode()
    yield from _texts(values["repo_url"])
    for place in (*_AS_THEY_ARE, *_LOCKS):
        yield place, (SHARED / place).read_bytes()
    yield "LICENSE", (SHARED / _DATA_LICENCE).read_bytes()
    yield _PROGRAM, f"ospe-build=={version('ospe-build')}\n".encode()
    told = text(language, "init.readme", name=values["site_name"], site=values["site_url"])
    yield "README.md", told.encode()
    yield ".gitignore", _IGNORED.encode()
    yield ".pre-commit-config.yaml", _HOOK.encode()
    yield "sessions/.gitkeep", b""
    if boards is not None:
        for path in _own_boards(boards, language):
            yield f"schema/{path.name}", path.read_bytes()


def _own_boards(boards: Path, language: str) -> list[Path]:
    found = sorted(path for pattern in _BOARDS for path in boards.glob(pattern))
    if not found:
        raise MisuseError(text(language, "init.no_boards", folder=boards))
    return found


def start(folder: Path, values: dict[str, str], boards: Path | None, language: str) -> None:
    """Make an archive.

    Args:
        folder: where it goes; it holds nothing, or is not there.
        values: `site_name`, `site_url`, `repo_url`, `submissions_email` and `languages`, parted by commas.
        boards: folder with boards, cards or units of its own.
        language: of messages and of the README.

    Raises:
        MisuseError: the folder holds something, or the boards' folder does not hold any.
        OSError: it cannot be written to.
    """
    if folder.exists() and (others := other_entries(folder)):
        raise MisuseError(text(language, "init.not_empty", folder=folder, example=min(others)))
    values = values | {"site_url": values["site_url"].rstrip("/") + "/", "repo_url": values["repo_url"].rstrip("/")}
    beside = folder_beside(folder.absolute())
    for place, content in list(_files(values, boards, language)):
        write_file(beside / place, content)
    folder.mkdir(parents=True, exist_ok=True)
    for path in list(beside.iterdir()):
        path.rename(folder / path.name)
    beside.rmdir()
