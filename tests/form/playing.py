"""Playing a game on the screen by mouse, by keyboard alone or by finger, as a person does."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from ospe_build.board import node

OpenPlay = Callable[..., Page]
LARGE = {"viewport": {"width": 1280, "height": 720}}
MANY = 90
"""How often Tab is pressed before something counts as out of reach."""

UNIT = "Mallilan kirjasto"
NOTES: dict[tuple[str, str], list[str]] = {
    ("rajaus", "kohde"): ["Kirjaston nuorten tilat", "Ilta-aukiolo: klo 16–20"],
    ("rajaus", "osallistettavat"): ["Yläkoululaiset", "Nuorisotalon ohjaajat"],
    ("miksi_osallistamme", "palvelujen_parantaminen"): [
        "Tila kalustetaan kerralla oikein",
        "Säännöt, joita noudatetaan",
    ],
    ("miksi_osallistamme", "hyodyt_kohderyhmalle"): [
        "Nuori näkee, että sanalla on merkitystä",
        "Oppii neuvottelemaan #1",
    ],
    ("miksi_osallistamme", "tiedon_hyodyntaminen"): ["He näkevät kirjaston kello 19, me kello 9", "Joku osaa korjata"],
    ("miksi_osallistamme", "hyodyt_meille"): ["Iltavuoroon uskaltaa tulla", "“Kuulemme” ennen muita", "Ei arvailua"],
    ("mita_osallistaminen_tarkoittaa", "nakynyt_toiminnassa"): ["Kysely keväällä", "- viivalla alkava", "Avoimet ovet"],
    ("nykyiset_keinot", "toimenpiteet"): ["Suunnitteluilta", "Palautelaatikko", "true"],
    ("nykyiset_keinot", "nakyminen_kaupunkilaisille"): ["Juliste ovessa", "Ei mitenkään", "2026-03-12"],
    ("kehityskohdat", "kehitettavaa"): [
        "Emme kerro, mihin palaute johti",
        "Tytöt katosivat",
        "Häiriöistä puhutaan",
        "Ovi on raskas",
        "Ei",
    ],
    ("palaute", "toimi_hyvin"): ["Kortit", "Aika riitti", "Kaikki puhuivat", "Ruudulta näki"],
    ("palaute", "parannettavaa"): ["Tauko puuttui", "Enemmän nuoria", "Pöytä oli pieni", "Kello kävi"],
}
PICKED = ["Säännöt, joita noudatetaan", "Joku osaa korjata"]
MORE = "Syyskuussa kävi 140 ihmistä"
OWN = "Hiljaisen ja äänekkään ajan lukujärjestys"
MEANS: list[dict[str, Any]] = [
    {
        "tavoite": {"miten_kehittaa_osallisuutta": "Nuoret päättävät itse tuhannesta eurosta"},
        "toteutus": {
            "kuka_vastaa": "Kirjaston nuorten tiimi", "vastuutahon_kanssa_sovittu": True, "maaraaika": "2027-12-17",
            "miten_mitataan": "Osallistujat lasketaan",
        },
    },
    {
        "tavoite": {"miten_vastaa_tarpeisiin": "Säännöt, joita joku noudattaa"},
        "toteutus": {"kuka_vastaa": "Asiakaspalvelu ja nuorisotyö", "maaraaika": "2027-06"},
    },
    {
        "menetelma": "Kahvit grillikioskin ja koulun kanssa",
        "tavoite": {"miten_kehittaa_osallisuutta": "Tullaan tutuiksi"},
        "toteutus": {"kuka_vastaa": "Alueen verkosto", "aikataulu": "Kevään aikana"},
    },
]  # fmt: skip
TYPED = {"2027-12-17": "17.12.2027", "2027-06": "6/2027"}
DETAILS = {"otsikko": "Mallilan nuorten tilat", "organisaatio": "Esimerkkilän kaupunki"}


def turn(page: Page, stop: str) -> None:
    """Go to a stop by the address."""
    page.evaluate("stop => { location.hash = stop; }", stop)
    page.wait_for_function("stop => document.querySelector('[data-play]').dataset.stop === stop", arg=stop)


def leave(page: Page) -> None:
    """Another tab is about to come to the front: a browser with a screen tells the page by this."""
    page.evaluate("dispatchEvent(new Event('blur'))")


class Player:
    """Somebody who plays, in one way of using a screen."""

    def __init__(self, page: Page, way: str) -> None:
        self.page, self.way = page, way
        self.keys = page.keyboard

    def tab_to(self, target: Locator) -> None:
        """Press Tab until something has the focus."""
        is_there = "element => element === document.activeElement"
        for _ in range(MANY):
            if target.evaluate(is_there):
                return
            self.keys.press("Tab")
        raise AssertionError(f"out of reach by Tab: {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Click it, tap it, or press a key on it."""
        expect(target).to_be_visible()
        if self.way == "keyboard":
            self.tab_to(target)
            self.keys.press(key)
        elif self.way == "touch":
            target.tap()
        else:
            target.click()

    def write(self, target: Locator, text: str) -> None:
        if self.way == "keyboard":
            self.tab_to(target)
        else:
            self.press(target)
        self.keys.type(text)

    def field(self, key: str, text: str) -> None:
        self.write(self.page.locator(f"[name={key}]"), text)

    def choose(self, name: str) -> None:
        """Choose in a dialog."""
        self.press(self.page.get_by_role("dialog").get_by_role("button", name=name))

    def go_on(self) -> None:
        self.press(self.page.locator("[data-next]"))

    def column(self, number: int) -> Locator:
        return self.page.locator(".play-col").nth(number)

    def turn_to(self, number: int) -> None:
        """Make a question the one that is answered now."""
        if self.way == "keyboard":
            self.press(self.column(number).locator(".play-col__tab"))
        else:
            self.press(self.column(number).locator(".play-col__tab, .play-col__question").first)

    def notes(self, number: int, texts: list[str]) -> None:
        self.turn_to(number)
        for text in texts:
            expect(self.column(number).locator(".play-compose textarea")).to_be_focused()
            self.keys.type(text)
            self.keys.press("Enter")

    def note(self, text: str) -> Locator:
        return self.page.locator(".play-note__text", has_text=text)


def begin(player: Player) -> None:
    player.field("yksikko", UNIT)
    player.field("pelaajia", "8")
    player.press(player.page.get_by_label("Kaikki tietävät"), "Space")
    player.go_on()


def begun(open_play: OpenPlay, stop: str = "rajaus") -> Player:
    """Somebody who has begun a game, and gone on to a stop."""
    player = Player(open_play(**LARGE), "mouse")
    begin(player)
    turn(player.page, stop)
    return player


def answer(player: Player, board: str) -> None:
    """Write all notes of a board."""
    expect(player.page.get_by_role("heading", level=1)).to_have_text(node(board).label())
    lists = [keys for keys in NOTES if keys[0] == board]
    first = 1 if board == "palaute" else 0
    for number, keys in enumerate(lists, first):
        player.notes(number, NOTES[keys])


def play_boards(player: Player) -> None:
    """The boards of questions, with a note that is edited, one that is moved, one removed and brought back."""
    page = player.page
    answer(player, "rajaus")
    player.press(player.note("Nuorisotalon ohjaajat"))
    player.choose("Muokkaa")
    player.keys.press("End")
    player.keys.type("!")
    player.keys.press("Enter")
    expect(player.note("Nuorisotalon ohjaajat!")).to_be_visible()
    player.go_on()
    answer(player, "miksi_osallistamme")
    player.keys.type("Väärässä paikassa")
    player.keys.press("Enter")
    player.press(player.note("Väärässä paikassa"))
    player.choose(node("miksi_osallistamme", "palvelujen_parantaminen").label())
    player.press(page.get_by_role("button", name="Kumoa"))
    player.press(player.note("Väärässä paikassa"))
    player.choose("Poista lappu")
    expect(player.note("Väärässä paikassa")).to_have_count(0)
    player.go_on()
    answer(player, "mita_osallistaminen_tarkoittaa")
    player.turn_to(1)
    player.press(page.get_by_label(node("teemat", "asiakaskokemus").label()), "Space")
    player.go_on()
    answer(player, "nykyiset_keinot")
    player.go_on()
    answer(player, "kehityskohdat")
    player.turn_to(1)
    for text in PICKED:
        player.press(page.get_by_role("checkbox", name=text), "Space")
    player.go_on()


def play_cards(player: Player) -> list[str]:
    """Six cards and a method of one's own; the ids of the cards, in the order in which they were placed."""
    page = player.page
    names = []

    def place(number: int) -> None:
        if player.way == "keyboard":
            player.keys.press(str(number))
        else:
            player.press(page.locator(".play-key").nth(number - 1))

    def deal(number: int) -> None:
        player.press(page.locator(".play-pile"))
        names.append(page.locator(".play-held__name").inner_text())
        place(number)

    for number in (1, 2, 3, 3):
        deal(number)
    player.turn_to(0)
    player.press(player.column(0).locator(".play-card__face"))
    player.choose("Lisää lisätieto")
    player.keys.type(MORE)
    player.keys.press("Enter")
    player.write(page.locator(".play-finder input"), OWN)
    player.keys.press("Enter")
    place(3)
    player.go_on()
    for number in (1, 2):
        deal(number)
    for _ in range(4):
        player.go_on()
    return names


def begin_in(page: Page, language: str) -> None:
    """Begin a game on a page in that language, and wait for its first board."""
    page.locator("[name=yksikko]").fill("Mallila")
    page.locator("[name=pelaajia]").fill("7")
    page.locator(".play-check input").check()
    page.locator("[data-next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(node("rajaus").label(language))


def play_plan(player: Player) -> None:
    page = player.page
    for row, means in enumerate(MEANS):
        if "menetelma" in means:
            player.press(page.get_by_role("button", name="+ Oma keino"))
            player.write(page.get_by_role("combobox"), means["menetelma"])
            player.keys.press("Enter")
        else:
            player.press(page.locator(".play-card--wished").first)
        expect(page.locator(".play-plan__row")).to_have_attribute("aria-label", f"Keino {row + 1}")
        for group in ("tavoite", "toteutus"):
            for key, value in means[group].items():
                if value is True:
                    player.press(page.locator(".play-plan__row").get_by_role("checkbox"), "Space")
                else:
                    player.field(key, TYPED.get(value, value))
    player.go_on()


def play_end(player: Player) -> None:
    page = player.page
    for n in range(len(MEANS)):
        expect(page.locator(".play-number[aria-current]")).to_have_text(str(n + 1))
        player.press(page.locator(".play-ask .button--primary"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Jätetäänkö jokin lappu julkaisematta?")
    player.press(page.get_by_role("button", name="Poista: Ei arvailua"))
    player.go_on()
    answer(player, "palaute")
    player.turn_to(0)
    if player.way == "keyboard":
        player.tab_to(page.get_by_role("radio", name="1"))
        for _ in range(3):
            player.keys.press("ArrowRight")
    else:
        player.press(page.get_by_role("radio", name="4"))
    player.go_on()
    for key, text in DETAILS.items():
        player.field(key, text)
    page.locator("[name=toimiala]").select_option("muu")
    player.press(page.get_by_role("link", name="Tarkista ja lähetä"))


def expected(cards: list[str], day: str) -> dict[str, Any]:
    """The session that comes of it."""
    value: dict[str, Any] = {
        "skeema": 1,
        "pelikerta": {**DETAILS, "pelattu": day, "toimiala": "muu", "yksikko": UNIT, "pelaajia": 8},
        "teemat": {
            "asiakaskokemus": {
                "teemme_jo_hyvin": [{"kortti": cards[0], "lisatieto": MORE}],
                "olemme_kokeilleet": [{"kortti": cards[1]}],
                "kannattaa_kokeilla": [{"kortti": cards[2]}, {"kortti": cards[3]}, OWN],
            },
            "alueyhteistyo": {"teemme_jo_hyvin": [{"kortti": cards[4]}], "olemme_kokeilleet": [{"kortti": cards[5]}]},
        },
        "uudet_keinot": [
            {"menetelma": {"kortti": cards[2]}, **MEANS[0]}, {"menetelma": {"kortti": cards[3]}, **MEANS[1]}, MEANS[2],
        ],
    }  # fmt: skip
    for (board, key), texts in NOTES.items():
        value.setdefault(board, {})[key] = [text for text in texts if text != "Ei arvailua"]
    value["rajaus"]["osallistettavat"][1] += "!"
    value["mita_osallistaminen_tarkoittaa"]["koskevat_teemat"] = ["asiakaskokemus"]
    value["kehityskohdat"]["heikosti_toteutuvat_hyodyt"] = PICKED
    value["palaute"]["hyodyllisyys"] = 4
    return value
