"""The facets of a list: what there is to choose from, and what the page's script is given."""

from datetime import date

from making import follow_up, row, summary

from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.promises import Promise
from ospe_build.site.views.faceting import LONG, choices, indexed
from ospe_build.site.views.facets import promise_facets, session_facets
from ospe_build.site.views.lists import first_results


def test_a_session_counts_once_for_each_value() -> None:
    plan = [row({"kortti": "kysely"}, follow_up("2026-04-01", "kesken")) for _ in range(2)]
    archive = Archive([summary("2026-03-12", *plan, row()), summary("2025-03-12")])
    found = choices(session_facets(archive), archive.sessions, "fi")
    assert [(choice["value"], choice["n"]) for choice in found["tila"]["choices"]] == [("kesken", 1), ("ei_tietoa", 1)]
    assert [(choice["value"], choice["n"]) for choice in found["vuosi"]["choices"]] == [("2026", 1), ("2025", 1)]


def test_a_choice_of_one_is_no_choice() -> None:
    one, other, on = summary("2025-03-12"), summary("2026-03-12"), date(2026, 11, 24)
    assert [group["name"] for group in first_results(Archive([one, other]), on, "fi")["groups"]] == ["vuosi"]
    assert first_results(Archive([one]), on, "fi")["groups"] == []


def test_of_many_units_the_commonest_are_shown() -> None:
    sessions = [
        summary(f"2026-01-{day:02}", pelikerta={"yksikko": f"Yksikkö {chr(64 + day)}"}) for day in range(1, LONG + 2)
    ]
    often = summary("2026-02-01", pelikerta={"yksikko": "Yksikkö M"})
    archive = Archive([*sessions, often])
    units = choices(session_facets(archive), archive.sessions, "fi")["yksikko"]
    assert units["long"]
    assert [(choice["label"], choice["n"]) for choice in units["choices"][:2]] == [("Yksikkö M", 2), ("Yksikkö A", 1)]
    assert len(units["choices"]) < LONG


def test_a_unit_is_one_choice_however_it_is_written() -> None:
    archive = Archive(
        [summary(f"2026-0{n}-12", pelikerta={"yksikko": name}) for n, name in enumerate(("Asema", "ASEMA"), 1)]
    )
    units = choices(session_facets(archive), archive.sessions, "fi")["yksikko"]["choices"]
    assert units == [{"value": "asema", "label": "ASEMA", "language": "fi", "n": 2}]


def test_the_index_names_each_value_once() -> None:
    archive = Archive(
        [
            summary(
                "2026-03-12", row({"kortti": "kysely"}, kuka_vastaa="Tiimi"), row("Ilta"), pelikerta={"alueet": ["B"]}
            ),
            summary("2025-03-12", row("Kävely", follow_up("2025-05-01", "luovuttu"), vastuutahon_kanssa_sovittu=True)),
        ]
    )

    def no(_: Promise) -> bool:
        return False

    labels, places = indexed(
        promise_facets(archive, lambda promise: not promise.means.promised, no), archive.promises, "fi"
    )
    names = list(labels)
    first = dict(zip(names, places[0], strict=True))
    assert len(places) == 3
    assert [labels["laji"][place][0] for row in places for place in row[names.index("laji")]] == [
        "ehdotukset",
        "ehdotukset",
        "luvatut",
    ]
    assert (first["myohassa"], first["hiljaa"], places[2][names.index("myohassa")]) == ([0], [], [])
    assert labels["alue"] == [["b", "B"]]
    assert labels["vastuutaho"] == [["nimetty", "Nimetty"], ["puuttuu", "Ei nimetty"]]
    assert [labels["teema"][place][0] for place in first["teema"]] == list(cards()["kysely"].themes)
