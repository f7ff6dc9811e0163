"""The command: `python -m bench`, from the root of the repository."""

import click

from bench import report, tools
from bench.contest import Runs, contest

EXPLANATION = f"""\
wall s: seconds from start to end. CPU s: processor seconds, user and system, child processes included. Both medians.
largest MB: peak resident memory of the largest process, as the kernel kept it. total MB: highest sum over all
processes, shared pages counted once, sampled twice a second. Both are the highest of all runs; MB is 10^6 bytes.
bytes/page: mean size of a session's page. {tools.machine()}.
"""


def _tell(line: str) -> None:
    """Show what runs next, apart from the results."""
    click.echo(line, err=True)


def _counts(_context: click.Context, _parameter: click.Parameter, value: str) -> list[int]:
    try:
        counts = sorted({int(part) for part in value.split(",")})
    except ValueError as error:
        raise click.BadParameter("numbers parted by commas are needed") from error
    if counts[0] < 1:
        raise click.BadParameter("a count is at least 1")
    return counts


@click.command()
@click.option("--counts", default="1000,10000", show_default=True, callback=_counts, help="Numbers of sessions.")
@click.option("--seed", default=1, show_default=True, help="Seed of the made-up sessions.")
@click.option("--runs", default=3, show_default=True, type=click.IntRange(1), help="Runs of each; the median counts.")
@click.option("--plain-runs", default=1, show_default=True, type=click.IntRange(1), help="Runs of the plain way.")
def main(counts: list[int], seed: int, runs: int, plain_runs: int) -> None:
    """Compare our build with the plain MkDocs way and with Hugo, on the same made-up sessions."""
    click.echo(EXPLANATION)
    by_count = {}
    tools.clear()
    for count in counts:
        results = by_count[count] = contest(count, seed, Runs(runs, plain_runs), _tell)
        click.echo("\n".join(["", *report.table(count, results), "", report.weight(results)]))
        click.echo("\n".join(map(str, report.goals(results))))
    if growth := report.growth(by_count):
        click.echo("\n".join(["", "Growth", *map(str, growth)]))
    tools.clear()
    click.echo(f"\nThe goals are set for {report.GOALS_FOR:,} sessions.")


if __name__ == "__main__":
    main(prog_name="python -m bench")
