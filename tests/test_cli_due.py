"""`ospe due`, run as a person runs it: which means wait for news, on which day."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_sessions import PLANNED as ID
from small_sessions import write_planned

from ospe_build.cli import main
from ospe_build.settings import site_url

ROW = """\
  - menetelma: {method}
    tavoite: {{miten_kehittaa_osallisuutta: Nuoret päättävät}}
    toteutus: {{kuka_vastaa: Nuorten tiimi{toteutus}}}
{follow_ups}"""


def row(method: str, toteutus: str = "", *follow_ups: str) -> str:
    listed = "".join(f"      - {{{entry}}}\n" for entry in follow_ups)
    return ROW.format(
        method=method, toteutus=toteutus and f", {toteutus}", follow_ups=listed and f"    seuranta:\n{listed}"
    )


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(here: Path, *rows: str, title: str = "Mallilan nuorten tilat", name: str = ID, head: str = "") -> None:
    write_planned(here, *rows, title=title, name=name, before=head)


def due(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["due", *arguments])


def waiting(day: str) -> list[str]:
    """The names of the means that wait on that day."""
    done = due("--on", day)
    assert done.exit_code == 0, done.output
    return [line.split(": ")[1] for line in done.output.splitlines() if line.startswith("  Keino")]


def test_exact_text(here: Path) -> None:
    write(
        here,
        row("{kortti: asukasilta}", "vastuutahon_kanssa_sovittu: true, maaraaika: 2025-06-15"),
        row("Oma kysely", "maaraaika: 2027-01"),
        row("Toteutunut", "", "paiva: 2025-04-01, tila: toteutunut"),
        row("Hidas", "", "paiva: 2025-04-01, tila: kesken"),
    )
    done = due("--on", "2025-10-01")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "2025-03-31-mallila: Mallilan nuorten tilat\n"
        "  Keino 1: Asukasilta\n"
        "    Määräaika 15.6.2025 on mennyt.\n"
        "    Vastuutaho: Nuorten tiimi\n"
        "  Keino 2: Oma kysely\n"
        "    Pelin jälkeen (31.3.2025) ei ole kerrottu mitään.\n"
        "    Ryhmän ehdotus vastuutahoksi: Nuorten tiimi\n"
        "  Keino 4: Hidas\n"
        "    Viimeisin tieto on päivältä 1.4.2025.\n"
        "    Ryhmän ehdotus vastuutahoksi: Nuorten tiimi\n"
        f"  Lisää seuranta: {site_url()}kirjaa/#seuranta=2025-03-31-mallila\n"
        "\n"
        "3 keinoa odottaa uutta tietoa yhdessä pelikerrassa.\n"
    )


def test_a_deadline_has_passed_on_the_day_after_it(here: Path) -> None:
    write(here, row("Päivä", "maaraaika: 2025-06-15"), row("Kuukausi", "maaraaika: 2025-06"))
    assert waiting("2025-06-15") == []
    assert waiting("2025-06-16") == ["Päivä"]
    assert waiting("2025-06-30") == ["Päivä"]
    assert waiting("2025-07-01") == ["Päivä", "Kuukausi"]


def test_a_new_deadline_takes_the_place_of_the_first(here: Path) -> None:
    write(here, row("Siirtyi", "maaraaika: 2025-06-15", "paiva: 2025-06-01, tila: kesken, uusi_maaraaika: 2025-09-01"))
    assert waiting("2025-09-01") == []
    assert waiting("2025-09-02") == ["Siirtyi"]


def test_silence_is_six_months_since_the_last_follow_up_or_the_game(here: Path) -> None:
    write(here, row("Ei mitään"), row("Uutinen", "", "paiva: 2025-04-10, tila: suunnitteilla"))
    assert waiting("2025-09-29") == []
    assert waiting("2025-09-30") == ["Ei mitään"]  # September has no 31st day
    assert waiting("2025-10-09") == ["Ei mitään"]
    assert waiting("2025-10-10") == ["Ei mitään", "Uutinen"]


@pytest.mark.parametrize("state", ["toteutunut", "vakiintunut", "luovuttu"])
def test_nothing_is_waited_for_of_a_means_that_is_closed(here: Path, state: str) -> None:
    entry = f"paiva: 2025-04-01, tila: {state}, kuvaus: Näin kävi"
    write(here, row("Suljettu", "maaraaika: 2025-05-01", entry))
    assert waiting("2030-01-01") == []


@pytest.mark.parametrize("state", ["aloittamatta", "suunnitteilla", "kesken", "osittain_toteutunut"])
def test_a_means_in_any_other_state_is_open(here: Path, state: str) -> None:
    write(here, row("Auki", "", f"paiva: 2025-04-01, tila: {state}"))
    assert waiting("2030-01-01") == ["Auki"]


def test_the_day_is_today_unless_another_is_given(here: Path) -> None:
    write(here, row("Vanha"))
    assert "Keino 1: Vanha" in due().stdout


def test_a_session_that_is_made_up_says_so_and_one_without_a_plan_waits_for_nothing(here: Path) -> None:
    write(here, row("Vanha"), head="esimerkki: true\n")
    assert "Mallilan nuorten tilat (keksitty esimerkki)\n" in due("--on", "2026-01-01").stdout
    path = here / "sessions/2025" / f"{ID}.yml"
    path.write_text(path.read_text("utf-8").partition("uudet_keinot:")[0] + "ei_sovittu: Aika loppui\n", "utf-8")
    assert due("--on", "2026-01-01").stdout == "Mikään keino ei odota uutta tietoa.\n"


def test_titles_and_methods_are_shown_on_one_line_with_what_is_invisible_in_them(here: Path) -> None:
    write(here, row('"eka\\ntoka"'), title="Piilo\u00adteksti")
    shown = due("--on", "2026-01-01").stdout
    assert "Piilo\\xadteksti\n" in shown
    assert "  Keino 1: eka toka\n" in shown


def test_files_with_errors_are_named_and_the_rest_is_shown(here: Path) -> None:
    write(here, row("Vanha"))
    write(here, row("Toinen"), name="2025-03-31-rikki", title="x")
    done = due("--on", "2026-01-01")
    assert done.exit_code == 1
    assert "Keino 1: Vanha" in done.stdout
    assert "Toinen" not in done.stdout
    assert "sessions/2025/2025-03-31-rikki.yml" in done.stderr


def test_misuse_exits_with_2(here: Path) -> None:
    done = due()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Täällä ei ole kansiota sessions" in done.stderr
    write(here, row("Vanha"))
    assert due("--on", "1.1.2026").exit_code == 2
