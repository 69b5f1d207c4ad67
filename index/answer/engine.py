"""From a message to an answer: the ways to answer in order, the first that proves one wins."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from index.ablation import NOTHING, Part, Without
from index.answer import (
    by_comparison,
    by_enumeration,
    by_heading,
    by_house,
    by_list,
    by_measure,
    by_passage,
    by_series,
    by_subject,
    by_table,
    by_term,
    choices,
    contradictions,
    courtesy,
    elsewhere,
    gate,
    parts,
    scope,
    several,
    silence,
    subjects,
)
from index.answer.conversation import Conversation
from index.answer.followups import Understood, understand
from index.answer.identity import identity
from index.answer.library import Library
from index.answer.phrasing import Worder
from index.answer.question import Ask, Question, parse
from index.dutch.words import STOPWORDS, tokens
from index.embedding import Model
from index.records import Answer, Outcome
from index.search import Search
from index.store import Snapshot

_Way = Callable[[Library, Question, frozenset[str]], Answer | None]


class Engine:
    """Answers questions over one snapshot. The model is loaded by the first question that needs it."""

    def __init__(
        self, snapshot: Snapshot, model: Model, without: Without = NOTHING, worder: Worder | None = None
    ) -> None:
        """without: the parts that are left out, for measuring what they are worth. worder: what puts answers in other
        words, where the user has a language model."""
        self.snapshot = snapshot
        self.library = Library(snapshot, Search(snapshot, model, without))
        self._without, self._worder = without, worder
        self._watch = contradictions.Watch(self.library)
        self._giver = gate.Giver(self.library)

    @classmethod
    def open(cls, index: Path, model: Model, without: Without = NOTHING, worder: Worder | None = None) -> "Engine":
        """The engine over the current snapshot of an index folder. Raises SnapshotError when it cannot be used."""
        return cls(Snapshot.open(index), model, without, worder)

    def page(self, document: str, page: int) -> str:
        """The number printed on a page, or its number in the file where none is printed."""
        return self.snapshot.labels(document).get(page, str(page))

    def ask(self, text: str, conversation: Conversation | None = None) -> Answer:
        """Answer a message; with a conversation, in the light of it, and remembering this one."""
        conversation = conversation or Conversation()
        if not choices.chosen(text, conversation.choices) and (said := courtesy.reply(text)) is not None:
            return Answer(Outcome.NOT_FOUND, said)
        asked = parts.split(courtesy.without(text))
        made = [self._one(question, conversation) for question in asked[: several.MOST]]
        answer = made[0][1]
        if len(asked) > 1:
            found = [
                several.Part(question, part, partial(self._passes, read.question))
                for question, (read, part) in zip(asked, made, strict=False)
            ]
            answer = several.joined(found, len(asked) > len(made))
            conversation.choices = answer.choices
        else:
            answer = self._with_others(*made[0])
            answer = self._worder.worded(asked[0], answer) if self._worder is not None else answer
        return replace(answer, id=identity(self.snapshot.card.id, (read for read, _ in made)))

    def _with_others(self, read: Understood, answer: Answer) -> Answer:
        """The answer with who else writes about it, where the question names nobody."""
        widened = answer if read.documents else elsewhere.named(self.library, read.question, answer)
        return widened if self._passes(read.question, widened) else answer

    def _one(self, text: str, conversation: Conversation) -> tuple[Understood, Answer]:
        read = self.understood(text, conversation)
        answer = self._answer(read)
        warned = self._watch.over(read.question, answer)
        answer = warned if self._passes(read.question, warned) else answer
        if answer.outcome is Outcome.NOT_FOUND and read.otherwise is not None:
            leaning = replace(read, question=self._known(read.otherwise), points=True)
            other = self._answer(leaning)
            if other.outcome is Outcome.ANSWERED:
                read, answer = leaning, other
        conversation.remember(read.question, answer, self.snapshot.measures)
        return read, answer

    def understood(self, text: str, conversation: Conversation) -> Understood:
        """How a message is read in the light of a conversation, and in whose documents. Remembers nothing."""
        last = conversation.question
        choice = parse(choices.chosen(text, conversation.choices).partition(" (")[0])
        if last is not None and choice.references:
            named = tuple(replace(r, noun=choice.references[0].noun) for r in last.references)
            return Understood(replace(last, references=named), False, scope.documents(choice, self.snapshot.sources))
        read = understand(text, conversation, self._names if last else frozenset())
        question = self._known(read.question)
        documents = scope.documents(question, self.snapshot.sources) or self._house(read)
        return replace(read, question=question, documents=documents)

    def _house(self, read: Understood) -> frozenset[str]:
        """The documents of a follow-up: for a measure, all of the organisation that was spoken of."""
        whose = {self.library.source(d).organisation for d in read.documents}
        if not read.question.references or not whose:
            return read.documents
        return frozenset(id_ for id_, s in self.snapshot.sources.items() if s.organisation in whose)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Folded words that are names also in small letters: those that the documents always write with a capital, and
        those that name the rows of their tables with figures."""
        rows = (cells[0] for grid in self.library.grids if by_table.has_figures(grid) for _, cells in grid.rows)
        return self.library.proper | {t for label in rows if len(tokens(label)) <= 3 for t in tokens(label)} - STOPWORDS

    def _known(self, question: Question) -> Question:
        """The question with numbers that stand alone and name nothing taken for words: "E33", "24 uur"."""
        if Part.REGISTER in self._without:
            return replace(question, references=(), words=(*question.words, *(r.code for r in question.references)))
        # An article is one of a law, unless the documents have one of that number.
        named = tuple(r for r in question.references if r.noun and r.noun != "artikel")
        real = tuple(r for r in question.references if r in named or by_measure.find(self.library, r))
        if len(real) == len(question.references):
            return question
        others = tuple(r.code for r in question.references if r not in real)
        if not any(self.library.lexicon.want(code).forms for code in others):
            return question
        return replace(question, references=real, words=(*question.words, *others))

    def _answer(self, read: Understood) -> Answer:
        question, documents = read.question, read.documents
        if question.references:
            listed = by_list.answer(self.library, question, documents)
            if listed and self._passes(question, listed):
                return listed
            figure = question.years and question.ask in (Ask.COUNT, Ask.AMOUNT)
            if figure and (row := self._row(question, documents)):
                return row
            found = self._numbered(read)
            exists = any(by_measure.find(self.library, r) for r in question.references)
            if found.outcome is Outcome.NOT_FOUND and not figure and (row := self._row(question, documents)):
                return row
            if found.outcome is not Outcome.NOT_FOUND or not (read.points and exists):
                return found if self._passes(question, found) else self._not_found(question, documents)
        # Whose policy is asked decides: every way looks there before any of them looks elsewhere.
        for where in dict.fromkeys((documents, frozenset[str]())):
            for way in _ways(question, self._without):
                answer = way(self.library, question, where)
                if answer is not None and self._passes(question, answer):
                    return answer
        return self._not_found(question, documents)

    def _row(self, question: Question, documents: frozenset[str]) -> Answer | None:
        """The figure in the row of a table that a question names by its number."""
        row = by_table.of_number(self.library, question, documents)
        return row if row is not None and self._passes(question, row) else None

    def _numbered(self, read: Understood) -> Answer:
        """The answer about measures named by number; for "en 21?" its status, where it is silent on what is asked."""
        question = read.question
        found = by_measure.answer(self.library, question, read.documents)
        if found.outcome is Outcome.ANSWERED or not (read.renumbered and question.words):
            return found
        return by_measure.answer(self.library, replace(question, ask=Ask.STATUS, words=()), read.documents)

    def _passes(self, question: Question, answer: Answer) -> bool:
        if Part.GATE in self._without:
            return True
        return gate.passes(answer, self._giver.of(answer, question.text))

    def _not_found(self, question: Question, documents: frozenset[str]) -> Answer:
        return Answer(Outcome.NOT_FOUND, silence.explained(self.library, question, documents))


def _ways(question: Question, without: Without) -> list[_Way]:
    if question.ask is Ask.DEFINITION:
        return [by_term.answer, by_term.described]
    asked, surely = subjects.of(question.text)
    ways: list[_Way] = [by_term.answer] if asked else []
    ways += [by_house.answer, by_series.answer, by_comparison.answer]
    if Part.REGISTER in without:
        ways += [by_table.answer]
    else:
        ways += [by_list.described, by_table.answer, by_list.answer, by_heading.answer, by_subject.answer]
        ways += [by_enumeration.answer]
    return [*ways, by_term.described if surely else by_passage.answer]
