"""Answers that list numbered things, or count them: complete, from the register."""

import re
from collections.abc import Sequence

from index.answer import listing, parties
from index.answer.library import Library
from index.answer.question import Ask, Question
from index.dutch import nouns
from index.dutch.numbers import numbers
from index.dutch.words import STOPWORDS, stem, stems, tokens
from index.records import Answer, Measure

_ALL = frozenset(
    """alle allemaal bestaan er totaal hoort horen vallen valt opgenomen plan beleidsplan beleid hebben noem
    genoemd hele telt tellen kent omvat bevat bevatten staan staat heeft document samen precies bij elkaar
    inmiddels""".split()
)
# Words that say how a measure is concerned, and are no part of what it is about.
_BESIDES = frozenset(
    """betrokken rol speelt spelen deel neemt nemen gaan gaat over staan staat genoemd noemt vallen valt onder
    horen hoort binnen uitgevoerd voert uit doet mee noemen raken raakt""".split()
)
# How much a whole name of a document counts against what it is called.
_EXACTLY = 2
# The share of a subject that a text must hold to tell of it, and how near the best it must come.
_COVERED, _NEAR = 0.75, 0.3
# "ambitie B", "hoofdstuk 4", "pijler II": a heading by its letter or number.
_LETTERED = re.compile(r"\b([^\W\d_]{4,}) ([A-Z]|[IVX]{1,4}|\d{1,2})\b(?!\s*[.,]?\d)")
# How a question asks for a state, how a status says it, and how the answer names the list.
_STATES = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(shown, re.IGNORECASE), which)
    for asked, shown, which in (
        (
            r"\bachter(?: op schema)?\b|\bvertraag\w*|\bvertraging|\bniet op schema\b|\bachterstand",
            r"\bloopt (?:\w+ )?achter\b|\bachterstand\b|\bvertraag\w*|\bniet op schema\b|\btraag\b|"
            r"\bverschoven\b|\buit de pas\b",
            "waarvan de status vertraging meldt",
        ),
        (
            r"\bstil\w*|\bniet (?:op)?gestart\b|\bniet opgepakt\b|\bgeen voortgang\b|\bon hold\b|"
            r"\bniet begonnen\b",
            r"\b(?:geen|nog geen) (?:\w+ ){0,2}(?:ontwikkelingen|voortgang|prioriteit|mogelijkheden|opvolging)\b|"
            r"\b(?:niet|nog niet) (?:\w+ ){0,2}(?:opgepakt|gestart|begonnen)\b|\bgeen inzet\b|"
            r"\bstil(?:gelegen|gelegd|ligt|staan|staat)?\b|\bpas op de plaats\b|\bgeen (?:\w+ )?inzet meer\b|"
            r"\buitgesteld\b",
            "waarvan de status zegt dat ze stilstaan",
        ),
        (
            r"\bafgerond\b|\bklaar\b|\bvoltooid\b|\bafgesloten\b|\bgerealiseerd\b",
            r"(?<!niet )\b(?:afgerond|voltooid|afgesloten|gerealiseerd)\b",
            "waarvan de status zegt dat ze klaar zijn",
        ),
        (r"\bop schema\b", r"(?<!niet )\bop schema\b", "die volgens de status op schema liggen"),
    )
)


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The numbered things that a question describes by kind, programme line, party, subject or standstill; None where
    it does not ask for numbered things, or none fits."""
    noun = _noun(library, question)
    if not noun:
        return None
    answers = (_from(library, question, noun, pool) for pool in _pools(library, question, noun, documents))
    return next((a for a in answers if a), None)


def _from(library: Library, question: Question, noun: str, pool: list[Measure]) -> Answer | None:
    """The answer from the things of one document."""
    about = [
        w
        for w in question.words
        if not nouns.singular(w) and w not in _ALL | _BESIDES and stem(w) not in _of_source(library, pool[0])
    ]
    kind = tokens(library.source(pool[0].document).kind)
    about = [w for w in about if not numbers(w) and not any(_names(w, t) for t in kind)]
    headings = _headings(question, noun)
    if headings or question.references:
        return _under(library, question, noun, pool, headings)
    for asked, shown, which in _STATES:
        if asked.search(question.text):
            return listing.told(library, noun, [m for m in pool if _is_so(m, shown)], which, shown=shown)
    if not about:
        return listing.told(library, noun, pool, "")
    for level in range(1, 4):
        line = [m for m in pool if any(_holds(p, about) for p in (m.programme, *m.section)[:level])]
        if line and len(line) < len(pool):
            return listing.told(library, noun, line, f"onder ‘{_line(line[0], about)}’")
    return _by_subject(library, question, noun, pool, about)


def _under(library: Library, question: Question, noun: str, pool: list[Measure], headings: list[str]) -> Answer | None:
    """The things under a heading that the question names by its number or letter: "spoor 1", "ambitie B"."""
    found = [m for m in pool if any(re.search(h, part, re.IGNORECASE) for h in headings for part in m.section)]
    if not found:
        return None
    heading = next(p for p in found[0].section if any(re.search(h, p, re.IGNORECASE) for h in headings))
    return listing.told(library, noun, found, f"onder ‘{heading}’")


def _headings(question: Question, noun: str) -> list[str]:
    """Patterns for the headings that a question names by number or letter, of another kind than what is listed."""
    named = [
        *((r.noun, r.code) for r in question.references if r.noun),
        *((nouns.singular(m[1]) or m[1].lower(), m[2]) for m in _LETTERED.finditer(question.text)),
    ]
    return [rf"\b{kind}\s+{re.escape(code)}\b" for kind, code in named if not nouns.same(kind, noun)]


def _line(measure: Measure, about: Sequence[str]) -> str:
    return next((p for p in (measure.programme, *measure.section) if _holds(p, about)), measure.programme)


def _noun(library: Library, question: Question) -> str:
    """The kind of numbered thing that a question asks for, as the register calls it."""
    if question.ask not in (Ask.LIST, Ask.COUNT, Ask.WHICH_MEASURE):
        return ""
    known = [m.noun for m in library.snapshot.measures if not m.parent]
    asked = question.focus or question.words
    wanted = [n for w in asked[:2] if (n := nouns.singular(w))]
    if not wanted:
        wanted = [n for w in question.words[:3] if (n := nouns.singular(w))] if question.ask is Ask.LIST else []
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
    kind = max((_names(w, t) for w in said for t in tokens(source.kind)), default=0)
    head = sum(any(_names(w, t) == _EXACTLY for w in set(said)) for t in set(tokens(source.title)) if len(t) > 4)
    return _EXACTLY * kind + min(head, 2)


def _names(word: str, name: str) -> int:
    """How well a word stands for the name of a document: "agenda" and "speelagenda" for "beleidsagenda"."""
    if word == name or (len(word) > 4 and name.endswith(word)):
        return _EXACTLY
    head = listing.DOCUMENT.search(name)
    return 1 if head and word.endswith(head.group()) else 0


def _of_source(library: Library, measure: Measure) -> set[str]:
    source = library.source(measure.document)
    return set(stems(f"{source.title} {source.organisation} {source.region} {source.kind}"))


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


def _is_so(measure: Measure, shown: re.Pattern[str]) -> bool:
    """Whether the status of a measure says it; of one without a status nothing is known."""
    return bool(measure.status and shown.search(measure.status))
