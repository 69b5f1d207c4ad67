"""A table of two columns, one of numbers and one of running text: which line stands in which numbered row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.reading.pdf.geometry import Rule
from index.reading.pdf.lines import Line, without_start

_ONE = r"(?:[A-Z]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,2})*[a-z]?|\d{1,2}[A-Z]"
_CODE = re.compile(rf"(?:{_ONE})(?:\.?\s*(?:/|\+|&|,|-|–|en|t/m)\s*(?:{_ONE}))*[.):]?")
_NUMBERED = re.compile(rf"(?:{_ONE})(?:\.?\s*(?:/|\+|&|-|–)\s*(?:{_ONE}))*[.):]\s+")
_WIDE = 30.0  # points from number to text: wider than the hanging indent of a list
_TOLERANCE = 4.0


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column of numbers and its text begin."""

    number: float
    text: float


def entries(
    flow: Sequence[Line], chapters: set[int], rules: dict[int, tuple[Rule, ...]], tabled: set[int]
) -> tuple[list[Line], list[str]]:
    """The lines without the number cells, and the number cell of the row that each line stands in ("" for none).

    tabled: positions of the lines of other tables. chapters: positions of lines that begin a chapter; a table of
    measures ends there. The lists run parallel; a line that held only a number is left in as a line without parts, so
    that positions stay what they were.
    """
    columns = _columns(flow)
    opening = {place: row for place, row in _openings(flow, columns, rules).items() if place not in tabled}
    headers = _headers(flow, columns)
    found: list[str] = []
    kept: list[Line] = []
    current, column, last = "", None, ""
    for place, line in enumerate(flow):
        if place in tabled:
            kept.append(line)
            found.append(current)
            continue
        if place in chapters:
            current, column = "", None
        if place in opening:
            current, column = opening[place]
        hanging = _hanging(line, last) if place not in opening else ""
        if hanging:
            current, column = hanging.strip(), None
            line = without_start(line, hanging)
        elif _row_start(line, columns) is not None:
            line = replace(line, parts=line.parts[1:])
        elif column is not None and line.text in headers:
            line = replace(line, parts=())
        elif column is not None and _leaves(flow, place, column, columns, chapters):
            current, column = "", None
        last = current or last
        kept.append(line)
        found.append(current)
    return kept, found


def _hanging(line: Line, last: str) -> str:
    """The number, with the blank behind it, of a row that is set as a paragraph: it counts on from the last row, and
    its title is bold. "" for any other line."""
    match = _NUMBERED.match(line.text) if last else None
    if match is None or _first_number(match[0]) != _last_number(last) + 1:
        return ""
    titled = without_start(line, match[0])
    bold = next((is_bold for text, is_bold in titled.pieces if any(c.isalpha() for c in text)), False)
    return match[0] if bold else ""


def _openings(
    flow: Sequence[Line], columns: Sequence[Column], rules: dict[int, tuple[Rule, ...]]
) -> dict[int, tuple[str, Column]]:
    """The position at which each row begins, with its number.

    Mostly that is the line with the number; where the cells of a row are set in their middle or at their foot, ruled
    lines tell where it begins.
    """
    found: dict[int, tuple[str, Column]] = {}
    before = -1
    for place, line in enumerate(flow):
        column = _row_start(line, columns)
        if column is None:
            continue
        across = [r.y for r in rules.get(line.page, ()) if r.x0 <= line.x0 + 2 and r.x1 >= line.x1 - 2 and r.y < line.y]
        top = max(across, default=line.y - 1)
        first = place
        while first - 1 > before and flow[first - 1].page == line.page and flow[first - 1].y > top:
            first -= 1
        found[first] = (line.parts[0].text, column)
        before = place
    return found


def _headers(flow: Sequence[Line], columns: Sequence[Column]) -> set[str]:
    """The header rows ("Nr. Maatregel") that are printed over a column of numbers, to know them on the next page."""
    headers = set()
    for place, line in enumerate(flow[:-1]):
        below = _row_start(flow[place + 1], columns)
        if below is None or _row_start(line, columns) is not None or len(line.parts) != 2:
            continue
        if abs(line.x0 - below.number) < 3 * _TOLERANCE and abs(line.parts[1].x0 - below.text) < 3 * _TOLERANCE:
            headers.add(line.text)
    return headers


def row_starts(flow: Sequence[Line]) -> set[int]:
    """The positions of lines that hold the number cell of a row."""
    columns = _columns(flow)
    return {place for place, line in enumerate(flow) if _row_start(line, columns) is not None}


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None


def _columns(flow: Sequence[Line]) -> list[Column]:
    """The columns of numbers that come back: cells at one place, with running text at another place to the right."""
    seen: dict[tuple[int, int], list[str]] = {}
    places: dict[tuple[int, int], Column] = {}
    for place, line in enumerate(flow):
        text_start = _text_start(flow, place)
        if text_start is None:
            continue
        key = (round(line.x0 / 6), round(text_start / 6))
        seen.setdefault(key, []).append(line.parts[0].text)
        places.setdefault(key, Column(line.x0, text_start))
    return [places[key] for key, codes in seen.items() if len(set(codes)) >= 2 and _is_table(places[key], codes)]


def _text_start(flow: Sequence[Line], place: int) -> float | None:
    """Where the text begins that belongs to the number cell on this line; None when the line holds no such cell."""
    line = flow[place]
    if not line.parts or not _is_code(line.parts[0].text) or len(line.parts) > 3:
        return None
    if len(line.parts) > 1:
        return line.parts[1].x0
    below = flow[place + 1] if place + 1 < len(flow) else None
    if below is None or (below.page == line.page and below.y - line.y > 2.2 * below.size) or below.x0 <= line.x1:
        return None
    return below.x0


def _is_table(column: Column, codes: list[str]) -> bool:
    plain_list = all(re.fullmatch(r"\d{1,2}[.)]?", code) for code in codes)
    return column.text - column.number >= _WIDE or (not plain_list and column.text - column.number >= _WIDE / 2)


def _row_start(line: Line, columns: Sequence[Column]) -> Column | None:
    if not line.parts or not _is_code(line.parts[0].text):
        return None
    for column in columns:
        if abs(line.x0 - column.number) > _TOLERANCE:
            continue
        if len(line.parts) == 1 or abs(line.parts[1].x0 - column.text) <= 2.5 * _TOLERANCE:
            return column
    return None


def _first_number(code: str) -> int:
    match = re.search(r"\d+", code)
    return int(match[0]) if match else -1


def _last_number(code: str) -> int:
    found = re.findall(r"\d+", code)
    return int(found[-1]) if found else -1


def _leaves(flow: Sequence[Line], place: int, column: Column, columns: Sequence[Column], chapters: set[int]) -> bool:
    """Whether a line stands outside the text column and no later row carries on the count."""
    outside = flow[place].x0 < column.text - _TOLERANCE
    return outside and not _numbering_goes_on(flow, place, columns, chapters)


def _numbering_goes_on(flow: Sequence[Line], place: int, columns: Sequence[Column], chapters: set[int]) -> bool:
    """Whether a later row, before the next chapter, carries on the count: then what is between belongs to the row."""
    before = next((line for line in reversed(flow[:place]) if _row_start(line, columns)), None)
    if before is None:
        return False
    for later in range(place, len(flow)):
        if later in chapters:
            return False
        if _row_start(flow[later], columns):
            return _first_number(flow[later].parts[0].text) == _last_number(before.parts[0].text) + 1
    return False
