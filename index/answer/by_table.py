"""Answers from a table of figures: a cell, a row, or the largest or smallest of a row or column."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.answer import by_extreme, by_row, columns, kinds, points, reply, texts
from index.answer.columns import Reader
from index.answer.library import Grid, Library, Place
from index.answer.question import Ask, Question
from index.answer.tracks import Track, table_tracks
from index.dutch.alike import same_word
from index.dutch.periods import Period, periods
from index.dutch.words import STOPWORDS, stem, stems, tokens
from index.records import Answer

# The share of the question's other words that a table's surroundings must hold for it to be the table that is meant.
_SUBJECT = 0.6
_SUBJECT_OF_CELL = 0.45  # enough where both the row and the column are named
_LONGEST_CAPTION = 90  # a longer one tells more than what the table is about
_LONG = 7  # letters of a word that names a row by itself
_EVEN = 0.02  # columns whose heads fit within this are asked for alike
_TRACK = 0.75  # what a line of a table must reach that the question names by a part only
# Questions that no single figure answers.
_NO_FIGURE = (Ask.LIST, Ask.WHO, Ask.WHY, Ask.HOW, Ask.WHICH_MEASURE, Ask.WHERE)
# What is counted must be there in so many words: figures about "meldingen" are none about "inwoners".
_COUNTED = 0.85

_SHAPES = re.compile(r"aantal\w*|cijfers?|hoeveelheid|jaar|rij|tabel|beschikbaar\w*|begroot|gereserveerd|uitgetrokken")

has_figures = points.is_figures


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows and columns of a table that a question names, and how well the table fits the rest of the question."""

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    fit: float


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The cell, row or extreme that a question asks for; None where no table has both the row and the subject."""
    if by_extreme.asked(question):
        extreme = by_extreme.find(library, question, documents)
        return _answered(library, *extreme) if extreme else None
    if (row := by_row.answer(library, question, documents)) and question.ask in (*_NO_FIGURE, Ask.WHEN):
        return row
    if question.ask in _NO_FIGURE:
        return None
    if question.ask is not Ask.WHEN and (cell := _at_moment(library, question, documents)):
        return cell
    grids = [g for g in library.grids if not documents or g.document in documents]
    if kinds.wants_total(question) and not any(kinds.is_total(c[0]) for g in grids for _, c in g.rows):
        return None
    found = [f for grid in grids for f in _look(library, grid, question)]
    found = [f for f in found if f.rows and f.fit >= (_SUBJECT_OF_CELL if f.columns else _SUBJECT)]
    if not found:
        return by_row.answer(library, question, documents)
    best = _with_columns(Reader(library, question, _SHAPES), max(found, key=lambda f: (f.fit, len(f.columns))))
    return None if question.years and not best.columns else _cells(library, best)


def of_number(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The figure in the row that a question names by its number, such as the money of one year for "speerpunt 3";
    None where no table has such a row with a column that is asked for."""
    reader = Reader(library, question, _SHAPES)
    found: list[tuple[tuple[float, float], Grid, Place, str]] = []
    for grid in library.grids:
        if not grid.header or (documents and grid.document not in documents):
            continue
        for place, cells in grid.rows:
            if not columns.numbered(question, grid.header[0], cells[0]):
                continue
            for column in columns.of_figures(grid):
                fit = reader.fits(grid, column.head)
                named = fit.head > 0 or (column.bare and bool(reader.moments))
                if named and fit.whole >= _SUBJECT and reader.holds(grid, column) and column.number < len(cells):
                    line = f"{cells[0]}, {column.head}: {cells[column.number]}."
                    found.append(((fit.head, fit.whole), grid, place, line))
    if not found:
        return None
    best = max(found, key=lambda f: f[0])
    same = [f for f in found if f[0] == best[0] and f[2] == best[2]]
    return _answered(library, best[1], [line for *_, line in same], [best[2]])


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
    named = named or _named_in_part(question, grid)
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
    counted = [w for w in question.focus if stem(w) not in labels and not _is_shape(w) and w not in kinds.ANYBODY]
    if any(library.lexicon.want(w).cover(around) < _COUNTED for w in counted):
        return
    bare = 1.0 if named else 0.0
    yield _Found(grid, named, columns, sum(w * c for w, c in weights) / total if total else bare)


def _with_columns(reader: Reader, found: _Found) -> _Found:
    """The same rows with the columns whose heads say most of what the question asks; as they were where none does."""
    named = tuple(w for n in found.rows for w in reader.names(found.grid.rows[n][1][0]))
    fits = [
        (reader.fits(found.grid, c.head, named).head, c.number)
        for c in columns.of_figures(found.grid)
        if not c.bare and reader.holds(found.grid, c)
    ]
    top = max((fit for fit, _ in fits), default=0.0)
    return replace(found, columns=tuple(n for fit, n in fits if fit >= top - _EVEN)) if top > 0 else found


def _document(library: Library, grid: Grid) -> str:
    source = library.source(grid.document)
    return f"{source.title} {source.organisation} {source.region}"


def _is_shape(word: str) -> bool:
    return word in STOPWORDS or word in {"gemeente", "gemeenten", "jaar", "rij", "tabel"}


def _names(question: Question, label: str) -> bool:
    """Whether a question holds all words of a row's label, also misspelt."""
    words = tokens(label)
    said = tokens(question.text)
    if kinds.is_total(label):
        return kinds.wants_total(question)
    return bool(words) and all(any(same_word(w, s) for s in said) for w in words)


def _named_in_part(question: Question, grid: Grid) -> tuple[int, ...]:
    """The one row of which a question says words that no other row has, and half of all that it is called."""
    labels = [{t for t in tokens(cells[0]) if t not in STOPWORDS} for _, cells in grid.rows]
    often = Counter(t for label in labels for t in label)
    said = set(tokens(question.text))
    found = []
    for n, label in enumerate(labels):
        alone = [t for t in label & said if often[t] == 1]
        if 2 * len(label & said) >= len(label) and (len(alone) > 1 or any(len(t) >= _LONG for t in alone)):
            found.append(n)
    return tuple(found) if len(found) == 1 and not kinds.is_total(grid.rows[found[0]][1][0]) else ()


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


def _head(grid: Grid, column: int) -> str:
    return _head_text(grid.header[column]) if column < len(grid.header) else ""


def _head_text(head: str) -> str:
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", head)


def _answered(library: Library, grid: Grid, lines: Sequence[str], places: Sequence[Place]) -> Answer:
    source = library.source(grid.document)
    caption = re.sub(r"^(?:Tabel|Figuur|Grafiek)\s+\d+[.:]?\s*", "", _head_text(grid.caption)).rstrip(" :.")
    plain = caption and len(caption) <= _LONGEST_CAPTION and not any(c.isdigit() for c in caption)
    about = caption if plain else grid.path[-1] if grid.path else source.title
    text = f"{' '.join(lines)} ({about}; {texts.stand(source.published)})"
    return reply.answered(text, [library.cite([p]) for p in places])
