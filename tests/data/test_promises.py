"""The means as rows: recomputed here from the tables of plans and follow-ups."""

import csv
import io
import json
from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from publishing import Publication, check_search_tables

from ospe_build.board import node

ON = date(2026, 11, 24)
COLUMNS = (
    *("lupaus", "pelikerta_id", "numero", "otsikko", "pelattu", "toimiala", "yksikot", "alueet", "teemat", "kortti"),
    *("menetelma", "kuka_vastaa", "sovittu", "maaraaika_alkuperainen", "maaraaika", "maaraaika_siirretty", "tila"),
    *("toteutui", "ajoissa", "viimeisin_tieto", "myohassa", "myohassa_paivia", "hiljaa", "julkinen_lahde", "osoite"),
    *("esimerkki", "tilanne"),
)
FOR_NEWS = [f"seuranta_{name}" for name in ("paiva", "tila", "kuvaus", "tulos", "lahde", "uusi_maaraaika")]
KEPT = {"toteutunut", "vakiintunut"}

Row = dict[str, str]


def last_day(text: str) -> str:
    if len(text) != len("2026-12"):
        return text
    year, month = map(int, text.split("-"))
    return f"{text}-{monthrange(year, month)[1]}"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The sessions of the small archive, which show all that a means can come to."""
    folder = tmp_path_factory.mktemp("lupaukset")
    done = Publication(folder / "site", folder / "cache")
    done.publish((Path(__file__).parents[1] / "small_archive" / "sessions").rglob("*.yml"))
    return done


@pytest.fixture(scope="module")
def found(published: Publication) -> list[Row]:
    return published.sheet("lupaukset")


def test_the_columns_are_those_that_were_promised(found: list[Row]) -> None:
    assert len(found) > 20
    assert list(found[0]) == [*COLUMNS]


def test_each_row_of_a_plan_has_its_row(found: list[Row], published: Publication) -> None:
    plans = {(row["pelikerta_id"], row["jarjestys"]): row for row in published.sheet("uudet_keinot")}
    assert [(row["pelikerta_id"], row["numero"]) for row in found] == list(plans)
    for row in found:
        plan = plans[row["pelikerta_id"], row["numero"]]
        assert row["lupaus"] == f"{row['pelikerta_id']}#keino-{row['numero']}"
        assert row["osoite"] == f"https://pelit.example/tulokset/{row['pelikerta_id']}/#keino-{row['numero']}"
        assert (row["menetelma"], row["kortti"], row["tila"]) == (plan["keino"], plan["kortti"], plan["viimeisin_tila"])
        assert row["sovittu"] == str(int(plan["vastuutahon_kanssa_sovittu"] == "true"))
        assert row["maaraaika_alkuperainen"] == last_day(plan["maaraaika"])
        assert row["viimeisin_tieto"] == plan["viimeisin_paiva"]
        assert row["tilanne"] == ON.isoformat()


def test_what_is_computed_can_be_computed_from_the_follow_ups(found: list[Row], published: Publication) -> None:
    told: dict[tuple[str, str], list[Row]] = {}
    for entry in published.sheet("seuranta"):
        told.setdefault((entry["pelikerta_id"], entry["uusi_keino"]), []).append(entry)
    seen = set()
    for row in found:
        news = told.get((row["pelikerta_id"], row["numero"]), [])
        deadlines = [row["maaraaika_alkuperainen"], *(last_day(one["uusi_maaraaika"]) for one in news)]
        deadlines = [day for day in deadlines if day]
        kept = next((one["paiva"] for one in news if one["tila"] in KEPT), "")
        is_open = row["tila"] not in KEPT | {"luovuttu"}
        late = (ON - date.fromisoformat(deadlines[-1])).days if deadlines and is_open else 0
        assert row["maaraaika"] == (deadlines[-1] if deadlines else "")
        assert row["toteutui"] == kept
        first = row["maaraaika_alkuperainen"]
        assert row["ajoissa"] == (str(int(kept <= first)) if kept and first else "")
        assert (row["myohassa"], row["myohassa_paivia"]) == (("1", str(late)) if late > 0 else ("0", ""))
        assert int(row["maaraaika_siirretty"]) <= len(deadlines)
        seen |= {("late", row["myohassa"]), ("in time", row["ajoissa"]), ("source", row["julkinen_lahde"])}
        seen |= {("silent", row["hiljaa"]), ("promised", row["sovittu"])}
        seen |= {("late proposal", row["myohassa"])} if row["sovittu"] == "0" else set()
    assert {pair for pair in seen if pair[1]} >= {
        (name, flag) for name in ("late", "late proposal", "source", "silent", "promised") for flag in "01"
    }


def test_json_holds_the_same_with_lists_as_lists(found: list[Row], published: Publication) -> None:
    document = json.loads(published.text("lupaukset.json"))
    assert document["tilanne"] == ON.isoformat()
    assert [list(one) for one in document["lupaukset"]] == [[*COLUMNS]] * len(found)
    for one, row in zip(document["lupaukset"], found, strict=True):
        assert "; ".join(one["yksikot"]) == row["yksikot"]
        assert one["myohassa"] == int(row["myohassa"])
        assert one["esimerkki"] is True


def test_the_sheet_for_excel_ends_with_empty_columns_for_news(found: list[Row], published: Publication) -> None:
    text = published.text("lupaukset-excel.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert list(rows[0]) == [*COLUMNS, *FOR_NEWS]
    assert [row["lupaus"] for row in rows] == [row["lupaus"] for row in found]
    assert {row[name] for row in rows for name in FOR_NEWS} == {""}


def test_a_unit_has_its_own_file(found: list[Row], published: Publication) -> None:
    units = {path.stem: json.loads(path.read_text("utf-8")) for path in (published.folder / "yksikot").iterdir()}
    assert {name for row in found for name in row["yksikot"].split("; ")} <= {unit["nimi"] for unit in units.values()}
    for slug, unit in units.items():
        assert unit["tunnus"] == slug
        mine = [row["lupaus"] for row in found if unit["nimi"] in row["yksikot"].split("; ")]
        assert [one["lupaus"] for one in unit["lupaukset"]] == mine
        assert {one["pelikerta_id"] for one in unit["lupaukset"]} <= {one["id"] for one in unit["pelikerrat"]}


def test_states_are_told_by_the_schemas_own_keys(found: list[Row]) -> None:
    assert {row["tila"] for row in found} <= {*node("uudet_keinot", "seuranta", "tila").values, ""}


def test_the_database_holds_the_same_rows_and_finds_words(found: list[Row], published: Publication) -> None:
    rows = published.rows("lupaukset")
    assert [tuple("" if cell is None else str(cell) for cell in row[:-2]) for row in rows] == sorted(
        (tuple(row[name] for name in COLUMNS[:-2]) for row in found), key=lambda row: row[0]
    )
    check_search_tables(published)
    connection = published.database()
    schemas = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE '%_fts'"))
    connection.close()
    assert 'content="lupaukset"' in schemas["lupaukset_fts"]
    assert 'content="laput"' in schemas["laput_fts"]


def test_on_another_day_only_what_tells_of_the_day_is_written_anew(published: Publication) -> None:
    files = {path.name: path.stat().st_mtime_ns for path in published.folder.iterdir()}
    published.publish((Path(__file__).parents[1] / "small_archive" / "sessions").rglob("*.yml"), on=date(2027, 1, 1))
    written = {path.name for path in published.folder.iterdir() if path.stat().st_mtime_ns != files.get(path.name)}
    assert {"ospe.sqlite", "lupaukset.csv", "lupaukset-excel.csv", "lupaukset.json"} <= written
    assert not {"pelikerrat.csv", "laput.csv", "pelikerrat.json"} & written
    assert {row["tilanne"] for row in published.sheet("lupaukset")} == {"2027-01-01"}
    assert {row[-1] for row in published.rows("lupaukset")} == {"2027-01-01"}
