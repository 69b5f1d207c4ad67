"""How far a measure is: what the newest document that speaks of it says, with the conditions, and what it refers to."""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.answer import by_passage, families, reply, texts
from index.answer.families import Family
from index.answer.library import Library, Place, shorten
from index.answer.question import Question
from index.answer.references import Reference
from index.dutch import codes, nouns
from index.dutch.words import stems
from index.records import Answer, Kind, Measure
from index.register import status

_LENGTH = 750
# A question about something in a measure is answered from it when this share of its words is found there.
_IN_MEASURE = 0.34
_REFERS = re.compile(
    r"^(?:[a-z][.)]\s)?(?:Zie|Hiervoor zie)\b|\bzie (?:hiervoor )?(?:[^\W\d_]+ ){1,2}\d", re.IGNORECASE
)
_BESIDES = re.compile(r"\bzie (?:ook|verder)\b", re.IGNORECASE)
# The name of the column for the status, which the heading of the answer says already.
_COLUMN = re.compile(r"^(?:stand(?: van zaken)?|status|voortgang):\s+", re.IGNORECASE)
# What a measure says besides where it refers to another, in characters, when it says nothing itself.
_ONLY_REFERS, _TELLS = 90, 1.0
_MOST_REFERRED = 2
_MOST_CONDITIONS = 2
_SHARED_STEMS = 2


def told(
    library: Library, question: Question, family: Family, length: int = _LENGTH, most: int = reply.MOST_CITATIONS
) -> Answer:
    """How far the first measure of a family is; older documents where the newest is silent. most: citations."""
    newest = [m for m in family if m.document == family[0].document]
    if lettered := families.parts(library, family):
        newest = lettered
    places = _places(library, newest)
    measure = newest[0]
    older = next((m for m in family if m.document != measure.document and m.status), None)
    if older is not None and not _telling(library, places, measure):
        said = _from(library, question, [older], [older], length, most)
        since = texts.stand(library.source(measure.document).published)
        heading = f"{title(measure)}: {texts.silent_since(since)}"
        return reply.answered(f"{heading}\n{said.text}", said.citations, said.measures)
    answer = _from(library, question, newest, family, length, most)
    silent = families.silent_report(library, measure) if not lettered else ""
    if not silent:
        return answer
    since = texts.stand(library.source(silent).published)
    text = f"{texts.silent_report(library.source(silent).title, since)}\n{answer.text}"
    return reply.answered(text, answer.citations, answer.measures)


def _from(library: Library, question: Question, newest: Family, family: Family, length: int, most: int) -> Answer:
    places = _places(library, newest)
    chosen = _chosen(library, question, newest, places, length)
    text = framed(library, newest[0], chosen, len(newest) > 1 and newest[0].code != newest[-1].code)
    cited = reply.grouped(library, chosen)
    if len(cited) > most:
        cited = [library.cite(chosen)]
    named = [c for m in (family[0], *newest) for c in (m.code, *m.row)]
    for other in _referred(library, newest[0], chosen):
        said = _chosen(library, question, [other], _places(library, [other]), length // 3)
        text += f"\n{framed(library, other, said)}"
        cited += reply.grouped(library, said)
        named.append(other.code)
    return reply.answered(text, cited, named)


def _places(library: Library, measures: Sequence[Measure]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(p for m in measures for p in library.places_of(m)))


def _chosen(library: Library, question: Question, newest: Family, places: Sequence[Place], length: int) -> list[Place]:
    """The sentences that state how far it is, those that the question asks for besides, and their conditions."""
    measure = newest[0]
    asked_for = {codes.bare(r.code) for r in question.references}
    together = all(codes.bare(c) in asked_for for c in measure.row)
    own = tuple(places) if together else _apart(library, measure, places)
    short = sum(len(p.sentence.text) for p in own) <= length
    telling = list(own) if short or any(p.passage.table for p in own[:1]) else _telling(library, own, measure)
    asked = by_passage.best_within(library, question, places, _IN_MEASURE) if question.words else []
    chosen = list(dict.fromkeys([*asked[:2], *shorten(telling or list(own), length)]))
    chosen += _conditions(own, chosen)
    return sorted(dict.fromkeys(chosen), key=lambda p: (p.passage.ordinal, p.number))


def _telling(library: Library, places: Sequence[Place], measure: Measure) -> list[Place]:
    """The places that state the status, by the same reading as the register's: those of the measure itself, else the
    one of each of its parts that tells most."""
    if any(status.in_row(p.passage.table) for p in places if p.passage.table):
        return [p for p in places if p.passage.table and status.in_row(p.passage.table)]
    prose = [p for p in places if p.passage.table is None and p.passage.kind is not Kind.FOOTNOTE]
    row = {codes.normal(c) for c in measure.row}
    own = list(takewhile(lambda p: {codes.normal(c) for c in p.passage.codes} & row, prose))
    source = library.source(measure.document)
    reported = status.is_report(source.kind, source.title, measure.section[-1] if measure.section else "")
    said = status.of([p.sentence.text for p in own], measure.title, reported and len(own) == len(prose))
    if said or len(own) == len(prose):
        return [p for p in own if p.sentence.text in said]
    by_part: dict[tuple[str, ...], list[Place]] = {}
    for place in prose[len(own) :]:
        by_part.setdefault(place.passage.codes, []).append(place)
    return [
        max(part, key=lambda p: status.score(p.sentence.text, part.index(p), "", reported)) for part in by_part.values()
    ]


def _apart(library: Library, measure: Measure, places: Sequence[Place]) -> tuple[Place, ...]:
    """Of a row that measures share, what is not about the others alone; all of it where the text keeps them together.

    A sentence is about those whose titles it shares words with: titles here, or in documents that list them apart.
    """
    others = [c for c in measure.row if c != measure.code]
    if not others:
        return tuple(places)
    mine = _title_stems(library, measure, measure.code)
    theirs = frozenset().union(*(_title_stems(library, measure, c) for c in others))
    mine, theirs = mine - theirs, theirs - mine
    if not mine or not theirs:
        return tuple(places)
    said = [(p, set(stems(p.sentence.text))) for p in places]
    if not any(held & mine for p, held in said if not p.passage.table):
        return tuple(places)
    kept = tuple(p for p, held in said if p.passage.table or held & mine or not held & theirs)
    return kept or tuple(places)


def _title_stems(library: Library, measure: Measure, code: str) -> frozenset[str]:
    house = library.source(measure.document).organisation
    titles = (
        m.title
        for m in library.snapshot.measures
        if codes.bare(m.code) == codes.bare(code)
        and m.noun == measure.noun
        and library.source(m.document).organisation == house
    )
    return frozenset(s for t in titles for s in stems(t))


def _conditions(places: Sequence[Place], chosen: Sequence[Place]) -> list[Place]:
    """The sentences of the measure with a condition that turns a chosen one round: beside it, or about the same."""
    found: list[Place] = []
    for place in places:
        if place in chosen or place.passage.table or not status.CONDITION.search(place.sentence.text):
            continue
        held = set(stems(place.sentence.text))
        if any(_bears_on(place, held, other) for other in chosen):
            found.append(place)
    return found[:_MOST_CONDITIONS]


def _bears_on(place: Place, held: set[str], other: Place) -> bool:
    if place.passage.id != other.passage.id:
        return False
    shared = len(held & set(stems(other.sentence.text)))
    return shared >= _SHARED_STEMS or (shared > 0 and abs(place.number - other.number) == 1)


def _referred(library: Library, measure: Measure, chosen: Sequence[Place]) -> list[Measure]:
    """The measures that a measure points at where it says next to nothing itself."""
    refers = [p for p in chosen if _REFERS.search(p.sentence.text) and not _BESIDES.search(p.sentence.text)]
    rest = [p.sentence.text for p in chosen if p not in refers and p.sentence.text.strip(" .:") != measure.title]
    tells = any(status.score(text, 1, measure.title) >= _TELLS for text in rest)
    if not refers or tells or sum(map(len, rest)) > _ONLY_REFERS or any(p.passage.table for p in chosen):
        return []
    own = {codes.normal(c) for c in measure.row}
    said = " ".join(p.sentence.text for p in refers)
    found: list[Measure] = []
    for code in measure.references:
        named = families.find(library, Reference("", codes.normal(code)))
        same = [m for m in named if m.document == measure.document and codes.normal(m.code) not in own]
        if same and re.search(rf"(?<!\w){re.escape(code)}(?!\w)", said):
            found.append(same[0])
    return found[:_MOST_REFERRED]


def framed(library: Library, measure: Measure, chosen: Sequence[Place], parts: bool = False) -> str:
    """What a measure is called, as of when, and what the chosen sentences say. parts: they are of parts of it."""
    since = texts.stand(library.source(measure.document).published)
    name = title(measure) if not parts else f"{_noun(measure)} {codes.parent(measure.code)} ({measure.title})"
    said = reply.plain(chosen)
    return f"{name}, {since}: {said if parts else untitled(said, measure)}"


def title(measure: Measure) -> str:
    """ "Maatregel 20 (Interventie woningen realiseren)", and that it shares a row, where it does."""
    others = [c for c in measure.row if c != measure.code]
    own = f" ({measure.title})" if measure.title else ""
    return f"{_noun(measure)} {measure.code}{own}" + (texts.shared(others) if others else "")


def _noun(measure: Measure) -> str:
    return nouns.shown(measure.noun, opens=True)


def untitled(text: str, measure: Measure) -> str:
    """The text without the number and title that already stand before it, where what is left is still a sentence."""
    bare = text.lstrip(" :;,.–-")
    if len(measure.row) > 1:
        bare = re.sub(rf"^.{{0,200}}?\({re.escape(measure.row[-1])}\):\s+", "", bare)  # the titles that share the row
    numbered = "/".join(re.escape(c) for c in measure.row)
    said = re.sub(rf"^(?:{measure.noun}\s+)?{numbered}[.:)]?\s+", "", bare, flags=re.IGNORECASE)
    if measure.title and said.startswith(measure.title):
        rest = said[len(measure.title) :].lstrip(" :;,.–-")
        rest = _COLUMN.sub("", rest)
        return rest if len(rest.split()) > 3 else bare
    return bare
