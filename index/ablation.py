"""The parts that can be left out of answering, one at a time, to see what each is worth."""

from enum import StrEnum


class Part(StrEnum):
    """A part of answering. Left out, the rest still works:

    WORDS: every passage that meaning finds counts as alike in words; VECTORS: the other way round, and no model is
    loaded; REGISTER: a measure is found as any text is found, and nothing is listed or counted; GATE: every answer
    that is made is sent.
    """

    WORDS = "words"
    VECTORS = "vectors"
    REGISTER = "register"
    GATE = "gate"


Without = frozenset[Part]

NOTHING: Without = frozenset()
"""The whole of it: nothing is left out."""
