"""BM25 over Dutch stems. The one door to bm25s."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np

from index.dutch import words
from index.errors import SnapshotError


class Wording:
    """The words of a row of texts; a text is known by its number."""

    def __init__(self, scorer: bm25s.BM25 | None) -> None:
        self._scorer = scorer  # None: no text has a word

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Wording":
        stems = [list(words.stems(text)) for text in texts]
        if not any(stems):
            return cls(None)
        scorer = bm25s.BM25(auto_compile=False)
        scorer.index(stems, show_progress=False)
        return cls(scorer)

    @classmethod
    def read(cls, folder: Path) -> "Wording":
        """Raises SnapshotError when a file is missing or damaged."""
        if not any(folder.iterdir()):
            return cls(None)
        try:
            return cls(bm25s.BM25.load(folder, show_progress=False))
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise SnapshotError(f"De index is beschadigd ({folder}). Draai: beleidsbot index") from error

    def write(self, folder: Path) -> None:
        """Into this folder, which is made. Raises SnapshotError when it cannot be written."""
        try:
            folder.mkdir()
            if self._scorer is not None:
                self._scorer.save(folder, show_progress=False)
        except OSError as error:
            raise SnapshotError(f"De index kan niet worden geschreven ({folder}). Is er schijfruimte?") from error

    def best(self, query: str, k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """The at most k texts that share a word with a query, best first, with their BM25 score; among: only these."""
        known = self._scorer.get_tokens_ids(list(words.stems(query))) if self._scorer else []
        if self._scorer is None or not known:
            return []
        scores = self._scorer.get_scores_from_ids(known)
        if among is not None:
            kept = np.zeros(len(scores), dtype=bool)
            kept[list(among)] = True
            scores = np.where(kept, scores, 0.0)
        order = np.argsort(-scores, kind="stable")[:k]
        return [(int(number), float(scores[number])) for number in order if scores[number] > 0]
