"""`python -m ospe_build.github.issue_forms DIR`: the forms for issues, made of the schema and the catalogue.

GitHub writes an answered form as Markdown, a heading for each field; `answers` reads it back, as hostile text.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from ospe_build import board
from ospe_build.files import write_file
from ospe_build.messages import DEFAULT_LANGUAGE, text

_NOTHING: Final = "_No response_"
_FENCE: Final = "```"
LABELS: Final = {"session": "pelikerta", "follow_up": "seuranta", "problem": "virhe"}
"""The label that GitHub gives to the issues of each form; `ACCEPTED` is a maintainer's."""
ACCEPTED: Final = "otetaan vastaan"
FILES: Final = {"session": "1-pelikerta.yml", "follow_up": "2-seuranta.yml", "problem": "3-virhe.yml"}

Json = dict[str, Any]


def _say(msgid: str) -> str:
    return text(DEFAULT_LANGUAGE, f"issue.{msgid}")


def follow_up_fields() -> tuple[board.Node, ...]:
    """The keys of a follow-up that the form asks for: those of one plain value."""
    nodes = board.node("uudet_keinot", "seuranta", edition=board.newest()).children
    return tuple(node for node in nodes if node.type == "string")


def _field(kind: str, key: str, label: str, *, help_: str = "", required: bool = False, **more: object) -> Json:
    attributes = {"label": label, **({"description": help_} if help_ else {}), **more}
    return {"type": kind, "id": key, "attributes": attributes, "validations": {"required": required}}


def _lead(form: str) -> Json:
    return {"type": "markdown", "attributes": {"value": _say(f"{form}.lead")}}


def _agree(words: str) -> Json:
    options = [{"label": words, "required": True}]
    return {"type": "checkboxes", "id": "ehdot", "attributes": {"label": _say("before"), "options": options}}


def _session() -> Iterator[Json]:
    yield _lead("session")
    yield _field("textarea", "tiedosto", _say("session.file"), help_=_say("session.file.help"))
    yield _field("textarea", "teksti", _say("session.text"), help_=_say("session.text.help"), render="yaml")
    yield _agree(_say("agree"))


def _follow_up() -> Iterator[Json]:
    yield _lead("follow_up")
    yield _field("input", "keino", _say("follow_up.means"), help_=_say("follow_up.means.help"), required=True)
    for node in follow_up_fields():
        about: dict[str, Any] = {"help_": node.description(), "required": node.core}
        if node.values:
            options = [node.value_label(value) for value in node.values]
            yield _field("dropdown", node.key, node.label(), options=options, **about)
        else:
            long = node.limits.get("maxLength", 0) > 200  # noqa: PLR2004 - more than a line
            yield _field("textarea" if long else "input", node.key, node.label(), **about)
    yield _agree(_say("follow_up.agree"))


def _problem() -> Iterator[Json]:
    yield _lead("problem")
    yield _field("input", "osoite", _say("problem.where"), required=True)
    yield _field("textarea", "mika", _say("problem.what"), required=True)
    yield _agree(_say("problem.private"))


_BODIES: Final = {"session": _session, "follow_up": _follow_up, "problem": _problem}


def fields(form: str) -> dict[str, str]:
    """The labels of a form's fields by their ids, in order."""
    return {one["id"]: one["attributes"]["label"] for one in _BODIES[form]() if "id" in one}


def form(name: str) -> str:
    """A form, as GitHub reads it."""
    whole = {
        "name": _say(f"{name}.name"),
        "description": _say(f"{name}.about"),
        "labels": [LABELS[name]],
        "body": list(_BODIES[name]()),
    }
    head = "# Made of the schema and the catalogue: python -m ospe_build.github.issue_forms .github/ISSUE_TEMPLATE\n"
    return head + yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=120)


def answers(name: str, body: str) -> dict[str, str]:
    """What an issue answers to a form's fields, by their ids; what is not answered is left out.

    Args:
        name: of the form.
        body: of the issue, whatever it holds.
    """
    rest, found = body.replace("\r\n", "\n").split("\n"), {}
    wanted = list(fields(name).items())
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
    for one, file in FILES.items():
        write_file(Path(sys.argv[1]) / file, form(one))
