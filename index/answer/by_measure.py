"""Answers about a measure that the question names by its number."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.answer import by_passage, families, gate, listing, reply, sides, standing, texts
from index.answer.families import Family
from index.answer.library import Library, Place, shorten
from index.answer.question import Ask, Question
from index.answer.references import Reference
from index.answer.vocabulary import MOVING
from index.dutch import codes, nouns
from index.dutch.words import stem, stems, tokens
from index.records import Answer, Measure, Outcome, Source

# "Wie voert maatregel 3 uit?" asks for parties, whatever verb it uses.
_DOING = frozenset(
    "voert voeren uitvoert uitvoeren uitgevoerd uitvoering verantwoordelijk trekker betrokken partij partijen".split()
)
_RANGE = re.compile(r"\bt\s?/?\s?m\b|\btot en met\b|\d[a-z]?\s?[-–]\s?[A-Za-z]?\d", re.IGNORECASE)
# The parts of a measure, all of them: "uit welke onderdelen bestaat maatregel 3?".
_PARTS = re.compile(r"\b(?:onderdelen|deelmaatregelen|deelacties|subacties|submaatregelen)\b", re.IGNORECASE)
_STATUS_LENGTH = 750
_SUMMARY_LENGTH = 600
_MOST_MEASURES = 4
# A question about something in a measure is answered from it when this share of its words is found there.
_IN_MEASURE = 0.34
# What these ask for has no form by which an answer to something else shows.
_LOOSE = frozenset({Ask.FACT, Ask.LIST, Ask.HOW, Ask.WHERE})
# Letters that a short name of a document shares with its full one.
_SHORTENED = 5


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer:
    """Answer about the measures that a question names. documents: whose policy is meant; empty where nothing says.

    A number that does not exist gives NOT_FOUND; one that several plans have gives CLARIFY with the choices.
    """
    chosen: list[Family] = []
    unknown: list[Reference] = []
    each = families.agreed(library, [families.families(library, r, documents) for r in question.references])
    for reference, possible in zip(question.references, each, strict=True):
        moves = question.ask is Ask.STATUS or (question.words and set(question.words) <= MOVING)
        bare = moves and not reference.noun
        meant = families.usual(library, possible) if bare else possible
        meant = _called(library, question, meant)
        if len(meant) > 1:
            return _clarify(library, reference, meant)
        if meant:
            chosen.append(meant[0])
        else:
            unknown.append(reference)
    if not chosen:
        return _elsewhere(library, unknown[0], documents) or _unknown(library, unknown[0], documents)
    distinct = _distinct(chosen)[:_MOST_MEASURES]
    made = [_one(library, question, family, len(distinct)) for family in distinct]
    # Of a range, those that are not there are left out; what the question names one by one is missed.
    missing = [texts.no_such(_name(r), "") for r in unknown if not _RANGE.search(question.text)]
    if len(made) == 1 and not missing:
        return made[0]
    found = [m for m in made if m.outcome is Outcome.ANSWERED]
    if not found:
        return made[0]
    citations = [c for a in found for c in a.citations]
    return reply.answered("\n\n".join([*(a.text for a in found), *missing]), citations, _codes(distinct))


def _distinct(chosen: Sequence[Family]) -> list[Family]:
    """The families asked for, a row that several of them share once."""
    found: dict[tuple[str, tuple[str, ...]], Family] = {}
    for family in chosen:
        found.setdefault((family[0].document, family[0].row), family)
    return list(found.values())


def find(library: Library, reference: Reference) -> list[Measure]:
    """Every measure in the register that a reference can mean, in any document."""
    return families.find(library, reference)


def _one(library: Library, question: Question, family: Family, among: int) -> Answer:
    """The answer from the newest document that has the measure; older ones where that one is silent."""
    newest = [m for m in family if m.document == family[0].document]
    besides = _besides(library, question, family)
    if _PARTS.search(question.text) and not besides and (listed := _parts(library, question, newest[0])):
        return listed
    if question.ask is not Ask.STATUS and (besides or (question.words and question.ask is not Ask.FACT)):
        return _inside(library, question, family, besides)
    places = tuple(dict.fromkeys(p for m in newest for p in library.places_of(m)))
    if not places:
        return _contents(library, newest[0])
    if question.ask is Ask.STATUS or among > 1:
        asked = question if besides else replace(question, words=())
        most = max(1, reply.MOST_CITATIONS // among)
        return standing.told(library, asked, family, _STATUS_LENGTH // min(among, 2), most)
    return _summary(library, newest[0], places)


def _parts(library: Library, question: Question, whole: Measure) -> Answer | None:
    """The lettered parts of a measure as a list, where a question asks for no more than those."""
    if question.ask not in (Ask.LIST, Ask.COUNT, Ask.FACT):
        return None
    parts = [m for m in library.snapshot.measures if m.document == whole.document and m.parent == whole.code]
    first = next(iter(parts), None)
    which = texts.of_whole(whole.title)
    told = listing.told(library, first.noun, parts, which) if first and len(parts) > 1 else None
    return told if told and gate.passes(told) else None  # else what it says in running text will do


def _besides(library: Library, question: Question, family: Family) -> tuple[str, ...]:
    """The words of a question that do not name the measure, its document or whose it is."""
    sources = [library.source(m.document) for m in family]
    titles = " ".join(f"{m.title} {m.section[-1] if m.section else ''}" for m in family)
    named = set(stems(f"{titles} {' '.join(f'{s.organisation} {s.region}' for s in sources)}"))
    return tuple(w for w in question.words if stem(w) not in named and not any(_calls(w, s) for s in sources))


def _calls(word: str, source: Source) -> bool:
    """Whether a word is a name for a document, in full or in short: "klimaatplan" for "Klimaatadaptatieplan"."""
    for name in tokens(f"{source.title} {source.kind}"):
        if stem(word) == stem(name) or (name.startswith(word) and listing.DOCUMENT.fullmatch(name[len(word) :])):
            return True
        kind = listing.DOCUMENT.search(word)
        if kind and name.endswith(kind.group()) and name[:_SHORTENED] == word[:_SHORTENED]:
            return True
    return False


def _called(library: Library, question: Question, meant: list[Family]) -> list[Family]:
    """Of the families that a number can mean, those of the document that the question names, where it names one."""
    called = [f for f in meant if any(_calls(w, library.source(m.document)) for w in question.words for m in f)]
    return called if len(called) == 1 else meant


def _inside(library: Library, question: Question, family: Family, besides: Sequence[str]) -> Answer:
    """What a measure says of something that the question asks; the newest document that says it."""
    # The words that name the measure say nothing of which of its sentences is meant.
    asked = replace(question, words=tuple(besides)) if besides else question
    editions = [[m for m in family if m.document == d] for d in dict.fromkeys(m.document for m in family)]
    told = [(own, tuple(dict.fromkeys(p for m in own for p in library.places_of(m)))) for own in editions]
    for way in _ways(library, question, asked, sides.asked(question, besides)):
        for own, places in told:
            if best := way(own, places):
                return _of_side(library, question, own, places, best)
    measure = family[0]
    known = texts.known(next((m.status for m in family if m.status), ""))
    name = standing.title(measure) + ("," if len(measure.row) > 1 else "")
    titles = [library.source(m.document).title for m in family]
    silent = texts.measure_silent(name, list(dict.fromkeys(titles)))
    return Answer(Outcome.NOT_FOUND, f"{silent} {known}".strip())


def side(library: Library, question: Question, family: Family) -> Answer | None:
    """What a measure says of the side that a question asks for; the newest document that says it, None where none
    does."""
    for document in dict.fromkeys(m.document for m in family):
        own = [m for m in family if m.document == document]
        places = tuple(dict.fromkeys(p for m in own for p in library.places_of(m)))
        if best := sides.told(question, places):
            return _of_side(library, question, own, places, best)
    return None


def _of_side(
    library: Library, question: Question, own: Family, places: Sequence[Place], best: Sequence[Place]
) -> Answer:
    chosen = sides.reasons(places, best) if question.ask is Ask.WHY else best
    text = standing.framed(library, own[0], chosen)
    return reply.answered(text, reply.grouped(library, chosen), _codes([own]))


_Way = Callable[[Family, Sequence[Place]], list[Place]]


def _ways(library: Library, question: Question, asked: Question, aside: bool) -> list[_Way]:
    """The ways to find what a measure says, the surest first. aside: nothing more is asked than a side of it."""
    found: list[_Way] = [lambda own, places: sides.told(question, places)] if aside else []
    if aside and sides.for_leader(question):
        return found
    found.append(lambda own, places: by_passage.best_within(library, asked, places, _IN_MEASURE))
    if question.ask in _LOOSE:  # the title may say it: "welke monitors noemt maatregel 5 (Monitor opzetten)?"
        found.append(lambda own, places: by_passage.best_within(library, question, places, _IN_MEASURE))
    if question.ask is Ask.WHO and set(question.words) <= _DOING:
        found.append(lambda own, places: _acting(places, own))
    return found


def _acting(places: Sequence[Place], own: Sequence[Measure]) -> list[Place]:
    """The first sentences of a measure that name a party: who carries it out, where nothing else is asked."""
    parties = {party for m in own for party in m.parties}
    return [p for p in places if any(party in p.sentence.text for party in parties)][:2]


def _contents(library: Library, measure: Measure) -> Answer:
    """What stands under a numbered heading that has no text of its own: "Ambitie II" with its measures."""
    depth = len(measure.section)
    under = [
        m
        for m in library.snapshot.measures
        if m.document == measure.document and m.section[:depth] == measure.section and m.code != measure.code
    ]
    whole = [m for m in under if not m.parent and m.noun == under[0].noun]
    told = listing.told(library, whole[0].noun, whole, f"onder ‘{measure.section[-1]}’") if whole else None
    return told or Answer(Outcome.NOT_FOUND, texts.no_text(standing.title(measure)))


def _summary(library: Library, measure: Measure, places: Sequence[Place]) -> Answer:
    chosen = shorten(places, _SUMMARY_LENGTH)
    text = standing.framed(library, measure, chosen)
    return reply.answered(text, reply.grouped(library, chosen), _codes([[measure]]))


def _codes(among: Sequence[Family]) -> list[str]:
    return list(dict.fromkeys(c for family in among for c in (family[0].code, *family[0].row)))


def _name(reference: Reference) -> str:
    code = reference.code if reference.code[:1].isdigit() else reference.code.upper()
    return f"{nouns.shown(reference.noun or 'nummer')} {code}"


def _clarify(library: Library, reference: Reference, meant: Sequence[Family]) -> Answer:
    choices = []
    for family in meant:
        measure = family[0]
        whose = library.source(measure.document).organisation
        choices.append(
            f"{nouns.shown(measure.noun)} {measure.code} van {whose} ({measure.title})"
            if whose
            else f"{nouns.shown(measure.noun)} {measure.code} ({measure.title})"
        )
    lines = "\n".join(f"{n}. {choice}" for n, choice in enumerate(choices, 1))
    return Answer(
        Outcome.CLARIFY,
        f"Er zijn meer dingen met nummer {reference.code}. {texts.ASK_WHOSE}\n{lines}",
        choices=tuple(choices),
    )


def _elsewhere(library: Library, reference: Reference, documents: frozenset[str]) -> Answer | None:
    """That those whose policy is asked for have no such number, and who does; None where nobody has it."""
    found = find(library, reference) if documents else []
    if not found:
        return None
    houses = {library.source(d).organisation for d in documents}
    if houses == {library.source(m.document).organisation for m in found}:
        order = library.newest({m.document for m in found})
        own = library.newest(documents)
        titles = [[library.source(d).title for d in among] for among in (own, order)]
        return Answer(Outcome.NOT_FOUND, texts.other_documents_have(_name(reference), *titles))
    asked = texts.listed(sorted({library.source(d).organisation or library.source(d).title for d in documents}))
    others = texts.listed(sorted({library.source(m.document).organisation or m.document for m in found}))
    return Answer(Outcome.NOT_FOUND, texts.others_have(_name(reference), asked, others))


def _unknown(library: Library, reference: Reference, documents: frozenset[str]) -> Answer:
    same = [m for m in library.snapshot.measures if not m.parent and nouns.same(m.noun, reference.noun or "maatregel")]
    same = [m for m in same if not documents or m.document in documents] or same
    known = ""
    if same:
        whose = library.newest({m.document for m in same})[0]
        listed = sorted({m.code for m in same if m.document == whose}, key=codes.order)
        plural = f"De nummers bij ‘{same[0].noun}’ lopen van {listed[0]} tot en met {listed[-1]}"
        known = f"{plural} ({library.source(whose).title})."
    return Answer(Outcome.NOT_FOUND, texts.no_such(_name(reference), known))
