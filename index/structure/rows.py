"""Numbered things in the rows of a table with several columns."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.dutch import codes, nouns
from index.records import Block, Break, Table
from index.structure.numbered import Start, title, without_letter

_NUMBER_HEADER = re.compile(r"(?:nr|no|nummer|code|#|id)\.?", re.IGNORECASE)
_CELL = re.compile(rf"({codes.ROW})[.:)]?(?:\s+(\S.*))?", re.DOTALL)
_LETTER_CELL = re.compile(r"([a-z])[.)]\s+\S", re.DOTALL)
_SHARE = 0.6


def rows(block: Block, noun: str) -> Iterator[tuple[Start | None, str, Block]]:
    """Each row of a table as a block of its own, with the thing that it describes (None for other rows) and the code
    of the thing that this is a part of.

    noun: what the surroundings call such things, for columns whose header does not say.
    """
    table = block.table
    if table is None:
        return
    column, above = _code_column(table), tuple[str, ...]()
    lettered = _letter_column(table, column)
    for number, cells in enumerate(table.rows):
        start, parent = None, ""
        if column is not None:
            start, parent = _start(table, cells, column, lettered, noun)
            start = _own(table, number, column, start)
        yield start, parent, _row_block(block, table, cells, above, not above)
        above = cells


def is_numbered(table: Table | None) -> bool:
    """Whether most rows of a table begin with, or hold, a number that names them."""
    return table is not None and _code_column(table) is not None


def _start(
    table: Table, cells: tuple[str, ...], column: int, lettered: int | None, noun: str
) -> tuple[Start | None, str]:
    cell = _bare(cells[column])
    together = codes.split(cell)
    match = _CELL.fullmatch(cell)
    if match is None and not together:
        return None, ""
    name = _noun(table, column) or _noun(table, min(column + 1, len(cells) - 1)) or noun
    beside = next((cells[i] for i in range(len(cells)) if i != column and cells[i].strip()), "")
    if match is None:
        return Start(name, together, title(beside)), ""
    row, own = codes.split(match.group(1)), match.group(2)
    if not row:
        return None, ""
    if len(row) > 1 or len(together) > 1:
        return Start(name, together or row, title(own or beside)), ""
    code = row[0]
    if lettered is not None and (part := _LETTER_CELL.match(cells[lettered])):
        of_part = _noun(table, lettered) or "onderdeel"
        return Start(of_part, (code + part.group(1),), title(without_letter(cells[lettered]))), code
    return Start(name, (code,), title(own or beside)), ""


def _own(table: Table, number: int, column: int, start: Start | None) -> Start | None:
    """A row under a number cell that spans as many rows as it has numbers: the first row has the first number."""
    if start is None or len(start.codes) < 2:
        return start
    spanned = [n for n, row in enumerate(table.rows) if row[column] == table.rows[number][column]]
    if len(spanned) != len(start.codes):
        return start
    return Start(start.noun, (start.codes[spanned.index(number)],), start.title)


def _bare(cell: str) -> str:
    """A number cell without the noun that it may begin with: "doelstelling 1A" -> "1A"."""
    first, _, rest = cell.strip().partition(" ")
    return rest.strip() if rest and nouns.singular(first) and re.match(r"[A-Z]{0,2}\d", rest.strip()) else cell.strip()


def _noun(table: Table, column: int) -> str:
    header = table.header[column] if column < len(table.header) else ""
    return next(nouns.nouns(header), "")


def _code_column(table: Table) -> int | None:
    """The first column in which most filled cells begin with a code and differ; a column of years is none."""
    width = min((len(r) for r in table.rows), default=0)
    for column in range(min(width, 2)):
        header = table.header[column].strip() if column < len(table.header) else ""
        filled = [_bare(r[column]) for r in table.rows if r[column].strip()]
        alone = [c for c in filled if codes.is_code(c) or codes.split(c)]
        titled = [c for c in filled if (m := _CELL.fullmatch(c)) and m.group(2)]
        named = bool(_NUMBER_HEADER.fullmatch(header)) or bool(next(nouns.nouns(header), ""))
        if named and len(alone) + len(titled) >= _SHARE * len(filled) > 0:
            return column
        goes_on = not any(table.header) and all(c[:1].isalpha() for c in alone)  # the page after: "M11", "M12"
        counts_up = _counts_up(alone) or (goes_on and _is_sorted(alone))
        if len(filled) > 1 and len(alone) == len(set(filled)) and column == 0 and counts_up:
            return column
    return None


def _letter_column(table: Table, column: int | None) -> int | None:
    for other in range(len(table.header)):
        if other != column and table.rows and other < len(table.rows[0]):
            lettered = [r for r in table.rows if other < len(r) and _LETTER_CELL.match(r[other])]
            if len(lettered) >= _SHARE * len(table.rows):
                return other
    return None


def _counts_up(cells: list[str]) -> bool:
    """Whether these are numbers that name rows (1, 2, 3; M1, M2; 1A, 1B) and no quantities."""
    return bool(cells) and _is_sorted(cells) and codes.normal(cells[0]) in {
        "1", "1a", "m1", "a1", "d1", "1.1", "2a",
    }  # fmt: skip


def _is_sorted(cells: list[str]) -> bool:
    return [codes.order(c) for c in cells] == sorted(codes.order(c) for c in cells)


def _row_block(block: Block, table: Table, cells: tuple[str, ...], above: tuple[str, ...], first: bool) -> Block:
    """A row as a block on one line. A cell that only goes on from the row above is parted from the rest by a gap, for
    the document prints it once."""
    lines = [" ".join(cell.split()) for cell in cells]
    goes_on = next((i for i in range(len(cells)) if i >= len(above) or cells[i] != above[i]), 0)
    head, tail = " ".join(filter(None, lines[:goes_on])), " ".join(filter(None, lines[goes_on:]))
    gap = (Break(len(head), block.page, gap=True),) if head and tail else ()
    text = f"{head} {tail}".strip()
    kept = Table(table.header, (cells,), table.caption, table.note)
    page = block.page if first else block.page_at(max(block.text.find(lines[-1]), 0))
    return replace(block, text=text, table=kept, breaks=gap, page=page)
