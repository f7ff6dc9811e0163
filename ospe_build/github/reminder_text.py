"""The words of a reminder, in the session's own language. What players wrote stays text and calls nobody."""

from typing import Final

from ospe_build import addresses
from ospe_build.archive.due import Due, Waiting
from ospe_build.due import follow_up_url, method_name, reason
from ospe_build.formats import format_date
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.reporting.markdown import escaped, without_mentions
from ospe_build.settings import published

_LONGEST_TITLE: Final = 200
"""Characters of an issue's title; GitHub takes 256."""


def due_title(wait: Due) -> str:
    """The title of an issue that asks for news."""
    return text(wait.session.language, "remind.title", title=without_mentions(wait.session.title))[:_LONGEST_TITLE]


def _entry(session: str, waiting: Waiting, language: str) -> str:
    means = waiting.means
    parts = [f"**{escaped(text(language, 'due.means', number=means.number, name=method_name(means, language)))}**"]
    parts.append(escaped(reason(waiting, language)))
    if means.owner:
        msgid = "due.owner" if means.promised else "due.proposed_owner"
        parts.append(escaped(text(language, msgid, owner=means.owner)))
    parts.append(f"[{text(language, 'remind.tell')}](<{follow_up_url(session, means.number)}>)")
    return "- " + "<br>\n  ".join(parts) + "\n"


def due_body(wait: Due) -> str:
    """The text of an issue that asks for news, as Markdown; each means has its link to the form.

    Raises:
        SettingsError: `mkdocs.yml` does not name the site.
    """
    session, language = wait.session, wait.session.language
    page = f"[{escaped(session.title)}](<{published(addresses.session(session.id))}>)"
    day = format_date(session.played.isoformat(), language)
    return "\n".join(
        [
            text(language, "remind.lead", session=page, day=day),
            "",
            *(_entry(session.id, waiting, language) for waiting in wait.waiting),
            f"**[{text(language, 'remind.add')}](<{follow_up_url(session.id)}>)**",
            "",
            text(language, "remind.how"),
            "",
            text(language, "remind.closes"),
        ]
    )


def done_body() -> str:
    """The text of an issue that was answered."""
    return text(DEFAULT_LANGUAGE, "remind.done")


def gone_title() -> str:
    """The title of an issue whose session is no longer there: it names nothing of it."""
    return text(DEFAULT_LANGUAGE, "remind.gone_title")


def gone_body() -> str:
    """The text of an issue whose session is no longer there."""
    return text(DEFAULT_LANGUAGE, "remind.gone")
