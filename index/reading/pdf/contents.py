"""The table of contents: no body text, since it only repeats the headings."""

import re
from collections.abc import Sequence

from index.reading.pdf.lines import Line

_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}\s*(\d{1,3}|[ivxlc]{1,6})\s*$")
_NO_PAGE = re.compile(r"^(?P<title>.*?\S)\s*(?:[.…·_]\s?){6,}$")  # of a list whose page numbers were never filled in
_ENDS_IN_PAGE = re.compile(r"^(?P<title>.*?\S)\s+(?P<page>\d{1,3})$")
_FEWEST = 3


def without_contents(flow: Sequence[Line], gaps: set[int], pages: int) -> tuple[list[Line], set[int]]:
    """The lines without a table of contents and the heading over it, and the gaps at their new positions."""
    later = _squeezed_lines(flow)
    entries = [_is_entry(line, place, later, pages) for place, line in enumerate(flow)]
    gone: set[int] = set()
    place = 0
    while place < len(flow):
        end = _end(entries, place) if entries[place] else place
        if sum(entries[place:end]) >= _FEWEST:
            gone.update(range(place, end))
            if place and _is_heading(flow, place - 1):
                gone.add(place - 1)
        place = max(end, place + 1)
    kept = [line for i, line in enumerate(flow) if i not in gone]
    shifted = {position - sum(1 for i in gone if i < position) for position in gaps}
    return kept, shifted


def _end(entries: list[bool], start: int) -> int:
    """Where the list that starts here ends; one line that is no entry (a title of two lines) does not end it."""
    end = start
    while end < len(entries) and (entries[end] or (end + 1 < len(entries) and entries[end + 1])):
        end += 1
    return end


def _is_entry(line: Line, place: int, later: dict[str, list[int]], pages: int) -> bool:
    if _LEADERS.search(line.text):
        return True
    if match := _NO_PAGE.match(line.text):
        return any(other > place for other in later.get(_squeezed(match["title"]), ()))
    match = _ENDS_IN_PAGE.match(line.text)
    if match is None or int(match["page"]) > pages + 50 or len(line.parts) < 2:
        return False
    title = _squeezed(match["title"])
    return len(title) > 2 and any(other > place for other in later.get(title, ()))


def _is_heading(flow: Sequence[Line], place: int) -> bool:
    line = flow[place]
    return (line.bold or line.size > flow[place + 1].size) and len(line.text) < 40


def _squeezed(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _squeezed_lines(flow: Sequence[Line]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, line in enumerate(flow):
        places.setdefault(_squeezed(line.text), []).append(place)
    return places
