"""Any model that sentence-transformers can open, by folder or hub id. The one door to that library."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from index.errors import ModelError
from index.records import Piece

Array = NDArray[np.float32]

# What E5 models were trained with; a model that brings prompts of its own uses those.
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class Named:
    """The model of the setting BELEIDSBOT_MODEL as an Embedder."""

    def __init__(self, model: str) -> None:
        """Raises ModelError when it cannot be opened."""
        self._model = _opened(model)
        self.name = model
        self.dimension = int(self._model.encode_query("").shape[0])

    def passages(self, pieces: Sequence[Piece]) -> list[Array]:
        """For each piece its unit rows, shape (1 + spans, dimension); each span is read as a text of its own, for not
        every model pools the mean of its tokens."""
        texts = [text for piece in pieces for text in (piece.text, *(piece.text[a:b] for a, b in piece.spans))]
        if not texts:
            return []
        found = self._model.encode_document(texts, show_progress_bar=False, normalize_embeddings=True)
        ends = np.cumsum([1 + len(piece.spans) for piece in pieces])
        return np.split(np.asarray(found, dtype=np.float32), ends[:-1])

    def query(self, text: str) -> Array:
        """A unit vector, shape (dimension,)."""
        found = self._model.encode_query(text, show_progress_bar=False, normalize_embeddings=True)
        return np.asarray(found, dtype=np.float32)


def _opened(model: str) -> SentenceTransformer:
    try:
        opened: SentenceTransformer = SentenceTransformer(model)
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(
            f"Het taalmodel {model} is niet te laden: {error}. Controleer BELEIDSBOT_MODEL: de naam op de modelhub, "
            "of een map op deze machine. Zonder die instelling werkt het meegeleverde model."
        ) from error
    if "e5" in model.lower() and not any(opened.prompts.values()):
        opened.prompts = dict(_E5_PROMPTS)
    return opened
