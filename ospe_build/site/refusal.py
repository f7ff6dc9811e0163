"""What stops a build: errors in sessions, with all findings in words."""

from ospe_build.archive.load import Loaded
from ospe_build.errors import InvalidSessionsError
from ospe_build.messages import spoken, text
from ospe_build.reading import read_file
from ospe_build.reporting import Result
from ospe_build.reporting.result import FileLine, lines_of
from ospe_build.reporting.text import report


def refuse_errors(loaded: Loaded) -> None:
    """Stop where a session has an error.

    Raises:
        InvalidSessionsError: one has; it tells of all findings, and that nothing was published.
    """
    if loaded.sound:
        return
    lines: dict[FileLine, str] = {}
    for file in {finding.file for finding in loaded.findings}:
        mine = [finding for finding in loaded.findings if finding.file == file]
        lines |= lines_of(file, read_file(loaded.paths[file], file).text, mine)
    told = report(Result.of(len(loaded.paths), loaded.findings, lines), spoken())
    raise InvalidSessionsError("\n".join([*told, "", text(spoken(), "error.invalid_sessions")]))
