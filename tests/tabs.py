"""Tabs that tests take in turn: starting one costs three times what our heaviest page costs to load in it."""

from collections import defaultdict
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page

MEDIA = {"media": "null", "color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
EMPTY = "<!doctype html><link rel=icon href=data:,>"
"""A page of the site that loads nothing, not even an icon."""


class Tabs:
    """Tabs by the settings of their windows, each alone in its window; a test gets one that is as good as new."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = defaultdict(list)
        self._taken: dict[Page, tuple[str, dict[str, Any]]] = {}

    def take(self, address: str, *, script: str = "", alone: bool = False, **settings: Any) -> Page:  # noqa: ANN401 - as of a window
        """A tab in which nothing of the address's site is kept.

        Args:
            address: what is opened in it next.
            script: runs in every page of its window before the page's own.
            alone: nobody gets the tab later, as what is done in it cannot be undone.
            settings: of the window.
        """
        kind = "" if alone else repr((script, sorted(settings.items())))
        if self._free[kind]:
            page = self._free[kind].pop()
            empty = urljoin(address, "/empty")
            page.route(empty, lambda route: route.fulfill(content_type="text/html", body=EMPTY), times=1)
            page.goto(empty)
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
        else:
            window = self._browser.new_context(service_workers="block", **settings)
            window.add_init_script(script)
            page = window.new_page()
        self._taken[page] = kind, settings
        return page

    def give_back(self, page: Page) -> None:
        """Leave a tab as it was taken."""
        kind, settings = self._taken.pop(page)
        window = page.context
        if not kind or page.is_closed():
            window.close()
            return
        for other in window.pages[1:]:
            other.close()
        window.unroute_all()
        window.clear_cookies()
        page.unroute_all()
        page.goto("about:blank")
        devtools = window.new_cdp_session(page)
        devtools.send("Network.clearBrowserCache")
        devtools.detach()
        page.mouse.move(-1, -1)
        page.emulate_media(**{name: settings.get(name, usual) for name, usual in MEDIA.items()})
        page.set_viewport_size(settings.get("viewport", {"width": 1280, "height": 720}))
        self._free[kind].append(page)
