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
        pending = [grid]
    if pending:
        spilled = _spilled(flow, pending[-1])
        found[pending[0].first] = _made([*pending, spilled] if spilled else pending, flow, lexicon)
    return found


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
        cells = [tuple(_cell(cell, lexicon) for cell in row) for row in grid.rows]
        if rows and cells and cells[0] == rows[0]:
            cells = cells[1:]  # the header, printed again on the next page
        if grid is not pages[0] and rows and cells and not cells[0][0]:
            rows[-1] = tuple(" ".join(filter(None, pair)) for pair in zip(rows[-1], cells[0], strict=True))
            cells = cells[1:]
        if grid is not pages[0]:
            begins[len(rows)] = flow[grid.first].page
        rows += cells
    header = rows[0] if _is_header(rows, pages[0]) else ()
    table = Table(header, tuple(rows[1:] if header else rows))
    lines = [" ".join(filter(None, row)) for row in rows]
    breaks = tuple(Break(len("\n".join(lines[:n])), page) for n, page in begins.items() if 0 < n < len(lines))
    first = pages[0].first
    block = Block(Kind.TABLE, "\n".join(lines), flow[first].page, table=table, breaks=breaks)
    return Found(first, pages[-1].last, block)


def _cell(parts: Sequence[Part], lexicon: Lexicon) -> str:
    text = Text(lexicon)
    for part in parts:
        text.add(part.pieces)
    return text.text


def _is_header(rows: Sequence[tuple[str, ...]], grid: Grid) -> bool:
    """Whether the first row names the columns: words or years over figures, or bold over plain text, or just words."""
    first, rest = rows[0], rows[1:]
    if not rest:
        return False
    bold = all(b for cell in grid.rows[0] for part in cell for _, b in part.pieces)
    plain = any(not b for row in grid.rows[1:] for cell in row for part in cell for _, b in part.pieces)
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
