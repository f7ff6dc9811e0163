"""Templates whose words are put in after they are compiled: what compiles once serves every language."""

import re
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import escape

from ospe_build.messages import text

# No addresses: after a slash at their end, parsers other than browsers' take the element for an empty one.
_PLAIN_ATTRIBUTE: Final = re.compile(
    r"""(?<=[\w"\n]) (class|type|rel|role|width|height|[xy][12]?)="([\w.%-]+|\{\{ [\w.]+ \}\}%)"(?=[ >\n])"""
)
_END: Final = re.compile(
    r"(<p [^<>]*(?:data-search-ignore|aria-hidden)(?:(?!</p>).)*</p>)|</(?:li|dt|dd)>|"
    r"</p>(?=\s*<(?:p|div|section|article|header|footer|nav|ul|ol|dl|table|details|form|h[1-6]|"
    r"/(?:li|div|section|article|main|header|footer|nav|details|form|dd))\b)",
    re.DOTALL,
)
"""Ends of elements that HTML lets be left out, those of paragraphs by what follows."""
_PLAIN_WORD: Final = re.compile(r"""\{\{ _\(["']([\w./]+)["']\) \}\}""")
_WORD: Final = re.compile("\x02(.*?)\x03")
"""A message's id, where a compiled template has the message."""


def shortened(html: str) -> str:
    """Markup without the quotation marks and the ends of elements that HTML needs not: a twentieth of a page's bytes.

    A paragraph that the search passes over keeps its end, by which the search knows how far it goes.
    """
    html = _PLAIN_ATTRIBUTE.sub(r" \1=\2", html)
    return _END.sub(r"\1", html)


class _Loader(FileSystemLoader):
    """Loads templates with the places of those messages marked that take no parameters."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text."""
        source, path, is_current = super().get_source(environment, template)
        return _PLAIN_WORD.sub("\x02\\1\x03", shortened(source)), path, is_current


class _Template(Template):
    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template of compiled code, with the words of the environment's language."""
        if isinstance(environment, WordedEnvironment):
            code = _worded(code, environment.language)
        return super().from_code(environment, code, globals, uptodate)


class WordedEnvironment(Environment):
    """Templates in one language; their code is the same in all, so one cache of compiled code serves all."""

    template_class = _Template

    def __init__(self, folder: Path, language: str) -> None:
        """Load from that folder, in that language."""
        super().__init__(loader=_Loader(folder), autoescape=True, undefined=StrictUndefined, auto_reload=False)
        self.language = language


def _worded(code: CodeType, language: str) -> CodeType:
    """Compiled code, its marks replaced by words."""

    def replaced(constant: object) -> object:
        if isinstance(constant, CodeType):
            return _worded(constant, language)
        if isinstance(constant, str):
            return _WORD.sub(lambda match: escape(text(language, match[1])), constant)
        return constant

    return code.replace(co_consts=tuple(map(replaced, code.co_consts)))
