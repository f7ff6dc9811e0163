"""A version is the same everywhere, and the changelog tells of each, newest first."""

import re
import tomllib

import yaml
from project import ROOT

HEADING = re.compile(r"## (\d+)\.(\d+)\.(\d+) \((\d{4}-\d\d-\d\d)\)")


def headings() -> list[str]:
    return [line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## ")]


def test_the_changelog_goes_from_what_is_to_come_to_the_first_version() -> None:
    unreleased, *released = headings()
    assert unreleased == "## Unreleased"
    versions = [tuple(map(int, found.groups()[:3])) for one in released if (found := HEADING.fullmatch(one))]
    assert len(versions) == len(released) > 0
    assert versions == sorted(set(versions), reverse=True)


def test_the_version_is_the_newest_of_the_changelog_wherever_it_stands() -> None:
    newest = headings()[1].split()[1]
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == newest
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["version"] == newest
    assert str(yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))["softwareVersion"]) == newest
