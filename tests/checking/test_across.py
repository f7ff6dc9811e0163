"""The rules across files: what they find, what they leave alone, and that they stay fast on a large archive."""

import json
import pickle
import random
from collections.abc import Iterator

import msgspec
import pytest
from collected import changed
from hypothesis import given
from hypothesis import strategies as st

from ospe_build.checking import similar
from ospe_build.checking.across import Facts, check_across, facts
from ospe_build.checking.similar import ALIKE, nearest_copies
from ospe_build.checking.sketch import EMPTY, SIZE, likeness, sketch
from ospe_build.finding import Finding
from ospe_build.reading import read

STARTS = ("kirja", "leikki", "koulu", "tori", "ranta", "pelto", "silta", "metsä")
ENDS = ("sto", "puisto", "talo", "kerho", "ryhmä", "ilta", "tupa", "kenttä", "polku", "pöytä", "seura", "hanke")
WORDS = [start + end for start in STARTS for end in ENDS]


def session(  # noqa: PLR0913 - each is a field of the session
    day: str,
    slug: str,
    *,
    unit: str = "Mallilan kirjasto",
    table: int = 0,
    previous: str = "",
    notes: list[str] | None = None,
) -> Facts:
    notes = notes if notes is not None else [f"Vain {slug} {day}"]
    value = {
        "pelikerta": {"pelattu": day, "yksikko": unit}
        | ({"poyta": table} if table else {})
        | ({"edellinen_pelikerta": previous} if previous else {}),
        "rajaus": {"kohde": notes},
    }
    return facts(read(json.dumps(value).encode(), f"sessions/{day[:4]}/{day}-{slug}.yml"))


def brief(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Code, slug of the file and the other session."""
    return [(finding.code, finding.file[25:-4], str(finding.params["other"])) for finding in findings]


def notes(seed: int, count: int = 60) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [" ".join(chance.choices(WORDS, k=chance.randint(3, 12))) for _ in range(count)]


def test_facts_survive_json_and_pickle() -> None:
    one = session("2026-03-12", "a", table=2, previous="2025-03-12-a", notes=notes(1))
    written = msgspec.json.encode(one)
    assert msgspec.json.decode(written, type=Facts) == one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own
    assert len(one.sketch) == SIZE
    assert len(written) < 800


def test_facts_of_a_file_with_errors_hold_what_can_be_made_out() -> None:
    text = changed("pelattu: 2026-03-12", "pelattu: eilen").replace("yksikko: Mallilan kirjasto", "yksikko: [1]")
    one = facts(read(text.encode(), "sessions/2026/2026-03-12-a.yml"))
    assert (one.id, one.played, one.units, one.day) == ("2026-03-12-a", "", (), None)
    nothing = facts(read(b"- 1", "x.yml"))
    assert (nothing.id, nothing.units, nothing.sketch) == ("x", (), ())


def test_previous_session() -> None:
    found = check_across(
        [
            session("2025-03-12", "kirjasto"),
            session("2026-03-12", "oikea", previous="2025-03-12-kirjasto"),
            session("2026-03-13", "vaara", previous="2025-03-12-kirjato"),
            session("2026-03-14", "itse", previous="2026-03-14-itse"),
            session("2026-03-15", "sama-paiva", unit="Koulu", previous="2026-03-15-toinen"),
            session("2026-03-15", "toinen", unit="KOULU; Muu"),
            session("2026-03-16", "vieras", unit="Vieras", previous="2025-03-12-kirjasto"),
        ]
    )
    assert [(one.code, one.file[25:-4], one.variant, one.suggestion) for one in found if one.code < "OSPE317"] == [
        ("OSPE314", "vaara", "", "2025-03-12-kirjasto"),
        ("OSPE315", "itse", "self", None),
        ("OSPE315", "sama-paiva", "", None),
        ("OSPE316", "vieras", "", None),
    ]


def test_a_session_that_cannot_be_read_is_still_there() -> None:
    broken = facts(read(b"pelikerta: [", "sessions/2025/2025-03-12-kirjasto.yml"))
    assert check_across([broken, session("2026-03-12", "a", previous="2025-03-12-kirjasto")]) == []


def test_an_id_of_the_wrong_form_is_left_to_the_schema() -> None:
    assert check_across([session("2026-03-12", "a", previous="Mallilan kirjasto")]) == []


def test_a_ring_of_previous_sessions_ends() -> None:
    ring = [session(f"2026-0{n}-01", "a", previous=f"2026-0{n % 3 + 1}-01-a", notes=notes(7)) for n in (1, 2, 3)]
    assert {finding.code for finding in check_across(ring)} == {"OSPE315"}


def test_same_unit_and_day() -> None:
    same = [session("2026-03-12", "a"), session("2026-03-12", "b", unit=" Muu ;mallilan   KIRJASTO")]
    assert brief(check_across(same)) == [("OSPE317", "a", "2026-03-12-b"), ("OSPE317", "b", "2026-03-12-a")]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [(1, 2, 0), (1, 1, 2), (1, 0, 2), (0, 0, 2)],
)
def test_tables_tell_sessions_of_one_day_apart(first: int, second: int, told: int) -> None:
    pair = [session("2026-03-12", "a", table=first), session("2026-03-12", "b", table=second)]
    assert len(check_across(pair)) == told


def test_another_day_or_unit_is_no_duplicate() -> None:
    apart = [session("2026-03-12", "a"), session("2026-03-13", "b"), session("2026-03-12", "c", unit="Muu")]
    assert check_across(apart) == []


def test_nearly_the_same_text_under_another_name() -> None:
    text = notes(1)
    copy = [note.replace("kirjasto", "museo", 1) if number % 12 == 0 else note for number, note in enumerate(text)]
    found = check_across([session("2026-03-12", "a", notes=text), session("2026-04-12", "b", unit="B", notes=copy)])
    assert brief(found) == [("OSPE318", "a", "2026-04-12-b"), ("OSPE318", "b", "2026-03-12-a")]


def test_the_order_of_notes_does_not_matter() -> None:
    text = notes(1)
    found = check_across(
        [session("2026-03-12", "a", notes=text), session("2026-04-12", "b", unit="B", notes=text[::-1])]
    )
    assert len(found) == 2


def test_one_game_is_told_once() -> None:
    pair = [session("2026-03-12", "a", notes=notes(1)), session("2026-03-12", "b", notes=notes(1))]
    assert [finding.code for finding in check_across(pair)] == ["OSPE317", "OSPE317"]
    tables = [session("2026-03-12", slug, table=n, notes=notes(1)) for n, slug in enumerate("ab", 1)]
    assert [finding.code for finding in check_across(tables)] == ["OSPE318", "OSPE318"]


def test_a_session_may_be_like_those_before_it() -> None:
    chain = [session("2024-03-12", "a", notes=notes(1))]
    for year in (2025, 2026):
        chain.append(session(f"{year}-03-12", "a", previous=chain[-1].id, notes=notes(1)))
    assert check_across(chain) == []
    stranger = session("2026-05-12", "b", unit="B", notes=notes(1))
    assert brief(check_across([*chain, stranger]))[-1] == ("OSPE318", "b", "2024-03-12-a")


def test_a_few_words_are_no_copy() -> None:
    pair = [session(f"2026-0{n}-12", "a", unit=str(n), notes=["Kirjaston tilat ovat ahtaat"]) for n in (3, 4)]
    assert check_across(pair) == []


def test_stock_phrases_do_not_make_copies() -> None:
    """A third of each session is the same, and half of the rest comes from a small stock."""
    shared, stock = notes(1, 20), notes(2, 60)
    chance = random.Random(3)  # noqa: S311 - no secret
    sessions = [
        session("2026-03-12", str(n), unit=str(n), notes=shared + chance.sample(stock, 20) + notes(100 + n, 20))
        for n in range(200)
    ]
    assert check_across(sessions) == []


def test_the_sketch_measures_how_alike_two_sessions_are() -> None:
    whole = notes(1, 400)
    for kept in (0.5, 0.7, 0.9):
        part = whole[: int(400 * kept)]
        one, other = (sketch({"rajaus": {"kohde": part_of}}) for part_of in (whole, part))
        assert abs(likeness(one, other) - kept) < 0.2
    assert likeness(one, one) == 1


BINS = st.lists(st.sampled_from([1, 2, EMPTY]), min_size=SIZE, max_size=SIZE).map(tuple)


@given(st.lists(BINS, max_size=12), st.integers(0, 8), st.randoms(use_true_random=False))
def test_no_pair_that_is_alike_is_missed(sketches: list[tuple[int, ...]], changes: int, chance: random.Random) -> None:
    """The bands are a shortcut and not a filter: comparing each with each finds the same."""
    if sketches:
        copy = list(sketches[0])
        for place in chance.sample(range(SIZE), changes):
            copy[place] = 3
        sketches = [*sketches, tuple(copy)]
    alike = {
        one
        for one, mine in enumerate(sketches)
        for other, theirs in enumerate(sketches)
        if one != other and likeness(mine, theirs) >= ALIKE
    }
    assert set(nearest_copies(sketches, lambda _one, _other: False)) == alike


def archive(count: int) -> Iterator[Facts]:
    chance = random.Random(9)  # noqa: S311 - no secret
    stock = [chance.getrandbits(32) for _ in range(2000)]
    for number in range(count):
        bins = tuple(chance.choice(stock) if chance.random() < 0.3 else chance.getrandbits(32) for _ in range(SIZE))
        day = f"20{number % 20 + 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield Facts(
            f"{day}-{number}.yml",
            f"{day}-{number}",
            day,
            (f"yksikko-{number % 900}",),
            (f"Yksikkö {number % 900}",),
            0,
            "",
            (1, 1),
            (1, 1),
            bins,
        )


def test_among_ten_thousand_sessions_the_copy_is_found_and_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    everyone = list(archive(10_000))
    copy = msgspec.structs.replace(
        everyone[5000], file="kopio.yml", id="kopio", units=("toinen",), sketch=(*everyone[5000].sketch[:-1], 1)
    )
    compared = []

    def compare(one: tuple[int, ...], other: tuple[int, ...]) -> float:
        compared.append((one, other))
        return likeness(one, other)

    monkeypatch.setattr(similar, "likeness", compare)
    found = check_across([*everyone, copy])
    assert {finding.file for finding in found if finding.code == "OSPE318"} == {"kopio.yml", everyone[5000].file}
    assert 0 < len(compared) < 1000  # all with all would be fifty million


def test_a_misspelt_unit_is_told_at_the_name_that_is_rarer() -> None:
    right = [session(f"2026-0{n}-12", f"{n}", unit="Mallilan kirjasto", notes=notes(n)) for n in (1, 2)]
    wrong = session("2025-03-12", "c", unit="Asema; Malilan kirjasto")
    found = check_across([*right, wrong])
    assert brief(found) == [("OSPE322", "c", "2026-01-12-1")]
    assert found[0].suggestion == "Asema; Mallilan kirjasto"


@pytest.mark.parametrize("other", ["Päiväkoti 2", "Päiväkoti Alku", "Päivä"])
def test_numbered_and_other_names_are_no_misspellings(other: str) -> None:
    assert check_across([session("2026-03-12", "a", unit="Päiväkoti 1"), session("2026-04-12", "b", unit=other)]) == []


def test_two_names_of_one_address_are_an_error_that_names_both() -> None:
    found = check_across(
        [session("2026-03-12", "a", unit="Mallilan kirjasto"), session("2026-04-12", "b", unit="Mällilän kirjasto")]
    )
    assert [finding.code for finding in found] == ["OSPE327"]
    assert found[0].params["name"] == "Mällilän kirjasto"
    assert found[0].params["other_name"] == "Mallilan kirjasto"
