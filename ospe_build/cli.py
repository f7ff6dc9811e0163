"""The commands: argument, call, exit status; nothing else."""

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ospe-build")
def main() -> None:
    """Osallisuuspelin tulosarkisto."""
