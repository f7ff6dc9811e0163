"""Sessions' pages as one HTML file that needs nothing else: for those who review a request, before it is published."""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from ospe_build.archive.session import Session
from ospe_build.archive.summary import summarise
from ospe_build.archive.units import Places
from ospe_build.messages import text
from ospe_build.site.environment import SiteContext
from ospe_build.site.render import Renderer
from ospe_build.site.static import assets
from ospe_build.site.views import session as session_view
from ospe_build.site.views.surroundings import Surroundings

_NAMES: Final = re.compile(r'(?<=\s)(id|aria-labelledby|aria-describedby|headers)="([^"]*)"')
_FRAGMENT: Final = re.compile(r'href="#([^"]*)"')
_WEIGHT: Final = ".woff2"
_OWN_STYLE: Final = "body{margin:0}.preview-notice{margin:0;padding:1rem;background:#ffe977;color:#000}"


def _style() -> str:
    """The site's style sheet, its fonts in itself."""
    found = assets()
    css = found["site.css"][1].decode()
    for address, content in (value for name, value in found.items() if name.endswith(_WEIGHT)):
        data = f"data:font/woff2;base64,{b64encode(content).decode()}"
        css = css.replace(f"url({Path(address).name})", f"url({data})")
    return css + _OWN_STYLE


def _content(session: Session, number: int, renderer: Renderer, on: date, path: str) -> str:
    """A session's page without its frame; its anchors are told from those of the other sessions in the file."""
    base = renderer.site_context.origin.site_url
    summary, places = summarise(session), Places(())  # of no archive: named, without a page
    around = Surroundings(
        on=on, path=path, units=places.linked_units(summary), districts=places.linked_districts(summary)
    )
    context = session_view.gather(session, around) | {"canonical": ""}
    html = renderer.fragment("session.html", session.language, base, context)
    # Texts are escaped: an attribute in quotation marks is one of the template's.
    html = _FRAGMENT.sub(rf'href="#p{number}-\1"', html)
    return _NAMES.sub(lambda found: f'{found[1]}="{" ".join(f"p{number}-{one}" for one in found[2].split())}"', html)


def one_file(
    sessions: Sequence[tuple[str, Session]], left_out: Iterable[str], context: SiteContext, on: date, language: str
) -> str:
    """The whole file.

    Args:
        sessions: those to show, each with the path of its file.
        left_out: paths of files that cannot be shown, since they have errors.
        context: of the site.
        on: the day for which states are told.
        language: of what stands around the sessions.

    Raises:
        ToolError: what the style sheet is made of is missing.
    """
    renderer, style = Renderer(context), _style()
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{allowed}'; font-src data:; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    pages = "".join(
        f'<main class="page" lang="{session.language}">{_content(session, number, renderer, on, path)}</main>'
        for number, (path, session) in enumerate(sessions, 1)
    )
    missing = "".join(
        f'<p class="preview-notice">{escape(text(language, "preview.left_out", file=path))}</p>' for path in left_out
    )
    title = escape(text(language, "preview.title"))
    notice = escape(text(language, "preview.notice"))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{title}</title><style>{style}</style></head><body>"
        f'<p class="preview-notice">{notice}</p>{missing}{pages}</body></html>\n'
    )
