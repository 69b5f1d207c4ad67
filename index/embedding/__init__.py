"""From texts to unit vectors: the model that comes with a package, or any other that the settings name."""

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.embedding import unpack
from index.records import Piece

Array = NDArray[np.float32]


class Embedder(Protocol):
    """Something that turns texts into unit vectors. name: says which vectors these are; others do not compare."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def passages(self, pieces: Sequence[Piece]) -> list[Array]:
        """For each piece its rows, all of length one: first that of the whole text, then those of its spans."""
        ...

    def query(self, text: str) -> Array:
        """The vector of a question, of length one."""
        ...


class Model(Protocol):
    """An embedder that is not loaded until it is called; its name is known before."""

    @property
    def name(self) -> str: ...

    def __call__(self) -> Embedder: ...


class Lazy:
    """The model of the settings, loaded on the first call and kept."""

    def __init__(self, model: str = "") -> None:
        self._model = model
        self._loaded: Embedder | None = None

    @cached_property
    def name(self) -> str:
        """What its vectors are called. Raises ModelError when the package of the default model is missing."""
        return unpack.key() if is_default(self._model) else self._model

    def __call__(self) -> Embedder:
        """The embedder. Raises ModelError when it cannot be loaded."""
        if self._loaded is None:
            self._loaded = load(self._model)
        return self._loaded


def is_default(model: str) -> bool:
    """Whether this setting means the model whose weights come with a package."""
    return model in ("", unpack.NAME)


def load(model: str = "") -> Embedder:
    """Load a model: the default for "" or its name, else any sentence-transformers model by folder or hub id.

    The default takes a second, and another one ten, for it needs PyTorch. Raises ModelError with what to do.
    """
    if is_default(model):
        from index.embedding.network import Network

        return Network(unpack.folder(), unpack.key())
    from index.embedding.named import Named

    return Named(model)
