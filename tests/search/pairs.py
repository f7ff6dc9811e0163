"""The pairs of `parit.tsv`: a form that stands on a page, and another form of the word, with which it is sought.

They were written from a grammar: verbs, adjectives and how they are compared, possessives, particles, plurals,
compounds and places.
"""

import csv
from pathlib import Path
from typing import NamedTuple

PAIRS = Path(__file__).parent / "parit.tsv"


class Pair(NamedTuple):
    kind: str
    on_page: str
    query: str


def all_pairs() -> list[Pair]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [Pair(line["laji"], line["sivulla"], line["haku"]) for line in csv.DictReader(file, delimiter="\t")]
