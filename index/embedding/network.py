"""The default model at work: its network in int8, on the processor. The one door to onnxruntime.

sentence-transformers opens the same folder and gives the same vectors (a test holds the two together), but importing it
and PyTorch takes eight seconds, on every question that somebody asks at a prompt; this takes one.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as state

from index.embedding import tokens
from index.errors import ModelError
from index.records import Piece

Array = NDArray[np.float32]

QUANTISED = "onnx/model_int8.onnx"
# With which E5 was trained to tell a question from what answers it
# (https://huggingface.co/intfloat/multilingual-e5-small).
QUERY, PASSAGE = "query: ", "passage: "

# What opening a damaged file raises: a family of its own, without a common parent.
_FAILURES = (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf, state.NoSuchFile)


class Network:
    """The unpacked default model as an Embedder."""

    def __init__(self, folder: Path, name: str) -> None:
        """Raises ModelError when the folder is damaged."""
        try:
            self._tokenizer = tokens.opened(folder)
            self._session = onnxruntime.InferenceSession(
                str(folder / QUANTISED), _one_core(), providers=["CPUExecutionProvider"]
            )
        except (OSError, ValueError, *_FAILURES) as error:
            raise ModelError(
                f"Het taalmodel in {folder} is niet te laden: {error}. Verwijder die map; hij wordt opnieuw gemaakt."
            ) from error
        self.name = name
        self.dimension = int(self._session.get_outputs()[0].shape[-1])

    def passages(self, pieces: Sequence[Piece]) -> list[Array]:
        """For each piece its unit rows, shape (1 + spans, dimension).

        The vector of a span is the mean of its own tokens in the reading of the whole text, which costs nothing more: a
        reading of its own for each sentence took as long again, and chose the right sentence no more often (0.63 both
        ways of 402 questions about policy; "late chunking", https://arxiv.org/abs/2409.04701).
        """
        # One text at a time: int8 scales the activations of a batch together, so that a text's vector would depend on
        # the texts beside it; and no core works on padding. One text a core is a third faster than all cores on one.
        with ThreadPoolExecutor(_cores()) as pool:
            return list(pool.map(self._rows, pieces))

    def query(self, text: str) -> Array:
        """A unit vector, shape (dimension,)."""
        hidden, _ = self._read(QUERY + text)
        return _unit(hidden)

    def _rows(self, piece: Piece) -> Array:
        hidden, places = self._read(PASSAGE + piece.text)
        starts, ends = places[:, 0] - len(PASSAGE), places[:, 1] - len(PASSAGE)
        rows = [_unit(hidden)]
        for start, end in piece.spans:
            own = hidden[(starts < end) & (ends > start) & (ends > starts)]
            rows.append(_unit(own) if len(own) else rows[0])  # the network reads no further than tokens.LONGEST
        return np.stack(rows)

    def _read(self, text: str) -> tuple[Array, NDArray[np.int64]]:
        """The token vectors of a text, shape (tokens, dimension), and where each token stands in it, (tokens, 2)."""
        encoded = self._tokenizer.encode(text)
        ids = np.array([encoded.ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (hidden,) = self._session.run(None, feed)  # (1, tokens, dimension)
        return hidden[0], np.array(encoded.offsets, dtype=np.int64)


def _unit(tokens_: Array) -> Array:
    """The mean of token vectors, made of length one."""
    mean: Array = tokens_.mean(axis=0)
    return mean / np.float32(np.linalg.norm(mean))


def quantise(full: Path, made: Path) -> None:
    """Write the network in int8, from its export at full size.

    Weights are signed and one bit short of the range, one scale a channel: exact on every x86-64 and the fastest of
    what was measured (cosine to full size 0.996). Signed weights over the full range overflow on a processor with AVX2
    but without VNNI; unsigned ones are slower. What is multiplied inside attention stays as it is: it has no weights,
    and making it int8 anew for every text takes more than it saves. See
    https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        full,
        made,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


def _one_core() -> onnxruntime.SessionOptions:
    """Each text on one core, so that several can be done at once without getting in each other's way."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return options


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
