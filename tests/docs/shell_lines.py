"""The shell lines of the documentation, and a place where they can be given."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from project import EXAMPLES, ROOT

PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md")), ROOT / "bench" / "README.md"]
HEADING = re.compile(r"#+ (.*?)(?:\{ #([\w-]+) \})?$")
FENCE = re.compile(r"( *)```(\w*)$")
PROGRAMS = r"(?:\.venv/bin/)?(?:ospe|git|grep|make|echo|cd|python3?|pip|mkdocs|npm|npx|curl|sudo|apt-get|cp|mv|rm)"
INLINE = re.compile(rf"`({PROGRAMS}(?: [^`]*)?)`")


@dataclass(frozen=True)
class Block:
    """A block of shell lines, each a whole command; the section is its heading's id, or its words."""

    page: str
    section: str
    commands: tuple[str, ...]


@cache
def blocks() -> tuple[Block, ...]:
    found = []
    for page in PAGES:
        section, language, lines = "", None, list[str]()
        for line in page.read_text("utf-8").splitlines():
            fence = FENCE.match(line)
            if language is not None and fence:
                if language == "sh":
                    script = re.sub(r"\s*\\\n\s*", " ", "\n".join(lines))
                    commands = tuple(re.sub(r"\s+# .*", "", one) for one in script.splitlines())
                    found.append(Block(page.relative_to(ROOT).as_posix(), section, commands))
                language = None
            elif fence:
                language, lines, indent = fence[2], [], len(fence[1])
            elif language is not None:
                lines.append(line[indent:])
            elif heading := HEADING.match(line):
                section = heading[2] or heading[1].strip()
    return tuple(found)


def commands_of(page: str, section: str) -> list[tuple[str, ...]]:
    """The commands of a section, block by block."""
    return [block.commands for block in blocks() if (block.page, block.section) == (page, section)]


class Place:
    """A home with a clone of an archive in it, the shared repository beside it, and a person who gives commands."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.shared = folder / "yhteinen.git"
        self.cwd = self.home / "arkisto"
        self.archive = self.cwd
        (self.home / "Lataukset").mkdir(parents=True)
        settings = (
            "[user]\nname = Testi\nemail = testi@example.org\n[commit]\ngpgsign = false\n[init]\ndefaultBranch = main\n"
        )
        (self.home / ".gitconfig").write_text(settings)
        self.shared.mkdir()
        self.run("git init --quiet --bare", cwd=self.shared)
        self.run(f"git clone --quiet {self.shared} arkisto", cwd=self.home)
        for name in ("docs", "ospe_build"):
            (self.archive / name).symlink_to(ROOT / name)
        for name in ("mkdocs.yml", "Makefile", "pyproject.toml", "package-lock.json"):
            shutil.copy(ROOT / name, self.archive)
        (self.archive / "requirements").symlink_to(ROOT / "requirements")
        (self.archive / "bench").symlink_to(ROOT / "bench")
        (self.archive / ".venv").symlink_to(sys.prefix)
        (self.archive / ".gitignore").write_text("/docs\n/ospe_build\n/requirements\n/bench\n/.venv\n.cache/\n/site/\n")
        self.write(next(EXAMPLES.glob("2024/*.yml")).read_text("utf-8"), "sessions/2024/2024-05-21-ranta.yml")
        self.save("Alku")
        self.run("git push --quiet --set-upstream origin HEAD")

    def write(self, content: str, name: str) -> None:
        path = self.archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")

    def save(self, message: str) -> None:
        self.run("git add --all")
        self.run(f"git commit --quiet --message '{message}'")

    def give(self, command: str, answers: str = "") -> "subprocess.CompletedProcess[str]":
        """Give a command; `cd` stays, as it does at a terminal."""
        script = f'{command}\nstatus=$?\npwd > "$HOME/.where"\nexit $status'
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(  # noqa: S603 - our own documentation
            ["/bin/bash", "-c", script], cwd=self.cwd, input=answers, capture_output=True, text=True, check=False,
            env={**os.environ, "HOME": str(self.home), "PATH": path},
        )  # fmt: skip
        if (where := self.home / ".where").exists():
            self.cwd = Path(where.read_text().strip())
        return done

    def run(self, command: str, answers: str = "", *, cwd: Path | None = None) -> str:
        """Give a command, once elsewhere where `cwd` is given; it must succeed. What it prints."""
        here, self.cwd = self.cwd, cwd or self.cwd
        done = self.give(command, answers)
        # grep says with its status that there is nothing, which is what some are given for.
        allowed = {0, 1} if re.search(r"^grep|\| grep", command) else {0}
        assert done.returncode in allowed, f"{command}\n{done.stdout}{done.stderr}"
        self.cwd = here if cwd else self.cwd
        return done.stdout


def session(**changes: str) -> str:
    """A session without errors, its lines changed."""
    text = (ROOT / "tests/sessions/valid/2026/2026-01-10-pienin-mahdollinen.yml").read_text("utf-8")
    for key, value in {"pelattu": "2026-03-12", **changes}.items():
        text, n = re.subn(rf"^( *){key}: .*$", rf'\1{key}: "{value}"', text, flags=re.MULTILINE)
        assert n == 1, key
    return text
