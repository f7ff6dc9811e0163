"""The empty columns at the end of the sheet of open promises, and the follow-up's field that each fills. A leaf."""

from typing import Final

PROMISE_COLUMN: Final = "lupaus"
"""The column that says which means a row is about: `<id>#keino-<n>`."""

FOLLOW_UP_COLUMNS: Final = {
    "seuranta_paiva": "paiva",
    "seuranta_tila": "tila",
    "seuranta_kuvaus": "kuvaus",
    "seuranta_tulos": "mittaustulos",
    "seuranta_lahde": "lahteet",
    "seuranta_uusi_maaraaika": "uusi_maaraaika",
}
"""In the order of the sheet."""
