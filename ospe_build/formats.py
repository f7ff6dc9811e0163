"""How dates and numbers are written, by language; the Finnish way for Finnish and Swedish."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from babel.dates import format_date as babel_date
from babel.lists import format_list as babel_list
from babel.numbers import format_decimal

_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_MONTH_LENGTH = len("2026-12")


@lru_cache(maxsize=16384)
def format_date(text: str, language: str) -> str:
    """A date (`2025-11-04`) or a month (`2025-11`) for people: 4.11.2025, 11/2025, 4 November 2025."""
    if len(text) == _MONTH_LENGTH:
        year, month = text.split("-")
        return (
            babel_date(date(int(year), int(month), 1), "MMMM y", _LOCALES[language])
            if language == "en"
            else (f"{int(month)}/{year}")
        )
    day = date.fromisoformat(text)
    return babel_date(day, "d MMMM y", _LOCALES[language]) if language == "en" else f"{day.day}.{day.month}.{day.year}"


@lru_cache(maxsize=4096)
def month(text: str, language: str) -> str:
    """The name of a date's month: marraskuu, november, November."""
    return str(babel_date(date.fromisoformat(text), "LLLL", _LOCALES[language]))


@lru_cache(maxsize=4096)
def format_number(number: float, language: str) -> str:
    """A number with the language's separators: 12 500, 3,5."""
    return str(format_decimal(number, locale=_LOCALES[language]))


def format_percent(percent: int, language: str) -> str:
    """A percentage as it is written: 57 % in Finnish and Swedish, which does not break, 57% in English."""
    return f"{percent}%" if language == "en" else f"{percent}\N{NO-BREAK SPACE}%"


def format_list(items: Sequence[str], language: str) -> str:
    """Items as in a sentence: A, B ja C."""
    return str(babel_list(items, locale=_LOCALES[language])) if items else ""
