"""Comparisons: the same thing at two moments, or in two rows of a table, with what follows from their figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from index.answer import by_series, reply, texts
from index.answer.library import Library
from index.answer.points import Point
from index.answer.question import Question
from index.answer.tracks import tracks
from index.dutch.periods import Period, periods
from index.dutch.words import fold, tokens
from index.records import Answer

_MORE = r"meer|hoger|groter|langer|vaker|gestegen|toegenomen|gegroeid|steeg|stijgt|groeide|groei|toename|stijging"
_LESS = r"minder|lager|kleiner|korter|gedaald|afgenomen|gekrompen|daalde|daalt|daling|afname|teruggelopen"
_ASKED = re.compile(rf"\b(?:{_MORE}|{_LESS}|evenveel|verschil\w*|verge(?:lijk|leken)\w*|ten opzichte van|veranderd)\b")
_UP, _DOWN = re.compile(rf"\b(?:{_MORE})\b"), re.compile(rf"\b(?:{_LESS})\b")
_OPEN = re.compile(
    r"^(?:hoeveel|hoe|wat|welke?|waarom|waardoor|wanneer|wie|waar)\b|\bmeer of minder\b|\bverschil|\bvergelijk"
)
# Before a moment: what is asked is compared with now.
_SINCE = re.compile(
    r"\b(?:sinds|vanaf|ten opzichte van|vergeleken met|in vergelijking met|dan in|dan)\s+"
    r"(?:de |het |begin |eind |medio |in |jaar )*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """asked: the count that the question is about; other: the one that it is compared with."""

    asked: Point
    other: Point
    fit: float


def asks(question: Question) -> bool:
    """Whether a question compares."""
    return bool(_ASKED.search(fold(question.text)))


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """Both counts with their dates, and whether the one is more; None where one of the two is not known."""
    if not asks(question) or re.match(r"(?:waarom|waardoor|wie|wanneer)\b", fold(question.text)):
        return None
    moments = list(periods(question.text))
    if len(moments) == 2:
        return _of_moments(library, question, documents, moments)
    if len(moments) == 1 and _SINCE.search(question.text[: moments[0].start]):
        return _until_now(library, question, documents, moments[0])
    return _of_rows(library, question, documents, moments) if len(moments) < 2 else None


def _of_moments(
    library: Library, question: Question, documents: frozenset[str], moments: Sequence[Period]
) -> Answer | None:
    one, other = moments
    if not re.search(r"\bdan\b|\bten opzichte van\b|\bvergeleken met\b", fold(question.text)):
        one, other = max(moments, key=lambda m: m.first), min(moments, key=lambda m: m.first)  # a change over time
    pairs = []
    for track in tracks(library, question, documents):
        real = [p for p in track.points if not p.planned or track.line]
        at_one, at_other = _at(library, real, one), _at(library, real, other)
        pairs += [_Pair(a, b, track.fit) for a, b in product(at_one, at_other) if not a.moment.meets(b.moment)]
    return _told(library, question, max(pairs, key=lambda p: p.fit)) if pairs else None


def _until_now(library: Library, question: Question, documents: frozenset[str], since: Period) -> Answer | None:
    """A moment beside the last one that is known and over: "is het minder geworden sinds 2021"."""
    pairs = []
    for track in tracks(library, question, documents):
        over = [p for p in track.points if not p.planned and _is_over(library, p) and p.moment.first > since.last]
        if over and (then := _at(library, track.points, since)):
            pairs.append(_Pair(over[-1], then[0], track.fit))
    return _told(library, question, max(pairs, key=lambda p: p.fit)) if pairs else None


def _is_over(library: Library, point: Point) -> bool:
    """Whether the stretch of time that is counted was past when the count was published."""
    published = library.source(point.document).published
    return published is None or point.moment.last <= published


def _at(library: Library, found: Sequence[Point], moment: Period) -> list[Point]:
    """The count at a moment: on it where there is one, else the last one within it; of the newest document."""
    near = [p for p in found if p.moment.within(moment) or (p.moment.meets(moment) and moment.within(p.moment))]
    order = library.newest({p.document for p in near})
    return sorted(near, key=lambda p: (-p.moment.last.toordinal(), order.index(p.document)))[:1]


def _of_rows(
    library: Library, question: Question, documents: frozenset[str], moments: Sequence[Period]
) -> Answer | None:
    """Two rows of one table at one moment: "meer meldingen in Huizen dan in Laren in 2022"."""
    said = tokens(question.text)
    named: dict[int, list[tuple[int, Point, float]]] = {}
    for track in tracks(library, question, documents):
        if track.line is None or not track.label or track.line.total:
            continue
        words = tokens(track.label)
        points = [p for p in track.points if not moments or p.moment.within(moments[0])]
        if points and words[0] in said:
            named.setdefault(id(track.line.grid), []).append((said.index(words[0]), points[-1], track.fit))
    for rows in sorted(named.values(), key=lambda r: -max(fit for _, _, fit in r)):
        if len(rows) == 2:
            (_, one, fit), (_, other, _) = sorted(rows, key=lambda r: r[0])
            if one.moment.same(other.moment):
                return _told(library, question, _Pair(one, other, fit))
    return None


def _told(library: Library, question: Question, pair: _Pair) -> Answer:
    one, other = pair.asked, pair.other
    source = library.source(one.document)
    label = f" ({one.label})" if one.label and one.label == other.label else ""
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}"
    text = texts.compared(
        _verdict(question, one.value, other.value),
        _named(one, other),
        _named(other, one),
    )
    return reply.answered(f"{whose}{label}: {text}", by_series.cited(library, [one.place, other.place]))


def _named(point: Point, other: Point) -> str:
    """A count with its moment, and with its row where that is what differs."""
    row = f"{point.label}, " if point.label != other.label else ""
    return texts.at_moment(point.written, row + by_series.plain_moment(point.moment))


def _verdict(question: Question, one: float, other: float) -> str:
    """ "Ja, minder", "Nee, meer", "Meer": what the two figures say, and whether the question had it so."""
    folded = fold(question.text)
    word = texts.MORE if one > other else texts.LESS if one < other else texts.EQUAL
    up, down = bool(_UP.search(folded)), bool(_DOWN.search(folded))
    if _OPEN.search(folded) or up == down:
        return word
    return texts.yes(word) if (one > other if up else one < other) else texts.no(word)
