"""One thing counted at several moments: the line of a table, or sentences of one organisation that count the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.answer import columns, kinds, points
from index.answer.evidence import Weigher, key
from index.answer.lexicon import Want
from index.answer.library import Library
from index.answer.points import Line, Point
from index.answer.question import Question
from index.dutch.alike import same_word
from index.dutch.dates import MONTHS
from index.dutch.words import STOPWORDS, stem, stems, tokens
from index.records import Filter, Passage

_DEPTH = 40
# What a line of a table, and a sentence, must hold of the words of a question to be about its subject.
_FIT, _COVERED = 0.55, 0.6
_FIT_NAMED = 0.45  # enough where the question says all that a line is called
_WHOLE = 2.0  # stands above any share of a label
_UNKNOWN = 0.3  # what an unknown word weighs that is no name: a verb says less of a table than the things it counts
_OWN_WORD = 0.45  # how well a word must be held to count as named
_NEAR, _ABOVE = 0.85, 0.75  # a word that stands before the table, and one that only its document has
_ALIKE, _APART = 0.88, 0.03  # cosine of a column's name with the question's thing, and its lead over other columns
_DOER, _SHORTEST = 0.7, 4  # a word for who uses a thing; letters of the thing's name
_LENGTH = re.compile(r"\bhoe ?lang|tijd|duur|termijn|dagen|weken|maanden|uren", re.IGNORECASE)
# Words of change and of time: they shape a question and are no subject.
_SHAPE = re.compile(
    r"(?:on)?twikkel\w*|ontwikkel\w*|(?:ver|ge)ander\w*|verander\w*|(?:ge)?groei\w*|(?:ge)?da+l(?:d|de|den|ing|en|t)?|"
    r"(?:ge)?ste+g(?:en)?|stijg\w*|gestegen|verlo+p\w*|verliep\w*|toe(?:name|genomen)|af(?:name|genomen)|neemt|nemen|"
    r"meer|minder|hoger|lager|groter|kleiner|langer|korter|evenveel|gelijk|verschil\w*|vergelijk\w*|vergeleken|jaren|"
    r"cijfers?|trend|reeks|aantal|aantallen|begin|eind|einde|medio|zomer|winter|voorjaar|najaar|lente|herfst|helft|"
    r"afgelopen|periode|sinds|jaarlijks|elk|ieder|eerste|tweede|kwartaal|laatste|totaal|hoeveelheid|t|m|gebruik|omvang|hoogte|totale|zaten?|zat|lagen|verbleven|telde[n]?|tellen"
)


@dataclass(frozen=True, slots=True)
class Track:
    """points: oldest first, at most one a moment and source. fit: how well it is what the question asks, from 0 to 1.
    label: what a table calls the line, "" for sentences; line: the line of a table that it is; named: the question says
    all of its label."""

    points: tuple[Point, ...]
    fit: float
    label: str = ""
    line: Line | None = None
    named: bool = False

    @property
    def total(self) -> bool:
        return self.line is not None and self.line.total


def subject(question: Question) -> tuple[str, ...]:
    """The words of a question that name a thing, without those of change and time."""
    kept = tuple(w for w in question.words if not _SHAPE.fullmatch(w) and w not in MONTHS)
    return tuple(w for w in kept if w not in kinds.ANYBODY) or kept


def tracks(library: Library, question: Question, documents: frozenset[str]) -> list[Track]:
    """The tracks that a question can be about, the best fit first."""
    words = subject(question)
    if not words:
        return []
    found = [*_of_tables(library, question, words, documents), *_of_sentences(library, question, words, documents)]
    return sorted(found, key=lambda t: -t.fit)


def table_tracks(library: Library, question: Question, documents: frozenset[str]) -> list[Track]:
    """The tracks of tables alone, which need no search."""
    words = subject(question)
    return sorted(_of_tables(library, question, words, documents), key=lambda t: -t.fit) if words else []


def _of_tables(
    library: Library, question: Question, words: Sequence[str], documents: frozenset[str]
) -> Iterator[Track]:
    for grid in library.grids:
        if documents and grid.document not in documents:
            continue
        lines = list(points.lines(library, grid))
        named = [n for line in lines if (n := _named(library, question, words, line))]
        meant = [n for n in named if n[1] == max(m[1] for m in named)] or _alike(library, words, lines)
        for line, how, rest in meant:
            fit = _table_fit(library, question, line, rest)
            if fit >= (_FIT if how < _WHOLE else _FIT_NAMED):
                yield Track(_in_order(line.points), fit, line.label, line, how >= _WHOLE)


def _named(
    library: Library, question: Question, words: Sequence[str], line: Line
) -> tuple[Line, float, list[str]] | None:
    """A line with how well a question names it and the words that are left; None where it does not."""
    if columns.numbered(question, line.grid.header[0], line.label):
        return line, _WHOLE, list(words)
    label = [t for t in tokens(line.label) if t not in STOPWORDS and len(t) > 1]
    said = tokens(question.text)
    if label and all(any(same_word(t, s) for s in said) for t in label):
        own = {s for s in said if any(same_word(t, s) for t in label)}
        return line, _WHOLE, [w for w in words if w not in own]
    held = {stem(t) for t in label}
    covers = {w: library.lexicon.want(w).cover(held) for w in words}
    if any(c >= _OWN_WORD for c in covers.values()) and not _is_place(library, label):
        return line, max(covers.values()), list(words)
    return (line, 0.4, list(words)) if line.total and _members(line) else None


def _is_place(library: Library, label: Sequence[str]) -> bool:
    """Whether a label is a proper name: naming half of it is naming something else."""
    return any(t in library.proper for t in label)


def _members(line: Line) -> bool:
    """Whether a total adds up rows of equal things, so that a question that names none of them means the total."""
    return len(line.points) > 1


def _alike(library: Library, words: Sequence[str], lines: Sequence[Line]) -> list[tuple[Line, float, list[str]]]:
    """The one column whose name means what the question counts, where no word says so: "laadpalen", "laadpunten".

    Only for tables whose rows are moments: a row that a question does not name is another thing.
    """
    heads = [line for line in lines if line.label in line.grid.header]
    if not heads or any(line.total for line in heads):
        return []
    scored = []
    for word in words[:3]:
        asked = library.search.vector(word)
        scored += [(float(asked @ library.search.vector(line.label)), n, word) for n, line in enumerate(heads)]
    best = max(scored)
    others = max((s for s in scored if s[1] != best[1] and s[2] == best[2]), default=(0.0, 0, ""))
    if best[0] < _ALIKE or best[0] - others[0] < _APART:
        return []
    return [(heads[best[1]], 0.5, [w for w in words if w != best[2]])]


def _table_fit(library: Library, question: Question, line: Line, rest: Sequence[str]) -> float:
    """How much of the words of a question a table holds, from 0 to 1; 0 where it lacks a name."""
    if not rest:
        return 1.0
    grid = line.grid
    near = frozenset(stems(f"{line.label} {points.around(library, grid)}"))
    before = frozenset(stems(_before(library, line)))
    source = library.source(grid.document)
    above = frozenset(stems(" ".join([*grid.path, source.title, source.organisation, source.region])))
    labels = {t for _, cells in grid.rows for t in tokens(cells[0])} | {t for h in grid.header for t in tokens(h)}
    rest = [w for w in rest if not any(same_word(w, t) for t in labels)]  # another line of this table, or its own
    names = {t for name in question.names for t in tokens(name)} | (library.proper & set(rest))
    total = held = 0.0
    for word in rest:
        want = library.lexicon.want(word)
        how = max(_held(want, near, before, above), _DOER * _does(word, line.label))
        if word in names and how < _OWN_WORD:
            return 0.0
        weight = want.weight * (_UNKNOWN if want.unknown else 1.0)
        total, held = total + weight, held + weight * how
    return held / total if total else 1.0


def _held(want: Want, near: frozenset[str], before: frozenset[str], above: frozenset[str]) -> float:
    return max(want.cover(near), _NEAR * want.cover(before), _ABOVE * want.cover(above))


def _does(word: str, label: str) -> bool:
    """Whether a word names who does or uses what a label names: "fietsers", "fiets"."""
    stemmed = stem(word)
    return any(len(t) >= _SHORTEST and stemmed in (f"{t}er", f"{t}aar", f"{t}ster") for t in tokens(label))


def _before(library: Library, line: Line) -> str:
    """The text that leads up to a table, under the same heading."""
    first = line.grid.rows[0][0].passage
    order = library.reading_order[first.document]
    here = next(n for n, p in enumerate(order) if p.id == first.id)
    return order[here - 1].text if here and order[here - 1].table is None else ""


def _of_sentences(
    library: Library, question: Question, words: Sequence[str], documents: frozenset[str]
) -> Iterator[Track]:
    """The counts in running text that cover the subject, by region and by what they count."""
    bare = replace(question, words=tuple(words), years=(), days=())
    weigher = Weigher(bare, library.lexicon, library.snapshot.sources, library.stemmed)
    groups: dict[str, list[tuple[Point, float]]] = {}
    for hit in library.search.fused(question.text, _DEPTH, Filter(documents=documents)):
        found = [p for p in points.of_passage(library, hit.passage) if _counts_it(library, question, words, p)]
        proofs = weigher.weigh(hit.passage) if found else []
        for point in found:
            proof = proofs[point.place.number]
            covered = proof.covered + _spelled_out(library, weigher, hit.passage, proof.missing)
            if covered >= _COVERED:
                source = library.source(point.document)
                groups.setdefault(source.region or source.organisation, []).append((point, covered))
    for group in groups.values():
        yield from _by_unit(group)


def _spelled_out(library: Library, weigher: Weigher, passage: Passage, missing: Sequence[str]) -> float:
    """The share of the words that a passage lacks and that an abbreviation in it stands for; far below nought where
    one is left. "BW" holds "beschermd wonen"."""
    if not missing:
        return 0.0
    said = set(re.findall(r"\w*[A-Z]\w*[A-Z]\w*", f"{passage.text} {library.about.get(key(passage), '')}"))
    meant = frozenset(s for t in library.snapshot.terms if t.name in said for s in stems(t.meaning))
    wants = [w for w in weigher.wants if w.word in missing]
    if any(w.cover(meant) < _OWN_WORD for w in wants):
        return -1.0
    return sum(w.weight * _ABOVE for w in wants) / (sum(w.weight for w in weigher.wants) or 1.0)


def _counts_it(library: Library, question: Question, words: Sequence[str], point: Point) -> bool:
    """Whether a count is of what the question names, or its sentence holds most of the question itself."""
    if points.is_duration(point) and not _LENGTH.search(question.text):
        return False
    wants = [library.lexicon.want(w) for w in words]
    named = point.lead if points.is_measure(point) else point.unit
    if any(w.cover(named) >= _OWN_WORD for w in wants):
        return True
    held = frozenset(stems(point.said))
    return sum(w.weight * w.cover(held) for w in wants) >= _COVERED * sum(w.weight for w in wants)


def _by_unit(group: Sequence[tuple[Point, float]]) -> Iterator[Track]:
    for head in dict.fromkeys(p.head for p, _ in group):
        own = [(p, c) for p, c in group if p.head == head]
        yield Track(_in_order([p for p, _ in own]), sum(c for _, c in own) / len(own))


def _in_order(found: Sequence[Point]) -> tuple[Point, ...]:
    """Points oldest first, each once."""
    seen: dict[tuple[object, ...], Point] = {}
    for point in found:
        seen.setdefault((point.moment.first, point.moment.last, point.value, point.document), point)
    return tuple(sorted(seen.values(), key=lambda p: (p.moment.first, p.moment.last)))
