"""The facets of the results page: what there is to choose from."""

from making import follow_up, row, summary

from ospe_build.site.views.facets import facets


def test_a_choice_of_one_is_no_choice() -> None:
    one, other = summary("2025-03-12"), summary("2026-03-12")
    assert [
        (facet["name"], [choice["value"] for choice in facet["choices"]]) for facet in facets([one, other], "fi")
    ] == [("vuosi", ["2026", "2025"])]
    assert facets([one], "fi") == []


def test_a_session_counts_once_for_each_value() -> None:
    plan = [row({"kortti": "kysely"}, follow_up("2026-04-01", "kesken")) for _ in range(2)]
    found = {facet["name"]: facet["choices"] for facet in facets([summary("2026-03-12", *plan, row())], "fi")}
    assert [(choice["value"], choice["n"]) for choice in found["tila"]] == [("kesken", 1), ("ei_tietoa", 1)]
