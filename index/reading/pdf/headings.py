"""Which lines are headings, and how deep: by the outline that the PDF carries, else by size and weight."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.reading.pdf.geometry import Bookmark
from index.reading.pdf.lines import Line
from index.reading.pdf.style import Style

_LARGER = 1.09  # times the running text
_LONGEST = 180  # characters in a heading
_MOST_LINES = 4
_MUCH_LARGER = 1.3  # times the running text: so large is no text that is only set a little larger than the tables
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}|[A-Z]|[IVX]{1,5})(?:\.|\)|:)?\s+(?=\S)")
_DEEP_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over some lines of the flow: its first and last position, and its level."""

    first: int
    last: int
    level: int


def headings(flow: Sequence[Line], bookmarks: Sequence[Bookmark], style: Style, inside: set[int]) -> dict[int, Heading]:
    """The headings by their first position.

    inside: positions in the text column of a table of measures, where bold text is no heading.
    """
    found = _bookmarked(flow, bookmarks)
    taken = {place for heading in found.values() for place in range(heading.first, heading.last + 1)}
    styled = [h for h in _styled(flow, style, inside) if not taken & set(range(h.first, h.last + 1))]
    levels = _levels(flow, list(found.values()), styled)
    for heading in styled:
        found[heading.first] = Heading(heading.first, heading.last, levels[_look(flow[heading.first])])
    return found


def number_of(text: str) -> tuple[str, str]:
    """The number of a heading such as "2.1" and the rest of it; ("", text) without one."""
    match = _DEEP_NUMBER.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def _squeezed(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _bookmarked(flow: Sequence[Line], bookmarks: Sequence[Bookmark]) -> dict[int, Heading]:
    found: dict[int, Heading] = {}
    start = 0
    for bookmark in bookmarks:
        wanted = _squeezed(bookmark.title)
        for place in range(start, len(flow)):
            if not bookmark.page <= flow[place].page <= bookmark.page + 1 or not wanted:
                continue
            last = _spelt(flow, place, wanted)
            if last is not None:
                found[place] = Heading(place, last, bookmark.level)
                start = last + 1
                break
    return found


def _spelt(flow: Sequence[Line], place: int, wanted: str) -> int | None:
    """The last of the lines from here that together say what is wanted."""
    said = ""
    for last in range(place, min(place + 4, len(flow))):
        said += _squeezed(flow[last].text)
        if said == wanted or _squeezed(number_of(flow[place].text)[1]) == wanted:
            return last
        if not wanted.startswith(said):
            return None
    return None


def _look(line: Line) -> tuple[float, bool]:
    return round(line.size * 2) / 2, line.bold


def _styled(flow: Sequence[Line], style: Style, inside: set[int]) -> list[Heading]:
    running = _running(flow, style, inside)
    found: list[Heading] = []
    place = 0
    while place < len(flow):
        last = None if _look(flow[place]) in running else _styled_end(flow, place, style, inside)
        if last is not None:
            found.append(Heading(place, last, 0))
        place = place + 1 if last is None else last + 1
    return found


def _running(flow: Sequence[Line], style: Style, inside: set[int]) -> set[tuple[float, bool]]:
    """The plain looks in which whole paragraphs are set: where most letters stand in tables of a smaller size, the
    running text is larger than the usual size, and no heading for that."""
    found: set[tuple[float, bool]] = set()
    for place, line in enumerate(flow):
        if line.bold or place in inside or line.size >= _MUCH_LARGER * style.size:
            continue
        last = _run_end(flow, place, style)
        if _is_too_long(flow, place, last):
            found.add(_look(line))
    return found


def _run_end(flow: Sequence[Line], place: int, style: Style) -> int:
    """The last of the lines from here that look alike and follow each other without a gap."""
    last = place
    while (
        last + 1 < len(flow)
        and _look(flow[last + 1]) == _look(flow[place])
        and _is_next(flow[last], flow[last + 1], style)
    ):
        last += 1
    return last


def _is_too_long(flow: Sequence[Line], first: int, last: int) -> bool:
    return last - first >= _MOST_LINES or len(" ".join(line.text for line in flow[first : last + 1])) > _LONGEST


def _styled_end(flow: Sequence[Line], place: int, style: Style, inside: set[int]) -> int | None:
    """The last line of the heading that starts here by its looks; None when this line is no heading."""
    line = flow[place]
    if not any(c.isalpha() for c in line.text) or place in inside:
        return None
    larger = line.size >= _LARGER * style.size
    if not larger and not (line.bold and line.size >= 0.98 * style.size):
        return None
    last = _run_end(flow, place, style)
    if _is_too_long(flow, place, last):
        return None
    text = " ".join(flow[i].text for i in range(place, last + 1))
    if larger:
        return last
    return last if _stands_alone(flow, place, last, style, text) else None


def _is_next(line: Line, following: Line, style: Style) -> bool:
    return following.page == line.page and following.y - line.y <= 1.5 * style.leading * line.size


def _stands_alone(flow: Sequence[Line], place: int, last: int, style: Style, text: str) -> bool:
    """Whether bold text of the ordinary size stands apart as a heading does, with text under it."""
    if text.rstrip()[-1:] in ".,;" or last - place > 1 or last + 1 >= len(flow) or len(flow[place].parts) > 2:
        return False
    before, after = flow[place - 1] if place else None, flow[last + 1]
    if after.bold or (before is not None and before.page == flow[place].page and style.is_tight(before, flow[place])):
        return False
    return abs(after.x0 - flow[place].x0) < 40


def _levels(flow: Sequence[Line], marked: list[Heading], styled: list[Heading]) -> dict[tuple[float, bool], int]:
    """The level of each look: as bookmarked headings of that look, else by rank of size and weight."""
    known: dict[tuple[float, bool], int] = {}
    for heading in marked:
        known.setdefault(_look(flow[heading.first]), heading.level)
    looks = sorted({_look(flow[h.first]) for h in styled} | set(known), reverse=True)
    levels: dict[tuple[float, bool], int] = {}
    above = 0
    for look in looks:
        levels[look] = known.get(look, above + 1)
        above = max(above, levels[look])
    return levels
