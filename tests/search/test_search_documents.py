"""What of a page is searched."""

from ospe_build.archive.session import Session
from ospe_build.site.search.documents import Section
from ospe_build.site.search.page_document import of_page
from ospe_build.site.search.session_document import of_session


def page(body: str, attributes: str = 'data-search="Ohjeet"', language: str = "fi") -> str:
    return f"<!doctype html><html lang='{language}'><body><nav>Valikko</nav><main {attributes}>{body}</main>"


def texts(body: str) -> list[tuple[str, str, str]]:
    found = of_page("x/", page(body))
    assert found is not None
    return [section[:3] for section in found.sections]


def test_a_page_without_the_mark_is_not_searched() -> None:
    assert of_page("x/", page("<h1>Katu</h1>", "")) is None


def test_a_page_that_repeats_others_is_not_searched() -> None:
    assert of_page("x/", page("<header data-search-none><h1>Katu</h1></header>")) is None
    assert of_page("x/", page("<h1>Katu</h1><p>&lt;p data-search-none&gt;</p>")) is not None


def test_a_page_is_its_title_and_its_parts_by_heading() -> None:
    found = of_page("x/", page('<p>Ennen</p><h1>Otsikko</h1><p>Alku</p><h2 id="osa">Osa</h2><p>Loppu &amp; muu</p>'))
    assert found is not None
    assert (found.title, found.kind, found.language, found.inner) == ("Otsikko", "Ohjeet", "fi", False)
    assert found.sections == (
        Section("Otsikko", "", "Ennen\nAlku", "Otsikko"),
        Section("Osa", "osa", "Loppu & muu", "Osa"),
    )


def test_what_the_site_itself_says_is_left_out() -> None:
    assert texts(
        "<h1>A</h1><nav>Murupolku</nav><form><label>Hae</label></form><button>Tallenna</button><script>x</script>"
        "<svg><title>Kuva</title><svg><text>b</text></svg><line/>Loppu</svg>"
        "<ul data-search-ignore><li>Kopio<br><ul><li>b</li></ul></li></ul><p>Jää</p>"
    ) == [("A", "", "Jää")]


def test_what_is_left_out_may_hold_elements_without_ends() -> None:
    assert texts('<h1>A</h1><ul data-search-ignore><li>b<li><p>c</ul><dl aria-hidden="true"><dt>d<dd>e</dl><p>Jää') == [
        ("A", "", "Jää")
    ]
    assert texts("<h1>A</h1><p data-search-ignore>b <b>c</b></p><p>Jää<p>Jää myös") == [("A", "", "Jää\nJää myös")]


def test_inline_elements_part_no_word_and_others_do() -> None:
    assert texts("<h1>A</h1><p>kirja<b>sto</b>ssa</p><dl><dt>Eka</dt><dd>toka</dd></dl>") == [
        ("A", "", "kirjastossa\nEka\ntoka")
    ]
    assert texts("<h1>A</h1><p><span>3</span><span>toteutunut</span></p>") == [("A", "", "3 toteutunut")]


def test_what_screen_readers_do_not_read_is_left_out() -> None:
    assert texts('<h1>A</h1><div aria-hidden="true"><p>Koriste</p></div><p>Jää</p>') == [("A", "", "Jää")]


def test_of_a_tool_its_title_and_description_are_searched() -> None:
    body = "<h1>Kirjaa <b>tulokset</b></h1><p>Kuka pelasi?</p>"
    found = of_page("kirjaa/", page(body, 'data-search="Kirjaa" data-search-only="Lauta &amp; lomake"'))
    assert found is not None
    assert (found.title, found.sections) == (
        "Kirjaa tulokset",
        (Section("Kirjaa tulokset", "", "Lauta & lomake", "Kirjaa tulokset"),),
    )
    assert "lomake" in found.about.also.split(", ")  # a name of the list of hints


def test_pages_for_maintainers_are_known() -> None:
    found = of_page("x/", page("<h1>A</h1>b", 'data-search="Ylläpito" data-audience="yllapito"'))
    assert found is not None
    assert found.inner


VALUE = {
    "pelikerta": {
        "otsikko": "Ranta kuntoon", "pelattu": "2026-03-12", "organisaatio": "Esimerkkilän kaupunki",
        "toimiala": "kaupunkiymparisto",
        "yksikko": "Puistot; Rannat", "alueet": ["Näyteranta"], "pelaajia": 6, "pelaajien_roolit": ["henkilosto"],
    },
    "rajaus": {"kohde": ["Uimaranta"], "osallistettavat": ["Uimarit"], "kohderyhmat": ["nuoret"]},
    "teemat": {
        "asiakaskokemus": {"kannattaa_kokeilla": [{"kortti": "asukasilta", "lisatieto": "Rannalla"}, "Oma keksintö"]}
    },
    "uudet_keinot": [
        {
            "menetelma": "Laituritalkoot",
            "tavoite": {"miten_vastaa_tarpeisiin": "Laituri ei keinu"},
            "toteutus": {"kuka_vastaa": "Puistot", "maaraaika": "2026-12-31"},
            "seuranta": [
                {"paiva": "2026-05-01", "tila": "kesken", "kuvaus": "Lankut tilattu", "lahteet": ["https://example.org/a"]}
            ],
        }
    ],
}  # fmt: skip


def test_a_session_is_searched_by_what_people_wrote_and_where() -> None:
    found = of_session(Session("2026-03-12-ranta", VALUE))
    assert (found.url, found.title, found.session) == ("tulokset/2026-03-12-ranta/", "Ranta kuntoon", True)
    assert found.about.text == (
        "Puistot, Rannat, Esimerkkilän kaupunki, 12.3.2026, Näyteranta, Kaupunkiympäristö, Nuoret, Henkilöstö"
    )
    assert "Unga" in found.about.also
    assert "2026-03-12 maaliskuu mars March" in found.about.also  # a day as people write it
    assert [section[:3] for section in found.sections] == [
        ("Mitä sovittiin ja mitä tapahtui", "keino-1", "Laituritalkoot\nLaituri ei keinu\nPuistot\nLankut tilattu"),
        ("Rajaus", "rajaus", "Uimaranta"),
        ("Rajaus", "rajaus", "Uimarit"),
        ("Kannattaa kokeilla", "asiakaskokemus-otsikko", "Asukasilta: Rannalla\nOma keksintö"),
    ]
    assert found.sections[-1].also == "Invånarkväll Residents' evening"


def test_roles_of_a_small_table_are_not_told() -> None:
    few = {**VALUE, "pelikerta": {**VALUE["pelikerta"], "pelaajia": 4}}
    assert "Henkilöstö" not in of_session(Session("2026-03-12-ranta", few)).about.text
