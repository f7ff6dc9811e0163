"""`ospe validate` and `ospe explain`, run as a person runs them."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Done, ospe

OSPE = Path(sys.executable).with_name("ospe")
SESSION = """\
skeema: 1
esimerkki: true
pelikerta:
  otsikko: "Mallilan kirjaston nuorten tilat"
  pelattu: {date}
  organisaatio: "Esimerkkilän kaupunki"
  toimiala: kulttuuri_ja_vapaa_aika
  yksikko: "{unit}"
  pelaajia: {players}
{more}rajaus:
  kohde: ["Nuorten tilat ja niiden aukioloajat, {unit}"]
  osallistettavat: ["Lähikoulujen yläkoululaiset"]
ei_sovittu: "Halusimme ensin kuulla nuoria, {unit}."
"""
SOUND = "2026/2026-03-12-mallila.yml"
FAULTY = "2025/2025-03-12-esimerkkila.yml"


def session(name: str, players: int | str = 7, more: str = "") -> str:
    stem = name.rpartition("/")[2]
    return SESSION.format(date=stem[:10], unit=stem[11:].partition(".")[0], players=players, more=more)


def write(folder: Path, name: str, content: str) -> None:
    path = folder / "sessions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A sound session and one with an error on line 9."""
    write(tmp_path, SOUND, session(SOUND))
    write(tmp_path, FAULTY, session(FAULTY, players="monta"))
    return tmp_path


def at_a_pipe(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(  # noqa: S603 - our own command
        [OSPE, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        errors="surrogateescape",
        check=False,
    )


def test_the_default_is_the_sessions_folder(archive: Path) -> None:
    done = at_a_pipe(archive, "validate")
    assert (done.returncode, done.stderr) == (1, "")
    first, *_, last = done.stdout.splitlines()
    assert first.startswith(f"sessions/{FAULTY}:9:13: virhe OSPE2")
    assert "  9 |   pelaajia: monta" in done.stdout.splitlines()
    assert "    |             ^" in done.stdout.splitlines()
    assert last == "Tarkistettiin 2 tiedostoa: 1 virhe ja 0 varoitusta."


def test_a_sound_file_passes(archive: Path) -> None:
    for run in (ospe, at_a_pipe):
        done = run(archive, "validate", f"sessions/{SOUND}")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "Tarkistettiin 1 tiedosto. Kaikki on kunnossa.\n"


def test_warnings_alone_pass(archive: Path) -> None:
    write(archive, SOUND, session(SOUND, players=2))
    done = ospe(archive, "validate", f"sessions/{SOUND}")
    assert done.returncode == 0
    assert done.stdout.endswith("Tarkistettiin 1 tiedosto: 0 virhettä ja 1 varoitus.\n")


def test_an_empty_folder_passes_and_says_that_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    done = ospe(tmp_path, "validate")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Tarkistettiin 0 tiedostoa. Täällä ei ole pelikertoja.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["validate"], "Täällä ei ole kansiota sessions."),
        (["validate", "ei\x1bole.yml"], "Tiedostoa tai kansiota ei\\x1bole.yml ei ole."),
        (["validate", "x", "--lang", "sv"], "Filen eller mappen x finns inte."),
        (["validate", ".", "--summary", "ei/ole/kansiota.md"], "ei/ole/kansiota.md:"),
        (["validate", "--format", "xml"], "xml"),
        (["validate", "--lang", "de"], "de"),
        (["validate", "--on", "2026-01-01"], "--on"),
        (["validate", ".", "--against", "ei\x1bole"], "Gitin versiota ei\\x1bole ei löydy täältä."),
        (["explain", "OSPE000"], "Koodia OSPE000 ei ole."),
        (["explain"], "KOODI"),
    ],
)
def test_misuse_is_told_on_the_error_stream_with_status_two(tmp_path: Path, arguments: list[str], message: str) -> None:
    done = ospe(tmp_path, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_json_holds_what_the_contract_says(archive: Path) -> None:
    done = ospe(archive, "validate", "--format", "json", "--lang", "en")
    report = json.loads(done.stdout)
    assert {name: report[name] for name in ("checked", "errors", "warnings")} == {
        "checked": 2,
        "errors": 1,
        "warnings": 0,
    }
    (finding,) = report["findings"]
    assert (finding["file"], finding["line"], finding["column"]) == (f"sessions/{FAULTY}", 9, 13)
    assert finding["pointer"] == "/pelikerta/pelaajia"
    assert done.returncode == 1


def test_sarif_and_github(archive: Path) -> None:
    sarif = json.loads(ospe(archive, "validate", "--format", "sarif").stdout)
    assert len(sarif["runs"][0]["results"]) == 1
    github = ospe(archive, "validate", "--format", "github").stdout.splitlines()
    assert github[0].startswith(f"::error file=sessions/{FAULTY},line=9,col=13,title=OSPE2")
    assert github[1:] == ["Tarkistettiin 2 tiedostoa: 1 virhe ja 0 varoitusta."]


def codes(done: Done) -> list[tuple[str, str]]:
    return [(finding["file"], finding["code"]) for finding in json.loads(done.stdout)["findings"]]


def test_the_rules_across_files_see_files_that_were_not_asked_for(archive: Path) -> None:
    later = "2026/2026-05-01-mallila.yml"
    write(archive, later, session(later, more="  edellinen_pelikerta: 2026-03-12-mallila\n"))
    assert codes(ospe(archive, "validate", "--format", "json", f"sessions/{later}")) == []
    (archive / "sessions" / SOUND).unlink()
    assert codes(ospe(archive, "validate", "--format", "json", f"sessions/{later}")) == [
        (f"sessions/{later}", "OSPE314")
    ]


def test_only_findings_of_the_files_asked_for_are_listed(archive: Path) -> None:
    later = "2026/2026-05-01-mallila.yml"
    write(archive, later, session(later, more="  edellinen_pelikerta: 2020-01-01-ei-ole\n"))
    assert codes(ospe(archive, "validate", "--format", "json", f"sessions/{SOUND}")) == []
    assert [file for file, _ in codes(ospe(archive, "validate", "--format", "json", "sessions/2025"))] == [
        f"sessions/{FAULTY}"
    ]


def test_beside_a_file_in_a_folder_of_any_name_only_years_are_looked_through(archive: Path) -> None:
    (archive / "sessions").rename(archive / "muu")
    later = "muu/2026/2026-05-01-mallila.yml"
    text = session(later, more="  edellinen_pelikerta: 2026-03-12-mallila\n")
    (archive / later).write_text(text, "utf-8")
    (archive / "muu" / "2027").write_text("tiedosto, ei kansio", "utf-8")
    (archive / "muu" / "kopiot").mkdir()
    (archive / "muu" / "kopiot" / "2026-05-01-kopio.yml").write_text(text, "utf-8")
    assert codes(ospe(archive, "validate", "--format", "json", later)) == []


def test_the_same_file_by_two_ways_is_checked_once(archive: Path) -> None:
    done = ospe(archive, "validate", "--format", "json", "sessions", f"sessions/{FAULTY}", "./sessions")
    assert json.loads(done.stdout)["checked"] == 2
    assert len(codes(done)) == 1


def test_it_works_from_any_folder_and_by_absolute_paths(archive: Path) -> None:
    done = ospe(archive / "sessions" / "2025", "validate", "--format", "json", str(archive / "sessions" / FAULTY))
    assert [file for file, _ in codes(done)] == [str(archive / "sessions" / FAULTY)]
    done = ospe(archive / "sessions" / "2025", "validate", "--format", "json", "2025-03-12-esimerkkila.yml")
    assert [code[:5] for _, code in codes(done)] == ["OSPE2"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_no_terminal_and_no_file_name_can_break_the_output(archive: Path, form: str, encoding: str) -> None:
    names = [b"2026-01-01-\xff.yml", b"2026-01-01-\x1b[2J\n::error::.yml", "2026-01-01-漢\u202e.yml".encode()]
    for name in names:
        (archive / "sessions" / os.fsdecode(b"2026/" + name)).write_text("- 漢\x00")
    done = at_a_pipe(archive, "validate", "--format", form, PYTHONIOENCODING=encoding, NO_COLOR="")
    assert (done.returncode, done.stderr) == (1, "")
    assert not set(done.stdout) & {"\x1b", "\x00", "\u202e"}
    lines = done.stdout.splitlines()
    if form in {"json", "sarif"}:
        assert len(lines) == 1
        json.loads(lines[0])
    else:
        assert lines[-1].startswith("Tarkistettiin 5 tiedostoa: ")
    if form == "github":
        assert all(line.startswith("::") for line in lines[:-1])


def at_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What the command writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own command
        [OSPE, *arguments], cwd=folder, env={**os.environ, "TERM": "xterm", **environment}, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 65536):
                written += part
        except OSError:  # the other end is closed
            pass
        process.wait()
    os.close(ours)
    return written.decode()


def test_a_terminal_gets_colours_unless_it_asks_for_none(archive: Path) -> None:
    assert "\x1b[31m" in at_a_terminal(archive, "validate", NO_COLOR="")
    assert "\x1b" not in at_a_terminal(archive, "validate", NO_COLOR="1")
    assert "\x1b" not in at_a_terminal(archive, "validate", TERM="dumb")
    assert "\x1b" not in at_a_terminal(archive, "validate", "--format", "json")
    assert "\x1b" not in at_a_pipe(archive, "validate").stdout


def test_the_summary_is_added_to_the_file(archive: Path) -> None:
    (archive / "summary.md").write_text("Aiempi\n", "utf-8")
    (archive / "changed").write_bytes(f"README.md\0sessions/{SOUND}\0".encode())
    done = ospe(archive, "validate", "--summary", "summary.md", "--changed", "changed")
    written = (archive / "summary.md").read_text("utf-8")
    assert done.returncode == 1
    assert written.startswith("Aiempi\n## Pelikertojen tarkistus\n")
    assert "## Muut tiedostot\n" in written


@pytest.mark.parametrize("command", ["validate", "explain"])
def test_help_tells_every_option_in_finnish(tmp_path: Path, command: str) -> None:
    done = ospe(tmp_path, command, "--help")
    assert done.returncode == 0
    assert "Kieli: fi, sv tai en." in done.stdout
    for option in ("--format", "--summary", "--changed", "--against") if command == "validate" else ():
        assert option in done.stdout


def test_a_code_is_explained_in_three_languages(tmp_path: Path) -> None:
    told = {
        language: ospe(tmp_path, "explain", "ospe203", "--lang", language).stdout for language in ("fi", "sv", "en")
    }
    assert all(text.startswith("OSPE203: ") for text in told.values())
    assert len(set(told.values())) == 3


@pytest.mark.parametrize("folder", ["x/2026", "2026/2026"])
def test_a_years_folder_stands_right_in_the_sessions_folder(archive: Path, folder: str) -> None:
    name = f"{folder}/2026-04-01-toinen.yml"
    write(archive, name, session(name))
    for arguments in ([f"sessions/{name}"], [str(archive / "sessions" / name)], ["--", "sessions"]):
        done = ospe(archive, "validate", *arguments)
        assert "OSPE305" in done.stdout
        assert "Siirrä tiedosto kansioon sessions/2026." in done.stdout


def test_what_lies_unseen_among_the_sessions_is_told(archive: Path) -> None:
    (archive / "muualla").mkdir()
    (archive / "sessions" / "2024").symlink_to(archive / "muualla")
    write(archive, "2026/.x/2026-03-12-mallila.yml", session(SOUND))
    done = ospe(archive, "validate", "--format", "json", "sessions")
    found = codes(done)
    assert ("sessions/2024", "OSPE115") in found
    assert ("sessions/2026/.x/2026-03-12-mallila.yml", "OSPE305") in found
    assert [file for file, _ in found].count("sessions/2024") == 1


def test_a_session_that_a_request_puts_elsewhere_is_an_error(archive: Path) -> None:
    (archive / "sessions" / FAULTY).unlink()
    (archive / "docs").mkdir()
    (archive / "docs" / "2026-03-12-mallila.yml.txt").write_text(session(SOUND), "utf-8")
    (archive / "changed").write_bytes(b"docs/2026-03-12-mallila.yml.txt\0docs/gone.yml\0")
    assert ospe(archive, "validate").returncode == 0
    done = ospe(archive, "validate", "--changed", "changed", "--summary", "summary.md")
    assert done.returncode == 1
    assert done.stdout.startswith("docs/2026-03-12-mallila.yml.txt:1:1: virhe OSPE320\n")
    assert "Tarkoititko: sessions/2026/2026-03-12-mallila.yml?" in done.stdout
    assert done.stdout.endswith("Tarkistettiin 2 tiedostoa: 1 virhe ja 0 varoitusta.\n")
    assert "## Muut tiedostot" not in (archive / "summary.md").read_text("utf-8")


def test_what_is_no_session_is_an_error_once_and_no_session_to_others(archive: Path) -> None:
    (archive / "sessions" / FAULTY).unlink()
    write(archive, f"{SOUND}.bak", session(SOUND))
    write(archive, "2026/kuva.png", "x")
    write(archive, "README.md", "x")
    write(archive, "2026/2026-03-12-toinen.yml.txt", session("2026/2026-03-12-toinen.yml"))
    assert codes(ospe(archive, "validate", "--format", "json")) == [
        ("sessions/2026/2026-03-12-mallila.yml.bak", "OSPE319"),
        ("sessions/2026/2026-03-12-toinen.yml.txt", "OSPE304"),
        ("sessions/2026/kuva.png", "OSPE319"),
    ]
    assert codes(ospe(archive, "validate", "--format", "json", "sessions/2026/kuva.png")) == [
        ("sessions/2026/kuva.png", "OSPE319")
    ]


PLAN = """\
uudet_keinot:
  - menetelma: Iltapäivä
    tavoite: {{miten_kehittaa_osallisuutta: Nuoret päättävät}}
    toteutus: {{kuka_vastaa: Nuorten tiimi}}
{rest}"""
FOLLOW_UP = "    seuranta: [{paiva: 2026-04-01, tila: kesken, kuvaus: Alkoi}]\n"


def planned(name: str, rest: str = "") -> str:
    return session(name).partition("ei_sovittu")[0] + PLAN.format(rest=rest)


class Published:
    """An archive under git, and what `--against` finds in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for number in (1, 2, 3):
            write(folder, f"2026/2026-03-1{number}-mallila.yml", planned(f"2026-03-1{number}-mallila.yml", FOLLOW_UP))
        self.git("init", "--quiet")
        self.git("add", ".")
        self.git("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "x", "--no-gpg-sign")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder, check=True)  # noqa: S603, S607 - the git of whoever tests

    def lost(self, *paths: str, folder: str = ".") -> list[tuple[str, int, str]]:
        done = ospe(self.folder / folder, "validate", "--against", "HEAD", "--format", "json", "--lang", "en", *paths)
        assert (done.returncode, done.stderr) == (0, ""), done
        found = json.loads(done.stdout)["findings"]
        return [(one["file"], one["line"], one["message"]) for one in found if one["code"] == "OSPE321"]


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return Published(tmp_path)


def test_against_a_revision_nothing_is_lost_where_nothing_changed_but_by_addition(published: Published) -> None:
    assert published.lost() == []
    added = FOLLOW_UP.replace("]", ", {paiva: 2026-05-01, tila: toteutunut}]")
    write(published.folder, "2026/2026-03-11-mallila.yml", planned("2026-03-11-mallila.yml", added))
    write(published.folder, "2026/2026-06-01-uusi.yml", session("2026-06-01-uusi.yml"))
    assert published.lost() == []


def test_what_is_lost_stands_at_its_row_and_a_session_at_its_old_path(published: Published) -> None:
    write(published.folder, "2026/2026-03-11-mallila.yml", planned("2026-03-11-mallila.yml"))
    (published.folder / "sessions/2026/2026-03-12-mallila.yml").unlink()
    (published.folder / "sessions/2026/2026-03-13-mallila.yml").rename(
        published.folder / "sessions/2026/2026-03-13-mallilan-peli.yml"
    )
    changed, gone, renamed = published.lost()
    assert changed[:2] == ("sessions/2026/2026-03-11-mallila.yml", 14)
    assert "follow-up 2026-04-01 (“kesken; Alkoi”) of method 1 is missing" in changed[2]
    assert gone[:2] == ("sessions/2026/2026-03-12-mallila.yml", 1)
    assert "session 2026-03-12-mallila is removed" in gone[2]
    assert renamed[:2] == ("sessions/2026/2026-03-13-mallila.yml", 1)
    assert "becomes 2026-03-13-mallilan-peli" in renamed[2]
    assert published.lost("sessions/2026/2026-03-11-mallila.yml") == [changed]
    assert [file for file, _, _ in published.lost(".", folder="sessions/2026")] == [
        f"sessions/2026/2026-03-1{number}-mallila.yml" for number in (1, 2, 3)
    ]


def test_a_session_that_was_or_is_no_session_is_not_compared(published: Published) -> None:
    write(published.folder, "2026/2026-03-11-mallila.yml", "rikki: [")
    done = ospe(published.folder, "validate", "--against", "HEAD")
    assert (done.returncode, "OSPE321" in done.stdout) == (1, False)
    published.git("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qam", "x", "--no-gpg-sign")
    write(published.folder, "2026/2026-03-11-mallila.yml", planned("2026-03-11-mallila.yml"))
    assert published.lost() == []


def test_a_file_moved_to_its_right_folder_is_the_same_session(published: Published) -> None:
    (published.folder / "sessions/2025").mkdir()
    (published.folder / "sessions/2026/2026-03-11-mallila.yml").rename(
        published.folder / "sessions/2025/2026-03-11-mallila.yml"
    )
    done = ospe(published.folder, "validate", "--against", "HEAD")
    assert "OSPE321" not in done.stdout
