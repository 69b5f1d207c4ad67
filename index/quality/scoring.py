"""One answer held against what is known: is it right, and if not, what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum

from index.dutch import codes
from index.quality.folding import letters, plain
from index.quality.questions import CLARIFY, UNANSWERABLE, Known
from index.quality.quotes import Originals
from index.records import Answer, Outcome

LONGEST, MOST_CITATIONS = 1500, 5
"""What an answer may have at most: characters, and citations."""


class Fault(StrEnum):
    """What can be wrong with an answer."""

    OUTCOME = "outcome"  # silent, or asked back, where it should have answered; or the other way round
    WORDS = "words"  # the answer does not say what it must
    EVIDENCE = "evidence"  # no citation holds the evidence
    MEASURE = "measure"  # none of the measures is named
    QUOTE = "quote"  # a quotation is not the document's own
    LENGTH = "length"
    CITATIONS = "citations"


@dataclass(frozen=True, slots=True)
class Score:
    """How an answer to a known question did. lacking: the groups that it does not say, as written in the file.

    quotes, faithful: how many quotations it has, and how many of them stand in their document.
    """

    known: Known
    answer: Answer
    seconds: float
    faults: frozenset[Fault]
    lacking: tuple[str, ...]
    quotes: int
    faithful: int

    @property
    def right(self) -> bool:
        return not self.faults

    @property
    def refused(self) -> bool:
        """Whether it is silent where the documents answer."""
        return self.known.has_answer and self.answer.outcome is Outcome.NOT_FOUND


def score(known: Known, answer: Answer, seconds: float, originals: Originals) -> Score:
    """Right is: the wanted outcome, every group said, the evidence cited, a wanted measure named where there is one,
    every quotation verbatim, and no more characters and citations than an answer may have. Without an answer in the
    documents, right is silence without citations, or to ask back.
    """
    faithful = sum(originals.holds(citation) for citation in answer.citations)
    faults = _form(answer, faithful)
    lacking: tuple[str, ...] = ()
    if known.kind == UNANSWERABLE:
        wrong = answer.outcome is not Outcome.NOT_FOUND or answer.citations
        faults = {Fault.OUTCOME} if wrong else set()
    elif known.kind == CLARIFY:
        faults |= set() if answer.outcome is Outcome.CLARIFY else {Fault.OUTCOME}
    else:
        lacking = _lacking(known, answer)
        faults |= {Fault.WORDS} if lacking else set()
        faults |= set() if answer.outcome is Outcome.ANSWERED else {Fault.OUTCOME}
        faults |= set() if holds_evidence(known, answer) else {Fault.EVIDENCE}
        faults |= set() if _names_measure(known, answer) else {Fault.MEASURE}
    return Score(known, answer, seconds, frozenset(faults), lacking, len(answer.citations), faithful)


def holds_evidence(known: Known, answer: Answer) -> bool:
    """Whether a citation holds one of the texts that prove the answer."""
    quotes = [letters(citation.quote) for citation in answer.citations]
    return any(letters(evidence) in quote for evidence in known.evidence for quote in quotes)


def _lacking(known: Known, answer: Answer) -> tuple[str, ...]:
    said = plain(answer.text)
    missing = [group for group in known.answer if not any(pattern.search(said) for pattern in group)]
    return tuple(" | ".join(pattern.pattern for pattern in group) for group in missing)


def _names_measure(known: Known, answer: Answer) -> bool:
    """Whether a wanted number is among those of the answer or its citations; "17c" names 17 too."""
    named = {codes.bare(c) for c in (*answer.measures, *(m for cited in answer.citations for m in cited.measures))}
    named |= {codes.parent(code) for code in named}
    return not known.measures or any(codes.bare(code) in named for code in known.measures)


def _form(answer: Answer, faithful: int) -> set[Fault]:
    wrong = {
        Fault.QUOTE: faithful < len(answer.citations),
        Fault.LENGTH: len(answer.text) > LONGEST,
        Fault.CITATIONS: len(answer.citations) > MOST_CITATIONS,
    }
    return {fault for fault, is_so in wrong.items() if is_so}
