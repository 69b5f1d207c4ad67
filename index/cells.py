"""The rows of a table as they are searched and quoted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.records import Block, Table


@dataclass(frozen=True, slots=True)
class Row:
    """One row. span: its place in the text of the block; None where the text has it not as a line of its own."""

    cells: tuple[str, ...]
    text: str
    page: int
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one table that make a passage. text: what is searched, the caption and header with them."""

    table: Table
    text: str
    rows: tuple[Row, ...]


def parts(block: Block, size: int) -> Iterator[Part]:
    """The table of a block cut between rows into parts of at most this many characters, or of one row.

    A table without rows is one part with its header for a row.
    """
    table = block.table
    if table is None or not (table.rows or table.header):
        return
    above = "\n".join(line for line in (table.caption, " ".join(filter(None, table.header))) if line)
    taken: list[Row] = []
    for row in _rows(block, table):
        if taken and len(above) + sum(len(r.text) + 1 for r in (*taken, row)) > size:
            yield _part(table, above, taken)
            taken = []
        taken.append(row)
    yield _part(table, above if table.rows else table.caption, taken)


def _part(table: Table, above: str, rows: list[Row]) -> Part:
    lines = [above] if above else []
    own = tuple(row.cells for row in rows) if table.rows else ()
    return Part(replace(table, rows=own), "\n".join([*lines, *(row.text for row in rows)]), tuple(rows))


def _rows(block: Block, table: Table) -> Iterator[Row]:
    """The rows, each with the line of the block's text that prints it, where lines and rows agree in number."""
    wanted = table.rows or (table.header,)
    lines = _lines(block.text)
    if table.rows and table.header and len(lines) == len(wanted) + 1:
        lines = lines[1:]
    if len(lines) == len(wanted):
        for own, (start, end) in zip(wanted, lines, strict=True):
            yield Row(own, block.text[start:end], block.page_at(start), (start, end))
    else:
        for own in wanted:
            yield Row(own, " ".join(cell for cell in own if cell), block.page, None)


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found
