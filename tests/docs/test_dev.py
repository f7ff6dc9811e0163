"""What is written for maintainers keeps true: the contract names what exists, comments cite files that exist."""

import ast
import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tokenize import COMMENT as COMMENT_TOKEN
from tokenize import generate_tokens

import pytest
from project import ROOT

from ospe_build.board import themes
from ospe_build.cli import main
from ospe_build.data.names import FOLDER
from ospe_build.reporting.explain import codes

DEV = ROOT / "docs" / "dev"
CONTRACT = (DEV / "contract.md").read_text("utf-8")
DECISIONS = sorted((DEV / "decisions").glob("*.md"))
SOURCES = [
    path
    for folder in ("ospe_build", "bench")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".js", ".mjs", ".css"}
]
CITED = re.compile(r"[\w./-]*\w\.(?:md|py|js|mjs|css)\b")
COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)


def named(pattern: str) -> list[str]:
    found = sorted(set(re.findall(pattern, CONTRACT)))
    assert found
    return found


@pytest.mark.parametrize("code", named(r"OSPE\d{3}"))
def test_a_code_of_the_contract_exists(code: str) -> None:
    assert code in codes()


def test_the_contract_names_every_command() -> None:
    assert set(re.findall(r"^\| `ospe (\w+)` \|", CONTRACT, re.MULTILINE)) == set(main.commands)


def addresses() -> list[str]:
    table = CONTRACT.split("## Addresses")[1].split("## Open data")[0]
    return re.findall(r"`(/[^`]*)`", table)


def data_files() -> list[str]:
    return [
        f"/{FOLDER}/{name}"
        for name in re.findall(r"`([\w<>/]+\.(?:json|csv|sqlite|jsonld))`", CONTRACT.split("## Open data")[1])
    ]


@pytest.mark.parametrize("address", [*addresses(), *data_files()])
def test_an_address_of_the_contract_exists(address: str, demo_site: Path) -> None:
    name = address.lstrip("/") + ("index.html" if address.endswith("/") else "")
    name = name.replace("<theme>", themes()[0].key)
    pattern = re.sub(r"<\w+>", "*", name)
    assert next(demo_site.glob(pattern), None), pattern


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_says_why_and_what_follows(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.match(r"\d{4}-[a-z0-9-]+$", page.stem)
    for part in ("# ", "\nContext: ", "\nDecision: ", "\nConsequence: "):
        assert part in text


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(page.stem[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def comments(path: Path) -> Iterator[str]:
    """The comments of a source file, docstrings among them."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        yield from COMMENT.findall(text)
        return
    yield from (token.string for token in generate_tokens(io.StringIO(text).readline) if token.type == COMMENT_TOKEN)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    yield from (ast.get_docstring(node) or "" for node in ast.walk(ast.parse(text)) if isinstance(node, documented))


def test_comments_cite_files_that_exist() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    tracked = done.stdout.split()
    known = {f"/{name}"[start:] for name in tracked for start, letter in enumerate(f"/{name}") if letter == "/"}
    missing = {
        f"{path.relative_to(ROOT)}: {cited}"
        for path in SOURCES
        for comment in comments(path)
        for cited in CITED.findall(comment)
        if f"/{cited.lstrip('./')}" not in known
    }
    assert not missing


def test_comments_cite_parts_of_the_contract_that_it_has() -> None:
    headings = set(re.findall(r"(?m)^## (.+)$", CONTRACT))
    cited = {
        part
        for path in SOURCES
        for comment in comments(path)
        for part in re.findall(r'contract\.md,\s+"([^"]+)"', comment)
    }
    assert cited
    assert cited <= headings
