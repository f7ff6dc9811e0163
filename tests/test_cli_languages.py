"""A command speaks one language at a time, Click's own words among its own."""

import re
import socket
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from commands import ospe

from ospe_build.cli import main
from ospe_build.click_words import WORDS
from ospe_build.disk import in_words
from ospe_build.messages import LANGUAGES, pattern, speak

HELP = {"fi": "Näyttää tämän ohjeen.", "sv": "Visar den här hjälpen.", "en": "Shows this help."}
WRONG = {
    "fi": ["Käyttö: ospe validate", "Virhe: Valitsinta --x ei ole."],
    "sv": ["Användning: ospe validate", "Fel: Flaggan --x finns inte."],
    "en": ["Usage: ospe validate", "Error: There is no option --x."],
}


def helped(*arguments: str, **environment: str) -> str:
    """Help, from a process of its own: its words are chosen as the commands are made."""
    run = "import sys; sys.argv[0] = 'ospe'; from ospe_build.cli import main; main()"
    command = [sys.executable, "-c", run, *arguments, "--help"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603


def test_every_word_of_click_that_we_translate_is_one() -> None:
    said = "".join(path.read_text("utf-8") for path in resources.files("click").iterdir() if path.name.endswith(".py"))
    assert [words for words in WORDS if repr(words)[1:-1].replace("'", "'") not in said.replace('\\"', '"')] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_words_fill_in_what_clicks_do(language: str) -> None:
    for words, name in WORDS.items():
        fields = set(re.findall(r"\{(\w+)|%\((\w+)\)", words))
        assert set(re.findall(r"\{(\w+)|%\((\w+)\)", pattern(language, f"click.{name}"))) <= fields, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_in_the_language_that_is_asked_for(language: str) -> None:
    assert HELP[language] in helped("due", "--lang", language)
    assert HELP[language] in helped("due", OSPE_LANG=language)
    assert HELP["sv"] in helped("due", "--lang=sv", OSPE_LANG=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_told_in_the_language_that_is_asked_for(tmp_path: Path, language: str) -> None:
    for done in (
        ospe(tmp_path, "validate", "--lang", language, "--x"),
        ospe(tmp_path, "validate", "--x", OSPE_LANG=language),
    ):
        assert done.returncode == 2
        assert [line for line in WRONG[language] if line not in done.stderr] == []
        assert not [line for other in {*LANGUAGES} - {language} for line in WRONG[other] if line in done.stderr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_before_the_commands_name_holds_for_the_command(tmp_path: Path, language: str) -> None:
    assert HELP[language] in helped("--lang", language)
    done = ospe(tmp_path, "--lang", language, "validate", "--x")
    assert [line for line in WRONG[language] if line not in done.stderr] == []
    assert HELP["en"] in helped("--lang", language, "due", "--lang", "en")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_has_no_word_of_clicks_own_in_another_language(command: str) -> None:
    said = helped(command, "--lang", "sv")
    assert re.findall(r"OPTIONS|COMMAND|ARGS|INTEGER|RANGE|READ|LINE|%Y|DIR|FILE|PATH|CODE|REV", said) == []


@pytest.mark.parametrize(
    ("language", "says"), [("fi", "sitä ei ole"), ("sv", "den finns inte"), ("en", "it does not exist")]
)
def test_what_the_system_refuses_is_told_in_the_language(tmp_path: Path, language: str, says: str) -> None:
    done = ospe(tmp_path, "import", "puuttuu.csv", "--lang", language)
    assert done.returncode == 2
    assert says in done.stderr


@pytest.mark.parametrize(
    ("language", "says"), [("fi", "Kirjoita osoite"), ("sv", "Skriv hela adressen"), ("en", "Write the whole address")]
)
def test_a_wrong_answer_is_told_in_the_language(tmp_path: Path, language: str, says: str) -> None:
    done = ospe(tmp_path, "init", "uusi", "--name", "a", "--site-url", "b", "--lang", language)
    assert done.returncode == 2
    assert says in done.stderr


def test_without_a_word_on_it_a_command_speaks_finnish(tmp_path: Path) -> None:
    ospe(tmp_path, "due", "--lang", "sv")
    assert "Virhe: Komentoa xx ei ole." in ospe(tmp_path, "xx").stderr
    assert "Virhe: Komentoa xx ei ole." in ospe(tmp_path, "xx", OSPE_LANG="nosuch").stderr


def test_a_language_that_there_is_not_is_refused_in_that_of_the_variable(tmp_path: Path) -> None:
    assert "Fel: Värdet duger inte för '--lang'" in ospe(tmp_path, "due", "--lang", "nosuch", OSPE_LANG="sv").stderr


@pytest.mark.parametrize(("language", "says"), [("fi", "käyttää jo samaa porttia"), ("sv", "redan samma port")])
def test_a_port_that_is_taken_is_no_fault_of_the_disk(language: str, says: str) -> None:
    speak(language)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use") as refused:
        socket.create_server(taken.getsockname())
    assert says in in_words(refused.value).message


@pytest.mark.parametrize(("language", "words"), [("sv", "Gå till mappen"), ("en", "There is no folder")])
def test_what_no_command_was_told_its_language_for_follows_it(tmp_path: Path, language: str, words: str) -> None:
    """Modules far below a command ask for the language that is spoken."""
    assert words in ospe(tmp_path, "due", "--lang", language).stderr
