"""What a request's sessions hold, in a few lines of a comment: whose game, the plan's rows, what is new."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from ospe_build import board
from ospe_build.archive.session import Session
from ospe_build.checking.published import LOST, gains, losses
from ospe_build.data.rows import rows
from ospe_build.finding import Severity
from ospe_build.formats import format_date
from ospe_build.github.proposals import Proposal
from ospe_build.messages import spoken, text
from ospe_build.reporting import wording
from ospe_build.reporting.markdown import code, escaped, prose

_PLAN: Final = "uudet_keinot"
_GONE: Final = "_gone"


def _say(msgid: str, **params: object) -> str:
    return text(spoken(), f"outline.{msgid}", **params)


def _row(session: Session, number: int) -> str:
    means = session.plan[number - 1]
    parts = [means.method.name(session.language)]
    if means.owner:
        parts.append(_say("promised" if means.promised else "proposed", owner=means.owner))
    if means.deadline:
        parts.append(_say("deadline", day=format_date(means.deadline, spoken())))
    if means.follow_ups:
        states = board.node(_PLAN, "seuranta", "tila", edition=session.edition)
        parts.append(states.value_label(means.follow_ups[-1].state, spoken()))
    return f"{number}. {escaped('; '.join(parts))}\n"


def _other_boards(session: Session, published: dict[str, Any]) -> Iterator[str]:
    """The boards beside the plan of which something is not as it was."""
    for node in board.root(session.edition).children:
        if node.key != _PLAN and session.value.get(node.key) != published.get(node.key):
            yield f"- {escaped(_say('board_changed', board=node.label(spoken())))}\n"


def _changes(proposal: Proposal, session: Session) -> Iterator[str]:
    old, new = proposal.published, session.value
    for spot in losses(old, new):
        words = prose(wording.message(spot.finding(LOST, Severity.WARNING, proposal.document), spoken()))
        yield f"- **{words}**\n" if spot.variant.endswith(_GONE) else f"- {words}\n"
    for spot in gains(old, new):
        yield f"- {escaped(_say(spot.variant, **spot.params))}\n"
    yield from _other_boards(session, old)


def _of(proposal: Proposal) -> Iterator[str]:
    yield f"### {code(proposal.document.file)}\n\n"
    if any(finding.severity is Severity.ERROR for finding in proposal.findings):
        yield f"{_say('errors')}\n\n"
        return
    session = Session(proposal.document.file.rpartition("/")[2].rpartition(".")[0], proposal.document.value)
    units, day = escaped(", ".join(session.units)), format_date(session.played.isoformat(), spoken())
    yield f"**{escaped(session.title)}**, {units}, {day}"
    notes = _say("notes", n=len(rows(session)["laput"]))
    yield f"<br>\n{escaped(notes)} {escaped(_say('means', n=len(session.plan)))}\n\n"
    yield from (_row(session, means.number) for means in session.plan)
    if isinstance(proposal.published, dict):
        changes = list(_changes(proposal, session)) or [f"- {_say('same')}\n"]
        yield f"\n{_say('changes')}\n\n"
        yield from changes
    yield "\n"


def outline(proposals: Iterable[Proposal], limit: int) -> str:
    """The section of the comment, of about `limit` bytes at most; nothing where there is no session."""
    parts, room = [], limit
    for proposal in proposals:
        piece = "".join(_of(proposal))
        room -= len(piece.encode())
        if room < 0:
            parts.append(f"{_say('rest')}\n\n")
            break
        parts.append(piece)
    return f"## {_say('heading')}\n\n{''.join(parts)}" if parts else ""
