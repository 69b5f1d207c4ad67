"""The forms of Dutch verbs: of a regular verb by rule, and of a separable verb from those of its own verb.

Rules: the spelling of open and closed syllables and "'t kofschip", as in the Algemene Nederlandse Spraakkunst (E-ANS),
chapter 2. Where spelling alone does not tell, all candidates are given: a form that does not exist does no harm.
"""

import re

_LETTER_PAIR = re.compile(r"(bb|dd|ff|gg|kk|ll|mm|nn|pp|rr|ss|tt|zz)$")
_OPEN = re.compile(r"(^|[^aeiouy])([aeou])([bdfgklmnprstvz])$")
_UNSTRESSED = re.compile(r"[aeiou].*e[lmnr]$")
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x")
_HARDENED = {"v": "f", "z": "s"}


def regular(infinitive: str) -> tuple[str, ...]:
    """The infinitive of a regular verb, its present, past and participles: "maken" -> maken, maak, maakt, maakte, ...

    A word that does not end in "en" comes back alone.
    """
    if not infinitive.endswith("en"):
        return (infinitive,)
    bare = infinitive.removesuffix("en")
    ending = "t" if bare.endswith(_VOICELESS) else "d"
    found = [infinitive]
    for root in _roots(bare):
        closed = root if root.endswith(ending) else root + ending
        found += [root, root if root.endswith("t") else f"{root}t"]
        found += [f"{root}{ending}e", f"{root}{ending}en", closed, f"ge{closed}"]
    return tuple(dict.fromkeys(found))


def _roots(bare: str) -> tuple[str, ...]:
    """The first person of a verb, from its infinitive without "en": "mak" -> "maak", "stopp" -> "stop"."""
    if _LETTER_PAIR.search(bare):
        return (bare[:-1],)
    long = _OPEN.sub(r"\1\2\2\3", bare)
    candidates = (bare, long) if _UNSTRESSED.search(bare) else (long,)
    return tuple(dict.fromkeys(c[:-1] + _HARDENED.get(c[-1], c[-1]) for c in candidates))


def participles(forms: tuple[str, ...]) -> frozenset[str]:
    """The past participles with "ge" among the forms of one verb, its infinitive first."""
    if forms[0].startswith("ge"):
        return frozenset()
    return frozenset(f for f in forms if f.startswith("ge"))


def separable(part: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a separable verb as one word, its infinitive first: "aan" and those of "bieden" -> aanbieden,
    aanbiedt, aangeboden."""
    return tuple(part + form for form in forms)
