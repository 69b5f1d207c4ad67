"""Where another document gives another date or another status for the same thing than an answer quotes.

Precision comes first. A date: both sentences speak of the same event in the same word family, of the same thing by its
number or by most of their other words, with the same rank ("fase 2", "eerste"). A status: of one numbered thing, where
the later document goes back on what the earlier one says is over; that a measure has moved on is no contradiction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.answer import families
from index.answer.library import Library, Place
from index.answer.question import Question
from index.dutch import codes, dates, nouns
from index.dutch.sentences import spans
from index.dutch.words import fold, stems, tokens
from index.records import Answer, Citation, Measure

_EVENTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\boplever\w*|\bopgeleverd\w*|\b(?:is|zijn|wordt|worden) (?:\w+ ){0,3}(?:gereed|klaar)\b|"
        r"\bafgerond\b|\bafronding\b|\bvoltooi\w*",
        r"\b(?:start|starten|startte|gestart|begint|beginnen|begonnen|aanvang|van start)\b",
        r"\bvastgesteld\b|\bvaststelling\b|\bstelt? .{1,60} vast\b|\bbesluit\b|\bbesloten\b|\bbesluitvorming\b",
        r"\bopent\b|\bopening\b|\bgeopend\b",
        r"\bingangsdatum\b|\bgaat (?:\w+ ){0,4}in\b|\bingegaan\b|\bin werking\b|\bvan kracht\b|"
        r"\binvoering\b|\bingevoerd\b",
        r"\beinddatum\b|\beindigt\b|\bloopt (?:\w+ ){0,3}(?:tot|af)\b|\bafgelopen op\b",
    )
)
_RANK = re.compile(
    r"\b(?:eerste|tweede|derde|vierde|vijfde|laatste|volgende|nieuwe|fase|deel|tranche|ronde|jaarlijks\w*|elk|elke|ieder|"
    r"iedere)\b(?:\s\d+)?",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\bvan\b.*\bnaar\b", re.IGNORECASE)
# Words that only say that a date is planned or moved, or how exact it is.
_PLANNED = re.compile(
    r"\b(?:\w*schui\w+|\w*schoven|verplaatst|uitgesteld|gepland\w*|planning|voorzien|verwacht\w*|najaar|voorjaar|zomer|"
    r"winter|medio|eind|begin|kwartaal|vindt|plaats|datum)\b",
    re.IGNORECASE,
)
_NEAR = 70  # characters between an event and its date
_SHARED, _SHARED_NUMBERED = 0.5, 0.3
_HELD = 0.45

# What is over, and what a thing that is over cannot be.
_OVER = re.compile(
    r"\b(?:is|zijn|werd|werden)\b.{0,40}\b(?:afgerond|voltooid|gerealiseerd|opgeleverd)\b|"
    r"^(?:status: )?(?:afgerond|voltooid|gerealiseerd|opgeleverd|gestopt|vervallen)\b|"
    r"\b(?:is|zijn)\b.{0,30}\b(?:gestopt|vervallen|geschrapt)\b",
    re.IGNORECASE,
)
_GOING = re.compile(
    r"\bnog niet (?:gestart|begonnen|afgerond|gerealiseerd|opgeleverd|klaar)\b|"
    r"\bin (?:volle )?(?:uitvoering|voorbereiding)\b|"
    r"\b(?:is|zijn|loopt|ligt|wordt)\b.{0,30}\b(?:vertraagd|vertraging|uitgesteld)\b|^(?:status: )?(?:vertraagd|loopt|"
    r"in uitvoering|op schema|nog niet gestart|uitgesteld)\b|\bloopt nog\b|\bligt stil\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:niet|nog|deels|gedeeltelijk|bijna|als|zodra|wanneer|tot|zal|zullen|onderdeel)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clash:
    """What another document says otherwise. own: the document that the answer quotes; other: the other's words."""

    own: str
    place: Place
    other: str
    is_date: bool


@dataclass(frozen=True, slots=True)
class _Event:
    place: Place
    kind: int
    date: dates.Found
    days: frozenset[str]
    ranks: frozenset[str]
    words: frozenset[str]


class Clashes:
    """Finds them. The dated events of all documents are read once."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def over(self, question: Question, answer: Answer) -> Iterator[Clash]:
        """What contradicts an answer: dates that it tells, then the status of its measures."""
        yield from self._dates(question, answer)
        yield from self._statuses(answer)

    def _dates(self, question: Question, answer: Answer) -> Iterator[Clash]:
        said = fold(answer.text)
        for own in self._events:
            if (
                fold(own.date.text) not in said
                or not _quotes(answer.citations, own.place)
                or not self._is_asked(question, own)
            ):
                continue
            for other in self._events:
                if self._is_other(own, other) and fold(other.place.sentence.text) not in said:
                    yield Clash(own.place.passage.document, other.place, other.date.text, is_date=True)

    def _is_asked(self, question: Question, event: _Event) -> bool:
        """Whether the question is about an event: one of its words stands in the sentence, or its number is asked."""
        if question.references:
            asked = {codes.normal(r.code) for r in question.references}
            return bool(asked & {codes.normal(c) for c in event.place.passage.codes})
        source = self._library.source(event.place.passage.document)
        whose = f"{source.title} {source.organisation} {source.region}"
        held = event.words | set(stems(f"{event.place.sentence.text} {whose}"))
        return bool(question.words) and all(self._library.lexicon.want(w).cover(held) >= _HELD for w in question.words)

    def _is_other(self, own: _Event, other: _Event) -> bool:
        """Whether the other event is the same one at another date, in another document of the same house."""
        one, two = own.place.passage, other.place.passage
        ours, yours = self._library.source(one.document), self._library.source(two.document)
        same_house = one.document != two.document and ours.organisation == yours.organisation
        if not same_house or own.kind != other.kind or own.ranks != other.ranks or not _differ(own, other):
            return False
        numbers = [{codes.normal(c) for c in p.codes} for p in (one, two)]
        numbered = bool(numbers[0] & numbers[1]) and nouns.same(one.noun, two.noun)
        if all(numbers) and not numbered:
            return False
        weight = self._library.lexicon.weight
        shared = own.words & other.words
        least = min(sum(map(weight, own.words)), sum(map(weight, other.words)))
        enough = _SHARED_NUMBERED if numbered else _SHARED
        if numbered and not (own.words and other.words):
            return True  # "Oplevering: mei 2025" is of the numbered thing as a whole
        return len(shared) >= (1 if numbered else 2) and sum(map(weight, shared)) >= enough * least

    @cached_property
    def _events(self) -> tuple[_Event, ...]:
        found: list[_Event] = []
        for passage in self._library.snapshot.passages:
            for n in range(len(passage.sentences)):
                found.extend(_events(Place(passage, n)))
        return tuple(found)

    def _statuses(self, answer: Answer) -> Iterator[Clash]:
        cited = {c.document: c.published for c in answer.citations}
        for measure in self._library.snapshot.measures:
            if measure.document not in cited or measure.code not in answer.measures or not measure.status:
                continue
            for other in families.of(self._library, measure):
                if other.document not in cited and self._goes_back(measure, other):
                    place = self._place(other)
                    if place and _quotes(answer.citations, self._place(measure)):
                        yield Clash(measure.document, place, place.sentence.text, is_date=False)

    def _goes_back(self, one: Measure, other: Measure) -> bool:
        """Whether the older of two says that it is over, and the newer that it is not."""
        dated = [self._library.source(m.document).published for m in (one, other)]
        if dated[0] is None or dated[1] is None:
            return False
        older, newer = (one, other) if dated[0] < dated[1] else (other, one)
        return _is_over(older.status) and bool(_GOING.search(newer.status)) and not _is_over(newer.status)

    def _place(self, measure: Measure) -> Place | None:
        """The sentence of a measure that says how far it is."""
        for place in self._library.places_of(measure):
            text = place.sentence.text
            if text in measure.status and (_is_over(text) or _GOING.search(text)):
                return place
        return None


def _is_over(status: str) -> bool:
    found = _OVER.search(status)
    return bool(found) and not _TURNED.search(status[max(0, found.start() - 40) : found.end()] if found else "")


def _events(place: Place) -> Iterator[_Event]:
    """The dated events of a sentence, or of the sentences in the cells of a row, which are about what its first cells
    name."""
    table = place.passage.table
    if table is None:
        yield from _event(place, place.sentence.text, "")
        return
    cells = table.rows[place.number] if place.number < len(table.rows) else ()
    for cell in cells:
        for start, end in spans(cell):
            numbered = bool(place.passage.codes)
            yield from _event(place, cell[start:end], "" if numbered else " ".join(cells[:2]))


def _event(place: Place, text: str, about: str) -> Iterator[_Event]:
    """The one event of a sentence with its date; none where it has several, or its date is of something else."""
    said = list(dates.dates(text))
    kinds = [(n, m) for n, pattern in enumerate(_EVENTS) for m in [pattern.search(text)] if m]
    if len(kinds) != 1 or not 0 < len(said) <= 2:
        return
    kind, event = kinds[0]
    date = said[-1]
    if len(said) == 2 and not _MOVED.search(text):
        return
    if abs(date.start - event.end()) > _NEAR and abs(event.start() - date.end) > _NEAR:
        return
    words = f"{about} {text}"
    for found in said:
        words = words.replace(found.text, " ")
    kept = frozenset(stems(_PLANNED.sub(" ", _EVENTS[kind].sub(" ", words)))) - {
        t for t in tokens(words) if t.isdigit()
    }
    ranks = frozenset(fold(m.group()) for m in _RANK.finditer(words))
    yield _Event(place, kind, date, frozenset(d.day for d in said), ranks, kept)


def _differ(one: _Event, other: _Event) -> bool:
    """Whether two dates exclude each other: none is a part of the other, as a month is of its year."""
    a, b = one.date.day, other.date.day
    if b in one.days:
        return False
    if "Q" in a + b:
        return a[:4] != b[:4]
    return a[:4].isdigit() and b[:4].isdigit() and not a.startswith(b) and not b.startswith(a)


def _quotes(citations: tuple[Citation, ...], place: Place | None) -> bool:
    if place is None:
        return False
    return any(c.document == place.passage.document and place.sentence.quote in c.quote for c in citations)
