"""What a question says of the columns and rows of a table: which column it is about, and how well the table fits it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.answer import points
from index.answer.library import Grid, Library
from index.answer.question import Ask, Question
from index.dutch import codes, nouns
from index.dutch.alike import same_word
from index.dutch.periods import Period, periods
from index.dutch.words import STOPWORDS, fold, stem, stems, tokens

NAMED = 0.45
"""How well the head of a column must hold a word of the question to be named by it."""
_FIGURE = re.compile(
    r"[-+<>±€(]{0,3}\s*\d[\d.,]*\s*(?:%|procent|euro|x|mln\.?|miljoen|mld\.?|ton|km|m²|m2|m3|m³|ha|uur|weken|dagen|"
    r"maanden|jaar|fte)?[)*]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:,-)?",
    re.IGNORECASE,
)
_SHARE = 0.6  # of the filled cells of a column must be figures for it to be a column of figures
_NUMBERING = re.compile(r"(?:nr|no|nummer|code|#|id|blz|pagina)\.?", re.IGNORECASE)
_CALLS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# What a head says of money, for questions that ask what something costs.
_MONEY = re.compile(r"\b(?:kosten|prijs|tarief|budget\w*|bedrag\w*|uitgaven|begroting|lasten)\b|euro|€", re.IGNORECASE)
_SHARES = re.compile(r"%|\bprocent\b|\bpercentage\b|\baandeel\b", re.IGNORECASE)
# A word that stands before a table, or that only its document has, says less of it than one in its heads.
# What stands behind these names a thing that the table must know; behind "per" it may be a unit in other words.
_THING = re.compile(
    r"\b(?:voor|van|aan|met|naar|tegen|bij|onder|over|in|op|om|uit|door)\s+(?:de |het |een |alle )?([\w-]+)"
)
_KNOWN = 0.3
_COSTS = 0.5  # what a column of money is ahead of others where the question asks for an amount
_MEANT = 2.0  # the word behind "hoogste" is what is compared
_AROUND, _BEFORE, _ABOVE = 0.95, 0.85, 0.75


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures. head: what it is called, without footnote calls; moment: the time in its head; bare: the
    head is a moment and nothing else."""

    number: int
    head: str
    moment: Period | None
    bare: bool


def of_figures(grid: Grid) -> list[Column]:
    """The columns of a table, but the first, that hold figures."""
    found = []
    for number in range(1, len(grid.header)):
        cells = [row[number] for _, row in grid.rows if number < len(row) and row[number].strip()]
        if not cells or _NUMBERING.fullmatch(grid.header[number].strip()):
            continue
        if sum(is_figure(cell) for cell in cells) >= _SHARE * len(cells):
            head = _CALLS.sub("", grid.header[number])
            moments = list(periods(head))
            moment = moments[0] if len(moments) == 1 else None
            bare = moment is not None and len(head.strip()) - len(moment.text) <= 2
            found.append(Column(number, head, moment, bare))
    return found


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure with at most a unit: no date, no stretch of years, no name."""
    return _FIGURE.fullmatch(cell.strip()) is not None


def naming(grid: Grid) -> int:
    """The column that names the rows: the first, or the second where the first only numbers them."""
    return 1 if len(grid.header) > 2 and _NUMBERING.fullmatch(grid.header[0].strip()) else 0


def numbered(question: Question, head: str, label: str) -> bool:
    """Whether a question names a row by its number, under a head with the noun: "speerpunt 3" in "3 Hulp dichtbij"."""
    first = label.split(" ", 1)[0]
    named = set(nouns.nouns(head))
    return bool(named) and any(
        codes.normal(reference.code) == codes.normal(first) and any(nouns.same(reference.noun, n) for n in named)
        for reference in question.references
        if reference.noun
    )


@dataclass(frozen=True, slots=True)
class Fit:
    """How a question fits a table. head: the share of its words that a head holds; whole: the share that the table with
    its surroundings holds; both from 0 to 1."""

    head: float
    whole: float


class Reader:
    """Weighs the words of one question against the parts of tables."""

    def __init__(self, library: Library, question: Question, shapes: re.Pattern[str]) -> None:
        """shapes: the words that say which cell is meant and name nothing, such as "meeste"."""
        self._library = library
        self.question = question
        self.moments = list(periods(question.text))
        self.words = [w for w in dict.fromkeys(question.words) if not shapes.fullmatch(w) and w not in STOPWORDS]
        self._folded = fold(question.text)
        self._meant = frozenset(re.findall(rf"\b(?:{shapes.pattern})\s+([\w-]+)", self._folded))
        self._things = frozenset(_THING.findall(self._folded))

    def fits(self, grid: Grid, names: str, without: Sequence[str] = ()) -> Fit:
        """How well a head or label, and the table that it stands in, hold the words of the question. without: words
        that are accounted for, such as those that name the row."""
        here = frozenset(stems(names))
        near = frozenset(stems(f"{points.around(self._library, grid)} {grid.header[0]}"))
        before = frozenset(stems(_before(self._library, grid)))
        source = self._library.source(grid.document)
        above = frozenset(stems(" ".join([*grid.path, source.title, source.organisation, source.region])))
        total = head = whole = 0.0
        for word in self.words:
            if word in without:
                continue
            want = self._library.lexicon.want(word)
            own = max(want.cover(here), self._implied(word, names))
            weight = want.weight * (_MEANT if word in self._meant else 1.0)
            total += weight
            head += weight * (own if own >= NAMED else 0.0)
            if word in self._things and max(own, *(want.cover(held) for held in (near, before, above))) < _KNOWN:
                return Fit(0.0, 0.0)
            around = max(_AROUND * want.cover(near), _BEFORE * want.cover(before), _ABOVE * want.cover(above))
            whole += weight * max(own, around)
        if not total:
            return Fit(0.0, 1.0)
        money = _COSTS if self.question.ask is Ask.AMOUNT and _MONEY.search(names) else 0.0
        return Fit(head / total + money, whole / total)

    def _implied(self, word: str, head: str) -> float:
        """How well a head of money or shares holds a word that asks for them."""
        if re.fullmatch(
            r"kost\w*|geld|euro|bedrag|prijs|budget|subsidie|betaal\w*|uitgegeven|duur\w*|goedkoop\w*", word
        ):
            return 0.8 if _MONEY.search(head) else 0.0
        return 0.8 if word in ("percentage", "procent", "aandeel") and _SHARES.search(head) else 0.0

    def holds(self, grid: Grid, column: Column) -> bool:
        """Whether a column can be about the time that a question names: its own, or that of the table around it."""
        if not self.moments:
            return True
        if column.moment is not None:
            return any(column.moment.within(asked) for asked in self.moments)
        told = list(periods(f"{points.around(self._library, grid)} {_before(self._library, grid)}"))
        return all(any(t.within(asked) or asked.same(t) for t in told) for asked in self.moments)

    def names(self, label: str) -> tuple[str, ...]:
        """The words of the question that say all of a label; none where they do not."""
        words = [t for t in tokens(label) if t not in STOPWORDS]
        said = tokens(self.question.text)
        if not words or not all(any(same_word(w, s) for s in said) for w in words):
            return ()
        return tuple(s for s in said if any(same_word(w, s) for w in words))

    def chooses(self, head: str) -> str:
        """The word of "welke ..." where it is what a head says its column names: "welk dorp" of "Dorp", "welk soort
        afval" of "Afvalstroom"; "" where it is not."""
        asked = re.search(r"\b(?:welke?|wat voor|wat is de|wat is het)\s+((?:[\w-]+\s*){1,3})", self._folded)
        here = frozenset(stems(head))
        for word in tokens(asked.group(1)) if asked else ():
            if word in STOPWORDS or word in ("soort", "type", "vorm"):
                continue
            kin = {stem(word), stem(f"{word}n"), stem(f"{word}en"), stem(f"{word}s")}
            if kin & here or self._library.lexicon.want(word).cover(here) >= 0.7:
                return word
            return ""
        return ""


def _before(library: Library, grid: Grid) -> str:
    """The text that leads up to a table, under the same heading."""
    first = grid.rows[0][0].passage
    order = library.reading_order[first.document]
    here = next(n for n, p in enumerate(order) if p.id == first.id)
    before = order[here - 1] if here else None
    return before.text if before is not None and before.table is None and before.path == first.path else ""
