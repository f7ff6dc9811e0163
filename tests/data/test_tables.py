"""The tables hold all that sessions say, each thing once, and no second list of fields."""

from collections.abc import Callable
from pathlib import Path

import pytest
from publishing import Publication, made_up_files, session_at, valid_files
from small_sessions import words_of

from ospe_build import board
from ospe_build.data.rows import rows
from ospe_build.data.tables import Table, tables

PLACED = ["laput", "keinot", "uudet_keinot", "seuranta"]


@pytest.mark.parametrize("path", valid_files(), ids=lambda path: path.stem)
def test_nothing_that_a_session_says_is_lost(path: Path) -> None:
    session = session_at(path)
    cells = [cell for table in rows(session).values() for row in table for cell in row if isinstance(cell, str)]
    together = "\0".join(cells)
    assert [words for words in words_of(session.value) if words not in together] == []


def test_every_key_of_the_schema_has_its_place() -> None:
    columns = {column.name for table in tables() for column in table.columns}
    values = {value for table in tables() for column in table.columns for value in column.values}
    leaves = {node.key for node in board.root().walk() if not node.children}
    assert leaves <= columns | values


def test_what_the_columns_hold_is_said_in_the_schemas_own_words() -> None:
    by_name = {column.name: column for table in tables() for column in table.columns}
    asked = board.node("uudet_keinot", "tavoite", "miten_kehittaa_osallisuutta")
    assert by_name["miten_kehittaa_osallisuutta"].label == asked.label()
    assert by_name["kesto_min"].description == board.node("pelikerta", "kesto_min").description()
    assert by_name["pelitapa"].values == {"lasna": "Läsnä", "eta": "Etänä", "hybridi": "Hybridinä"}


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_table_has_a_column_for_every_cell_and_tells_its_rows_apart(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert names[-1] == "esimerkki"
    found = [row for path in valid_files() for row in rows(session_at(path))[table.name]]
    assert found
    assert {len(row) for row in found} == {len(names)}
    keys = [tuple(row[names.index(name)] for name in table.key) for row in found]
    assert len(set(keys)) == len(keys)
    for column, cells in zip(table.columns, zip(*found, strict=True), strict=True):
        if column.required:
            assert None not in cells, column.name


@pytest.mark.parametrize("name", PLACED)
def test_rows_say_where_they_stand(name: str, published: Publication) -> None:
    found = published.sheet(name)
    assert list(found[0])[:4] == ["pelikerta_id", "pelilauta", "kentta", "jarjestys"]
    table = next(table for table in tables() if table.name == name)
    boards, fields = table.columns[1].values, table.columns[2].values
    assert {row["pelilauta"] for row in found} <= set(boards)
    assert {row["kentta"] for row in found} <= set(fields)


def test_rows_are_as_many_as_what_the_sessions_hold(published: Publication) -> None:
    values = [session_at(path).value for path in made_up_files()]
    plans = [means for value in values for means in value.get("uudet_keinot", ())]
    themes = [theme for value in values for theme in value.get("teemat", {}).values()]
    assert len(published.sheet("pelikerrat")) == len(values)
    assert len(published.sheet("keinot")) == sum(len(column) for theme in themes for column in theme.values())
    assert len(published.sheet("uudet_keinot")) == len(plans)
    assert len(published.sheet("seuranta")) == sum(len(means.get("seuranta", ())) for means in plans)
    assert len(published.sheet("laput")) == sum(
        len(value[top][field])
        for value in values
        for top in value
        if isinstance(value[top], dict) and top not in {"pelikerta", "teemat"}
        for field in value[top]
        if isinstance(value[top][field], list) and field not in {"kohderyhmat", "koskevat_teemat"}
    )


def test_all_formats_agree_on_the_number_of_rows(published: Publication) -> None:
    for table in tables():
        assert len(published.sheet(table.name)) == len(published.rows(table.name)), table.name
    assert len(published.objects()) == len(published.sheet("pelikerrat"))


def test_the_plan_says_how_far_it_is(published: Publication) -> None:
    newest: dict[tuple[str, str], dict[str, str]] = {}
    for row in published.sheet("seuranta"):
        newest[row["pelikerta_id"], row["uusi_keino"]] = row
    assert newest
    for row in published.sheet("uudet_keinot"):
        last = newest.get((row["pelikerta_id"], row["jarjestys"]), {"tila": "", "paiva": ""})
        assert (row["viimeisin_tila"], row["viimeisin_paiva"]) == (last["tila"], last["paiva"])


def test_a_default_fills_its_cell(publication: Publication) -> None:
    path = next(path for path in valid_files() if path.stem == "2026-01-10-pienin-mahdollinen")
    publication.publish([path])
    (row,) = publication.sheet("pelikerrat")
    assert (row["kieli"], row["lauta"], row["alueet"]) == ("fi", "2017", "")


def test_real_sessions_drive_the_examples_out(publication: Publication, real: Callable[..., Path]) -> None:
    publication.publish(made_up_files())
    assert {row["esimerkki"] for row in publication.sheet("laput")} == {"true"}
    path = real("2026-02-17-oikea")
    names = publication.publish([*made_up_files(), path])
    for table in tables():
        assert {row["esimerkki"] for row in publication.sheet(table.name)} == {"false"}, table.name
    assert [(one["id"], one["esimerkki"]) for one in publication.objects()] == [(path.stem, False)]
    own = {name for name in names if name.startswith("data/pelikerrat/")}
    assert own == {f"data/pelikerrat/{path.stem}.json", f"data/pelikerrat/{path.stem}.yml"}
