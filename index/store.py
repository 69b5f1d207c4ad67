"""A snapshot, opened to be read: by number, by words, by meaning."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index import snapshots
from index.database import Indexed, Text
from index.errors import SnapshotError
from index.records import Measure, Passage, Problem, Section, Source, Term
from index.snapshots import MEND, PASSAGES, SENTENCES, TEXT, WORDS, Card

if TYPE_CHECKING:
    # Imported where they are used: a question about a measure needs no search, and starts a second sooner.
    from index.embedding import Array
    from index.vectors import Vectors
    from index.wording import Wording


class Snapshot:
    """A snapshot, opened to be read. Everything is read when it is first asked for; nothing ever changes."""

    def __init__(self, folder: Path, card: Card) -> None:
        self.folder = folder
        self.card = card
        self._text = Text(folder / TEXT)

    @classmethod
    def open(cls, index: Path) -> "Snapshot":
        """The current snapshot of an index folder.

        Raises SnapshotError when there is none, or it was made by another version, or it is damaged.
        """
        folder = snapshots.current(index)
        if folder is None:
            raise SnapshotError(f"Er is nog geen index in {index}. {MEND}")
        return cls(folder, snapshots.read_card(folder))

    @property
    def model(self) -> str:
        """The name of the vectors: only those of this model compare with them."""
        return self.card.model

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.id: source for source in self._text.sources()}

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        return self._text.measures()

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        return self._text.terms()

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        return self._text.problems()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All, in the order of their vectors."""
        return self._text.passages()

    @cached_property
    def documents(self) -> tuple[Indexed, ...]:
        """Everything by document, as it went in."""
        return self._text.documents()

    @cached_property
    def sections(self) -> dict[str, tuple[Section, ...]]:
        """By document, in reading order."""
        return self._text.sections()

    def passage(self, id_: str) -> Passage:
        """Raises KeyError for an id that this snapshot does not have."""
        return self.passages[self._places[id_]]

    def labels(self, document: str) -> dict[int, str]:
        """The number printed on a page, by its number in the file; only pages that print one."""
        return dict(self._labels.get(document, ()))

    @cached_property
    def page_counts(self) -> dict[str, int]:
        """By document: how many pages its file has, 1 where its format has none."""
        return self._text.page_counts()

    def numbered(self, code: str, documents: frozenset[str] | None = None) -> list[str]:
        """Ids of the passages that belong to the measure with exactly this code, in reading order."""
        return [p.id for p in self.passages if code in p.codes and (documents is None or p.document in documents)]

    def words(self, query: str, k: int, documents: frozenset[str] | None = None) -> list[tuple[str, float]]:
        """Ids of the k best passages by BM25, with their scores; only those that share a word with the query."""
        return self._named(self._wording.best(query, k, self._rows(documents)))

    def meaning(self, query: "Array", k: int, documents: frozenset[str] | None = None) -> list[tuple[str, float]]:
        """Ids of the k passages most alike to a query vector, with their cosines."""
        return self._named(self._passage_vectors.nearest(query, k, self._rows(documents)))

    def sentence_vectors(self, passage: str) -> "Array":
        """The vectors of the sentences of a passage, one row each."""
        place = self._places[passage]
        return self._sentence_vectors.rows(self._starts[place], len(self.passages[place].sentences))

    def passage_vectors(self, passages: Sequence[str]) -> "Array":
        """The vectors of these passages, one row each."""
        return self._passage_vectors.chosen([self._places[id_] for id_ in passages])

    def meant(self, query: "Array", k: int, documents: frozenset[str] | None = None) -> list[str]:
        """Ids of the passages that hold the k sentences most alike to a query vector, best first."""
        rows = self._rows(documents)
        among = None if rows is None else [row for place in rows for row in self._sentence_rows(place)]
        nearest = self._sentence_vectors.nearest(query, k, among)
        return list(dict.fromkeys(self.passages[bisect_right(self._starts, row) - 1].id for row, _ in nearest))

    def vectors(self) -> "tuple[Array, Array]":
        """All vectors of passages and of sentences: for building the next snapshot."""
        return self._passage_vectors.rows(), self._sentence_vectors.rows()

    def _named(self, rows: Sequence[tuple[int, float]]) -> list[tuple[str, float]]:
        return [(self.passages[row].id, score) for row, score in rows]

    def _rows(self, documents: frozenset[str] | None) -> list[int] | None:
        if documents is None:
            return None
        return [row for row, passage in enumerate(self.passages) if passage.document in documents]

    def _sentence_rows(self, place: int) -> range:
        return range(self._starts[place], self._starts[place] + len(self.passages[place].sentences))

    @cached_property
    def _labels(self) -> dict[str, tuple[tuple[int, str], ...]]:
        return self._text.labels()

    @cached_property
    def _places(self) -> dict[str, int]:
        return {passage.id: place for place, passage in enumerate(self.passages)}

    @cached_property
    def _starts(self) -> list[int]:
        """The row of the first sentence of each passage."""
        starts, total = [], 0
        for passage in self.passages:
            starts.append(total)
            total += len(passage.sentences)
        return starts

    @cached_property
    def _wording(self) -> "Wording":
        from index.wording import Wording

        return Wording.read(self.folder / WORDS)

    @cached_property
    def _passage_vectors(self) -> "Vectors":
        return self._read_vectors(PASSAGES, "passages")

    @cached_property
    def _sentence_vectors(self) -> "Vectors":
        return self._read_vectors(SENTENCES, "sentences")

    def _read_vectors(self, name: str, counted: str) -> "Vectors":
        from index.vectors import Vectors

        found = Vectors.read(self.folder / name)
        if len(found) != dict(self.card.counts)[counted]:
            raise SnapshotError(f"De index is beschadigd ({self.folder / name} is niet volledig). {MEND}")
        return found
