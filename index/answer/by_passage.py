"""Answers from running text: the sentences that hold what the question asks, or nothing."""

import math
import re
from collections.abc import Sequence

from index.answer import candidates, kinds, reply, texts
from index.answer.candidates import Candidate
from index.answer.library import Library, Place
from index.answer.question import Ask, Question
from index.answer.spelling import noun
from index.answer.vocabulary import MOVING
from index.dutch import codes, nouns
from index.records import Answer, Kind, Passage

# Others whose score is at most this much lower are said too; and are cited too, those of the same document.
_SAID, _CITED = 0.4, 1.2
_MOST_OTHERS = 4
# Scores are log odds, so that they tell how likely each document is to be the one that answers: others are cited until
# the odds are so high that it is among them.
_SURE = 0.998
# A sentence that lacks something may be followed by a sound one that is at most this much lower.
_BEHIND = 3.0
# The newest document speaks first: a sentence of it that is at most this much lower goes before an older one's.
_NEWER = 1.5
_LONGEST = 560
_LONGEST_LIST = 900
_LEANS = re.compile(
    r"^(?:[a-z0-9]+[.)]\s)?(?:Dit|Dat|Deze|Die|Daar\w*|Hier\w*|Zij|Ze|Hij|Ook|Deze|Dan|Zo|Het gaat|Het betreft|"
    r"Hiervan)\b|\b(?:dezelfde|genoemde|bovengenoemde|eerdergenoemde)\b"
)
_SHORT_BLOCK = 360  # a paragraph of at most this many characters is quoted whole
# A sentence that by itself holds this share of the question needs no other beside it.
_BY_ITSELF = 0.75
_FAR = 3  # sentences that are further away than this tell of something else
_MOST_BESIDE = 2


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The answer that running text gives, from any document or from these; None where no sentence proves one."""
    if not _has_subject(question) or candidates.is_strange(library, question):
        return None
    found = candidates.found(library, question, documents)
    best = _proved(found)
    if best is None:
        return None
    best = _newer(library, found, best)
    chosen = _widened(library, question, best, found)
    others = _others(found, best)
    source = library.source(best.place.passage.document)
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}: "
    # What another document says beside it is for the warnings to tell apart: it may be older, or another's.
    same = (c for c in others if c.place.passage.document == best.place.passage.document)
    extra = [c.place for c in same if c.score >= best.score - _SAID]
    cited = [library.cite(chosen), *(library.cite(_leaning(c.place)) for c in others)]
    return reply.answered(whose + reply.plain([*chosen, *extra]), cited)


def _has_subject(question: Question) -> bool:
    """Whether a question is about something: "welke acties zijn gestopt" is about all of them, and a list or nothing
    answers it."""
    if question.ask is not Ask.LIST or not question.words or question.years:
        return True
    return any(w not in MOVING and not noun(w) for w in question.words)


def _proved(found: Sequence[Candidate]) -> Candidate | None:
    """The best sentence that proves an answer and lacks nothing; one of the best document before another's."""
    if not found:
        return None
    sound = [c for c in found if c.score >= found[0].score - _BEHIND and c.is_enough and not c.lacks]
    own = [c for c in sound if c.place.passage.document == found[0].place.passage.document]
    return next(iter(own or sound), None)


def _newer(library: Library, found: Sequence[Candidate], best: Candidate) -> Candidate:
    """The best sentence, or one of a newer document that speaks of the same thing nearly as well: a document that
    replaces the older one, or one that tells of the same numbered thing."""
    near = (c for c in found if c.score >= best.score - _NEWER and c.is_enough and not c.lacks)
    return next((c for c in near if _replaces(library, c.place.passage, best.place.passage)), best)


def _replaces(library: Library, newer: Passage, older: Passage) -> bool:
    new, old = library.source(newer.document), library.source(older.document)
    if not new.published or not old.published or new.published <= old.published:
        return False
    if old.id in library.replaced_by(new.id):
        return True
    same = {codes.normal(c) for c in newer.codes} & {codes.normal(c) for c in older.codes}
    return bool(same) and new.organisation == old.organisation and nouns.same(newer.noun, older.noun)


def best_within(library: Library, question: Question, places: Sequence[Place], least: float) -> list[Place]:
    """The sentences among these that answer a question about them, in reading order; none where too little is covered.

    Needs no model: within one measure, words tell enough.
    """
    found = candidates.within(library, question, places)
    if not found or found[0].proof.covered < least or found[0].lacks:
        return []
    first = found[0]
    chosen = _leaning(first.place) + _announced(library, first.place)
    chosen += [c.place for c in found[1:] if c.score >= first.score - _SAID and c.proof.own > 0][:2]
    return sorted(dict.fromkeys(chosen), key=lambda p: (p.passage.ordinal, p.number))


def _widened(library: Library, question: Question, best: Candidate, found: Sequence[Candidate]) -> list[Place]:
    """The best sentence with the one that it leans on, the list that it announces, its own short paragraph, and near
    sentences that hold what the question asks besides."""
    place = best.place
    passage = place.passage
    chosen = _leaning(place)
    block = [Place(passage, i) for i, s in enumerate(passage.sentences) if s.block == place.sentence.block]
    if passage.table is None and sum(len(p.sentence.text) for p in block) <= _SHORT_BLOCK:
        chosen += block
    chosen += _announced(library, chosen[-1])
    if passage.table is None:
        chosen += _beside(question, best, found, list(dict.fromkeys(chosen)))
    return sorted(dict.fromkeys(chosen), key=lambda p: (p.passage.ordinal, p.number))


def _beside(question: Question, best: Candidate, found: Sequence[Candidate], chosen: list[Place]) -> list[Place]:
    """Up to two sentences near the best one, where that by itself does not hold what is asked: documents name the
    subject in one sentence and tell of it in the next."""
    if best.marks.fits and best.proof.own >= _BY_ITSELF and kinds.is_strict(question):
        return []
    near = [c for c in found if c.place.passage.id == best.place.passage.id and c.place not in chosen]
    near = [c for c in near if abs(c.place.number - best.place.number) <= _FAR]
    if not best.marks.fits:  # the kind of thing that is asked for comes first
        near.sort(key=lambda c: not c.marks.fits)
    size = sum(len(p.sentence.text) for p in chosen)
    added: list[Place] = []
    for candidate in near[:_MOST_BESIDE]:
        size += len(candidate.place.sentence.text)
        if size <= _LONGEST:
            added.append(candidate.place)
    return added


def _announced(library: Library, place: Place) -> list[Place]:
    """The list that a sentence with a colon announces, also where its items are numbered things of their own."""
    if place.passage.table or not place.sentence.text.rstrip().endswith(":"):
        return []
    order = library.reading_order[place.passage.document]
    here = next(i for i, p in enumerate(order) if p.id == place.passage.id)
    found: list[Place] = []
    size = 0
    for passage in order[here : here + 12]:
        if passage.path != place.passage.path or passage.table or passage.kind is Kind.FOOTNOTE:
            break
        for n in range(place.number + 1 if passage.id == place.passage.id else 0, len(passage.sentences)):
            size += len(passage.sentences[n].text)
            if size > _LONGEST_LIST or (found and passage.id != place.passage.id and not passage.codes):
                return found
            found.append(Place(passage, n))
    return found


def _leaning(place: Place) -> list[Place]:
    """A sentence with the one before it where it cannot be read alone ("Dit ...", "dezelfde ...")."""
    if place.number and place.passage.table is None and _LEANS.search(place.sentence.text):
        return [Place(place.passage, place.number - 1), place]
    return [place]


def _others(found: Sequence[Candidate], best: Candidate) -> list[Candidate]:
    """Sentences of other passages that speak of the same, at most one of each, those of other documents among them."""
    likely = _likely(found, best)
    chosen: dict[str, Candidate] = {}
    for candidate in found:
        passage = candidate.place.passage
        apart = passage.document != best.place.passage.document
        near = passage.document in likely if apart else candidate.score >= best.score - _CITED and candidate.is_enough
        if passage.id != best.place.passage.id and near and not candidate.lacks:
            chosen.setdefault(passage.document if apart else passage.id, candidate)
    return list(chosen.values())[:_MOST_OTHERS]


def _likely(found: Sequence[Candidate], best: Candidate) -> frozenset[str]:
    """The documents among which the one that answers is nearly surely found, each judged by its best sentence."""
    tops: dict[str, float] = {}
    for candidate in found:
        tops.setdefault(candidate.place.passage.document, math.exp(candidate.score - best.score))
    kept, sure = [], 0.0
    for document, odds in tops.items():
        if sure >= _SURE * sum(tops.values()):
            break
        kept.append(document)
        sure += odds
    return frozenset(kept)
