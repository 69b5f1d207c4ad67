"""Lines that stand in columns: where a table begins and ends on a page, its columns and its rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.reading.pdf.geometry import Rule
from index.reading.pdf.lines import Line, Part

_NUMERIC = re.compile(
    r"[-+€(]?\s*\d[\d.,]*\s*[%)]?(?:\s*(?:euro|%|x|mln\.?|miljoen))?[⁰¹²³⁴⁵⁶⁷⁸⁹]*|[-–]|n\.?v\.?t\.?", re.IGNORECASE
)
_NOTE = re.compile(r"(?:bron(?:nen)?|toelichting|noot)\b|\*", re.IGNORECASE)
_LIST_MARKER = re.compile(r"[•●○◦▪■□❖➢➤►✓✔∙·–—-]|[a-z][.)]")
_FARTHEST = 4.2  # times the size: lines of one table stand nearer than this
_TIGHT = 1.36  # times the size: lines of one cell stand as near as this
_SAME_COLUMN = 8.0  # points
_SAME_EDGE = 3.0  # points
_NEAR_EDGE = 12.0  # points: a blank stands at most so far from where the letters, were they equally wide, would put it
_OVERLAP, _HIGHEST = 0.9, 3.0  # times the size: lines nearer than this stand beside each other, in a row this high
_PARAGRAPH = 2.2  # times the size: paragraphs of one cell stand nearer than this
_SAME_SIZE = 0.12  # share of the size

Row = list[list[Part]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines first to last of the flow, all on one page, in columns (left and right edge of each)."""

    first: int
    last: int
    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[tuple[Part, ...], ...], ...]


def grids(flow: Sequence[Line], rules: dict[int, tuple[Rule, ...]], codes: set[int]) -> list[Grid]:
    """The tables of three and more columns, and those of two with figures or ruled lines.

    codes: positions of lines that open a row of a table of measures, which is read otherwise.
    """
    found: list[Grid] = []
    plain = [_celled(_unlisted(line), rules.get(line.page, ())) for line in flow]
    place = 0
    while place < len(flow):
        near = rules.get(flow[place].page, ())
        measures = place in codes or _beside(plain, place) + 1 in codes
        grid = _grid(plain, place, near, set()) if measures else None
        if grid is None or len(grid.columns) < 3:
            grid = _grid(plain, place, near, codes)
        if grid is not None:
            found.append(grid)
            place = grid.last + 1
        else:
            place += 1
    return found


def _unlisted(line: Line) -> Line:
    """The line with each list marker and the text behind it as one part: a marker is no column."""
    parts = list(line.parts)
    for place in range(len(parts) - 2, -1, -1):
        if _LIST_MARKER.fullmatch(parts[place].text) and parts[place + 1].text[:1].isalpha():
            marked, text = parts[place], parts[place + 1]
            parts[place : place + 2] = [Part(marked.x0, text.x1, (*marked.pieces, (" ", False), *text.pieces))]
    return replace(line, parts=tuple(parts))


def _celled(line: Line, rules: Sequence[Rule]) -> Line:
    """The line with each part that runs over the edge of a cell cut there: a full cell stands as near to the next one
    as two words do. Where the ruled line of a row is drawn cell by cell, its pieces meet at the edges of the columns.
    """
    if len(line.parts) < 2 or not rules:
        return line
    above = _edges(rules, max((r.y for r in rules if r.y < line.y), default=-1.0))
    below = _edges(rules, min((r.y for r in rules if r.y >= line.y), default=-1.0))
    both = [edge for edge in above if any(abs(edge - other) <= _SAME_EDGE for other in below)]
    parts: list[Part] = []
    for part in line.parts:
        rest: Part | None = part
        for edge in both:
            if rest is not None and rest.x0 + _SAME_COLUMN < edge < rest.x1 - _SAME_COLUMN:
                left, rest = _cut(rest, edge)
                parts += [left] if rest is not None else []
                rest = rest if rest is not None else left
        parts += [rest] if rest is not None else []
    return replace(line, parts=tuple(parts))


def _edges(rules: Sequence[Rule], y: float) -> list[float]:
    """Where the pieces of the ruled line at this height meet, from left to right."""
    row = sorted({(r.x0, r.x1) for r in rules if abs(r.y - y) <= _SAME_EDGE})
    return [right for (_, right), (left, _) in pairwise(row) if abs(right - left) <= _SAME_EDGE]


def _cut(part: Part, edge: float) -> tuple[Part, Part | None]:
    """A part in two at the blank that stands nearest to the edge; as it was where no blank is near."""
    text = "".join(piece for piece, _ in part.pieces)
    width = (part.x1 - part.x0) / max(len(text), 1)
    blanks = [n for n, character in enumerate(text) if character.isspace() and 0 < n < len(text) - 1]
    near = min(blanks, key=lambda n: abs(part.x0 + n * width - edge), default=None)
    if near is None or abs(part.x0 + near * width - edge) > _NEAR_EDGE:
        return part, None
    left, right = _pieces(part, 0, near), _pieces(part, near + 1, len(text))
    return Part(part.x0, edge - 1.0, left), Part(edge + 1.0, part.x1, right)


def _pieces(part: Part, start: int, end: int) -> tuple[tuple[str, bool], ...]:
    """The pieces of a part from one character to another."""
    found: list[tuple[str, bool]] = []
    at = 0
    for text, bold in part.pieces:
        own = text[max(start - at, 0) : max(end - at, 0)]
        found += [(own, bold)] if own else []
        at += len(text)
    return tuple(found)


def _beside(flow: Sequence[Line], first: int) -> int:
    """The last of the lines that stand beside this one: cells set in the middle of their row have their lines at other
    heights, nearer to each other than two lines of one text can be."""
    last = first
    while (
        len(flow[first].parts) == 1
        and last + 1 < len(flow)
        and flow[last + 1].page == flow[first].page
        and 0 <= flow[last + 1].y - flow[last].y < _OVERLAP * flow[last].size
        and flow[last + 1].y - flow[first].y < _HIGHEST * flow[first].size
    ):
        last += 1
    return last


def joins(upper: Grid, lower: Grid) -> bool:
    """Whether two tables have the same columns, so that the one carries on the other."""
    if len(upper.columns) != len(lower.columns):
        return False
    return all(
        abs(a[0] - b[0]) < _SAME_COLUMN or abs(a[1] - b[1]) < _SAME_COLUMN or (a[0] < b[1] and b[0] < a[1])
        for a, b in zip(upper.columns, lower.columns, strict=True)
    )


def is_numeric(text: str) -> bool:
    """Whether a cell holds a figure, or the sign that there is none."""
    return _NUMERIC.fullmatch(text) is not None


def _grid(flow: Sequence[Line], first: int, rules: Sequence[Rule], codes: set[int]) -> Grid | None:
    last = _beside(flow, first)
    columns = _merged([(part.x0, part.x1) for line in flow[first : last + 1] for part in line.parts])
    if len(columns) < 2 or first in codes:
        return None
    for place in range(last + 1, len(flow)):
        wider = _with_line(columns, flow, place, last, codes, rules)
        if wider is None:
            break
        columns, last = wider, place
    while last > first and len(flow[last].parts) < 2 and _NOTE.match(flow[last].text):
        last -= 1
    lines = flow[first : last + 1]
    if last == first or not _is_table(lines, columns, rules):
        return None
    rows = _rows(lines, columns, rules)
    if len(rows) < 2:
        return None
    return Grid(first, last, tuple(columns), tuple(tuple(tuple(cell) for cell in row) for row in rows))


def _merged(edges: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted(edges):
        if merged and left < merged[-1][1] + 1.0:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _with_line(
    columns: list[tuple[float, float]],
    flow: Sequence[Line],
    place: int,
    last: int,
    codes: set[int],
    rules: Sequence[Rule],
) -> list[tuple[float, float]] | None:
    """The columns with one more line in them; None when that line is no part of the table."""
    line, above = flow[place], flow[last]
    step = line.y - above.y
    if line.page != above.page or place in codes or not line.parts or step > _FARTHEST * max(line.size, above.size):
        return None
    if _NOTE.match(line.text):
        return None
    merged = _merged(columns + [(part.x0, part.x1) for part in line.parts])
    if len(merged) < len(columns):
        return None
    if len(merged) > max(len(columns), 2) and last > 0 and len(line.parts) < len(columns):
        return None
    ruled = any(above.y < rule.y < line.y for rule in rules) and any(
        line.y < rule.y < line.y + 80 and rule.x0 <= line.x0 + 2 for rule in rules
    )
    if len(line.parts) > 1 or step <= _TIGHT * line.size:
        return merged
    if abs(line.size - above.size) > _SAME_SIZE * above.size:
        return None  # a heading between two tables
    return merged if ruled or _is_paragraph(line, step, columns, rules) else None


def _is_paragraph(line: Line, step: float, columns: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> bool:
    """Whether a line alone opens a new paragraph in a cell: in a column but the first, with the end of its row ruled
    below it."""
    aligned = any(abs(line.x0 - left) <= _SAME_EDGE for left, _ in columns[1:])
    closed = any(line.y < rule.y and rule.x0 <= line.x0 + 2 and rule.x1 >= line.x1 - 2 for rule in rules)
    return aligned and closed and step <= _PARAGRAPH * line.size


def _is_table(lines: Sequence[Line], columns: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> bool:
    full = [line for line in lines if len(line.parts) >= min(len(columns), 3)]
    if len(columns) >= 3:
        return len(full) >= 2
    if len(columns) < 2:
        return False
    second = [part.text for line in lines for part in line.parts if part.x0 >= columns[1][0] - 1]
    figures = sum(is_numeric(text) for text in second)
    if len(full) >= 3 and figures >= 0.6 * len(second):
        return True
    return len(_boundaries(lines, columns, rules)) >= 3 and len(full) >= 2


def _boundaries(lines: Sequence[Line], columns: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> list[float]:
    """The heights at which a ruled line runs through most of the table."""
    left, right = columns[0][0], columns[-1][1]
    near = [rule for rule in rules if lines[0].y - 40 < rule.y < lines[-1].y + 40]
    heights = sorted({round(rule.y / 3) for rule in near})
    found: list[float] = []
    for height in heights:
        spans = _merged([(r.x0, r.x1) for r in near if abs(round(r.y / 3) - height) <= 1])
        covered = sum(max(0.0, min(right, x1) - max(left, x0)) for x0, x1 in spans)
        if covered > 0.7 * (right - left) and (not found or height * 3 - found[-1] > 4):
            found.append(height * 3.0)
    return found


def _rows(lines: Sequence[Line], columns: Sequence[tuple[float, float]], rules: Sequence[Rule]) -> list[Row]:
    opens = _ruled_starts(lines, _boundaries(lines, columns, rules)) or _spaced_starts(lines, columns)
    rows: list[Row] = []
    for place, line in enumerate(lines):
        if place in opens or not rows:
            rows.append([[] for _ in columns])
        for part in line.parts:
            centre = (part.x0 + part.x1) / 2
            column = min(range(len(columns)), key=lambda i: max(columns[i][0] - centre, centre - columns[i][1], 0.0))
            rows[-1][column].append(part)
    return rows


def _ruled_starts(lines: Sequence[Line], boundaries: list[float]) -> set[int]:
    """The lines that are the first under a ruled line; none when rules do not part the rows."""
    starts = {0}
    for place in range(1, len(lines)):
        if any(lines[place - 1].y < height + 1 <= lines[place].y + 1 for height in boundaries):
            starts.add(place)
    inner = [height for height in boundaries if lines[0].y < height < lines[-1].y]
    return starts if len(starts) >= 3 or (len(starts) == 2 and len(lines) <= 4 and inner) else set()


def _spaced_starts(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> set[int]:
    """The lines that open a row, by their distance and by which columns they fill."""
    tight = [lines[i].y - lines[i - 1].y <= _TIGHT * lines[i].size for i in range(1, len(lines))]
    loose = len(tight) - sum(tight)
    starts = {0}
    for place in range(1, len(lines)):
        line = lines[place]
        full = len(line.parts) >= 0.8 * len(columns)
        first_filled = line.parts[0].x0 < columns[0][1]
        if not tight[place - 1]:
            starts.add(place)
        elif loose >= 2 and sum(tight) > 0:
            continue  # rows stand apart, so what is near is the same row
        elif full or (first_filled and len(line.parts) >= 2):
            starts.add(place)
    return starts
