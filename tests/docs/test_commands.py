"""The shell lines of the documentation do what the text around them says: each is run, in a scratch archive."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.__main__ import cli
from project import ROOT
from shell_lines import FENCE, INLINE, PAGES, PROGRAMS, Place, blocks, commands_of, session
from test_erasure import ERASURE

from ospe_build.cli import main

STAND_INS = {
    "make ": "make --dry-run ",  # would install all that is here already, and run these very tests
    ".venv/bin/python -m bench ": ".venv/bin/python -m bench --help ",  # takes minutes
}
"""How a command begins that cannot be run here, and what is run in its place."""


def received(place: Place, commands: list[str]) -> None:
    (place.home / "Lataukset" / "liite.yml").write_text(session(otsikko="Mallilan nuorten tilat"), "utf-8")
    told = [place.run(command) for command in commands]
    assert "+  otsikko: Mallilan nuorten tilat" in told[1]
    assert place.run("git -C ../../yhteinen.git log --oneline").count("\n") == 2


SHEET = """\
Otsikko;Pelipäivä;Organisaatio;Toimiala;Yksikkö;Pelaajia;kohde;osallistettavat;Menetelmä;\
Miten kokeiltava keino kehittää osallisuutta?;Kuka vastaa?
Mallilan nuorten tilat;12.3.2026;Esimerkkilän kaupunki;Kulttuuri ja vapaa-aika;Mallilan kirjasto;7;Nuorten tilat;\
Lähikoulujen yläkoululaiset;Nuorten oma kokous;Nuoret päättävät itse;Nuorten tiimi
"""


def imported(place: Place, commands: list[str]) -> None:
    place.write(SHEET, "vastaukset.csv")
    before = place.run("git status --porcelain")
    for command in commands[:-1]:
        place.run(command)
    assert "sessions/" not in place.run("git status --porcelain").replace(before, "")
    place.run(commands[-1])
    assert (place.archive / "sessions" / "2026" / "2026-03-12-mallilan-nuorten-tilat.yml").is_file()


def removed(place: Place, commands: list[str]) -> None:
    place.write(session(), "sessions/2026/2026-03-12-mallilan-kirjasto.yml")
    place.save("Uusi")
    place.run("git push --quiet")
    for command in commands:
        place.run(command)
    assert "mallilan-kirjasto" not in place.run("git -C ../../yhteinen.git ls-tree -r --name-only main")


def filled(place: Place, commands: list[str]) -> None:
    told = "".join(place.give(command).stdout for command in commands)
    assert "saavutettavuus.md" in told
    (place.archive / "docs").unlink()
    shutil.copytree(ROOT / "docs", place.archive / "docs")
    for page in (place.archive / "docs").rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("[TÄYTÄ:", "["), "utf-8")
    told = "".join(place.give(command).stdout for command in commands)
    assert "TÄYTÄ" not in told


def began(place: Place, commands: list[str]) -> None:
    new, validate = commands
    place.run(new, "Mallilan tilat\n2026-03-12\nMallila\n")
    done = place.give(validate)
    assert (done.returncode, done.stderr) == (1, "")
    assert "sessions/2026/2026-03-12-mallilan-tilat.yml" in done.stdout


def another_city(place: Place, commands: list[str]) -> None:
    wheel, install, init = commands
    place.run(wheel.replace("make ", "make --dry-run "))
    assert install.startswith("pip install dist/"), "tests/test_init.py uses the built package"
    place.run(init, "Mallikylän peli\nhttps://peli.mallikyla.fi/\nhttps://github.com/malli/peli\npeli@mallikyla.fi\n\n")
    assert "Mallikylän peli" in (place.archive / "arkisto" / "mkdocs.yml").read_text("utf-8")


def serving(place: Place, commands: list[str]) -> None:
    """The server itself is in tests/receiver; its packages are here already."""
    _clone, _enter, _venv, packages, program, serve = commands
    assert (ROOT / packages.split()[-1]).is_file()
    assert program.endswith(" --no-deps --no-build-isolation --editable ."), "as in workflows: `ospe init` changes it"
    place.run(f"{serve.removeprefix('.venv/bin/')} --help")


def stood_in(place: Place, commands: list[str]) -> None:
    for command in commands:
        (start,) = [start for start in STAND_INS if f"{command} ".startswith(start)]
        place.run(f"{command} ".replace(start, STAND_INS[start]))


SCENES: dict[tuple[str, str], Callable[[Place, list[str]], None]] = {
    ("README.md", "Two commands"): stood_in,
    ("README.md", "Another city"): another_city,
    ("README.md", "Adding a session"): began,
    ("bench/README.md", "The benchmark"): stood_in,
    ("docs/yllapito/index.md", "vastaanota"): received,
    ("docs/yllapito/index.md", "taulukko"): imported,
    ("docs/yllapito/index.md", "pois-sivulta"): removed,
    ("docs/yllapito/kayttoonotto.md", "taytettava"): filled,
    ("docs/yllapito/vastaanotto.md", "kaynnista"): serving,
}
"""Where the shell lines of a section are given, and what came of them."""


@pytest.mark.parametrize("section", sorted({(block.page, block.section) for block in blocks()} - {ERASURE}))
def test_a_sections_commands_do_what_it_says(section: tuple[str, str], tmp_path: Path) -> None:
    commands = [one for block in commands_of(*section) for one in block]
    assert section in SCENES, f"a scene for {section}: {commands}"
    SCENES[section](Place(tmp_path), commands)


def test_no_scene_and_no_stand_in_is_left_over() -> None:
    assert SCENES.keys() | {ERASURE} == {(block.page, block.section) for block in blocks()}
    commands = [
        one for block in blocks() if SCENES.get((block.page, block.section)) is stood_in for one in block.commands
    ]
    assert all(any(f"{command} ".startswith(start) for command in commands) for start in STAND_INS)


def inline() -> list[str]:
    return sorted({found for page in PAGES for found in INLINE.findall(page.read_text("utf-8"))})


@pytest.mark.parametrize("command", inline())
def test_a_command_within_a_sentence_exists(command: str, tmp_path: Path) -> None:
    """Sentences name commands with what they are given left out: those that do more than look are asked for help."""
    name, *rest = command.split()
    known = {"ospe": main, "mkdocs": cli}.get(name)
    if known is None:
        Place(tmp_path).run(re.sub("^make", "make --dry-run", command))
        return
    asked = known.commands[rest[0]] if rest and rest[0] in known.commands else known
    assert asked is not known or not rest or rest[0].startswith("-")
    options = [option for parameter in asked.params for option in parameter.opts]
    assert [word for word in rest if word.startswith("-") and word not in options] == []


def test_shell_lines_stand_in_blocks_that_say_so() -> None:
    for page in PAGES:
        language = None
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
            if fence := FENCE.match(line):
                assert language is not None or fence[2], f"{page}:{number}: a block without a language"
                language = fence[2] if language is None else None
            elif language is None or language not in {"sh", "yaml"}:
                assert not re.match(rf"\s{{4,}}{PROGRAMS} ", line), f"{page}:{number}: {line}"
