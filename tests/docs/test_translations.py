"""The pages in Swedish and English: each is there, as its Finnish original is now, with the same parts."""

import re
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
import yaml

from ospe_build.addresses import FINNISH_ONLY
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, text

DOCS = Path(__file__).parents[2] / "docs"
OTHERS = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
MARKS = {"fi": "TÄYTÄ", "sv": "FYLL I", "en": "FILL IN"}
ORIGINALS = [
    page
    for page in sorted(DOCS.rglob("*.md"))
    if page.relative_to(DOCS).parts[0] not in {"dev", *FINNISH_ONLY} and not page.stem.endswith((".sv", ".en"))
]
PAIRS = [
    pytest.param(page, language, id=f"{page.relative_to(DOCS)}-{language}") for page in ORIGINALS for language in OTHERS
]


def translation(page: Path, language: str) -> Path:
    return page.with_suffix(f".{language}.md")


def head(page: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(page.read_text("utf-8").split("---\n")[1]))


def anchors(page: Path) -> list[str]:
    return re.findall(r"\{ #([\w-]+) \}", page.read_text("utf-8"))


def headings(page: Path) -> list[str]:
    return re.findall(r"^(#+) ", page.read_text("utf-8"), re.MULTILINE)


def test_there_are_pages_to_translate() -> None:
    assert len(ORIGINALS) > 15


@pytest.mark.parametrize(("page", "language"), PAIRS)
def test_a_page_is_translated_as_it_is_now(page: Path, language: str) -> None:
    """When the Finnish page has changed: bring its translation up to date, then write the hash told here into it."""
    now = blake2b(page.read_bytes(), digest_size=6).hexdigest()
    assert str(head(translation(page, language))["original"]) == now


@pytest.mark.parametrize(("page", "language"), PAIRS)
def test_a_translation_has_the_parts_of_its_original(page: Path, language: str) -> None:
    other = translation(page, language)
    assert anchors(other) == anchors(page)
    assert headings(other) == headings(page)
    assert {key: value for key, value in head(other).items() if key not in {"title", "description", "original"}} == {
        key: value for key, value in head(page).items() if key not in {"title", "description"}
    }
    for code, mark in MARKS.items():
        found = len(re.findall(rf"\[{mark}: ", other.read_text("utf-8")))
        wanted = len(re.findall(rf"\[{MARKS['fi']}: ", page.read_text("utf-8"))) if code == language else 0
        assert found == wanted, mark


@pytest.mark.parametrize(("page", "language"), PAIRS)
def test_a_translation_leads_to_translations(page: Path, language: str) -> None:
    other = translation(page, language)
    for link in re.findall(r"\]\(([^):]+\.md)", other.read_text("utf-8")):
        target = (other.parent / link).resolve()
        assert target.is_file(), link
        finnish = target.relative_to(DOCS).parts[0] in FINNISH_ONLY or target == page
        assert finnish or target.name.endswith(f".{language}.md"), link


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_easy_page_names_what_anyone_may_press(language: str) -> None:
    """Whoever only saw something needs no form: each promise has a letter to write, by these names."""
    suffix = "" if language == DEFAULT_LANGUAGE else f".{language}"
    told = (DOCS / f"selkokieli{suffix}.md").read_text("utf-8")
    for button in ("session.tell", "session.tell.mail"):
        assert f"**{text(language, button)}**" in told
