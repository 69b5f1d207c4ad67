"""What one chat remembers, and how a follow-up is read in its light."""

import re
from dataclasses import dataclass, replace

from index.answer.question import Ask, Question, parse
from index.answer.references import Reference
from index.dutch.words import STOPWORDS, fold, tokens

_ELLIPSIS = re.compile(r"^(?:en|of|maar|ook)\b", re.IGNORECASE)
_POINTING = frozenset(
    """daar daaraan daarbij daarin daarmee daarna daarop daaruit daarvan daarvoor dat die dit deze hier hieraan
    hierbij hierin hiermee hierop hiervan hiervoor ze zij hij ervan ervoor erbij eraan ermee erover daarover
    hierover""".split()
)
_PART = re.compile(r"\b(?:onderdeel|sub|lid|punt|deel)\s+([a-z])\b", re.IGNORECASE)
_SHORT = 4


@dataclass
class Conversation:
    """The memory of one chat: the last question as understood, and what its answer was about.

    question: None before the first. references: the measures that the last answer spoke of. documents: whose they are.
    """

    question: Question | None = None
    references: tuple[Reference, ...] = ()
    documents: frozenset[str] = frozenset()

    def forget(self) -> None:
        """Start anew."""
        self.question, self.references, self.documents = None, (), frozenset()


@dataclass(frozen=True, slots=True)
class Understood:
    """A question in the light of its conversation. follows: whether it leans on what went before."""

    question: Question
    follows: bool = False
    documents: frozenset[str] = frozenset()


def understand(text: str, conversation: Conversation) -> Understood:
    """Read a message as a question of its own, or as one that goes on about the last one.

    "en 21?" asks the last question of another number; "en Laren?" puts another name or year in the last question;
    "wie voert dat uit?" asks something else about the same measure.
    """
    question, last = parse(text), conversation.question
    if last is None:
        return Understood(question)
    if question.references:
        return _same_of(question, last, conversation)
    said = tokens(text)
    if conversation.references and (part := _PART.search(text)):
        whole = conversation.references[0]
        letter = replace(whole, code=re.sub(r"[a-z]$", "", whole.code) + part.group(1).lower())
        asked = question if question.ask is not Ask.FACT else replace(question, ask=last.ask)
        return Understood(replace(asked, references=(letter,), words=()), True, conversation.documents)
    if _ELLIPSIS.match(text.strip()) and len(question.words) <= _SHORT and question.ask in (Ask.FACT, last.ask):
        return Understood(_put_in(question, last), True, conversation.documents)
    points = any(word in _POINTING for word in said)
    if conversation.references and (points or _is_bare(question, said)) and not question.names:
        return Understood(replace(question, references=conversation.references), True, conversation.documents)
    if points or _is_bare(question, said):
        return Understood(_joined(question, last), True, conversation.documents)
    return Understood(question)


def _same_of(question: Question, last: Question, conversation: Conversation) -> Understood:
    """A number alone asks of it what was asked before."""
    bare = not question.words and question.ask is Ask.FACT and _ELLIPSIS.match(question.text)
    noun = next((r.noun for r in conversation.references if r.noun), "")
    named = tuple(replace(r, noun=r.noun or noun) for r in question.references)
    if bare and last.ask is not Ask.FACT:
        return Understood(
            replace(question, references=named, ask=last.ask, words=last.words), True, conversation.documents
        )
    return Understood(
        replace(question, references=named) if bare else question,
        bool(bare),
        conversation.documents if bare else frozenset(),
    )


def _is_bare(question: Question, said: list[str]) -> bool:
    """Whether a message is too short to stand alone: "welke gemeenten?", "waarom?", "wanneer?"."""
    return (
        len(said) <= 3
        and len(question.words) <= 1
        and question.ask is not Ask.FACT
        and question.ask is not Ask.DEFINITION
    )


def _put_in(question: Question, last: Question) -> Question:
    """The last question with the names or years of this one in the place of its own."""
    text = re.sub(
        r"^(?:en|of|maar|ook)\s+(?:(?:in|van|voor|bij|over|op)\s+)?", "", question.text.strip(), flags=re.IGNORECASE
    )
    new = text.strip(" ?!.")
    if question.years and last.years and not question.words:
        return parse(re.sub(str(last.years[-1]), str(question.years[0]), last.text))
    plain = [n for n in last.names if not any(c.isdigit() for c in n)]
    if plain and not question.years and (question.names or len(question.words) <= 2):
        return parse(last.text.replace(plain[-1], new))
    return parse(f"{last.text.strip(' ?!.')} {new}")


def _joined(question: Question, last: Question) -> Question:
    """This question with the subject of the last one."""
    subject = [w for w in last.words if w not in question.words]
    extra = " ".join(w for w in re.findall(r"[\w-]+", last.text) if fold(w) in subject and fold(w) not in STOPWORDS)
    return replace(parse(f"{question.text.strip(' ?!.')} {extra}"), ask=question.ask, focus=question.focus)
