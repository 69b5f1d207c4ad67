"""Answers from a table of words: the row that a question names, where it asks for one of the columns."""

import re

from index.answer import by_passage, reply, texts
from index.answer.columns import naming
from index.answer.kinds import holds, is_total
from index.answer.library import Grid, Library, Place
from index.answer.points import is_figures
from index.answer.question import Ask, Question
from index.dutch import codes
from index.dutch.alike import same_word
from index.dutch.words import STOPWORDS, stem, stems, tokens
from index.records import Answer

# A row answers when it holds this share of what is asked besides the column.
_ROW = 0.55
_LONG = 8  # letters of a word that can name a row by itself
# The columns that a question asks for by its question word alone.
_HEADS = {
    Ask.WHO: re.compile(r"\b(?:wie|trekker|uitvoer\w+|verantwoordelijk\w*|eigenaar|partners?|partij\w*)\b", re.I),
    Ask.WHEN: re.compile(r"\b(?:planning|wanneer|periode|termijn|looptijd|gereed|start\w*|datum|jaar)\b", re.I),
    Ask.AMOUNT: re.compile(r"\b(?:kosten|budget|bedrag\w*|begroting|middelen|euro\w*)\b", re.I),
}


_SUM = re.compile(
    r"\bhoeveel (?:subsidie|budget|geld|krediet|euro|bijdrage)\b|\bwelk (?:budget|bedrag)\b", re.IGNORECASE
)
_HELD = 0.4  # how well a row must hold a word to know it
_IN_TEXT = 0.6  # the share of the question that the text beside a row must hold
_DISTINCT = 7  # letters of a word that names a row by itself where no other row of the table has it


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The row that a question names or describes best; None where it asks for no column, or no row is meant."""
    best: tuple[float, Place] | None = None
    for grid in library.grids:
        if (documents and grid.document not in documents) or len(grid.header) < 3 or is_figures(grid):
            continue
        heads = {stem(t) for h in grid.header for t in tokens(h) if t not in STOPWORDS}
        if not _asks_column(question, grid, heads):
            continue
        for place, cells in grid.rows:
            score = _score(library, question, grid, heads, cells)
            if score >= _ROW and not is_total(cells[0]) and (best is None or score > best[0]):
                best = score, place
    if best is None:
        return None
    source = library.source(best[1].passage.document)
    text = f"{source.organisation or source.title}, {texts.stand(source.published)}: {reply.row(best[1])}"
    told = _told(library, question, best[1])
    cited = [library.cite([best[1]]), *reply.grouped(library, told)]
    return reply.answered(f"{text} {reply.plain(told)}".strip(), cited)


def _told(library: Library, question: Question, row: Place) -> list[Place]:
    """What the text about the numbered thing in a row says of what is asked: it is often more exact than the row."""
    own = {codes.normal(c) for c in row.passage.codes}
    measures = [
        m for m in library.snapshot.measures if m.document == row.passage.document and codes.normal(m.code) in own
    ]
    prose = [p for m in measures for p in library.places_of(m) if p.passage.table is None]
    fitting = [p for p in dict.fromkeys(prose) if holds(question, p.sentence.text, p.sentence.text)]
    return by_passage.best_within(library, question, fitting, _IN_TEXT) if fitting else []


def _asks_column(question: Question, grid: Grid, heads: set[str]) -> bool:
    ask = Ask.AMOUNT if _SUM.search(question.text) else question.ask
    if implied := _HEADS.get(ask):
        return any(implied.search(h) for h in grid.header)
    return any(stem(w) in heads for w in question.focus or question.words)


def _score(library: Library, question: Question, grid: Grid, heads: set[str], cells: tuple[str, ...]) -> float:
    """How surely a row is meant: 2 where the question says all of a cell that only this row has, else how much of the
    question it holds, from 0 to 1; 0 where it asks for a column only by its question word and does not name the row."""
    names = (c for n, c in enumerate(cells) if sum(own[n] == c for _, own in grid.rows if n < len(own)) == 1)
    if any(_is_said(question, cell, heads) for cell in names):
        return 2.0
    if _names_alone(library, question, grid, cells):
        return 1.0
    if not any(stem(w) in heads for w in question.words):
        return 0.0
    source = library.source(grid.document)
    known = set(stems(f"{source.title} {source.organisation} {source.region}"))
    rest = [library.lexicon.want(w) for w in question.words if stem(w) not in heads | known]
    total = sum(w.weight for w in rest)
    held = frozenset(stems(" ".join(cells)))
    return sum(w.weight * w.cover(held) for w in rest) / total if total else 0.0


def _names_alone(library: Library, question: Question, grid: Grid, cells: tuple[str, ...]) -> bool:
    """Whether a question says a word of what names a row that no other row has, and no name that the row lacks."""
    column = naming(grid)
    own = set(tokens(cells[column])) if column < len(cells) else set()
    others = {t for _, row in grid.rows if row is not cells for cell in row for t in tokens(cell)}
    source = library.source(grid.document)
    whose = set(tokens(f"{source.title} {source.organisation} {source.region}"))
    said = [w for w in question.words if w in own - others - whose and len(w) >= _DISTINCT]
    known = {*tokens(" ".join(cells)), *whose, *(t for h in (*grid.header, *grid.path) for t in tokens(h))}
    held = frozenset(stems(" ".join([*cells, *grid.header, *grid.path])))
    strange = [w for w in question.words if w not in known and library.lexicon.want(w).cover(held) < _HELD]
    names = {t for name in question.names for t in tokens(name)}
    unfit = {*names, *library.proper, *question.focus}
    return bool(said) and not any(w in unfit or library.lexicon.want(w).unknown for w in strange)


def _is_said(question: Question, cell: str, heads: set[str]) -> bool:
    """Whether a question says all words of a cell, besides those of the columns: two or more, or a long one."""
    bare = re.sub(r"^\s*(?:[a-z]|\d+)[.)]\s", "", cell)
    words = [t for t in tokens(bare) if t not in STOPWORDS and stem(t) not in heads]
    said = tokens(question.text)
    all_said = bool(words) and all(any(same_word(w, s) for s in said) for w in words)
    return all_said and (len(words) > 1 or len(words[0]) >= _LONG)
