"""`ospe ready`, run in a project of its own."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ospe_build.cli import main
from ospe_build.messages import LANGUAGES, text

SESSION = """\
skeema: 1
{example}pelikerta:
  otsikko: Mallilan nuorten tilat
"""
SETTINGS = """\
site_name: Tulokset
site_url: https://tulokset.fi/ # https://kommentti.example
repo_url: https://github.com/oma/varasto
extra:
  submissions_email: tulokset@oma.fi
  osoite: !ENV [OSOITE, "https://varalla.fi/"]
"""


class Project:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("mkdocs.yml", SETTINGS)
        self.write("docs/index.md", "Tervetuloa\n")

    def write(self, name: str, content: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")

    def session(self, number: int, *, made_up: bool = False) -> None:
        example = "esimerkki: true\n" if made_up else ""
        self.write(f"sessions/2026/2026-03-{number:02}-mallila.yml", SESSION.format(example=example))

    def run(self, *options: str) -> Result:
        return CliRunner().invoke(main, ["ready", *options])

    def ready(self, *options: str) -> tuple[int, list[str]]:
        """The exit status and the lines, but for the verdict."""
        done = self.run(*options)
        assert done.stderr == ""
        return done.exit_code, done.stdout.splitlines()[:-1]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def test_a_project_in_which_all_is_filled_in_is_ready(project: Project) -> None:
    assert project.run().stdout == "Kaikki on täytetty.\n"
    project.session(1)
    done = project.run()
    assert (done.exit_code, done.stdout) == (0, "Kaikki on täytetty.\n")


MARKS = (
    "docs/tietosuoja.md", "docs/ohjeet/uusi.md", "ospe_build/locale/fi.po", "ospe_build/locale/sv.po",
    "ospe_build/site/templates/fragments/home.html", "schema/keinokortit.yml",
)  # fmt: skip


@pytest.mark.parametrize("file", MARKS)
def test_a_mark_anywhere_in_what_is_published_is_named_with_its_line(project: Project, file: str) -> None:
    project.write(file, "Alku\nNimi: **[TÄYTÄ: ylläpitäjän nimi]**, [TA\u0308YTA\u0308: puhelin], [täytä]\n")
    project.session(1)
    status, lines = project.ready()
    assert status == 1
    assert lines == [
        f"{file}:2: Kirjoita oma tekstisi tämän tilalle: {mark}"
        for mark in ("[TÄYTÄ: puhelin]", "[TÄYTÄ: ylläpitäjän nimi]", "[täytä]")
    ]


def test_what_is_no_mark_is_let_alone(project: Project) -> None:
    project.write("docs/a.md", "TÄYTÄ: tämä [linkki](x.md) [täytäntöönpano] [Täytännön](x)\n")
    project.write("docs/yllapito/kayttoonotto.md", "| **[TÄYTÄ: nimi]** | Mitä kirjoitat |\n")
    project.write("sessions/2026/2026-03-01-a.yml", "- '[TÄYTÄ: x]'\n")
    project.write("tests/x.md", "[TÄYTÄ: x]\n")
    project.write("docs/dev/x.md", "[TÄYTÄ: x] https://tulokset.example/\n")
    project.write("mkdocs.yml", f"{SETTINGS}exclude_docs: |\n  /dev/\n")
    (project.folder / "docs/kuva.png").write_bytes("[TÄYTÄ: x]".encode("utf-16"))
    assert project.ready() == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("https://tulokset.fi/", "https://tulokset.example/x/", 2, "esimerkkiosoite https://tulokset.example/x/"),
        ("tulokset@oma.fi", '"tulokset@oma.example"', 5, "esimerkkiosoite tulokset@oma.example"),
        ("github.com/oma", "github.com/esimerkki", 3, "esimerkkiosoite https://github.com/esimerkki/varasto"),
        ("github.com/oma", "git.EXAMPLE/oma", 3, "esimerkkiosoite https://git.EXAMPLE/oma/varasto"),
        ("varalla.fi", "varalla.example", 6, "esimerkkiosoite https://varalla.example/"),
        ("Tulokset", "'[TÄYTÄ: nimi]'", 1, "[TÄYTÄ: nimi]"),
        ("repo_url: https://github.com/oma/varasto\n", "", 1, "Kohta repo_url puuttuu."),
        ("repo_url: https://github.com/oma/varasto\n", "repo_url:\n", 1, "Kohta repo_url puuttuu."),
        ("site_url: https", "sivu: https", 1, "Kohta site_url puuttuu."),
        ("submissions_email: tulokset@oma.fi", "submissions_email:", 1, "Kohta submissions_email puuttuu."),
    ],
)
def test_settings_that_are_still_those_of_the_example(
    project: Project, old: str, new: str, line: int, words: str
) -> None:
    assert SETTINGS.count(old) == 1
    project.write("mkdocs.yml", SETTINGS.replace(old, new))
    project.session(1)
    status, (told,) = project.ready()
    assert status == 1
    assert told.startswith(f"mkdocs.yml:{line}: ")
    assert words in told


UNUSABLE = {
    "languages: [fi, se]": '["fi", "se"]',
    "languages: sv": '"sv"',
    "official: 'no'": '"no"',
    "site_names: {se: Namn}": '{"se": "Namn"}',
    "site_names: {sv: [Namn]}": '{"sv": ["Namn"]}',
    "publisher_type: http://purl.org/x": '"http://purl.org/x"',
    "submissions_email: tulokset at oma.fi": '"tulokset at oma.fi"',
    "submissions_email: a@oma.fi, b@oma.fi": '"a@oma.fi, b@oma.fi"',
    "submissions_endpoint: http://oma.fi/": '"http://oma.fi/"',
    "submissions_endpoint: 2026-03-12": '"2026-03-12"',
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("told", "found"), UNUSABLE.items(), ids=UNUSABLE)
def test_a_setting_that_cannot_be_used_is_told_with_its_line_and_a_way_out(
    project: Project, told: str, found: str, language: str
) -> None:
    project.write("mkdocs.yml", f"extra:\n  {told}\nsite_name: Tulokset\n")
    done = project.run("--lang", language)
    assert (done.exit_code, done.stdout) == (1, "")
    name = told.partition(":")[0]
    assert done.stderr == f"mkdocs.yml:2: {text(language, f'settings.{name}', found=found)}\n"


def test_all_settings_that_cannot_be_used_are_told_at_once_and_empty_ones_are_none(project: Project) -> None:
    project.write("mkdocs.yml", f"{SETTINGS}  languages: [sv, ei]\n  site_names:\n  official: 'true'\n  muu: [x]\n")
    said = project.run().stderr.splitlines()
    assert [line.partition(" ")[0] for line in said] == ["mkdocs.yml:7:", "mkdocs.yml:9:"]


def test_example_addresses_on_pages_count_but_not_in_their_code(project: Project) -> None:
    code = "```sh\ncurl https://koodi.example/\n```\n~~~\na@koodi.example\n~~~\n`https://koodi.example`\n"
    project.write("docs/a.md", f"{code}Kysy: <apua@oma.example>. Ei: www.example.org, x.exampleja\n")
    assert project.ready() == (0, ["docs/a.md:8: Vaihda esimerkkiosoite apua@oma.example oikeaksi."])


def test_nothing_stops_while_all_sessions_are_made_up(project: Project) -> None:
    project.write("docs/a.md", "[TÄYTÄ: a]\n")
    project.session(1, made_up=True)
    done = project.run()
    assert done.exit_code == 0
    assert done.stdout == (
        "docs/a.md:1: Kirjoita oma tekstisi tämän tilalle: [TÄYTÄ: a]\n"
        "Yksi kohta odottaa täyttämistä. Se ei vielä estä julkaisua, koska arkistossa ei ole oikeaa pelikertaa.\n"
    )
    project.session(2)
    done = project.run()
    assert done.exit_code == 1
    assert done.stdout.endswith("Yksi kohta pitää täyttää ennen julkaisua, koska arkistossa on oikea pelikerta.\n")


def test_made_up_sessions_beside_real_ones_are_only_listed(project: Project) -> None:
    project.session(1)
    project.session(2, made_up=True)
    status, (line,) = project.ready()
    assert status == 0
    assert line.startswith("sessions/2026/2026-03-02-mallila.yml:2: Keksitty pelikerta 2026-03-02-mallila on oikeiden")


def test_a_session_that_cannot_be_read_is_not_a_real_one(project: Project) -> None:
    project.write("docs/a.md", "[TÄYTÄ: a]\n")
    project.write("sessions/2026/2026-03-01-a.yml", "rikki: [")
    project.write("sessions/README.md", "pelikerta: x")
    assert project.ready()[0] == 0


def test_for_github_each_is_an_annotation(project: Project) -> None:
    project.write("docs/a,b.md", "[TÄYTÄ: a%]\n")
    status, (line,) = project.ready("--format", "github")
    assert (status, line) == (
        0,
        "::warning file=docs/a%2Cb.md,line=1,title=Ennen julkaisua::Kirjoita oma tekstisi tämän tilalle: [TÄYTÄ: a%25]",
    )
    project.session(1)
    status, (line,) = project.ready("--format", "github")
    assert (status, line.startswith("::error file=")) == (1, True)


def test_it_speaks_the_language_that_is_asked_for(project: Project) -> None:
    project.write("docs/a.md", "[TÄYTÄ: a]\n")
    assert "Skriv din egen text" in project.run("--lang", "sv").stdout


def test_elsewhere_than_in_a_project_it_is_misuse(project: Project) -> None:
    Path("mkdocs.yml").unlink()
    done = project.run()
    assert (done.exit_code, "Täällä ei ole tiedostoa mkdocs.yml" in done.stderr) == (2, True)
    project.write("mkdocs.yml", "site_url: [")
    done = project.run()
    assert (done.exit_code, "mkdocs.yml" in done.stderr) == (1, True)


def test_marks_in_the_files_that_tell_who_is_who_are_listed(project: Project) -> None:
    project.write("GOVERNANCE.md", "# Governance\n\nAsk **[TÄYTÄ: yhteyshenkilö]** at x@y.example.\n")
    project.write("CODEOWNERS", "# [TÄYTÄ: tiimi]\n")
    status, lines = project.ready()
    assert status == 0
    assert [line for line in lines if "TÄYTÄ" in line] == [line for line in lines if ":" in line and line.strip()]
    assert sum("GOVERNANCE.md:3" in line for line in lines) == 1
    assert sum("CODEOWNERS:1" in line for line in lines) == 1
