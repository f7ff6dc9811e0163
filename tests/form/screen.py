"""Handling the form as a person does: by labels, roles and the keyboard."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from ospe_build.board import node

CHECKED_AFTER_MS = 700


def go(page: Page, screen: str) -> None:
    page.evaluate("name => { location.hash = name; }", screen)
    expect(page.locator(f"[data-screen={screen}]")).to_be_visible()


def notes(page: Page, *keys: str) -> Locator:
    """The boxes of a list of notes, the empty one at its end included."""
    return page.locator(f"#k-{'-'.join(keys)} [data-items] textarea")


def texts(page: Page, *keys: str) -> list[str]:
    """What stands on the notes of a list."""
    return [text for box in notes(page, *keys).all() if (text := box.input_value())]


def write_notes(page: Page, keys: tuple[str, ...], lines: list[str]) -> None:
    notes(page, *keys).last.click()
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press("Enter")


def fill_core(page: Page, title: str = "Mallilan kirjaston nuorten tilat") -> None:
    """The required core of a session."""
    go(page, "pelikerta")
    page.get_by_label(node("pelikerta", "otsikko").label()).fill(title)
    page.get_by_label(node("pelikerta", "pelattu").label()).fill("12.3.2026")
    page.get_by_label(node("pelikerta", "organisaatio").label()).fill("Esimerkkilän kaupunki")
    page.get_by_label(node("pelikerta", "toimiala").label()).select_option("muu")
    page.get_by_label(node("pelikerta", "yksikko").label()).fill("Mallilan kirjasto")
    page.get_by_label(node("pelikerta", "pelaajia").label()).fill("7")
    go(page, "rajaus")
    write_notes(page, ("rajaus", "kohde"), ["Nuorten tilat"])
    write_notes(page, ("rajaus", "osallistettavat"), ["Yläkoululaiset"])
    go(page, "uudet_keinot")
    row = page.locator("#k-uudet_keinot > ol > li").first
    row.get_by_role("combobox").fill("Nuorten suunnitteluilta")
    row.get_by_role("combobox").press("Enter")
    row.get_by_label(node("uudet_keinot", "tavoite", "miten_kehittaa_osallisuutta").label()).fill("Nuoret päättävät")
    row.get_by_label(node("uudet_keinot", "toteutus", "kuka_vastaa").label()).fill("Kirjaston nuorten tiimi")


def core_value(title: str = "Mallilan kirjaston nuorten tilat") -> dict[str, Any]:
    """What `fill_core` makes."""
    return {
        "skeema": 1,
        "pelikerta": {
            "otsikko": title, "pelattu": "2026-03-12", "organisaatio": "Esimerkkilän kaupunki", "toimiala": "muu",
            "yksikko": "Mallilan kirjasto", "pelaajia": 7,
        },
        "rajaus": {"kohde": ["Nuorten tilat"], "osallistettavat": ["Yläkoululaiset"]},
        "uudet_keinot": [
            {
                "menetelma": "Nuorten suunnitteluilta",
                "tavoite": {"miten_kehittaa_osallisuutta": "Nuoret päättävät"},
                "toteutus": {"kuka_vastaa": "Kirjaston nuorten tiimi"},
            }
        ],
    }  # fmt: skip


def saved_draft(page: Page) -> str:
    """The draft as the file that the person saves."""
    save = page.locator("[data-save-file]")
    if not save.is_visible():  # on a phone it is folded away
        page.locator("[data-steps-toggle]").click()
    with page.expect_download() as download:
        save.click()
    return Path(download.value.path()).read_text("utf-8")


def open_file(page: Page, path: Path | dict[str, Any]) -> None:
    go(page, "aloitus")
    page.locator("[data-open-file]").set_input_files(path)  # type: ignore[arg-type]


def file_of(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/yaml", "buffer": text.encode()}
