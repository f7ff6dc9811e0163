"""The guide to erasing, followed to the letter: a secret is gone from all history, and the guide's checks tell so."""

import shutil
from pathlib import Path

import pytest
from shell_lines import Place, commands_of, session

ERASURE = ("docs/yllapito/index.md", "pois-historiasta")
SECRET, OLD_ADDRESS = "poistettava teksti", "vanha.osoite@example.org"
NAMES = ("sessions/2026/2026-03-12-mallila.yml", "sessions/2026/2026-03-12-mallilan-kirjasto.yml")


def erasure() -> tuple[list[str], list[str], dict[str, list[str]], list[str], list[str]]:
    """The guide's blocks: the clone, the names, the three ways, the check, the push."""
    clone, names, whole, text, sender, check, push = map(list, commands_of(*ERASURE))
    return clone, names, {"whole": whole, "text": text, "sender": sender}, check, push


def leaky(folder: Path) -> Place:
    """An archive that has published a secret: in a file, under an earlier name too, in messages, in a tag, in a
    branch and in what GitHub keeps of a pull request; and the address of its sender."""
    place = Place(folder)
    sender = f"git -c user.email={OLD_ADDRESS} -c user.name='Matti Meikäläinen'"
    place.write(session(otsikko=f"Mallilan {SECRET}"), NAMES[0])
    place.run("git add --all")
    place.run(f"{sender} commit --quiet --message 'Lisää {SECRET}'")
    place.run("git switch --quiet --create haara")
    place.write(f"# {SECRET}\n" + session(otsikko="Toinen"), "sessions/2026/2026-03-12-toinen.yml")
    place.save("Haara")
    place.run("git push --quiet origin haara haara:refs/pull/1/head")
    place.run("git switch --quiet main")
    place.run(f"git mv {NAMES[0]} {NAMES[1]}")
    place.save(f"Nimi: {SECRET}")
    place.run(f"git rm --quiet {NAMES[1]}")
    place.save("Poista pelikerta pyynnöstä")
    place.run(f"git tag --annotate --message '{SECRET}' v1")
    place.run("git push --quiet origin main v1")
    return place


def everything(place: Place, folder: Path) -> str:
    """All that a repository holds in any object, reachable or not."""
    place.run("git cat-file --batch --batch-all-objects > ../kaikki.txt", cwd=folder)
    return (folder.parent / "kaikki.txt").read_bytes().decode("utf-8", "replace")


def reachable(place: Place) -> str:
    """All that can be fetched from the shared repository."""
    place.run(f"git clone --quiet --mirror --no-local {place.shared} {place.home}/tarkistus.git", cwd=place.home)
    return everything(place, place.home / "tarkistus.git")


def found_by(place: Place, checks: list[str]) -> list[str]:
    return [place.run(check).strip() for check in checks]


@pytest.mark.parametrize("way", ["whole", "text", "sender"])
def test_the_erasure_guide_removes_a_secret_from_all_history_and_its_checks_tell(way: str, tmp_path: Path) -> None:
    clone, names, ways, checks, push = erasure()
    place = leaky(tmp_path)
    assert SECRET in reachable(place)
    shutil.rmtree(place.home / "tarkistus.git")
    for command in clone:
        place.run(command)
    assert set("".join(map(place.run, names)).split()) == set(NAMES)
    if way == "sender":
        checks = [check.replace(SECRET, OLD_ADDRESS) for check in checks[-1:]]
    before = found_by(place, checks)
    assert all(found not in {"", "0"} for found in before), before
    for command in ways[way]:
        place.run(command)
    if way == "whole":  # what other files and messages hold has the second way
        assert found_by(place, checks)[0] == ""
        assert "Mallilan poistettava" not in everything(place, place.cwd)
        for command in ways["text"]:
            place.run(f"{command} --force" if command.startswith("git") else command)
    after = found_by(place, checks if way != "text" else checks[1:])
    assert all(found in {"", "0"} for found in after), after
    gone = OLD_ADDRESS if way == "sender" else SECRET
    assert gone not in everything(place, place.cwd)
    told = [place.run(command) for command in push]
    assert told[0].strip() == "1"
    assert gone not in reachable(place)
