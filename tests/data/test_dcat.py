"""The catalogue: JSON-LD that needs no other file, with what DCAT-AP asks for and recommends.

Source of the lists below: https://semiceu.github.io/DCAT-AP/releases/3.0.0/
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from publishing import ORIGIN, Publication, made_up_files, session_at

from ospe_build.archive.provenance import Provenance
from ospe_build.data.edition import data_files

CATALOG = {
    "dct:title", "dct:description", "dct:publisher",
    "dcat:dataset", "dct:issued", "dct:language", "dct:license", "dct:modified", "dct:spatial", "dcat:themeTaxonomy",
    "foaf:homepage",
}  # fmt: skip
DATASET = {
    "dct:title", "dct:description",
    "dcat:contactPoint", "dcat:distribution", "dcat:keyword", "dct:publisher", "dct:spatial", "dct:temporal",
    "dcat:theme",
}  # fmt: skip
DISTRIBUTION = {"dcat:accessURL", "dcatap:availability", "dct:description", "dct:format", "dct:license"}
AGENT = {"foaf:name", "dct:type"}
PERIOD = {"dcat:startDate", "dcat:endDate"}


@pytest.fixture
def catalogue(publication: Publication) -> dict[str, Any]:
    """The document of an archive that git knows."""
    known = {path.stem: Provenance(session_at(path).details["pelattu"], "2026-11-24") for path in made_up_files()}
    publication.publish(made_up_files(), provenance=known)
    return dict(json.loads(publication.text("dcat.jsonld")))


def nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any part of the document
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def of_type(catalogue: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes(catalogue["@graph"]) if kind in [*listed(node.get("@type"))]]


def listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("dcat:Catalog", CATALOG),
        ("dcat:Dataset", DATASET),
        ("dcat:Distribution", DISTRIBUTION),
        ("foaf:Agent", AGENT),
        ("dct:PeriodOfTime", PERIOD),
        ("vcard:Kind", {"vcard:fn", "vcard:hasURL"}),
    ],
)
def test_all_that_is_mandatory_or_recommended_is_there(kind: str, asked: set[str], catalogue: dict[str, Any]) -> None:
    found = of_type(catalogue, kind)
    assert found
    for node in found:
        assert asked - node.keys() == set()
        assert all(node[name] for name in asked)


def test_the_context_explains_every_name_without_another_file(catalogue: dict[str, Any]) -> None:
    context = catalogue["@context"]
    prefixes = {name for name, value in context.items() if isinstance(value, str)}
    names = {name for node in nodes(catalogue["@graph"]) for name in node if ":" in name}
    kinds = {kind for node in nodes(catalogue["@graph"]) for kind in listed(node.get("@type"))}
    assert {name.partition(":")[0] for name in names | kinds} <= prefixes
    assert all(context[prefix].startswith("http") for prefix in prefixes)
    # A name whose values are addresses or days is declared so, else a reader takes them for plain texts.
    for node in nodes(catalogue["@graph"]):
        for name, value in node.items():
            if isinstance(value, str) and value.startswith("http") and name not in {"@id", "dct:identifier"}:
                assert context[name]["@type"] == "@id", name


def test_what_a_term_leads_to_says_what_it_is(catalogue: dict[str, Any]) -> None:
    """The shapes of DCAT-AP ask for the kinds of things; a portal does not look them up on the web."""
    kinds = {
        "dct:license": "dct:LicenseDocument", "dct:language": "dct:LinguisticSystem", "dcat:theme": "skos:Concept",
        "dct:spatial": "dct:Location", "dct:accrualPeriodicity": "dct:Frequency", "dcat:mediaType": "dct:MediaType",
        "dct:accessRights": "dct:RightsStatement", "dct:conformsTo": "dct:Standard", "foaf:page": "foaf:Document",
        "adms:status": "skos:Concept", "dcatap:availability": "skos:Concept", "dct:type": "skos:Concept",
    }  # fmt: skip
    seen = set()
    for node in nodes(catalogue["@graph"]):
        for term, kind in kinds.items():
            values = node.get(term, [])
            for value in values if isinstance(values, list) else [values]:
                seen.add(term)
                assert value["@type"] == kind, term
                assert value["@id"].startswith("http"), term
                assert kind != "skos:Concept" or value["skos:prefLabel"]["en"], term
    assert seen == kinds.keys()


def test_words_are_in_three_languages(catalogue: dict[str, Any]) -> None:
    (dataset,) = of_type(catalogue, "dcat:Dataset")
    for name in ("dct:title", "dct:description", "dcat:keyword"):
        assert set(dataset[name]) == {"fi", "sv", "en"}
        assert catalogue["@context"][name]["@container"] == "@language"


def test_distributions_are_the_files(catalogue: dict[str, Any], publication: Publication) -> None:
    found = of_type(catalogue, "dcat:Distribution")
    assert len(found) == len(data_files())
    for distribution in found:
        path = publication.site / distribution["dcat:downloadURL"].removeprefix(ORIGIN.site_url)
        assert int(distribution["dcat:byteSize"]) == path.stat().st_size


def test_the_publisher_is_whoever_runs_the_site(catalogue: dict[str, Any]) -> None:
    (agent,) = of_type(catalogue, "foaf:Agent")
    assert agent["foaf:name"] == ORIGIN.publisher
    assert agent["dct:type"]["@id"] == "http://purl.org/adms/publishertype/LocalAuthority"
    for node in (*of_type(catalogue, "dcat:Catalog"), *of_type(catalogue, "dcat:Dataset")):
        assert node["dct:publisher"] == agent["@id"]


def test_days_are_those_of_the_sessions(catalogue: dict[str, Any]) -> None:
    (dataset,) = of_type(catalogue, "dcat:Dataset")
    played = [session_at(path).details["pelattu"] for path in made_up_files()]
    assert dataset["dct:temporal"]["dcat:startDate"] == min(played)
    assert dataset["dct:issued"] == min(played)
    assert dataset["dct:modified"] == "2026-11-24"


def test_what_git_does_not_know_is_not_made_up(publication: Publication) -> None:
    publication.publish(made_up_files())
    catalogue = json.loads(publication.text("dcat.jsonld"))
    assert all("dct:issued" not in node for node in nodes(catalogue["@graph"]))


def test_an_empty_archive_tells_of_no_period(publication: Publication) -> None:
    publication.publish([])
    catalogue = json.loads(publication.text("dcat.jsonld"))
    (dataset,) = of_type(catalogue, "dcat:Dataset")
    assert "dct:temporal" not in dataset
    assert dataset["dct:modified"] == "2026-11-24"
