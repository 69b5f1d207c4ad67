"""Stretches of time as Dutch policy names them: "begin 2025", "de zomer van 2024", "mei 2024", "31-12-2022"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.dutch import dates

# The months that a word before a year stands for, wide enough for what people mean by it in everyday speech.
_SEASONS = {
    "begin": (1, 3),
    "medio": (5, 8),
    "halverwege": (5, 8),
    "eind": (10, 12),
    "einde": (10, 12),
    "voorjaar": (3, 6),
    "lente": (3, 6),
    "zomer": (6, 9),
    "najaar": (9, 12),
    "herfst": (9, 12),
    "eerste helft": (1, 6),
    "tweede helft": (7, 12),
    "eerste kwartaal": (1, 3),
    "tweede kwartaal": (4, 6),
    "derde kwartaal": (7, 9),
    "vierde kwartaal": (10, 12),
}
_BEFORE = re.compile(rf"\b({'|'.join(_SEASONS)})\s+(?:van\s+(?:het\s+jaar\s+)?|in\s+)?$", re.IGNORECASE)
_EDGE = re.compile(r"\b(begin|medio|halverwege|eind|einde)\s+(?:van\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in a text. first, last: its days, both within it; text: as written; start, end: where."""

    first: date
    last: date
    text: str
    start: int
    end: int

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def meets(self, other: "Period") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: "Period") -> bool:
        """Whether all of this one lies in the other."""
        return other.first <= self.first and self.last <= other.last

    def same(self, other: "Period") -> bool:
        """Whether the two are the same stretch of time, however written."""
        return (self.first, self.last) == (other.first, other.last)


def periods(text: str) -> Iterator[Period]:
    """The stretches of time in a text that have a year, in order. "Begin mei 2024" is all of that month."""
    for found in dates.dates(text):
        if not found.year:
            continue
        first, last = _days(found.day)
        before = (_BEFORE if len(found.day) == 4 else _EDGE).search(text[: found.start])
        start = before.start() if before else found.start
        if before and len(found.day) == 4:
            months = _SEASONS[before.group(1).lower()]
            first, last = date(found.year, months[0], 1), _end(found.year, months[1])
        yield Period(first, last, text[start : found.end], start, found.end)


def _days(day: str) -> tuple[date, date]:
    """The first and last day of an ISO date that may lack its day or month, or name a quarter."""
    year = int(day[:4])
    if quarter := re.fullmatch(r"\d{4}-Q([1-4])", day):
        last = int(quarter[1]) * 3
        return date(year, last - 2, 1), _end(year, last)
    if len(day) == 4:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(day[5:7])
    if len(day) == 7:
        return date(year, month, 1), _end(year, month)
    return date(year, month, int(day[8:])), date(year, month, int(day[8:]))


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
