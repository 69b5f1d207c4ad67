"""Answers that list numbered things, or count them: complete, from the register."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.answer import due, listing, parties, roles, texts
from index.answer.library import Library, Place
from index.answer.question import Ask, Question
from index.answer.states import State
from index.answer.states import asked as asked_states
from index.answer.vocabulary import MOVING
from index.dutch import codes, nouns
from index.dutch.numbers import numbers
from index.dutch.words import STOPWORDS, fold, stem, stems, tokens
from index.records import Answer, Measure, Outcome

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
# Words that say where a thing is, and are no part of the name of that place; how long a cell is that is a value.
_PLACED = frozenset("liggen ligt lagen vinden plaats gebeuren hebben bij soort".split())
_SHORT_CELL = 5
# "Noem de acties waar de GGD aan meedoet": a list, whatever question words come after.
_NAME_THEM = re.compile(r"^\W*(?:noem|geef|som|welke)\b", re.IGNORECASE)
# Questions that name no kind of thing, and can only mean all that the documents number.
_ANY_THING = re.compile(r"^\W*(?:en )?(?:waar(?:bij|aan|voor|van|in)?|wat)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The things of one document that are left, what they have in common, and where that shows for each."""

    things: list[Measure]
    which: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    used: frozenset[str] = frozenset()
    state: State | None = None


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
    if any(w not in _state_words(question, states[0]) | MOVING for w in _about(library, question, pool)):
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
    if _headings(question, noun) or question.references or asked_states(question.text):
        return None
    about = _about(library, question, pool)
    if not about:
        return listing.told(library, noun, pool, "")
    if line := _in_line(pool, about):
        return listing.told(library, noun, line, f"onder ‘{_line(line[0], about)}’")
    return _by_subject(library, question, noun, pool, about)


def _about(library: Library, question: Question, pool: Sequence[Measure]) -> list[str]:
    """The words of a question that say what the things are about: neither their kind nor the name of the document."""
    source = _of_source(library, pool[0])
    kind = tokens(library.source(pool[0].document).kind)
    words = (w for w in question.words if not nouns.singular(w) and w not in _ALL | _BESIDES and stem(w) not in source)
    return [w for w in words if not numbers(w) and not any(_names(w, t) for t in kind)]


def _described(library: Library, question: Question, noun: str, pool: list[Measure], named: bool) -> _Chosen | None:
    """The things that every description in the question fits; None where it has none, or none of them fits.

    named: the question names the kind of thing; else all of its words must belong to a description.
    """
    chosen: _Chosen | None = _Chosen(pool)
    for narrow in (_under, _of_party, _due, _in_state):
        chosen = narrow(library, question, noun, chosen) if chosen else None
    if chosen is None or not chosen.which:
        return None
    rest = [w for w in _about(library, question, pool) if w not in chosen.used]
    if not named and (rest or _headings(question, noun)):
        return None
    return _besides(library, question, chosen, rest)


def _besides(library: Library, question: Question, chosen: _Chosen, rest: Sequence[str]) -> _Chosen | None:
    """What is left of things by the other words of a question: those under a heading of that name, or about it. Words
    that fit none say nothing, but for a name: nothing here is of a town that no document tells of."""
    if not rest:
        return chosen
    if line := _in_line(chosen.things, rest):
        return _only(chosen, line, f"onder ‘{_line(line[0], rest)}’")
    fitting = [m for m in chosen.things if _covered(library, rest, m.text) >= _COVERED]
    if fitting:
        return _only(chosen, fitting, f"over ‘{' '.join(rest)}’")
    names = {t for n in question.names for t in tokens(n)}
    return None if names & set(rest) else chosen


def _only(chosen: _Chosen, things: list[Measure], which: str) -> _Chosen:
    places = tuple(
        p for m in things for p in chosen.places if codes.normal(m.code) in map(codes.normal, p.passage.codes)
    )
    return replace(chosen, things=things, which=(*chosen.which, which), places=places)


def _in_line(pool: Sequence[Measure], about: Sequence[str]) -> list[Measure]:
    """The things under a heading that these words name, of the nearest level that not all stand under."""
    for level in range(1, 4):
        line = [m for m in pool if any(_holds(p, about) for p in (m.programme, *m.section)[:level])]
        if line and len(line) < len(pool):
            return line
    return []


def _told(library: Library, noun: str, chosen: _Chosen) -> Answer | None:
    shown = chosen.state.shown if chosen.state and not chosen.state.otherwise else None
    which = " en ".join(chosen.which)
    return listing.told(library, noun, chosen.things, which, shown=shown, proofs=chosen.places)


def _under(library: Library, question: Question, noun: str, chosen: _Chosen) -> _Chosen | None:
    """The things under a heading that the question names by its number or letter: "spoor 1", "ambitie B"."""
    headings = _headings(question, noun)
    if not headings:
        return None if question.references else chosen
    found = [m for m in chosen.things if any(re.search(h, part, re.IGNORECASE) for h in headings for part in m.section)]
    lines = frozenset[str]() if found else _titles(library, question, chosen)
    found = found or [m for m in chosen.things if any(fold(p) in lines for p in m.section)]
    if not found:
        return None
    heading = next(
        p for p in found[0].section if fold(p) in lines or any(re.search(h, p, re.IGNORECASE) for h in headings)
    )
    return replace(chosen, things=found, which=(f"onder ‘{heading}’",), used=frozenset(tokens(heading)))


def _titles(library: Library, question: Question, chosen: _Chosen) -> frozenset[str]:
    """What the numbered lines that a question names are called, where their numbers stand in a list and not in the
    headings: "spoor 2" for "2. Veilig fietsen"."""
    document = chosen.things[0].document
    return frozenset(
        fold(m.title)
        for r in question.references
        for m in library.snapshot.measures
        if r.noun and m.title and m.document == document and m.code == r.code and nouns.same(m.noun, r.noun)
    )


def _of_party(library: Library, question: Question, noun: str, chosen: _Chosen) -> _Chosen | None:
    """The things in which a party has the part that the question asks for; as before where it asks for none."""
    role = roles.asked(question.text)
    if role is None:
        return chosen
    own = [w for w in _about(library, question, chosen.things) if w not in due.WORDS]
    words = [w for w in question.words if not nouns.singular(w) and w not in chosen.used]
    party = roles.party(words, own, tokens(question.text))
    if not party:
        return chosen
    spelt = _spelt(library, question, party)
    places = [next((p for p in _rows_first(library, m) if role.in_place(p, spelt)), None) for m in chosen.things]
    found = [(m, p) for m, p in zip(chosen.things, places, strict=True) if p]
    if not found:
        return None
    certain = role.leads and all(p.passage.table is None or any(p.passage.table.header) for _, p in found)
    return replace(
        chosen,
        things=[m for m, _ in found],
        which=(*chosen.which, texts.of_party(_as_asked(question, party), certain)),
        places=(*chosen.places, *(p for _, p in found)),
        used=chosen.used | set(party) | roles.WORDS,
    )


def _rows_first(library: Library, measure: Measure) -> list[Place]:
    """The places of a measure, those in a table first: rows prove a list in fewer quotations."""
    return sorted(library.places_of(measure), key=lambda p: p.passage.table is None)


def _as_asked(question: Question, party: Sequence[str]) -> str:
    """The party as the question writes it: a name whole, else from its first to its last word."""
    for name in question.names:
        if set(party) <= set(tokens(name)):
            return name
    found = [m for m in re.finditer(r"[\w&'’-]+", question.text) if set(tokens(m.group())) & set(party)]
    return question.text[found[0].start() : found[-1].end()] if found else " ".join(party)


def _spelt(library: Library, question: Question, party: Sequence[str]) -> list[frozenset[str]]:
    """The party in all its spellings, each as the stems that it takes."""
    name = " ".join(n for n in question.names if set(tokens(n)) & set(party))
    rest = frozenset(stem(w) for w in party if w not in tokens(name))
    found = parties.spellings(library, name) if name else []
    return [ways | rest for ways in found] or [frozenset(stem(w) for w in party)]


def _due(library: Library, question: Question, noun: str, chosen: _Chosen) -> _Chosen | None:
    """The things that begin or end in the year of the question; as before where it names none."""
    wanted = due.asked(question.text, question.years)
    if wanted is None:
        return chosen
    found: list[tuple[Measure, Place]] = []
    for measure in chosen.things:
        told = [(p, wanted.in_place(p)) for p in library.places_of(measure)]
        rows = [(p, fits) for p, fits in told if p.passage.table and fits is not None]
        proof = next((p for p, fits in rows or told if fits), None)
        if proof:
            found.append((measure, proof))
    if not found:
        return None
    return replace(
        chosen,
        things=[m for m, _ in found],
        which=(*chosen.which, texts.in_year(wanted.year, wanted.edge.value)),
        places=(*chosen.places, *(p for _, p in found)),
        used=chosen.used | due.WORDS,
    )


def _in_state(library: Library, question: Question, noun: str, chosen: _Chosen) -> _Chosen | None:
    """The things in the state that the question asks for, unless a year says when they must be in it."""
    if due.asked(question.text, question.years):
        return chosen
    wanted = asked_states(question.text)
    if not wanted:
        return _valued(library, question, chosen)
    for state in wanted:
        if found := [m for m in chosen.things if state.holds(m)]:
            places = [_states(library, m, state) for m in found]
            return replace(
                chosen,
                things=found,
                which=(*chosen.which, state.which),
                places=(*chosen.places, *(p for p in places if p)),
                used=chosen.used | _state_words(question, wanted[0]) | MOVING,
                state=state,
            )
    return None


def _state_words(question: Question, state: State) -> frozenset[str]:
    return frozenset(t for m in state.asked.finditer(question.text) for t in tokens(m.group()))


def _valued(library: Library, question: Question, chosen: _Chosen) -> _Chosen:
    """The things of which a short cell says what the question says besides: "vergunning verleend", "Oosterdam"; as
    before where no cell does."""
    words = [w for w in _about(library, question, chosen.things) if w not in chosen.used | _PLACED | MOVING]
    found = [(m, p) for m in chosen.things if words and (p := _cell(library, m, words))]
    if not found or len(found) == len(chosen.things):
        return chosen
    return replace(
        chosen,
        things=[m for m, _ in found],
        which=(*chosen.which, f"waarin ‘{_as_asked(question, words)}’ voorkomt"),
        places=(*chosen.places, *(p for _, p in found)),
        used=chosen.used | set(words) | _PLACED,
    )


def _cell(library: Library, measure: Measure, words: Sequence[str]) -> Place | None:
    """The row of a measure with a short cell, other than its title, that holds all of these words."""
    wanted = {stem(w) for w in words}
    for place in library.places_of(measure):
        table = place.passage.table
        if table is None or place.number >= len(table.rows):
            continue
        for cell in table.rows[place.number][1:]:
            if len(cell.split()) <= _SHORT_CELL and wanted <= set(stems(cell)) and measure.title not in cell:
                return place
    return None


def _states(library: Library, measure: Measure, state: State) -> Place | None:
    """The sentence or row that tells the status of a measure."""
    own = [
        p for p in library.places_of(measure) if p.sentence.text in measure.status or measure.status in p.sentence.text
    ]
    if not state.otherwise:
        own = [p for p in own if state.shown.search(p.sentence.text)] or own
    return next(iter(own), None)


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
