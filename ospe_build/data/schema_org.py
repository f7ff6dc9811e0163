"""What search engines read in a page: the data as a `Dataset`, a session as a `Report` (https://schema.org)."""

import json
from typing import Any, Final

from ospe_build import addresses
from ospe_build.archive.session import Session
from ospe_build.data.edition import LICENCE_URL, Edition, Origin, data_files
from ospe_build.data.names import FOLDER, own_file
from ospe_build.messages import LANGUAGES

_CONTEXT: Final = "https://schema.org"
_FILES: Final = {"json": "application/json", "yml": "application/yaml"}
"""The kinds of a session's own files, by their endings."""

_encode: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def script(value: dict[str, Any]) -> str:
    """A block of data in a page; browsers never run it.

    Inside `<script>` nothing may look like markup, whatever a session's text holds.
    """
    plain = _encode({"@context": _CONTEXT, **value})
    written = plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{written}</script>'


def _publisher(origin: Origin) -> dict[str, str]:
    return {"@type": "Organization", "name": origin.publisher, "url": origin.site_url}


def dataset(edition: Edition) -> dict[str, Any]:
    """The open data as a whole."""
    origin, period = edition.origin, edition.period
    return {
        "@type": "Dataset",
        "@id": origin.url(f"{FOLDER}/#aineisto"),
        "name": edition.title(),
        "description": edition.description(),
        "url": origin.url(addresses.page(FOLDER)),
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "inLanguage": [one for one in LANGUAGES if any(one == summary.language for summary in edition.archive.counted)],
        "keywords": edition.keywords(),
        "creator": _publisher(origin),
        "publisher": _publisher(origin),
        "dateModified": edition.modified,
        **({"temporalCoverage": "/".join(period)} if period else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title(),
                "encodingFormat": file.media_type,
                "contentUrl": origin.url(file.path),
            }
            for file in data_files()
        ],
    }


def report(session: Session, description: str, origin: Origin) -> dict[str, Any]:
    """One session, on its own page; not of a made-up one, which is no report of anything.

    Args:
        session: whose page it is.
        description: one sentence about it, in its language.
        origin: who publishes it.
    """
    districts = session.value["pelikerta"].get("alueet", ())
    return {
        "@type": "Report",
        "@id": origin.url(addresses.session(session.id)),
        "url": origin.url(addresses.session(session.id)),
        "name": session.title,
        "description": description,
        "inLanguage": session.language,
        "dateCreated": session.played.isoformat(),
        "author": [{"@type": "Organization", "name": unit} for unit in session.units],
        "publisher": _publisher(origin),
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        **({"spatialCoverage": [{"@type": "Place", "name": name} for name in districts]} if districts else {}),
        "isPartOf": {"@type": "Dataset", "@id": origin.url(f"{FOLDER}/#aineisto")},
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": origin.url(own_file(session.id, ending))}
            for ending, kind in _FILES.items()
        ],
    }
