"""Which issues remind of what: one a session, known by a hidden marker in the issue's first line. It calls nobody."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from ospe_build.archive.due import Due
from ospe_build.due import Waits
from ospe_build.github.api import is_ours
from ospe_build.github.reminder_text import done_body, due_body, due_title, gone_body, gone_title

_MARKER: Final = re.compile(r"<!-- ospe-seuranta ([a-z0-9-]+) ((?:[0-9]+:[0-9-]+)(?:,[0-9]+:[0-9-]+)*|-) -->")
_ANSWERED: Final = "-"


@dataclass(frozen=True, slots=True)
class Reminder:
    """An issue of ours.

    Attributes:
        number: of the issue.
        session: id of the session.
        told: the means that it tells of, each with the day since which it waits; none where it has been answered.
    """

    number: int
    session: str
    told: frozenset[str]
    is_open: bool
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        kind: `close`, `drop`, `update`, `reopen` or `open`; names its line in the log.
        number: of the issue; None where one is to be made.
        session: id of the session.
        fields: what the issue becomes.
    """

    kind: str
    number: int | None
    session: str
    fields: dict[str, str]


def _told(wait: Due) -> list[str]:
    return [f"{waiting.means.number}:{waiting.since}" for waiting in wait.waiting]


def _marked(session: str, told: Iterable[str], body: str) -> str:
    return f"<!-- ospe-seuranta {session} {','.join(told) or _ANSWERED} -->\n{body}"


def reminders(issues: Iterable[dict[str, Any]]) -> dict[str, Reminder]:
    """Our issues by session. Of several for one session, an open one counts before the newest closed one.

    Args:
        issues: as GitHub lists them; what others wrote is passed over, whatever it holds.
    """
    found: dict[str, Reminder] = {}
    for issue in issues:
        body = (issue.get("body") or "").replace("\r\n", "\n")
        marker = _MARKER.match(body)
        if marker is None or not is_ours(issue) or "pull_request" in issue:
            continue
        told = frozenset() if marker[2] == _ANSWERED else frozenset(marker[2].split(","))
        one = Reminder(issue["number"], marker[1], told, issue["state"] == "open", issue["title"], body)
        other = found.get(one.session)
        if other is None or (one.is_open, one.number) > (other.is_open, other.number):
            found[one.session] = one
    return found


def _remind(wait: Due, known: Reminder | None) -> Iterator[Action]:
    """What to do for a session that waits for news."""
    session, told = wait.session.id, _told(wait)
    fields = {"title": due_title(wait), "body": _marked(session, told, due_body(wait))}
    if known is None:
        yield Action("open", None, session, fields)
    elif known.is_open:
        if (known.title, known.body.strip()) != (fields["title"], fields["body"].strip()):
            yield Action("update", known.number, session, fields)
    elif not known.told >= set(told):
        # Somebody closed it unanswered: it stays closed until there is something that it did not tell of.
        yield Action("reopen", known.number, session, {**fields, "state": "open"})


def actions_for(found: Waits, known: dict[str, Reminder]) -> list[Action]:
    """What to do at GitHub: close what was answered first, then tell of the rest, oldest game first.

    Made-up sessions are not reminded of: there is nobody to ask.

    Args:
        found: what waits in the archive.
        known: our issues, by session.
    """
    waiting = {wait.session.id: wait for wait in found.due if not wait.session.example}
    actions = []
    for session, reminder in sorted(known.items()):
        if not reminder.is_open or session in waiting or session in found.unread_ids:
            continue
        if session in found.ids:
            body = _marked(session, (), done_body())
            fields = {"state": "closed", "state_reason": "completed", "body": body}
            actions.append(Action("close", reminder.number, session, fields))
        else:
            fields = {"state": "closed", "state_reason": "not_planned", "title": gone_title()}
            fields["body"] = _marked(session, (), gone_body())
            actions.append(Action("drop", reminder.number, session, fields))
    for session, wait in waiting.items():
        actions += _remind(wait, known.get(session))
    return actions
