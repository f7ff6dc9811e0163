"""`ospe import --seuranta`: a sheet of promises, filled in, becomes follow-ups; or findings by row and column."""

import re
from pathlib import Path

import pytest
from commands import Done, ospe
from making import follow_up, row, session

from ospe_build.follow_up_columns import FOLLOW_UP_COLUMNS, PROMISE_COLUMN
from ospe_build.importing import command
from ospe_build.reading import read_file
from ospe_build.writing.canonical import dump

HEADINGS = (PROMISE_COLUMN, "otsikko", *FOLLOW_UP_COLUMNS)
MALLILA, ROVALA = "2026-03-12-mallila", "2026-04-01-rovala"
TOLD = follow_up("2026-06-01", "suunnitteilla", kuvaus="Aloitettiin")


class Archive:
    """Two sessions with three means between them, and a sheet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write(MALLILA, row("Kävely", TOLD, kuka_vastaa="Tiimi"), row("Kahvit", kuka_vastaa="Tiimi"))
        self.write(ROVALA, row("Ilta", kuka_vastaa="Tiimi"))

    def path(self, identity: str) -> Path:
        return self.folder / "sessions" / "2026" / f"{identity}.yml"

    def write(self, identity: str, *plan: dict[str, object]) -> None:
        value = session(identity[:10], *plan).value
        for means in value.get("uudet_keinot", ()):
            if not means["seuranta"]:
                del means["seuranta"]
        self.path(identity).parent.mkdir(parents=True, exist_ok=True)
        self.path(identity).write_text(dump(value), "utf-8")

    def plan(self, identity: str) -> list[dict[str, list[dict[str, object]]]]:
        value = read_file(self.path(identity), identity).value
        found: list[dict[str, list[dict[str, object]]]] = value["uudet_keinot"]
        return found

    def run(self, *rows: dict[str, str], options: tuple[str, ...] = (), headings: tuple[str, ...] = HEADINGS) -> Done:
        lines = [headings, *([one.get(heading, "") for heading in headings] for one in rows)]
        quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
        (self.folder / "lupaukset.csv").write_bytes(("\ufeff" + "\r\n".join(quoted)).encode())
        return ospe(self.folder, "import", "--seuranta", "lupaukset.csv", *options)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def news(promise: str, day: str = "1.9.2026", state: str = "kesken", **more: str) -> dict[str, str]:
    named = {f"seuranta_{key}": cell for key, cell in more.items()}
    return {"lupaus": promise, "otsikko": "Peli", "seuranta_paiva": day, "seuranta_tila": state, **named}


NOTHING = {"lupaus": f"{MALLILA}#keino-2", "otsikko": "Peli"}


def test_each_filled_row_becomes_a_follow_up_of_its_means(archive: Archive) -> None:
    done = archive.run(
        news(f"{MALLILA}#keino-1", kuvaus="Ensimmäinen kävely", tulos="12 kävijää", lahde="https://example.org/a"),
        NOTHING,
        news(f"https://esimerkki.fi/arkisto/tulokset/{ROVALA}/#keino-1", "2026-09-02", "Toteutunut"),
    )
    assert (done.returncode, done.stderr) == (0, ""), done
    assert "Lisättiin 2 seurantaa. Muutettuja tiedostoja on 2." in done.stdout
    first, second = archive.plan(MALLILA)
    assert first["seuranta"] == [
        TOLD,
        {
            "paiva": "2026-09-01",
            "tila": "kesken",
            "kuvaus": "Ensimmäinen kävely",
            "mittaustulos": "12 kävijää",
            "lahteet": ["https://example.org/a"],
        },
    ]
    assert "seuranta" not in second
    assert archive.plan(ROVALA)[0]["seuranta"] == [{"paiva": "2026-09-02", "tila": "toteutunut"}]
    assert ospe(archive.folder, "validate").returncode == 0


def test_a_sheet_given_twice_adds_nothing_the_second_time(archive: Archive) -> None:
    rows = (news(f"{MALLILA}#keino-1"), news(f"{MALLILA}#keino-1"), news(f"{ROVALA}#keino-1"))
    assert "Lisättiin 2 seurantaa" in archive.run(*rows).stdout
    before = archive.path(MALLILA).read_bytes()
    again = archive.run(*rows)
    assert again.returncode == 0
    assert again.stdout.endswith("Taulukossa ei ollut uusia seurantoja. Mitään ei lisätty.\n")
    assert "commit" not in again.stdout
    assert archive.path(MALLILA).read_bytes() == before


def test_an_earlier_day_goes_before_a_later_one(archive: Archive) -> None:
    archive.run(news(f"{MALLILA}#keino-1", "1.5.2026"), news(f"{MALLILA}#keino-1", "2.7.2026"))
    days = [entry["paiva"] for entry in archive.plan(MALLILA)[0]["seuranta"]]
    assert days == ["2026-05-01", "2026-06-01", "2026-07-02"]


@pytest.mark.parametrize(
    ("wrong", "place", "told"),
    [
        (news(f"{ROVALA}#keino-2"), "A3", "Arkistossa ei ole tällaista lupausta"),
        (news(f"{ROVALA}"), "A3", "Arkistossa ei ole tällaista lupausta"),
        (news("../../etc/passwd#keino-1"), "A3", "Arkistossa ei ole tällaista lupausta"),
        (news("2026-04-02-ei-ole#keino-1"), "A3", "Arkistossa ei ole tällaista lupausta"),
        (news(f"{ROVALA}#keino-1", "eilen"), "C3", "OSPE"),
        (news(f"{ROVALA}#keino-1", ""), "C3", "OSPE201"),
        (news(f"{ROVALA}#keino-1", "1.1.2026"), "C3", "OSPE308"),
        (news(f"{ROVALA}#keino-1", state="valmis"), "D3", "OSPE"),
        (news(f"{ROVALA}#keino-1", state=""), "D3", "OSPE201"),
        (news(f"{ROVALA}#keino-1", kuvaus="Soita 040 123 4567"), "E3", "OSPE403"),
        (news(f"{ROVALA}#keino-1", kuvaus="#NIMI?"), "E3", "kaavan virheen"),
        (news(f"{ROVALA}#keino-1", kuvaus="piilo\u202etettu"), "E3", "OSPE112"),
        (news(f"{ROVALA}#keino-1", lahde="lehti"), "G3", "OSPE"),
        (news(f"{ROVALA}#keino-1", uusi_maaraaika="joskus"), "H3", "OSPE"),
    ],
)
def test_one_wrong_cell_is_named_and_nothing_is_written(
    archive: Archive, wrong: dict[str, str], place: str, told: str
) -> None:
    before = {path: path.read_bytes() for path in archive.folder.rglob("*.yml")}
    done = archive.run(news(f"{MALLILA}#keino-1"), wrong)
    assert done.returncode == 1
    assert told in re.split(rf"^  {place}: ", done.stdout, maxsplit=1, flags=re.MULTILINE)[1], done.stdout
    assert "Taulukossa on 2 seurantaa. Oikein: 1." in done.stdout
    assert "Mitään ei kirjoitettu." in done.stdout
    assert {path: path.read_bytes() for path in archive.folder.rglob("*.yml")} == before


def test_an_error_that_the_session_had_before_is_told(archive: Archive) -> None:
    path = archive.path(ROVALA)
    path.write_text(path.read_text("utf-8").replace("pelaajia: 7", "pelaajia: 0"), "utf-8")
    done = archive.run(news(f"{ROVALA}#keino-1"))
    assert done.returncode == 1
    assert "  Rivi 2: virhe OSPE207" in done.stdout


def test_a_dry_run_writes_nothing(archive: Archive) -> None:
    before = archive.path(MALLILA).read_bytes()
    done = archive.run(news(f"{MALLILA}#keino-1", kuvaus="Alku"), options=("--dry-run",))
    assert done.returncode == 0
    assert "E2    uudet_keinot.1.seuranta.2.kuvaus: Alku" in done.stdout
    assert archive.path(MALLILA).read_bytes() == before


def test_a_sheet_without_the_columns_is_told_which_are_missing(archive: Archive) -> None:
    done = archive.run({"lupaus": "x", "otsikko": "y"}, headings=("lupaus", "otsikko", "seuranta_paiva"))
    assert done.returncode == 2
    assert "puuttuvat sarakkeet seuranta_tila, seuranta_kuvaus" in done.stderr


def test_days_that_may_be_read_in_two_ways_are_refused(archive: Archive) -> None:
    done = archive.run(news(f"{MALLILA}#keino-1", "4/11/2026"))
    assert done.returncode == 2
    assert "seuranta_paiva" in done.stderr
    assert "4.11.2026" in done.stderr


@pytest.mark.parametrize("option", [("--partial",), ("--mapping", "x.yml")])
def test_all_are_added_or_none(archive: Archive, option: tuple[str, ...]) -> None:
    done = archive.run(news(f"{MALLILA}#keino-1"), options=option)
    assert done.returncode == 2
    assert "--seuranta" in done.stderr


def test_where_one_file_cannot_be_written_all_stay_as_they_were(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {identity: archive.path(identity).read_bytes() for identity in (MALLILA, ROVALA)}
    write, written = command.write_file, []

    def fails_second(path: Path, content: str | bytes) -> None:
        written.append(path)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(command, "write_file", fails_second)
    done = archive.run(news(f"{MALLILA}#keino-1"), news(f"{ROVALA}#keino-1"))
    assert done.returncode != 0
    assert "levy on täynnä" in done.stderr
    assert {identity: archive.path(identity).read_bytes() for identity in (MALLILA, ROVALA)} == before


def test_lost_comments_are_counted(archive: Archive) -> None:
    path = archive.path(ROVALA)
    path.write_text(path.read_text("utf-8") + "# Kiitos!\n", "utf-8")
    done = archive.run(news(f"{ROVALA}#keino-1"))
    assert "Yhtä tiedostojen kommenttia ei säilytetty." in done.stdout
