"""What one chat remembers: the last question as understood, and what its answer was about."""

from dataclasses import dataclass

from index.answer.question import Question
from index.answer.references import Reference
from index.dutch.dates import dates
from index.records import Answer, Measure, Outcome

_MOST_REFERENCES = 4


@dataclass
class Conversation:
    """The memory of one chat.

    question: the last one as understood, None before the first. references: the measures that its answer spoke of.
    documents: whose they are. years: the times that the question named, or else the one that the answer gave.
    choices: what the last answer asked back, as it was written; "" where it asked nothing. listed: the numbered things
    that an answer told of one by one, in that order, as long as one of them is spoken of.
    """

    question: Question | None = None
    references: tuple[Reference, ...] = ()
    documents: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    listed: tuple[Reference, ...] = ()

    def forget(self) -> None:
        """Start anew."""
        self.question, self.references, self.documents, self.years, self.choices = None, (), frozenset(), (), ()
        self.listed = ()

    def remember(self, question: Question, answer: Answer, measures: tuple[Measure, ...]) -> None:
        """Keep what a follow-up may lean on. measures: the register, in which the numbers of an answer have a noun.

        A question that found nothing is still what "en in 2023?" goes on about, and a number that does not exist stays
        what "dat" points at; but nothing of an earlier answer is left to be taken for its answer.
        """
        self.question, self.choices = question, answer.choices
        self.references, self.years = question.references, question.years
        self.documents = frozenset(c.document for c in answer.citations[:1])
        told = _listed(question, answer, measures)
        self.listed = told or (self.listed if set(question.references) & set(self.listed) else ())
        if answer.outcome is Outcome.ANSWERED:
            self.references = self.references or _spoken_of(answer, measures)
            self.years = self.years or _years_of(answer)


def _listed(question: Question, answer: Answer, measures: tuple[Measure, ...]) -> tuple[Reference, ...]:
    """The things that an answer tells of each under its own number, in its order."""
    if answer.outcome is not Outcome.ANSWERED or len(question.references) > 1:
        return question.references if answer.outcome is Outcome.ANSWERED else ()
    nouns = {m.code: m.noun for m in measures if m.document == answer.citations[0].document}
    lines = {line.partition(". ")[0] for line in answer.text.splitlines()[1:]}
    named = [code for code in answer.measures if code in lines]
    return tuple(Reference(nouns.get(code, ""), code.lower()) for code in named) if len(named) > 1 else ()


def _spoken_of(answer: Answer, measures: tuple[Measure, ...]) -> tuple[Reference, ...]:
    """The measures of the first citation, under the nouns that its document gives them; where the answer lists things,
    what it lists."""
    first = answer.citations[0]
    named = (
        answer.measures if len(answer.citations) > 1 and first.measures[:1] == answer.measures[:1] else first.measures
    )
    nouns = {m.code: m.noun for m in measures if m.document == first.document}
    return tuple(Reference(nouns.get(code, ""), code.lower()) for code in named[:_MOST_REFERENCES])


def _years_of(answer: Answer) -> tuple[int, ...]:
    """The one year that an answer gives besides the dates of its documents; none where it gives more."""
    published = {c.published.isoformat() for c in answer.citations if c.published}
    years = {d.year for d in dates(answer.text) if d.year and d.day not in published}
    return tuple(years) if len(years) == 1 else ()
