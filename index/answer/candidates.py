"""The sentences that may answer a question from running text, with all that speaks for and against each."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.answer import judgement, kinds
from index.answer.evidence import Proof, Weigher
from index.answer.judgement import Marks
from index.answer.library import Library, Place
from index.answer.question import Ask, Question
from index.dutch.words import tokens
from index.records import Filter

# How many passages are looked at: the best of both searches, and those of the sentences nearest in meaning. Among these
# stood the right sentence for 611 of 628 questions.
_PASSAGES, _SENTENCES = 24, 12
# The opening tells what all of a document is about, the less the more passages it has; of so many just as much as the
# weight says.
_SHORT = 9
_STRANGE = 0.54  # share of a question's weight
_NEAR = 2  # the kind of thing that is asked for may stand so many sentences further


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer. score: compares with other candidates of the same question.

    lacks: names, years and days of the question that it lacks, and the kind of thing asked for where it cannot hold
    that; each is a reason to stay silent.
    """

    place: Place
    proof: Proof
    marks: Marks
    lacks: tuple[str, ...]

    @property
    def score(self) -> float:
        return judgement.rank(self.marks)

    @property
    def is_enough(self) -> bool:
        """Whether it proves an answer, if it is the best there is."""
        return judgement.proof(self.marks) >= judgement.ENOUGH


# Several ways to answer, and at last the silence, look at the candidates of one and the same question.
@lru_cache(maxsize=4)
def found(library: Library, question: Question, documents: frozenset[str]) -> tuple[Candidate, ...]:
    """Sentences from the passages that search finds, best first. documents: empty for all."""
    weigher = Weigher(question, library.lexicon, library.snapshot.sources, library.stemmed)
    hits = library.search.widely(question.text, _PASSAGES, _SENTENCES, Filter(documents=documents))
    most = max((hit.words for hit in hits), default=0.0) or 1.0
    candidates: list[Candidate] = []
    for hit in hits:
        opening = library.reading_order[hit.passage.document][0]
        above = library.search.passage_meaning(question.text, opening)
        meanings = library.search.sentence_meaning(question.text, hit.passage)
        for proof, meaning in zip(weigher.weigh(hit.passage), meanings, strict=True):
            if hit.passage.sentences[proof.number].text.endswith("?"):
                continue  # what asks answers nothing, however much it is like the question; what follows it may
            candidates.append(_candidate(library, question, proof, _Searched(meaning, above, hit.words / most)))
    return tuple(sorted(candidates, key=lambda c: -c.score))


def is_strange(library: Library, question: Question) -> bool:
    """Whether most of what a question names stands in no document: "de bouw van de bibliotheek", and no library.

    Of 177 questions that no document answers and whose best sentence lacked nothing, 20 had more than half of their
    weight unknown and 16 more than 0.6; of 552 whose best sentence answered them, 12 and 3.
    """
    wants = [library.lexicon.want(w) for w in dict.fromkeys(question.words)]
    unknown = sum(want.weight for want in wants if want.unknown)
    return unknown > _STRANGE * sum(want.weight for want in wants)


def within(library: Library, question: Question, places: Sequence[Place]) -> list[Candidate]:
    """The same among these sentences, by their words alone: needs no model."""
    weigher = Weigher(question, library.lexicon, library.snapshot.sources, library.stemmed)
    allowed = set(places)
    proofs = [p for passage in dict.fromkeys(p.passage for p in places) for p in weigher.weigh(passage)]
    candidates = [
        _candidate(library, question, p, _UNSEARCHED) for p in proofs if Place(p.passage, p.number) in allowed
    ]
    return sorted(candidates, key=lambda c: -c.score)


@dataclass(frozen=True, slots=True)
class _Searched:
    """What search says of a sentence: its cosine, that of the opening of its document, its passage's share of the best
    BM25."""

    sentence: float
    opening: float
    words: float


_UNSEARCHED = _Searched(0.0, 0.0, 0.0)


def _candidate(library: Library, question: Question, proof: Proof, searched: _Searched) -> Candidate:
    passage = proof.passage
    said = passage.sentences[proof.number].text
    missing = _lacking(library, question, proof)
    times = [m for m in missing if any(c.isdigit() for c in m)]
    unfit = _unfit(library, question, proof, said if passage.table is None else passage.text)
    uncounted = _uncounted(library, question, proof)
    marks = Marks(
        covered=proof.covered,
        own=proof.own,
        unheld=proof.unheld,
        sentence=searched.sentence,
        opening=searched.opening,
        short=math.sqrt(_SHORT / len(library.reading_order[passage.document])),
        words=searched.words,
        fits=kinds.holds(question, said, said),
        asked=len(set(question.words)),
        times=len(times),
        names=len(missing) - len(times),
        unfit=bool(unfit),
        uncounted=bool(uncounted),
    )
    return Candidate(Place(passage, proof.number), proof, marks, (*missing, *unfit, *uncounted))


def _lacking(library: Library, question: Question, proof: Proof) -> list[str]:
    """The numbers, years and names of a question that nothing near a sentence holds."""
    lacks = [m for m in proof.missing if any(c.isdigit() for c in m)]
    if any(c.isupper() for c in question.text[1:]):
        return lacks + _lacking_names(question, proof.missing)
    # Who writes no capitals may mean a name all the same.
    return lacks + [m for m in proof.missing if m in library.proper]


def _lacking_names(question: Question, missing: Sequence[str]) -> list[str]:
    """The names of a question of which more than half of the words are missing; only words with a capital count, and
    what follows one behind a hyphen: "ID-kaart"."""
    lacking = []
    for name in question.names:
        words = [t for part in re.split(r"[\s/]|-(?=[A-Z])", name) if part[:1].isupper() for t in tokens(part)]
        gone = [w for w in words if w in missing]
        if 2 * len(gone) > len(words):
            lacking += gone
    return lacking


def _unfit(library: Library, question: Question, proof: Proof, text: str) -> tuple[str, ...]:
    """Why a sentence cannot hold the kind of thing that is asked for; empty where it can."""
    passage = proof.passage
    near = passage.sentences[max(0, proof.number - _NEAR) : proof.number + _NEAR + 1]
    beside = text if passage.table else " ".join(s.text for s in near)
    anywhere = question.ask is Ask.WHY or (question.ask is Ask.COUNT and not question.focus)
    firm = kinds.is_strict(question) and not (question.ask is Ask.WHY and not proof.missing)
    if firm and not kinds.holds(question, text, passage.text if anywhere else beside):
        return (question.ask.value,)
    if passage.table and kinds.wants_total(question) and not kinds.is_total(passage.table.rows[proof.number][0]):
        return ("totaal",)
    return ()


def _uncounted(library: Library, question: Question, proof: Proof) -> tuple[str, ...]:
    """The thing that a question counts or asks for by name, where no document knows it, or where a number must stand
    near it and does not."""
    asked = [w for w in question.focus[:2] if w not in kinds.ANYBODY and not kinds.is_unit(w)]
    if not asked or asked[0] != question.focus[0]:
        return ()  # people or days are counted: what stands behind them is no thing
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
