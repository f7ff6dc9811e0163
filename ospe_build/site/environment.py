"""What all templates share, MkDocs' own and ours: autoescape, words from the catalogue, dates, addresses of assets."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ospe_build import addresses
from ospe_build.archive.deck import cards
from ospe_build.archive.units import Place
from ospe_build.data.edition import Origin
from ospe_build.formats import format_date, format_number, format_percent
from ospe_build.site import offline
from ospe_build.site.links import MAIN_MENU, nav_label
from ospe_build.site.views.means_status import MeansStatus
from ospe_build.site.worded import WordedEnvironment

TEMPLATES: Final = Path(__file__).parent / "templates"


def content_security_policy(connect: Sequence[str] = ()) -> str:
    """What a page may load: nothing inline, so nothing needs a hash, and all of it from the site itself.

    Args:
        connect: addresses of other hosts that the page's scripts may ask.
    """
    asked = " ".join(("'self'", *connect))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        f"font-src 'self'; connect-src {asked}; "
        "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
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
        return f"{self.url.rstrip('/')}/issues/new?{urlencode(asked, safe=':/')}"


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
    return f"mailto:{to}?{urlencode({'subject': subject, 'body': body}, quote_via=quote, safe=':/')}"


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
    environment.bytecode_cache = FileSystemBytecodeCache(str(site_context.compiled), f"{name}-%s")
    environment.filters.update(
        day=format_date,
        number=format_number,
        percent=format_percent,
        address=address,
        list_items=list_items,
        icon=icon,
        card_names=card_names,
        mail=mail,
        spoken=spoken,
        said_in=said_in,
        place_links=place_links,
        state_cell=state_cell,
    )
    environment.globals.update(
        nav_label=nav_label,
        main_menu=MAIN_MENU,
        offline_pages=offline.PAGES,
        languages_of=addresses.languages_of,
        asset=lambda name: site_context.assets[name],
        printed_page=lambda language, *view: address(site_context.origin.url(addresses.page(*view, language=language))),
        # Within double quotes, the policy's own may stand as they are.
        content_security_policy=lambda connect: Markup(  # noqa: S704 - escaped
            str(escape(content_security_policy(connect))).replace("&#39;", "'")
        ),
        repository=site_context.repository,
        contact=site_context.origin.email,
    )
    return environment


def icon(name: str) -> Markup:
    """An icon, drawn by the style sheet; it only goes with words, and holds none itself."""
    return Markup(f'<i class="icon icon--{name}"></i>')  # noqa: S704 - a key of our own


@pass_context
def place_links(context: Context, places: Iterable[Place], kind: str) -> Markup:
    """Units or districts, each a link to its page where it has one.

    Args:
        context: of the page.
        places: in their order.
        kind: the page above theirs.
    """
    link, found = context["page_link"], []
    language = context["language"]
    for place in places:
        name, lang = escape(place.label(language)), spoken(place.written(language), language)
        address = escape(link(kind, place.slug)) if place.slug else ""
        found.append(
            f'<a href="{address}"{lang}>{name}</a>' if address else f"<span{lang}>{name}</span>" if lang else name
        )
    return Markup(", ".join(found))  # noqa: S704 - escaped


def state_cell(status: MeansStatus) -> Markup:
    """The state of a means as a cell that fills up."""
    state = status.state or "unknown"
    css_class = f"cell cell--{state}" if status.promised else f"cell cell--{state} cell--proposed"
    return Markup(f'<span class="{css_class}">{escape(status.label)}</span>')  # noqa: S704 - likewise


def spoken(text_language: str, page_language: str) -> Markup:
    """The attribute that says in which language a text is, where that is not the page's."""
    return Markup("") if text_language == page_language else Markup(f' lang="{escape(text_language)}"')  # noqa: S704


def said_in(words: str, text_language: str, page_language: str) -> Markup:
    """A text, in an element that says its language where that is not the page's."""
    language = spoken(text_language, page_language)
    return Markup(f"<span{language}>{escape(words)}</span>") if language else escape(words)  # noqa: S704 - escaped


def list_items(texts: Sequence[str]) -> Markup:
    """Texts as list items: escaped in one go, since a page holds sixty notes.

    NUL parts them; it cannot be in a session's text, since the reader refuses control characters.
    """
    inside = str(escape("\0".join(texts))).replace("\0", "<li>")
    return Markup(f"<li>{inside}")  # noqa: S704 - the texts are escaped


@lru_cache
def _fragments(language: str) -> WordedEnvironment:
    return WordedEnvironment(TEMPLATES, language)


def fragments(site_context: SiteContext, language: str) -> Environment:
    """The environment of the pages that we render ourselves, in one language."""
    return configure(_fragments(language), site_context, "fragments")
