"""Two organisations or regions beside each other: what each says of a subject, and which is silent."""

import re
from collections.abc import Mapping

from index.answer import by_passage, reply, texts
from index.answer.library import Library
from index.answer.question import Question, parse
from index.dutch.words import STOPWORDS, fold, tokens
from index.records import Answer, Outcome, Source

_ASKED = re.compile(r"\b(?:vergelijk\w*|vergeleken|verschil\w*|overeenkomst\w*|ten opzichte van|en hoe doet|allebei)\b")
_ABOUT = re.compile(r"\b(?:over|qua|wat betreft|op het gebied van|als het gaat om|omtrent)\s+(.+)$", re.IGNORECASE)
_COMMON = frozenset("regio gemeente gemeenten provincie stichting organisatie".split())
_LONGEST = 650  # characters of an answer for each


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """What each of the organisations says that a question compares, with their citations; not found where none speaks
    of it. None where the question names fewer than two, or no subject."""
    about = _ABOUT.search(question.text.rstrip(" ?.!"))
    houses = named(question, library.snapshot.sources)
    if not _ASKED.search(fold(question.text)) or len(houses) < 2 or about is None:
        return None
    asked = parse(f"Wat staat er over {about.group(1)}?")
    found = {house: _of_house(library, asked, own) for house, own in houses.items()}
    told = [a for a in found.values() if a is not None and a.outcome is Outcome.ANSWERED]
    lines = [_short(a.text) if a else texts.says_nothing(house) for house, a in found.items()]
    if not told:  # nothing else may answer: a comparison of what neither speaks of has no answer
        return Answer(Outcome.NOT_FOUND, "\n\n".join(lines))
    most = reply.MOST_CITATIONS // len(told) or 1
    return reply.answered("\n\n".join(lines), [c for a in told for c in a.citations[:most]])


def _of_house(library: Library, asked: Question, own: frozenset[str]) -> Answer | None:
    """What the newest document of an organisation says, else what any of them says."""
    newest = frozenset(library.newest(own)[:1])
    return by_passage.answer(library, asked, newest) or by_passage.answer(library, asked, own)


def _short(text: str) -> str:
    """A text up to the last whole sentence that there is room for."""
    if len(text) <= _LONGEST:
        return text
    end = text.rfind(". ", 0, _LONGEST)
    return text[: end + 1] if end > 0 else text[:_LONGEST].rsplit(" ", 1)[0] + " (...)"


def named(question: Question, sources: Mapping[str, Source]) -> dict[str, frozenset[str]]:
    """The organisations and regions that a question names, each with its documents."""
    said = set(tokens(question.text))
    found: dict[str, set[str]] = {}
    for id_, source in sources.items():
        for name in (source.organisation, source.region):
            words = [w for w in tokens(name) if w not in STOPWORDS and w not in _COMMON]
            if words and all(w in said for w in words):
                found.setdefault(source.organisation or name, set()).add(id_)
                break
    return {house: frozenset(own) for house, own in found.items()}
