"""Counts with a moment: what a sentence or a cell says there was of a thing, and when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.answer.kinds import is_total
from index.answer.library import Grid, Library, Place
from index.dutch import numbers
from index.dutch.dates import MONTHS
from index.dutch.periods import Period, periods
from index.dutch.sentences import spans
from index.dutch.words import STOPWORDS, stem, stems, tokens
from index.records import Kind, Passage

_CALLS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# A moment behind one of these bounds a stretch of time, or dates a decision: no count was taken on it.
_BOUND = re.compile(
    r"\b(?:tussen|tot|tot en met|t/m|vanaf|na|sinds|van|periode|per|d\.d\.|uiterlijk|vóór|voor)\s+(?:de |het |jaar )*$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(?:peildatum|peilmoment|stand per|stand op|gemeten op)\W+$", re.IGNORECASE)
# A figure behind one of these is a part of the one before it.
_PART = re.compile(r"\b(?:waarvan|van wie|onder wie|daarvan|hiervan)\b", re.IGNORECASE)
# A number behind one of these is a name or a norm, not a count of what there was.
_NAMED = re.compile(
    r"\b(?:[Mm]aatregel|[Aa]ctie|[Pp]erceel|[Ff]ase|[Ss]poor|[Aa]rtikel|[Hh]oofdstuk|[Pp]aragraaf|[Tt]abel|[Ff]iguur|"
    r"[Bb]ijlage|[Nn]iveau|nummer|nr\.?|minimaal|minstens|maximaal|hoogstens|hooguit|ten ?minste|ten hoogste|niet|"
    r"streefaantal van|doel(?: is| van)?|nu|naar|\d van (?:de|het|in totaal))\s*$"
)
_FIGURES = 0.6  # the share of a table's cells that are figures, for it to be a table of figures
_TIME_UNITS = frozenset(
    stem(w) for w in "maand maanden dag dagen week weken uur uren jaar jaren minuut minuten".split()
)
_MONTHS = frozenset(stem(m) for m in MONTHS)
_UNIT_WORDS = 3
_KEPT = re.compile(r"van (?:de|het|in totaal)\s+\d+[\d.]*(?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """One count. written: the figure with its unit as printed ("203 wachtenden"); unit: stems of what is counted, head
    the noun among them; lead: the stems before the figure in its clause, which name what an amount is of; tail: those
    behind it, up to the next figure;
    label: what names the line of a table that it stands in, "" for a sentence; planned: it lies after publication;
    said: the sentence that counts, which may be a part of the row at its place."""

    place: Place
    moment: Period
    value: float
    written: str
    unit: frozenset[str]
    label: str = ""
    planned: bool = False
    said: str = ""
    head: str = ""
    lead: frozenset[str] = frozenset()
    tail: frozenset[str] = frozenset()

    @property
    def document(self) -> str:
        return self.place.passage.document


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one row or column of a table that runs over time. total: it is the table's own total."""

    grid: Grid
    label: str
    points: tuple[Point, ...]
    total: bool


def of_passage(library: Library, passage: Passage) -> Iterator[Point]:
    """The counts in the sentences of a passage, also in those that stand in the cells of a table."""
    for n, sentence in enumerate(passage.sentences):
        place = Place(passage, n)
        if passage.table is None:
            yield from of_sentence(library, place, sentence.text)
        elif n < len(passage.table.rows):  # cells with running text; a cell with a figure alone gives no moment
            for cell in passage.table.rows[n]:
                for start, end in spans(cell):
                    yield from of_sentence(library, place, cell[start:end])


def of_sentence(library: Library, place: Place, text: str) -> Iterator[Point]:
    """The counts in one sentence: a figure, the thing that it counts, and the moment that the sentence gives it."""
    moments = list(periods(text))
    if not moments:
        return
    reference = [m for m in moments if _REFERENCE.search(text[: m.start])]
    masked = text
    for moment in moments:
        masked = masked[: moment.start] + "#" * (moment.end - moment.start) + masked[moment.end :]
    published = library.source(place.passage.document).published
    for figure in _figures(masked):
        start, end = figure.start, figure.end
        if _NAMED.search(text[:start]) or _PART.search(_clause(masked, start)):
            continue
        counted, until = _unit(masked, end)
        euros = text[:start].rstrip().endswith("€")
        unit = frozenset({"euro"}) if euros else frozenset(counted)
        if not unit or unit & _MONTHS:
            continue
        taken = reference[0] if len(reference) == 1 else _nearest(masked, moments, start)
        if taken is None or _BOUND.search(text[: taken.start]):
            continue
        written = ("€ " if euros else "") + text[start:until].strip()
        planned = published is not None and taken.first > published
        lead = frozenset(stems(re.split(r"[,;:(]", masked[:start])[-1]))
        tail = frozenset(stems(re.split(r"[,;:.)]\s|\d", masked[end:])[0]))
        head = "euro" if euros else counted[-1]
        yield Point(place, taken, figure.value, written, unit, "", planned, text, head, lead, tail)


def lines(library: Library, grid: Grid) -> Iterator[Line]:
    """The rows and columns of a table that run over time: its columns are moments, or its rows are."""
    if not grid.header or not is_figures(grid):
        return
    heads = [_CALLS.sub("", h) for h in grid.header]
    across = {c: m for c, head in enumerate(heads) if c and (m := _moment(head))}
    down = {n: m for n, (_, cells) in enumerate(grid.rows) if (m := _moment(cells[0]))}
    if len(across) > 1:
        for place, cells in grid.rows:
            found = [p for c, m in across.items() if (p := _point(library, place, cells, c, m, cells[0]))]
            yield Line(grid, cells[0], tuple(found), is_total(cells[0]))
    elif len(down) > 1:
        for c, head in enumerate(heads[1:], 1):
            found = [p for n, m in down.items() if (p := _point(library, *grid.rows[n], c, m, head))]
            yield Line(grid, head, tuple(found), is_total(head))


def is_figures(grid: Grid) -> bool:
    """Whether most cells of a table, besides those that name its rows, are figures."""
    cells = [c for _, row in grid.rows for c in row[1:] if c.strip()]
    return bool(cells) and sum(bool(numbers.numbers(c)) and len(c) < 20 for c in cells) >= _FIGURES * len(cells)


def is_duration(point: Point) -> bool:
    """Whether a count is a length of time: "5 weken"."""
    return bool(point.unit & _TIME_UNITS)


def is_measure(point: Point) -> bool:
    """Whether a count is an amount of money, time or a share: its unit does not say of what."""
    return point.head in ("euro", "procent") or is_duration(point)


def around(library: Library, grid: Grid) -> str:
    """All that a table itself says of what its figures are: its heading, caption, header, source line and footnotes."""
    passage = grid.rows[0][0].passage
    notes = [
        p.text
        for p in library.reading_order[grid.document]
        if p.kind is Kind.FOOTNOTE and (p.path, p.codes) == (grid.path, passage.codes)
    ]
    parts = [*grid.path[-1:], grid.caption, " ".join(grid.header), passage.table.note if passage.table else ""]
    return " ".join([*parts, *notes])


def _point(
    library: Library, place: Place, cells: Sequence[str], column: int, moment: Period, label: str
) -> Point | None:
    values = numbers.numbers(cells[column]) if column < len(cells) else []
    if not values:
        return None
    published = library.source(place.passage.document).published
    unit = frozenset(stem(t) for t in tokens(label) if t not in STOPWORDS)
    planned = published is not None and moment.first > published
    return Point(place, moment, values[0], cells[column].strip(), unit, label, planned)


def _moment(text: str) -> Period | None:
    """The moment that a head or label is, where it names one and little else: "2023", "31-12-2022", "Raming 2024"."""
    found = list(periods(_CALLS.sub("", text)))
    return found[0] if len(found) == 1 and len(text) - len(found[0].text) <= 14 else None


def _figures(text: str) -> list[numbers.Number]:
    """The numbers in a text that stand free: not "24-uurszorg", "2024/2025" or "B1"."""
    free = re.compile(r"(?![/-]\w)")
    return [n for n in numbers.found(text) if free.match(text, n.end) and text[n.start - 1 : n.start] not in ("/", "-")]


def _unit(text: str, end: int) -> tuple[list[str], int]:
    """The stems of what a figure counts, its adjectives and the noun, and where they end.

    "33 van de 41 basisscholen" counts basisscholen. A length of time ("5 weken") is a unit too, but only itself.
    """
    kept: list[str] = []
    last = end
    share = _KEPT.match(text, end + 1)
    at = share.end() if share else end
    while len(kept) < _UNIT_WORDS:
        match = re.compile(r"\s+([^\W\d_][\w’'-]*)|\s?(%)").match(text, at)
        if match is None:
            break
        word = (match.group(1) or "procent").lower()
        if word in STOPWORDS:
            break
        kept.append(stem(word))
        at = last = match.end()
        if not word.endswith("e"):  # an adjective before the noun ends so: "nieuwe cliënten"
            break
    return kept, last


def _nearest(text: str, moments: Sequence[Period], start: int) -> Period | None:
    """The moment that a figure belongs to: the last one before it, else the first one behind it in the same clause."""
    before = [m for m in moments if m.end <= start]
    if before:
        return before[-1]
    return moments[0] if not re.search(r"[;:]", text[start : moments[0].start]) else None


def _clause(text: str, start: int) -> str:
    """The text before a figure, from the last sign that parts a sentence."""
    return re.split(r"[:;(]", text[:start])[-1]
