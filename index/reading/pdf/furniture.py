"""What a page carries because it is a page: running headers and footers, letterheads, page numbers.

It is known by its place and by coming back, never by its words.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.reading.pdf.geometry import Sheet
from index.reading.pdf.lines import Line, Part

_HEAD, _FOOT = 0.22, 0.80  # share of the page height: furniture stands above the one or below the other
_EDGE_HEAD, _EDGE_FOOT = 0.13, 0.88  # nearer to the edge less repetition is asked for
_SAME_PLACE = 3.0  # points
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b|\b[IVXLC]+\b")
_ALONE = re.compile(
    r"\W*(?:(?:pagina|pag\.?|p\.|blz\.?|bladzijde|page)\s*)?(\d{1,4}|[ivxlc]+)(?:\s*(?:van|of|/)\s*\d+)?\W*", re.I
)
# Four words and a full stop are a sentence that happens to hold a number, such as "Dit is alles over maatregel 3."
_SENTENCE = re.compile(r"(?:\w+\W+){3,}\w+[.!?]$")
_LONG = 65  # characters: a running header or an address is shorter than a line of text
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class _Seen:
    """A part of a line in the margins. after: the parts behind it on its line, where it is the first."""

    page: int
    y: float
    part: Part
    size: float
    text: str
    after: tuple[int, ...] = ()


def without_furniture(
    pages: Sequence[Sequence[Line]], sheets: Sequence[Sheet], body: float
) -> tuple[list[list[Line]], tuple[tuple[int, str], ...]]:
    """The pages without furniture, and the number that is printed on each page that prints one.

    body: the size of running text; larger text that counts up from page to page is a heading, no page number.
    """
    seen = [
        _Seen(
            line.page, line.y, part, line.size, part.text, tuple(id(p) for p in line.parts[1:] if part is line.parts[0])
        )
        for line, sheet in _with_sheets(pages, sheets)
        if line.y < _HEAD * sheet.height or line.y > _FOOT * sheet.height
        for part in line.parts
    ]
    heights = {sheet.number: sheet.height for sheet in sheets}
    by_page = {sheet.number: page for page, sheet in zip(pages, sheets, strict=True)}
    gone = _repeated(seen, heights, len(sheets))
    apart = {
        number: [left for line in page if (left := _without(line, gone)) is not None]
        for number, page in by_page.items()
    }
    # A number with text of its own behind it is that of a footnote.
    lone = [one for one in seen if all(part in gone for part in one.after)]
    counting, labels = _page_numbers(lone, heights, body, apart)
    gone = {place for page in pages for place in _from_the_edges(page, gone | counting, heights, body)}
    kept = [[left for line in page if (left := _without(line, gone)) is not None] for page in pages]
    return kept, tuple(sorted(labels.items()))


def _from_the_edges(page: Sequence[Line], gone: set[int], heights: dict[int, float], body: float) -> Iterator[int]:
    """Of the parts that come back, those that stand at the head or the foot of a page with no text beyond them.

    A paragraph that several pages happen to open with is text: it is as long and as large as text.
    """
    for lines in (list(page), list(page[::-1])):
        edge = 0
        while edge < len(lines) and _comes_back(lines[edge], gone, heights[lines[edge].page], body):
            edge += 1
        while 0 < edge < len(lines) and _is_one_text(lines[edge - 1], lines[edge]):
            edge -= 1
        yield from (id(part) for line in lines[:edge] for part in line.parts if id(part) in gone)


def _comes_back(line: Line, gone: set[int], height: float, body: float) -> bool:
    middle = 0.07 * height < line.y < 0.93 * height
    is_text = middle and len(line.text) > _LONG and line.size > 0.95 * body
    return not is_text and any(id(part) in gone for part in line.parts)


def _is_one_text(outer: Line, inner: Line) -> bool:
    """Whether two lines are set as lines of one paragraph: then the outer one is text that pages share by chance."""
    alike = (
        abs(outer.size - inner.size) < 0.2
        and any(abs(outer.x0 - part.x0) < 2 for part in inner.parts)
        and outer.bold == inner.bold
    )
    return alike and abs(outer.y - inner.y) < 1.5 * outer.size


def _with_sheets(pages: Sequence[Sequence[Line]], sheets: Sequence[Sheet]) -> Iterator[tuple[Line, Sheet]]:
    return ((line, sheet) for page, sheet in zip(pages, sheets, strict=True) for line in page)


def _without(line: Line, gone: set[int]) -> Line | None:
    parts = tuple(part for part in line.parts if id(part) not in gone)
    if len(parts) == len(line.parts):
        return line
    return replace(line, parts=parts) if parts else None


def _repeated(seen: list[_Seen], heights: dict[int, float], pages: int) -> set[int]:
    """Parts that say the same at the same place on many pages, or at the very edge on neighbouring pages."""
    gone: set[int] = set()
    for group in _groups(seen, lambda text: text):
        on = sorted({one.page for one in group})
        often = len(on) >= max(3, round(0.3 * pages)) or (len(on) == 2 and pages <= 3)
        for one in group:
            height = heights[one.page]
            at_edge = one.y < _EDGE_HEAD * height or one.y > _EDGE_FOOT * height
            beside = any(abs(other - one.page) in (1, 2) for other in on)
            if often or (at_edge and beside):
                gone.add(id(one.part))
    return gone


def _page_numbers(
    seen: list[_Seen], heights: dict[int, float], body: float, lines: dict[int, list[Line]]
) -> tuple[set[int], dict[int, str]]:
    """Parts with a number that goes up by one from page to page, and that number on each page."""
    gone: set[int] = set()
    labels: dict[int, str] = {}
    small = [
        one
        for one in seen
        if one.size <= 1.15 * body
        and (one.y < _EDGE_HEAD * heights[one.page] or one.y > _EDGE_FOOT * heights[one.page])
        and len(one.text) <= _LONG
        and not _SENTENCE.search(one.text)
    ]
    groups = [list(_counting(group)) for group in _groups(small, _template)]
    # The barest template first: "3" is a page number, "Op blad 3 staat ..." beside it is text that happens to count.
    for group in sorted((group for group in groups if group), key=lambda group: len(_template(group[0][0].text))):
        known = [label == labels[one.page] for one, label in group if one.page in labels]
        if not all(known) or _reads_on([one for one, _ in group], lines):
            continue
        for one, label in group:
            gone.add(id(one.part))
            labels.setdefault(one.page, label)
    if len(heights) == 1:
        for one in small:
            if one.y > _EDGE_FOOT * heights[one.page] and (match := _ALONE.fullmatch(one.text)):
                gone.add(id(one.part))
                labels.setdefault(one.page, match[1])
    return gone, labels


def _template(text: str) -> str:
    return _NUMBER.sub("#", text)


def _reads_on(group: Sequence[_Seen], lines: dict[int, list[Line]]) -> bool:
    """Whether most parts of a group are text: words with another line right under or over them, or all there is."""
    if not any(c.isalpha() for c in _template(group[0].text)):
        return False
    tight = 0
    for one in group:
        others = [line for line in lines[one.page] if abs(line.y - one.y) > _SAME_PLACE]
        nearest = min((abs(line.y - one.y) for line in others), default=0.0)
        tight += nearest < 1.5 * one.size
    return tight * 2 > len(group)


def _groups(seen: list[_Seen], template: Callable[[str], str]) -> Iterator[list[_Seen]]:
    """Parts with one template at one height of the page."""
    by_text: dict[str, list[_Seen]] = defaultdict(list)
    for one in seen:
        by_text[template(one.text)].append(one)
    for group in by_text.values():
        places: list[list[_Seen]] = []
        for one in sorted(group, key=lambda one: one.y):
            if places and one.y - places[-1][-1].y <= _SAME_PLACE:
                places[-1].append(one)
            else:
                places.append([one])
        yield from (place for place in places if len({one.page for one in place}) > 1)


def _counting(group: list[_Seen]) -> Iterator[tuple[_Seen, str]]:
    """The parts of a group of which one number follows the pages, with that number."""
    ordered = sorted(group, key=lambda one: one.page)
    rows = [(one, [match[0] for match in _NUMBER.finditer(one.text)]) for one in ordered]
    for position in range(min(len(numbers) for _, numbers in rows)):
        column = [(one, numbers[position]) for one, numbers in rows]
        fits = [
            any(_follows(one, label, other, printed) for other, printed in column if other is not one)
            for one, label in column
        ]
        if sum(fits) * 2 > len(column):
            # Where one page breaks the count (a chapter that starts anew), its number is still furniture.
            yield from column
            return


def _follows(one: _Seen, label: str, other: _Seen, printed: str) -> bool:
    first, second = _value(label), _value(printed)
    if first is None or second is None or label.isdigit() != printed.isdigit() or one.page == other.page:
        return False
    return first - second == one.page - other.page


def _value(label: str) -> int | None:
    if label.isdigit():
        return int(label)
    digits = [_ROMAN[c] for c in label.lower()]
    return sum(-d if any(later > d for later in digits[i + 1 :]) else d for i, d in enumerate(digits))
