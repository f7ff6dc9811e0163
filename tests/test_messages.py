"""The catalogue and those who use it: no message is missing or left over, and languages agree on what is filled in."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from ospe_build.errors import CatalogueError
from ospe_build.messages import DEFAULT_LANGUAGE, EXAMPLES, LANGUAGES, LOCALE_DIR, catalogue, has, pattern, text

PACKAGE = LOCALE_DIR.parent
TEMPLATES = PACKAGE / "site" / "templates"
OTHERS = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]

MSGID = re.compile(r"[a-z_]+(\.[\w/-]+)+")
WORD_CALL = re.compile(r"""_\(\s*((?:"[^"]*"|'[^']*'|~|[\w.]+|\s)+?)\s*[,)]""")
LETTERS = re.compile(r"[a-z]{3}")
TOLD = {"text", "tell", "_tell", "pattern", "has", "_"}


def messages(language: str) -> dict[str, Message]:
    found = {}
    for message in catalogue(language):
        id_ = message.id[0] if isinstance(message.id, tuple) else message.id
        if id_:
            found[str(id_)] = message
    return found


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (str(message.string),)


def named(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@cache
def sources(ending: str) -> list[tuple[Path, str]]:
    return [(path, path.read_text("utf-8")) for path in sorted(PACKAGE.rglob(f"*.{ending}"))]


def as_pattern(parts: list[str | None]) -> str:
    """What such a text may be: literal parts, and anything where a part is not known."""
    return "".join(".+" if part is None else re.escape(part) for part in parts)


def of_templates(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """What templates ask the catalogue for, as patterns, each with its place."""
    for path in paths:
        for match in WORD_CALL.finditer(path.read_text("utf-8")):
            parts = [part.strip() for part in match[1].split("~")]
            yield as_pattern([part[1:-1] if part[0] in "\"'" else None for part in parts]), path.name


def joined(node: ast.expr) -> list[str | None] | None:
    """The parts of a text, or None where it is no text."""
    match node:
        case ast.Constant(value=str(value)):
            return [value]
        case ast.JoinedStr(values=values):
            return [part.value if isinstance(part, ast.Constant) else None for part in values]  # type: ignore[misc]
        case ast.IfExp(body=body, orelse=orelse):
            return joined(body) or joined(orelse)
    return None


def of_code() -> Iterator[tuple[str, str]]:
    """What Python asks the catalogue for by a call that takes the id, as patterns, each with its place."""
    for path, source in sources("py"):
        for call in ast.walk(ast.parse(source)):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            for argument in call.args[:2] if name in TOLD else ():
                parts = joined(argument)
                if parts and MSGID.match("".join(part or "x" for part in parts)):
                    yield as_pattern(parts), f"{path.name}:{call.lineno}"


def written() -> Iterator[str]:
    """Every text in code, templates and scripts that might be a message's id, as patterns."""
    for _, source in sources("py"):
        for node in ast.walk(ast.parse(source)):
            parts = joined(node) if isinstance(node, ast.expr) else None
            if parts and "." in "".join(part or "" for part in parts):
                yield as_pattern(parts)
    for ending in ("html", "js"):
        for _, source in sources(ending):
            yield from (re.escape(match) for match in re.findall(r"[\"'`]([a-z_]+(?:\.[\w/-]+)+)[\"'`]", source))
            for start in re.findall(r"[\"'`]([a-z_]+(?:\.[\w/-]+)*\.)(?:[\"'`]\s*[~+]|\$\{)", source):
                yield re.escape(start) + ".+"
    yield from (pattern for pattern, _ in of_templates([path for path, _ in sources("html")]))


def test_every_message_that_is_asked_for_is_there() -> None:
    asked = [*of_templates([path for path, _ in sources("html")]), *of_code()]
    assert len(asked) > 300
    ids = "\n".join(messages(DEFAULT_LANGUAGE))
    missing = [(wanted, place) for wanted, place in asked if not re.search(f"^(?:{wanted})$", ids, re.MULTILINE)]
    assert missing == []


def test_no_message_is_left_over() -> None:
    used = re.compile("|".join(sorted({f"(?:{wanted})" for wanted in written() if LETTERS.search(wanted)})))
    assert [id_ for id_ in messages(DEFAULT_LANGUAGE) if not used.fullmatch(id_)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_has_no_message_that_finnish_lacks(language: str) -> None:
    assert messages(language).keys() - messages(DEFAULT_LANGUAGE).keys() == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_told_in_each_language_but_pieces_of_a_file(language: str) -> None:
    wanted = {id_ for id_ in messages(DEFAULT_LANGUAGE) if not id_.endswith(EXAMPLES)}
    assert len(wanted) > 1000
    assert sorted(wanted - messages(language).keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_languages_agree_on_what_is_filled_in_and_what_is_counted(language: str) -> None:
    finnish = messages(DEFAULT_LANGUAGE)
    for id_, message in messages(language).items():
        ours, theirs = forms(finnish[id_]), forms(message)
        assert len(ours) == len(theirs), id_
        assert set().union(*map(named, ours)) == set().union(*map(named, theirs)), id_


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_finnish(language: str) -> None:
    finnish = messages(DEFAULT_LANGUAGE)
    left = [
        id_
        for id_, message in messages(language).items()
        if any(len(re.findall(r"[^\W\d_]{3,}", form)) > 2 for form in set(forms(message)) & set(forms(finnish[id_])))
    ]
    assert left == []


@pytest.mark.parametrize("language", OTHERS)
def test_an_example_of_a_file_that_is_the_same_in_finnish_stands_there_alone(language: str) -> None:
    finnish = messages(DEFAULT_LANGUAGE)
    examples = {id_: forms(one) for id_, one in messages(language).items() if id_.endswith((".bad", ".good"))}
    assert [id_ for id_, example in examples.items() if example == forms(finnish[id_])] == []


@pytest.mark.parametrize("language", OTHERS)
def test_an_example_of_a_file_in_which_people_write_is_in_every_language(language: str) -> None:
    spoken = {
        id_
        for id_, message in messages(DEFAULT_LANGUAGE).items()
        if id_.endswith((".bad", ".good")) and re.search(r"[^\W\d_]{3} [^\W\d_]{3}", forms(message)[0])
    }
    assert spoken - messages(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_says_something_and_is_finished(language: str) -> None:
    for id_, message in messages(language).items():
        assert not message.fuzzy, id_
        assert all(form.strip() for form in forms(message)), id_
        if len(forms(message)) > 1:
            assert len(forms(message)) == 2, id_
    assert not catalogue(language).obsolete


def test_one_and_many_are_told_apart_and_large_numbers_are_parted() -> None:
    assert text("fi", "session.players", n=1) == "1 pelaaja"
    assert text("fi", "session.players", n=7) == "7 pelaajaa"
    assert text("fi", "session.players", n=12500) == "12\N{NO-BREAK SPACE}500 pelaajaa"
    assert text("en", "session.players", n=12500) == "12,500 players"
    assert text("sv", "session.players", n=1) == "1 spelare"


def test_only_a_piece_of_a_file_is_told_in_finnish_where_a_language_lacks_it() -> None:
    lacking = [id_ for id_ in messages("fi") if id_ not in messages("sv")]
    assert lacking
    assert [id_ for id_ in lacking if pattern("sv", id_) != pattern("fi", id_)] == []


def test_what_no_language_has_is_an_error() -> None:
    assert not has("ei.ole")
    with pytest.raises(CatalogueError, match=r"ei\.ole"):
        text("fi", "ei.ole")
