"""Answers that list numbered things, or count them: complete, from the register."""

import re
from collections import Counter
from collections.abc import Sequence

from index.answer import due, listing, narrowing, parties, roles, texts
from index.answer.library import Library
from index.answer.narrowing import Chosen
from index.answer.question import Ask, Question
from index.answer.states import asked as asked_states
from index.answer.vocabulary import MOVING
from index.dutch import nouns
from index.dutch.words import STOPWORDS, stem, stems, tokens
from index.records import Answer, Measure, Outcome

# The share of a subject that a text must hold to tell of it, and how near the best it must come.
_COVERED, _NEAR = 0.75, 0.3
# "Noem de acties waar de GGD aan meedoet": a list, whatever question words come after.
_NAME_THEM = re.compile(r"^\W*(?:noem|geef|som|welke)\b", re.IGNORECASE)
# Questions that name no kind of thing, and can only mean all that the documents number.
_ANY_THING = re.compile(r"^\W*(?:en )?(?:waar(?:bij|aan|voor|van|in)?|wat)\b", re.IGNORECASE)


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The numbered things that a question describes by kind, programme line, party, subject, state or year; None where
    it does not ask for numbered things, or none fits."""
    noun = _noun(library, question)
    if not noun:
        return None
    answers = (_from(library, question, noun, pool) for pool in _pools(library, question, noun, documents))
    return next((a for a in answers if a), None) or _none_in_state(library, question, noun, documents)


def _none_in_state(library: Library, question: Question, noun: str, documents: frozenset[str]) -> Answer | None:
    """That no thing of a document with statuses is in the state that is all the question asks; None where it asks for
    more, or where a sentence besides the statuses may tell of some."""
    pool = next(iter(_pools(library, question, noun, documents)), [])
    states = asked_states(question.text)
    if not states or question.years or not any(m.status for m in pool):
        return None
    words = narrowing.state_words(question, states[0]) | MOVING
    if any(w not in words for w in narrowing.subject_words(library, question, pool)):
        return None
    said = (
        s.text
        for p in library.snapshot.passages
        if p.document == pool[0].document
        for s in p.sentences
        if states[0].shown.search(s.text)
    )
    if any(nouns.same(n, noun) for text in said for n in nouns.nouns(text)):
        return None
    source = library.source(pool[0].document)
    return Answer(Outcome.NOT_FOUND, texts.none_of(noun, states[0].which, source.title, source.published))


def described(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The same, only of a heading by its number, the part of a party, a state or a year: what no single row of a table
    answers. A question that names no kind of thing ("Waar is het waterschap bij betrokken?") is about all kinds."""
    noun = _noun(library, question)
    nouns_ = [noun] if noun else _any_nouns(library, question, documents)
    pools = [(kind, pool) for kind in nouns_ for pool in _pools(library, question, kind, documents)]
    found = [
        (kind, chosen) for kind, pool in pools if (chosen := _described(library, question, kind, pool, bool(noun)))
    ]
    if not found:
        return None
    # A party or year is looked for in all documents: who leads stands in the plan, and not in the letter after it.
    whole = [f for f in found if f[1].state] or sorted(found, key=lambda f: -len(f[1].things))
    kind, chosen = whole[0]
    return _told(library, kind, chosen)


def _from(library: Library, question: Question, noun: str, pool: list[Measure]) -> Answer | None:
    """The answer from the things of one document."""
    if chosen := _described(library, question, noun, pool, True):
        return _told(library, noun, chosen)
    if narrowing.headings(question, noun) or question.references or asked_states(question.text):
        return None
    about = narrowing.subject_words(library, question, pool)
    if not about:
        return listing.told(library, noun, pool, "")
    if line := _in_line(pool, about):
        return listing.told(library, noun, line, f"onder ‘{_line(line[0], about)}’")
    return _by_subject(library, question, noun, pool, about)


def _described(library: Library, question: Question, noun: str, pool: list[Measure], named: bool) -> Chosen | None:
    """The things that every description in the question fits; None where it has none, or none of them fits.

    named: the question names the kind of thing; else all of its words must belong to a description.
    """
    chosen: Chosen | None = Chosen(pool)
    for narrow in narrowing.ALL:
        chosen = narrow(library, question, noun, chosen) if chosen else None
    if chosen is None or not chosen.which:
        return None
    rest = [w for w in narrowing.subject_words(library, question, pool) if w not in chosen.used]
    if not named and (rest or narrowing.headings(question, noun)):
        return None
    return _besides(library, question, chosen, rest)


def _besides(library: Library, question: Question, chosen: Chosen, rest: Sequence[str]) -> Chosen | None:
    """What is left of things by the other words of a question: those under a heading of that name, or about it. Words
    that fit none say nothing, but for a name: nothing here is of a town that no document tells of."""
    if not rest:
        return chosen
    if line := _in_line(chosen.things, rest):
        return narrowing.only(chosen, line, f"onder ‘{_line(line[0], rest)}’")
    fitting = [m for m in chosen.things if _covered(library, rest, m.text) >= _COVERED]
    if fitting:
        return narrowing.only(chosen, fitting, f"over ‘{' '.join(rest)}’")
    names = {t for n in question.names for t in tokens(n)}
    return None if names & set(rest) else chosen


def _in_line(pool: Sequence[Measure], about: Sequence[str]) -> list[Measure]:
    """The things under a heading that these words name, of the nearest level that not all stand under."""
    for level in range(1, 4):
        line = [m for m in pool if any(_holds(p, about) for p in (m.programme, *m.section)[:level])]
        if line and len(line) < len(pool):
            return line
    return []


def _told(library: Library, noun: str, chosen: Chosen) -> Answer | None:
    shown = chosen.state.shown if chosen.state and not chosen.state.otherwise else None
    which = " en ".join(chosen.which)
    return listing.told(library, noun, chosen.things, which, shown=shown, proofs=chosen.places)


def _any_nouns(library: Library, question: Question, documents: frozenset[str]) -> list[str]:
    """The kinds of things that a question can mean which names none: in each document the kind that it has most."""
    asks = roles.asked(question.text) or due.asked(question.text, question.years) or asked_states(question.text)
    if not asks or not _ANY_THING.search(question.text):
        return []
    counted: dict[str, Counter[str]] = {}
    for m in library.snapshot.measures:
        if not m.parent and (not documents or m.document in documents):
            counted.setdefault(m.document, Counter())[m.noun] += 1
    return list(dict.fromkeys(c.most_common(1)[0][0] for c in counted.values()))


def _line(measure: Measure, about: Sequence[str]) -> str:
    return next((p for p in (measure.programme, *measure.section) if _holds(p, about)), measure.programme)


def _noun(library: Library, question: Question) -> str:
    """The kind of numbered thing that a question asks for, as the register calls it."""
    lists = question.ask is Ask.LIST or bool(_NAME_THEM.match(question.text))
    if not lists and question.ask not in (Ask.COUNT, Ask.WHICH_MEASURE):
        return ""
    known = [m.noun for m in library.snapshot.measures if not m.parent]
    asked = question.focus or question.words
    wanted = [n for w in asked[:2] if (n := nouns.singular(w))]
    if not wanted:
        wanted = [n for w in question.words[:3] if (n := nouns.singular(w))] if lists else []
    for noun in wanted:
        exact = [k for k in known if k == noun] or [k for k in known if nouns.same(k, noun)]
        if exact:
            return max(set(exact), key=exact.count)
    return ""


def _pools(library: Library, question: Question, noun: str, documents: frozenset[str]) -> list[list[Measure]]:
    """The things of this kind by document: first of the documents that the question calls by name, then the newest; of
    those that have most of them."""
    found = [
        m
        for m in library.snapshot.measures
        if m.noun == noun and not m.parent and (not documents or m.document in documents)
    ]
    if not found:
        return []
    counted = {d: sum(m.document == d for m in found) for d in {m.document for m in found}}
    called = {d: _called(library, question, d) for d in counted}
    most = max(called.values())
    full = [d for d, n in counted.items() if called[d] == most > 0 or n >= 0.5 * max(counted.values())]
    order = sorted(library.newest(full), key=lambda d: -called[d])
    return [[m for m in found if m.document == document] for document in order]


def _called(library: Library, question: Question, document: str) -> int:
    """How well the words of a question name a document: by what kind of document it is, or by its title."""
    source = library.source(document)
    said = [w for w in tokens(question.text) if w not in STOPWORDS]
    kind = max((narrowing.alike(w, t) for w in said for t in tokens(source.kind)), default=0)
    head = sum(
        any(narrowing.alike(w, t) == narrowing.EXACTLY for w in set(said))
        for t in set(tokens(source.title))
        if len(t) > 4
    )
    return narrowing.EXACTLY * kind + min(head, 2)


def _holds(text: str, words: Sequence[str]) -> bool:
    held = {stem(t) for t in tokens(text)}
    return bool(words) and all(stem(w) in held for w in words)


def _by_subject(
    library: Library, question: Question, noun: str, pool: list[Measure], about: list[str]
) -> Answer | None:
    """The things that tell of a subject; of a name, all that hold it in any of its spellings."""
    named = _named(library, question)
    if named:
        whole = {t for spelt in named for ways in spelt for t in ways}
        called = {t for n in question.names for t in tokens(n)}
        rest = [w for w in about if stem(w) not in whole and w not in called]
        held = {m.code: frozenset(stems(m.text)) for m in pool}
        found = [m for m in pool if all(any(ways <= held[m.code] for ways in spelt) for spelt in named)]
        found = [m for m in found if _covered(library, rest, m.text) >= _COVERED]
        said = " ".join(question.names) or " ".join(w for w in about if w not in rest)
        return listing.told(library, noun, found, f"waarin ‘{said}’ voorkomt", sorted(whole))
    scored = [(_covered(library, about, m.text) + _covered(library, about, m.title), m) for m in pool]
    scored = [(score, m) for score, m in scored if _covered(library, about, m.text) >= _COVERED]
    best = max((score for score, _ in scored), default=0.0)
    kept = [m for score, m in scored if score >= best - _NEAR]
    return listing.told(library, noun, kept, f"over ‘{' '.join(about)}’", about)


def _named(library: Library, question: Question) -> list[list[frozenset[str]]]:
    """The names of a question, each in all its spellings; also a name in small letters."""
    names = [n for n in question.names if any(t not in STOPWORDS and not nouns.singular(t) for t in tokens(n))]
    if not any(c.isupper() for c in question.text[1:]):
        names = [w for w in question.words if w in library.proper and not nouns.singular(w)]
    return [spelt for n in names if (spelt := parties.spellings(library, n))]


def _covered(library: Library, words: Sequence[str], text: str) -> float:
    """Which share of these words, by weight, a text holds."""
    wants = [library.lexicon.want(w) for w in words]
    total = sum(w.weight for w in wants)
    held = frozenset(stems(text))
    return sum(w.weight * w.cover(held) for w in wants) / total if total else 1.0
