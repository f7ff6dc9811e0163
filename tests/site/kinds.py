"""One page of every kind that the site has, by a name of its own; a new kind of page is added here."""

from pathlib import Path

KINDS = {
    "home": "",
    "results": "tulokset/",
    "session-fi": "tulokset/2026-04-14-mallilan-kirjaston-nuorten-illat-toinen-kierros/",
    "session-nothing-agreed": "tulokset/2026-10-22-koelaakson-lukion-paivan-rytmi/",
    "session-sv": "tulokset/2025-10-09-provvikens-halsostation-och-vagen-in/",
    "session-en": "tulokset/2026-06-10-who-gets-the-keys-to-tarinalahti-community-house/",
    "themes": "teemat/",
    "theme": "teemat/alueyhteistyo/",
    "methods": "keinot/",
    "method": "keinot/asukasilta/",
    "findings": "virheet/",
    "finding": "virheet/OSPE203/",
    "format": "yllapito/tiedostomuoto/",
    "maintenance": "yllapito/",
    "by-hand": "yllapito/tiedosto-kasin/",
    "to-fill": "yllapito/kayttoonotto/",
    "guides": "ohjeet/",
    "guide": "ohjeet/ohjaajalle/",
    "good-note": "ohjeet/hyva-lappu/",
    "about": "tietoa/",
    "accessibility": "saavutettavuus/",
    "privacy": "tietosuoja/",
    "statistics": "tilastot/",
    "sheets": "laudat/",
    "board-sheets": "laudat/pelilaudat/",
    "card-sheets": "laudat/kortit/",
    "promise-cards": "lupauskortti/",
    "data": "data/",
    "form": "kirjaa/",
    "not-found": "404.html",
}

OF_DEMO = {"results-page-2": "tulokset/sivu/2/"}
"""Kinds that need more sessions than the archive has."""

FAMILIES = {
    "tulokset/*/": "session-fi",
    "tulokset/sivu/*/": "results-page-2",
    "teemat/*/": "theme",
    "keinot/*/": "method",
    "virheet/*/": "finding",
    "ohjeet/*/": "guide",
}
"""Pages that are told apart only by what they show; the kind that stands for them."""


def kind_of(page: str) -> str:
    """The kind of a page, by its address from the site's root; empty where none is listed."""
    listed = {address: name for name, address in (KINDS | OF_DEMO).items()}
    if page in listed:
        return listed[page]
    return next((name for pattern, name in FAMILIES.items() if Path(page).match(pattern.rstrip("/"))), "")
