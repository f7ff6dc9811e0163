"""Sessions made for a test: what is not said is as short as may be."""

from typing import Any

from ospe_build.archive.session import Session
from ospe_build.archive.summary import Summary, summarise


def follow_up(day: str, state: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a file
    return {"paiva": day, "tila": state, **more}


def row(
    method: str | dict[str, str] = "Yhteinen kävely", *follow_ups: dict[str, Any], **implementation: object
) -> dict[str, Any]:
    """A row of the plan."""
    return {
        "menetelma": method,
        "tavoite": {"miten_kehittaa_osallisuutta": "Enemmän ääniä"},
        "toteutus": implementation,
        "seuranta": list(follow_ups),
    }


def session(day: str = "2026-03-12", *plan: dict[str, Any], name: str = "mallila", **parts: Any) -> Session:  # noqa: ANN401
    """A session; what `parts` gives joins the boards, what is under `pelikerta` joins its own."""
    details = {
        "otsikko": f"Mallilan peli {day}",
        "pelattu": day,
        "organisaatio": "Esimerkkilän kaupunki",
        "toimiala": "muu",
        "yksikko": "Mallilan kirjasto",
        "pelaajia": 7,
        **parts.pop("pelikerta", {}),
    }
    value = {
        "skeema": 1,
        "pelikerta": details,
        "rajaus": {"kohde": ["Lukusali"], "osallistettavat": ["Kävijät"]},
        **({"uudet_keinot": list(plan)} if plan else {"ei_sovittu": "Aika loppui."}),
        **parts,
    }
    return Session(f"{day}-{name}", value)


def summary(day: str = "2026-03-12", *plan: dict[str, Any], **parts: Any) -> Summary:  # noqa: ANN401
    """The same in short."""
    return summarise(session(day, *plan, **parts))
