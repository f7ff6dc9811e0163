"""The workflows: linted, pinned, and their scripts run on made-up requests with hostile names."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
MAY_WRITE = {
    "Julkaise sivusto": {"pages", "id-token"},
    "Muistuta seurannasta": {"issues"},
    "Kommentoi ehdotusta": {"pull-requests"},
    "Kerro epäonnistumisesta": {"issues"},
    "Ota ilmoitus vastaan": {"contents", "issues", "pull-requests"},
}

SESSION = """\
skeema: 1
esimerkki: true
pelikerta:
  otsikko: "Mallilan kirjaston nuorten tilat"
  pelattu: {date}
  organisaatio: "Esimerkkilän kaupunki"
  toimiala: kulttuuri_ja_vapaa_aika
  yksikko: "{unit}"
  pelaajia: {players}
rajaus:
  kohde: ["Kirjaston nuorten tilat ja niiden aukioloajat yksikössä {unit}"]
  osallistettavat: ["Lähikoulujen yläkoululaiset, {unit}"]
ei_sovittu: "Halusimme ensin kuulla nuoria, {unit}."
"""


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def load(workflow: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(workflow.read_text("utf-8")))


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in load(workflow)["jobs"].values() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    done = run(BIN / "zizmor", "--offline", "--pedantic", "--no-progress", ROOT / ".github", ROOT / "action.yml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_they_follow_the_schema_of_workflows_and_every_job_has_a_time_limit() -> None:
    for schema in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
        done = run(BIN / "check-jsonschema", "--builtin-schema", schema, *WORKFLOWS)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_say_their_version(workflow: Path) -> None:
    uses = re.findall(r"uses: *(.+)", workflow.read_text("utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_allowed_but_what_a_job_names(workflow: Path) -> None:
    assert load(workflow)["permissions"] == {}
    for job in load(workflow)["jobs"].values():
        writes = {name for name, access in job["permissions"].items() if access == "write"}
        assert writes == MAY_WRITE.get(job["name"], set())


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_script_holds_an_expression_and_no_checkout_keeps_credentials(workflow: Path) -> None:
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    assert "secrets." not in workflow.read_text("utf-8")


def test_the_template_of_requests_has_at_most_four_ticks() -> None:
    template = (ROOT / ".github" / "pull_request_template.md").read_text("utf-8")
    assert 1 <= template.count("- [ ]") <= 4


class Request:
    """A repository as a request's check finds it: a merge commit, and its parents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.temporary = folder.parent / "temporary"
        self.temporary.mkdir()
        self.summary = folder.parent / "summary.md"
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=Testi", "-c", "user.email=testi@example.org", "-c", "commit.gpgsign=false")
        done = run("git", *identity, *arguments, cwd=self.folder)
        assert done.returncode == 0, done.stderr

    def write(self, name: str, content: str) -> None:
        path = self.folder / "sessions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")

    def merge(self) -> None:
        """Propose what has been written since the last commit, from a branch with a hostile name, and merge it."""
        self.git("switch", "--quiet", "--create", "$(touch${IFS}pwned)`id`;'&&x")
        self.commit()
        self.git("switch", "--quiet", "main")
        self.git("merge", "--quiet", "--no-ff", "--message", "$(touch pwned)", "@{-1}")

    def check(self) -> subprocess.CompletedProcess[str]:
        """Run the script of the workflow's last step as GitHub does."""
        (step,) = [
            step for step in steps(ROOT / ".github/workflows/validate.yml") if step["name"] == "Tarkista pelikerrat"
        ]
        script = self.temporary / "script.sh"
        script.write_text(step["run"], "utf-8")
        return run(
            "bash",
            "-e",
            script,
            cwd=self.folder,
            PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}",
            RUNNER_TEMP=str(self.temporary),
            GITHUB_STEP_SUMMARY=str(self.summary),
        )


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    made = Request(tmp_path / "repo")
    made.write("2026/2026-03-12-mallila.yml", SESSION.format(date="2026-03-12", unit="Mallila", players=7))
    return made


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "1 fil kontrollerades"), ("en", "1 file"), ("ruotsi", "1 tiedosto")]
)
def test_a_request_is_checked_in_the_language_of_its_sessions(request_: Request, language: str, words: str) -> None:
    swedish = SESSION.format(date="2026-03-12", unit="Mallila", players=7)
    request_.write("2026/2026-03-12-mallila.yml", swedish.replace("  otsikko:", f"  kieli: {language}\n  otsikko:"))
    request_.commit()
    request_.write("2026/2026-03-12-mallila.yml", swedish.replace("  otsikko:", f"  kieli: {language}\n  otsikko: x"))
    request_.merge()
    assert words in request_.check().stdout


def test_a_sound_request_passes_and_says_so(request_: Request) -> None:
    request_.commit()
    request_.write("2025/2025-02-01-esimerkkila.yml", SESSION.format(date="2025-02-01", unit="Esimerkki", players=5))
    request_.merge()
    done = request_.check()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Tarkistettiin 2 tiedostoa. Kaikki on kunnossa.\n"
    assert "Kaikki on kunnossa" in request_.summary.read_text("utf-8")


def test_findings_of_files_that_the_request_does_not_touch_stand_apart(request_: Request) -> None:
    request_.write("2025/2025-02-01-vanha.yml", SESSION.format(date="2025-02-01", unit="Vanha", players="monta"))
    request_.commit()
    request_.write("2024/2024-02-01-uusi.yml", SESSION.format(date="2024-02-01", unit="Uusi", players=500))
    request_.merge()
    done = request_.check()
    assert done.returncode == 1
    assert done.stdout.count("::error file=sessions/2024/2024-02-01-uusi.yml,line=9,col=13,") == 1
    assert done.stdout.count("::error file=sessions/2025/2025-02-01-vanha.yml,line=9,col=13,") == 1
    touched, _, others = request_.summary.read_text("utf-8").partition("## Muut tiedostot")
    assert "uusi" in touched
    assert "vanha" not in touched
    assert "vanha" in others
    assert "uusi" not in others


def test_a_session_outside_the_archive_fails_the_request(request_: Request) -> None:
    request_.commit()
    for place in ("..", "../Sessions/2026"):
        request_.write(f"{place}/2025-02-01-uusi.yml", SESSION.format(date="2025-02-01", unit="Uusi", players=5))
    request_.write("../docs/2025-02-01-uutisia.md", "# Uutisia")
    request_.merge()
    done = request_.check()
    assert done.returncode == 1
    found = [line.partition(",")[0] for line in done.stdout.splitlines() if line.startswith("::")]
    assert found == ["::error file=2025-02-01-uusi.yml", "::error file=Sessions/2026/2025-02-01-uusi.yml"]


def test_what_a_request_takes_of_what_is_published_is_a_warning(request_: Request) -> None:
    request_.write("2025/2025-02-01-vanha.yml", SESSION.format(date="2025-02-01", unit="Vanha", players=7))
    request_.commit()
    (request_.folder / "sessions/2025/2025-02-01-vanha.yml").unlink()
    request_.merge()
    done = request_.check()
    assert done.returncode == 0
    assert done.stdout.startswith("::warning file=sessions/2025/2025-02-01-vanha.yml,line=1,col=1,title=OSPE321 ")
    summary = request_.summary.read_text("utf-8")
    assert "OSPE321" in summary
    assert "## Muut tiedostot" not in summary


@pytest.mark.parametrize("made_up", [False, True])
def test_the_first_real_session_brings_the_list_of_what_is_left(request_: Request, *, made_up: bool) -> None:
    request_.write("../mkdocs.yml", "site_url: https://oma.example/\nrepo_url: https://github.com/x/y\n")
    request_.write("../docs/x.md", "[TÄYTÄ: **nimi** <img>]\n")
    request_.commit()
    session = SESSION.format(date="2025-02-01", unit="Uusi", players=7)
    request_.write("2025/2025-02-01-uusi.yml", session if made_up else session.replace("esimerkki: true\n", ""))
    request_.merge()
    assert request_.check().returncode == 0
    _, heading, left = request_.summary.read_text("utf-8").partition("## Ennen julkaisua")
    assert bool(heading) is not made_up
    assert ("docs&#47;x&#46;md&#58;1</code>" in left and "mkdocs&#46;yml&#58;1</code>" in left) is not made_up
    assert "<img>" not in left
    assert "2026-03-12" not in left, "made-up sessions stop nothing"


def test_publishing_stops_where_a_real_session_is_and_something_is_left(request_: Request) -> None:
    settings = "repo_url: https://github.com/x/y\nextra:\n  submissions_email: pelit@oma.fi\n"
    request_.write("../mkdocs.yml", f"site_url: https://oma.example/\n{settings}")
    workflow = ROOT / ".github/workflows/publish.yml"
    (step,) = [step for step in steps(workflow) if step["name"] == "Katso, mitä on vielä täytettävä"]

    def publish() -> tuple[int, list[str]]:
        path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
        done = run("bash", "-e", "-c", step["run"], cwd=request_.folder, PATH=path)
        return done.returncode, [line.partition(",")[0] for line in done.stdout.splitlines() if line[0] == ":"]

    assert publish() == (0, ["::warning file=mkdocs.yml"])
    real = SESSION.format(date="2025-02-01", unit="Uusi", players=7).replace("esimerkki: true\n", "")
    request_.write("2025/2025-02-01-uusi.yml", real)
    assert publish() == (1, ["::error file=mkdocs.yml", "::warning file=sessions/2026/2026-03-12-mallila.yml"])
    request_.write("../mkdocs.yml", f"site_url: https://oma.fi/\n{settings}")
    assert publish() == (0, ["::warning file=sessions/2026/2026-03-12-mallila.yml"])


HOSTILE = [
    "2026/2026-03-13-$(touch pwned).yml",
    "2026/2026-03-13-`touch pwned`;touch pwned.yml",
    "2026/2026-03-13-\n::error file=x::pwned\n.yml",
    "2026/--lang=sv.yml",
    "2026/<img src=x onerror=alert(1)>|[x](http:evil).yml",
    "2026/\x1b[2J\u202e.yml",
    "::set-env name=PATH::x/x.yaml",
]


def test_hostile_names_are_only_names(request_: Request) -> None:
    request_.commit()
    for name in HOSTILE:
        request_.write(name, SESSION.format(date="2026-03-13", unit=f"Yksikkö {HOSTILE.index(name)}", players="x"))
    request_.merge()
    done = request_.check()
    assert done.returncode == 1
    assert not list(request_.folder.parent.rglob("pwned"))
    assert "\x1b" not in done.stdout
    commands = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert len(commands) >= len(HOSTILE)
    assert all(
        re.match(r"::(error|warning) file=sessions/[^,:]+,line=\d+,col=\d+,title=[^,:]+::", line) for line in commands
    )
    assert len(done.stdout.splitlines()) == len(commands) + 1
    summary = request_.summary.read_text("utf-8")
    assert "<img" not in summary
    assert "\x1b" not in summary
    assert "## Muut tiedostot" not in summary  # all of them are known as files that the request changes
