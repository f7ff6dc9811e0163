"""Fixes as suggestions on a request, which its sender takes by one click: at most twenty, none twice, none stale."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from ospe_build.finding import Finding, Fix
from ospe_build.github.api import GitHub, is_ours
from ospe_build.github.proposals import Proposal
from ospe_build.messages import spoken
from ospe_build.reporting import wording
from ospe_build.reporting.markdown import prose

MAX_SUGGESTIONS: Final = 20

_MARKER: Final = re.compile(r"<!-- ospe-ehdotus ([0-9a-f]{16}) -->")
_LONGEST: Final = 4_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An edit of whole lines.

    Attributes:
        key: tells it from all others; the same edit of the same lines has the same one.
        file: the path.
        first: the first line that is replaced, from 1.
        last: the last one.
        body: of the comment, as Markdown.
    """

    key: str
    file: str
    first: int
    last: int
    body: str

    @property
    def comment(self) -> dict[str, Any]:
        """What GitHub is told."""
        several = {"start_line": self.first, "start_side": "RIGHT"} if self.first < self.last else {}
        return {"path": self.file, "line": self.last, "side": "RIGHT", "body": self.body, **several}


def _edited(lines: list[str], fix: Fix) -> tuple[int, int, str] | None:
    """The first and the last line that a fix touches, and what is there then; None where it touches no line."""
    last = min(fix.end_line, len(lines))
    if not 1 <= fix.line <= last:
        return None
    after = lines[fix.end_line - 1][fix.end_column - 1 :] if fix.end_line <= len(lines) else ""
    block = lines[fix.line - 1][: fix.column - 1] + fix.text + after
    if fix.end_line > len(lines):
        block = block.removesuffix("\n")
    return fix.line, last, block


def _suggestion(proposal: Proposal, finding: Finding) -> Suggestion | None:
    text = proposal.document.text
    if finding.fix is None or "\r" in text:
        return None
    lines = text.split("\n")
    lines = lines[:-1] if lines[-1] == "" else lines
    edited = _edited(lines, finding.fix)
    if edited is None:
        return None
    first, last, block = edited
    if len(block) > _LONGEST or not any(low <= first and last <= high for low, high in proposal.hunks):
        return None
    was = "\n".join(lines[first - 1 : last])
    parts = "\0".join((finding.file, str(first), was, block))
    key = blake2b(parts.encode(errors="surrogatepass"), digest_size=8).hexdigest()
    # A fence is longer than any row of backticks in it: nothing in the text can end it.
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block)), default=0))
    words = prose(wording.message(finding, spoken()))
    body = f"<!-- ospe-ehdotus {key} -->\n{words}\n\n{fence}suggestion\n{block}\n{fence}\n"
    return Suggestion(key, finding.file, first, last, body)


def suggestions(proposals: Iterable[Proposal]) -> Iterator[Suggestion]:
    """The suggestions for a request's sessions; of several for one line, the first."""
    told = 0
    for proposal in proposals:
        taken: set[int] = set()
        for finding in proposal.findings:
            one = _suggestion(proposal, finding)
            if one is None or not taken.isdisjoint(range(one.first, one.last + 1)):
                continue
            taken.update(range(one.first, one.last + 1))
            yield one
            told += 1
            if told == MAX_SUGGESTIONS:
                return


def _key(comment: dict[str, Any]) -> str:
    found = _MARKER.match(str(comment.get("body"))) if is_ours(comment) else None
    return found[1] if found else ""


def keep_up_to_date(github: GitHub, number: int, commit: str, wanted: list[Suggestion]) -> None:
    """Make the suggestions that are not on the request yet, and take away ours that no longer hold.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses.
    """
    keys = {one.key for one in wanted}
    there = {_key(one): int(one["id"]) for one in github.pages(f"pulls/{number}/comments") if _key(one)}
    for key, comment in there.items():
        if key not in keys:
            github.send("DELETE", f"pulls/comments/{comment}", {})
    comments = [one.comment for one in wanted if one.key not in there]
    if comments:
        body = {"commit_id": commit, "event": "COMMENT", "comments": comments}
        github.send("POST", f"pulls/{number}/reviews", body)
