"""Answers from running text: the sentences that hold what the question asks, or nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.answer import reply, texts
from index.answer.evidence import Proof, Weigher
from index.answer.library import Library, Place
from index.answer.question import Ask, Question
from index.dutch import dates
from index.dutch.names import names
from index.dutch.numbers import numbers
from index.dutch.words import tokens
from index.records import Answer, Filter

_DEPTH = 24
# Weights of what speaks for a sentence; they add up to about one for a perfect one. Hand-set on the sample questions.
_COVERED, _OWN, _MEANING, _KIND, _RANK = 0.45, 0.2, 0.25, 0.15, 0.1
# The cosines of this model lie between these two for Dutch questions and sentences of any kind.
_ALIEN, _ALIKE = 0.78, 0.90
# What a sentence must reach to be an answer, and the share of the question's weight that it must cover.
_ENOUGH, _ENOUGH_COVERED = 0.52, 0.55
_NEAR = 0.9  # others that reach this share of the best are cited too
_LONGEST = 520
_LEANS = re.compile(r"^(?:[a-z0-9]+[.)]\s)?(?:Dit|Dat|Deze|Die|Daar\w*|Hier\w*|Zij|Ze|Hij|Ook|Deze|Dan|Zo|Het gaat|Het betreft|Hiervan)\b|\b(?:dezelfde|genoemde|bovengenoemde|eerdergenoemde)\b")
_SHORT_BLOCK = 360  # a paragraph of at most this many characters is quoted whole


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with all that speaks for and against it. fits: it can hold the kind of thing that is asked for."""

    place: Place
    proof: Proof
    score: float
    fits: bool


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The answer that running text gives, from any document or from these; None where no sentence proves one."""
    found = candidates(library, question, documents)
    best = _first_proved(question, found)
    if best is None:
        return None
    chosen = _widened(library, question, best, found)
    others = [c for c in found if _stands_beside(c, best, chosen)][:2]
    source = library.source(best.place.passage.document)
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}: "
    citations = [*reply.grouped(library, chosen), *(library.cite(_leaning(c.place)) for c in others)]
    extra = [c.place for c in others if c.score >= 0.97 * best.score]
    return reply.answered(whose + reply.plain([*chosen, *extra]), citations)


def candidates(library: Library, question: Question, documents: frozenset[str]) -> list[Candidate]:
    """Sentences from the passages that search finds, best first."""
    weigher = Weigher(question, library.lexicon, library.snapshot.sources, library.stemmed)
    hits = library.search.fused(question.text, _DEPTH, Filter(documents=documents))
    found: list[Candidate] = []
    for rank, hit in enumerate(hits):
        meanings = library.search.sentence_meaning(question.text, hit.passage)
        for proof, meaning in zip(weigher.weigh(hit.passage), meanings, strict=True):
            found.append(_candidate(question, proof, max(meaning, 0.9 * hit.meaning), 1 / (1 + rank / 4)))
    return sorted(found, key=lambda c: -c.score)


def best_within(library: Library, question: Question, places: Sequence[Place], least: float) -> list[Place]:
    """The sentences among these that answer a question about them, in reading order; none where too little is covered.

    Needs no model: within one measure, words tell enough.
    """
    weigher = Weigher(question, library.lexicon, library.snapshot.sources, library.stemmed)
    allowed = set(places)
    found = []
    for passage in dict.fromkeys(p.passage for p in places):
        for proof in weigher.weigh(passage):
            if Place(passage, proof.number) in allowed:
                found.append(_candidate(question, proof, _ALIEN, 0.0))
    found.sort(key=lambda c: -c.score)
    if not found or found[0].proof.covered < least or _lacks(question, found[0].proof):
        return []
    chosen = [c.place for c in found if c.score >= _NEAR * found[0].score and c.proof.own > 0][:3] or [found[0].place]
    return sorted(_leaning(chosen[0]) + chosen[1:], key=lambda p: (p.passage.ordinal, p.number))


def _candidate(question: Question, proof: Proof, meaning: float, rank: float) -> Candidate:
    sentence = proof.passage.sentences[proof.number].text
    fits = holds_kind(question, sentence if proof.passage.table is None else proof.passage.text)
    alike = min(max((meaning - _ALIEN) / (_ALIKE - _ALIEN), 0.0), 1.0)
    short = 0.15 if len(sentence.split()) < 5 and proof.passage.table is None else 0.0
    score = _COVERED * proof.covered + _OWN * proof.own + _MEANING * alike + _KIND * fits + _RANK * rank - short
    return Candidate(Place(proof.passage, proof.number), proof, score - 0.2 * len(_lacks(question, proof)), fits)


def _first_proved(question: Question, found: Sequence[Candidate]) -> Candidate | None:
    for candidate in found[:12]:
        proved = candidate.score >= _ENOUGH and candidate.proof.covered >= _ENOUGH_COVERED
        if proved and candidate.fits and not _lacks(question, candidate.proof):
            return candidate
    return None


def _lacks(question: Question, proof: Proof) -> list[str]:
    """What the question names and the proof lacks: parts of names, years, days. Each is a reason to stay silent."""
    named = {t for name in question.names for t in tokens(name)}
    return [m for m in proof.missing if m in named or any(c.isdigit() for c in m)]


_ACTORS = re.compile(
    r"\b(?:gemeenten?|regio\w*|\w*aanbieders?|college|raad|minister\w*|organisaties?|partners?|corporaties|\w*teams?|\w*diensten|"
    r"\w*(?:coördinator|consulent|adviseur|verpleegkundige|beheerder|regisseur|manager|medewerker|functionaris|leider)(?:s|en)?)\b",
    re.IGNORECASE,
)


def holds_kind(question: Question, text: str) -> bool:
    """Whether a text holds the kind of thing that is asked for: a number, an amount, a time, a name, an address."""
    if re.search(r"\be-?mail|\bmailadres", question.text, re.IGNORECASE):
        return "@" in text
    if re.search(r"telefoon|belnummer", question.text, re.IGNORECASE):
        return bool(re.search(r"\d{3,}[\d\s-]{4,}|\(0\d+\)", text))
    if question.ask is Ask.AMOUNT:
        return bool(re.search(r"€|\beuro\b|\b\d+ ton\b|\bmiljoen\b|\bmln\b|\bmiljard\b", text))
    if question.ask is Ask.COUNT:
        return _counts(text)
    if question.ask is Ask.WHEN:
        return any(dates.dates(text)) or bool(re.search(r"\b(?:eind|begin|medio|dag|week|weken|maand|maanden|jaar|uur|termijn|voorjaar|najaar|zomer|doorlopend)\b", text.lower()))
    if question.ask is Ask.WHO:
        return bool(names(text)) or bool(_ACTORS.search(text))
    return True


def _counts(text: str) -> bool:
    """Whether a text holds a number that is no part of a date."""
    plain = text
    for found in reversed(list(dates.dates(text))):
        plain = plain[: found.start] + " " * (found.end - found.start) + plain[found.end :]
    return bool(numbers(plain))


def _widened(library: Library, question: Question, best: Candidate, found: Sequence[Candidate]) -> list[Place]:
    """The best sentence with the one that it leans on, the list that it announces, and what else the question asks."""
    chosen = _leaning(best.place)
    passage, n = best.place.passage, best.place.number
    if best.place.sentence.text.rstrip().endswith(":"):
        size = 0
        for later in range(n + 1, len(passage.sentences)):
            size += len(passage.sentences[later].text)
            if size > _LONGEST:
                break
            chosen.append(Place(passage, later))
    block = [Place(passage, i) for i, s in enumerate(passage.sentences) if s.block == best.place.sentence.block]
    if passage.table is None and sum(len(p.sentence.text) for p in block) <= _SHORT_BLOCK:
        chosen.extend(block)
    chosen = list(dict.fromkeys(chosen))
    missing = set(best.proof.missing)
    beside = [c for c in found if c.place.passage.id == passage.id and c.place not in chosen and abs(c.place.number - n) <= 3]
    beside.sort(key=lambda c: (abs(c.place.number - n), -c.score))
    for candidate in beside:
        size = sum(len(p.sentence.text) for p in chosen)
        adds = missing - set(candidate.proof.missing) or candidate.score >= _NEAR * best.score
        if adds and size + len(candidate.place.sentence.text) <= _LONGEST and len(chosen) < 3:
            chosen.append(candidate.place)
    return sorted(dict.fromkeys(chosen), key=lambda p: p.number)


def _leaning(place: Place) -> list[Place]:
    """A sentence with the one before it where it cannot be read alone ("Dit ...", "Daarbij ...")."""
    if place.number and place.passage.table is None and _LEANS.search(place.sentence.text):
        return [Place(place.passage, place.number - 1), place]
    return [place]


def _stands_beside(candidate: Candidate, best: Candidate, chosen: Iterable[Place]) -> bool:
    apart = candidate.place.passage.id != best.place.passage.id and candidate.place not in set(chosen)
    return apart and candidate.fits and candidate.score >= _NEAR * best.score and not candidate.proof.missing


def nearby(library: Library, question: Question, documents: frozenset[str]) -> str:
    """What the documents do know near a question that they do not answer: the subject of the best passage; may be ""."""
    found = candidates(library, question, documents)
    for candidate in found[:5]:
        passage = candidate.place.passage
        if candidate.proof.covered >= 0.3 and passage.path:
            source = library.source(passage.document)
            return f"In de buurt komt ‘{passage.path[-1]}’ ({source.title})."
    return ""
