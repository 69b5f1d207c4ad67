"""What an answer must warn of: a source that gives another figure for the same thing and moment, a date that cannot be.

Precision comes first: two figures contradict each other only when they count the same thing, by the same name or by one
that the other sentence uses too, at exactly the same moment, in the same place.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from index.answer import gate, points, reply, texts
from index.answer.clashes import Clash, Clashes
from index.answer.library import Library, Place
from index.answer.points import Point
from index.answer.question import Question
from index.answer.tracks import subject
from index.check import after
from index.dutch import dates, numbers
from index.dutch.periods import periods
from index.dutch.words import STOPWORDS, fold, stem, stems, tokens
from index.records import Answer, Citation, Outcome, Source

_MOST = 2  # more rivals than these would bury the answer
_SAME_VALUE = 0.02  # figures nearer than this are the same one rounded
_LINKED = 0.7  # how well a word must be held by what the other count is called, to be a name of the same thing
_HELD = 0.45  # how well a count must hold a word of the question
_SHARED = 0.4  # the share of the words of the shorter of two contexts that they must have in common
_PLACE = re.compile(r"\b(?:in|uit|te|gemeente|regio)\s+((?:[A-ZÀ-Þ]['\w-]+)(?:\s(?:(?:van|en|de)\s)?[A-ZÀ-Þ]['\w-]+)*)")
_COMMON = frozenset(stem(w) for w in "aantal aantallen totaal gemeente gemeenten jaar peildatum cijfers tabel".split())
_ROUGH = re.compile(
    r"\b(?:minder|meer|waarvan|van de|van hen|nieuwe|extra|per (?:jaar|maand|week|dag))\b", re.IGNORECASE
)


class Watch:
    """Looks over answers for what their sources contradict. The counts of all documents are read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._clashes = Clashes(library)

    def over(self, question: Question, answer: Answer) -> Answer:
        """The answer with its warnings, each with its citation."""
        if answer.outcome is not Outcome.ANSWERED:
            return answer
        for own, rival in self._rivals(question, answer):
            other = texts.at_moment(rival.written, rival.moment.text)
            answer = self._warned(answer, own.document, rival.place, partial(texts.contradicted, other=other))
        clashes = {(c.place.passage.document, c.other): c for c in self._clashes.over(question, answer)}
        for clash in list(clashes.values())[:_MOST]:
            answer = self._warned(answer, clash.own, clash.place, _told(clash))
        odd = list(dict.fromkeys(self._impossible(answer)))
        return replace(answer, text=reply.beside(answer.text, odd)) if odd else answer

    def _warned(self, answer: Answer, own: str, place: Place, told: Callable[..., str]) -> Answer:
        """With the warning and its citation; where there are too many citations, in the place of the last that can be
        missed; as it was where none can."""
        source = self._library.source(place.passage.document)
        age = _age(self._library.source(own), source)
        text = reply.beside(answer.text, [told(title=source.title, published=source.published, age=age)])
        cited = self._library.cite([place])
        if any(cited.quote in c.quote and cited.document == c.document for c in answer.citations):
            return replace(answer, text=text)
        kept = answer.citations
        if len(kept) >= reply.MOST_CITATIONS:
            kept = kept[:-1]
            if set(gate.unproved(replace(answer, citations=kept))) - set(gate.unproved(answer)):
                return answer
        return replace(answer, text=text, citations=(*kept, cited))

    def _rivals(self, question: Question, answer: Answer) -> list[tuple[Point, Point]]:
        """Counts that answer the question with those elsewhere of the same thing and another value; the newest
        documents first."""
        said = set(numbers.numbers(answer.text))
        own = [p for p in self._cited(answer) if p.value in said and self._is_asked(question, p)]
        found: dict[float, tuple[Point, Point]] = {}
        for point in own:
            for other in self._by_moment.get((point.moment.first, point.moment.last), ()):
                if other.value not in said and _differ(point, other) and self._same(point, other):
                    found.setdefault(other.value, (point, other))
        order = self._library.newest(self._library.snapshot.sources)
        return sorted(found.values(), key=lambda pair: order.index(pair[1].document))[:_MOST]

    def _is_asked(self, question: Question, point: Point) -> bool:
        """Whether a question is about a count: about its moment, where it names one, and a word of its sentence."""
        moments = list(periods(question.text))
        if moments and not any(point.moment.meets(m) for m in moments) and not question.spans and len(moments) == 1:
            return False
        held = self._context(point) | point.unit
        words = subject(question)
        return not words or any(self._library.lexicon.want(w).cover(held) >= _HELD for w in words)

    def _cited(self, answer: Answer) -> Iterator[Point]:
        """The counts in the sentences that an answer quotes."""
        quotes: dict[str, str] = defaultdict(str)
        for citation in answer.citations:
            quotes[citation.document] += "\n" + citation.quote
        for group in self._by_moment.values():
            yield from (p for p in group if p.place.sentence.quote in quotes.get(p.document, ""))

    @cached_property
    def _by_moment(self) -> dict[tuple[object, object], list[Point]]:
        """Every count of every document by its moment, without amounts and lengths of time, whose unit says too
        little, and without shares, parts and plans."""
        found: dict[tuple[object, object], list[Point]] = defaultdict(list)
        library = self._library
        everything = [p for passage in library.snapshot.passages for p in points.of_passage(library, passage)]
        everything += [p for grid in library.grids for line in points.lines(library, grid) for p in line.points]
        for point in everything:
            if not point.planned and not points.is_measure(point) and not _ROUGH.search(_near(point)):
                found[point.moment.first, point.moment.last].append(point)
        return dict(found)

    def _same(self, one: Point, other: Point) -> bool:
        """Whether two counts are of one thing in one place."""
        if one.place == other.place or not self._in_one_place(one, other):
            return False
        if one.label and other.label:
            return fold(one.label) == fold(other.label) and self._overlap(one, other)
        if one.label or other.label:
            cell, sentence = (one, other) if one.label else (other, one)
            return self._is_named(cell, sentence) and self._overlap(one, other)
        if one.head == other.head:
            return one.unit == other.unit and bool((one.tail & other.tail) - one.unit)
        return (
            one.moment.is_day
            and (self._is_named(one, other) or self._is_named(other, one))
            and self._overlap(one, other)
        )

    def _is_named(self, one: Point, other: Point) -> bool:
        """Whether what the one counts is a thing that the other sentence speaks of right behind its own figure."""
        words = [t for t in tokens(one.label or one.written) if stem(t) not in _COMMON and t not in STOPWORDS]
        words = [t for t in words if not t[0].isdigit()]
        held = other.tail | other.unit
        return bool(words) and all(self._library.lexicon.want(w).cover(held) >= _LINKED for w in words)

    def _overlap(self, one: Point, other: Point) -> bool:
        mine, theirs = self._context(one), self._context(other)
        weight = self._library.lexicon.weight
        least = min(sum(map(weight, mine)), sum(map(weight, theirs)))
        shared = mine & theirs
        return len(shared) > 1 and sum(map(weight, shared)) >= _SHARED * least

    def _context(self, point: Point) -> frozenset[str]:
        """The stems of what says what a count is: its sentence, or the heading, caption and header of its table."""
        passage = point.place.passage
        if not point.label:
            said = [point.said, *passage.path[-1:]]
        else:
            table = passage.table
            said = [point.label, *passage.path[-1:], table.caption if table else "", table.note if table else ""]
        kept = {s for text in said for s in stems(text) if not s[0].isdigit()}
        return frozenset(kept - _COMMON - {stem(m) for m in dates.MONTHS})

    def _in_one_place(self, one: Point, other: Point) -> bool:
        mine, theirs = _places(one), _places(other)
        ours, yours = self._library.source(one.document), self._library.source(other.document)
        if mine and theirs:
            return bool(mine & theirs)
        if mine or theirs:
            named, silent = (mine, yours) if mine else (theirs, ours)
            return bool(named & set(tokens(f"{silent.organisation} {silent.region}")))
        return one.document == other.document or bool(ours.region and ours.region == yours.region)

    def _impossible(self, answer: Answer) -> Iterator[str]:
        for citation in answer.citations:
            for date in dates.impossible(citation.quote):
                yield texts.no_such_day(date)
            for sentence in self._quoted(citation):
                for found in after(sentence, citation.published) if citation.published else ():
                    yield texts.after_publication(found.text, citation.published)

    def _quoted(self, citation: Citation) -> Iterator[str]:
        for passage in self._library.reading_order[citation.document]:
            for n in range(len(passage.sentences)):
                sentence = Place(passage, n).sentence
                if sentence.quote in citation.quote:
                    yield sentence.text


def _told(clash: Clash) -> Callable[..., str]:
    """The warning of a clash, still without whose words the other ones are."""
    return partial(texts.other_date if clash.is_date else texts.other_status, other=clash.other)


def _near(point: Point) -> str:
    """A count with the words just around it."""
    at = point.said.find(point.written)
    return point.said[max(0, at - 20) : at + len(point.written) + 20] if at >= 0 else ""


def _differ(one: Point, other: Point) -> bool:
    return abs(one.value - other.value) > _SAME_VALUE * max(abs(one.value), abs(other.value))


def _places(point: Point) -> set[str]:
    return {t for m in _PLACE.finditer(point.said) for t in tokens(m.group(1)) if t not in STOPWORDS}


def _age(own: Source, other: Source) -> int:
    """1 where the other source is newer, -1 where it is older, 0 where nothing tells."""
    if own.published is None or other.published is None or own.published == other.published:
        return 0
    return 1 if other.published > own.published else -1
