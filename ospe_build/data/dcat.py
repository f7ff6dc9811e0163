"""DCAT: the data as a catalogue that open data portals harvest, with all that DCAT-AP 3 asks for and recommends.

Source: https://semiceu.github.io/DCAT-AP/releases/3.0.0/ ; lists of values: https://op.europa.eu/en/web/eu-vocabularies
"""

import re
from collections.abc import Callable
from typing import Any, Final

from ospe_build import addresses
from ospe_build.board import newest, schema_paths
from ospe_build.data.edition import LICENCE_URL, DataFile, Edition, data_files
from ospe_build.data.names import FOLDER
from ospe_build.messages import LANGUAGES

_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
_IANA: Final = "https://www.iana.org/assignments/media-types/"
_LANGUAGE_CODES: Final = {"fi": "FIN", "sv": "SWE", "en": "ENG"}
_FILE_TYPES: Final = frozenset({"CSV", "JSON", "ATOM"})
_THEMES: Final = ("GOVE", "SOCI")
"""Government and public sector; population and society."""


def _address(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


def _typed(term: str, kind: str) -> dict[str, str]:
    return {"@id": term, "@type": kind}


def _by_language(term: str) -> dict[str, str]:
    return {"@id": term, "@container": "@language"}


CONTEXT: Final[dict[str, Any]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{term: _by_language(term) for term in ("dct:title", "dct:description", "dcat:keyword", "skos:prefLabel")},
    **{term: _typed(term, "xsd:date") for term in ("dct:issued", "dct:modified", "dcat:startDate", "dcat:endDate")},
    "dcat:byteSize": _typed("dcat:byteSize", "xsd:nonNegativeInteger"),
    **{
        term: _address(term)
        for term in (
            "adms:status", "dcat:accessURL", "dcat:downloadURL", "dcat:landingPage", "dcat:mediaType", "dcat:theme",
            "dcat:themeTaxonomy", "dcatap:availability", "dct:accessRights", "dct:accrualPeriodicity",
            "dct:conformsTo", "dct:language", "dct:license", "dct:publisher", "dct:spatial", "foaf:homepage",
            "foaf:page", "vcard:hasURL",
        )
    },
}  # fmt: skip


_RANGES: Final = {
    "adms:status": "skos:Concept",
    "dcat:landingPage": "foaf:Document",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dcat:themeTaxonomy": "skos:ConceptScheme",
    "dcatap:availability": "skos:Concept",
    "dct:accessRights": "dct:RightsStatement",
    "dct:accrualPeriodicity": "dct:Frequency",
    "dct:conformsTo": "dct:Standard",
    "dct:language": "dct:LinguisticSystem",
    "dct:license": "dct:LicenseDocument",
    "dct:spatial": "dct:Location",
    "dct:type": "skos:Concept",
    "foaf:homepage": "foaf:Document",
    "foaf:page": "foaf:Document",
}
"""What kind of thing each term leads to: said where it stands, so that a reader need not look the thing up."""


def _with_kinds(value: Any) -> Any:  # noqa: ANN401 - any part of the document
    """The same, with addresses told as the kind of thing that their term leads to."""
    if isinstance(value, list):
        return [_with_kinds(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        term: _of_kind(_RANGES[term], inner) if term in _RANGES else _with_kinds(inner) for term, inner in value.items()
    }


def _of_kind(kind: str, value: Any) -> Any:  # noqa: ANN401 - an address, or several
    if isinstance(value, list):
        return [_of_kind(kind, item) for item in value]
    found = {"@id": value} if isinstance(value, str) else value
    return found | {"@type": kind} | _named(found.get("@id", ""), kind)


_NAMES: Final = {
    f"{_AUTHORITY}data-theme": "Data theme",
    f"{_AUTHORITY}data-theme/GOVE": "Government and public sector",
    f"{_AUTHORITY}data-theme/SOCI": "Population and society",
    f"{_AUTHORITY}distribution-status/COMPLETED": "Completed",
    f"{_AUTHORITY}planned-availability/STABLE": "Stable",
}
"""What the EU's lists call the things that we point at: DCAT-AP asks for a name of each concept and list."""


def _named(address: str, kind: str) -> dict[str, dict[str, str]]:
    if address not in _NAMES:
        return {}
    return {"dct:title" if kind == "skos:ConceptScheme" else "skos:prefLabel": {"en": _NAMES[address]}}


def _in_all_languages(words: Any) -> dict[str, Any]:  # noqa: ANN401 - a function from language to words
    return {language: words(language) for language in LANGUAGES}


def _languages(edition: Edition) -> list[str]:
    """The languages in which sessions are written, Finnish first."""
    written = {summary.language for summary in edition.archive.counted} | {LANGUAGES[0]}
    return [f"{_AUTHORITY}language/{_LANGUAGE_CODES[language]}" for language in LANGUAGES if language in written]


def _format(file: DataFile) -> dict[str, Any]:
    """An entry of the EU's list, or the format's own name where the list lacks it."""
    if file.format in _FILE_TYPES:
        return {"@id": f"{_AUTHORITY}file-type/{file.format}", "@type": "dct:MediaTypeOrExtent"}
    return {"@type": "dct:MediaTypeOrExtent", "rdfs:label": file.format}


def _distribution(file: DataFile, edition: Edition, size_of: Callable[[str], int]) -> dict[str, Any]:
    url = edition.origin.url(file.path)
    return {
        "@id": f"{edition.origin.url(FOLDER)}/#{file.path.rpartition('/')[2]}",
        "@type": "dcat:Distribution",
        "dct:title": _in_all_languages(file.title),
        "dct:description": _in_all_languages(file.description),
        "dcat:accessURL": url,
        "dcat:downloadURL": url,
        "dct:format": _format(file),
        "dcat:mediaType": f"{_IANA}{file.media_type}",
        "dcat:byteSize": str(size_of(file.path)),
        "dct:license": LICENCE_URL,
        "dct:modified": edition.modified,
        "dct:language": _languages(edition),
        "dcatap:availability": f"{_AUTHORITY}planned-availability/STABLE",
        "adms:status": f"{_AUTHORITY}distribution-status/COMPLETED",
    }


def _publisher(edition: Edition) -> dict[str, Any]:
    origin = edition.origin
    kind = {
        "@id": f"http://purl.org/adms/publishertype/{origin.publisher_type}",
        "skos:prefLabel": {"en": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", origin.publisher_type)},
    }
    return {
        "@id": origin.url("#julkaisija"),
        "@type": "foaf:Agent",
        "foaf:name": origin.publisher,
        "foaf:homepage": origin.site_url,
        **({"dct:type": kind} if origin.publisher_type else {}),
    }


def _dataset(edition: Edition, size_of: Callable[[str], int]) -> dict[str, Any]:
    origin, period = edition.origin, edition.period
    temporal = {"@type": "dct:PeriodOfTime", "dcat:startDate": period[0], "dcat:endDate": period[1]} if period else None
    return {
        "@id": origin.url(f"{FOLDER}/#aineisto"),
        "@type": "dcat:Dataset",
        "dct:identifier": origin.url(addresses.page(FOLDER)),
        "dct:title": _in_all_languages(edition.title),
        "dct:description": _in_all_languages(edition.description),
        "dcat:keyword": _in_all_languages(edition.keywords),
        "dcat:theme": [f"{_AUTHORITY}data-theme/{theme}" for theme in _THEMES],
        "dcat:contactPoint": {
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": origin.publisher,
            "vcard:hasURL": f"{origin.repo_url}/issues",
        },
        "dct:publisher": origin.url("#julkaisija"),
        "dct:spatial": f"{_AUTHORITY}country/FIN",
        **({"dct:temporal": temporal} if temporal else {}),
        **({"dct:issued": edition.issued} if edition.issued else {}),
        "dct:modified": edition.modified,
        "dct:language": _languages(edition),
        "dct:accrualPeriodicity": f"{_AUTHORITY}frequency/IRREG",
        "dct:accessRights": f"{_AUTHORITY}access-right/PUBLIC",
        "dct:conformsTo": origin.url(f"{FOLDER}/{schema_paths()[newest()].name}"),
        "dcat:landingPage": origin.url(addresses.page(FOLDER)),
        "foaf:page": origin.url(addresses.page(FOLDER)),
        "dcat:distribution": [_distribution(file, edition, size_of) for file in data_files()],
    }


def document(edition: Edition, size_of: Callable[[str], int]) -> dict[str, Any]:
    """The catalogue, with its publisher and its one dataset, as JSON-LD that needs no other file.

    Args:
        edition: what is described.
        size_of: gives the size of a file of the site.

    Raises:
        OSError: one of them is not there.
    """
    origin = edition.origin
    catalogue = {
        "@id": origin.url(f"{FOLDER}/#luettelo"),
        "@type": "dcat:Catalog",
        "dct:title": _in_all_languages(edition.title),
        "dct:description": _in_all_languages(edition.description),
        "dct:publisher": origin.url("#julkaisija"),
        "dct:language": _languages(edition),
        "dct:license": LICENCE_URL,
        **({"dct:issued": edition.issued} if edition.issued else {}),
        "dct:modified": edition.modified,
        "dct:spatial": f"{_AUTHORITY}country/FIN",
        "dcat:themeTaxonomy": f"{_AUTHORITY}data-theme",
        "foaf:homepage": origin.site_url,
        "dcat:dataset": _dataset(edition, size_of),
    }
    return {"@context": CONTEXT, "@graph": _with_kinds([catalogue, _publisher(edition)])}
