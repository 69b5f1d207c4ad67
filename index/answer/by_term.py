"""Answers that say what a word or abbreviation means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.answer import by_passage, reply, subjects, texts
from index.answer.library import Library, Place
from index.answer.question import Question
from index.dutch.alike import misspelt
from index.dutch.words import STOPWORDS, fold, stem, tokens
from index.records import Answer, Term
from index.terms import spells

_ABBREVIATION = re.compile(r"[\w+/&-]{2,12}")
_LEANS = re.compile(r"(?:Dit|Dat|Deze|Die|Zo|Zulke?|Hieronder|Daaronder|Hiermee|Daarmee)\b")
_WIDEST = 8
_HELD = 0.85  # a word as such, inflected, misspelt or inside a longer one; a synonym is another word
_MOST = 3  # words that are explained in one answer
_LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of one word, with the places that say it."""

    line: str
    source: str
    places: tuple[Place, ...]


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """What the documents say that one or more words mean: their own explanation, else words that spell an
    abbreviation."""
    known = [t for t in library.snapshot.terms if not documents or t.document in documents]
    asked, surely = subjects.of(question.text)
    found = [(name, _explained(library, known, name, surely=surely)) for name in asked]
    if len(asked) > 1 and not all(told for _, told in found):
        whole = _explained(library, known, subjects.whole(question.text), surely=False)
        found = [("", whole)] if whole else found
    if any(told for _, told in found):
        return _joined(library, found[:_MOST])
    return (
        _spelled(library, asked[0], documents) if surely and len(asked) == 1 and _is_short(library, asked[0]) else None
    )


def described(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """For a word that no document explains: the sentences that tell of it, where they use the very word.

    What an abbreviation stands for is in no such sentence.
    """
    asked, surely = subjects.of(question.text)
    if surely and asked and subjects.wants_letters(question.text) and _is_short(library, asked[0]):
        return None
    found = by_passage.answer(library, question, documents)
    if found is None or not asked:
        return found
    wants = [library.lexicon.want(t) for t in tokens(subjects.narrower(asked[0])) if t not in STOPWORDS]
    held = {stem(t) for c in found.citations for t in tokens(" ".join((*c.section[-1:], c.quote)))}
    return found if all(_holds(want.forms, held) for want in wants) else None


def _holds(forms: Mapping[str, float], held: set[str]) -> bool:
    return any(how >= _HELD and form in held for form, how in forms.items())


def _explained(library: Library, known: Sequence[Term], subject: str, *, surely: bool) -> list[Term]:
    """The explanations of a word, each meaning once, the newest document's first."""
    if not subject:
        return []
    found = [t for t in known if _same(t.name, subject)]
    found = found or [t for t in known if surely and _begins(t.name, subject)]
    if not found and not any(stem(t) in library.lexicon for t in tokens(subject) if t not in STOPWORDS):
        near = misspelt(fold(subject), list(dict.fromkeys(fold(t.name) for t in known)))[:1]
        found = [t for t in known if fold(t.name) in near]
    order = {d: n for n, d in enumerate(library.newest({t.document for t in found}))}
    meanings: dict[str, Term] = {}
    for term in sorted(found, key=lambda t: order[t.document]):
        meanings.setdefault(" ".join(tokens(term.meaning)), term)
    return list(meanings.values())


def _same(name: str, subject: str) -> bool:
    if fold(name) == fold(subject):
        return True
    return [stem(t) for t in tokens(name)] == [stem(t) for t in tokens(subject)] != []


def _begins(name: str, subject: str) -> bool:
    """Whether a longer subject begins with this name: "passief wachtend op de lijst" with "passief"."""
    named, asked = [stem(t) for t in tokens(name)], [stem(t) for t in tokens(subject)]
    return 0 < len(named) < len(asked) and asked[: len(named)] == named and len(asked) - len(named) <= 4


def _joined(library: Library, found: Sequence[tuple[str, list[Term]]]) -> Answer | None:
    """What is said of every word, each with its source where these differ."""
    told: list[_Told] = []
    for name, terms in found:
        for term in terms[: 2 if len(found) == 1 else 1]:
            if places := _places(library, term):
                source = library.source(term.document)
                since = texts.explained_by(source.organisation or source.title, source.published)
                told.append(_Told(_line(term, places), since, tuple(places)))
        if not terms:
            told.append(_Told(texts.not_explained(name), "", ()))
    if not any(t.places for t in told):
        return None
    lines = []
    for n, said in enumerate(told):
        following = next((t.source for t in told[n + 1 :] if t.source), "")
        lines.append(f"{said.line} {said.source}".strip() if said.source != following else said.line)
    return reply.answered(" ".join(dict.fromkeys(lines)), [library.cite(t.places) for t in told if t.places])


def _line(term: Term, places: Sequence[Place]) -> str:
    """An explanation as it is told: the document's own sentence, or the word with what a list or letters give."""
    if sum(c.isupper() for c in term.name) >= 2 and len(term.meaning.split()) <= 10:
        return texts.stands_for(term.name, term.meaning.rstrip("."))
    sentence = _plain(term.sentence)
    is_sentence = (
        not sentence.startswith(term.name) or sentence[len(term.name) :].partition(term.meaning[:20])[0].strip()
    )
    if places[0].passage.table is None and term.name in sentence and is_sentence:
        return " ".join(p.sentence.text for p in places)
    meaning = term.meaning if term.meaning.endswith((".", "!", "?")) else f"{term.meaning}."
    return f"{term.name}: {meaning}"


def _plain(sentence: str) -> str:
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", sentence)


def _places(library: Library, term: Term) -> list[Place]:
    """Where an explanation stands: its sentence, the one that this leans on, and those behind it that go on with it."""
    first = _place(library, term)
    if first is None:
        return []
    passage, found = first.passage, [first]
    if first.number and passage.table is None and _LEANS.match(first.sentence.text):
        found.insert(0, Place(passage, first.number - 1))
    for number in range(first.number + 1, len(passage.sentences)):
        if passage.table is not None or passage.sentences[number].text not in term.meaning:
            break
        found.append(Place(passage, number))
    return found


def _place(library: Library, term: Term) -> Place | None:
    wanted = _plain(term.sentence)
    near: Place | None = None
    for passage in library.reading_order.get(term.document, ()):
        for number, sentence in enumerate(passage.sentences):
            if sentence.text == wanted and passage.path == term.section:
                return Place(passage, number)
            if near is None and (wanted in sentence.text or (sentence.text in wanted and len(sentence.text) > 20)):
                near = Place(passage, number)
    return near


def _is_short(library: Library, subject: str) -> bool:
    """Whether a subject is an abbreviation: no plain word of the documents, and not written as a name."""
    plain = subject.islower() and any(stem(t) in library.lexicon for t in tokens(subject)) and len(subject) > 4
    return (
        bool(_ABBREVIATION.fullmatch(subject))
        and sum(c.isupper() for c in subject) != 1
        and len(subject) <= 8
        and not plain
    )


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
    text = texts.letters_fit(subject, long, source.organisation or source.title, source.published)
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
