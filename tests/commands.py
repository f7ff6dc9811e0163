"""Our commands as a person runs them, in this process: starting Python takes longer than most of them do."""

from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from ospe_build.cli import main


@dataclass(frozen=True)
class Done:
    """What a command left behind, named as `subprocess` does."""

    returncode: int
    stdout: str
    stderr: str


def ospe(folder: Path, *arguments: str | Path, **environment: str) -> Done:
    """Run `ospe` in a folder; an exception that would end as a traceback is the test's."""
    with chdir(folder):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment, prog_name="ospe")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)
