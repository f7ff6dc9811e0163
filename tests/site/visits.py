"""A page as a browser sees it: what it loads, how wide it is, what axe finds; in light and dark, wide and narrow."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from project import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
NARROW = (320, 360)


SEEN = "[...document.querySelectorAll('body *')].filter((each) => each.checkVisibility()).length"
RUN = """([tags, colours]) => {
  const rules = axe.getRules(tags).filter(({tags: own}) => own.includes("cat.color") && !own.includes("experimental"));
  const chosen = colours ? {type: "rule", values: rules.map(({ruleId}) => ruleId)} : tags;
  return axe.run({runOnly: chosen, resultTypes: ["violations"], preload: false}); // no rule of these needs it
}"""


def axe(page: Page, *, colours: bool = False) -> list[str]:
    """What axe finds on the page as it stands: each rule with the elements that break it.

    Args:
        page: the page.
        colours: look at colours alone, where nothing else differs from what was looked at before.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN, [list(TAGS), colours])
    assert len(found["passes"]) > (0 if colours else 10)  # axe ran
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@dataclass
class Visit:
    """What was seen on one page.

    Attributes:
        axe: findings by width and colour scheme; in dark, those on colours alone, and none of a translation.
        seen: how many elements are seen, by width and colour scheme.
        widths: how wide the page is, by the width of the window.
    """

    problems: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    axe: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    seen: dict[tuple[int, str], int] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)


def watch(page: Page, visit: Visit) -> Callable[[], None]:
    """Note all that the page asks for and complains about, until the function that comes back is called."""

    def complained(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.problems.append(message.text)

    def failed(request: Request) -> None:
        # Aborted is what the browser no longer wanted when the page was left, such as its icon: no fault of the site.
        if request.failure != "net::ERR_ABORTED":
            visit.problems.append(f"failed: {request.url} {request.failure}")

    listeners: dict[Any, Callable[[Any], None]] = {
        "console": complained,
        "pageerror": lambda error: visit.problems.append(str(error)),
        "requestfailed": failed,
        "request": lambda request: visit.requests.append(request.url),
    }
    for event, listener in listeners.items():
        page.on(event, listener)

    def stop() -> None:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)

    return stop


class Visitor:
    """Visits each page once, all in one tab, and remembers what it saw."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(reduced_motion="reduce")
        self._context.add_init_script(AXE)
        self._page = self._context.new_page()
        self._seen: dict[str, Visit] = {}

    def visit(self, address: str, *, schemes: Collection[str] = SCHEMES) -> Visit:
        """Look at a page, by axe in some colour schemes."""
        if address not in self._seen:
            self._seen[address] = self._look(address, schemes)
        return self._seen[address]

    def _look(self, address: str, schemes: Collection[str]) -> Visit:
        visit, page = Visit(), self._page
        page.goto("about:blank")  # what the page before still asks for is not this one's
        page.set_viewport_size({"width": max(WIDTHS), "height": 800})
        page.emulate_media(color_scheme="light")
        stop = watch(page, visit)
        page.goto(address)
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 800})
            visit.widths[width] = page.evaluate("document.documentElement.scrollWidth")
        for width, scheme in ((width, scheme) for width in WIDTHS for scheme in SCHEMES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            if scheme in schemes:
                visit.axe[width, scheme] = axe(page, colours=scheme == "dark")
            visit.seen[width, scheme] = page.evaluate(SEEN)
        stop()
        return visit

    def close(self) -> None:
        self._context.close()


def sideways(page: Page, width: int) -> Sequence[str]:
    """The elements that reach beyond the window's width and stand in none that is cut off or scrolls by itself."""
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(
        """() => {
          const cut = (element) => element !== document.body
            && (getComputedStyle(element).overflowX !== "visible" || cut(element.parentElement));
          return [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !cut(element))
            .map((element) => element.outerHTML.slice(0, 120));
        }"""
    )
    return found
