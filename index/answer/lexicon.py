"""Which words of the documents count as a word of the question: the same stem, a part of a compound, a near synonym, or
a misspelling."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.dutch.alike import misspelt
from index.dutch.words import stem, tokens

_SHORTEST_PART = 4
_COMPOUND, _INSIDE, _SYNONYM, _MISSPELT, _HEAD = 0.85, 0.7, 0.8, 0.9, 0.5
# Links between the parts of a Dutch compound.
_LINKS = ("", "s", "en", "e", "n", "er")
# Words of everyday questions and of policy that mean nearly the same. Each line is one meaning.
_MEANINGS = """
    aanvang begin beginnen start starten startdatum ingaan ingegaan begon begonnen gestart opstarten opgestart
    afloop einde eindigen eindigt einddatum stoppen stopt gestopt aflopen afgelopen
    doel doelstelling ambitie streven beogen beoogd beoogde bedoeling
    kosten kost prijs bedrag bedragen budget geld financiering euro tarief begroting
    verstrekken verstrekt verschaffen verschaft uitgeven uitgegeven afgeven afgegeven uitgereikt
    organisatie partij aanbieder instelling stichting
    partner partij samenwerkingspartner ketenpartner
    uitvoeren uitvoering voert uitgevoerd uitvoerder verzorgt verzorgd
    maken opstellen opgesteld ontwikkelen ontwikkeld opleveren opgeleverd
    inwoner inwoners burger burgers bewoner
    personen persoon mensen mens inwoners cliënten deelnemers volwassenen
    cliënt cliënten klant klanten zorgvrager
    dakloze daklozen dakloosheid dakloos thuisloos thuisloze zwerver zwervers
    woning woningen huis huizen woonunit unit units woonruimte eenheden
    vastgesteld vaststellen besloten beslissen besluit goedgekeurd akkoord aangenomen
    uitgesteld uitstel vertraagd vertraging verschoven vertragen
    melding meldingen incident incidenten registratie registraties
    wachtlijst wachtenden wachtende wachten
    plek plekken plaats plaatsen bedden bed capaciteit
    bijeenkomst overleg vergadering
    kwijtraken kwijt verliezen verloren vermist vermissing
    aanvragen aanvraag aan te vragen verkrijgen krijgen
    kinderen kind jeugd jongeren jongere minderjarigen minderjarige
    ouderen oudere senioren bejaarden
    vrouw vrouwen
    mishandeling geweld mishandeld
    verward onbegrepen
    gedrag
    politie agent
    ziekenhuis kliniek
    werk baan banen arbeid werkgelegenheid
    aanpak plan programma
    onderzoek onderzocht verkenning evaluatie analyse
    uitkomst resultaat resultaten bereikt bereiken opgeleverd effect
    leeftijd jaar jarigen jarige
    duur lang looptijd verblijfsduur termijn
    verbod verboden
    stemmen stem
    overlijden overleden overledene dood
    medewerker medewerkers personeel werknemer
    goedkoop betaalbaar betaalbare
    doorgaan voortzetten voortgezet continueren gecontinueerd vervolg
    stilstaan stilliggen stilgelegen
    verantwoordelijk verantwoordelijkheid
    samenwerken samenwerking samen
    toename toenemen stijging stijgen gestegen groei groeien meer
    afname afnemen daling dalen gedaald minder
""".strip().splitlines()


@lru_cache(maxsize=1)
def _synonyms() -> Mapping[str, frozenset[str]]:
    groups = [frozenset(stem(t) for t in tokens(line)) for line in _MEANINGS]
    return {member: frozenset().union(*(g for g in groups if member in g)) for group in groups for member in group}


@dataclass(frozen=True, slots=True)
class Want:
    """A word that the question wants to see in the evidence. weight: how much it tells (rare words tell more);
    forms: stems of the documents that count as it, with how well; parts: for a compound that the documents write
    apart, forms of each part; unknown: no document holds it in any form."""

    word: str
    weight: float
    forms: Mapping[str, float]
    parts: tuple[Mapping[str, float], ...] = ()

    @property
    def unknown(self) -> bool:
        return not self.forms and not self.parts

    def cover(self, stems: frozenset[str] | set[str]) -> float:
        """How well these stems hold the word, from 0 to 1."""
        best = max((self.forms[s] for s in stems & self.forms.keys()), default=0.0)
        if self.parts and best < 1:
            each = [max((p[s] for s in stems & p.keys()), default=0.0) for p in self.parts]
            best = max(best, _COMPOUND * sum(each) / len(each) if all(each) else 0.5 * max(each))
        return best


class Lexicon:
    """The words of a set of documents and how rare they are."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """texts: the stems of each text (a sentence, say)."""
        self._frequency: Counter[str] = Counter()
        self._size = 0
        for stems in texts:
            self._frequency.update(set(stems))
            self._size += 1
        self._sorted = sorted(self._frequency)
        self._reversed = sorted(s[::-1] for s in self._frequency)
        self._wants: dict[str, Want] = {}

    def __contains__(self, stemmed: str) -> bool:
        return stemmed in self._frequency

    def weight(self, stemmed: str) -> float:
        """Inverse document frequency: ln(1 + N / (1 + n)), as for a word that no text holds where it is unknown."""
        return math.log(1 + self._size / (1 + self._frequency.get(stemmed, 0)))

    def want(self, word: str) -> Want:
        """What counts as this folded word of a question."""
        if word not in self._wants:
            self._wants[word] = self._make(word)
        return self._wants[word]

    def _make(self, word: str) -> Want:
        stemmed = stem(word)
        forms: dict[str, float] = {}
        numeric = any(c.isdigit() for c in word)
        for other in _synonyms().get(stemmed, frozenset()):
            if other in self._frequency:
                forms[other] = _SYNONYM
        if stemmed in self._frequency:
            forms[stemmed] = 1.0
        if not numeric and len(stemmed) >= _SHORTEST_PART:
            for longer in self._with_prefix(stemmed) + self._with_suffix(stemmed):
                forms[longer] = max(forms.get(longer, 0), _COMPOUND if len(stemmed) > _SHORTEST_PART else _INSIDE)
            for head in self._heads(stemmed):
                forms.setdefault(head, _HEAD)
        parts = () if numeric or stemmed in self._frequency else self._split(stemmed)
        if not forms and not parts and not numeric and len(word) > 4:
            forms = dict.fromkeys(misspelt(stemmed, self._sorted), _MISSPELT)
        rarest = max((self.weight(f) for f, how in forms.items() if how >= _COMPOUND), default=self.weight(stemmed))
        return Want(word, self.weight(stemmed) if stemmed in self._frequency else rarest, forms, parts)

    def _with_prefix(self, start: str) -> list[str]:
        return [s for s in _range(self._sorted, start) if len(s) - len(start) >= 3]

    def _with_suffix(self, end: str) -> list[str]:
        return [s[::-1] for s in _range(self._reversed, end[::-1]) if len(s) - len(end) >= 3]

    def _heads(self, stemmed: str) -> list[str]:
        """The stems of the documents that this compound ends in: "flexwoningen" is a kind of "woningen"."""
        return [stemmed[cut:] for cut in range(3, len(stemmed) - 4) if stemmed[cut:] in self._frequency]

    def _split(self, stemmed: str) -> tuple[Mapping[str, float], ...]:
        """The two parts of a compound that no document holds, as stems that documents do hold."""
        for cut in range(len(stemmed) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            head, tail = stem(stemmed[cut:]), stemmed[:cut]
            if head not in self._frequency:
                continue
            for link in _LINKS:
                first = stem(tail.removesuffix(link)) if link else stem(tail)
                if first in self._frequency and len(first) >= 3 and tail.endswith(link):
                    return ({first: 1.0}, {head: 1.0})
        return ()


def _range(words: Sequence[str], start: str) -> list[str]:
    found, place = [], bisect_left(words, start)
    while place < len(words) and words[place].startswith(start):
        found.append(words[place])
        place += 1
    return found
