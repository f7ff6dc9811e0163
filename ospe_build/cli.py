"""The commands: argument, call, exit status; nothing else."""

from datetime import datetime
from pathlib import Path

import click

from ospe_build.messages import DEFAULT_LANGUAGE, text


def _help(command: str) -> str:
    """The help of a command or an option, from the catalogue."""
    return text(DEFAULT_LANGUAGE, f"cli.{command}")


@click.group(help=_help("main"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ospe-build", help=_help("version"))
def main() -> None:
    """The archive of the game's results."""


@main.command(help=_help("build"))
@click.option("--sessions", type=click.Path(file_okay=False, path_type=Path), help=_help("build.sessions"))
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help=_help("build.site_dir"))
@click.option("--no-search", is_flag=True, help=_help("build.no_search"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help=_help("on"))
def build(sessions: Path | None, site_dir: Path | None, on: datetime | None, *, no_search: bool) -> None:
    """Check all sessions, then write the whole site."""
    from ospe_build.site.command import build_site  # noqa: PLC0415 - MkDocs is slow to import

    build_site(sessions=sessions, site_dir=site_dir, on=on.date() if on else None, search=not no_search)


@main.command(help=_help("serve"))
def serve() -> None:
    """The site, live, for writing."""
    from ospe_build.site.command import serve_site  # noqa: PLC0415 - MkDocs is slow to import

    serve_site()


@main.command(help=_help("demo"))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--count", type=click.IntRange(min=1), default=100, show_default=True, help=_help("demo.count"))
@click.option("--seed", type=int, default=1, show_default=True, help=_help("demo.seed"))
def demo(folder: Path, count: int, seed: int) -> None:
    """Write made-up sessions."""
    from ospe_build.writing.demo.archive import write  # noqa: PLC0415 - the deck is read only where it is used

    with click.progressbar(write(folder, count, seed), length=count) as bar:
        for _ in bar:
            pass
    click.echo(text(DEFAULT_LANGUAGE, "demo.done", n=count, folder=folder))
