"""At which stage a wrong answer went wrong, so that the next step is plain."""

from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from index.answer import Conversation, Engine, candidates, courtesy, parts
from index.dutch import codes
from index.quality.folding import letters
from index.quality.questions import CLARIFY, UNANSWERABLE
from index.quality.scoring import Fault, Score, holds_evidence
from index.records import Answer, Citation, Outcome


class Stage(StrEnum):
    """Where it went wrong; the first that applies, in the order in which an answer is made."""

    WRONGLY_ANSWERED = "wrongly answered"  # the documents do not say
    NOT_ASKED_BACK = "not asked back"  # the question can mean several things
    ASKED_BACK = "asked back"  # and it cannot
    NOT_READ = "not read"  # the evidence stands in no document as it was read
    NOT_IN_REGISTER = "not in the register"  # none of the measures is
    GATE = "gate"  # the evidence was found, and the gate stopped it
    NOT_RETRIEVED = "not retrieved"  # no passage with the evidence is among those that search finds
    RANKED_LOW = "ranked low"  # search finds it, and other sentences go before it
    PASSED_OVER = "passed over"  # it comes first, and was not taken for proof
    WRONG_SENTENCE = "wrong sentence"  # another sentence of the right passage is cited
    WRONG_WORDS = "wrong words"  # the evidence is cited, and the answer does not say all of it
    FORM = "form"  # the right thing, too long or not verbatim, or under another number


@dataclass(frozen=True, slots=True)
class Miss:
    """A wrong answer and its stage. rank: from 1, the place of the evidence among the sentences that search finds, 0
    where it is not among them or does not matter."""

    score: Score
    stage: Stage
    rank: int = 0


class Inspector:
    """Finds the stage of wrong answers of one engine; it asks the engine again, and changes nothing."""

    def __init__(self, engine: Engine, ungated: Engine) -> None:
        """ungated: the same without its gate."""
        self._engine = engine
        self._ungated = ungated

    def miss(self, score: Score, before: Conversation) -> Miss:
        """The stage of a wrong answer. before: the conversation as it was when the question was asked."""
        outcome = score.answer.outcome
        if score.known.kind == UNANSWERABLE:
            return Miss(score, Stage.WRONGLY_ANSWERED)
        if score.known.kind == CLARIFY:
            return Miss(score, Stage.NOT_ASKED_BACK if Fault.OUTCOME in score.faults else Stage.FORM)
        if outcome is Outcome.CLARIFY:
            return Miss(score, Stage.ASKED_BACK)
        if Fault.EVIDENCE not in score.faults:
            return Miss(score, Stage.WRONG_WORDS if Fault.WORDS in score.faults else Stage.FORM)
        return self._without_evidence(score, before)

    def _without_evidence(self, score: Score, before: Conversation) -> Miss:
        """The stage of an answer that cites no evidence."""
        wanted = {place for evidence in score.known.evidence for place in self._sentences.holding(evidence)}
        if not wanted:
            return Miss(score, Stage.NOT_READ)
        if not self._is_registered(score):
            return Miss(score, Stage.NOT_IN_REGISTER)
        if self._is_stopped(score, before):
            return Miss(score, Stage.GATE)
        cited = {passage for citation in score.answer.citations for passage in self._sentences.cited(citation)}
        rank = self._rank(score, before, wanted)
        if cited & {passage for passage, _ in wanted}:
            return Miss(score, Stage.WRONG_SENTENCE, rank)
        if rank == 0:
            return Miss(score, Stage.NOT_RETRIEVED)
        return Miss(score, Stage.PASSED_OVER if rank == 1 else Stage.RANKED_LOW, rank)

    def _is_registered(self, score: Score) -> bool:
        known = {codes.bare(measure.code) for measure in self._engine.snapshot.measures}
        return not score.known.measures or any(codes.bare(code) in known for code in score.known.measures)

    def _is_stopped(self, score: Score, before: Conversation) -> bool:
        """Whether the engine without its gate does cite the evidence."""
        return holds_evidence(score.known, self._ask_ungated(score, before))

    def _ask_ungated(self, score: Score, before: Conversation) -> Answer:
        return self._ungated.ask(score.known.question, deepcopy(before))

    def _rank(self, score: Score, before: Conversation, wanted: set["Place"]) -> int:
        """The best rank of the evidence among the sentences that search finds for each question of the message."""
        conversation = deepcopy(before)
        ranks: list[int] = []
        for text in parts.split(courtesy.without(score.known.question)):
            read = self._engine.understood(text, conversation)
            found = candidates.found(self._engine.library, read.question, read.documents)
            places = ((c.place.passage.id, c.place.number) for c in found)
            ranks += [rank for rank, place in enumerate(places, 1) if place in wanted]
            self._engine.ask(text, conversation)
        return min(ranks, default=0)

    @cached_property
    def _sentences(self) -> "_Sentences":
        return _Sentences(self._engine)


Place = tuple[str, int]
"""A sentence: the id of its passage, and its number in that."""


class _Sentences:
    """The sentences of all documents, to look texts up in that may run over several of them."""

    def __init__(self, engine: Engine) -> None:
        self._documents: dict[str, list[tuple[Place, str]]] = {}
        for document, passages in engine.library.reading_order.items():
            self._documents[document] = [
                ((passage.id, number), letters(sentence.quote))
                for passage in passages
                for number, sentence in enumerate(passage.sentences)
            ]

    def holding(self, text: str) -> set[Place]:
        """The sentences in which a text stands, wherever it does."""
        wanted, found = letters(text), set()
        for sentences in self._documents.values():
            whole = "".join(said for _, said in sentences)
            start = whole.find(wanted)
            while start >= 0:
                found |= _over(sentences, start, start + len(wanted))
                start = whole.find(wanted, start + 1)
        return found

    def cited(self, citation: Citation) -> set[str]:
        """The ids of the passages of which a citation quotes a sentence."""
        quote = letters(citation.quote)
        return {passage for (passage, _), said in self._documents[citation.document] if said and said in quote}


def _over(sentences: list[tuple[Place, str]], start: int, end: int) -> set[Place]:
    """The sentences that a stretch of their joined text runs over."""
    found, at = set(), 0
    for place, said in sentences:
        if at < end and at + len(said) > start:
            found.add(place)
        at += len(said)
    return found
