"""What all templates share, MkDocs' own and ours: autoescape, words from the catalogue, dates, addresses of assets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ospe_build.site.formats import format_date, format_number
from ospe_build.site.links import nav_label

TEMPLATES: Final = Path(__file__).parent / "templates"

# No inline script and no inline style anywhere: nothing needs a hash. Pagefind compiles WebAssembly in the page.
CONTENT_SECURITY_POLICY: Final = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
)


@dataclass(frozen=True, slots=True)
class Repository:
    """Addresses in the repository where the sessions live, as GitHub makes them.

    Attributes:
        url: the repository's address, from `mkdocs.yml`.
    """

    url: str
    branch: str = "main"

    def _at(self, verb: str, path: str) -> str:
        return f"{self.url.rstrip('/')}/{verb}/{self.branch}/{quote(path)}"

    def edit(self, path: str) -> str:
        """Where a file is edited."""
        return self._at("edit", path)

    def history(self, path: str) -> str:
        """Where a file's changes are listed."""
        return self._at("commits", path)

    def issue(self, title: str, name: str) -> str:
        """Where a mistake on a page is reported, its title filled in."""
        return f"{self.url.rstrip('/')}/issues/new?{urlencode({'title': f'{title} ({name})'})}"


@dataclass(frozen=True)
class Look:
    """What templates need of the site as a whole; it travels to the processes that write pages.

    Attributes:
        site_url: where the site will stand, ending in a slash; may be empty.
        assets: addresses of assets from the site's root, by plain name.
    """

    site_url: str
    repository: Repository
    assets: Mapping[str, str] = field(default_factory=dict)

    def canonical(self, path: str) -> str:
        """The full address of a page."""
        return f"{self.site_url}{path}"


def address(url: str) -> str:
    """A link as people read it: host and the start of the path."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    return parts.netloc.removeprefix("www.") + (path if len(path) < 40 else f"{path[:38]}…")  # noqa: PLR2004 - a line


def equip(environment: Environment, look: Look) -> Environment:
    """Give an environment what our templates use."""
    environment.autoescape = True
    environment.filters.update(day=format_date, number=format_number, address=address)
    environment.globals.update(
        nav_label=nav_label,
        asset=lambda name: look.assets[name],
        content_security_policy=CONTENT_SECURITY_POLICY,
        look=look,
        repository=look.repository,
    )
    return environment


@lru_cache(maxsize=4)
def _fragments() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=False, auto_reload=False
    )


def fragments(look: Look) -> Environment:
    """The environment of the pages that we render ourselves."""
    return equip(_fragments(), look)
