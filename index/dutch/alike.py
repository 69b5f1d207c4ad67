"""How alike two words are: for spellings that differ by a letter. The one door to rapidfuzz."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process


def alike(one: str, other: str) -> float:
    """From 0 to 100: the share of letters that two words have in common, in order (normalised indel similarity)."""
    return fuzz.ratio(one, other)


def within(short: str, long: str) -> float:
    """From 0 to 100: how alike the shorter text is to the stretch of the longer one that comes nearest to it."""
    return fuzz.partial_ratio(short, long)


def nearest(word: str, known: Sequence[str], least: float, limit: int) -> list[str]:
    """The known words most alike to a word, at least this much, the best first."""
    return [found for found, _, _ in process.extract(word, known, scorer=fuzz.ratio, score_cutoff=least, limit=limit)]
