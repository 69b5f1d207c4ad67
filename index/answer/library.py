"""What answers are made from: the snapshot, the search over it, and what is derived from them once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from index.answer.evidence import Stemmed, key
from index.answer.lexicon import Lexicon
from index.dutch import codes
from index.dutch.words import fold, stems
from index.records import Citation, Kind, Measure, Passage, Sentence, Source
from index.search import Search
from index.store import Snapshot

_LONGEST_QUOTE = 700


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence where it stands."""

    passage: Passage
    number: int

    @property
    def sentence(self) -> Sentence:
        return self.passage.sentences[self.number]


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table, its rows gathered from the passages that hold them. rows: the place and cells of each."""

    document: str
    path: tuple[str, ...]
    header: tuple[str, ...]
    caption: str
    rows: tuple[tuple[Place, tuple[str, ...]], ...]


class Library:
    """One snapshot with its search. Everything is made when it is first needed, and kept."""

    def __init__(self, snapshot: Snapshot, search: Search) -> None:
        self.snapshot = snapshot
        self.search = search

    @cached_property
    def stemmed(self) -> Stemmed:
        return Stemmed(self.snapshot.sources, lambda p: self.about.get(key(p), ""))

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(own for texts in (self._sentences(), self._names_of_parts()) for own in texts)

    def _sentences(self) -> Iterator[Iterable[str]]:
        for passage in self.snapshot.passages:
            yield from self.stemmed.of(passage).own

    def _names_of_parts(self) -> Iterator[Iterable[str]]:
        """What stands in headings, captions, heads of tables and titles alone is known too, each counted once."""
        for heading in dict.fromkeys(h for p in self.snapshot.passages for h in p.path):
            yield stems(heading)
        for grid in self.grids:
            yield stems(" ".join([grid.caption, *grid.header]))
        for source in self.snapshot.sources.values():
            yield stems(f"{source.title} {source.organisation} {source.region}")

    @cached_property
    def about(self) -> dict[str, str]:
        """What the measure of a passage is about, by evidence.key: name, number and title, also of its whole."""
        titles = {(m.document, codes.normal(m.code)): m for m in self.snapshot.measures}
        found: dict[str, str] = {}
        for passage in self.snapshot.passages:
            if passage.codes and key(passage) not in found:
                named = [
                    (passage.document, codes.normal(c))
                    for code in passage.codes
                    for c in (code, codes.parent(code))
                    if c
                ]
                found[key(passage)] = " ".join(f"{m.noun} {m.code} {m.title}" for n in named if (m := titles.get(n)))
        return found

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """All tables with figures or several columns, in reading order."""
        grids: list[Grid] = []
        for passage in self.snapshot.passages:
            if passage.table is None:
                continue
            table = passage.table
            rows = tuple((Place(passage, n), cells) for n, cells in enumerate(table.rows) if n < len(passage.sentences))
            last = grids[-1] if grids else None
            if last and (last.document, last.path, last.header) == (passage.document, passage.path, table.header):
                grids[-1] = Grid(last.document, last.path, last.header, last.caption, last.rows + rows)
            else:
                grids.append(Grid(passage.document, passage.path, table.header, table.caption, rows))
        return tuple(grids)

    def source(self, document: str) -> Source:
        return self.snapshot.sources[document]

    def places_of(self, measure: Measure) -> tuple[Place, ...]:
        """Every sentence of a measure in reading order, those of its parts among them, footnotes last."""
        row = {codes.normal(c) for c in measure.row}
        whole = set() if measure.parent else row
        found = [
            p for p in self.snapshot.passages if p.document == measure.document and _is_of(p, measure.noun, row, whole)
        ]
        found.sort(key=lambda p: p.kind is Kind.FOOTNOTE)
        return tuple(Place(p, n) for p in found for n in range(len(p.sentences)))

    def cite(self, places: Sequence[Place]) -> Citation:
        """One quotation of sentences of one document, in reading order; [...] stands where sentences are left out."""
        ordered = sorted(dict.fromkeys(places), key=lambda p: (p.passage.ordinal, p.number))
        first = ordered[0].passage
        source = self.source(first.document)
        return Citation(
            document=first.document,
            title=source.title,
            organisation=source.organisation,
            published=source.published,
            section=first.path,
            measures=tuple(dict.fromkeys(c for p in ordered for c in p.passage.codes)),
            page=ordered[0].sentence.page,
            quote=self._under_header(ordered[0]) + _joined(ordered),
        )

    def _under_header(self, place: Place) -> str:
        """The header that names the columns of a row, with a gap for the rows in between; "" outside a table."""
        table = place.passage.table
        if table is None or not any(table.header) or not table.rows:
            return ""
        first = any(grid.rows and grid.rows[0][0] == place for grid in self.grids)
        return " ".join(h for h in table.header if h) + ("\n" if first else "\n[...]\n")

    @cached_property
    def proper(self) -> frozenset[str]:
        """Folded words that the documents write with a capital wherever they stand inside a sentence: names."""
        capital: Counter[str] = Counter()
        small: set[str] = set()
        for passage in self.snapshot.passages:
            for sentence in passage.sentences:
                for match in re.finditer(r"(?<=[\w,;:] )[^\W\d_]{3,}", sentence.text):
                    word = match.group()
                    if word[0].isupper():
                        capital[fold(word)] += 1
                    else:
                        small.add(fold(word))
        return frozenset(w for w, count in capital.items() if count > 1 and w not in small)

    def replaced_by(self, document: str) -> frozenset[str]:
        """The documents that a document replaces, and those that these replaced before."""
        found: set[str] = set()
        while (document := self.source(document).supersedes) in self.snapshot.sources and document not in found:
            found.add(document)
        return frozenset(found)

    @cached_property
    def latest(self) -> frozenset[str]:
        """The newest document of each organisation."""
        newest: dict[str, str] = {}
        for document in self.newest(self.snapshot.sources):
            newest.setdefault(self.source(document).organisation, document)
        return frozenset(newest.values())

    @cached_property
    def reading_order(self) -> dict[str, tuple[Passage, ...]]:
        """The passages of each document as they follow each other."""
        found: dict[str, list[Passage]] = {}
        for passage in self.snapshot.passages:
            found.setdefault(passage.document, []).append(passage)
        return {document: tuple(sorted(own, key=lambda p: p.ordinal)) for document, own in found.items()}

    def newest(self, documents: Iterable[str]) -> list[str]:
        """These documents, the last published first; those without a date last."""
        dated = sorted(
            documents, key=lambda d: (self.source(d).published is not None, self.source(d).published), reverse=True
        )
        return list(dated)


def _is_of(passage: Passage, noun: str, row: set[str], whole: set[str]) -> bool:
    """Whether a passage tells of the things in a row: by name and number, or as a part of one of them."""
    own = [codes.normal(c) for c in passage.codes]
    if passage.noun in (noun, "onderdeel") and any(c in row for c in own):
        return True
    return passage.noun == "onderdeel" and any(codes.normal(codes.parent(c)) in whole for c in own)


def _joined(places: Sequence[Place]) -> str:
    parts = [places[0].sentence.quote]
    for before, place in pairwise(places):
        follows = before.passage.id == place.passage.id and place.number == before.number + 1
        together = follows and before.sentence.block == place.sentence.block
        # A block in between is a footnote or a heading: text of the document, so that leaving it out must show.
        beside = (follows or _adjoins(before, place)) and place.sentence.block <= before.sentence.block + 1
        parts.append((" " if together else "\n" if beside else " [...] ") + place.sentence.quote)
    return "".join(parts)


def _adjoins(before: Place, place: Place) -> bool:
    """Whether one sentence opens the passage that the other one closes."""
    last = before.number == len(before.passage.sentences) - 1
    return (
        last
        and place.number == 0
        and place.passage.ordinal == before.passage.ordinal + 1
        and place.passage.table is None
    )


def shorten(places: Sequence[Place], longest: int = _LONGEST_QUOTE) -> list[Place]:
    """As many of these places, from the first, as make a quotation of at most this many characters; at least one."""
    kept: list[Place] = []
    size = 0
    for place in places:
        size += len(place.sentence.quote) + 1
        if kept and size > longest:
            break
        kept.append(place)
    return kept
