"""What is refused at a terminal is told in the language of the command, by us and by MkDocs."""

import re
from importlib import resources
from pathlib import Path

import pytest
from commands import ospe
from project import Project
from vocabulary import foreign

from ospe_build.messages import LANGUAGES, pattern, speak
from ospe_build.site.mkdocs_words import WORDS, in_words

FIELD = re.compile(r"\{\w+\}")
PARTS = re.compile(rf"{FIELD.pattern}|(?<=\.) (?=Did)")


def said_by_mkdocs() -> str:
    """Its source, without what parts a text into lines and fills it in."""
    files = (path for path in Path(str(resources.files("mkdocs"))).rglob("*.py"))
    source = "\n".join(path.read_text("utf-8") for path in files)
    return re.sub(r"""['"]\s*\n\s*f?['"]""", "", source)


def test_all_words_of_mkdocs_that_we_translate_are_its_own() -> None:
    source = said_by_mkdocs()
    parts = {part.strip() for words in WORDS for part in PARTS.split(words) if len(part.strip()) > 3}
    assert [part for part in sorted(parts) if repr(part)[1:-1] not in source and part not in source] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_words_fill_in_what_mkdocs_does(language: str) -> None:
    for words, name in WORDS.items():
        assert set(FIELD.findall(pattern(language, f"mkdocs.{name}"))) <= set(FIELD.findall(words)), words


def test_a_word_within_another_is_ours_too_and_a_rare_one_stays() -> None:
    speak("sv")
    assert in_words("Config value 'site_url': Required configuration not provided.") == (
        "Inställningen site_url i filen mkdocs.yml: den saknas. Lägg till den."
    )
    assert in_words("Something rare") == "Something rare"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("right", "wrong"), [("site_name:", "nosuch:"), ("- ospe", "- nosuch"), ("- index.md", "- nosuch.md")]
)
def test_settings_that_mkdocs_refuses_are_refused_in_the_language(
    tmp_path: Path, language: str, right: str, wrong: str
) -> None:
    project = Project.at(tmp_path)
    settings = project.folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    done = project.run("ospe", "build", "--no-search", OSPE_LANG=language)
    assert done.returncode == 1
    assert not project.site.exists()
    said = re.sub(r"nosuch|\bnav\b|\w+_name|plugins|docs|mkdocs\.yml|site_name", "", done.stdout + done.stderr)
    assert said.strip()
    assert foreign(said, language) == set()


def test_a_setting_of_ours_that_cannot_be_used_ends_the_build_with_its_line(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    settings = project.folder / "mkdocs.yml"
    told = settings.read_text("utf-8").replace("official: false", "official: 'no'")
    settings.write_text(told, "utf-8")
    done = project.run("ospe", "build", "--no-search")
    line = told.splitlines().index("  official: 'no'") + 1
    assert (done.returncode, project.site.exists()) == (1, False)
    assert done.stderr.startswith(f'mkdocs.yml:{line}: "no" ei kelpaa kohtaan official.')


REFUSALS = {
    "a file that is none": ("validate", "--changed", "nosuch"),
    "a folder for a file": ("receive", "."),
    "a day that is none": ("new", "--title", "Abcde", "--date", "31.2.2026"),
    "a folder without an archive": ("build",),
    "the same, live": ("serve",),
    "a command that is none": ("nosuch",),
    "an argument too many": ("due", "nosuch"),
    "an argument that is missing": ("import",),
    "a number that is none": ("demo", "nosuch", "--count", "nosuch"),
    "a choice that is none": ("ready", "--format", "nosuch"),
    "an option without its value": ("validate", "--against"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", REFUSALS.values(), ids=REFUSALS)
def test_no_refusal_has_a_word_of_another_language(tmp_path: Path, arguments: tuple[str, ...], language: str) -> None:
    done = ospe(tmp_path, *arguments, OSPE_LANG=language)
    assert done.returncode == 2
    assert done.stderr
    # What stands in capitals is help, which was made in Finnish when this process began.
    said = re.sub(r"nosuch|mkdocs\.yml|ospe( \w+)?|'[^']*'|--\w+|[A-Z]{3,}", "", done.stderr)
    assert foreign(said, language) == set()
