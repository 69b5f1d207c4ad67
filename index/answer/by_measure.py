"""Answers about a measure that the question names by its number."""

from collections.abc import Sequence

from index.answer import by_passage, families, reply, standing, texts
from index.answer.families import Family
from index.answer.library import Library, Place, shorten
from index.answer.question import Ask, Question
from index.answer.references import Reference
from index.dutch import codes, nouns
from index.dutch.words import stem, stems
from index.records import Answer, Measure, Outcome

# "Wie voert maatregel 3 uit?" asks for parties, whatever verb it uses.
_DOING = frozenset(
    "voert voeren uitvoert uitvoeren uitgevoerd uitvoering verantwoordelijk trekker betrokken partij partijen".split()
)
_STATUS_LENGTH = 750
_SUMMARY_LENGTH = 600
_MOST_MEASURES = 4
# A question about something in a measure is answered from it when this share of its words is found there.
_IN_MEASURE = 0.34


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer:
    """Answer about the measures that a question names. documents: whose policy is meant; empty where nothing says.

    A number that does not exist gives NOT_FOUND; one that several plans have gives CLARIFY with the choices.
    """
    chosen: list[Family] = []
    unknown: list[Reference] = []
    each = families.agreed(library, [families.families(library, r, documents) for r in question.references])
    for reference, possible in zip(question.references, each, strict=True):
        bare = question.ask is Ask.STATUS and not reference.noun
        meant = families.usual(library, possible) if bare else possible
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
    missing = [texts.no_such(_name(r), "") for r in unknown]
    found = [m for m in made if m.outcome is Outcome.ANSWERED]
    if not found:
        return made[0]
    share = max(1, reply.MOST_CITATIONS // len(found))
    citations = [c for a in found for c in a.citations[:share]]
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
    source = library.source(newest[0].document)
    named = set(stems(f"{newest[0].title} {source.organisation} {source.region}"))
    besides = [w for w in question.words if stem(w) not in named]
    if question.words and question.ask is not Ask.STATUS and (besides or question.ask is not Ask.FACT):
        return _inside(library, question, family)
    if question.ask is Ask.STATUS or among > 1:
        return standing.told(library, question, family, _STATUS_LENGTH // min(among, 2))
    places = tuple(dict.fromkeys(p for m in newest for p in library.places_of(m)))
    return _summary(library, newest[0], places)


def _inside(library: Library, question: Question, family: Family) -> Answer:
    """What a measure says of something that the question asks; the newest document that says it."""
    for document in dict.fromkeys(m.document for m in family):
        own = [m for m in family if m.document == document]
        places = tuple(dict.fromkeys(p for m in own for p in library.places_of(m)))
        best = by_passage.best_within(library, question, places, _IN_MEASURE)
        if not best and question.ask is Ask.WHO and set(question.words) <= _DOING:
            best = _acting(places, own)
        if best:
            text = standing.framed(library, own[0], best)
            return reply.answered(text, reply.grouped(library, best), _codes([own]))
    measure = family[0]
    known = f"Wel bekend: {measure.title}." if measure.title else ""
    return Answer(Outcome.NOT_FOUND, f"{standing.title(measure)} zegt daar niets over. {known}".strip())


def _acting(places: Sequence[Place], own: Sequence[Measure]) -> list[Place]:
    """The first sentences of a measure that name a party: who carries it out, where nothing else is asked."""
    parties = {party for m in own for party in m.parties}
    return [p for p in places if any(party in p.sentence.text for party in parties)][:2]


def _summary(library: Library, measure: Measure, places: Sequence[Place]) -> Answer:
    chosen = shorten(places, _SUMMARY_LENGTH)
    text = standing.framed(library, measure, chosen)
    return reply.answered(text, reply.grouped(library, chosen), _codes([[measure]]))


def _codes(among: Sequence[Family]) -> list[str]:
    return list(dict.fromkeys(c for family in among for c in (family[0].code, *family[0].row)))


def _name(reference: Reference) -> str:
    return (
        f"{reference.noun or 'nummer'} {reference.code.upper() if not reference.code[:1].isdigit() else reference.code}"
    )


def _clarify(library: Library, reference: Reference, meant: Sequence[Family]) -> Answer:
    choices = []
    for family in meant:
        measure = family[0]
        whose = library.source(measure.document).organisation
        choices.append(
            f"{measure.noun} {measure.code} van {whose} ({measure.title})"
            if whose
            else f"{measure.noun} {measure.code} ({measure.title})"
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
