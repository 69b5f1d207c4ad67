"""Questions put to an engine in the order of their file, lines of one chat in one conversation."""

import time
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from index.answer import Conversation, Engine
from index.quality.questions import Known, Sought
from index.records import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its answer, how many seconds that took, and the conversation as it was before."""

    question: Known | Sought
    answer: Answer
    seconds: float
    before: Conversation

    @property
    def wanted(self) -> str:
        """The one document that answers it, "" where the question knows its answer."""
        return self.question.document if isinstance(self.question, Sought) else ""


def ask(engine: Engine, questions: Iterable[Known | Sought]) -> Iterator[Asked]:
    """The questions with their answers. Raises SnapshotError or ModelError as the engine does."""
    chats: dict[str, Conversation] = {}
    for question in questions:
        conversation = chats.setdefault(question.chat, Conversation()) if question.chat else Conversation()
        before = deepcopy(conversation)
        start = time.perf_counter()
        answer = engine.ask(question.question, conversation)
        yield Asked(question, answer, time.perf_counter() - start, before)
