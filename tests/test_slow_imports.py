"""What is slow to import is left alone by a build in which nothing has changed."""

from pathlib import Path

from project import EXAMPLES, Project

SLOW = {"icalendar", "jsonschema", "jsonschema_rs", "mkdocs.livereload", "simplemma"}


def test_a_build_of_what_is_known_imports_no_engine_and_no_server(tmp_path: Path) -> None:
    project = Project.at(tmp_path / "project")
    project.add(next(EXAMPLES.rglob("*.yml")))
    project.build()
    again = project.run("ospe", "build", PYTHONPROFILEIMPORTTIME="1")
    assert again.returncode == 0, again.stderr
    imported = {line.rpartition("|")[2].strip() for line in again.stderr.splitlines()}
    assert "ospe_build.checking.engines" in imported
    assert not imported & SLOW
