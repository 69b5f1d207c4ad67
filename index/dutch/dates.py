"""Dates as Dutch policy writes them, with the precision that they have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = tuple("januari februari maart april mei juni juli augustus september oktober november december".split())
_SHORT = {
    "jan": 1,
    "feb": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
_MONTH = "|".join([*MONTHS, *_SHORT])
_DAY = r"\d{1,2}"
_YEAR = r"(?:19|20)\d\d"
_AND = r"\s*(?:/|-|–|\ben\b|\bof\b|\bt\s?/\s?m\b|\btot en met\b)\s*"
_QUARTER = r"Q[1-4]|kwartaal\s[1-4]|(?:[1-4](?:e|de|ste)|eerste|tweede|derde|vierde)\s+kwartaal"
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}


def _shared(name: str, one: str) -> str:
    """Those that share what follows, as in "13, 14 en 15 juni 2024"; a comma alone joins none: "maatregel 2, 3 mei"."""
    return rf"(?P<{name}>(?:(?:(?:{one})\s*,\s+)*(?:{one}){_AND})?)"


_DATE = re.compile(
    rf"(?<!\d[.,])\b{_shared('days', _DAY)}(?P<day>{_DAY})\s+(?P<month>{_MONTH})\b\.?(?:\s+(?P<year>{_YEAR})\b)?"
    rf"|\b(?P<nday>\d{{1,2}})(?P<part>[-/.])(?P<nmonth>\d{{1,2}})(?P=part)(?P<nyear>{_YEAR})\b"
    rf"|\b(?P<iyear>{_YEAR})-(?P<imonth>\d\d)-(?P<iday>\d\d)\b"
    rf"|\b{_shared('months', _MONTH)}(?P<mmonth>{_MONTH})\s+(?P<myear>{_YEAR})\b"
    rf"|\b{_shared('quarters', _QUARTER)}(?P<quarter>{_QUARTER})(?:\s+(?:(?:van|in)\s+)?|[-/])(?P<qyear>{_YEAR})\b"
    rf"|\b(?P<fyear>{_YEAR})[-/]Q(?P<fquarter>[1-4])\b"
    rf"|(?<![\d.,])(?<!\b\d[/-])(?<!\b\d\d[/-])(?P<yyear>{_YEAR})(?!\d|[.,]\d|[-/]\d{{1,2}}\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text. day: ISO, as precise as written ("2024-06-13", "2024-06", "2024", "2024-Q1").

    text: from its own first character to the end of what it shares with the dates behind it: "13 en 14 juni 2024".
    """

    day: str
    text: str
    start: int
    end: int

    @property
    def year(self) -> int:
        """The year, 0 where a day and month are written without one."""
        return int(self.day[:4]) if self.day[:4].isdigit() else 0


# The same sentences are looked at for every question; reading the dates of one takes a tenth of a millisecond.
@lru_cache(maxsize=20_000)
def dates(text: str) -> tuple[Found, ...]:
    """The dates in a text in order. A day without a year is found as "--05-30"."""
    return tuple(
        Found(day, text[start : match.end()], start, match.end())
        for match in _DATE.finditer(text)
        for day, start in _isos(match)
        if day
    )


def _isos(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The dates that one match writes, "" for one that the calendar has not, each with where it starts."""
    part = match.groupdict()
    if part["day"]:
        for day, start in _listed(match, "days", "day", r"\d+"):
            yield _checked(part["year"] or "-", _month(part["month"]), int(day)), start
    elif part["mmonth"]:
        for month, start in _listed(match, "months", "mmonth", rf"\b(?:{_MONTH})\b"):
            yield f"{part['myear']}-{_month(month):02}", start
    elif part["quarter"]:
        for quarter, start in _listed(match, "quarters", "quarter", _QUARTER):
            yield f"{part['qyear']}-Q{_number(quarter)}", start
    else:
        yield _iso(part), match.start()


def _listed(match: re.Match[str], before: str, last: str, one: str) -> Iterator[tuple[str, int]]:
    """What stands in the list before the last of its kind, and that last one, with where each starts."""
    for found in re.finditer(one, match[before], re.IGNORECASE):
        yield found.group(), match.start(before) + found.start()
    yield match[last], match.start(last)


def impossible(text: str) -> Iterator[str]:
    """The dates in a text that no calendar has, as written: "30 februari 2024"."""
    for match in _DATE.finditer(text):
        if not all(day for day, _ in _isos(match)):
            yield match.group()


def _iso(part: dict[str, str]) -> str:
    if part["nday"]:
        return _checked(part["nyear"], int(part["nmonth"]), int(part["nday"]))
    if part["iday"]:
        return _checked(part["iyear"], int(part["imonth"]), int(part["iday"]))
    if part["fquarter"]:
        return f"{part['fyear']}-Q{part['fquarter']}"
    return part["yyear"]


def _number(quarter: str) -> int:
    """Which quarter: "Q2", "kwartaal 2", "2e kwartaal", "tweede kwartaal"."""
    figure = re.search(r"[1-4]", quarter)
    return int(figure.group()) if figure else _ORDINALS[quarter.split()[0].lower()]


def _month(name: str) -> int:
    name = name.lower()
    return _SHORT[name] if name in _SHORT else MONTHS.index(name) + 1


def _checked(year: str, month: int, day: int) -> str:
    """The ISO date, or "" where the calendar has no such day."""
    try:
        date(int(year) if year.isdigit() else 2000, month, day)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}"


def written(day: date) -> str:
    """A date as people read it: "13 juni 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
