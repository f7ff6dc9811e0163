"""In which means a word stands: the index's own files for that, and what a query finds by them in a browser."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

import msgspec
import pytest
from making import row, session
from searched import Searching, page

from ospe_build.archive.archive import Archive
from ospe_build.archive.load import Loaded, SessionFile
from ospe_build.archive.session import Session
from ospe_build.archive.summary import summarise
from ospe_build.site.search.build import gather
from ospe_build.site.search.fold import words
from ospe_build.site.search.index import files
from ospe_build.site.search.session_document import of_session
from ospe_build.site.search.words import Words
from ospe_build.work.cache import Cache
from ospe_build.work.pool import Pool


def index_of(sessions: Sequence[Session], folder: Path) -> tuple[Archive, dict[str, str]]:
    """The index of sessions alone."""
    archive = Archive(map(summarise, sessions))
    read = {one.id: SessionFile(Path(f"{one.id}.yml"), one.id, msgspec.json.encode(one.value)) for one in sessions}
    found = gather(Path, {}, Loaded(archive, read, [], {}, []), Cache(folder, ""), Pool("ospe_build.site.publish"))
    return archive, dict(files(found.pages, Words(folder)))


def standing(index: dict[str, str]) -> dict[str, set[int]]:
    """The means in which each form stands."""
    found = defaultdict(set)
    for name in json.loads(index["osat.json"])["osat"].split():
        means = json.loads(index[f"keinot/{name}.json"])
        for lemma, (shared, rests, *_) in json.loads(index[f"{name}.json"]).items():
            forms = (lemma[:shared] + rest.rstrip("~") for rest in rests.split(" "))
            for form, steps in zip(forms, means.get(lemma, [()])[0], strict=False):
                found[form] |= {*accumulate(steps)}
    return found


def test_rows_of_the_list_and_the_indexs_means_are_of_one_order(tmp_path: Path) -> None:
    days = [f"2026-0{month}-12" for month in range(1, 8)]
    real = [
        session(day, *(row(f"Keksintö x{day[6]}{n}") for n in range(1, 1 + count)))
        for day, count in zip(days, (2, 1, 0, 3, 1, 2, 1), strict=True)
    ]
    made_up = [session(day, row("Ei mukana"), name="muu", esimerkki=True) for day in days[::2]]
    archive, index = index_of([*real, *made_up], tmp_path)
    assert len(archive.promises) == 10
    found = standing(index)
    for number, promise in enumerate(reversed(archive.promises)):
        assert all(number in found[word] for word in words(promise.means.method.name("fi"))), promise.id
        assert found[words(promise.means.method.name("fi"))[1]] == {number}
    assert not found["mukana"]
    assert sum(json.loads(index["keinot/osat.json"])) == len(archive.promises)


def test_a_new_session_changes_no_number(tmp_path: Path) -> None:
    old = [session("2026-01-12", row("Ensimmäinen"), row("Toinen")), session("2026-02-12", row("Kolmas"))]
    before = standing(index_of(old, tmp_path)[1])
    after = standing(index_of([*old, session("2026-03-12", row("Neljäs"))], tmp_path)[1])
    assert {form: {one for one in numbers if one < 3} for form, numbers in after.items() if form in before} == before
    assert after["neljäs"] == {3}


def test_pages_of_years_stand_the_newest_first(tmp_path: Path) -> None:
    for name in ("2024", "2025", "2025/muu", "2026"):
        (tmp_path / "tilastot" / name).mkdir(parents=True)
        _, html = page(f"tilastot/{name}/", f"Vuosi {name}", "Teksti")
        (tmp_path / "tilastot" / name / "index.html").write_text(html, "utf-8")
    pages = {f"{path.relative_to(tmp_path).as_posix()}": None for path in tmp_path.rglob("*.html")}
    nothing = Loaded(Archive([]), {}, [], {}, [])
    found = gather(tmp_path.joinpath, pages, nothing, Cache(tmp_path, ""), Pool("ospe_build.site.publish"))
    assert [one.view for one in found.pages] == [f"tilastot/{name}/" for name in ("2026", "2025", "2025/muu", "2024")]


def test_made_up_sessions_count_while_there_are_no_others(tmp_path: Path) -> None:
    _, index = index_of([session("2026-01-12", row("Keksitty"), esimerkki=True)], tmp_path)
    assert standing(index)["keksitty"] == {0}


@pytest.fixture(scope="module")
def site(searching: Callable[..., Searching]) -> Searching:
    first = session(
        "2020-01-01",
        row("Uimalaiturin penkit", kuka_vastaa="Puistotiimi"),
        row({"kortti": "asukasilta"}),
        pelikerta={"otsikko": "Ranta kuntoon", "yksikko": "Rannan nuorisotalo"},
    )
    nothing = session("2021-01-01", pelikerta={"otsikko": "Laituri"})
    swedish = session("2022-01-01", row({"kortti": "kysely"}), pelikerta={"otsikko": "Bryggan", "kieli": "sv"})
    sessions = [of_session(first, ["Rantatalo"]), of_session(nothing), of_session(swedish)]
    return searching([page("ohjeet/", "Ohje", "Lukkoseppä avaa lukon.")], sessions)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("penkki", [1]),
        ("laitureilla", [1]),  # a compound; the session without a plan is no row
        ("uimal", [1]),
        ("rantaan", [0, 1]),  # the title
        ("nuorisotaloilla", [0, 1]),  # the unit
        ("rantatalon", [0, 1]),  # the name by which the site knows it
        ("ungdom", []),
        ("residents' evening", [0]),  # the card's name in another language
        ("kyselyitä", [2]),
        ("frågeformulär", [2]),  # another word for the same
        ("lukusali", []),  # of a board
        ("Esimerkkilän", []),  # whose page it is, which a row does not tell
        ("penkki nuorisotalo", [1]),
        ('"uimalaiturin penkit"', [1]),
        ('"penkit uimalaiturin"', []),
        ('"rannan nuorisotalo"', [0, 1]),
        ("missä penkki", [1]),
    ],
)
def test_a_query_finds_means(site: Searching, query: str, numbers: Sequence[int]) -> None:
    assert list(site.means(query)) == numbers


def test_the_part_of_a_means_texts_is_told_where_the_words_stand(site: Searching) -> None:
    assert site.means("penkki") == {1: "Uimalaiturin [penkit] · Enemmän ääniä · Puistotiimi"}
    assert site.means("rantatalo") == {0: "", 1: ""}


def test_it_shows_no_names_of_the_card_in_other_languages(site: Searching) -> None:
    assert "[Enemmän]" in (shown := site.means("enemmän"))[2]
    assert "Survey" not in shown[2]


def test_a_phrase_in_many_means_is_sought_in_the_newest_and_that_is_told(
    searching: Callable[..., Searching],
) -> None:
    plans = [[row("Kerran kuussa"), row("Kuussa kerran")] for _ in range(41)]
    sessions = [session(f"20{at + 10}-01-01", *plan) for at, plan in enumerate(plans)]
    many = searching([], [of_session(one) for one in sessions])
    assert (len(many.means('"kerran kuussa"')), many.means_read('"kerran kuussa"')) == (40, 80)
    assert many.means_read("kerran kuussa") == many.means_read('"jotain muuta"') == 0


def test_what_stands_elsewhere_on_the_site_is_no_mistake(site: Searching) -> None:
    assert site.nearest_of_means("lukkosepälle") == ""
    assert site.nearest_of_means("puistotiim") == ""
    assert site.nearest_of_means("puistotimii") == "puistotiimi"
