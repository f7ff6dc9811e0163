"""What a query finds, in which order, and what is said of it: in a real browser."""

from collections.abc import Callable, Sequence

import pytest
from searched import Searching, page

from ospe_build.archive.session import Session
from ospe_build.site.search.documents import Document
from ospe_build.site.search.session_document import of_session

Make = Callable[..., Searching]


def session(day: str, title: str, *notes: str, **details: object) -> Document:
    """A session's page, with notes on its first board."""
    value = {
        "pelikerta": {
            "otsikko": title,
            "pelattu": day,
            "organisaatio": "Esimerkkilän kaupunki",
            "toimiala": "muu",
            "yksikko": "Keksitty yksikkö",
            "pelaajia": 5,
            **details,
        },
        "rajaus": {"kohde": list(notes) or ["Aukiolo"], "osallistettavat": ["Kävijät"]},
        "ei_sovittu": "Aika loppui.",
    }
    return of_session(Session(f"{day}-keksitty", value))


@pytest.fixture(scope="module")
def site(searching: Make) -> Searching:
    pages = [
        page(
            "keinot/osallistuva-budjetointi/", "Osallistuva budjetointi", "Asukkaat äänestävät rahasta.", kind="Keinot"
        ),
        page("keinot/kansalaispaneeli/", "Kansalaispaneeli", "Arvottu ryhmä miettii."),
        page(
            "ohjeet/", "Ohje ohjaajalle", "<h2 id='aika'>Varaa aikaa</h2><p>Kello on tärkeä. <button>Lisää</button></p>"
        ),
        page("tietoa/", "Tietoa palvelusta", "Sama kolmella kielellä: kampela"),
        page("sv/tietoa/", "Om tjänsten", "Samma: kampela", language="sv"),
        page("sv/bara/", "Bara här", "Flundra", language="sv"),
        page("keinot/", "Valitse tästä", "Kortteja on pakassa monta.", kind="Keinot"),
        page("virheet/", "Virheet", "Laituri, laituri, laituri", inner=True),
    ]
    sessions = [
        session("2020-01-01", "Vanha laituri", "Penkki on rikki"),
        session("2021-01-01", "Ranta", "Laituri on liukas, ja siellä on 12 500 kävijää"),
        session("2022-01-01", "Uusi laituri", "Valaistus puuttuu"),
        session("2023-01-01", "Satama", "Kahvilassa on Wi-Fi ja café", "Uimalaiturit ovat täynnä"),
        session("2024-01-01", "Puisto", "Laiturinkorjaaja lupasi tulla", "Versio 4.7", alueet=["Vuosaari"], kieli="fi"),
        session(
            "2025-01-01",
            "Kenttä",
            "Lupa haetaan kaupungilta",
            "EU:n raha, 6-vuotiaat mukana",
            yksikko="Malmin kirjasto",
        ),
        session("2026-01-01", "Aukio", "Vapaaehtoiset kastelevat kukat"),
        session("2026-02-01", "Torget", "Vi ska fråga på sociala medier", "Kampanj", kieli="sv"),
        session("2026-02-02", "Tori", "Vastauksia somessa", "Kampanja 31.12.2027", "Kampanj"),
        session("2026-02-03", "Rysä", "Vuonna 2027 viikolla 12 tai 31", "Kello 47"),
    ]
    return searching(pages, sessions)


def test_the_word_comes_before_compounds_and_these_before_beginnings_title_before_notes_newest_first(
    site: Searching,
) -> None:
    assert site.titles("laituri") == ["Uusi laituri", "Vanha laituri", "Ranta", "Satama", "Puisto", "Virheet"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("laitureillammekin", ["Uusi laituri", "Vanha laituri", "Ranta", "Satama", "Virheet"]),
        ("vuosaaressa", ["Puisto"]),
        # "Lupasi" stands in another session, and says nothing of what is sought.
        ("mitä malmin kirjasto lupasi", ["Kenttä"]),
        ("kirjaston lupaukset", ["Kenttä"]),
        ("malmilla", ["Kenttä"]),
        ("kirjastoihin", ["Kenttä"]),
        ("12500", ["Ranta"]),
        ("12 500", ["Ranta"]),
        ("125", []),
        ("wifi", ["Satama"]),
        ("wi-fi", ["Satama"]),
        ("cafe", ["Satama"]),
        ("café", ["Satama"]),
        ("ranta\u00ad", ["Ranta"]),
        (
            "ka\u0308vija\u0308",
            ["Rysä", "Tori", "Aukio", "Kenttä", "Puisto", "Satama", "Uusi laituri", "Ranta", "Vanha laituri", "Torget"],
        ),
        ("tarkea", ["Ohje ohjaajalle"]),
        ("EU", ["Kenttä"]),
        ("EU:hun", ["Kenttä"]),
        ("6-vuotias", ["Kenttä"]),
        ("lupa", ["Kenttä", "Puisto"]),  # "lupasi" is no form of it, and only begins as it does
        ("lupasi", ["Puisto"]),
        ("mitä luvattiin", ["Puisto"]),  # the small word does not decide
        ("mitä", []),
        ("lisää", []),  # what a button says is not searched
        ("varaa", ["Ohje ohjaajalle"]),  # what a heading of a text says is
        ("kohde", []),  # what a board asks is not
        ("osbu", ["Osallistuva budjetointi"]),
        ("asukaspaneeleja", ["Kansalaispaneeli"]),
        ("bibliotek", ["Kenttä"]),
        ("skola", []),  # "ska" is a form of its verb alone
        ("volunteers", ["Aukio"]),
        ('"penkki on rikki"', ["Vanha laituri"]),
        ('"rikki on penkki"', []),
        ("laituri penkki", ["Vanha laituri"]),
        ("2023 satamassa", ["Satama"]),
        ("sosiaalisesta mediasta", ["Tori", "Torget"]),  # a name of several words, in any form, finds what it means
        ("sosiaalinen vastaus", ["Tori"]),
        ("31.12.2027", ["Tori", "Rysä"]),  # the day, then pages with all its numbers
        ("47", ["Rysä"]),  # 4.7 is another number
        ("4.7", ["Puisto"]),
        ("kampanj", ["Tori", "Torget"]),  # what is in the reader's language comes first
        ("keinot", ["Valitse tästä"]),  # the first page of a kind, by the kind's name
    ],
)
def test_a_query_finds(site: Searching, query: str, titles: Sequence[str]) -> None:
    assert site.titles(query) == list(titles)


def test_of_a_page_in_several_languages_the_readers_own_is_found_once(site: Searching) -> None:
    assert site.titles("kampelat") == ["Tietoa palvelusta"]
    assert site.titles("samma") == ["Om tjänsten"]
    assert site.titles("flundror") == ["Bara här"]


def test_where_no_page_has_all_words_those_with_most_come_first_and_say_what_they_lack(site: Searching) -> None:
    told = site.ask("uusi laituri penkki")
    assert told["partial"] is True
    assert isinstance(told["found"], list)
    assert [(one["title"], one["missing"]) for one in told["found"]][:3] == [
        ("Uusi laituri", ["penkki"]),
        ("Vanha laituri", ["uusi"]),
        ("Ranta", ["uusi", "penkki"]),
    ]


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("kirjsto", "kirjasto"),
        ("osallistva budjetointi", "osallistuva budjetointi"),
        ("penkik", "penkki"),
        ("xyzzyq", ""),
        ("lähikirjastojen", "kirjastojen"),  # of a compound that is nowhere, the last part
        ("kirjasto", ""),
    ],
)
def test_the_nearest_word_of_the_site_is_told(site: Searching, query: str, nearest: str) -> None:
    assert site.ask(query)["nearest"] == nearest


def test_an_excerpt_comes_from_the_board_where_the_word_stands_and_leads_there(site: Searching) -> None:
    (found,) = site.ask("kastella kukkia")["found"]  # type: ignore[misc]
    assert found["excerpt"] == "Rajaus: Vapaaehtoiset [kastelevat] [kukat]"
    assert found["address"] == "tulokset/2026-01-01-keksitty/?haku=kastelevat+kukat#rajaus"


def test_a_page_found_by_its_title_shows_its_first_text(site: Searching) -> None:
    (found,) = site.ask("osallistuva budjetointi")["found"]  # type: ignore[misc]
    assert found["excerpt"] == "Asukkaat äänestävät rahasta."


@pytest.fixture(scope="module")
def others(searching: Make) -> Searching:
    pages = [
        page("sv/guide/", "Anvisning", "Fråga vid hälsostationen.", language="sv"),
        page("sv/yksikot/malmin-terveysasema/", "Malmin terveysasema", "Alla tider.", language="sv", kind="Enheter"),
        page("en/guide/", "How to write", "The centre is good for your health.", language="en"),
        page("en/yksikot/malmin-terveysasema/", "Malmin terveysasema", "All hours.", language="en", kind="Units"),
    ]
    sessions = [
        session(f"2026-01-{day:02}", f"Peli {day}", "Kerran vuodessa, ei kerran kuussa. Kuussa on kivaa, kerran vain.")
        for day in range(1, 28)
    ]
    sessions.append(session("2026-03-01", "Rahaa 3 500", "Varattu 12 500 euroa ja EU:n tukea, 12.3.2026."))
    return searching(pages, sessions)


@pytest.mark.parametrize(
    ("query", "excerpt"),
    [
        ('"kerran kuussa"', "Rajaus: Kerran vuodessa, ei [kerran] [kuussa]. Kuussa on kivaa, kerran vain."),
        ("12500", "Rajaus: Varattu [12 500] euroa ja EU:n tukea, 12.3.2026."),
        ('"EU:n tukea"', "Rajaus: Varattu 12 500 euroa ja [EU:n] [tukea], 12.3.2026."),
        ("12.3.2026", "Rajaus: … euroa ja EU:n tukea, [12.3.2026]."),
    ],
)
def test_an_excerpt_shows_a_phrase_as_it_stands_and_a_number_whole(others: Searching, query: str, excerpt: str) -> None:
    found = others.ask(query)["found"]
    assert isinstance(found, list)
    assert found[0]["excerpt"] == excerpt


@pytest.mark.parametrize("query", ["hälsostation", "health centre"])
def test_a_name_in_another_language_comes_before_words_scattered_over_a_guide(others: Searching, query: str) -> None:
    assert others.titles(query)[0] == "Malmin terveysasema"


def test_a_phrase_on_many_pages_is_sought_on_the_newest_and_that_is_told(searching: Make) -> None:
    sessions = [session(f"{2000 + at // 28}-01-{1 + at % 28:02}", f"Peli {at}", "Kerran kuussa") for at in range(205)]
    many = searching([], sessions)
    told = many.ask('"kerran kuussa"')
    assert isinstance(told["found"], list)
    assert (len(told["found"]), told["readOnly"]) == (200, 200)
    assert many.ask("kerran kuussa")["readOnly"] == 0
