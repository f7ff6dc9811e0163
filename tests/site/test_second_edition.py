"""A second edition of the boards, as data of an archive alone: what is published of the first one stays as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from project import EXAMPLES, Project
from second_edition import COLUMN, EDITION, QUESTION, second_edition

OLD = sorted(path.stem for path in EXAMPLES.rglob("*.yml"))
NEW = "2026-05-05-uuden-laudan-peli"
SESSION = f"""\
skeema: 1
esimerkki: true
pelikerta:
  otsikko: Uuden laudan peli
  pelattu: 2026-05-05
  lauta: {EDITION}
  organisaatio: Esimerkkilän kaupunki
  toimiala: kulttuuri_ja_vapaa_aika
  yksikko: Luonnoslan leikkipuisto
  pelaajia: 6
rajaus:
  kohde: [Leikkipuiston aukiolo]
  osallistettavat: [Puiston perheet]
  milloin: [Aamupäivisin]
teemat:
  asiakaskokemus:
    teemme_jo_hyvin: [{{kortti: asukasilta}}]
ei_sovittu: Halusimme ensin kuulla perheitä
"""


def built(folder: Path, *, edition: bool, session: str = "") -> Path:
    project = Project.at(folder)
    project.add(*EXAMPLES.rglob("*.yml"))
    if edition:
        (folder / "schema").mkdir()
        (folder / "schema" / f"session-{EDITION}.schema.json").write_text(second_edition(), "utf-8")
    if session:
        (project.sessions / "2026" / f"{NEW}.yml").write_text(session, "utf-8")
    return project.build("--no-search").site


@pytest.fixture(scope="module")
def before(once: Callable[..., Path]) -> Path:
    return once("one-edition", lambda folder: built(folder / "ospe", edition=False)) / "ospe" / "site"


@pytest.fixture(scope="module")
def after(once: Callable[..., Path]) -> Path:
    return once("two-editions", lambda folder: built(folder / "ospe", edition=True, session=SESSION)) / "ospe" / "site"


def test_a_session_of_the_second_edition_shows_its_own_questions(after: Path) -> None:
    page = (after / "tulokset" / NEW / "index.html").read_text("utf-8")
    for shown in (QUESTION, "Milloin?", "Aamupäivisin", COLUMN):
        assert shown in page


@pytest.mark.parametrize("session", OLD)
def test_what_is_published_of_a_session_of_the_first_edition_stays_as_it_is(
    before: Path, after: Path, session: str
) -> None:
    data = f"data/pelikerrat/{session}.json"
    assert (before / data).read_bytes() == (after / data).read_bytes()
    old, new = ((site / "tulokset" / session / "index.html").read_text("utf-8") for site in (before, after))
    assert QUESTION not in new
    assert COLUMN not in new
    # Only the list of similar sessions, near the end, may name the new one.
    assert NEW in new or old == new
    assert old[: old.rfind("<ul class=link-list>")] == new[: new.rfind("<ul class=link-list>")]


def test_old_rows_of_the_data_stay_and_both_editions_share_their_keys(before: Path, after: Path) -> None:
    for name in ("uudet_keinot.csv", "seuranta.csv", "keinot.csv", "laput.csv"):
        old, new = ((site / "data" / name).read_text("utf-8").splitlines() for site in (before, after))
        assert old[0] == new[0]
        assert set(old) <= set(new)
        assert all(NEW in line for line in set(new) - set(old))
    assert any(
        line.startswith(NEW) and "asukasilta" in line
        for line in (after / "data/keinot.csv").read_text("utf-8").splitlines()
    )


def test_statistics_and_methods_join_the_editions(before: Path, after: Path) -> None:
    page = (after / "keinot" / "asukasilta" / "index.html").read_text("utf-8")
    assert f"tulokset/{NEW}/" in page
    assert f"tulokset/{NEW}/" not in (before / "keinot" / "asukasilta" / "index.html").read_text("utf-8")


def test_boards_to_print_and_the_form_are_the_newest_editions(after: Path) -> None:
    assert QUESTION in (after / "laudat" / "pelilaudat" / "index.html").read_text("utf-8")
    assert QUESTION in (after / "kirjaa" / "index.html").read_text("utf-8")
