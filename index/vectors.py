"""Vectors on disk and in memory, searched by inner product. The one door to faiss."""

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import SnapshotError


class Vectors:
    """Rows of unit vectors, known by their number. The search is exact: no row is missed."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def of(cls, rows: NDArray[np.float32]) -> "Vectors":
        """From rows of length one; their inner product is then the cosine."""
        index = faiss.IndexFlatIP(rows.shape[1])
        index.add(np.ascontiguousarray(rows, dtype=np.float32))
        return cls(index)

    @classmethod
    def read(cls, file: Path) -> "Vectors":
        """Raises SnapshotError when the file is missing or damaged."""
        try:
            return cls(faiss.read_index(str(file)))
        except RuntimeError as error:
            raise SnapshotError(f"De index is beschadigd ({file}). Draai: beleidsbot index") from error

    def write(self, file: Path) -> None:
        """Raises SnapshotError when the file cannot be written."""
        try:
            faiss.write_index(self._index, str(file))
        except RuntimeError as error:
            raise SnapshotError(f"De index kan niet worden geschreven ({file}). Is er schijfruimte?") from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def rows(self, start: int = 0, count: int | None = None) -> NDArray[np.float32]:
        """The vectors of these rows, all unless said otherwise."""
        wanted = len(self) - start if count is None else count
        found: NDArray[np.float32] = self._index.reconstruct_n(start, wanted)
        return found

    def chosen(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """The vectors with these numbers, in this order."""
        found: NDArray[np.float32] = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return found

    def nearest(
        self, query: NDArray[np.float32], k: int, among: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The k rows most alike to a query, best first, with their cosine; among: only these rows are looked at."""
        count = min(k, len(self) if among is None else len(among))
        if count <= 0:
            return []
        chosen = None
        if among is not None:
            selector = faiss.IDSelectorBatch(np.asarray(among, dtype=np.int64))
            chosen = faiss.SearchParameters()
            chosen.sel = selector
        scores, rows = self._index.search(query.reshape(1, -1), count, params=chosen)
        return [(int(row), float(score)) for row, score in zip(rows[0], scores[0], strict=True) if row >= 0]
