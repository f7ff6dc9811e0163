"""The commands: argument, call, exit status; nothing else."""

import shlex
import sys
from datetime import date, datetime
from pathlib import Path

import click

from ospe_build import click_words
from ospe_build import init as starting
from ospe_build.click_words import kind, metavar
from ospe_build.disk import Commands
from ospe_build.errors import MisuseError
from ospe_build.here import GivenPath
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGE_VARIABLE, LANGUAGES, speak, spoken, text
from ospe_build.reporting import explain as explanations
from ospe_build.reporting import output
from ospe_build.writing import answer

# The words of help are part of the commands, so the language is known before these are.
speak(click_words.asked(sys.argv))
click_words.install()

_TEXT, _DATE, _FILE, _FOLDER = metavar("text"), metavar("date"), kind("file"), kind("folder")


def _help(command: str) -> str:
    """The help of a command or an option, from the catalogue."""
    return text(spoken(), f"cli.{command}")


_lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar=LANGUAGE_VARIABLE,
    default=DEFAULT_LANGUAGE,
    show_default=True,
    expose_value=False,  # `Commands` has heard it: words of help are chosen before options are read
    help=_help("lang"),
)
_on = click.option("--on", metavar=metavar("day"), type=click.DateTime(["%Y-%m-%d"]), help=_help("on"))


@click.group(
    cls=Commands, help=_help("main"), context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=f"[{metavar('options')}]", subcommand_metavar=metavar("command"),
)  # fmt: skip
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=_help("lang"))
@click.version_option(package_name="ospe-build", help=_help("version"))
def main() -> None:
    """The archive of the game's results."""


@main.command(help=_help("build"))
@click.option("--sessions", type=GivenPath(file_okay=False, path_type=Path), help=_help("build.sessions"))
@click.option("--site-dir", type=GivenPath(path_type=Path), help=_help("build.site_dir"))
@click.option("--no-search", is_flag=True, help=_help("build.no_search"))
@_on
@_lang
def build(sessions: Path | None, site_dir: Path | None, on: datetime | None, *, no_search: bool) -> None:
    """Check all sessions, then write the whole site."""
    from ospe_build.site.command import build_site  # noqa: PLC0415 - MkDocs is slow to import

    build_site(sessions=sessions, site_dir=site_dir, on=on.date() if on else None, search=not no_search)


@main.command(help=_help("init"))
@click.argument("folder", metavar=_FOLDER, type=GivenPath(path_type=Path))
@click.option("--name", metavar=_TEXT, prompt=_help("init.name.prompt"), type=starting.name, help=_help("init.name"))
@click.option(
    "--site-url",
    metavar=_TEXT,
    prompt=_help("init.site_url.prompt"),
    type=starting.address,
    help=_help("init.site_url"),
)
@click.option(
    "--repo-url",
    metavar=_TEXT,
    prompt=_help("init.repo_url.prompt"),
    type=starting.repository,
    help=_help("init.repo_url"),
)
@click.option(
    "--email", metavar=_TEXT, prompt=_help("init.email.prompt"), type=starting.email, help=_help("init.email")
)
@click.option(
    "--languages", metavar=_TEXT, prompt=_help("init.languages.prompt"), default="fi, sv, en", show_default=True,
    type=starting.languages, help=_help("init.languages"),
)  # fmt: skip
@click.option("--boards", type=GivenPath(exists=True, file_okay=False, path_type=Path), help=_help("init.boards"))
@_lang
def init(  # noqa: PLR0913 - an argument for each option
    *, folder: Path, name: str, site_url: str, repo_url: str, email: str, languages: str, boards: Path | None
) -> None:
    """Start a new archive."""
    values = {"site_name": name, "site_url": site_url, "repo_url": repo_url, "submissions_email": email}
    values["languages"] = languages
    starting.start(folder, values, boards, spoken())
    click.echo(text(spoken(), "init.done", folder=folder, there=shlex.quote(str(folder)), repo=repo_url))


@main.command(help=_help("serve"))
@_lang
def serve() -> None:
    """The site, live, for writing."""
    from ospe_build.site.command import serve_site  # noqa: PLC0415 - MkDocs is slow to import

    serve_site()


@main.command(help=_help("new"))
@click.option("--title", metavar=_TEXT, prompt=_help("new.title.prompt"), type=answer.title, help=_help("new.title"))
@click.option(
    "--date", "played", metavar=_DATE, prompt=_help("new.date.prompt"), type=answer.day, help=_help("new.date")
)
@click.option("--unit", metavar=_TEXT, prompt=_help("new.unit.prompt"), type=answer.unit, help=_help("new.unit"))
@_lang
def new(title: str, played: str, unit: str) -> None:
    """Write a file to fill."""
    from ospe_build.writing.new import new_session  # noqa: PLC0415 - the deck is read only where it is used

    path = new_session(title, date.fromisoformat(played), unit, spoken())
    click.echo(text(spoken(), "new.done", path=path.as_posix()))


@main.command(help=_help("demo"))
@click.argument("folder", metavar=_FOLDER, type=GivenPath(path_type=Path))
@click.option("--count", type=click.IntRange(min=1), default=100, show_default=True, help=_help("demo.count"))
@click.option("--seed", type=int, default=1, show_default=True, help=_help("demo.seed"))
@_lang
def demo(folder: Path, count: int, seed: int) -> None:
    """Write made-up sessions."""
    from ospe_build.writing.demo.archive import fill  # noqa: PLC0415 - the deck is read only where it is used

    label = text(spoken(), "demo.progress")
    with click.progressbar(fill(folder, count, seed), length=count, label=label, file=sys.stderr) as bar:
        for _ in bar:
            pass
    click.echo(text(spoken(), "demo.done", n=count, folder=folder))


@main.command(help=_help("validate"))
@click.argument("paths", metavar=f"[{kind('path')}]...", nargs=-1, type=GivenPath(path_type=Path))
@click.option("--format", "form", type=click.Choice(output.FORMATS), default="text", help=_help("validate.format"))
@_lang
@click.option("--summary", type=GivenPath(dir_okay=False, path_type=Path), help=_help("validate.summary"))
@click.option("--changed", type=GivenPath(exists=True, dir_okay=False, path_type=Path), help=_help("validate.changed"))
@click.option("--against", metavar=metavar("version"), help=_help("validate.against"))
def validate(
    paths: tuple[Path, ...],
    *,
    form: str,
    summary: Path | None,
    changed: Path | None,
    against: str | None,
) -> None:
    """Check files and folders."""
    from ospe_build.validate import add_summary, names_in, validate_paths  # noqa: PLC0415 - engines are slow to import

    names = None if changed is None else names_in(changed.read_bytes())
    result = validate_paths(paths, spoken(), names or (), against)
    output.show(result, form, spoken())
    if summary is not None:
        add_summary(summary, result, spoken(), names, against)
    sys.exit(1 if result.errors else 0)


@main.command(help=_help("ready"))
@click.option("--format", "form", type=click.Choice(["text", "github"]), default="text", help=_help("ready.format"))
@_lang
def ready(form: str) -> None:
    """What is left to fill in or decide."""
    from ospe_build.ready import left, show  # noqa: PLC0415 - the schema engines are slow to import

    found = left.readiness(spoken())
    click.echo("\n".join((show.annotations if form == "github" else show.report)(found, spoken())))
    sys.exit(1 if found.stops else 0)


@main.command(help=_help("explain"))
@click.argument("code", metavar=metavar("code"))
@_lang
def explain(code: str) -> None:
    """What a finding means."""
    click.echo(explanations.explain(code, spoken()))


@main.command(help=_help("due"))
@_on
@_lang
def due(on: datetime | None) -> None:
    """The means that wait for news."""
    from ospe_build.due import report, unread, waits  # noqa: PLC0415 - the schema engines are slow to import

    found = waits(on.date() if on else None)
    click.echo("\n".join(report(found, spoken())))
    if found.unread:
        click.echo(unread(found, spoken()), err=True)
        sys.exit(1)


@main.command(help=_help("receive"))
@click.argument("file", metavar=_FILE, type=GivenPath(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help=_help("receive.replace"))
@click.option("--drop-published", is_flag=True, help=_help("receive.drop_published"))
@_lang
def receive(file: Path, *, replace: bool, drop_published: bool) -> None:
    """Take a file that came by other ways into the archive."""
    from ospe_build.receive import receive as take  # noqa: PLC0415 - the schema engines are slow to import

    sys.exit(0 if take(file, anyway=replace, drop=drop_published) else 1)


@main.command(help=_help("receiver"))
@click.option("--host", default="127.0.0.1", show_default=True, help=_help("receiver.host"))
@click.option(
    "--port", type=click.IntRange(min=1, max=65_535), default=8014, show_default=True, help=_help("receiver.port")
)
@_lang
def receiver(host: str, port: int) -> None:
    """Receive what the form sends."""
    from ospe_build.receiver.command import serve as receive_from  # noqa: PLC0415 - an extra, slow to import

    receive_from(host, port)


@main.command("import", help=_help("import"))
@click.argument("file", metavar=_FILE, type=GivenPath(dir_okay=False, path_type=Path))
@click.option("--mapping", type=GivenPath(dir_okay=False, path_type=Path), help=_help("import.mapping"))
@click.option("--dry-run", is_flag=True, help=_help("import.dry_run"))
@click.option("--partial", is_flag=True, help=_help("import.partial"))
@click.option("--seuranta", is_flag=True, help=_help("import.seuranta"))
@_lang
def import_(file: Path, mapping: Path | None, *, dry_run: bool, partial: bool, seuranta: bool) -> None:
    """Make sessions of a spreadsheet of answers, or follow-ups of one of promises."""
    from ospe_build.importing import command  # noqa: PLC0415 - the schema engines are slow to import

    if seuranta:
        if mapping is not None or partial:
            raise MisuseError(text(spoken(), "import.follow_ups.alone"))
        sys.exit(0 if command.import_follow_ups(file, spoken(), dry_run=dry_run) else 1)
    if mapping is None:
        command.begin(file, spoken())
    else:
        sys.exit(0 if command.import_rows(file, mapping, spoken(), dry_run=dry_run, partial=partial) else 1)
