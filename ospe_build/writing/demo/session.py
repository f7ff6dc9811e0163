"""One made-up session: its details, its post-its, its boards and its plan."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ospe_build.board import edition_to_name, newest, node, phases, themes
from ospe_build.checking.rules.people import PLAYERS_FOR_ROLES
from ospe_build.slugs import session_id
from ospe_build.writing.demo.examples import example_values
from ospe_build.writing.demo.methods import Boards, move, place
from ospe_build.writing.demo.plan import rows
from ospe_build.writing.demo.setting import Setting

_WHY: Final = "miksi_osallistamme"
_SOMETIMES: Final = frozenset(
    {"alueet", "kesto_min", "pelitapa", "ohjaaja", "pelaajien_roolit", "lauta", "poyta", "edellinen_pelikerta"}
)
"""Details that not every session has."""
_FILLED_LATER: Final = ("kohderyhmat", "koskevat_teemat")
_SPARSE: Final = 50
"""A board less full than this has one note a question."""


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up session: its id, its value, and what its next game builds on."""

    id: str
    value: dict[str, Any]
    setting: Setting
    played: date


def make(setting: Setting, played: date, earlier: Made | None) -> Made:
    """Make a session of a unit; with an earlier one, its methods move on.

    Args:
        setting: who plays and about what.
        played: the day of the game.
        earlier: the same unit's earlier session.
    """
    fullness = setting.pick((15, 55, 75, 80, 85, 85, 90, 90, 95, 95))
    details = _details(setting, played, earlier)
    value: dict[str, Any] = {"skeema": 1, "esimerkki": True, "pelikerta": details}
    value |= _notes(setting, fullness)
    boards: Boards = move(earlier.value.get("teemat", {}), setting, fullness) if earlier else place(setting, fullness)
    if boards:
        value["teemat"] = boards
    if setting.perhaps(4):
        value["ei_sovittu"] = setting.say("ei_sovittu")
    else:
        count = setting.pick((1, 1, 1, 1, 2, 2, 2, 2, 3, 4)) if fullness > _SPARSE else 1
        value["uudet_keinot"] = rows(setting, boards, played, count)
    if setting.perhaps(fullness - 10):
        value["palaute"] = _feedback(setting)
    return Made(session_id(played, details["otsikko"]), value, setting, played)


def _details(setting: Setting, played: date, earlier: Made | None) -> dict[str, Any]:
    players, whole = setting.random.randint(4, 14), node("pelikerta", "alueet").extra.get("whole", {})
    written: dict[str, Any] = {
        "otsikko": setting.say("otsikko"),
        "pelattu": played.isoformat(),
        "kieli": setting.book.language,
        "organisaatio": setting.organisation,
        "toimiala": setting.kind["toimiala"],
        "yksikko": setting.unit["nom"],
        "pelaajia": players,
    }
    if setting.perhaps(85):
        place_name = setting.place["nom"]
        written["alueet"] = [place_name if setting.perhaps(85) else whole.get(setting.book.language, place_name)]
    if setting.perhaps(70):
        written["kesto_min"] = setting.pick((60, 75, 90, 100, 120, 120, 135, 150, 150, 180, 210))
    for key in ("pelitapa", "ohjaaja"):
        if setting.perhaps(80):
            written[key] = setting.pick(list(node("pelikerta", key).values))
    if players >= PLAYERS_FOR_ROLES and setting.perhaps(70):
        roles = list(node("pelikerta", "pelaajien_roolit").values)
        written["pelaajien_roolit"] = [role for role in roles if setting.perhaps(40)] or roles[:1]
    if edition := edition_to_name():
        written["lauta"] = edition
    if earlier:
        written["edellinen_pelikerta"] = earlier.id
    return written | example_values(node("pelikerta", edition=newest()), {*written, *_SOMETIMES}, setting)


def _notes(setting: Setting, fullness: int) -> dict[str, Any]:
    """The boards of post-its; of those that are not the core, some stay empty."""
    value: dict[str, Any] = {}
    for board in phases(newest()):
        if board.kind != "laput":
            continue
        written: dict[str, Any] = {}
        notes = [question for question in board.children if question.shape == "laput"]
        for question in notes:
            if (question.core or setting.perhaps(fullness)) and not question.extra:
                count = setting.pick((1, 2, 2, 2, 3, 4)) if fullness > _SPARSE else 1
                written[question.key] = setting.several(f"{board.key}.{question.key}", count)
        written |= example_values(board, {*_FILLED_LATER, *(question.key for question in notes)}, setting)
        if written:
            value[board.key] = written
    value["rajaus"]["kohderyhmat"] = list(dict.fromkeys(group["koodi"] for group in setting.groups))
    if "mita_osallistaminen_tarkoittaa" in value:
        chosen = [theme.key for theme in themes(newest()) if setting.perhaps(60)]
        if chosen:
            value["mita_osallistaminen_tarkoittaa"]["koskevat_teemat"] = chosen
    benefits = [note for notes in value.get(_WHY, {}).values() for note in notes]
    if benefits and "kehityskohdat" in value and setting.perhaps(fullness):
        value["kehityskohdat"]["heikosti_toteutuvat_hyodyt"] = setting.random.sample(benefits, min(len(benefits), 2))
    return value


def _feedback(setting: Setting) -> dict[str, Any]:
    written: dict[str, Any] = {"hyodyllisyys": setting.pick((2, 3, 4, 4, 4, 5, 5))}
    written["toimi_hyvin"] = setting.several("palaute.toimi_hyvin", setting.pick((1, 2)))
    if setting.perhaps(70):
        written["parannettavaa"] = setting.several("palaute.parannettavaa", 1)
    return written | example_values(node("palaute", edition=newest()), {*written, "parannettavaa"}, setting)
