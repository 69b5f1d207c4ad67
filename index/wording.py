"""BM25 over Dutch stems, of passages in their documents. The one door to bm25s."""

import json
import logging
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.dutch import words
from index.errors import SnapshotError

# bm25s tells of every index that it builds; nobody who asks a question wants to read that.
logging.getLogger("bm25s").setLevel(logging.WARNING)

_PASSAGES = "passages"
_DOCUMENTS = "documents"
_PARENTS = "parents.json"


class Wording:
    """The words of passages, each known by its number, and of the documents that they are part of.

    Passages are ranked by their own BM25 plus that of their whole document: what a passage leaves unsaid because its
    document is about nothing else counts too. Measured on 133 questions to the government: the right document first for
    0.73 by words against 0.68, and 0.76 against 0.74 when fused with meaning; on long policy documents no change.
    """

    def __init__(self, passages: "_Scorer", documents: "_Scorer", parents: Sequence[int]) -> None:
        self._passages = passages
        self._documents = documents
        self._parents = np.asarray(parents, dtype=np.int64)

    @classmethod
    def of(cls, texts: Sequence[str], documents: Sequence[str]) -> "Wording":
        """From the texts of passages and, for each, the id of its document."""
        order = {document: number for number, document in enumerate(dict.fromkeys(documents))}
        stems = [list(words.stems(text)) for text in texts]
        whole: list[list[str]] = [[] for _ in order]
        parents = [order[document] for document in documents]
        for parent, own in zip(parents, stems, strict=True):
            whole[parent] += own
        return cls(_Scorer.of(stems), _Scorer.of(whole), parents)

    @classmethod
    def read(cls, folder: Path) -> "Wording":
        """Raises SnapshotError when a file is missing or damaged."""
        try:
            parents = json.loads((folder / _PARENTS).read_text(encoding="utf-8"))
            return cls(_Scorer.read(folder / _PASSAGES), _Scorer.read(folder / _DOCUMENTS), parents)
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise SnapshotError(f"De index is beschadigd ({folder}). Draai: beleidsbot index") from error

    def write(self, folder: Path) -> None:
        """Into this folder, which is made. Raises SnapshotError when it cannot be written."""
        try:
            folder.mkdir()
            self._passages.write(folder / _PASSAGES)
            self._documents.write(folder / _DOCUMENTS)
            (folder / _PARENTS).write_text(json.dumps(self._parents.tolist()), encoding="utf-8")
        except OSError as error:
            raise SnapshotError(f"De index kan niet worden geschreven ({folder}). Is er schijfruimte?") from error

    def best(self, query: str, k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """At most k passages that share a word with a query, best first, with their own score; among: only these."""
        stems = list(words.stems(query))
        own = self._passages.scores(stems, len(self._parents))
        scores = own + self._documents.scores(stems, len(set(self._parents.tolist())))[self._parents]
        scores[own <= 0] = 0.0
        if among is not None:
            kept = np.zeros(len(scores), dtype=bool)
            kept[list(among)] = True
            scores[~kept] = 0.0
        order = np.argsort(-scores, kind="stable")[:k]
        return [(int(number), float(own[number])) for number in order if scores[number] > 0]


class _Scorer:
    """BM25 as Lucene writes it, with k1 = 1.5 and b = 0.75, over texts known by their number."""

    def __init__(self, scorer: bm25s.BM25 | None) -> None:
        self._scorer = scorer  # None: no text has a word

    @classmethod
    def of(cls, stems: Sequence[list[str]]) -> "_Scorer":
        if not any(stems):
            return cls(None)
        scorer = bm25s.BM25(auto_compile=False)
        scorer.index(stems, show_progress=False)
        return cls(scorer)

    @classmethod
    def read(cls, folder: Path) -> "_Scorer":
        return cls(bm25s.BM25.load(folder, show_progress=False) if any(folder.iterdir()) else None)

    def write(self, folder: Path) -> None:
        folder.mkdir()
        if self._scorer is not None:
            self._scorer.save(folder, show_progress=False)

    def scores(self, stems: list[str], count: int) -> NDArray[np.float32]:
        """The score of every text."""
        known = self._scorer.get_tokens_ids(stems) if self._scorer else []
        if self._scorer is None or not known:
            return np.zeros(count, dtype=np.float32)
        found: NDArray[np.float32] = self._scorer.get_scores_from_ids(known)
        return found
