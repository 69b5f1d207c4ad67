"""Putting an answer together: its text within the limits, its citations in order, its measures."""

from collections.abc import Iterable, Sequence

from index.answer.library import Library, Place
from index.dutch import codes
from index.records import Answer, Citation, Outcome

LONGEST = 1500
MOST_CITATIONS = 5


def answered(text: str, citations: Iterable[Citation], measures: Iterable[str] = ()) -> Answer:
    """An answer that is proved. The text is cut at a sentence or line where it is too long."""
    kept = tuple(dict.fromkeys(citations))[:MOST_CITATIONS]
    named = tuple(dict.fromkeys([*measures, *(m for c in kept for m in c.measures)]))
    return Answer(Outcome.ANSWERED, fitting(text), kept, named)


def listing(text: str, citations: Iterable[Citation], measures: Sequence[str]) -> Answer:
    """A list that is proved: its measures are those that it lists, also where a quotation touches others."""
    return Answer(Outcome.ANSWERED, fitting(text), tuple(dict.fromkeys(citations))[:MOST_CITATIONS], tuple(measures))


def fitting(text: str) -> str:
    """The text within the limit, cut at a line or sentence, with "(...)" where something is left out."""
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 8]
    end = max(cut.rfind("\n"), cut.rfind(". ") + 1)
    return (cut[:end] if end > LONGEST // 2 else cut.rsplit(" ", 1)[0]).rstrip() + " (...)"


def beside(text: str, warnings: Sequence[str]) -> str:
    """A text with warnings behind it: behind a list on a line of their own, so that they are no part of its last."""
    between = "\n" if "\n" in text else " "
    return fitting(between.join([text, *warnings]))


def plain(places: Sequence[Place]) -> str:
    """Sentences as they are read in an answer: without footnote calls, each document's own words."""
    return " ".join(p.sentence.text if p.passage.table is None else row(p) for p in places)


def row(place: Place) -> str:
    """A table row as text: every cell with the column that names it."""
    table = place.passage.table
    if table is None or place.number >= len(table.rows):
        return place.sentence.text
    cells = [" ".join(c.split()).rstrip(".") for c in table.rows[place.number]]
    first = 2 if len(cells) > 2 and codes.split(cells[0]) else 0
    named = [f"{h}: {c}" if h else c for h, c in zip(table.header[first:], cells[first:], strict=False) if c]
    lead = [" ".join(cells[:first])] if first else []
    return ". ".join(dict.fromkeys([*lead, *(named or cells)])) + "."


def grouped(library: Library, places: Sequence[Place]) -> list[Citation]:
    """Citations for places, one for each passage, in the order in which the passages first come."""
    by_passage: dict[str, list[Place]] = {}
    for place in places:
        by_passage.setdefault(place.passage.id, []).append(place)
    return [library.cite(found) for found in by_passage.values()]
