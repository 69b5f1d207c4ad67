"""Answers to "welke ..." from running text: the enumeration of what is asked, with the sentence that announces it."""

import re
from dataclasses import dataclass, replace

from index.answer import candidates, enumerations, reply, texts
from index.answer.candidates import Candidate
from index.answer.library import Library, Place
from index.answer.question import Ask, Question
from index.dutch.words import fold, stems
from index.records import Answer

_ASKS = re.compile(
    r"\bwelke\b|\bnoem\b|\bwat zijn\b|\bwie zijn\b|\bwaaruit\b|\bwaar kom(?:t|en)\b.*\bvandaan\b|\bbestaa[nt] uit\b|"
    r"\bopsomming\b|\blijst\b|^(?:de )?(?:\w+ )?(?:deelnemende|betrokken|aangesloten|samenwerkende)\b|"
    r"\b(?:deelnemende|betrokken|aangesloten|samenwerkende) \w+(?:en|s)$"
)
# Words of such a question that say that several belong together, and that documents put in other words.
_TOGETHER = frozenset(
    """vandaan deelnemende deelnemen doen mee betrokken aangesloten samenwerkende samen verschillende diverse volgende
    allemaal zoal overige komt komen bestaat bestaan horen hoort vallen valt genoemd genoemde""".split()
)
# What many kinds of things are called in a question, and that documents do not call them: they sum up themselves.
_ANY_KIND = frozenset(
    """partijen partners leden deelnemers groepen doelgroepen organisaties instanties onderdelen zaken onderwerpen
    punten dingen aspecten elementen soorten mensen""".split()
)
_PLURAL = re.compile(r"[\w'’]{3,}(?:en|s)$")
# How much lower than the best sentence an enumeration may be: of what is asked by its very name, and any other.
_NAMED, _OTHER = 6.0, 2.5
_HELD = 0.4


@dataclass(frozen=True, slots=True)
class _Found:
    """An enumeration. score: of its sentence; places: what proves it; said: what is told of a row; named: it says that
    it is of what is asked."""

    score: float
    places: tuple[Place, ...]
    said: str = ""
    named: bool = False


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The enumeration that a question asks for; None where it asks for none, or the documents have none of it."""
    folded = fold(question.text).strip(" ?!.")
    if question.references or not _ASKS.search(folded) or not (asked := _asked(question)):
        return None
    words = tuple(w for w in question.words if w not in _TOGETHER) or question.words
    best = _best(library, replace(question, words=words, ask=Ask.LIST), documents, asked)
    rest = tuple(w for w in words if w not in _ANY_KIND)
    if best is None and rest and set(asked) & _ANY_KIND:
        best = _best(library, replace(question, words=rest, focus=(), ask=Ask.LIST), documents, rest)
    return _told(library, best) if best else None


def _best(library: Library, question: Question, documents: frozenset[str], asked: tuple[str, ...]) -> _Found | None:
    """The best enumeration of what is asked, where none of the other sentences is much better."""
    found = candidates.found(library, question, documents)
    sound = [c for c in found if not c.lacks]
    lists = [made for c in sound if c.is_enough and (made := _made(library, asked, c))]
    # Under a heading that says just what is asked no sentence needs to say it again.
    lists += [made for c in sound[:1] if not c.proof.missing and (made := _section(library, asked, c))]
    near = [f for f in lists if f.score >= found[0].score - _slack(f, found[0])]
    return max(near, key=lambda f: (f.named, f.score), default=None)


def _slack(listed: _Found, best: Candidate) -> float:
    """How much lower than the best sentence an enumeration may score: more where the same document names it so."""
    own = listed.places[0].passage.document == best.place.passage.document
    return _NAMED if listed.named and own else _OTHER


def _asked(question: Question) -> tuple[str, ...]:
    """The plural nouns that a question asks for: behind "welke", else any."""
    plural, first = (
        [w for w in words if _PLURAL.match(w) and w not in _TOGETHER] for words in (question.focus, question.words)
    )
    return tuple(plural[:2] or (first[:1] if question.focus else first))


def _made(library: Library, asked: tuple[str, ...], candidate: Candidate) -> _Found | None:
    """The enumeration that a sentence is, or announces, or that its section is; None where it is none of these."""
    place = candidate.place
    wants = [library.lexicon.want(w) for w in asked]

    def holds(held: frozenset[str]) -> bool:
        return any(want.cover(held) >= _HELD for want in wants)

    if place.passage.table is not None:
        rows = [s for s in enumerations.in_row(place) if holds(enumerations.head(s))]
        return _Found(candidate.score, (place,), rows[0], True) if rows else None
    text = place.sentence.text
    if items := enumerations.announced(library, place):
        return _Found(candidate.score, (place, *items), named=holds(frozenset(stems(text))))
    if enumerations.sums_up(text):
        before = Place(place.passage, place.number - 1) if place.number else place
        if holds(enumerations.head(text)):
            return _Found(candidate.score, (place,), named=":" in text)
        if holds(frozenset(stems(text))) or holds(frozenset(stems(before.sentence.text))):
            return _Found(candidate.score, tuple(dict.fromkeys((before, place))))
        return None
    return None


def _section(library: Library, asked: tuple[str, ...], candidate: Candidate) -> _Found | None:
    """All of a short section whose heading says what is asked and nothing else: "Risico's"."""
    passage = candidate.place.passage
    heading = {s for s in stems(passage.path[-1]) if not s.isdigit()} if passage.path else set()
    wants = [library.lexicon.want(w) for w in asked]
    said = all(want.cover(heading) >= _HELD for want in wants)
    only = all(any(want.cover({s}) >= _HELD for want in wants) for s in heading)
    if not heading or not said or not only or passage.table or passage.codes:
        return None
    whole = enumerations.of_section(library, passage)
    return _Found(candidate.score, tuple(whole)) if whole else None


def _told(library: Library, found: _Found) -> Answer:
    source = library.source(found.places[0].passage.document)
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}: "
    return reply.answered(whose + (found.said or reply.plain(found.places)), [library.cite(found.places)])
