"""Style sheets, scripts, fonts and icons: gathered once, named by their content, served from the site itself."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Final

from ospe_build.files import compact
from ospe_build.form.bundle import CHECKER, FIRST_SCREEN, PLAY, bundle
from ospe_build.form.data import names
from ospe_build.packages import package_file

SOURCES: Final = Path(__file__).parent / "assets"
SCRIPTS: Final = {
    "page.js": SOURCES / "page" / "page.js",
    "search.js": Path(__file__).parent / "search" / "js" / "search.js",
    "others.js": Path(__file__).parent / "search" / "js" / "others.js",
    "others_worker.js": Path(__file__).parent / "search" / "js" / "others_worker.js",
    "results.js": Path(__file__).parent / "lists" / "results.js",
    "promises.js": Path(__file__).parent / "lists" / "promises.js",
    "form.js": FIRST_SCREEN,
    "checker.js": CHECKER,
    "pelaa.js": PLAY,
}
"""Scripts that are made of several modules, by their plain names; the others are assets as they stand."""
FOLDER: Final = "assets"
FONT: Final = "@fontsource-variable/hanken-grotesk"

# Icons by the name that templates use, each one of Material's own. Themes and states have their key for a name: what
# carries that key in its class is drawn with its icon.
_THEMES: Final = {
    "asiakaskokemus": "material/door-open",
    "alueyhteistyo": "material/map-outline",
    "kansalaistoiminnan_tukeminen": "material/hand-heart-outline",
    "kayttajien_osallistuminen": "material/account-group-outline",
    "kaupungin_toimintatavat": "material/town-hall",
}
_STATES: Final = {
    "aloittamatta": "material/circle-outline",
    "suunnitteilla": "material/pencil-outline",
    "kesken": "material/progress-clock",
    "osittain_toteutunut": "material/circle-half-full",
    "toteutunut": "material/check-circle",
    "vakiintunut": "material/check-decagram",
    "luovuttu": "material/minus-circle-outline",
    "unknown": "material/help-circle-outline",
}
ICONS: Final = {
    **_THEMES,
    **_STATES,
    "late": "material/calendar-alert",
    "silent": "material/sleep",
    "calendar": "material/calendar-plus",
    "search": "material/magnify",
    "contrast": "material/theme-light-dark",
    "menu": "material/menu",
    "close": "material/close",
    "filter": "material/filter-variant",
    "print": "material/printer-outline",
    "download": "material/download",
    "up": "material/arrow-up",
    "down": "material/arrow-down",
    "plus": "material/plus",
    "move": "material/cursor-move",
    "delete": "material/delete-outline",
    "image": "material/image-outline",
    "hint": "material/lightbulb-outline",
    "pause": "material/pause",
    "play": "material/play",
    "cards": "material/cards-outline",
    "full": "material/fullscreen",
    "back": "material/arrow-left",
    "next": "material/arrow-right",
}


def _icons() -> str:
    """All icons, each a shape through which its element's colour is seen: a page names one in 40 bytes."""
    folder = resources.files("material") / "templates" / ".icons"
    rules = []
    for name, path in ICONS.items():
        svg = (folder / f"{path}.svg").read_text("utf-8").strip().replace('"', "'").replace("#", "%23")
        keyed = f",.theme--{name}" if name in _THEMES else f",.cell--{name}" if name in _STATES else ""
        rules.append(f'.icon--{name}{keyed}{{--icon:url("data:image/svg+xml,{svg}")}}')
    return "\n".join(rules)


def _tokens_and_icons() -> str:
    """The city's design tokens, and the icons."""
    return package_file("hds-design-tokens", "lib/all.min.css").read_text("utf-8") + _icons()


def _material() -> str:
    """Material's style sheet for Markdown, as a layer that any rule of ours overrides."""
    folder = resources.files("material") / "templates" / "assets" / "stylesheets"
    sheet = next(path for path in folder.iterdir() if path.name.startswith("main.") and path.name.endswith(".css"))
    css = re.sub(r"/\*#.*?\*/|@charset[^;]*;", "", sheet.read_text("utf-8"))
    return f"@layer material{{{css}}}"


STYLES: Final[dict[str, Callable[[], str]]] = {
    "site": _tokens_and_icons,
    "prose": _material,
    "form": str,
    "cards": str,
    "guide": str,
    "play": str,
}
"""The style sheets: each a folder of our own sheets below `assets/styles`, after what others made for it.

All pages load the first one, pages of text the second one as well; the form, the play, the cards to print
and the facilitator's page have their own.
"""


def _style_sheet(name: str, addresses: dict[str, str]) -> str:
    """One style sheet: what others made, then our own parts in order of their names."""
    own = "".join(path.read_text("utf-8") for path in sorted((SOURCES / "styles" / name).glob("*.css")))
    own = re.sub(r"url\(asset:([^)]+)\)", lambda match: f"url({Path(addresses[match[1]]).name})", own)
    return f"{STYLES[name]()}\n{own}"


def _fonts() -> Iterator[tuple[str, bytes]]:
    for subset in ("latin", "latin-ext"):
        file = package_file(FONT, f"files/hanken-grotesk-{subset}-wght-normal.woff2")
        yield f"hanken-grotesk-{subset}.woff2", file.read_bytes()


@lru_cache
def assets() -> dict[str, tuple[str, bytes]]:
    """All assets by plain name: their address from the site's root, which holds a hash of the content, and the content.

    Raises:
        ToolError: a package from npm is missing and cannot be installed.
    """
    found: dict[str, tuple[str, bytes]] = {}

    def add(name: str, content: bytes) -> None:
        stem, dot, ending = name.rpartition(".")
        found[name] = (f"{FOLDER}/{stem}.{blake2b(content, digest_size=5).hexdigest()}{dot}{ending}", content)

    for name, content in _fonts():
        add(name, content)
    for path in sorted(SOURCES.iterdir()):
        if path.is_file():
            add(path.name, path.read_bytes())
    for name, entry in SCRIPTS.items():
        add(name, bundle(entry))
    add("qr.js", package_file("uqr", "dist/index.mjs").read_bytes())
    add("names.json", compact(names()).encode())
    addresses = {name: address for name, (address, _) in found.items()}
    for name in STYLES:
        add(f"{name}.css", _style_sheet(name, addresses).encode())
    return found


def addresses() -> dict[str, str]:
    """Where each asset stands, from the site's root, by plain name."""
    return {name: address for name, (address, _) in assets().items()}
