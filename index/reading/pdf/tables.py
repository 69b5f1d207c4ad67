"""Tables of figures and words: a grid of lines, over page breaks, made to a block."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.reading.pdf.geometry import Rule
from index.reading.pdf.grid import Grid, grids, is_numeric, joins
from index.reading.pdf.lines import Line, Part
from index.reading.pdf.words import Lexicon, Text
from index.records import Block, Break, Kind, Table

_ANNOUNCES = re.compile(
    r"(?:^(?:tabel|figuur|overzicht|grafiek)\b)|[:：][⁰¹²³⁴⁵⁶⁷⁸⁹]*$|\btabel\b|\b(?:hier)?onder(?:staand|staande)?\b",
    re.I,
)
_TITLED = re.compile(r"^(?:tabel|figuur|overzicht)\s+\w+", re.IGNORECASE)
_NOTE = re.compile(r"^(?:(?:bron(?:nen)?|toelichting|noot)\b|\*)", re.IGNORECASE)
_LONGEST_CAPTION = 300
_ALIGNED = 4.0  # points
_WORD = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = ("\u00ad", False)
_FILLED = 0.85  # the share of its column that a line fills which a word too wide for it was cut to


@dataclass(frozen=True, slots=True)
class Found:
    """A table in the flow: the positions of its lines, and the block without caption and note."""

    first: int
    last: int
    block: Block


def tables(
    flow: Sequence[Line], rules: dict[int, tuple[Rule, ...]], codes: set[int], lexicon: Lexicon
) -> dict[int, Found]:
    """The tables of the flow by their first position. codes: as in grid.grids."""
    found: dict[int, Found] = {}
    pending: list[Grid] = []
    for grid in grids(flow, rules, codes):
        if pending and (spilled := _spilled(flow, pending[-1])):
            pending.append(spilled)
        if pending and grid.first == pending[-1].last + 1 and joins(pending[-1], grid):
            pending.append(grid)
            continue
        if pending:
            found[pending[0].first] = _made(pending, flow, lexicon)
        header = _left_behind(flow, grid, pending[-1].last if pending else -1)
        pending = [header, grid] if header else [grid]
    if pending:
        spilled = _spilled(flow, pending[-1])
        found[pending[0].first] = _made([*pending, spilled] if spilled else pending, flow, lexicon)
    return found


def _left_behind(flow: Sequence[Line], grid: Grid, taken: int) -> Grid | None:
    """The header of a table that a page break parted from its rows: the last line of the page before, with a word or a
    year over each column; None where there is none. taken: the last position that another table holds."""
    first = grid.first - 1
    if first <= taken or flow[first].page != flow[grid.first].page - 1:
        return None
    parts = flow[first].parts
    if len(parts) != len(grid.columns) or any(is_numeric(p.text) and not _is_year(p.text) for p in parts):
        return None
    header = Grid(first, first, tuple((p.x0, p.x1) for p in parts), (tuple((p,) for p in parts),))
    return header if joins(header, grid) else None


def _spilled(flow: Sequence[Line], grid: Grid) -> Grid | None:
    """What a page break cut off from the last row of a table: the lines that open the next page and stand in its
    columns but the first; None where the next page opens with anything else."""
    first = grid.last + 1
    if first >= len(flow) or flow[first].page != flow[grid.last].page + 1 or len(grid.columns) < 3:
        return None
    cells: list[list[Part]] = [[] for _ in grid.columns]
    last = grid.last
    while last + 1 < len(flow) and flow[last + 1].page == flow[first].page:
        columns = [_column_of(part, grid) for part in flow[last + 1].parts]
        if not columns or not all(columns):
            break
        for part, column in zip(flow[last + 1].parts, columns, strict=True):
            cells[column].append(part)
        last += 1
    return Grid(first, last, grid.columns, (tuple(tuple(cell) for cell in cells),)) if last >= first else None


def _column_of(part: Part, grid: Grid) -> int:
    """The column at whose left edge a part of a line begins; 0 for the first column and for none."""
    aligned = (n for n, (left, right) in enumerate(grid.columns) if abs(part.x0 - left) <= _ALIGNED and part.x0 < right)
    return next(aligned, 0)


def _made(pages: Sequence[Grid], flow: Sequence[Line], lexicon: Lexicon) -> Found:
    """One table from the grids that carry each other on."""
    rows: list[tuple[str, ...]] = []
    begins: dict[int, int] = {}  # number of a row -> the page that begins with it
    for grid in pages:
        wide = _widths(grid)
        cells = [tuple(_cell(cell, lexicon, wide[n]) for n, cell in enumerate(row)) for row in grid.rows]
        if rows and cells and cells[0] == rows[0]:
            cells = cells[1:]  # the header, printed again on the next page
        if grid is not pages[0] and rows and cells and not cells[0][0]:
            rows[-1] = tuple(" ".join(filter(None, pair)) for pair in zip(rows[-1], cells[0], strict=True))
            cells = cells[1:]
        if grid is not pages[0]:
            begins[len(rows)] = flow[grid.first].page
        rows += cells
    header = rows[0] if _is_header(rows, pages) else ()
    table = Table(header, tuple(rows[1:] if header else rows))
    lines = [" ".join(filter(None, row)) for row in rows]
    breaks = tuple(Break(len("\n".join(lines[:n])), page) for n, page in begins.items() if 0 < n < len(lines))
    first = pages[0].first
    block = Block(Kind.TABLE, "\n".join(lines), flow[first].page, table=table, breaks=breaks)
    return Found(first, pages[-1].last, block)


def _widths(grid: Grid) -> list[float]:
    """How wide the widest line in each column is."""
    return [max((p.x1 - p.x0 for row in grid.rows for p in row[n]), default=0.0) for n in range(len(grid.columns))]


def _cell(parts: Sequence[Part], lexicon: Lexicon, wide: float) -> str:
    """The text of a cell, line by line. wide: the width of its column."""
    text = Text(lexicon)
    for n, part in enumerate(parts):
        cut = n + 1 < len(parts) and _is_cut(part, parts[n + 1], lexicon, wide)
        text.add((*part.pieces, _SOFT_HYPHEN) if cut else part.pieces)
    return text.text


def _is_cut(part: Part, below: Part, lexicon: Lexicon, wide: float) -> bool:
    """Whether a cell's line is one word that fills the column, of which the line below holds the rest."""
    left, right = _WORD.fullmatch(part.text), _WORD.match(below.text)
    if left is None or right is None or not right[0].islower() or not left[0][1:].islower():
        return False
    return part.x1 - part.x0 >= _FILLED * wide and lexicon.is_cut(left[0], right[0])


def _is_header(rows: Sequence[tuple[str, ...]], pages: Sequence[Grid]) -> bool:
    """Whether the first row names the columns: words or years over figures, or bold over plain text, or just words."""
    first, rest = rows[0], rows[1:]
    if not rest:
        return False
    printed = [row for grid in pages for row in grid.rows]
    bold = all(b for cell in printed[0] for part in cell for _, b in part.pieces)
    plain = any(not b for row in printed[1:] for cell in row for part in cell for _, b in part.pieces)
    if bold and plain:
        return True
    figures = [cell for cell in first[1:] if is_numeric(cell) and not _is_year(cell)]
    return not figures and len([cell for cell in first if cell]) >= max(2, len(first) - 1)


def _is_year(cell: str) -> bool:
    bare = cell.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹*")
    return bare.isdigit() and 1900 < int(bare) < 2200


def captioned(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each table with the paragraph that announces it as caption and the source line under it as note."""
    done = list(blocks)
    for place, block in enumerate(blocks):
        if block.table is None:
            continue
        before = blocks[place - 1] if place else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        note = after.text if after is not None and after.table is None and _NOTE.match(after.text) else ""
        below = after.text if after is not None and not note and _TITLED.match(after.text) else ""
        caption = before.text if before is not None and _is_caption(before) else below
        done[place] = replace(block, table=replace(block.table, caption=caption, note=note))
    return done


def _is_caption(block: Block) -> bool:
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or len(block.text) > _LONGEST_CAPTION:
        return False
    return block.kind is Kind.HEADING or _ANNOUNCES.search(block.text) is not None or block.text[-1:] not in ".;,"
