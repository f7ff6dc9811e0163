"""What all templates share, MkDocs' own and ours: autoescape, words from the catalogue, dates, addresses of assets."""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ospe_build import addresses
from ospe_build.archive.deck import cards
from ospe_build.data.edition import Origin
from ospe_build.formats import format_date, format_number
from ospe_build.messages import text
from ospe_build.site.links import MAIN_MENU, nav_label

TEMPLATES: Final = Path(__file__).parent / "templates"

# No inline script and no inline style anywhere: nothing needs a hash. Pagefind compiles WebAssembly in the page.
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
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

    def issue(self, title: str, name: str, body: str = "") -> str:
        """Where a mistake on a page is reported, its title and the start of its text filled in."""
        asked = {"title": f"{title} ({name})"} | ({"body": body} if body else {})
        return f"{self.url.rstrip('/')}/issues/new?{urlencode(asked)}"


@dataclass(frozen=True)
class SiteContext:
    """What templates need of the site as a whole; it travels to the processes that write pages.

    Attributes:
        origin: who publishes the site, and where.
        compiled: folder for compiled templates.
        assets: addresses of assets from the site's root, by plain name.
    """

    repository: Repository
    origin: Origin
    compiled: Path = field(repr=False)
    assets: Mapping[str, str] = field(default_factory=dict)


def address(url: str) -> str:
    """A link as people read it: host and the start of the path."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    return parts.netloc.removeprefix("www.") + (path if len(path) < 40 else f"{path[:38]}…")  # noqa: PLR2004 - a line


def card_names(ids: Sequence[str], language: str) -> str:
    """The names of cards as a list in a sentence."""
    return ", ".join(cards()[card].name(language) for card in ids)


def mail(to: str, subject: str, body: str) -> str:
    """A link that opens a letter with its subject and the start of its text filled in."""
    return f"mailto:{to}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"


def compiled_templates(cache: Path, signature: str) -> Path:
    """The folder in the cache for templates that this code has compiled; what other code left is removed.

    Args:
        cache: the cache's folder.
        signature: hash of the code.
    """
    folder = cache / "templates" / signature
    for other in folder.parent.glob("[0-9a-f]" * len(signature)):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def configure(environment: Environment, site_context: SiteContext, name: str) -> Environment:
    """Give an environment what our templates use.

    Args:
        environment: MkDocs' or our own.
        site_context: the site as a whole.
        name: tells its compiled templates from those of the same name in other environments.
    """
    environment.autoescape = True
    # What a page hands to its script stays in order: values stand in the schema's.
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False}
    # One for each language: the words are part of our templates.
    environment.bytecode_cache = FileSystemBytecodeCache(str(site_context.compiled), f"{name}-%s")
    environment.filters.update(
        day=format_date,
        number=format_number,
        address=address,
        list_items=list_items,
        icon=icon,
        card_names=card_names,
        mail=mail,
        spoken=spoken,
    )
    environment.globals.update(
        nav_label=nav_label,
        main_menu=MAIN_MENU,
        languages_of=addresses.languages_of,
        asset=lambda name: site_context.assets[name],
        content_security_policy=CONTENT_SECURITY_POLICY,
        repository=site_context.repository,
        contact=site_context.origin.email,
    )
    return environment


@pass_context
def icon(context: Context, name: str, css_class: str = "") -> Markup:
    """An icon of the sprite; it only goes with words, so screen readers pass over it."""
    classes = f"icon {css_class}".rstrip()
    use = f'<use href="{context["icons"]}#{name}"/>'
    return Markup(f'<svg class="{classes}" aria-hidden="true">{use}</svg>')  # noqa: S704 - keys and classes of our own


def spoken(text_language: str, page_language: str) -> Markup:
    """The attribute that says in which language a text is, where that is not the page's."""
    return Markup("") if text_language == page_language else Markup(f' lang="{escape(text_language)}"')  # noqa: S704


def list_items(texts: Sequence[str], css_class: str) -> Markup:
    """Texts as list items of one class: escaped in one go, since a page holds sixty notes.

    NUL parts them; it cannot be in a session's text, since the reader refuses control characters.
    """
    inside = str(escape("\0".join(texts))).replace("\0", f'</li><li class="{css_class}">')
    return Markup(f'<li class="{css_class}">{inside}</li>')  # noqa: S704 - the texts are escaped, the class is ours


class WordsLoader(FileSystemLoader):
    """Loads templates with the words of one language already in them, where a message takes no parameters."""

    def __init__(self, folder: Path, language: str) -> None:
        """Load from that folder, in that language."""
        super().__init__(folder)
        self._language = language

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text, its plain words filled in."""
        source, path, is_current = super().get_source(environment, template)
        return _PLAIN_WORD.sub(lambda match: escape(text(self._language, match[1])), source), path, is_current


_PLAIN_WORD: Final = re.compile(r"""\{\{ _\(["']([\w./]+)["']\) \}\}""")


@lru_cache
def _fragments(language: str) -> Environment:
    return Environment(
        loader=WordsLoader(TEMPLATES, language), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )


def fragments(site_context: SiteContext, language: str) -> Environment:
    """The environment of the pages that we render ourselves, in one language."""
    return configure(_fragments(language), site_context, language)
