"""The lines of the running text put together to paragraphs, list items and headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.dutch.words import STOPWORDS
from index.reading.pdf.headings import Heading, number_of
from index.reading.pdf.lines import Line, without_start
from index.reading.pdf.style import Style
from index.reading.pdf.words import Lexicon, Text
from index.records import Block, Kind

_BULLET = r"[•●○◦▪■□❖➢➤►✓✔∙·\-–—]"
_MARKER = re.compile(rf"^(?:({_BULLET})\s+)?(\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]|{_BULLET})\s+(?=\S)")
_HOLLOW = re.compile(r"^()(o)\s+(?=\S)")  # the second bullet of Word, a letter o with a tab behind it
_CLOSED = re.compile(r"[.!?:;…]['\"”’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_INDENT = 3.0  # points: lines that start nearer to each other than this start at one place


@dataclass(slots=True)
class _Open:
    """A block that still grows."""

    kind: Kind
    text: Text
    page: int
    last: Line
    entry: str
    x0: float
    level: int = 0
    marker: str = ""
    hang: float = 0.0  # where the text begins that hangs from a list marker


@dataclass(slots=True)
class Builder:
    """Takes the flow line by line and makes blocks."""

    style: Style
    lexicon: Lexicon
    right: dict[str, float] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    _open: _Open | None = None
    _indents: list[float] = field(default_factory=list)

    def heading(self, lines: Sequence[Line], heading: Heading, entry: str) -> None:
        """Add a heading of one or more lines."""
        self.close()
        self._indents = []
        text = Text(self.lexicon)
        for line in lines:
            text.add(line.pieces)
        number, rest = number_of(text.text)
        self.blocks.append(Block(Kind.HEADING, rest, lines[0].page, level=heading.level, marker=number, entry=entry))

    def line(self, line: Line, entry: str, gap: bool) -> None:
        """Add a line of running text. gap: a footnote stood before it."""
        marker, bare = _without_marker(line)
        opened = self._open
        if opened is not None and self._goes_on(opened, line, marker, entry, gap):
            cut = (line.page, gap) if gap or line.page != opened.last.page else None
            opened.text.add(line.pieces, cut)
            opened.last = line
            return
        if opened is not None and opened.entry != entry:
            self._indents = []
        self.close()
        text = Text(self.lexicon)
        if marker:
            hang = line.parts[1].x0 if line.parts[0].text == marker and len(line.parts) > 1 else 0.0
            self._open = _Open(Kind.ITEM, text, line.page, line, entry, line.x0, self._depth(line.x0), marker, hang)
        else:
            self._open = _Open(Kind.PARAGRAPH, text, line.page, line, entry, line.x0)
        text.add(bare.pieces if marker else line.pieces)
        if not marker and self._indents and line.x0 <= self._indents[0] + _INDENT:
            self._indents = []

    def add(self, block: Block) -> None:
        """Add a block that is ready, such as a table."""
        self.close()
        self._indents = []
        self.blocks.append(block)

    def close(self) -> None:
        """End the block that grows."""
        opened, self._open = self._open, None
        if opened is None or not opened.text.text:
            return
        text = opened.text.text
        lead = opened.text.lead if opened.text.lead < len(text) else 0
        block = Block(opened.kind, text, opened.page, opened.level, opened.marker, lead, opened.entry)
        self.blocks.append(replace(block, breaks=opened.text.breaks()))

    def _depth(self, x0: float) -> int:
        while self._indents and x0 < self._indents[-1] - _INDENT:
            self._indents.pop()
        if not self._indents or x0 > self._indents[-1] + _INDENT:
            self._indents.append(x0)
        return len(self._indents) - 1

    def _goes_on(self, opened: _Open, line: Line, marker: str, entry: str, gap: bool) -> bool:
        """Whether a line carries on the block above it."""
        last, text = opened.last, opened.text.text
        if entry != opened.entry or abs(line.size - last.size) > 0.12 * last.size:
            return False
        closed = _CLOSED.search(text) is not None
        apart = gap or line.page != last.page
        tight = not apart and self.style.is_tight(last, line)
        if tight and line.x0 < opened.hang - _INDENT and (marker or closed or not line.text[:1].islower()):
            return False
        if marker:
            hangs = tight and abs(line.x0 - last.x0) < _INDENT
            return hangs and not closed and not self._is_next_item(opened, marker, line)
        if apart or not tight:
            return self._resumes(text, line, apart, closed, opened)
        if opened.kind is Kind.ITEM:
            return line.x0 > min(opened.x0, last.x0) - _INDENT
        if abs(line.x0 - last.x0) > _INDENT and not self._first_line(opened):
            return not closed
        return not (closed and self._is_short(last, line))

    def _first_line(self, opened: _Open) -> bool:
        return abs(opened.last.x0 - opened.x0) < 0.1 and len(opened.text.text) < 160

    def _is_short(self, last: Line, line: Line) -> bool:
        """Whether the line above ended before it had to: the next word would have fitted."""
        first_word = line.text.split(" ", 1)[0]
        width = (last.x1 - last.x0) / max(len(last.text), 1) * (len(first_word) + 1)
        return last.x1 + width < self.right.get(f"{line.page}:{round(last.x0 / 6)}", 0.0) - 0.5 * line.size

    def _is_next_item(self, opened: _Open, marker: str, line: Line) -> bool:
        same_place = opened.kind is Kind.ITEM and abs(line.x0 - opened.x0) < _INDENT
        return same_place and _kind_of(marker) == _kind_of(opened.marker)

    def _resumes(self, text: str, line: Line, apart: bool, closed: bool, opened: _Open) -> bool:
        """Whether text goes on after a page end, a footnote or a gap."""
        if closed:
            return False
        first, last_word = line.text[:1], text.split()[-1].strip("('\"‘“").lower()
        dangling = last_word in STOPWORDS or text[-1] in ",-(/" or text.count("(") > text.count(")")
        if first.islower() or first in ")],;":
            return True
        if dangling:
            return True
        return (
            apart and abs(line.x0 - opened.last.x0) < _INDENT and not opened.last.bold and not self._ended_early(opened)
        )

    def _ended_early(self, opened: _Open) -> bool:
        edge = self.right.get(f"{opened.last.page}:{round(opened.last.x0 / 6)}", 0.0)
        return opened.last.x1 < edge - 0.3 * (edge - opened.last.x0)


def _kind_of(marker: str) -> str:
    bare = marker.strip("().")
    return "number" if bare.isdigit() else "letter" if bare.isalpha() else bare


def _without_marker(line: Line) -> tuple[str, Line]:
    """The list marker that a line begins with ("" for none), and the line without it."""
    text = line.text
    match = _HOLLOW.match(text) if line.parts[0].text == "o" else _MARKER.match(text)
    if match is None:
        return "", line
    return match[2], without_start(line, match[0])
