"""`ospe receive`, run as a maintainer runs it: what came is put in its place and committed, or nothing changes."""

import shutil
import subprocess
from pathlib import Path

import pytest
from commands import Done, ospe

from ospe_build.board import FIRST
from ospe_build.reading import read
from ospe_build.writing.canonical import modeline

SESSION = """\
pelikerta: {{yksikko: {unit}, pelattu: {day}, otsikko: {title}, organisaatio: Esimerkkilän kaupunki,
  toimiala: kulttuuri_ja_vapaa_aika, pelaajia: {players}}}
skeema: 1
rajaus: {{kohde: [{scope}], osallistettavat: [Lähikoulujen yläkoululaiset]}}
uudet_keinot:
- tavoite: {{miten_kehittaa_osallisuutta: Nuoret päättävät}}
  menetelma: {{kortti: asukasilta}}
  toteutus: {{kuka_vastaa: Nuorten tiimi}}
{rest}"""
PLACE = "sessions/2026/2026-03-12-mallilan-nuorten-tilat.yml"
FOLLOW_UP = "  seuranta: [{paiva: 2026-04-01, tila: kesken}]\n"


def session(**changes: object) -> str:
    values = {
        "unit": "Mallilan kirjasto", "day": "2026-03-12", "title": "Mallilan nuorten tilat", "players": 7,
        "scope": "Nuorten tilat", "rest": "", **changes,
    }  # fmt: skip
    return SESSION.format(**values)


class Archive:
    """A repository with an archive, and a folder of mail beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "repo"
        self.mail = folder / "posti"
        (self.folder / "sessions").mkdir(parents=True)
        self.mail.mkdir()
        (self.folder / "sessions" / ".gitkeep").write_text("")
        self.git("init", "--quiet", "--initial-branch", "main")
        for name, value in (("user.name", "Testi"), ("user.email", "testi@example.org"), ("commit.gpgsign", "false")):
            self.git("config", name, value)
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "Alku")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own arguments
            ["git", *arguments],  # noqa: S607 - the git of whoever tests
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def arrive(self, content: str, name: str = "liite.yml") -> str:
        """A file comes by mail; its path."""
        path = self.mail / name
        path.write_text(content, "utf-8")
        return str(path)

    def receive(self, *arguments: str, **environment: str) -> Done:
        return ospe(self.folder, "receive", *arguments, **environment)

    def take(self, content: str, name: str = "liite.yml", *options: str) -> str:
        """Receive a file that is sound; what was said."""
        done = self.receive(self.arrive(content, name), *options)
        assert (done.returncode, done.stderr) == (0, ""), done
        return done.stdout

    def refuse(self, content: str, name: str = "liite.yml") -> Done:
        """Receive a file that is refused; nothing may have changed."""
        before = self.everything()
        done = self.receive(self.arrive(content, name))
        assert done.returncode == 1, done
        assert self.everything() == before
        return done

    def everything(self) -> tuple[str, str, dict[str, bytes]]:
        files = {str(path): path.read_bytes() for path in self.folder.glob("sessions/**/*") if path.is_file()}
        return self.git("rev-parse", "HEAD"), self.git("status", "--porcelain"), files

    def commits(self) -> list[str]:
        return self.git("log", "--format=%s").splitlines()

    def files(self) -> list[str]:
        """What the last commit changed."""
        return self.git("show", "--format=", "--name-only", "HEAD").split()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_a_sound_file_is_put_in_its_place_in_canonical_form_and_committed(archive: Archive) -> None:
    said = archive.take(session())
    text = (archive.folder / PLACE).read_text("utf-8")
    assert text.startswith(f"{modeline(FIRST)}\nskeema: 1\npelikerta:\n  otsikko: Mallilan nuorten tilat\n")
    assert read(text.encode(), "x").value == read(session().encode(), "x").value
    assert archive.commits() == ["Lisää pelikerta: Mallilan nuorten tilat", "Alku"]
    assert archive.files() == [PLACE]
    assert archive.git("status", "--porcelain") == ""
    assert said.startswith(f"Lisättiin pelikerta Mallilan nuorten tilat (Mallilan kirjasto): {PLACE}\n")
    assert f"Tehtiin commit {archive.git('rev-parse', '--short', 'HEAD').strip()} ”Lisää pelikerta" in said
    assert "komment" not in said


NAMES = {
    "liite.yml": PLACE,
    "liite.txt": PLACE,
    "Pelikerta (lopullinen).yaml": PLACE,
    "2026-03-12-oma-nimi.yml": "sessions/2026/2026-03-12-oma-nimi.yml",
    "2026-03-12-oma-nimi (1).yml": "sessions/2026/2026-03-12-oma-nimi.yml",
    "2020-01-01-toinen-paiva.yml": PLACE,
    f"2026-03-12-{'x' * 61}.yml": PLACE,
    "-n.yml": PLACE,
}


@pytest.mark.parametrize(("name", "place"), NAMES.items())
def test_the_file_may_have_any_name(archive: Archive, name: str, place: str) -> None:
    archive.take(session(), name)
    assert archive.files() == [place]


def test_a_name_that_begins_like_an_option_is_taken_after_two_dashes(archive: Archive) -> None:
    (archive.folder / "-n.yml").write_text(session(), "utf-8")
    assert archive.receive("--", "-n.yml").returncode == 0


def test_errors_are_shown_at_the_line_of_the_file_as_it_came_and_nothing_changes(archive: Archive) -> None:
    done = archive.refuse(session(players="monta"))
    assert f"{archive.mail / 'liite.yml'}:2:48: virhe OSPE203" in done.stdout
    assert "toimiala: kulttuuri_ja_vapaa_aika, pelaajia: monta" in done.stdout
    assert done.stderr.startswith("Tiedostoa ei otettu arkistoon.")


BAD = {
    "OSPE104": 'skeema: "1',
    "OSPE103": "",
    "OSPE213": session(day="12.3.2026"),
    "OSPE306": session(day="2999-01-01"),
    "OSPE311": session().replace("asukasilta", "olematon-kortti"),
    "OSPE314": session().replace("otsikko:", "edellinen_pelikerta: 2020-01-01-x, otsikko:"),
    "OSPE402": session(scope="Kysy osoitteesta nuoret@example.org"),
}


@pytest.mark.parametrize(("code", "content"), BAD.items())
def test_a_file_with_an_error_of_any_kind_is_refused(archive: Archive, code: str, content: str) -> None:
    found = [line.split()[2] for line in archive.refuse(content).stdout.splitlines() if ": virhe OSPE" in line]
    assert found == [code], "the name and the folder of the file as it came are no errors"


def test_warnings_are_shown_and_do_not_hinder(archive: Archive) -> None:
    said = archive.take(session(players=2))
    assert "varoitus OSPE411" in said
    assert archive.files() == [PLACE]


def test_a_binary_file_is_refused(archive: Archive) -> None:
    path = archive.mail / "kuva.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0" * 100)
    done = archive.receive(str(path))
    assert done.returncode == 1
    assert "OSPE101" in done.stdout


def test_an_update_of_the_same_session_replaces_it_and_shows_what_changes(archive: Archive) -> None:
    archive.take(session(rest=FOLLOW_UP))
    said = archive.take(session(title="Mallilan nuorten tilat ja illat", rest=FOLLOW_UP), Path(PLACE).name)
    assert archive.commits()[0] == "Päivitä pelikerta: Mallilan nuorten tilat ja illat"
    assert archive.files() == [PLACE], "the id stays when the title changes"
    assert said.startswith(
        f"Korvattiin pelikerta: {PLACE}\n"
        "  ennen: Mallilan nuorten tilat (Mallilan kirjasto)\n"
        "  nyt: Mallilan nuorten tilat ja illat (Mallilan kirjasto)\n"
        "  muuttui: Pelikerta\n"
    )
    assert "HUOMAA" not in said


def with_follow_ups(*rows: list[str], **changes: object) -> str:
    """The session with so many rows in its plan, each with its follow-ups; all rows but the first named by a number."""
    plan = "".join(
        "- tavoite: {miten_kehittaa_osallisuutta: Nuoret päättävät}\n"
        f"  menetelma: {f'Keino {number}' if number > 1 else '{kortti: asukasilta}'}\n"
        "  toteutus: {kuka_vastaa: Nuorten tiimi}\n"
        + (f"  seuranta: [{', '.join('{' + one + '}' for one in follow_ups)}]\n" if follow_ups else "")
        for number, follow_ups in enumerate(rows, 1)
    )
    head, _, _ = session(**changes).partition("- tavoite")
    return head + plan


SPRING = "paiva: 2026-04-01, tila: kesken, kuvaus: Ensimmäinen ilta on sovittu kirjaston kanssa"
SUMMER = "paiva: 2026-06-01, tila: osittain_toteutunut, kuvaus: Kaksi iltaa on pidetty"
SAME_DAY = "paiva: 2026-04-01, tila: suunnitteilla, kuvaus: Koulut kysyvät oppilailta aiheita"


def follow_ups(archive: Archive) -> list[list[str]]:
    """What is published: of each row, the descriptions of its follow-ups."""
    plan = read((archive.folder / PLACE).read_bytes(), "x").value["uudet_keinot"]
    return [[one["kuvaus"].split()[0] for one in row.get("seuranta", ())] for row in plan]


def test_two_follow_ups_written_from_the_same_file_are_both_kept_by_their_days(archive: Archive) -> None:
    archive.take(with_follow_ups([], []))
    archive.take(with_follow_ups([SUMMER], []))
    said = archive.take(with_follow_ups([SPRING], [SUMMER]))
    assert "Säilytettiin: keino 1, seuranta 2026-06-01.\n" in said
    assert "HUOMAA" not in said
    assert follow_ups(archive) == [["Ensimmäinen", "Kaksi"], ["Kaksi"]]
    assert archive.files() == [PLACE]


def test_of_one_day_what_is_published_stays_first_and_what_is_equal_is_not_doubled(archive: Archive) -> None:
    archive.take(with_follow_ups([SAME_DAY]))
    archive.take(with_follow_ups([SPRING]))
    assert follow_ups(archive) == [["Koulut", "Ensimmäinen"]]
    said = archive.take(with_follow_ups([SPRING, SUMMER]))
    assert "Säilytettiin: keino 1, seuranta 2026-04-01.\n" in said
    assert follow_ups(archive) == [["Koulut", "Ensimmäinen", "Kaksi"]]


def test_a_file_that_stands_in_its_place_is_compared_with_the_last_commit(archive: Archive) -> None:
    archive.take(with_follow_ups([SUMMER]))
    (archive.folder / PLACE).write_text(with_follow_ups([SPRING]), "utf-8")
    assert archive.receive(PLACE).returncode == 0
    assert follow_ups(archive) == [["Ensimmäinen", "Kaksi"]]
    (archive.folder / PLACE).write_text(with_follow_ups([]), "utf-8")
    assert archive.receive(PLACE).returncode == 1


TWO = with_follow_ups([SPRING], [])
LOSSES = {
    "an old version": (with_follow_ups([], []), "Keinon 1 julkaistu seuranta 2026-04-01 (”kesken; Ensimmäinen ilta on"),
    "a row edited": (TWO.replace("Keino 2", "Keino kaksi"), "Ennen: ”Keino 2”. Nyt: ”Keino kaksi”."),
    "a follow-up lacking and a text changed": (
        with_follow_ups([SUMMER], [], scope="Nuorten tilat ja illat"),
        "Keinon 1 julkaistu seuranta 2026-04-01",
    ),
}


@pytest.mark.parametrize(("content", "named"), LOSSES.values(), ids=LOSSES)
def test_what_is_published_is_not_lost_unless_the_maintainer_says_so(
    archive: Archive, content: str, named: str
) -> None:
    archive.take(TWO)
    done = archive.refuse(content)
    assert f"Tiedosto hävittäisi tai muuttaisi jotain, mikä on jo julkaistu ({PLACE}):" in done.stderr
    assert named in done.stderr
    said = archive.take(content, "liite.yml", "--drop-published")
    assert named in said.partition("HUOMAA")[2]
    assert read((archive.folder / PLACE).read_bytes(), "x").value == read(content.encode(), "x").value


def test_new_rows_at_the_end_and_texts_of_other_boards_are_taken(archive: Archive) -> None:
    archive.take(TWO)
    said = archive.take(with_follow_ups([SPRING, SUMMER], [SUMMER], [], scope="Nuorten tilat ja illat"))
    assert "  muuttui: Rajaus; Uudet keinot\n" in said
    assert follow_ups(archive) == [["Ensimmäinen", "Kaksi"], ["Kaksi"], []]


def test_replacing_what_looks_like_another_session_still_loses_nothing_published(archive: Archive) -> None:
    archive.take(TWO)
    other = with_follow_ups([], [], unit="Esimerkkilän kirjasto")
    assert "eri pelikerta" in archive.refuse(other).stderr
    path = archive.arrive(other)
    done = archive.receive(path, "--replace")
    assert (done.returncode, "--drop-published" in done.stderr) == (1, True)
    assert archive.receive(path, "--drop-published").returncode == 1
    assert archive.receive(path, "--replace", "--drop-published").returncode == 0


def test_what_may_not_be_joined_is_refused_with_the_reason(archive: Archive) -> None:
    many = [f"paiva: 2026-05-01, tila: kesken, kuvaus: {word}" for word in ("Yksi", "Kaksi")]
    first = [f"paiva: 2026-04-{day:02}, tila: kesken, kuvaus: Viikko {day}" for day in range(1, 31)]
    archive.take(with_follow_ups([*first, many[0]]))
    later = [f"paiva: 2026-06-{day:02}, tila: kesken, kuvaus: Viikko {day}" for day in range(1, 11)]
    done = archive.refuse(with_follow_ups([*first, *later]))
    assert "OSPE210" in done.stdout
    assert "eikä niitä voinut yhdistää" in done.stderr


def test_the_same_session_again_changes_nothing(archive: Archive) -> None:
    archive.take(session())
    before = archive.everything()
    assert archive.take(session()) == f"Arkistossa on jo sama pelikerta samanlaisena: {PLACE}. Mitään ei muutettu.\n"
    assert archive.everything() == before


def test_another_session_is_not_overwritten_unless_the_maintainer_says_so(archive: Archive) -> None:
    archive.take(session())
    other = session(unit="Esimerkkilän kirjasto", scope="Aivan muuta")
    done = archive.refuse(other)
    assert f"Samalla tunnisteella on jo eri pelikerta: {PLACE}" in done.stderr
    assert "Mallilan nuorten tilat (Esimerkkilän kirjasto)" in done.stderr
    assert archive.take(other, "2026-03-12-mallilan-nuorten-tilat-2.yml").startswith("Lisättiin")
    assert archive.take(other.replace("Aivan", "Ihan"), "liite.yml", "--replace").count("Korvattiin") == 1


def test_another_table_of_the_same_unit_is_another_session(archive: Archive) -> None:
    archive.take(session().replace("otsikko:", "poyta: 1, otsikko:"))
    assert "eri pelikerta" in archive.refuse(session(scope="Muu").replace("otsikko:", "poyta: 2, otsikko:")).stderr


def test_a_day_that_changes_would_change_the_id_and_is_refused(archive: Archive) -> None:
    archive.take(session())
    done = archive.refuse(session(day="2026-03-13"), Path(PLACE).name)
    assert "OSPE302" in done.stdout


def test_comments_are_not_kept_and_that_is_said(archive: Archive) -> None:
    said = archive.take(f"{modeline(FIRST)}\n# Ensimmäinen\n{session()}# Toinen\n")
    assert "Tiedoston 2 kommenttia ei säilytetty.\n" in said
    assert "Toinen" not in (archive.folder / PLACE).read_text("utf-8")


def test_only_that_file_is_committed(archive: Archive) -> None:
    (archive.folder / "muu.txt").write_text("x")
    (archive.folder / "kesken.txt").write_text("x")
    archive.git("add", "muu.txt")
    archive.take(session())
    assert archive.files() == [PLACE]
    assert archive.git("status", "--porcelain").splitlines() == ["A  muu.txt", "?? kesken.txt"]


def test_a_file_that_stands_in_its_place_already_is_made_canonical_and_committed(archive: Archive) -> None:
    path = archive.folder / PLACE
    path.parent.mkdir()
    path.write_text(session(), "utf-8")
    assert archive.receive(PLACE).returncode == 0
    assert archive.files() == [PLACE]
    assert path.read_text("utf-8").startswith(modeline(FIRST))
    assert "Mitään ei muutettu" in archive.receive(PLACE).stdout


def test_a_change_that_git_does_not_have_is_never_overwritten(archive: Archive) -> None:
    archive.take(session())
    path = archive.folder / PLACE
    path.write_text(path.read_text("utf-8").replace("Nuorten tilat", "Oma muutos"), "utf-8")
    assert "muutoksia, joita ei ole tallennettu gitiin" in archive.refuse(session(scope="Muu")).stderr
    assert "Oma muutos" in path.read_text("utf-8")


@pytest.mark.parametrize("what", ["merge", "cherry-pick", "revert"])
def test_nothing_is_committed_in_the_middle_of_something_else(archive: Archive, what: str) -> None:
    file = archive.folder / "tekstit.txt"
    for branch, content in (("toinen", "toinen"), ("main", "ensin")):
        archive.git("switch", "--quiet", *(["--create"] if branch == "toinen" else []), branch)
        file.write_text(content)
        archive.git("add", ".")
        archive.git("commit", "--quiet", "--message", branch)
        file.write_text(content * 2)
        archive.git("commit", "--quiet", "--all", "--message", branch)
    with pytest.raises(subprocess.CalledProcessError):
        archive.git(what, "HEAD~1" if what == "revert" else "toinen")
    done = archive.refuse(session())
    assert f"Gitissä on kesken: {what}." in done.stderr


def test_a_hook_that_refuses_leaves_everything_as_it_was(archive: Archive) -> None:
    archive.take(session())
    hook = archive.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho ei käy >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    assert "ei käy" in archive.refuse(session(scope="Muu")).stderr
    assert "ei käy" in archive.refuse(session(title="Aivan uusi peli", scope="Eri", unit="Muu")).stderr


def test_without_git_or_a_repository_it_says_so(archive: Archive, tmp_path: Path) -> None:
    path = archive.arrive(session())
    done = archive.receive(path, PATH=str(tmp_path / "tyhja"))
    assert (done.returncode, "Ohjelmaa git ei löydy" in done.stderr) == (1, True)
    shutil.rmtree(archive.folder / ".git")
    done = archive.receive(path, GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (done.returncode, "ei ole gitin varastossa" in done.stderr) == (1, True)
    assert not (archive.folder / PLACE).exists()


def test_a_title_cannot_close_an_issue_or_call_anybody_by_the_commit(archive: Archive) -> None:
    title = '"Closes #5, kiitos @joku $(touch pwned)"'
    archive.take(session(title=title))
    message = archive.git("log", "-1", "--format=%B")
    assert "#5" not in message
    assert "@joku" not in message
    assert message.replace("\u200b", "").strip() == f"Lisää pelikerta: {title[1:-1]}"
    assert not list(archive.folder.parent.rglob("pwned"))


def test_a_file_too_large_in_canonical_form_is_refused(archive: Archive) -> None:
    note = '"' + r"a\n" * 160 + 'a"'
    notes = ", ".join([note] * 40)
    rest = f"miksi_osallistamme: {{hyodyt_meille: [{notes}], palvelujen_parantaminen: [{notes}]}}\n"
    assert len(session(rest=rest)) < 50_000
    assert "yli 64 kilotavua" in archive.refuse(session(rest=rest)).stderr


def test_misuse_exits_with_2(archive: Archive) -> None:
    done = archive.receive("olematon.yml")
    assert (done.returncode, "olematon.yml" in done.stderr) == (2, True)
    assert archive.receive().returncode == 2
    shutil.rmtree(archive.folder / "sessions")
    done = archive.receive(archive.arrive(session()))
    assert (done.returncode, "Täällä ei ole kansiota sessions" in done.stderr) == (2, True)
