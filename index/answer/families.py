"""Which measures a number or a subject can mean, and the same measure in one document after another."""

from collections.abc import Iterable, Sequence

from index.answer.library import Library
from index.answer.references import Reference
from index.dutch import codes, nouns
from index.dutch.words import stems
from index.records import Measure
from index.register import status

_PART = "onderdeel"
_USUAL = "maatregel"
# A report is about a plan when it tells of at least this many of its measures.
_OF_PLAN = 3

# The same numbered thing in the documents of one organisation, the newest document first; several measures of one
# document where that has the number twice.
Family = list[Measure]


def find(library: Library, reference: Reference) -> list[Measure]:
    """Every measure in the register that a reference can mean, in any document."""
    bare = [m for m in library.snapshot.measures if codes.bare(m.code) == codes.bare(reference.code)]
    if reference.noun and reference.noun != _PART:
        bare = [
            m
            for m in bare
            if nouns.same(m.noun, reference.noun) or (m.noun == _PART and _whole_is(library, m, reference.noun))
        ]
    if not reference.noun and reference.code[:1].isdigit():
        return bare  # "nummer 4" may be M4 as well as uitgangspunt 4
    return [m for m in bare if codes.normal(m.code) == reference.code] or [m for m in bare if _is_initial(m, reference)]


def _is_initial(measure: Measure, reference: Reference) -> bool:
    """Whether the letter before a number is that of what a measure is called, where its own number has none: "A4" is
    actie 4, and neither M4 nor a road."""
    letter = codes.prefix(reference.code)
    return not letter or (not codes.prefix(measure.code) and measure.noun.startswith(letter))


def _whole_is(library: Library, part: Measure, noun: str) -> bool:
    wholes = [m for m in library.snapshot.measures if m.document == part.document and m.code == part.parent]
    return not wholes or any(nouns.same(m.noun, noun) for m in wholes)


def families(library: Library, reference: Reference, documents: frozenset[str]) -> list[Family]:
    """The measures that a reference can mean, by whose numbering they are in."""
    found = [m for m in find(library, reference) if not documents or m.document in documents]
    grouped: dict[tuple[str, str], Family] = {}
    for measure in _newest_first(library, found):
        grouped.setdefault(_numbering(library, measure), []).append(measure)
    return list(grouped.values())


def _numbering(library: Library, measure: Measure) -> tuple[str, str]:
    return library.source(measure.document).organisation, _noun_of_whole(library, measure)


def usual(library: Library, meant: list[Family]) -> list[Family]:
    """Those of maatregelen, where some are: "status 8" asks of a maatregel, which moves, and not of a doelstelling."""
    return [f for f in meant if _noun_of_whole(library, f[0]) == _USUAL] or meant


def agreed(library: Library, meant: Sequence[list[Family]]) -> list[list[Family]]:
    """What several numbers of one question can mean together: families of the numberings that have all that exist."""
    known = [{_numbering(library, f[0]) for f in found} for found in meant if found]
    common = set.intersection(*known) if known else set()
    return [[f for f in found if not common or _numbering(library, f[0]) in common] for found in meant]


def of(library: Library, measure: Measure) -> Family:
    """A measure of one document with the same measure in the other documents of that organisation."""
    house = library.source(measure.document).organisation
    noun = _noun_of_whole(library, measure)
    same = [
        m
        for m in library.snapshot.measures
        if codes.bare(m.code) == codes.bare(measure.code)
        and library.source(m.document).organisation == house
        and nouns.same(_noun_of_whole(library, m), noun)
        and (m.document == measure.document or _is_alike(m, measure))
    ]
    return _newest_first(library, same)


def _is_alike(one: Measure, other: Measure) -> bool:
    """Whether two measures with one number are about the same: an older plan may have numbered otherwise."""
    return bool(set(stems(one.title)) & set(stems(other.title))) or not one.title or not other.title


def _noun_of_whole(library: Library, measure: Measure) -> str:
    """What a document calls the thing that a part belongs to: one document calls 12c a part, another a measure."""
    if measure.noun != _PART:
        return measure.noun
    wholes = (m for m in library.snapshot.measures if m.document == measure.document and m.code == measure.parent)
    return next((m.noun for m in wholes), _USUAL)


def _newest_first(library: Library, found: Iterable[Measure]) -> Family:
    kept = list(found)
    order = {d: n for n, d in enumerate(library.newest({m.document for m in kept}))}
    return sorted(kept, key=lambda m: (order[m.document], m.order))


def parts(library: Library, family: Sequence[Measure]) -> Family:
    """The lettered parts of a measure in the newest document that has only those, where it is newer; else empty."""
    measure = family[0]
    house, published = library.source(measure.document).organisation, library.source(measure.document).published
    found = [
        m
        for m in library.snapshot.measures
        if not m.parent
        and codes.bare(codes.parent(m.code)) == codes.bare(measure.code)
        and library.source(m.document).organisation == house
        and (newer := library.source(m.document).published) is not None
        and (published is None or newer > published)
    ]
    newest = _newest_first(library, found)
    return [m for m in newest if m.document == newest[0].document]


def silent_report(library: Library, measure: Measure) -> str:
    """The newest report on the measures of this organisation, where it is newer and has not this one; else ""."""
    source = library.source(measure.document)
    house = {id_ for id_, other in library.snapshot.sources.items() if other.organisation == source.organisation}
    alike = [m for m in library.snapshot.measures if m.document in house and m.noun == measure.noun]
    reports: list[str] = []
    for id_, other in library.snapshot.sources.items():
        if id_ not in house or not source.organisation or not status.is_report(other.kind, other.title):
            continue
        told = {codes.bare(m.code) for m in alike if m.document == id_}
        if len(told & {codes.bare(m.code) for m in alike if m.document != id_}) >= _OF_PLAN:
            reports.append(id_)
    newest = next(iter(library.newest(reports)), "")
    if not newest or newest == measure.document:
        return ""
    if any(m.document == newest and codes.bare(m.code) == codes.bare(measure.code) for m in alike):
        return ""  # it has the measure: the question is about another document
    published = library.source(newest).published
    return newest if published and (source.published is None or published > source.published) else ""
