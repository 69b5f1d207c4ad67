"""Dates as Dutch policy writes them, with the precision that they have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\.?(?:\s+(?P<year>(?:19|20)\d\d))?\b"
    rf"|\b(?P<nday>\d{{1,2}})[-/](?P<nmonth>\d{{1,2}})[-/](?P<nyear>(?:19|20)\d\d)\b"
    r"|\b(?P<iyear>(?:19|20)\d\d)-(?P<imonth>\d\d)-(?P<iday>\d\d)\b"
    rf"|\b(?P<mmonth>{_MONTH})\s+(?P<myear>(?:19|20)\d\d)\b"
    r"|\b(?:Q|kwartaal\s)(?P<quarter>[1-4])\s+(?:van\s+)?(?P<qyear>(?:19|20)\d\d)\b"
    r"|(?<![\d.,])(?<!\b\d[/-])(?<!\b\d\d[/-])(?P<yyear>(?:19|20)\d\d)(?!\d|[.,]\d|[-/]\d{1,2}\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text. day: ISO, as precise as written ("2024-06-13", "2024-06", "2024", "2024-Q1")."""

    day: str
    text: str
    start: int
    end: int

    @property
    def year(self) -> int:
        """The year, 0 where a day and month are written without one."""
        return int(self.day[:4]) if self.day[:4].isdigit() else 0


def dates(text: str) -> Iterator[Found]:
    """The dates in a text in order. A day without a year is found as "--05-30"."""
    for match in _DATE.finditer(text):
        day = _iso(match)
        if day:
            yield Found(day, match.group(), match.start(), match.end())


def _iso(match: re.Match[str]) -> str:
    part = match.groupdict()
    if part["day"]:
        return _checked(part["year"] or "-", _month(part["month"]), int(part["day"]))
    if part["nday"]:
        return _checked(part["nyear"], int(part["nmonth"]), int(part["nday"]))
    if part["iday"]:
        return _checked(part["iyear"], int(part["imonth"]), int(part["iday"]))
    if part["mmonth"]:
        return f"{part['myear']}-{_month(part['mmonth']):02}"
    if part["quarter"]:
        return f"{part['qyear']}-Q{part['quarter']}"
    return str(part["yyear"])


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
