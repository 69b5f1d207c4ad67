"""How alike two words are: for spellings that differ by a letter. The one door to rapidfuzz."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, LCSseq


def alike(one: str, other: str) -> float:
    """From 0 to 100: the share of letters that two words have in common, in order (normalised indel similarity)."""
    return fuzz.ratio(one, other)


def within(short: str, long: str) -> float:
    """From 0 to 100: how alike the shorter text is to the stretch of the longer one that comes nearest to it."""
    return fuzz.partial_ratio(short, long)


def same_word(one: str, other: str) -> bool:
    """Whether two folded words can be one word misspelt: the same first letter, and one slip (a letter more, less,
    other or swapped) in five letters or more, two in nine or more."""
    if one == other:
        return True
    shortest = min(len(one), len(other))
    if shortest < 5 or one[0] != other[0] or any(c.isdigit() for c in one + other):
        return False
    slips = 1 if shortest < 9 else 2
    return OSA.distance(one, other, score_cutoff=slips) <= slips


def misspelt(word: str, known: Sequence[str]) -> list[str]:
    """The known words of which this one can be a misspelling, the most alike first."""
    near = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=70, limit=12)
    return [found for found, _, _ in near if same_word(word, found)]


def gaps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[range, range]]:
    """Where two sequences of words differ: the places in each that their longest common subsequence leaves out,
    between one pair of common words and the next."""
    start = before = 0
    for op in LCSseq.opcodes(one, other):
        if op.tag == "equal":
            if (op.src_start, op.dest_start) != (start, before):
                yield range(start, op.src_start), range(before, op.dest_start)
            start, before = op.src_end, op.dest_end
    if (start, before) != (len(one), len(other)):
        yield range(start, len(one)), range(before, len(other))
