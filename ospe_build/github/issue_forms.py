"""`python -m ospe_build.github.issue_forms DIR`: the forms for issues in each language, of schema and catalogue.

GitHub writes an answered form as Markdown, a heading for each field; `answers` reads it back, as hostile text.
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final

import yaml

from ospe_build import board
from ospe_build.files import write_file
from ospe_build.messages import LANGUAGES, text
from ospe_build.nodes import Node

_NOTHING: Final = "_No response_"
_FENCE: Final = "```"
LABELS: Final = {"session": "pelikerta", "follow_up": "seuranta", "problem": "virhe"}
"""The label that GitHub gives to the issues of each form; `ACCEPTED` is a maintainer's."""
ACCEPTED: Final = "otetaan vastaan"

Json = dict[str, Any]


def files() -> Iterator[tuple[str, str, str]]:
    """Name, language and file of each form, in the order in which GitHub offers them: by file, so by language."""
    for place, (language, name) in enumerate(product(LANGUAGES, LABELS), 1):
        yield name, language, f"{place}-{LABELS[name]}-{language}.yml"


def _say(msgid: str, language: str) -> str:
    return text(language, f"issue.{msgid}")


def follow_up_fields() -> tuple[Node, ...]:
    """The keys of a follow-up that the form asks for: those of one plain value."""
    nodes = board.node("uudet_keinot", "seuranta", edition=board.newest()).children
    return tuple(node for node in nodes if node.type == "string")


def _field(kind: str, key: str, label: str, *, help_: str = "", required: bool = False, **more: object) -> Json:
    attributes = {"label": label, **({"description": help_} if help_ else {}), **more}
    return {"type": kind, "id": key, "attributes": attributes, "validations": {"required": required}}


def _lead(form: str, language: str) -> Json:
    return {"type": "markdown", "attributes": {"value": _say(f"{form}.lead", language)}}


def _agree(msgid: str, language: str) -> Json:
    options = [{"label": _say(msgid, language), "required": True}]
    return {"type": "checkboxes", "id": "ehdot", "attributes": {"label": _say("before", language), "options": options}}


def _session(language: str) -> Iterator[Json]:
    yield _lead("session", language)
    file, pasted = _say("session.file", language), _say("session.text", language)
    yield _field("textarea", "tiedosto", file, help_=_say("session.file.help", language))
    yield _field("textarea", "teksti", pasted, help_=_say("session.text.help", language), render="yaml")
    yield _agree("agree", language)


def _follow_up(language: str) -> Iterator[Json]:
    yield _lead("follow_up", language)
    where, how = _say("follow_up.means", language), _say("follow_up.means.help", language)
    yield _field("input", "keino", where, help_=how, required=True)
    for node in follow_up_fields():
        about: dict[str, Any] = {"help_": node.description(language), "required": node.core}
        if node.values:
            options = [node.value_label(value, language) for value in node.values]
            yield _field("dropdown", node.key, node.label(language), options=options, **about)
        else:
            long = node.limits.get("maxLength", 0) > 200  # noqa: PLR2004 - more than a line
            yield _field("textarea" if long else "input", node.key, node.label(language), **about)
    yield _agree("follow_up.agree", language)


def _problem(language: str) -> Iterator[Json]:
    yield _lead("problem", language)
    yield _field("input", "osoite", _say("problem.where", language), required=True)
    yield _field("textarea", "mika", _say("problem.what", language), required=True)
    yield _agree("problem.private", language)


_BODIES: Final = {"session": _session, "follow_up": _follow_up, "problem": _problem}


def field_labels(form: str, language: str) -> dict[str, str]:
    """The labels of a form's fields by their ids, in order."""
    return {one["id"]: one["attributes"]["label"] for one in _BODIES[form](language) if "id" in one}


def form(name: str, language: str) -> str:
    """A form, as GitHub reads it."""
    whole = {
        "name": _say(f"{name}.name", language),
        "description": _say(f"{name}.about", language),
        "labels": [LABELS[name]],
        "body": list(_BODIES[name](language)),
    }
    head = "# Made of the schema and the catalogue: python -m ospe_build.github.issue_forms .github/ISSUE_TEMPLATE\n"
    return head + yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=120)


def language_of(body: str) -> str:
    """The language of the form that an issue answers: that of most of its headings, Finnish where it has none."""
    headings = {line.strip().removeprefix("### ") for line in body.splitlines() if line.startswith("### ")}
    return max(LANGUAGES, key=lambda one: sum(len(headings & set(field_labels(form, one).values())) for form in LABELS))


def answers(name: str, body: str) -> dict[str, str]:
    """What an issue answers to a form's fields, by their ids; what is not answered is left out.

    Args:
        name: of the form.
        body: of the issue, whatever it holds.
    """
    rest, found = body.replace("\r\n", "\n").split("\n"), {}
    wanted = list(field_labels(name, language_of(body)).items())
    places = []
    at = 0
    for key, label in wanted:
        place = next((one for one in range(at, len(rest)) if rest[one].strip() == f"### {label}"), None)
        if place is not None:
            places.append((key, place))
            at = place + 1
    ends = [place for _, place in places[1:]] + [len(rest)]
    for (key, start), end in zip(places, ends, strict=False):
        lines = rest[start + 1 : end]
        value = "\n".join(lines).strip("\n")
        if value.startswith(_FENCE) and value.rstrip().endswith(_FENCE) and "\n" in value:
            value = value.partition("\n")[2].rstrip().removesuffix(_FENCE)
        if value.strip() not in {"", _NOTHING}:
            found[key] = value
    return found


if __name__ == "__main__":
    for one, spoken, file in files():
        write_file(Path(sys.argv[1]) / file, form(one, spoken))
