"""How a thing developed: all its counts with their dates, oldest first, from a table or from sentences."""

import re
from collections.abc import Sequence
from datetime import date

from index.answer import reply, texts
from index.answer.library import Library, Place
from index.answer.points import Point
from index.answer.question import Question
from index.answer.tracks import Track, tracks
from index.dutch.periods import Period, periods
from index.dutch.words import fold
from index.records import Answer, Citation

_ASKED = re.compile(
    r"\bhoe\b.{0,80}?\b(?:ontwikkel\w*|verander\w*|groei\w*|gegroeid|daal\w*|gedaald|steeg|stegen|gestegen|verliep|"
    r"verlo(?:op|pen)|toegenomen|afgenomen|nam .{1,40} (?:toe|af))\b|"
    r"\b(?:ontwikkeling|verloop|groei|daling|stijging|toename|afname|trend|reeks) (?:van|in) (?:het|de)\b|"
    r"\b(?:ontwikkeling|verloop|trend)\b|\b20\d\d\s?(?:t/m|tot en met|tot|[-–])\s?(?:en met )?20\d\d\b|"
    r"\b(?:door de jaren|per jaar|alle jaren|elk jaar|ieder jaar|jaarcijfers)\b|"
    r"\bvan\b.{1,25}\b(?:t/m|tot en met)\b.{1,15}\d{4}|\btussen\b.{1,25}\d{4}\s+en\b.{1,20}\d{4}"
)
# Questions whose answer is one cell or a name, though they name a stretch of time.
_OTHER = re.compile(r"\b(?:welke?|wie|waarom|waardoor|wanneer|meeste|minste|hoogste?|laagste?|gemiddeld\w*)\b")
_YES_OR_NO = re.compile(r"(?:is|zijn|was|waren|heeft|hebben|had|hadden|daalde|steeg|groeide|nam|namen|zit\w*|zat\w*)\b")
_FROM = re.compile(r"\b(?:sinds|vanaf|na)\s+(?:de |het |begin |eind |medio )*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:tot|tot en met|t/m|tot aan)\s+(?:de |het |begin |eind |medio )*$", re.IGNORECASE)


def asks(question: Question) -> bool:
    """Whether a question asks how something developed over time."""
    folded = fold(question.text)
    return bool(_ASKED.search(folded)) and not _OTHER.search(folded) and not _YES_OR_NO.match(folded)


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """All points of the thing within the time that a question names; None where fewer than two are known."""
    if not asks(question):
        return None
    first, last = _range(question.text)
    for track in tracks(library, question, documents):
        within = [p for p in track.points if first <= p.moment.last and p.moment.first <= last]
        chosen = _once(library, [p for p in within if not p.planned or track.line])
        if len(chosen) > 1 and _reaches(chosen, first, last):
            return _told(library, track, chosen)
    return None


def _range(text: str) -> tuple[date, date]:
    """The first and last day of the time that a question asks about; all of time where it names none."""
    found = list(periods(text))
    if not found:
        return date.min, date.max
    if len(found) == 1:
        before = text[: found[0].start]
        if _FROM.search(before):
            return found[0].first, date.max
        return (date.min if _UNTIL.search(before) else found[0].first), found[0].last
    return min(p.first for p in found), max(p.last for p in found)


def _reaches(chosen: Sequence[Point], first: date, last: date) -> bool:
    """Whether the years that bound the question are among those of the points: half a series is no answer to one."""
    years = {y for p in chosen for y in range(p.moment.first.year, p.moment.last.year + 1)}
    bounds = [d.year for d in (first, last) if d not in (date.min, date.max)]
    return all(year in years for year in bounds)


def _once(library: Library, found: Sequence[Point]) -> list[Point]:
    """One point a moment: that of the newest document."""
    kept: list[Point] = []
    order = library.newest({p.document for p in found})
    for point in sorted(found, key=lambda p: order.index(p.document)):
        if not any(point.moment.same(k.moment) for k in kept):
            kept.append(point)
    return sorted(kept, key=lambda p: p.moment.first)


def _told(library: Library, track: Track, chosen: Sequence[Point]) -> Answer:
    newest = library.source(library.newest({p.document for p in chosen})[0])
    whose = f"{newest.organisation or newest.title}, {texts.stand(newest.published)}: "
    name = f"{track.label}: " if track.label else ""
    told = [texts.at_moment(p.written, plain_moment(p.moment)) for p in chosen]
    course = texts.course(chosen[0].value, chosen[-1].value, plan=any(p.planned for p in chosen))
    return reply.answered(f"{whose}{name}{', '.join(told)}. {course}", cited(library, [p.place for p in chosen]))


def plain_moment(moment: Period) -> str:
    """A moment as it is read in the middle of a sentence."""
    return moment.text[0].lower() + moment.text[1:]


def cited(library: Library, places: Sequence[Place]) -> list[Citation]:
    """Citations for the places of points, one for each passage."""
    return reply.grouped(library, list(dict.fromkeys(places)))
