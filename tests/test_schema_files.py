"""What people keep in `schema/` beside the boards of 2017: whatever is wrong there is told by the line."""

import json
from pathlib import Path
from typing import Any

import pytest
from project import EXAMPLES, Project

from ospe_build.board import newest, schema
from ospe_build.errors import SchemaError
from ospe_build.locations import schema_file
from ospe_build.schema_files import read_boards, read_list

BESIDE = {"session.schema.json": schema(newest())}
CARD = """\
- id: kylakavely
  nimi: {fi: Kyläkävely, sv: Byvandring, en: Village walk}
  kuvaus:
    fi: Kävellään kylän läpi asukkaiden kanssa. Jokainen näyttää paikan, jota muuttaisi.
    sv: Man går genom byn med invånarna. Alla visar en plats som de skulle ändra.
    en: People walk through the village together. Everybody shows a place to change.
  teemat: [alueyhteistyo]
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "keinokortit.yml:1:1: Tiedostossa ei ole tasan yhtä luetteloa."),
        ("[]\n", "keinokortit.yml:1:1: arvo ei ole oikeaa muotoa."),
        ("kortit: 5\n", "keinokortit.yml:1:1: arvo ei ole oikeaa muotoa."),
        ("- a\n", "keinokortit.yml:1:3: arvo ei ole oikeaa muotoa."),
        ("- nimi: [\n", "keinokortit.yml:1:9: Tiedoston rakennetta ei voi lukea."),
        (
            CARD.replace("[alueyhteistyo]", "[kalastus]"),
            "keinokortit.yml:7:12: tuntematon arvo. Sallitut",
        ),
        (CARD.replace("teemat", "teema"), "keinokortit.yml:7:3: tuntematon kohta. Sallitut ovat `id`, `nimi`, "),
        (CARD.replace("teemat", "teema"), "keinokortit.yml:1:3: kohdasta puuttuu `teemat`."),
        (CARD.replace("sv: Byv", "se: Byv"), "keinokortit.yml:2:9: kohdasta puuttuu `sv`."),
    ],
)
def test_faults_of_a_list_are_told_with_their_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "keinokortit.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(SchemaError) as error:
        read_list(path, BESIDE)
    assert told in str(error.value)
    assert str(error.value).endswith("Sen oikea muoto on kuvattu tiedostossa schema/keinokortit.schema.json.")


def test_a_list_may_be_larger_than_a_session(tmp_path: Path) -> None:
    path = tmp_path / "keinokortit.yml"
    cards = [CARD.replace("kylakavely", f"kylakavely-{number}") for number in range(300)]
    path.write_text("".join(cards), "utf-8")
    assert path.stat().st_size > 100 * 1024
    assert len(read_list(path, BESIDE).value) == 300


EDITION = ("properties", "pelikerta", "properties", "lauta")


def boards(folder: Path, value: object) -> Path:
    path = folder / "session-2018.schema.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
    return path


@pytest.mark.parametrize("path", sorted(schema_file("session.schema.json").parent.glob("session*.schema.json")))
def test_the_boards_that_are_there_are_boards(path: Path) -> None:
    assert read_boards(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "2018.schema.json:1:1: tiedosto ei ole JSONia"),
        ('{\n  "title": "Laudat",\n}\n', "2018.schema.json:3:1: tiedosto ei ole JSONia"),
        ("[]\n", "2018.schema.json:1:1: arvo ei ole oikeaa muotoa."),
        ("{}\n", "2018.schema.json:1:1: kohdasta puuttuu `x-ospe`, `properties`, `$defs`."),
    ],
)
def test_what_is_no_schema_of_boards_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SchemaError) as error:
        read_boards(boards(tmp_path, text))
    assert told in str(error.value)
    assert str(error.value).endswith("Sen oikea muoto on kuvattu tiedostossa schema/boards.schema.json.")


@pytest.mark.parametrize(
    ("way", "value", "words"),
    [
        (("x-ospe", "minutes"), {"opening": 10}, "kohdasta puuttuu `closing`."),
        (("properties", "rajaus", "x-ospe"), {"phase": 1}, "arvo ei ole oikeaa muotoa."),
        (("properties", "rajaus", "x-ospe", "order"), "1", "arvo ei ole oikeaa muotoa."),
        (("properties", "rajaus", "x-ospe", "kind"), "lappu", "tuntematon arvo. Sallitut ovat `laput`, "),
        (("properties", "rajaus", "x-ospe", "otsikko"), "Rajaus", "tuntematon kohta. Sallitut ovat `labels`, "),
        ((*EDITION, "enum"), ["2017", "2018"], "arvo ei ole oikeaa muotoa."),
        (("$defs", "alue", "type"), "teksti", "arvo ei ole oikeaa muotoa."),
        ((*EDITION, "x-ospe", "first_year"), {"2018": 2018}, "kohdasta puuttuu `2017`."),
    ],
)
def test_faults_of_boards_are_told_with_their_place(
    tmp_path: Path, way: tuple[str, ...], value: object, words: str
) -> None:
    whole: dict[str, Any] = json.loads(json.dumps(schema(newest())))
    part = whole
    for key in way[:-1]:
        part = part[key]
    part[way[-1]] = value
    path = boards(tmp_path, whole)
    with pytest.raises(SchemaError) as error:
        read_boards(path)
    (told,) = [line for line in str(error.value).splitlines() if words in line]
    line = int(told.split(":")[1])
    # The line is that of the value or, of what is missing or too much, of the part that holds it or its own key.
    assert any(f'"{key}"' in path.read_text("utf-8").splitlines()[line - 1] for key in way[-2:])


def test_a_command_ends_with_the_fault_of_an_archives_own_cards(tmp_path: Path) -> None:
    project = Project.at(tmp_path / "ospe")
    project.add(min(EXAMPLES.glob("*/*.yml")))
    (project.folder / "schema").mkdir()
    (project.folder / "schema" / "keinokortit.yml").write_text("kortit: 5\n", "utf-8")
    done = project.run("ospe", "validate")
    assert done.returncode == 1
    assert done.stderr.startswith("schema/keinokortit.yml:1:1: arvo ei ole oikeaa muotoa.\n")
    assert "Traceback" not in done.stderr
