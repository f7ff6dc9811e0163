"""SQLite: the same rows as the CSV files, sound references, and words that can be searched."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from publishing import Publication, check_search_tables, made_up_files

from ospe_build.data.csv_files import FORMULA_STARTS
from ospe_build.data.tables import Table, tables


def as_cell(value: object, *, boolean: bool) -> str:
    """A value of the database as its CSV cell is written."""
    if value is None:
        return ""
    if boolean:
        return {0: "false", 1: "true"}[value]  # type: ignore[index] - 0 or 1
    text = str(value)
    return f"'{text}" if text[:1] in FORMULA_STARTS else text


def search(publication: Publication, table: str, query: str) -> list[str]:
    connection = publication.database()
    found = connection.execute(
        f"SELECT pelikerta_id FROM {table} WHERE rowid IN "  # noqa: S608 - our own names
        f"(SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?) ORDER BY pelikerta_id",
        (query,),
    ).fetchall()
    connection.close()
    return [id_ for (id_,) in found]


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_tables_hold_the_same_as_the_csv_files(table: Table, published: Publication) -> None:
    name, columns, key = table.name, table.columns, table.key
    connection = published.database()
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    connection.close()
    assert names == [column.name for column in columns]
    truths = [column.kind == "boolean" for column in columns]
    stored = [
        tuple(as_cell(value, boolean=boolean) for value, boolean in zip(row, truths, strict=True))
        for row in published.rows(name)
    ]

    def place(row: tuple[str, ...]) -> list[str]:
        return [row[names.index(one)].zfill(3) for one in key]

    assert sorted(stored, key=place) == sorted((tuple(row.values()) for row in published.sheet(name)), key=place)


def test_references_are_sound_and_declared(published: Publication) -> None:
    connection = published.database()
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    targets = {row[2] for row in connection.execute("PRAGMA foreign_key_list(seuranta)")}
    assert targets == {"pelikerrat", "uudet_keinot"}
    connection.close()


def test_only_what_is_referred_to_has_an_index_of_its_key(published: Publication) -> None:
    connection = published.database()
    names = [*(table.name for table in tables()), "lupaukset"]
    indexed = {name for name in names if connection.execute(f"PRAGMA index_list({name})").fetchall()}
    connection.close()
    assert indexed == {"pelikerrat", "uudet_keinot"}


def test_a_follow_up_without_its_means_is_refused(published: Publication, tmp_path: Path) -> None:
    path = tmp_path / "kopio.sqlite"
    path.write_bytes(published.text("ospe.sqlite"))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("DELETE FROM uudet_keinot WHERE (pelikerta_id, jarjestys) IN "
                           "(SELECT pelikerta_id, uusi_keino FROM seuranta LIMIT 1)")  # fmt: skip
    connection.close()


def test_words_are_found_where_they_were_written(publication: Publication, real: Callable[..., Path]) -> None:
    publication.publish([real("2026-02-17-eka"), real("2026-02-18-toka", ("Aulan neuvonta", "Sää ja neuvonta"))])
    assert search(publication, "laput", '"aulan neuvonta"') == ["2026-02-17-eka"]
    assert set(search(publication, "laput", "neuvo*")) == {"2026-02-17-eka", "2026-02-18-toka"}
    assert search(publication, "laput", "sää") == ["2026-02-18-toka"]
    assert search(publication, "laput", "saa") == [], "letters with dots are letters of their own"
    check_search_tables(publication)


def test_words_of_the_plan_are_found(published: Publication) -> None:
    row = next(row for row in published.sheet("uudet_keinot") if row["miten_mitataan"])
    phrase = '"' + " ".join(row["miten_mitataan"].replace('"', " ").split()[:2]) + '"'
    assert row["pelikerta_id"] in search(published, "uudet_keinot", phrase)
    check_search_tables(published)


def test_the_same_sessions_give_the_same_bytes(another: Callable[[], Publication]) -> None:
    first, second = another(), another()
    first.publish(made_up_files())
    second.publish(reversed(made_up_files()))
    assert first.text("ospe.sqlite") == second.text("ospe.sqlite")


def test_labels_stand_in_the_tables_own_definition(published: Publication) -> None:
    connection = published.database()
    (definition,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'uudet_keinot'").fetchone()
    connection.close()
    assert "kuka_vastaa TEXT, -- Kuka vastaa?" in definition
