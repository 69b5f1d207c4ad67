"""Lists of words with their meanings: which sections are one, and what their rows, lines and headings explain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.dutch.sentences import spans
from index.dutch.words import fold
from index.records import Block, Kind, Section

_TITLE = re.compile(
    r"\bbegrip(?:pen\w*|s\w*)?\b|\bdefinities?\b|\bafkorting\w*|\bwoordenlijst\b|\bverstaan onder\b|\bwordt verstaan\b|"
    r"\bterminologie\b|\btermen(?:lijst)?\b|\bglossarium\b|\bjargon\b|\bverklarende\b|\bwat betekent wat\b|"
    r"\bwat bedoelen we\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?:(?:begrip|term|afkorting|woord|definitie|naam)(?:pen|en)?)(?:\W+\w+){0,3}")
_MEANINGS = re.compile(
    r"(?:betekenis|uitleg|omschrijving|definitie|verklaring|toelichting|staat voor|voluit|wat is het|wat betekent)\b"
)
_LINE = re.compile(r"(?P<name>[‘'\"]?[\w/&+() ’'-]{2,60}?)\s*(?::|=|\s[–-]\s)\s*(?P<meaning>\S.{4,600})", re.DOTALL)
_EDGE = " \t:=–-‘’'\"“”"
_CALLS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_MARKER = re.compile(r"^(?:[a-z]{1,2}|\d{1,2})[.)]\s+")
_LONGEST_NAME = 7  # words
_SHORTEST_MEANING = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A word with its meaning. sentence: the first sentence, or the row, that gives it; page: where that stands."""

    name: str
    meaning: str
    sentence: str
    page: int


def entries(section: Section) -> Iterator[Entry]:
    """The words that a section explains as a list does; none where it is no list of words."""
    listed = _is_list(section)
    if not listed and (title := _headed(section)):
        yield from _told(title, section.blocks[0])
        return
    for block in section.blocks:
        if block.table is not None:
            yield from _rows(block, listed)
        elif listed and block.kind in (Kind.ITEM, Kind.PARAGRAPH):
            yield from _set_apart(block) if block.lead else _lines(block)


def _is_list(section: Section) -> bool:
    """Whether a section is a list of words, by its heading or by the sentence that opens it."""
    opening = section.blocks[0].text[:200] if section.blocks and section.blocks[0].table is None else ""
    return bool(_TITLE.search(" ".join((*section.path[-1:], opening))))


def _headed(section: Section) -> str:
    """The word that a section explains under its own heading, in a chapter with words; "" where it is none."""
    inside = len(section.path) > 1 and _TITLE.search(section.path[-2]) and section.blocks
    return section.path[-1] if inside and section.blocks[0].kind is Kind.PARAGRAPH else ""


def _told(name: str, block: Block) -> Iterator[Entry]:
    yield from _entry(name, block.text, block, *(spans(block.text) or [(0, len(block.text))])[0])


def _rows(block: Block, listed: bool) -> Iterator[Entry]:
    """The rows of a table whose first column holds words and whose second says what they mean."""
    table = block.table
    if table is None or len(table.header) < 2:
        return
    first, second = (fold(cell).strip() for cell in table.header[:2])
    named = _WORDS.fullmatch(first) and (_MEANINGS.match(second) or len(table.header) == 2)
    if not named and not (listed and len(table.header) == 2):
        return
    for row in table.rows:
        name, meaning = (" ".join(_CALLS.sub("", cell).split()) for cell in row[:2])
        if _is_name(name) and len(meaning) >= _SHORTEST_MEANING:
            yield Entry(name, meaning, " ".join(cell for cell in row if cell), block.page)


def _set_apart(block: Block) -> Iterator[Entry]:
    """A word in bold with its meaning behind it, or the term of a definition list."""
    end = next((end for _, end in spans(block.text) if end > block.lead), len(block.text))
    yield from _entry(block.text[: block.lead], block.text[block.lead :], block, 0, end)


def _lines(block: Block) -> Iterator[Entry]:
    """ "Word: meaning" on each line of a block, the sentences up to the next such line with it."""
    found = spans(block.text)
    starts = [n for n, (start, end) in enumerate(found) if _LINE.match(_unmarked(block.text[start:end]))]
    for n, following in zip(starts, [*starts, len(found)][1:], strict=True):
        start, end = found[n]
        if match := _LINE.match(_unmarked(block.text[start : found[following - 1][1]])):
            yield from _entry(match["name"], match["meaning"], block, start, end)


def _unmarked(text: str) -> str:
    return _MARKER.sub("", text)


def _entry(name: str, meaning: str, block: Block, start: int, end: int) -> Iterator[Entry]:
    name, meaning = _CALLS.sub("", name).strip(_EDGE), _CALLS.sub("", meaning).lstrip(_EDGE).strip()
    if _is_name(name) and len(meaning) >= _SHORTEST_MEANING:
        yield Entry(name, meaning, block.text[start:end], block.page_at(start))


def _is_name(name: str) -> bool:
    return 0 < len(name.split()) <= _LONGEST_NAME and name[:1].isalpha()
