"""Days as sessions write them: ISO 8601, and what people write in its place."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ISO_MONTH: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")

MONTHS: Final = (
    ("tammi", "januari", "january", "jan"), ("helmi", "februari", "february", "feb"),
    ("maalis", "mars", "march", "mar"), ("huhti", "april", "apr"), ("touko", "maj", "may"),
    ("kesä", "juni", "june", "jun"), ("heinä", "juli", "july", "jul"), ("elo", "augusti", "august", "aug"),
    ("syys", "september", "sept", "sep"), ("loka", "oktober", "october", "okt", "oct"),
    ("marras", "november", "nov"), ("joulu", "december", "dec"),
)  # fmt: skip
"""Names of the months, or how they begin, in Finnish, Swedish and English."""

_SUMMER: Final = "kesä"
"""A season before it is a month: only the writer knows which one is meant."""

_MONTH_BY_NAME: Final = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_YEAR_FIRST: Final = re.compile(
    r"(?P<y>[0-9]{4})[-\u2010-\u2015\u2212./ ]+(?P<m>[0-9]{1,2})[-\u2010-\u2015\u2212./ ]+(?P<d>[0-9]{1,2})(?:[T ].*)?"
)
_DAY_FIRST: Final = re.compile(
    r"(?P<d>[0-9]{1,2})(?!-[0-9]+[./])[-./ ]+(?P<m>[0-9]{1,2})[-./ ]+(?P<y>[0-9]{4}|[0-9]{2})"
)
_COMPACT: Final = re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_NAMED_DAY: Final = re.compile(
    r"(?:den +)?(?P<d>[0-9]{1,2})(?:\.|st|nd|rd|th)? +(?P<name>[^\W\d_]+)\.? +(?P<y>[0-9]{4})", re.IGNORECASE
)
_NAME_FIRST: Final = re.compile(
    r"(?P<name>[^\W\d_]+)\.? +(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,? +(?P<y>[0-9]{4})", re.IGNORECASE
)
_MONTH_FORMS: Final = (
    re.compile(r"(?P<m>[0-9]{1,2})[-./ ]+(?P<y>[0-9]{4})"),
    re.compile(r"(?P<y>[0-9]{4})[-\u2010-\u2015\u2212./ ]+(?P<m>[0-9]{1,2})"),
    re.compile(r"(?P<name>[^\W\d_]+)\.? +(?P<y>[0-9]{4})"),
)
_LONGEST: Final = 40
_WEEKDAY: Final = re.compile(
    r"\A(?:ma|ti|ke|to|pe|la|su|(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)(?:na)?|"
    r"mån|tis|ons|tors|tor|fre|lör|sön|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|"
    r"mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[.,]? +",
    re.IGNORECASE,
)
_REST: Final = re.compile(
    r",? +(?:(?:klo\.?|kello|kl\.?|at) *[0-9]{1,2}(?:[.:][0-9]{2})?(?: *[-–] *[0-9]{1,2}(?:[.:][0-9]{2})?)?|"
    r"(?:loppuun +)?mennessä|asti)\Z",
    re.IGNORECASE,
)
"""What people write around a day: the day of the week, the hour, that it is the last one."""

_AROUND: Final = " \t\r\n,;.\"'\u2018\u2019\u201c\u201d\u201e«»"
"""What may stand around a day and says nothing: spaces, punctuation, quotation marks."""


def iso_date(value: object) -> date | None:
    """The day that a text such as `2026-03-12` names; None for anything else."""
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def last_day(value: object) -> date | None:
    """The day by which something is to be done; a month such as `2026-12` is its last day. None for anything else."""
    return _last_day(value) if isinstance(value, str) else None


@lru_cache(maxsize=16384)
def _last_day(text: str) -> date | None:
    """A deadline is asked for on every page that tells of it."""
    if month := ISO_MONTH.fullmatch(text):
        year, number = int(month[1]), int(month[2])
        return date(year, number, monthrange(year, number)[1]) if year else None
    return iso_date(text)


def _month_number(found: re.Match[str]) -> int:
    parts = found.groupdict()
    if "name" not in parts:
        return int(parts["m"])
    name = parts["name"].casefold()
    if name == _SUMMER:
        return 0
    finnish = name.removesuffix("ta").removesuffix("n").removesuffix("kuu")
    return _MONTH_BY_NAME.get(name) or _MONTH_BY_NAME.get(finnish, 0)


def _bare(text: str) -> str:
    """A day or a month without what people write around it."""
    return _REST.sub("", _WEEKDAY.sub("", text.strip(_AROUND))).strip(_AROUND)


def guess_date(text: str) -> str | None:
    """The ISO date that another way of writing means (`12.3.2026`, `12. maaliskuuta 2026`), day before month."""
    text = _bare(text[: 2 * _LONGEST])
    if len(text) > _LONGEST:
        return None
    for form in (_YEAR_FIRST, _DAY_FIRST, _COMPACT, _NAMED_DAY, _NAME_FIRST):
        if found := form.fullmatch(text):
            year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)  # noqa: PLR2004 - two digits of a year
            try:
                return date(year, _month_number(found), int(found["d"])).isoformat()
            except ValueError:
                continue
    return None


def guess_month(text: str) -> str | None:
    """The ISO month that another way of writing means (`12/2026`, `joulukuu 2026`)."""
    text = _bare(text[: 2 * _LONGEST])
    if len(text) > _LONGEST:
        return None
    for form in _MONTH_FORMS:
        if (found := form.fullmatch(text)) and 1 <= (month := _month_number(found)) <= len(MONTHS):
            return f"{found['y']}-{month:02}"
    return None
