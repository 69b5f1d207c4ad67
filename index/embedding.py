"""From texts to unit vectors. The one door to sentence-transformers, loaded only when vectors are asked for."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index import unpack
from index.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Array = NDArray[np.float32]

# What E5 models were trained with; a model that brings prompts of its own uses those.
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class Embedder(Protocol):
    """Something that turns texts into unit vectors. name: says which vectors these are; others do not compare."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def passages(self, texts: Sequence[str]) -> Array:
        """One row a text, each of length one."""
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

    Takes seconds, most of them for importing the library. Raises ModelError with what to do.
    """
    if is_default(model):
        return _Encoder(open_default(unpack.folder()), unpack.key(), cores=unpack.cores())
    return _Encoder(_open_named(model), model)


def open_default(folder: Path) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    if not (folder / unpack.QUANTISED).is_file():
        raise ModelError(f"Het taalmodel in {folder} is niet heel. Verwijder die map; hij wordt opnieuw gemaakt.")
    try:
        model: SentenceTransformer = SentenceTransformer(
            str(folder),
            backend="onnx",
            device="cpu",
            local_files_only=True,
            model_kwargs={"file_name": unpack.QUANTISED, **unpack.runtime()},
        )
    except unpack.failures() as error:
        raise ModelError(
            f"Het taalmodel in {folder} is niet te laden: {error}. Verwijder die map; hij wordt opnieuw gemaakt."
        ) from error
    return model


def _open_named(model: str) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

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


class _Encoder:
    """A sentence-transformers model as an Embedder."""

    def __init__(self, model: "SentenceTransformer", name: str, cores: int = 1) -> None:
        self._model = model
        self._cores = cores
        self.name = name
        self.dimension = int(model.encode_query("").shape[0])

    def passages(self, texts: Sequence[str]) -> Array:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        # One text at a time: int8 scales the activations of a batch together, so that a text's vector would depend on
        # the texts beside it; and no core works on padding. One text a core is a third faster than all cores on one.
        shares = [list(texts[core :: self._cores]) for core in range(min(self._cores, len(texts)))]
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)
        with ThreadPoolExecutor(len(shares)) as pool:
            for core, share in enumerate(pool.map(lambda texts: self._encode(texts, "passage"), shares)):
                rows[core :: self._cores] = share
        return rows

    def query(self, text: str) -> Array:
        row: Array = self._encode([text], "query")[0]
        return row

    def _encode(self, texts: list[str], role: str) -> Array:
        encode = self._model.encode_query if role == "query" else self._model.encode_document
        found = encode(texts, batch_size=1, show_progress_bar=False, normalize_embeddings=True, convert_to_numpy=True)
        return np.asarray(found, dtype=np.float32)
