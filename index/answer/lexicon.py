"""Which words of the documents count as a word of the question: the same stem, a part of a compound, a near synonym, or
a misspelling."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.dutch.alike import misspelt
from index.dutch.meanings import relatives
from index.dutch.plurals import others
from index.dutch.words import stem

_SHORTEST_PART = 4
_COMPOUND, _INSIDE, _SYNONYM, _MISSPELT, _HEAD = 0.85, 0.7, 0.8, 0.9, 0.5
# Another form of the word; a kind of it; a separable verb without its part, which most often means something else. The
# last two say too little to be proof of the word: see _KNOWN.
_INFLECTED, _KIND, _APART = 0.95, 0.35, 0.35
_LEAST = 0.55  # of what a synonym says, however much commoner than the word itself: that may stand there as a name
_KNOWN = 0.4  # from here a form tells that the documents know the word
_PARTICIPLE = re.compile(r"(\w{3,}en)de?")
# Links between the parts of a Dutch compound.
_LINKS = ("", "s", "en", "e", "n", "er")


def _near(word: str) -> Iterator[tuple[str, float]]:
    near = relatives(word)
    for stems, how in ((near.forms, _INFLECTED), (near.synonyms, _SYNONYM), (near.apart, _APART), (near.kinds, _KIND)):
        yield from ((other, how) for other in stems)
    yield from ((stem(other), _INFLECTED) for other in others(word))


def _doing(word: str) -> Iterator[tuple[str, float]]:
    """What counts as the infinitive of a present participle: "verkoelende" as "verkoelen", and its synonyms."""
    if found := _PARTICIPLE.fullmatch(word):
        yield stem(found.group(1)), _INFLECTED
        yield from _near(found.group(1))


@dataclass(frozen=True, slots=True)
class Want:
    """A word that the question wants to see in the evidence. weight: how much it tells (rare words tell more);
    forms: stems of the documents that count as it, with how well; parts: for a compound that the documents write
    apart, forms of each part; unknown: no document holds it in any form that
    says the same."""

    word: str
    weight: float
    forms: Mapping[str, float]
    parts: tuple[Mapping[str, float], ...] = ()

    @property
    def unknown(self) -> bool:
        return max(self.forms.values(), default=0) < _KNOWN and not self.parts

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
        for other, how in (*_near(word), *(() if stemmed in self._frequency else _doing(word))):
            if other in self._frequency:
                forms[other] = max(forms.get(other, 0), self._told(stemmed, other, how))
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
        rarest = max((self.weight(f) for f, how in forms.items() if how >= _SYNONYM), default=self.weight(stemmed))
        return Want(word, self.weight(stemmed) if stemmed in self._frequency else rarest, forms, parts)

    def _told(self, stemmed: str, other: str, how: float) -> float:
        """How well another word counts: where the documents use the word itself, a commoner synonym says less."""
        if how != _SYNONYM or stemmed not in self._frequency:
            return how
        return how * min(1.0, max(_LEAST, self.weight(other) / self.weight(stemmed)))

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
