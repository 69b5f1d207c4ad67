"""Enumerations of running text: a sentence that announces a list with its items, one that sums up itself, and a section
that is all about what its heading names."""

import re
from collections.abc import Iterator

from index.answer.library import Library, Place
from index.dutch.sentences import spans
from index.dutch.words import stem
from index.records import Kind, Passage

_LONGEST = 1000
# A piece of an enumeration has at most so many words: "mensen met een psychische kwetsbaarheid".
_WORDS = 9
_AND = re.compile(r"\s(?:en|of|alsook|alsmede|en\s?/\s?of)\s")
_CLAUSE = re.compile(r"^(?:die|dat|waar\w*|maar|want|omdat|zodat|als|mits|tenzij|terwijl|wordt|worden|is|zijn|heeft)\b")


def announced(library: Library, place: Place) -> list[Place]:
    """The items of the list that a sentence with a colon announces, also where they are numbered things of their own;
    empty where it announces none."""
    if place.passage.table or not place.sentence.text.rstrip().endswith(":"):
        return []
    found: list[Place] = []
    for other in _behind(library, place):
        if not other.sentence.item or sum(len(p.sentence.text) for p in found) > _LONGEST:
            break
        found.append(other)
        if len(found) > 1 and _goes_on(found[-2]) and not _goes_on(other):
            break  # the one without a semicolon is the last, whatever a reader took for an item behind it
    return found


def _goes_on(item: Place) -> bool:
    return bool(re.search(r"[;,](?: en| of)?$|;", item.sentence.text.rstrip()[-6:]))


def _behind(library: Library, place: Place) -> Iterator[Place]:
    """The sentences behind one, as far as they stand under the same headings, or deeper ones; no footnotes."""
    order = library.reading_order[place.passage.document]
    here = next(n for n, p in enumerate(order) if p.id == place.passage.id)
    above = len(place.passage.path)
    for passage in order[here:]:
        if passage.kind is Kind.FOOTNOTE:
            continue
        if passage.table or passage.path[:above] != place.passage.path:
            return
        start = place.number + 1 if passage.id == place.passage.id else 0
        yield from (Place(passage, n) for n in range(start, len(passage.sentences)))


def sums_up(sentence: str) -> bool:
    """Whether a sentence enumerates: three things or more between commas with "en" before the last, or two behind a
    colon."""
    head, colon, tail = sentence.rpartition(": ")
    series = _series(tail if colon else sentence)
    return series >= (2 if colon and head else 3)


def _series(text: str) -> int:
    """How many short pieces stand beside each other, the last behind "en": 0 where the last has no such word."""
    pieces = re.split(r"[,;]\s", text.rstrip(" ."))
    last = _AND.split(pieces[-1])
    if len(last) < 2:
        return 0
    # What stands before the first piece and behind the last is the sentence around them.
    inner = [*pieces[1:-1], *last[:-1]] if len(pieces) > 1 else []
    if any(len(piece.split()) > _WORDS or _CLAUSE.match(piece.strip()) for piece in inner):
        return 0
    return len(pieces) - 1 + len(last)


def in_row(place: Place) -> list[str]:
    """The sentences in the cells of a row that enumerate."""
    table = place.passage.table
    if table is None or place.number >= len(table.rows):
        return []
    cells = table.rows[place.number]
    return [cell[start:end] for cell in cells for start, end in spans(cell) if sums_up(cell[start:end])]


def of_section(library: Library, passage: Passage) -> list[Place]:
    """All sentences under the heading of a passage, where they are few enough to be told together."""
    order = library.reading_order[passage.document]
    same = [p for p in order if p.path == passage.path and p.table is None and p.kind is not Kind.FOOTNOTE]
    found = [Place(p, n) for p in same for n in range(len(p.sentences))]
    return found if sum(len(p.sentence.text) for p in found) <= _LONGEST else []


def head(text: str) -> frozenset[str]:
    """The stems of what an enumeration is of: what stands before its colon, else before its first comma."""
    before = text.rpartition(":")[0] or text.partition(",")[0]
    return frozenset(stem(w) for w in re.findall(r"[^\W\d_][\w'’-]*", before.lower()))
