"""Answers that say what a word or abbreviation means."""

import re
from collections.abc import Iterator

from index.answer import reply, texts
from index.answer.library import Library, Place
from index.answer.question import Question
from index.dutch.words import STOPWORDS, fold, stem, tokens
from index.records import Answer, Term
from index.terms import spells

_SUBJECT = re.compile(
    r"^(?:en\s+)?(?:wat\s+)?(?:betekent|betekenen|is|zijn|houdt|wordt|bedoelen\s+\w+|verstaa[nt]\s+\w+|waar\s+staa[nt]|waarvoor\s+staa[nt]|(?:de\s+)?(?:betekenis|definitie)\s+van|"
    r"wat\s+(?:betekent|is|zijn|houdt|wordt)(?:\s+er)?(?:\s+bedoeld)?(?:\s+(?:met|onder))?|(?:de\s+)?afkorting)\s+(?:de\s+|het\s+|een\s+|afkorting\s+|term\s+|begrip\s+|woord\s+|eigenlijk\s+)*"
    r"(?P<subject>.+?)(?:\s+(?:voor|in|verstaan|bedoeld|precies|eigenlijk|ook\s+alweer|volgens\s+.+|betekent|"
    r"betekenen))*[?.! ]*$",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[\w+/&-]{2,12}")
_WIDEST = 8


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """What the documents say that a word means: their own explanation, else words that spell an abbreviation."""
    subject = subject_of(question)
    if not subject:
        return None
    found = [t for t in library.snapshot.terms if _same(t.name, subject) and (not documents or t.document in documents)]
    if found:
        return _explained(library, found)
    parts = [
        t for t in library.snapshot.terms if _begins(t.name, subject) and (not documents or t.document in documents)
    ]
    if parts:
        return _explained(library, parts)
    plain = subject.islower() and any(stem(t) in library.lexicon for t in tokens(subject)) and len(subject) > 4
    if _ABBREVIATION.fullmatch(subject) and sum(c.isupper() for c in subject) != 1 and len(subject) <= 8 and not plain:
        return _spelled(library, subject, documents)
    return None


def subject_of(question: Question) -> str:
    """The word or words whose meaning is asked."""
    match = _SUBJECT.match(question.text.strip())
    if match is None:
        return " ".join(question.words) if len(question.words) <= 2 else ""
    words = re.sub(r"[‘’'\"]", "", match["subject"]).split()
    while words and words[0].lower() in STOPWORDS and words[0].islower():
        words = words[1:]
    return " ".join(words)


def _same(name: str, subject: str) -> bool:
    if fold(name) == fold(subject):
        return True
    return [stem(t) for t in tokens(name)] == [stem(t) for t in tokens(subject)]


def _begins(name: str, subject: str) -> bool:
    """Whether a longer subject begins with this name: "passief wachtend op de lijst" with "passief"."""
    named, asked = [stem(t) for t in tokens(name)], [stem(t) for t in tokens(subject)]
    return 0 < len(named) < len(asked) and asked[: len(named)] == named and len(asked) - len(named) <= 4


def _explained(library: Library, found: list[Term]) -> Answer | None:
    """Each meaning once, the newest document's first."""
    order = {d: n for n, d in enumerate(library.newest({t.document for t in found}))}
    found.sort(key=lambda t: order[t.document])
    meanings: dict[str, Term] = {}
    for term in found:
        meanings.setdefault(fold(term.meaning), term)
    kept = list(meanings.values())[:2]
    cited = [(t, p) for t in kept if (p := _place(library, t))]
    if not cited:
        return None
    lines = [f"{t.name} staat voor {t.meaning}." if _is_short(t) else _plain(t.sentence) for t, _ in cited]
    source = library.source(cited[0][0].document)
    text = f"{' '.join(dict.fromkeys(lines))} ({source.organisation or source.title}, {texts.stand(source.published)})"
    return reply.answered(text, [library.cite([p]) for _, p in cited])


def _is_short(term: Term) -> bool:
    return sum(c.isupper() for c in term.name) >= 2 and len(term.meaning.split()) <= 10


def _plain(sentence: str) -> str:
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", sentence)


def _place(library: Library, term: Term) -> Place | None:
    wanted = _plain(term.sentence)
    for passage in library.snapshot.passages:
        if passage.document == term.document:
            for number, sentence in enumerate(passage.sentences):
                if wanted in sentence.text or (sentence.text in wanted and len(sentence.text) > 20):
                    return Place(passage, number)
    return None


def _spelled(library: Library, subject: str, documents: frozenset[str]) -> Answer | None:
    """Words in the documents whose initials spell an abbreviation that none of them explains; said as such."""
    best: tuple[tuple[int, int], str, Place] | None = None
    for place in _all(library, documents):
        for long in _spellings(subject, place.sentence.text):
            fit = _at_starts(subject, long), -len(long.split())
            if best is None or fit > best[0]:
                best = fit, long, place
    if best is None or best[0][0] < max(2, sum(c.isupper() for c in subject)):
        return None
    _, long, place = best
    source = library.source(place.passage.document)
    text = (
        f"De documenten leggen {subject} niet uit. De letters passen bij ‘{long}’ "
        f"({source.organisation or source.title}, {texts.stand(source.published)})."
    )
    return reply.answered(text, [library.cite([place])])


def _all(library: Library, documents: frozenset[str]) -> Iterator[Place]:
    for passage in library.snapshot.passages:
        if not documents or passage.document in documents:
            for number in range(len(passage.sentences)):
                yield Place(passage, number)


def _at_starts(subject: str, long: str) -> int:
    """How many of the words begin with a letter of the abbreviation: the more, the less it is chance."""
    return sum(w[:1] in fold(subject) for w in tokens(long) if w not in STOPWORDS)


def _spellings(subject: str, text: str) -> Iterator[str]:
    """Stretches of a text that spell an abbreviation."""
    letters = re.sub(r"[^a-z]", "", fold(subject))
    words = re.findall(r"[\w-]+", text)
    for start, word in enumerate(words):
        if len(letters) < 2 or fold(word)[:1] != letters[0] or fold(word) == fold(subject) or len(word) < 4:
            continue
        for size in range(2, min(_WIDEST, len(letters) + 2) + 1):
            if (
                start + size <= len(words)
                and spells(subject, words[start : start + size])
                and len(words[start + size - 1]) > 3
            ):
                yield " ".join(words[start : start + size])
