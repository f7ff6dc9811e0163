"""What an editor and pre-commit are told: paths that exist, and a hook that runs."""

import json
import re
import subprocess

import yaml
from project import EXAMPLES, ROOT


def test_the_editor_maps_schemas_that_exist_to_files_that_exist() -> None:
    mapped = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert len(mapped) == 2
    for schema, patterns in mapped.items():
        assert (ROOT / schema).is_file()
        assert all(list(ROOT.glob(pattern)) or list(EXAMPLES.parent.glob(pattern)) for pattern in patterns)


def test_the_hook_checks_the_session_files_and_no_others() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (hook,) = config["repos"][0]["hooks"]
    chosen = re.compile(hook["files"])
    assert chosen.search("sessions/2026/2026-03-12-mallila.yml")
    assert chosen.search("sessions/2026-03-12-mallila.yaml")  # wrong, and said to be wrong
    assert not chosen.search("tests/sessions/valid/2026/2026-03-12-mallila.yml")
    assert chosen.search("sessions/2026/2026-03-12-mallila.yml.txt")  # likewise
    assert not chosen.search("sessions/README.md")
    assert not chosen.search("sessions/2026/.gitkeep")
    files = [str(path.relative_to(ROOT)) for path in sorted(EXAMPLES.rglob("*.yml"))]
    assert files
    done = subprocess.run(  # noqa: S603 - our own command
        [*hook["entry"].split(), *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert str(len(files)) in done.stdout
