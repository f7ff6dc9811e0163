"""The nouns of `taivutusmuodot.tsv`: a line a noun, a column a case in the singular (`yks_`) or the plural (`mon_`).

The accusative is left out, for nouns have no form of their own for it, and so are the singular of the instructive and
of the comitative, which are not in use. Parallel forms are parted by a slash; the comitative stands with its suffix.
Every form was analysed with Voikko, once, as that case of that noun.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random

FORMS = Path(__file__).parent / "taivutusmuodot.tsv"
CASES = 26


@dataclass(frozen=True)
class Form:
    noun: str
    case: str
    text: str


def all_forms() -> dict[str, list[Form]]:
    """Every form, by noun."""
    with FORMS.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    return {
        line["yks_nom"]: [
            Form(line["yks_nom"], case, form) for case, forms in line.items() for form in forms.split("/")
        ]
        for line in lines
    }


def chosen_forms(seed: int) -> dict[str, Form]:
    """One form of each noun: the one that its page holds."""
    random = Random(seed)  # noqa: S311 - to be the same every time
    return {noun: random.choice(forms) for noun, forms in all_forms().items()}
