"""Answers from a table: a cell, a row, or the largest or smallest of a row or column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.answer import kinds, reply, texts
from index.answer.library import Grid, Library, Place
from index.answer.question import Ask, Question
from index.dutch import numbers
from index.dutch.alike import same_word
from index.dutch.words import STOPWORDS, fold, stem, stems, tokens
from index.records import Answer, Kind

_MOST = re.compile(r"\b(?:meeste|hoogste?|grootste|maximum|maximaal|piek)\b")
_LEAST = re.compile(r"\b(?:minste|laagste?|kleinste|minimum)\b")
# The share of the question's other words that a table's surroundings must hold for it to be the table that is meant.
_SUBJECT = 0.6
_SUBJECT_OF_CELL = 0.45  # enough where both the row and the column are named
# A row of a table with words answers when it holds this share of what is asked besides the column.
_ROW = 0.55
# Questions that no single figure answers.
_NO_FIGURE = (Ask.LIST, Ask.WHO, Ask.WHY, Ask.HOW, Ask.WHICH_MEASURE)
# What is counted must be there in so many words: figures about "meldingen" are none about "inwoners".
_COUNTED = 0.85


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows and columns of a table that a question names, and how well the table fits the rest of the question."""

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    fit: float


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The cell, row or extreme that a question asks for; None where no table has both the row and the subject."""
    if question.ask in _NO_FIGURE and not _is_extreme(question):
        return _asked_row(library, question, documents)
    folded = fold(question.text)
    extreme = 1 if _MOST.search(folded) else -1 if _LEAST.search(folded) else 0
    if kinds.wants_total(question) and not any(kinds.is_total(c[0]) for g in library.grids for _, c in g.rows):
        return None
    found = [
        f
        for grid in library.grids
        if not documents or grid.document in documents
        for f in _look(library, grid, question)
    ]
    found = [
        f for f in found if f.fit >= (_SUBJECT_OF_CELL if f.rows and f.columns else _SUBJECT) and (f.rows or extreme)
    ]
    if not found:
        return _asked_row(library, question, documents)
    best = max(found, key=lambda f: (f.fit, len(f.columns)))
    if extreme:
        return _extreme(library, best, extreme)
    if question.years and not best.columns:
        return None
    return _cells(library, best)


def _is_extreme(question: Question) -> bool:
    return bool(_MOST.search(fold(question.text)) or _LEAST.search(fold(question.text)))


def _look(library: Library, grid: Grid, question: Question) -> Iterator[_Found]:
    if not has_figures(grid) or not grid.header:
        return
    named = tuple(n for n, (_, cells) in enumerate(grid.rows) if _names(question, cells[0]))
    ends = (min(question.years), max(question.years)) if question.spans and question.years else None
    years = {str(y) for y in (range(ends[0], ends[1] + 1) if ends else question.years)}
    columns = tuple(n for n, head in enumerate(grid.header) if n and _names_column(question, head, years))
    labels = {stem(t) for n in named for t in tokens(grid.rows[n][1][0])} | {
        stem(t) for n in columns for t in tokens(grid.header[n])
    }
    rest = [w for w in question.words if stem(w) not in labels and not _is_shape(w)]
    around = frozenset(stems(_surroundings(library, grid)))
    weights = [
        (library.lexicon.want(w).weight, library.lexicon.want(w).cover(around))
        for w in rest
        if not _spells_label(w, grid)
    ]
    total = sum(w for w, _ in weights)
    asked = question.focus if question.ask is Ask.COUNT or not _is_extreme(question) else ()
    counted = [w for w in asked if stem(w) not in labels and not _is_shape(w)]
    if any(library.lexicon.want(w).cover(around) < _COUNTED for w in counted):
        return
    yield _Found(grid, named, columns, sum(w * c for w, c in weights) / total if total else 1.0 if named else 0.0)


def _asked_row(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The row of a table with words, where the question names one of its columns ("planning") and what a row says."""
    best: tuple[float, Place] | None = None
    for grid in library.grids:
        if (documents and grid.document not in documents) or len(grid.header) < 3 or has_figures(grid):
            continue
        heads = {stem(t) for h in grid.header for t in tokens(h) if t not in STOPWORDS}
        asked = [w for w in question.words if stem(w) in heads]
        source = library.source(grid.document)
        known = set(stems(f"{source.title} {source.organisation} {source.region}"))
        rest = [library.lexicon.want(w) for w in question.words if stem(w) not in heads | known]
        total = sum(w.weight for w in rest)
        if not asked or not total:
            continue
        for place, cells in grid.rows:
            held = frozenset(stems(" ".join(cells)))
            score = sum(w.weight * w.cover(held) for w in rest) / total
            if score >= _ROW and (best is None or score > best[0]):
                best = score, place
    if best is None:
        return None
    source = library.source(best[1].passage.document)
    text = f"{source.organisation or source.title}, {texts.stand(source.published)}: {reply.row(best[1])}"
    return reply.answered(text, [library.cite([best[1]])])


def has_figures(grid: Grid) -> bool:
    cells = [c for _, row in grid.rows for c in row[1:] if c.strip()]
    return bool(cells) and sum(bool(numbers.numbers(c)) and len(c) < 20 for c in cells) >= 0.6 * len(cells)


def _is_shape(word: str) -> bool:
    return (
        bool(_MOST.search(word) or _LEAST.search(word))
        or word in STOPWORDS
        or word in {"gemeente", "gemeenten", "jaar", "rij", "tabel"}
    )


def _names(question: Question, label: str) -> bool:
    """Whether a question holds all words of a row's label, also misspelt."""
    words = tokens(label)
    said = tokens(question.text)
    return bool(words) and all(any(same_word(w, s) for s in said) for w in words)


def _spells_label(word: str, grid: Grid) -> bool:
    labels = {t for _, cells in grid.rows for t in tokens(cells[0])}
    return any(same_word(word, label) for label in labels)


def _names_column(question: Question, head: str, years: set[str]) -> bool:
    words = tokens(head)
    if any(re.fullmatch(r"(?:19|20)\d\d", w) for w in words):
        return bool(years & set(words))
    said = {stem(t) for t in tokens(question.text)}
    content = [stem(w) for w in words if w not in STOPWORDS]
    return bool(content) and all(w in said for w in content)


def _surroundings(library: Library, grid: Grid) -> str:
    """All that says what the figures of a table are: its heading, caption, header, source line and footnotes."""
    passage = grid.rows[0][0].passage
    notes = [
        p.text
        for p in library.snapshot.passages
        if p.kind is Kind.FOOTNOTE and (p.document, p.path, p.codes) == (grid.document, grid.path, passage.codes)
    ]
    source = library.source(grid.document)
    parts = [*grid.path[-1:], grid.caption, " ".join(grid.header), passage.table.note if passage.table else ""]
    return " ".join([*parts, *notes, source.title, source.organisation, source.region])


def _cells(library: Library, found: _Found) -> Answer:
    lines, places = [], []
    for n in found.rows:
        place, cells = found.grid.rows[n]
        columns = found.columns or tuple(range(1, len(cells)))
        told = ", ".join(f"{_head(found.grid, c)}: {cells[c]}" for c in columns if c < len(cells))
        lines.append(f"{cells[0]}, {told}.")
        places.append(place)
    return _answered(library, found.grid, lines, places)


def _extreme(library: Library, found: _Found, sign: int) -> Answer | None:
    """The largest or smallest cell: along a row that is named, else along a column that is named."""
    grid = found.grid
    cells: list[tuple[float, int, int]] = []
    for n in found.rows or range(len(grid.rows)):
        row = grid.rows[n][1]
        for column in found.columns or range(1, len(row)):
            values = numbers.numbers(row[column]) if column < len(row) else []
            if values and not re.match(r"totaal\b", fold(row[0])):
                cells.append((values[0] * sign, n, column))
    if not cells or not (found.rows or found.columns):
        return None
    top = max(cells)[0]
    best = [(n, c) for value, n, c in cells if value == top]
    which = "hoogste" if sign > 0 else "laagste"
    lines = [f"{grid.rows[n][1][0]}, {_head(grid, c)}: {grid.rows[n][1][c]}, het {which} aantal." for n, c in best]
    return _answered(library, grid, lines, [grid.rows[n][0] for n, _ in best])


def _head(grid: Grid, column: int) -> str:
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", grid.header[column]) if column < len(grid.header) else ""


def _answered(library: Library, grid: Grid, lines: Sequence[str], places: Sequence[Place]) -> Answer:
    source = library.source(grid.document)
    about = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", grid.caption)
    about = re.sub(r"^(?:Tabel|Figuur|Grafiek)\s+\d+[.:]?\s*", "", about).rstrip(" :.") or (
        grid.path[-1] if grid.path else source.title
    )
    text = f"{' '.join(lines)} ({about}; {texts.stand(source.published)})"
    return reply.answered(text, [library.cite([p]) for p in places])
