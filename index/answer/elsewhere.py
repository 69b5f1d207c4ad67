"""Whose policy else: the other organisations whose documents speak of the same, for a question that names none."""

from collections.abc import Iterator
from dataclasses import replace

from index.answer import candidates, reply, texts
from index.answer.candidates import Candidate
from index.answer.library import Library
from index.answer.question import Ask, Question
from index.answer.subjects import of as meaning_asked
from index.dutch.words import fold
from index.records import Answer, Outcome

# Another organisation speaks of it about as well when its best sentence scores at most this much lower, and holds
# nearly as much of the question.
_BEHIND, _LESS_COVERED = 5.0, 0.15
_LEAST_COVERED = 0.6
_MOST = 2


def named(library: Library, question: Question, answer: Answer) -> Answer:
    """The answer with, at its end, who else writes about it, each with a citation where there is room; else as it was.

    question: one that names no organisation or region. A number or the meaning of a word is of one document anyway.
    """
    if answer.outcome is not Outcome.ANSWERED or question.references or not answer.citations or _is_one(library):
        return answer
    if question.ask is Ask.DEFINITION or meaning_asked(question.text)[1]:
        return answer
    others = list(_others(library, question, answer))[:_MOST]
    if not others:
        return answer
    text = (
        f"{answer.text}\n{texts.also_written([library.source(c.place.passage.document).organisation for c in others])}"
    )
    if len(text) > reply.LONGEST:
        return answer
    cited = list(answer.citations)
    for other in others:
        citation = library.cite([other.place])
        known = any(citation.document == c.document for c in cited)
        if not known and len(cited) < reply.MOST_CITATIONS:
            cited.append(citation)
    return replace(answer, text=text, citations=tuple(cited))


def _is_one(library: Library) -> bool:
    return len({s.organisation for s in library.snapshot.sources.values()} - {""}) < 2


def _others(library: Library, question: Question, answer: Answer) -> Iterator[Candidate]:
    """The best sentence of each other organisation that speaks of the same about as well, the best first."""
    found = candidates.found(library, question, frozenset())
    whose = answer.citations[0].organisation
    own = next((c for c in found if library.source(c.place.passage.document).organisation == whose), None)
    if own is None or not _is_sound(own):
        return
    said = fold(answer.text)
    seen = {whose, ""}
    for candidate in found:
        house = library.source(candidate.place.passage.document).organisation
        if house in seen or fold(house) in said or not _is_as_good(candidate, own):
            continue
        seen.add(house)
        yield candidate


def _is_as_good(other: Candidate, own: Candidate) -> bool:
    near = other.score >= own.score - _BEHIND
    return near and _is_sound(other) and other.proof.covered >= own.proof.covered - _LESS_COVERED


def _is_sound(candidate: Candidate) -> bool:
    """Whether a sentence would be an answer by itself, with every word of the question in or near it."""
    held = not candidate.lacks and not candidate.proof.missing
    return held and candidate.is_enough and candidate.proof.covered >= _LEAST_COVERED
