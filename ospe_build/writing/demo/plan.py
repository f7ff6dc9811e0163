"""The plan of a made-up session, and what became of it."""

from datetime import date, timedelta
from typing import Any, Final

from ospe_build.board import newest, node
from ospe_build.slugs import slug
from ospe_build.writing.demo.examples import example_values
from ospe_build.writing.demo.methods import Boards, Method, draw, wished
from ospe_build.writing.demo.setting import Setting

LAST_DAY: Final = date(2026, 10, 31)
"""The last day on which anything happens in made-up sessions."""

_COURSES: Final = (
    (), (), (), (),
    ("aloittamatta",), ("suunnitteilla",), ("kesken",), ("toteutunut",), ("luovuttu",),
    ("aloittamatta", "luovuttu"), ("suunnitteilla", "kesken"), ("kesken", "toteutunut"),
    ("kesken", "osittain_toteutunut"),
    ("suunnitteilla", "kesken", "toteutunut"), ("kesken", "toteutunut", "vakiintunut"), ("kesken", "luovuttu"),
    ("aloittamatta", "suunnitteilla", "kesken", "toteutunut"), ("kesken", "osittain_toteutunut", "toteutunut"),
)  # fmt: skip
"""Ways that a means may go: the states of its follow-ups, oldest first."""

_PLAN: Final = node("uudet_keinot", edition=newest())
_IMPLEMENTATION: Final = frozenset(
    {"kuka_vastaa", "vastuutahon_kanssa_sovittu", "miten_resursoidaan", "aikataulu", "miten_mitataan", "maaraaika"}
)
_FOLLOW_UP: Final = frozenset(
    {"paiva", "tila", "kuvaus", "mittaustulos", "uusi_maaraaika", "uusi_vastuutaho", "lahteet"}
)
"""Keys that are filled here, if not each time."""

_CLOSED: Final = frozenset({"toteutunut", "vakiintunut", "luovuttu"})
_MEASURED: Final = frozenset({"osittain_toteutunut", "toteutunut", "vakiintunut"})


def rows(setting: Setting, boards: Boards, played: date, count: int) -> list[dict[str, Any]]:
    """Write so many rows of a plan, preferably of what the players found worth trying."""
    hoped = wished(boards)
    chosen: list[Method] = setting.random.sample(hoped, min(len(hoped), count))
    while len(chosen) < count:
        method = draw(setting)
        if method not in chosen:
            chosen.append(method)
    hows = setting.several("tavoite.miten_kehittaa_osallisuutta", count)
    needs = setting.several("tavoite.miten_vastaa_tarpeisiin", count)
    return [
        _row(setting, method, _goal(setting, *goal), played) for method, *goal in zip(chosen, hows, needs, strict=True)
    ]


def _goal(setting: Setting, how: str, need: str) -> dict[str, Any]:
    goal: dict[str, Any] = {"miten_kehittaa_osallisuutta": how, "miten_vastaa_tarpeisiin": need}
    goal |= example_values(_PLAN.child("tavoite"), goal, setting)
    if setting.perhaps(25):
        del goal[setting.pick(list(goal))]
    return goal


def _row(setting: Setting, method: Method, goal: dict[str, str], played: date) -> dict[str, Any]:
    start = _later(setting, played, 20, 120)
    end = _later(setting, start, 40, 300)
    row: dict[str, Any] = {
        "tavoite": goal,
        "menetelma": method,
        "toteutus": _implementation(setting, start, end),
    }
    row |= example_values(_PLAN, {*row, "seuranta"}, setting)
    follow_ups = _follow_ups(setting, start, end)
    if follow_ups:
        row["seuranta"] = follow_ups
    return row


def _later(setting: Setting, day: date, fewest: int, most: int) -> date:
    return day + timedelta(days=setting.random.randint(fewest, most))


def _implementation(setting: Setting, start: date, end: date) -> dict[str, Any]:
    months = setting.book.units["kuukaudet"]
    named = {"alku": months[start.month - 1], "loppu": months[end.month - 1]}
    slots = {f"{name}_{form}": word for name, forms in named.items() for form, word in forms.items()}
    written: dict[str, Any] = {"kuka_vastaa": setting.say("toteutus.kuka_vastaa")}
    if setting.perhaps(75):
        written["vastuutahon_kanssa_sovittu"] = setting.perhaps(80)
    for key in ("miten_resursoidaan", "aikataulu", "miten_mitataan"):
        if setting.perhaps(80):
            written[key] = setting.say(f"toteutus.{key}", **slots)
    if setting.perhaps(80):
        written["maaraaika"] = _deadline(setting, end)
    return written | example_values(_PLAN.child("toteutus"), _IMPLEMENTATION, setting)


def _deadline(setting: Setting, day: date) -> str:
    """The day, or only its month."""
    return day.isoformat()[: len("2026-12")] if setting.perhaps(30) else day.isoformat()


def _follow_ups(setting: Setting, start: date, end: date) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    day = start
    for state in setting.pick(_COURSES):
        day = _later(setting, day, 5, 200)
        if day > LAST_DAY:
            break
        entries.append(_follow_up(setting, state, day))
        if state not in _CLOSED and day > end and setting.perhaps(50):
            entries[-1]["uusi_maaraaika"] = _deadline(setting, _later(setting, day, 40, 250))
    return entries


def _follow_up(setting: Setting, state: str, day: date) -> dict[str, Any]:
    entry: dict[str, Any] = {"paiva": day.isoformat(), "tila": state}
    if state == "luovuttu" or setting.perhaps(85):
        entry["kuvaus"] = setting.say(f"seuranta.{state}")
    if state in _MEASURED and setting.perhaps(60):
        entry["mittaustulos"] = setting.say("mittaustulos")
    if setting.perhaps(6):
        entry["uusi_vastuutaho"] = setting.say("toteutus.kuka_vastaa")
    if state in _MEASURED and setting.perhaps(40):
        name = f"{slug(setting.unit['nom'])}-{setting.random.randint(100, 999)}"
        entry["lahteet"] = [f"https://www.example.org/{day.year}/{name}"]
    return entry | example_values(_PLAN.child("seuranta"), _FOLLOW_UP, setting)
