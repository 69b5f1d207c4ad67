"""Tables as readers find them: cells of blocks, before it is known whether they are a table or a list of entries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.reading.draft import printed
from index.records import Block, Kind, Table

_LONGEST_HEADER = 80
_LONGEST_LABEL = 12
_MOST_COLUMNS = 200


@dataclass(frozen=True)
class Cell:
    """The blocks of one cell. repeated: it stands here because a cell that began elsewhere spans this place."""

    blocks: tuple[Block, ...] = ()
    repeated: bool = False

    @cached_property
    def text(self) -> str:
        """Its lines, with markers."""
        return printed(self.blocks)


Row = tuple[Cell, ...]
_EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: header rows (possibly none), rows, caption. All rows are equally long."""

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: str = ""

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len((self.header + self.rows)[0]) if self.header or self.rows else 0

    def titles(self) -> tuple[str, ...]:
        """The header as one row: what stands above each other is joined, what is repeated downwards is not."""
        titles = []
        for column in zip(*self.header, strict=True):
            parts = [cell.text.replace("\n", " ") for cell in column if cell.text]
            titles.append(" ".join(dict.fromkeys(parts)))
        return tuple(titles)


@dataclass(frozen=True, slots=True)
class Span:
    """A cell and how many columns and rows it takes."""

    cell: Cell
    across: int = 1
    down: int = 1


def spread(rows: Sequence[Sequence[Span]]) -> list[list[Cell]]:
    """Rows of cells at their columns: one that takes several places stands there again, marked as repeated."""
    placed: list[list[Cell]] = []
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        line: list[Cell] = []
        spans = iter(row)
        while len(line) < _MOST_COLUMNS:
            column = len(line)
            if column in hanging:
                left, cell = hanging.pop(column)
                line.append(cell)
                if left > 1:
                    hanging[column] = (left - 1, cell)
                continue
            span = next(spans, None)
            if span is None and not any(other > column for other in hanging):
                break
            span = span or Span(_EMPTY)
            again = replace(span.cell, repeated=True)
            across = min(span.across, _MOST_COLUMNS - column)
            line += [span.cell, *[again] * (across - 1)]
            if span.down > 1:
                hanging |= dict.fromkeys(range(column, column + across), (span.down - 1, again))
        placed.append(line)
    return placed


def grid(rows: Sequence[Sequence[Cell]], headers: int | None, caption: str = "") -> Grid:
    """A grid of rows that may differ in length. headers: how many are header rows; None when the file does not say.

    Empty rows and columns go. A row that is one cell over the whole width keeps its text in the first cell alone.
    """
    width = max((len(row) for row in rows), default=0)
    full = [tuple(row) + (_EMPTY,) * (width - len(row)) for row in rows]
    kept = [column for column in range(width) if any(row[column].text for row in full)]
    marked = [(number, tuple(row[column] for column in kept)) for number, row in enumerate(full)]
    filled = [(number, _narrowed(row)) for number, row in marked if any(cell.text for cell in row)]
    count = sum(number < headers for number, _ in filled) if headers is not None else None
    lines = [row for _, row in filled]
    if count is None:
        count = int(_first_is_header(lines))
    return Grid(tuple(lines[:count]), tuple(_grouped(lines[count:])), caption)


def block(table: Grid) -> Block:
    """The grid as a TABLE block: its text has one line for the header and one for each row."""
    lines = [" ".join(filter(None, map(_line, table.header))), *map(_line, table.rows)]
    rows = tuple(tuple(cell.text for cell in row) for row in table.rows)
    record = Table(header=table.titles(), rows=rows, caption=table.caption)
    return Block(Kind.TABLE, "\n".join(line for line in lines if line), table=record)


def _narrowed(row: Row) -> Row:
    spans_all = len(row) > 1 and row[0].text and all(cell.repeated and cell.text == row[0].text for cell in row[1:])
    return (row[0],) + (_EMPTY,) * (len(row) - 1) if spans_all and not row[0].repeated else row


def _grouped(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows whose first cell only repeats the one above marked so: programs write out cells that span rows that way."""
    above = ""
    for row in rows:
        name = row[0].text
        is_again = name == above and len(name) > _LONGEST_LABEL and len(row) > 2 and any(c.text for c in row[1:])
        above = name
        yield (replace(row[0], repeated=True), *row[1:]) if is_again else row


def _line(row: Row) -> str:
    """What is printed in a row: a cell that spans places stands there once."""
    return " ".join(cell.text.replace("\n", " ") for cell in row if cell.text and not cell.repeated)


def _first_is_header(rows: Sequence[Row]) -> bool:
    """Whether the first row names the columns: short texts without figures of their own, over rows that differ."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first = [cell.text for cell in rows[0]]
    if sum(bool(text) for text in first) < max(2, len(first) - 1):
        # One corner may be empty. A lone filled cell is a sub-heading of the rows, not their header.
        return len(first) == 2 and not first[0] and bool(first[1])
    short = all(
        len(text) <= _LONGEST_HEADER and len(cell.blocks) <= 1 for text, cell in zip(first, rows[0], strict=True)
    )
    return short and not any(text[-1:] == "." and len(text) > 10 for text in first) and not _is_figure(first[0])


def _is_figure(text: str) -> bool:
    return bool(text) and sum(character.isdigit() for character in text) * 2 >= len(text.replace(" ", ""))
