"""A sentence as the gate reads it: its words, and what in it is a fact that must be proved."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from index.answer.gate import turns
from index.dutch import codes, dates, nouns, numbers
from index.dutch.sentences import spans
from index.dutch.words import STOPWORDS, fold, stem


class Sort(StrEnum):
    """What a token of a sentence is."""

    SMALL = "small"  # a stop word
    WORD = "word"
    FIGURE = "figure"
    DATE = "date"
    CODE = "code"  # the number of a measure: a name, no quantity
    NAME = "name"


FACTS = frozenset({Sort.FIGURE, Sort.DATE, Sort.CODE, Sort.NAME})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, date or code. key: what is compared, alike for all spellings; text: as written; turn: the class
    by which it turns its sentence round, or ""; opens: it has a capital and opens the sentence, so
    that the capital says nothing."""

    key: str
    sort: Sort
    text: str
    turn: str = ""
    opens: bool = False


@dataclass(frozen=True)
class Reading:
    """A sentence read. clauses: for each token the number of its clause."""

    tokens: tuple[Token, ...]
    clauses: tuple[int, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(t.key for t in self.tokens)

    @cached_property
    def order(self) -> tuple[str, ...]:
        return tuple(t.key for t in self.tokens)

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys that carry the subject: all but stop words and words that turn."""
        return frozenset(t.key for t in self.tokens if t.sort is not Sort.SMALL and not t.turn)


_CALLS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\u00ad")
_WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_NUMBERED = re.compile(
    rf"\b(?P<noun>[^\W\d_]{{2,}}\.?)\s+(?P<codes>{codes.CODE}(?:\.(?=\s?/))?(?:(?:\s*,\s*|\s*/\s*|\s+en\s+|\s+of\s+|"
    rf"\s*[-–]\s*|\s+t/m\s+|\s+tot en met\s+)(?:{codes.CODE}|[a-z]\b))*)(?![\w%])"
)
_RANGE = re.compile(r"[-–]|\bt\s?/\s?m\b|\btot en met\b")
_NUMBERS = frozenset({"nummer", "nummers", "nr", "nrs"})
_UNIT = re.compile(r"\s*(?P<percent>%|procent\b)|\s*(?P<euro>euro\b|€)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()–]|\s-\s|\b(?:maar|omdat|doordat|zodat|terwijl|hoewel|waarbij|waardoor)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_OPENING = re.compile(r"(?:^|[:\"“‘'(\[•\n])[\s\"“‘'(\[•–-]*$")


_folded = lru_cache(maxsize=50_000)(fold)  # the same few thousand words come back all the time


@lru_cache(maxsize=4096)
def read(sentence: str) -> Reading:
    """Take a sentence apart. Any text gives a Reading; one without words gives an empty one."""
    text = _CALLS.sub("", sentence)
    marked = sorted(_marked(text), key=lambda m: m[0])
    found: list[tuple[int, Token]] = []
    end = 0
    for start, stop, token in [*marked, (len(text), len(text), None)]:
        if start > end:
            found.extend(_words(text, end, start))
        if token is not None:
            found.append((start, token))
        end = max(end, stop)
    turning = turns.classes(tuple(_folded(t.text) for _, t in found))
    tokens = tuple(Token(t.key, t.sort, t.text, turn, t.opens) for (_, t), turn in zip(found, turning, strict=True))
    bounds = [m.start() for m in _CLAUSE.finditer(text)]
    return Reading(tokens, tuple(bisect(bounds, start) for start, _ in found))


def _marked(text: str) -> Iterator[tuple[int, int, Token]]:
    """The dates, codes and figures of a text, each with where it stands; none lies in another."""
    taken: list[tuple[int, int]] = []
    has_figures = _DIGIT.search(text) is not None
    for day in dates.dates(text) if has_figures else ():
        taken.append((day.start, day.end))
        yield day.start, day.end, Token(f"@{day.day}", Sort.DATE, day.text)
    for match in _NUMBERED.finditer(text) if has_figures else ():
        noun = match["noun"].rstrip(".").lower()
        split = codes.split(match["codes"]) if nouns.singular(noun) or noun in _NUMBERS else ()
        if split and not _inside(match.start("codes"), taken):
            taken.append(match.span("codes"))
            is_range = _RANGE.search(match["codes"]) is not None
            named = [f"{split[0]} t/m {split[-1]}"] if is_range else re.findall(codes.CODE, match["codes"])
            for code in named:
                yield *match.span("codes"), Token(f"§{codes.normal(code)}", Sort.CODE, f"{match['noun']} {code}")
    for number in numbers.found(text):
        if not _inside(number.start, taken):
            unit = _UNIT.match(text, number.end)
            percent, euro = bool(unit and unit["percent"]), bool(unit and unit["euro"])
            euro = euro or text[: number.start].rstrip().endswith("€")
            end = unit.end() if unit else number.end
            key = f"{'€' if euro else '#'}{number.value!r}{'%' if percent else ''}"
            yield number.start, end, Token(key, Sort.FIGURE, text[number.start : end].strip())


def _inside(place: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in taken)


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, Token]]:
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        folded = _folded(word)
        capital = word[0].isupper()
        opens = capital and _OPENING.search(text[max(0, match.start() - 8) : match.start()]) is not None
        if any(c.isdigit() for c in word):
            sort = Sort.FIGURE  # "E33", "17c", "2e": a figure that is part of a name
        elif capital and (not opens or (len(word) > 1 and not word[1:].islower())):
            sort = Sort.NAME  # also "De" in "stichting De Linde"
        elif folded in STOPWORDS:
            sort = Sort.SMALL
        else:
            sort = Sort.WORD
        yield match.start(), Token(folded if folded in STOPWORDS else stem(folded), sort, word, opens=opens)


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of an answer or quotation; what is left out of a quotation parts them too."""
    return tuple(part[start:end] for part in re.split(r"\[\.\.\.\]|\(\.\.\.\)", text) for start, end in spans(part))


_RAW = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]+\d*|[%€]")


@lru_cache(maxsize=4096)
def raw(text: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The folded words and figures of a text without punctuation, and where each stands: for finding it verbatim."""
    clean = _CALLS.sub(lambda m: " " * len(m.group()), text)
    found = list(_RAW.finditer(clean))
    return tuple(_folded(m.group()) for m in found), tuple(m.span() for m in found)
