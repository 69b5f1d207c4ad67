"""What a question says of the numbered things that it wants: a heading, a party, a year, a state, the value of a cell.
Each leaves fewer of them, with the places that show it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.answer import due, listing, parties, roles, texts
from index.answer.library import Library, Place
from index.answer.question import Question
from index.answer.states import State
from index.answer.states import asked as asked_states
from index.answer.vocabulary import MOVING
from index.dutch import codes, nouns
from index.dutch.numbers import numbers
from index.dutch.words import fold, stem, stems, tokens
from index.records import Measure

_EVERY = frozenset(
    """alle allemaal bestaan er totaal hoort horen vallen valt opgenomen plan beleidsplan beleid hebben noem
    genoemd hele telt tellen kent omvat bevat bevatten staan staat heeft document samen precies bij elkaar
    inmiddels""".split()
)


# Words that say how a measure is concerned, and are no part of what it is about.
_BESIDES = frozenset(
    """betrokken rol speelt spelen deel neemt nemen gaan gaat over staan staat genoemd noemt vallen valt onder
    horen hoort binnen uitgevoerd voert uit doet mee noemen raken raakt""".split()
)


# "ambitie B", "hoofdstuk 4", "pijler II": a heading by its letter or number.
_LETTERED = re.compile(r"\b([^\W\d_]{4,}) ([A-Z]|[IVX]{1,4}|\d{1,2})\b(?!\s*[.,]?\d)")


# Words that say where a thing is, and are no part of the name of that place; how long a cell is that is a value.
_PLACED = frozenset("liggen ligt lagen vinden plaats gebeuren hebben bij soort".split())


_SHORT_CELL = 5
EXACTLY = 2
"""How much a whole name of a document counts against what it is called."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The things of one document that are left, what they have in common, and where that shows for each."""

    things: list[Measure]
    which: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    used: frozenset[str] = frozenset()
    state: State | None = None


def subject_words(library: Library, question: Question, pool: Sequence[Measure]) -> list[str]:
    """The words of a question that say what the things are about: neither their kind nor the name of the document."""
    source = of_source(library, pool[0])
    kind = tokens(library.source(pool[0].document).kind)
    words = (
        w for w in question.words if not nouns.singular(w) and w not in _EVERY | _BESIDES and stem(w) not in source
    )
    return [w for w in words if not numbers(w) and not any(alike(w, t) for t in kind)]


def only(chosen: Chosen, things: list[Measure], which: str) -> Chosen:
    places = tuple(
        p for m in things for p in chosen.places if codes.normal(m.code) in map(codes.normal, p.passage.codes)
    )
    return replace(chosen, things=things, which=(*chosen.which, which), places=places)


def _under(library: Library, question: Question, noun: str, chosen: Chosen) -> Chosen | None:
    """The things under a heading that the question names by its number or letter: "spoor 1", "ambitie B"."""
    asked = headings(question, noun)
    if not asked:
        return None if question.references else chosen
    found = [m for m in chosen.things if any(re.search(h, part, re.IGNORECASE) for h in asked for part in m.section)]
    lines = frozenset[str]() if found else _titles(library, question, chosen)
    found = found or [m for m in chosen.things if any(fold(p) in lines for p in m.section)]
    if not found:
        return None
    heading = next(
        p for p in found[0].section if fold(p) in lines or any(re.search(h, p, re.IGNORECASE) for h in asked)
    )
    return replace(chosen, things=found, which=(f"onder ‘{heading}’",), used=frozenset(tokens(heading)))


def _titles(library: Library, question: Question, chosen: Chosen) -> frozenset[str]:
    """What the numbered lines that a question names are called, where their numbers stand in a list and not in the
    headings: "spoor 2" for "2. Veilig fietsen"."""
    document = chosen.things[0].document
    return frozenset(
        fold(m.title)
        for r in question.references
        for m in library.snapshot.measures
        if r.noun and m.title and m.document == document and m.code == r.code and nouns.same(m.noun, r.noun)
    )


def _of_party(library: Library, question: Question, noun: str, chosen: Chosen) -> Chosen | None:
    """The things in which a party has the part that the question asks for; as before where it asks for none."""
    role = roles.asked(question.text)
    if role is None:
        return chosen
    own = [w for w in subject_words(library, question, chosen.things) if w not in due.WORDS]
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


def _due(library: Library, question: Question, noun: str, chosen: Chosen) -> Chosen | None:
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


def _in_state(library: Library, question: Question, noun: str, chosen: Chosen) -> Chosen | None:
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
                used=chosen.used | state_words(question, wanted[0]) | MOVING,
                state=state,
            )
    return None


def state_words(question: Question, state: State) -> frozenset[str]:
    """The words with which a question asks for a state."""
    return frozenset(t for m in state.asked.finditer(question.text) for t in tokens(m.group()))


def _valued(library: Library, question: Question, chosen: Chosen) -> Chosen:
    """The things of which a short cell says what the question says besides: "vergunning verleend", "Oosterdam"; as
    before where no cell does."""
    words = [w for w in subject_words(library, question, chosen.things) if w not in chosen.used | _PLACED | MOVING]
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


def headings(question: Question, noun: str) -> list[str]:
    """Patterns for the headings that a question names by number or letter, of another kind than what is listed."""
    named = [
        *((r.noun, r.code) for r in question.references if r.noun),
        *((nouns.singular(m[1]) or m[1].lower(), m[2]) for m in _LETTERED.finditer(question.text)),
    ]
    return [rf"\b{kind}\s+{re.escape(code)}\b" for kind, code in named if not nouns.same(kind, noun)]


def of_source(library: Library, measure: Measure) -> set[str]:
    source = library.source(measure.document)
    return set(stems(f"{source.title} {source.organisation} {source.region} {source.kind}"))


def alike(word: str, name: str) -> int:
    """How well a word stands for the name of a document: "agenda" and "speelagenda" for "beleidsagenda"."""
    if word == name or (len(word) > 4 and name.endswith(word)):
        return EXACTLY
    head = listing.DOCUMENT.search(name)
    return 1 if head and word.endswith(head.group()) else 0


ALL: tuple[Callable[[Library, Question, str, Chosen], Chosen | None], ...] = (_under, _of_party, _due, _in_state)
"""Each gives the things that are left, as before where the question says nothing of the kind, None where none is."""
