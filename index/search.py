"""Finding passages: by number, by words, by meaning, and by words and meaning together."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from index.ablation import NOTHING, Part, Without
from index.errors import SnapshotError
from index.records import Filter, Hit, Passage, Source

if TYPE_CHECKING:
    from index.embedding import Array, Model

# Reciprocal rank fusion: a passage scores the sum over the searches of 1 / (60 + rank). Cormack, Clarke and Buettcher,
# "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods", SIGIR 2009, which gives the 60.
_RRF = 60
# How deep each search goes before fusion; deeper changes no order that a reader would see.
_DEPTH = 100
_REMEMBERED = 256
# What every passage and sentence scores on the search that is left out: neither high nor low, so that what counts these
# scores keeps its scale. The medians over the passages that are cited in right answers about policy documents.
_ANY_WORDS, _ANY_MEANING = 5.0, 0.875

_EVERYTHING = Filter()


class Store(Protocol):
    """What search asks of a snapshot. An engine that holds its passages elsewhere (Milvus, PostgreSQL) offers the same
    calls; ids are those of passages, documents None means all, and a filter is applied before the best k are taken."""

    @property
    def model(self) -> str: ...

    @property
    def sources(self) -> Mapping[str, Source]: ...

    def passage(self, id_: str) -> Passage: ...

    def numbered(self, code: str, documents: frozenset[str] | None = None) -> Sequence[str]: ...

    def words(self, query: str, k: int, documents: frozenset[str] | None = None) -> Sequence[tuple[str, float]]: ...

    def meaning(
        self, query: "Array", k: int, documents: frozenset[str] | None = None
    ) -> Sequence[tuple[str, float]]: ...

    def meant(self, query: "Array", k: int, documents: frozenset[str] | None = None) -> Sequence[str]: ...

    def passage_vectors(self, passages: Sequence[str]) -> "Array": ...

    def sentence_vectors(self, passage: str) -> "Array": ...


class Search:
    """Searches one store with one model; the model is loaded by the first question about meaning."""

    def __init__(self, store: Store, model: "Model", without: Without = NOTHING) -> None:
        """without: WORDS or VECTORS leaves that search out of what is fused."""
        self._store = store
        self._model = model
        self._without = without
        self._queries: OrderedDict[str, Array] = OrderedDict()

    def by_code(self, code: str, where: Filter = _EVERYTHING) -> tuple[Passage, ...]:
        """The passages that belong to the measure with exactly this code: "17" does not find those of "17c"."""
        return tuple(self._store.passage(id_) for id_ in self._store.numbered(code, self._documents(where)))

    def by_words(self, query: str, k: int, where: Filter = _EVERYTHING) -> tuple[Hit, ...]:
        """The k best by BM25 over the stems of headings and text; fewer when fewer share a word with the query."""
        found = self._store.words(query, k, self._documents(where))
        return tuple(
            Hit(self._store.passage(id_), 1 / (_RRF + rank), words=score) for rank, (id_, score) in enumerate(found, 1)
        )

    def by_meaning(self, query: str, k: int, where: Filter = _EVERYTHING) -> tuple[Hit, ...]:
        """The k best by cosine with the query."""
        found = self._store.meaning(self.vector(query), k, self._documents(where))
        return tuple(
            Hit(self._store.passage(id_), 1 / (_RRF + rank), meaning=score)
            for rank, (id_, score) in enumerate(found, 1)
        )

    def fused(self, query: str, k: int, where: Filter = _EVERYTHING) -> tuple[Hit, ...]:
        """The k best by words and meaning together, by reciprocal rank."""
        if Part.VECTORS in self._without:
            return tuple(replace(hit, meaning=_ANY_MEANING) for hit in self.by_words(query, k, where))
        if Part.WORDS in self._without:
            return tuple(replace(hit, words=_ANY_WORDS) for hit in self.by_meaning(query, k, where))
        documents = self._documents(where)
        depth = max(k, _DEPTH)
        by_words = dict(self._store.words(query, depth, documents))
        by_meaning = dict(self._store.meaning(self.vector(query), depth, documents))
        scores: dict[str, float] = {}
        for found in (by_meaning, by_words):
            for rank, id_ in enumerate(found, 1):
                scores[id_] = scores.get(id_, 0.0) + 1 / (_RRF + rank)
        best = sorted(scores, key=lambda id_: (-scores[id_], -by_meaning.get(id_, 0.0)))[:k]
        return tuple(
            Hit(self._store.passage(id_), scores[id_], by_words.get(id_, 0.0), by_meaning.get(id_, 0.0)) for id_ in best
        )

    def widely(self, query: str, k: int, sentences: int, where: Filter = _EVERYTHING) -> tuple[Hit, ...]:
        """The k best by words and meaning together, and after them the passages of the sentences that are most alike to
        the query. sentences: how many of those are looked at."""
        found = self.fused(query, k, where)
        if Part.VECTORS in self._without or not found:
            return found
        documents = self._documents(where)
        held = {hit.passage.id for hit in found}
        more = [id_ for id_ in self._store.meant(self.vector(query), sentences, documents) if id_ not in held]
        by_words = dict(self._store.words(query, _DEPTH, documents)) if Part.WORDS not in self._without else {}
        other = _ANY_WORDS if Part.WORDS in self._without else 0.0
        return (*found, *(Hit(self._store.passage(id_), 0.0, by_words.get(id_, other)) for id_ in more))

    def passage_meaning(self, query: str, passage: Passage) -> float:
        """The cosine of a query with a passage, from the vectors in the index."""
        if Part.VECTORS in self._without:
            return _ANY_MEANING
        return float(self._store.passage_vectors([passage.id])[0] @ self.vector(query))

    def sentence_meaning(self, query: str, passage: Passage) -> list[float]:
        """The cosine of a query with each sentence of a passage, from the vectors in the index."""
        if Part.VECTORS in self._without:
            return [_ANY_MEANING] * len(passage.sentences)
        return [float(score) for score in self._store.sentence_vectors(passage.id) @ self.vector(query)]

    def vector(self, query: str) -> "Array":
        """The vector of a query; the last few hundred are kept.

        Raises ModelError when the model cannot be loaded, SnapshotError when the index was made with another model.
        """
        if self._model.name != self._store.model:
            raise SnapshotError(
                f"De index is gemaakt met het taalmodel {self._store.model}, maar ingesteld is {self._model.name}. "
                "Draai: beleidsbot index"
            )
        if query in self._queries:
            self._queries.move_to_end(query)
        else:
            self._queries[query] = self._model().query(query)
            if len(self._queries) > _REMEMBERED:
                self._queries.popitem(last=False)
        return self._queries[query]

    def _documents(self, where: Filter) -> frozenset[str] | None:
        """The ids of the documents that a filter admits; None for all."""
        if where == _EVERYTHING:
            return None
        return frozenset(id_ for id_, source in self._store.sources.items() if where.admits(source))
