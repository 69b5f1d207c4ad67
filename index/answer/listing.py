"""A list of numbered things as an answer: within the limits, proved, and held against the document's own total."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from index.answer import reply, texts
from index.answer.library import Library, Place
from index.answer.vocabulary import DOCUMENTS
from index.dutch import codes, nouns
from index.dutch.numbers import numbers
from index.dutch.words import stem, stems
from index.records import Answer, Citation, Measure
from index.register import facts

DOCUMENT = re.compile(rf"(?:{'|'.join(DOCUMENTS)})$")
"""What documents of policy are called, as the last part of a word."""
_LONG_TITLE, _SHORT_TITLE = 90, 40
# Characters for the lines of a list; what is left of the limit is for its heading, its totals and what is left out.
_ROOM = 1180
# A quotation that is longer takes no further sentence.
_LONG_QUOTE = 600
# The number of a heading: "3.1 Wonen".
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[^\W\d_]{2})")
# What a document may put between a number and what it counts: "eenendertig onderliggende maatregelen".
_BETWEEN = 1
# A sentence with one of these counts the things of another plan.
_OTHERS = re.compile(r"\b(?:vorige|vorig|eerdere|eerder|voorgaande|oude|oorspronkelijke)\b", re.IGNORECASE)


def told(
    library: Library,
    noun: str,
    found: Sequence[Measure],
    which: str,
    about: Sequence[str] = (),
    shown: re.Pattern[str] | None = None,
    proofs: Sequence[Place] = (),
) -> Answer | None:
    """These things of one document as a list. which: what they have in common, "" for all that the document has;
    about: words that show why each is in the list; shown: how a status says so; proofs: where each shows, where known.
    """
    if not found:
        return None
    listed = sorted(found, key=lambda m: m.order)
    source = library.source(listed[0].document)
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}"
    number = len(listed)
    plural = noun if number == 1 else nouns.plural(noun)
    common = texts.in_singular(which) if number == 1 else which
    heading = f"{number} {plural} {common}".strip() + f" ({whose}):"
    # How many have a party or a year in common no document counts.
    total = [] if proofs and not shown else _own_total(library, noun, listed, shown, which)
    counted = [library.cite([place]) for place, _ in total[:1]]
    own = [] if about or shown or proofs else _headings(library, listed)
    if not own:
        places = proofs or _proofs(library, noun, listed, about, shown)
        own = _cited(library, places, _headed(library, listed))
    lines = [heading, *(texts.other_total(said, number) for _, said in total[:1] if said != number), *_lines(listed)]
    cited = [*counted, *own]
    if len(cited) > reply.MOST_CITATIONS:
        lines.append(texts.more_proof(noun))
    return reply.listing("\n".join(lines), cited, [m.code for m in listed])


def _lines(listed: Sequence[Measure]) -> list[str]:
    """A line for each; titles are cut where there are many, and numbers alone stand for those that do not fit."""
    for longest in (_LONG_TITLE, _SHORT_TITLE):
        lines = [f"{m.code}. {_cut(m.title, longest)}".rstrip(". ") for m in listed]
        if sum(len(line) + 1 for line in lines) <= _ROOM:
            return lines
    kept: list[str] = []
    for line in lines:
        if sum(len(k) + 1 for k in kept) + len(line) > _ROOM:
            break
        kept.append(line)
    return [*kept, texts.left_out([m.code for m in listed[len(kept) :]], listed[0].noun)]


def _cut(title: str, longest: int) -> str:
    return title if len(title) <= longest else title[: longest - 2].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"


def _own_total(
    library: Library, noun: str, listed: Sequence[Measure], shown: re.Pattern[str] | None, which: str
) -> list[tuple[Place, int]]:
    """The sentences in which the document itself counts these things, with its count; one that agrees first.

    A count that differs is one of the same things only where it speaks of all of them, or of the same state.
    """
    found: list[tuple[Place, int]] = []
    for passage in library.snapshot.passages:
        if passage.document != listed[0].document or passage.table:
            continue
        for n, sentence in enumerate(passage.sentences):
            counts = _counts(sentence.text, noun, shown)
            if len(listed) in counts and not passage.codes:
                return [(Place(passage, n), len(listed))]
            if counts and (shown or (not which and 2 * max(counts) > len(listed))) and not passage.codes:
                found.append((Place(passage, n), max(counts)))
    return sorted(found, key=lambda f: -f[1])[:1]


def _counts(text: str, noun: str, shown: re.Pattern[str] | None) -> list[int]:
    """How many of these things a sentence counts: "bestaat uit negen maatregelen"; with a state: "drie vertraagd"."""
    words = re.findall(r"[\w-]+", text)
    plural = nouns.plural(noun)
    if not any(w.lower() == plural for w in words) or _OTHERS.search(text):
        return []
    if shown is None:
        counted = [words[max(0, i - 1 - _BETWEEN) : i] for i, w in enumerate(words) if w.lower() == plural]
    else:
        counted = [re.findall(r"[\w-]+", text[: m.start()])[-1:] for m in shown.finditer(text)]
    values = [int(v) for before in counted for w in before for v in numbers(w) if v == int(v)]
    return [v for v in values if v < 1000]


def _proofs(
    library: Library, noun: str, listed: Sequence[Measure], about: Sequence[str], shown: re.Pattern[str] | None
) -> list[Place]:
    """The places that prove a list: first the document's own sentence that names most of the numbers, then one of
    each."""
    own = [p for m in listed if (p := _evidence(library, m, about, shown))]
    overview = None if about or shown else _overview(library, noun, listed)
    places = [overview, *own] if overview else own
    return [next(same) for _, same in groupby(places)]


def _cited(library: Library, places: Sequence[Place], titles: Mapping[str, str]) -> list[Citation]:
    """Citations for the places that prove a list, in reading order: rows of one table together, and sentences under the
    headings of their things. titles: by the id of a passage the heading of its thing."""
    found: list[tuple[_Key, list[Place]]] = []
    for place in sorted(dict.fromkeys(places), key=lambda p: (p.passage.ordinal, p.number)):
        key = _key(place)
        if found and found[-1][0] == key and sum(len(p.sentence.quote) for p in found[-1][1]) < _LONG_QUOTE:
            found[-1][1].append(place)
        else:
            found.append((key, [place]))
    return [_quoted(library, same, titles) for _, same in found]


_Key = tuple[int, tuple[str, ...]]


def _key(place: Place) -> _Key:
    table = place.passage.table
    return place.sentence.page, table.header if table else place.passage.path[:-1]


def _quoted(library: Library, places: Sequence[Place], titles: Mapping[str, str]) -> Citation:
    whole = library.cite(places)
    if places[0].passage.table is not None or not any(p.passage.id in titles for p in places):
        return whole
    pieces: list[str] = []
    for place in places:
        heading = titles.get(place.passage.id, "")
        pieces += [*([heading] if heading and heading not in pieces else []), place.sentence.quote]
    return replace(whole, quote=" [...] ".join(pieces))


def _headed(library: Library, listed: Sequence[Measure]) -> dict[str, str]:
    """By the id of a passage the heading of the thing that it belongs to, where that has one of its own."""
    headed = [m for m in listed if _has_heading(m)]
    return {p.passage.id: _plain(m.section[-1]) for m in headed for p in library.places_of(m)}


def _headings(library: Library, listed: Sequence[Measure]) -> list[Citation]:
    """The headings of things that each stand under their own, below the heading that they share: a citation for each
    page. Empty where one stands in a table or list."""
    by_page: dict[int, list[tuple[Measure, Place]]] = {}
    for measure in listed:
        first = next(iter(library.places_of(measure)), None)
        if first is None or not _has_heading(measure):
            return []
        by_page.setdefault(first.sentence.page, []).append((measure, first))
    return [_under_heading(library, same) for same in by_page.values()]


def _has_heading(measure: Measure) -> bool:
    own = measure.section[-1] if measure.section else ""
    return len(measure.section) > 1 and bool(measure.title) and measure.title in own and measure.code in own


def _under_heading(library: Library, same: Sequence[tuple[Measure, Place]]) -> Citation:
    """One quotation of the headings of these things, in reading order, after the heading above each."""
    paths = [h for m, _ in same for h in m.section[-2:]]
    named = tuple(dict.fromkeys(c for m, _ in same for c in m.row))
    first = library.cite([same[0][1]])
    quote = " [...] ".join(map(_plain, dict.fromkeys(paths)))
    return replace(first, section=same[0][0].section[:-1], measures=named, quote=quote)


def _plain(heading: str) -> str:
    """A heading without the number before it, which some formats print and do not hold."""
    return _NUMBER.sub("", heading)


def _overview(library: Library, noun: str, listed: Sequence[Measure]) -> Place | None:
    """The sentence that names most of these numbers, where it names at least half of them: "M01 tot en met M08"."""
    wanted = {codes.bare(m.code) for m in listed}
    best, most = None, max(1, len(wanted) // 2)
    for passage in library.snapshot.passages:
        if passage.document != listed[0].document or passage.table:
            continue
        for n, sentence in enumerate(passage.sentences):
            named = {codes.bare(c) for c in facts.references(sentence.text, {})} & wanted
            if len(named) > most and any(nouns.same(f, noun) for f in nouns.nouns(sentence.text)):
                best, most = Place(passage, n), len(named)
    return best


def _evidence(library: Library, measure: Measure, about: Sequence[str], shown: re.Pattern[str] | None) -> Place | None:
    """The sentence of a measure that shows why it is in the list: the one that holds the subject, else its title."""
    places = library.places_of(measure)
    if shown:
        places = tuple(p for p in places if shown.search(p.sentence.text)) or places
    wanted = {stem(w) for w in about}
    scored = [(len(wanted & set(stems(p.sentence.text))), -n, p) for n, p in enumerate(places)]
    return max(scored, key=lambda s: s[:2])[2] if scored else None
