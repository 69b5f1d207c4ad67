"""Forms of a noun that the stemmer leaves apart: its plural or singular ("molen", "molens"; "stad", "steden"), and what
a diminutive is the small one of ("boompje").

Rules: Algemene Nederlandse Spraakkunst (E-ANS), chapters 3.5 (plural) and 12.3 (diminutive). All candidates are given:
who asks keeps those that exist.
"""

import re
from collections.abc import Iterator

# The end of a singular and of its plural, folded; of compounds too ("inkomensgrens", "inkomensgrenzen").
_ENDS = (
    ("en", "ens"), ("ie", "ieen"), ("ee", "eeen"), ("ie", "ien"), ("ns", "nzen"), ("ns", "nsen"), ("ief", "ieven"),
    ("um", "a"), ("icus", "ici"), ("loze", "lozen"), ("bare", "baren"), ("ieke", "ieken"), ("uze", "uzen"),
    ("eite", "eiten"), ("nde", "ndes"), ("dag", "dagen"), ("slag", "slagen"), ("weg", "wegen"), ("pad", "paden"),
    ("stad", "steden"), ("lid", "leden"), ("schip", "schepen"), ("spel", "spelen"), ("glas", "glazen"),
    ("dak", "daken"), ("gebrek", "gebreken"), ("gat", "gaten"), ("bad", "baden"), ("slot", "sloten"),
    ("hof", "hoven"), ("graf", "graven"), ("smid", "smeden"), ("vat", "vaten"), ("kind", "kinderen"),
    ("blad", "bladeren"), ("lied", "liederen"), ("ei", "eieren"), ("lof", "loven"), ("bord", "borden"),
    ("oorlog", "oorlogen"), ("verdrag", "verdragen"),
)  # fmt: skip
# How a small one ends, and what stands in its place in the full-size noun.
_SMALL = (
    (r"inkje$", "ing"), (r"mpje$", "m"), (r"([aeiou]|[lnrw])tje$", r"\1"), (r"([mlnrgbp])\1etje$", r"\1"),
    (r"([mlnrgbp])etje$", r"\1"), (r"([aeou])\1tje$", r"\1"), (r"([^aeiou])je$", r"\1"),
)  # fmt: skip
_SHORTEST = 6  # of diminutives; what is shorter seldom is one
_NOT_SMALL = frozenset("beetje beetjes meisje meisjes oranje franje sprookje sprookjes liedje toetje".split())


def others(word: str) -> Iterator[str]:
    """The words that a folded noun can be in its other number, and that it can be a diminutive of: "molens" -> "molen",
    "bankjes" -> "bank". Some of them exist."""
    for one, many in _ENDS:
        if word.endswith(many):
            yield word.removesuffix(many) + one
        if word.endswith(one):
            yield word.removesuffix(one) + many
    yield from _full_size(word)


def _full_size(word: str) -> Iterator[str]:
    single = word.removesuffix("s")
    if len(single) < _SHORTEST or not single.endswith("je") or word in _NOT_SMALL:
        return
    for end, full in _SMALL:
        if re.search(end, single):
            yield re.sub(end, full, single)
