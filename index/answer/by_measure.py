"""Answers about a measure that the question names by its number."""

from collections.abc import Sequence

from index.answer import by_passage, reply, texts
from index.answer.library import Library, Place, shorten
from index.answer.question import Ask, Question
from index.answer.references import Reference
from index.dutch import codes, nouns
from index.dutch.words import stem, stems
from index.records import Answer, Kind, Measure, Outcome
from index.register import status

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
    chosen: list[list[Measure]] = []
    unknown: list[Reference] = []
    for reference in question.references:
        families = _families(library, reference, documents)
        if len(families) > 1 and len(question.references) == 1:
            return _clarify(library, question, reference, families)
        if families:
            chosen.append(families[0])
        else:
            unknown.append(reference)
    if not chosen:
        return _elsewhere(library, unknown[0], documents) or _unknown(library, unknown[0], documents)
    distinct = list({(f[0].document, f[0].row): f for f in chosen}.values())[:_MOST_MEASURES]
    made = [_one(library, question, family, len(distinct)) for family in distinct]
    missing = [texts.no_such(_name(r), "") for r in unknown]
    found = [m for m in made if m.outcome is Outcome.ANSWERED]
    if not found:
        return made[0]
    share = max(1, reply.MOST_CITATIONS // len(found))
    citations = [c for a in found for c in a.citations[:share]]
    return reply.answered("\n\n".join([*(a.text for a in found), *missing]), citations, _codes(distinct))


def find(library: Library, reference: Reference) -> list[Measure]:
    """Every measure in the register that a reference can mean, in any document."""
    bare = [m for m in library.snapshot.measures if codes.bare(m.code) == codes.bare(reference.code)]
    if reference.noun and reference.noun != "onderdeel":
        bare = [
            m
            for m in bare
            if nouns.same(m.noun, reference.noun) or (m.noun == "onderdeel" and _whole_is(library, m, reference.noun))
        ]
    return [m for m in bare if codes.normal(m.code) == reference.code] or bare


def _whole_is(library: Library, part: Measure, noun: str) -> bool:
    wholes = [m for m in library.snapshot.measures if m.document == part.document and m.code == part.parent]
    return not wholes or any(nouns.same(m.noun, noun) for m in wholes)


def _families(library: Library, reference: Reference, documents: frozenset[str]) -> list[list[Measure]]:
    """The measures that a reference can mean, by whose numbering they are in; in each the newest document first.

    A number without a noun means the kind of thing that documents number most, where they have it.
    """
    found = [m for m in find(library, reference) if not documents or m.document in documents]
    if not reference.noun and len({m.noun for m in found}) > 1:
        usual = [m for m in found if m.noun in ("maatregel", "onderdeel")]
        found = usual or found
    order = {d: n for n, d in enumerate(library.newest({m.document for m in found}))}
    found.sort(key=lambda m: (order[m.document], m.order))
    families: dict[tuple[str, str], list[Measure]] = {}
    for measure in found:
        families.setdefault((library.source(measure.document).organisation, measure.noun), []).append(measure)
    return list(families.values())


def _one(library: Library, question: Question, family: list[Measure], among: int) -> Answer:
    """The answer from the newest document that has the measure; older ones where that one is silent."""
    newest = [m for m in family if m.document == family[0].document]
    places = tuple(dict.fromkeys(p for m in newest for p in library.places_of(m)))
    source = library.source(newest[0].document)
    named = set(stems(f"{newest[0].title} {source.organisation} {source.region}"))
    besides = [w for w in question.words if stem(w) not in named]
    if question.words and question.ask is not Ask.STATUS and (besides or question.ask is not Ask.FACT):
        return _inside(library, question, family)
    if question.ask is Ask.STATUS or among > 1:
        return _status(library, question, newest, places, family, _STATUS_LENGTH // min(among, 2))
    return _summary(library, newest[0], places)


def _status(
    library: Library,
    question: Question,
    newest: list[Measure],
    places: Sequence[Place],
    family: list[Measure],
    length: int,
) -> Answer:
    measure = newest[0]
    telling = _telling(places, measure)
    older = next((m for m in family if m.document != measure.document and m.status), None)
    if not telling and older is not None:
        said = _status(library, question, [older], library.places_of(older), [older], length)
        since = texts.stand(library.source(measure.document).published)
        heading = f"{_heading(measure)}: {texts.silent_since(since)}"
        return reply.answered(f"{heading}\n{said.text}", said.citations, said.measures)
    short = sum(len(p.sentence.text) for p in places) <= length
    told = list(places) if short or any(p.passage.table for p in places[:1]) else telling or list(places)
    chosen = shorten(told, length)
    asked = by_passage.best_within(library, question, places, _IN_MEASURE) if question.words else []
    chosen = list(dict.fromkeys([*asked[:2], *chosen]))
    chosen.sort(key=lambda p: (p.passage.ordinal, p.number))
    text = _framed(library, measure, chosen)
    return reply.answered(text, reply.grouped(library, chosen), _codes([newest]))


def _telling(places: Sequence[Place], measure: Measure) -> list[Place]:
    """The places that state the status, by the same reading as the register's."""
    if any(status.in_row(p.passage.table) for p in places if p.passage.table):
        return [p for p in places if p.passage.table and status.in_row(p.passage.table)]
    prose = [p for p in places if p.passage.table is None and p.passage.kind is not Kind.FOOTNOTE]
    said = status.of([p.sentence.text for p in prose], measure.title)
    return [p for p in prose if p.sentence.text in said]


def _inside(library: Library, question: Question, family: list[Measure]) -> Answer:
    """What a measure says of something that the question asks; the newest document that says it."""
    for document in dict.fromkeys(m.document for m in family):
        own = [m for m in family if m.document == document]
        places = tuple(dict.fromkeys(p for m in own for p in library.places_of(m)))
        best = by_passage.best_within(library, question, places, _IN_MEASURE)
        if not best and question.ask is Ask.WHO and set(question.words) <= _DOING:
            best = _acting(places, own)
        if best:
            text = _framed(library, own[0], best)
            return reply.answered(text, reply.grouped(library, best), _codes([own]))
    measure = family[0]
    known = f"Wel bekend: {measure.title}." if measure.title else ""
    return Answer(Outcome.NOT_FOUND, f"{_heading(measure)} zegt daar niets over. {known}".strip())


def _acting(places: Sequence[Place], own: Sequence[Measure]) -> list[Place]:
    """The first sentences of a measure that name a party: who carries it out, where nothing else is asked."""
    parties = {party for m in own for party in m.parties}
    return [p for p in places if any(party in p.sentence.text for party in parties)][:2]


def _summary(library: Library, measure: Measure, places: Sequence[Place]) -> Answer:
    chosen = shorten(places, _SUMMARY_LENGTH)
    text = _framed(library, measure, chosen)
    return reply.answered(text, reply.grouped(library, chosen), _codes([[measure]]))


def _framed(library: Library, measure: Measure, chosen: Sequence[Place]) -> str:
    """What a measure is called, as of when, and what the chosen sentences say."""
    since = texts.stand(library.source(measure.document).published)
    return f"{_heading(measure)}, {since}: {_untitled(reply.plain(chosen), measure)}"


def _heading(measure: Measure) -> str:
    """ "Maatregel 20 (Interventie woningen realiseren)", and that it shares a row, where it does."""
    shared = f" en {texts.listed([c for c in measure.row if c != measure.code])}" if len(measure.row) > 1 else ""
    noun = measure.noun[0].upper() + measure.noun[1:]
    title = f" ({measure.title})" if measure.title else ""
    return f"{noun} {measure.code}{title}" + (f", samen met{shared.removeprefix(' en')}" if shared else "")


def _untitled(text: str, measure: Measure) -> str:
    """The text without the title that already stands before it, where what is left is still a sentence."""
    bare = text.lstrip(" :;,.–-")
    if measure.title and bare.startswith(measure.title):
        rest = bare[len(measure.title) :].lstrip(" :;,.–-")
        if rest.startswith(("(", "/")) and len(measure.row) > 1:
            rest = rest.partition(": ")[2] or rest  # what is left of the title that the row shares
        return rest if len(rest.split()) > 3 else bare
    return bare


def _codes(families: Sequence[Sequence[Measure]]) -> list[str]:
    return list(dict.fromkeys(c for family in families for c in (family[0].code, *family[0].row)))


def _name(reference: Reference) -> str:
    return (
        f"{reference.noun or 'nummer'} {reference.code.upper() if not reference.code[:1].isdigit() else reference.code}"
    )


def _clarify(library: Library, question: Question, reference: Reference, families: list[list[Measure]]) -> Answer:
    choices = []
    for family in families:
        measure = family[0]
        whose = library.source(measure.document).organisation
        choices.append(
            f"{measure.noun} {measure.code} van {whose} ({measure.title})"
            if whose
            else f"{measure.noun} {measure.code} ({measure.title})"
        )
    lines = "\n".join(f"- {choice}" for choice in choices)
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
