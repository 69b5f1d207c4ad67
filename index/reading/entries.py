"""Tables that are lists in disguise: a column of numbers beside a column of running text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.reading import grid as grids
from index.reading.draft import UNKNOWN_LEVEL, Draft, heading
from index.reading.grid import Cell, Grid, Row
from index.records import Block, Kind

_CODE = r"(?:[A-Za-z]{3,20}\s)?[A-Z]{0,3}[-. ]?\d{1,3}(?:\.\d{1,3})*\s?[a-zA-Z]?\.?"
_NUMBERS = re.compile(rf"{_CODE}(?:\s*(?:/|,|-|–|&|\+|en|t/m)\s*{_CODE}){{0,9}}[):]?$")
_SHARE = 0.8
_RUNNING = 60
"""Characters: a text column whose cells are on average longer than this is running text, not names or figures."""


def drafts(table: Grid) -> list[Draft]:
    """A grid as blocks: rows with `entry` where it is a list of numbered texts, else its caption and one table."""
    caption = [Draft(Block(Kind.PARAGRAPH, table.caption))] if table.caption else []
    if not table.rows:
        table = Grid((), table.header, table.caption)
    if not table.columns:
        return caption
    if is_entries(table):
        return caption + list(_unfolded(table))
    return [*caption, Draft(grids.block(table))]


def is_entries(table: Grid) -> bool:
    """Whether a grid is two columns, of which the left holds numbers and the right running text."""
    if table.columns != 2:
        return False
    pairs = [(row[0].text, row[1]) for row in table.rows if row[1].text and row[0].text != row[1].text]
    numbered = [(number, cell) for number, cell in pairs if number]
    if not numbered or sum(is_number(number) for number, _ in numbered) < _SHARE * len(numbered):
        return False
    return sum(len(cell.text) for _, cell in pairs) > _RUNNING * len(pairs) or any(len(c.blocks) > 1 for _, c in pairs)


def is_number(text: str) -> bool:
    """Whether a cell holds nothing but the number of an entry: "1.", "8./9.", "20./21", "M05", "17c"."""
    return _NUMBERS.match(" ".join(text.split())) is not None


def _unfolded(table: Grid) -> Iterator[Draft]:
    titles = " ".join(title for title in table.titles() if title)
    if titles:
        yield Draft(Block(Kind.PARAGRAPH, titles))
    entry = ""
    for row in table.rows:
        number = " ".join(row[0].text.split())
        if number and not (is_number(number) and row[1].text):
            entry = ""
            yield from _between(row)
            continue
        entry = number or entry
        yield from (Draft(replace(block, entry=entry)) for block in _texts(row[1]))


def _between(row: Row) -> Iterator[Draft]:
    """A row without a number: the heading of the rows below it, or a text between them."""
    title = heading(row[0].text, UNKNOWN_LEVEL) if not row[1].text or row[1].repeated else None
    if title is not None and len(row[0].blocks) == 1 and row[0].text[-1:] != ".":
        yield title
        return
    for cell in row:
        if not cell.repeated:
            yield from (Draft(block) for block in _texts(cell))


def _texts(cell: Cell) -> tuple[Block, ...]:
    return tuple(block for block in cell.blocks if block.text)
