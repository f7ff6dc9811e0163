"""Imports go downwards only: no room of the house needs one that needs it, and no module needs itself by a round."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "ospe_build"
ABOVE_MKDOCS = PACKAGE / "site"
FROM = re.compile(r"""^(?:import|export)\b[^;"]*"(\.[^"]+)";""", re.MULTILINE)

Graph = dict[str, set[str]]


def module_of(path: Path) -> str:
    parts = (PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    """What a module imports, wherever in it: a module, or a name in one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def python_modules() -> Graph:
    paths = {module_of(path): path for path in PACKAGE.rglob("*.py")}
    return {
        module: {name if name in paths else name.rpartition(".")[0] for name in imported(path)}
        & paths.keys() - {module}
        for module, path in paths.items()
    }


def rooms(graph: Graph, parts: int) -> Graph:
    """The same graph of packages and modules whose names have at most so many parts: two stand directly in ours."""
    room = {module: ".".join(module.split(".")[:parts]) for module in graph}
    found: Graph = {}
    for module, needed in graph.items():
        found.setdefault(room[module], set()).update({room[one] for one in needed} - {room[module]})
    return found


def scripts() -> Graph:
    return {
        str(path): {str((path.parent / name).resolve()) for name in FROM.findall(path.read_text("utf-8"))}
        for path in PACKAGE.resolve().rglob("*.js")
    }


def in_order(graph: Graph) -> list[str]:
    """Each after what it needs.

    Raises:
        graphlib.CycleError: some need each other; the error names them.
    """
    return [*TopologicalSorter(graph).static_order()]


def test_no_module_and_no_room_needs_itself_by_a_round() -> None:
    modules = python_modules()
    assert len(in_order(modules)) == len(modules) > 250
    in_order(rooms(modules, 3))
    order = in_order(rooms(modules, 2))
    house = ["reading", "checking", "archive", "data", "site"]
    assert sorted(house, key=lambda room: order.index(f"ospe_build.{room}")) == house


def test_no_script_needs_itself_by_a_round() -> None:
    assert len(in_order(scripts())) > 100


def test_only_the_site_knows_mkdocs() -> None:
    knowing = {path for path in PACKAGE.rglob("*.py") if any(name.split(".")[0] == "mkdocs" for name in imported(path))}
    assert knowing
    assert {path for path in knowing if ABOVE_MKDOCS not in path.parents} == set()
