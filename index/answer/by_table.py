"""Answers from a table of figures: a cell, a row, or the largest or smallest of a row or column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.answer import by_row, kinds, points, reply, texts
from index.answer.library import Grid, Library, Place
from index.answer.question import Ask, Question
from index.answer.tracks import Track, table_tracks
from index.dutch import numbers
from index.dutch.alike import same_word
from index.dutch.periods import Period, periods
from index.dutch.words import STOPWORDS, fold, stem, stems, tokens
from index.records import Answer

_MOST = re.compile(r"\b(?:meeste|hoogste?|grootste|maximum|maximaal|piek)\b")
_LEAST = re.compile(r"\b(?:minste|laagste?|kleinste|minimum)\b")
# The share of the question's other words that a table's surroundings must hold for it to be the table that is meant.
_SUBJECT = 0.6
_SUBJECT_OF_CELL = 0.45  # enough where both the row and the column are named
_TRACK = 0.75  # what a line of a table must reach that the question names by a part only
# Questions that no single figure answers.
_NO_FIGURE = (Ask.LIST, Ask.WHO, Ask.WHY, Ask.HOW, Ask.WHICH_MEASURE, Ask.WHERE)
# What is counted must be there in so many words: figures about "meldingen" are none about "inwoners".
_COUNTED = 0.85

has_figures = points.is_figures


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows and columns of a table that a question names, and how well the table fits the rest of the question.
    sorted_by: whether its rows are what the question chooses from ("welke gemeente")."""

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    fit: float
    sorted_by: bool = False


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The cell, row or extreme that a question asks for; None where no table has both the row and the subject."""
    extreme = _extreme_asked(question)
    if not extreme and (row := by_row.answer(library, question, documents)) and question.ask in (*_NO_FIGURE, Ask.WHEN):
        return row
    if question.ask in _NO_FIGURE and not extreme:
        return None
    if not extreme and question.ask is not Ask.WHEN and (cell := _at_moment(library, question, documents)):
        return cell
    grids = [g for g in library.grids if not documents or g.document in documents]
    if kinds.wants_total(question) and not any(kinds.is_total(c[0]) for g in grids for _, c in g.rows):
        return None
    found = [f for grid in grids for f in _look(library, grid, question)]
    found = [
        f for f in found if f.fit >= (_SUBJECT_OF_CELL if f.rows and f.columns else _SUBJECT) and (f.rows or extreme)
    ]
    if not found:
        return by_row.answer(library, question, documents)
    best = max(found, key=lambda f: (f.sorted_by, f.fit, len(f.columns)))
    if extreme:
        return _extreme(library, best, extreme)
    return None if question.years and not best.columns else _cells(library, best)


def _extreme_asked(question: Question) -> int:
    folded = fold(question.text)
    return 1 if _MOST.search(folded) else -1 if _LEAST.search(folded) else 0


def _at_moment(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The cell of a table over time at the one moment that a question names."""
    moments = list(periods(question.text))
    if len(moments) != 1 or question.spans:
        return None
    hits: list[tuple[Track, points.Point]] = []
    for track in table_tracks(library, question, documents):
        if track.fit < (_SUBJECT_OF_CELL if track.named and not track.total else _TRACK):
            continue
        point = _point_at(library, track, moments[0])
        if point is not None:
            hits.append((track, point))
    if not hits:
        return None
    order = library.newest(library.snapshot.sources)
    track, point = max(hits, key=lambda h: (h[0].named, round(h[0].fit, 1), -order.index(h[1].document)))
    if track.line is None:
        return None
    beside = [(track, point)]
    if track.named:  # two rows may be asked for at once
        beside = [h for h in hits if h[0].named and h[0].line and h[0].line.grid is track.line.grid]
    lines = [f"{t.label}, {p.moment.text}: {p.written}." for t, p in beside]
    return _answered(library, track.line.grid, lines, list(dict.fromkeys(p.place for _, p in beside)))


def _point_at(library: Library, track: Track, moment: Period) -> points.Point | None:
    """The point at a moment, the last one within it; else that of the stretch of time of which the table itself says
    that it ends there ("2024" with the note "tot en met april 2024")."""
    within = [p for p in track.points if p.moment.within(moment)]
    if not within and track.line is not None:
        told = periods(points.around(library, track.line.grid))
        if any(moment.same(t) for t in told):
            within = [p for p in track.points if moment.within(p.moment)]
    return within[-1] if within else None


def _look(library: Library, grid: Grid, question: Question) -> Iterator[_Found]:
    if not has_figures(grid) or not grid.header:
        return
    named = tuple(n for n, (_, cells) in enumerate(grid.rows) if _names(question, cells[0]))
    columns = tuple(n for n, head in enumerate(grid.header) if n and _names_column(question, head))
    labels = {stem(t) for n in named for t in tokens(grid.rows[n][1][0])} | {
        stem(t) for n in columns for t in tokens(grid.header[n])
    }
    rest = [w for w in question.words if stem(w) not in labels and not _is_shape(w)]
    around = frozenset(stems(f"{points.around(library, grid)} {_document(library, grid)}"))
    weights = [
        (library.lexicon.want(w).weight, library.lexicon.want(w).cover(around))
        for w in rest
        if not _spells_label(w, grid)
    ]
    total = sum(w for w, _ in weights)
    chooses = _chooses(question, grid)
    asked = question.focus if question.ask is Ask.COUNT or not _extreme_asked(question) else ()
    counted = [w for w in asked if stem(w) not in labels and not _is_shape(w) and w not in kinds.ANYBODY]
    if any(library.lexicon.want(w).cover(around) < _COUNTED for w in counted):
        return
    bare = 1.0 if named or (chooses and columns) else 0.0
    yield _Found(grid, named, columns, sum(w * c for w, c in weights) / total if total else bare, chooses)


def _chooses(question: Question, grid: Grid) -> bool:
    """Whether a question asks which of the rows of a table, by what its first column is called."""
    head = {stem(t) for t in tokens(grid.header[0]) if t not in STOPWORDS}
    asked = re.search(r"\b(?:welke?|wat voor)\s+([\w-]+)", fold(question.text))
    return bool(asked) and any(_same(asked.group(1) if asked else "", h) for h in head)


def _same(word: str, head: str) -> bool:
    """Whether a word is a head in the singular or plural: "gemeente", "Gemeenten"."""
    return stem(word) == head or stem(f"{word}n") == head or stem(f"{word}en") == head


def _document(library: Library, grid: Grid) -> str:
    source = library.source(grid.document)
    return f"{source.title} {source.organisation} {source.region}"


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
    if kinds.is_total(label):
        return kinds.wants_total(question)
    return bool(words) and all(any(same_word(w, s) for s in said) for w in words)


def _spells_label(word: str, grid: Grid) -> bool:
    labels = {t for _, cells in grid.rows for t in tokens(cells[0])}
    return any(same_word(word, label) for label in labels)


def _names_column(question: Question, head: str) -> bool:
    words = tokens(head)
    moments = list(periods(_head_text(head)))
    if moments:
        asked = list(periods(question.text))
        if question.spans and len(asked) > 1:
            return min(a.first for a in asked) <= moments[0].first <= max(a.last for a in asked)
        return any(moments[0].within(a) for a in asked)
    said = {stem(t) for t in tokens(question.text)}
    content = [stem(w) for w in words if w not in STOPWORDS]
    return bool(content) and all(w in said for w in content)


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
            if values and not kinds.is_total(row[0]):
                cells.append((values[0] * sign, n, column))
    if not cells or not (found.rows or found.columns):
        return None
    top = max(cells)[0]
    best = [(n, c) for value, n, c in cells if value == top]
    lines = [texts.extreme(grid.rows[n][1][0], _head(grid, c), grid.rows[n][1][c], most=sign > 0) for n, c in best]
    return _answered(library, grid, lines, [grid.rows[n][0] for n, _ in best])


def _head(grid: Grid, column: int) -> str:
    return _head_text(grid.header[column]) if column < len(grid.header) else ""


def _head_text(head: str) -> str:
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", head)


def _answered(library: Library, grid: Grid, lines: Sequence[str], places: Sequence[Place]) -> Answer:
    source = library.source(grid.document)
    about = re.sub(r"^(?:Tabel|Figuur|Grafiek)\s+\d+[.:]?\s*", "", _head_text(grid.caption)).rstrip(" :.") or (
        grid.path[-1] if grid.path else source.title
    )
    text = f"{' '.join(lines)} ({about}; {texts.stand(source.published)})"
    return reply.answered(text, [library.cite([p]) for p in places])
