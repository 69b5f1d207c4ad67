"""The nouns under which policy documents number things, and how they are recognised in any form."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Plural -> singular. Compounds ("ontwikkelopgaven", "beleidsmaatregel") are recognised by their last part.
_PLURALS = {
    "maatregelen": "maatregel",
    "acties": "actie",
    "actiepunten": "actiepunt",
    "actielijnen": "actielijn",
    "activiteiten": "activiteit",
    "afspraken": "afspraak",
    "ambities": "ambitie",
    "artikelen": "artikel",
    "aanbevelingen": "aanbeveling",
    "beslispunten": "beslispunt",
    "besluiten": "besluit",
    "bouwstenen": "bouwsteen",
    "doelen": "doel",
    "doelstellingen": "doelstelling",
    "indicatoren": "indicator",
    "initiatieven": "initiatief",
    "inspanningen": "inspanning",
    "kpi's": "kpi",
    "kpis": "kpi",
    "keuzes": "keuze",
    "keuzen": "keuze",
    "onderdelen": "onderdeel",
    "opgaven": "opgave",
    "opgaves": "opgave",
    "pijlers": "pijler",
    "principes": "principe",
    "prioriteiten": "prioriteit",
    "programmalijnen": "programmalijn",
    "projecten": "project",
    "resultaten": "resultaat",
    "speerpunten": "speerpunt",
    "sporen": "spoor",
    "stappen": "stap",
    "thema's": "thema",
    "themas": "thema",
    "uitgangspunten": "uitgangspunt",
    "verbeterpunten": "verbeterpunt",
    "voorstellen": "voorstel",
}
_FORMS = {**_PLURALS, **{singular: singular for singular in _PLURALS.values()}}
_BY_LENGTH = sorted(_FORMS, key=len, reverse=True)
_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
# Words that a short form in a question stands for: "mtr. 20", "m20", "beleidsregel 28".
_SHORT = {
    "mtr": "maatregel",
    "maatr": "maatregel",
    "maatreg": "maatregel",
    "mtrgl": "maatregel",
    "doelst": "doelstelling",
    "proj": "project",
    "besl": "besluit",
}


_ABBREVIATED = frozenset({"kpi"})


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """The singular of a policy noun or of a compound that ends in one, in lower case; "" for any other word."""
    folded = word.lower().replace("’", "'")
    if folded in _SHORT:
        return _SHORT[folded]
    if folded in _FORMS:
        return _FORMS[folded]
    for form in _BY_LENGTH:
        if len(form) > 4 and folded.endswith(form) and len(folded) - len(form) > 2:
            return folded[: -len(form)] + _FORMS[form]
    return ""


def plural(noun: str) -> str:
    """The plural of a policy noun or of a compound or phrase that ends in one; the noun itself where none is known."""
    for form, single in _PLURALS.items():
        if noun == single or noun.endswith(single):
            return noun[: len(noun) - len(single)] + form
    return noun


def shown(noun: str, opens: bool = False) -> str:
    """A policy noun as it is written: abbreviations in capitals. opens: at the start of a sentence."""
    if noun in _ABBREVIATED:
        return noun.upper()
    return noun[:1].upper() + noun[1:] if opens else noun


def nouns(text: str) -> Iterator[str]:
    """The policy nouns in a text, in the singular, in order."""
    for word in _WORD.findall(text):
        found = singular(word)
        if found:
            yield found


def same(one: str, other: str) -> bool:
    """Whether two names can mean the same kind of thing: "keuze" and "structurerende keuze", "doel" and
    "doelstelling", "maatregel" and "beleidsmaatregel"."""
    head, tail = one.split()[-1], other.split()[-1]
    return head == tail or head.endswith(tail) or tail.endswith(head) or {head, tail} == {"doel", "doelstelling"}
