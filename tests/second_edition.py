"""A made-up second edition of the boards."""

import json
from typing import Any

from project import ROOT

EDITION = "2025-koe"
QUESTION = "Keiden kanssa tätä tehdään?"
COLUMN = "Meillä jo arkea"


def second_edition() -> str:
    """Its schema: a question reworded, one dropped, one added, and a theme's column renamed."""
    schema: dict[str, Any] = json.loads((ROOT / "schema" / "session.schema.json").read_text("utf-8"))
    edition = schema["properties"]["pelikerta"]["properties"]["lauta"]
    del edition["default"]
    edition |= {"enum": [EDITION]}
    edition["x-ospe"] |= {"first_year": {EDITION: 2025}}
    scope = schema["properties"]["rajaus"]["properties"]
    scope["osallistettavat"]["title"] = QUESTION
    scope["milloin"] = {"$ref": "#/$defs/laput", "title": "Milloin?", "x-ospe": {"order": 9, "labels": {}}}
    del schema["properties"]["palaute"]["properties"]["parannettavaa"]
    themes = schema["properties"]["teemat"]["properties"]
    themes["asiakaskokemus"]["properties"]["teemme_jo_hyvin"]["title"] = COLUMN
    return json.dumps(schema)
