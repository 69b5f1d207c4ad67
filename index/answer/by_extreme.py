"""The largest or smallest figure of a table: "welke wijk heeft de meeste", "in welk jaar was de laagste"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.answer import columns, kinds, texts
from index.answer.columns import Column, Reader
from index.answer.library import Grid, Library, Place
from index.answer.points import is_figures
from index.answer.question import Question
from index.dutch import numbers
from index.dutch.periods import periods
from index.dutch.words import fold, tokens

_MOST = re.compile(
    r"\b(?:meeste?|hoogste?|grootste?|langste?|duurste?|drukste?|breedste?|zwaarste?|oudste?|piek|maximum)\b"
)
_LEAST = re.compile(r"(?<!\bten )(?<!\bop zijn )\b(?:minste?|laagste?|kleinste?|kortste?|goedkoopste?|minimum)\b")
_SHAPES = re.compile(
    r"meeste?|hoogste?|grootste?|langste?|drukste?|breedste?|zwaarste?|oudste?|piek|maximum|minste?|laagste?|kleinste?|"
    r"kortste?|minimum|aantal\w*|cijfers?|hoeveelheid|percentage|soort\w*|tabel|rij|kolom|jaar|maand|kwartaal|welke?"
)
_TIME = re.compile(r"\b(?:welk|welke|wat voor) (?:jaar|maand|kwartaal|periode)\b|\bwanneer\b")
# How much of a question a table must hold, and how much where the question names what its rows are.
_FIT, _FIT_CHOSEN = 0.72, 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """Figures to choose from, with what names each: of one column, or of one row over time."""

    grid: Grid
    cells: tuple[tuple[float, Place, str, str, str], ...]  # value, place, row, column, as printed
    rank: tuple[float, ...]


def asked(question: Question) -> int:
    """1 where a question asks for the largest, -1 for the smallest, 0 for neither."""
    folded = fold(question.text)
    return 1 if _MOST.search(folded) else -1 if _LEAST.search(folded) else 0


def find(library: Library, question: Question, documents: frozenset[str]) -> tuple[Grid, list[str], list[Place]] | None:
    """The table, what is said of its largest or smallest cells, and their rows; None where no table fits."""
    sign = asked(question)
    reader = Reader(library, question, _SHAPES)
    by_time = bool(_TIME.search(fold(question.text)))
    found = [
        f
        for grid in library.grids
        if grid.header and grid.rows and (not documents or grid.document in documents)
        for f in (*(() if by_time else _of_columns(reader, grid)), *_over_time(reader, grid, by_time))
    ]
    if not found:
        return None
    best = max(found, key=lambda f: f.rank)
    top = max(value * sign for value, *_ in best.cells)
    chosen = [cell for cell in best.cells if cell[0] * sign == top]
    lines = [texts.extreme(row, column, written, most=sign > 0) for _, _, row, column, written in chosen]
    return best.grid, lines, list(dict.fromkeys(place for _, place, *_ in chosen))


def _of_columns(reader: Reader, grid: Grid) -> Iterator[Found]:
    """The rows of a table compared by one of its columns."""
    name = columns.naming(grid)
    chosen = reader.chooses(grid.header[name])
    if any(reader.names(row[name]) for _, row in grid.rows if name < len(row) and not kinds.is_total(row[name])):
        return
    own = [c for c in columns.of_figures(grid) if c.number != name and reader.holds(grid, c)]
    if own and all(c.bare for c in own) and not reader.moments:
        own = own[-1:]  # without a year the last one is meant
    for column in own:
        fit = reader.fits(grid, column.head, (chosen,) if chosen else ())
        named = fit.head > 0 or column.bare
        if not named or fit.whole < (_FIT_CHOSEN if chosen else _FIT):
            continue
        cells = tuple(_cells(grid, name, column))
        if len(cells) > 1:
            yield Found(grid, cells, (bool(chosen), fit.head + fit.whole, fit.head))


def _cells(grid: Grid, name: int, column: Column) -> Iterator[tuple[float, Place, str, str, str]]:
    for place, row in grid.rows:
        label = row[name] if name < len(row) else ""
        if column.number < len(row) and not kinds.is_total(label) and columns.is_figure(row[column.number]):
            values = numbers.numbers(row[column.number])
            if values:
                yield values[0], place, label, column.head, row[column.number]


def _over_time(reader: Reader, grid: Grid, by_time: bool) -> Iterator[Found]:
    """The moments of a table compared, along the row or column that a question names."""
    across = [c for c in columns.of_figures(grid) if c.bare]
    down = [n for n, (_, row) in enumerate(grid.rows) if _is_moment(row[0])]
    if len(across) > 1 and is_figures(grid):
        yield from _along_rows(reader, grid, across, by_time)
    elif len(down) > 1:
        for column in columns.of_figures(grid):
            fit = reader.fits(grid, column.head)
            if fit.head > 0 and fit.whole >= (_FIT_CHOSEN if by_time else _FIT):
                cells = tuple(_cells(grid, 0, column))
                if len(cells) > 1:
                    yield Found(grid, cells, (by_time, fit.head + fit.whole, fit.head))


def _along_rows(reader: Reader, grid: Grid, across: Sequence[Column], by_time: bool) -> Iterator[Found]:
    for place, row in grid.rows:
        said = reader.names(row[0])
        fit = reader.fits(grid, row[0], said)
        named = bool(said) or (by_time and fit.head > 0) or (by_time and kinds.is_total(row[0]))
        if not named or (reader.moments and not by_time) or fit.whole < _FIT_CHOSEN:
            continue
        cells = tuple(
            (values[0], place, row[0], column.head, row[column.number])
            for column in across
            if column.number < len(row) and (values := numbers.numbers(row[column.number]))
        )
        if len(cells) > 1:
            yield Found(grid, cells, (by_time, 2.0 * bool(said) + fit.head + fit.whole, len(tokens(row[0]))))


def _is_moment(label: str) -> bool:
    moments = list(periods(label))
    return len(moments) == 1 and len(label.strip()) - len(moments[0].text) <= 2
