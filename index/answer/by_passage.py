"""Answers from running text: the sentences that hold what the question asks, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.answer import kinds, reply, texts
from index.answer.evidence import Proof, Weigher
from index.answer.library import Library, Place
from index.answer.question import Ask, Question
from index.dutch.words import tokens
from index.records import Answer, Filter, Kind
from index.register import status

_DEPTH = 24
# What speaks for a sentence: words that it covers with its surroundings, and alone; likeness in meaning of the sentence
# and of its passage; place in the search; words of its passage (BM25); that it holds the kind of thing asked for. The
# weights were found by random search over 270 questions of two kinds (the right document first for 133 to
# government; the right sentence first for 134 about policy documents), and rounded.
_COVERED, _OWN, _SENTENCE, _PASSAGE, _RANK, _WORDS, _KIND = 0.48, 0.06, 0.32, 0.54, 0.1, 0.33, 0.09
_BM25 = 30.0  # a high BM25 score of a passage for a question
# The cosines of this model lie between these two for Dutch questions and sentences of any kind.
_ALIEN, _ALIKE = 0.78, 0.90
_NEWEST = 0.2  # for a status, what the newest document of an organisation says
_LACKING, _CURT = 0.17, 0.13  # what a missing name or year costs, and a sentence of a few words
# What the best sentence must reach to be an answer at all.
_ENOUGH = 0.98
# Less is enough for a sentence that, with its surroundings, covers nearly all of the question.
_ENOUGH_COVERED, _NEARLY_ALL = 0.9, 0.8
_NEAR = 0.93  # others that reach this share of the best are cited too
_LONGEST = 520
_LONGEST_LIST = 900
_LEANS = re.compile(
    r"^(?:[a-z0-9]+[.)]\s)?(?:Dit|Dat|Deze|Die|Daar\w*|Hier\w*|Zij|Ze|Hij|Ook|Deze|Dan|Zo|Het gaat|Het betreft|"
    r"Hiervan)\b|\b(?:dezelfde|genoemde|bovengenoemde|eerdergenoemde)\b"
)
_SHORT_BLOCK = 360  # a paragraph of at most this many characters is quoted whole


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with all that speaks for and against it.

    lacks: names, years and days of the question that it lacks, and the kind of thing asked for where it cannot hold
    that; each is a reason to stay silent.
    """

    place: Place
    proof: Proof
    score: float
    lacks: tuple[str, ...]


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The answer that running text gives, from any document or from these; None where no sentence proves one."""
    found = candidates(library, question, documents)
    best = _proved(found)
    if best is None:
        return None
    chosen = _widened(library, question, best)
    others = [c for c in found if _stands_beside(c, best)][:2]
    source = library.source(best.place.passage.document)
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}: "
    extra = [c.place for c in others if c.score >= 0.97 * best.score]
    cited = [library.cite(chosen), *(library.cite(_leaning(c.place)) for c in others)]
    return reply.answered(whose + reply.plain([*chosen, *extra]), cited)


def _proved(found: Sequence[Candidate]) -> Candidate | None:
    """The best sentence that lacks nothing; where the very best lacks something, first another of its own document."""
    for leader in found[:12]:
        if not _is_enough(leader):
            continue
        document = leader.place.passage.document
        own = (c for c in found[:40] if c.place.passage.document == document and _is_enough(c))
        best = next((c for c in own if not c.lacks), None)
        if best:
            return best
    return None


def _is_enough(candidate: Candidate) -> bool:
    proof = candidate.proof
    return candidate.score >= _ENOUGH or (
        candidate.score >= _ENOUGH_COVERED and proof.covered >= _NEARLY_ALL and proof.own > 0
    )


def candidates(library: Library, question: Question, documents: frozenset[str]) -> list[Candidate]:
    """Sentences from the passages that search finds, best first."""
    weigher = Weigher(question, library.lexicon, library.snapshot.sources, library.stemmed)
    hits = library.search.fused(question.text, _DEPTH, Filter(documents=documents))
    found: list[Candidate] = []
    for rank, hit in enumerate(hits):
        searched = _PASSAGE * _likeness(hit.meaning) + _RANK / (1 + rank / 4) + _WORDS * min(hit.words / _BM25, 1)
        meanings = library.search.sentence_meaning(question.text, hit.passage)
        for proof, meaning in zip(weigher.weigh(hit.passage), meanings, strict=True):
            found.append(_candidate(library, question, proof, searched + _SENTENCE * _likeness(meaning)))
    return sorted(found, key=lambda c: -c.score)


def best_within(library: Library, question: Question, places: Sequence[Place], least: float) -> list[Place]:
    """The sentences among these that answer a question about them, in reading order; none where too little is covered.

    Needs no model: within one measure, words tell enough.
    """
    weigher = Weigher(question, library.lexicon, library.snapshot.sources, library.stemmed)
    allowed = set(places)
    proofs = [p for passage in dict.fromkeys(p.passage for p in places) for p in weigher.weigh(passage)]
    found = [_candidate(library, question, p, 0.0) for p in proofs if Place(p.passage, p.number) in allowed]
    found.sort(key=lambda c: -c.score)
    if not found or found[0].proof.covered < least or found[0].lacks:
        return []
    first = found[0]
    chosen = _leaning(first.place) + _announced(library, first.place)
    chosen += [c.place for c in found[1:] if c.score >= _NEAR * first.score and c.proof.own > 0][:2]
    return sorted(dict.fromkeys(chosen), key=lambda p: (p.passage.ordinal, p.number))


def _likeness(cosine: float) -> float:
    return min(max((cosine - _ALIEN) / (_ALIKE - _ALIEN), 0.0), 1.2)


def _candidate(library: Library, question: Question, proof: Proof, searched: float) -> Candidate:
    passage = proof.passage
    text = passage.sentences[proof.number].text if passage.table is None else passage.text
    beside = (
        text
        if passage.table
        else " ".join(s.text for s in passage.sentences[max(0, proof.number - 1) : proof.number + 2])
    )
    anywhere = question.ask is Ask.WHY or (question.ask is Ask.COUNT and not question.focus)
    fits = kinds.holds(question, text, passage.text if anywhere else beside)
    curt = _CURT if passage.table is None and len(text.split()) < 5 else 0.0
    lacks = [m for m in proof.missing if any(c.isdigit() for c in m)]
    if _has_capitals(question.text):
        lacks += _lacking_names(question, proof.missing)
    else:
        lacks += [m for m in proof.missing if m in library.proper]
    firm = kinds.is_strict(question) and not (question.ask is Ask.WHY and not proof.missing)
    strict: tuple[str, ...] = () if fits or not firm else (question.ask.value,)
    strict = strict or _uncounted(library, question, proof)
    if passage.table and kinds.wants_total(question) and not kinds.is_total(passage.table.rows[proof.number][0]):
        strict = (*strict, "totaal")
    score = searched + _COVERED * proof.covered + _OWN * proof.own + _KIND * fits - curt - _LACKING * len(lacks)
    score += _KIND * kinds.is_labelled(question, text)
    if question.ask is Ask.STATUS:
        score += _KIND * min(status.score(text, proof.number, ""), 1.0)
        score += _NEWEST if passage.document in library.latest else 0.0
    return Candidate(Place(passage, proof.number), proof, score, (*lacks, *strict))


def _uncounted(library: Library, question: Question, proof: Proof) -> tuple[str, ...]:
    """The thing that a question counts or asks for by name, where no document knows it, or where a number must stand
    near it and does not."""
    asked = [w for w in question.focus[:2] if w not in kinds.ANYBODY and not kinds.is_unit(w)]
    if not asked:
        return ()
    wants = [library.lexicon.want(w) for w in asked]
    if wants[0].unknown and question.ask is not Ask.DEFINITION:
        return (wants[0].word,)
    if question.ask is not Ask.COUNT:
        return ()
    if proof.passage.table:
        whole = library.stemmed.of(proof.passage).whole
        return () if max(w.cover(whole) for w in wants) >= 0.4 else (wants[0].word,)
    near = proof.passage.sentences[max(0, proof.number - 1) : proof.number + 2]
    return () if any(kinds.counts(s.text, wants) for s in near) else (wants[0].word,)


def _has_capitals(text: str) -> bool:
    """Whether somebody writes names with a capital; who writes none may mean a name all the same."""
    return any(c.isupper() for c in text[1:])


def _lacking_names(question: Question, missing: Sequence[str]) -> list[str]:
    """The names of a question of which more than half of the words are missing; only words with a capital count."""
    lacking = []
    for name in question.names:
        words = [t for part in re.split(r"[\s/-]", name) if part[:1].isupper() for t in tokens(part)]
        gone = [w for w in words if w in missing]
        if 2 * len(gone) > len(words):
            lacking += gone
    return lacking


def _widened(library: Library, question: Question, best: Candidate) -> list[Place]:
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
        chosen += _completing(library, question, list(dict.fromkeys(chosen)), place)
        chosen += _of_kind(question, chosen, place)
    return sorted(dict.fromkeys(chosen), key=lambda p: (p.passage.ordinal, p.number))


def _completing(library: Library, question: Question, chosen: list[Place], place: Place) -> list[Place]:
    """Up to two sentences near by that hold words of the question which the chosen ones lack."""
    passage, own = place.passage, library.stemmed.of(place.passage).own
    held = frozenset().union(*(own[p.number] for p in chosen if p.passage.id == passage.id))
    open_ = [w for w in (library.lexicon.want(w) for w in question.words) if w.cover(held) < 0.4]
    added: list[Place] = []
    for n in sorted(range(len(own)), key=lambda n: abs(n - place.number)):
        size = sum(len(p.sentence.text) for p in [*chosen, *added]) + len(passage.sentences[n].text)
        fills = [w for w in open_ if w.cover(own[n]) >= 0.7]
        if fills and abs(n - place.number) <= 4 and size <= _LONGEST and len(added) < 2:
            added.append(Place(passage, n))
            open_ = [w for w in open_ if w not in fills]
    return added


def _of_kind(question: Question, chosen: list[Place], place: Place) -> list[Place]:
    """The nearest sentence that holds the kind of thing asked for, where the chosen ones hold none."""
    text = " ".join(p.sentence.text for p in chosen)
    if kinds.holds(question, text, text):
        return []
    near = sorted(range(len(place.passage.sentences)), key=lambda n: abs(n - place.number))
    told = (Place(place.passage, n) for n in near if abs(n - place.number) <= 2)
    return [p for p in told if kinds.holds(question, p.sentence.text, p.sentence.text)][:1]


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


def _stands_beside(candidate: Candidate, best: Candidate) -> bool:
    apart = candidate.place.passage.id != best.place.passage.id
    return apart and not candidate.lacks and candidate.score >= _NEAR * best.score and not candidate.proof.missing


def nearby(library: Library, question: Question, documents: frozenset[str]) -> str:
    """What the documents do know near a question that they do not answer: the subject of the best passage; or ""."""
    for candidate in candidates(library, question, documents)[:5]:
        passage = candidate.place.passage
        if candidate.proof.covered >= 0.3 and passage.path:
            return f"In de buurt komt ‘{passage.path[-1]}’ ({library.source(passage.document).title})."
    return ""
