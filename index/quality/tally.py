"""Scores counted together: per kind of question, and in total."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from index.quality.questions import CLARIFY, UNANSWERABLE
from index.quality.rounds import Asked
from index.quality.scoring import Fault, Score
from index.records import Outcome


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a group of questions. evidence: of how many it is cited; refused: silent where the documents answer."""

    questions: int = 0
    right: int = 0
    evidence: int = 0
    refused: int = 0
    quotes: int = 0
    faithful: int = 0

    @property
    def share(self) -> float:
        """How many of them are right, from 0 to 1; 1 where there are none."""
        return self.right / self.questions if self.questions else 1.0


@dataclass(frozen=True, slots=True)
class Totals:
    """All scores of one round. kinds: by kind, and for questions without an answer by kind and way.

    answered: of the questions that the documents answer; silent: of those that they do not; back: of those that are to
    be asked back. longest, most: the most characters and citations that an answer has.
    """

    kinds: dict[str, Tally]
    all: Tally
    answered: Tally
    silent: Tally
    back: Tally
    longest: int
    most: int
    median_ms: float
    p95_ms: float


def totals(scores: Sequence[Score]) -> Totals:
    """What a round of known questions came to."""
    by_kind: dict[str, list[Score]] = {}
    for score in scores:
        known = score.known
        by_kind.setdefault(f"{known.kind}: {known.way}" if known.way else known.kind, []).append(score)
    taken = [score.seconds for score in scores]
    return Totals(
        kinds={kind: tally(by_kind[kind]) for kind in sorted(by_kind)},
        all=tally(scores),
        answered=tally(s for s in scores if s.known.has_answer),
        silent=tally(s for s in scores if s.known.kind == UNANSWERABLE),
        back=tally(s for s in scores if s.known.kind == CLARIFY),
        longest=max((len(s.answer.text) for s in scores), default=0),
        most=max((s.quotes for s in scores), default=0),
        median_ms=milliseconds(median(taken)) if taken else 0.0,
        p95_ms=milliseconds(percentile(taken, 0.95)) if taken else 0.0,
    )


def tally(scores: Iterable[Score]) -> Tally:
    """One group, counted."""
    group = list(scores)
    return Tally(
        questions=len(group),
        right=sum(s.right for s in group),
        evidence=sum(s.known.has_answer and Fault.EVIDENCE not in s.faults for s in group),
        refused=sum(s.refused for s in group),
        quotes=sum(s.quotes for s in group),
        faithful=sum(s.faithful for s in group),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Of questions whose answering document is known: cited first, cited at all, silent; and the time they took."""

    questions: int
    first: int
    cited: int
    refused: int
    median_ms: float
    p95_ms: float


def found(rounds: Sequence[Asked]) -> Found:
    """What a round of such questions came to. At least one, and each with its document."""
    pairs = [(asked.wanted, [c.document for c in asked.answer.citations]) for asked in rounds]
    taken = [asked.seconds for asked in rounds]
    return Found(
        questions=len(rounds),
        first=sum(cited[:1] == [wanted] for wanted, cited in pairs),
        cited=sum(wanted in cited for wanted, cited in pairs),
        refused=sum(asked.answer.outcome is Outcome.NOT_FOUND for asked in rounds),
        median_ms=milliseconds(median(taken)),
        p95_ms=milliseconds(percentile(taken, 0.95)),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of the values does not exceed (the nearest rank). At least one value."""
    return sorted(values)[ceil(share * len(values)) - 1]


def milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
