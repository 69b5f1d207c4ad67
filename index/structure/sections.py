"""From blocks to sections: every block under its headings, and in the numbered thing to which it belongs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.records import Block, Document, Kind, Section
from index.structure import numbered, parts, rows
from index.structure.numbered import Naming, Start

_CALLS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass
class _Walk:
    """Where the walk through a document is: the headings above, the open thing, and its open part."""

    naming: Naming
    path: list[tuple[int, str]] = field(default_factory=list)
    thing: Start | None = None
    depth: int = 0  # heading level of the thing; 0 for a row or paragraph
    entry: str = ""
    base: int = 0  # how many headings stand above the rows; those below stand inside one row
    part: Start | None = None
    listed: bool = False  # the thing is an item of a numbered list, and ends with the list
    blocks: list[Block] = field(default_factory=list)
    made: list[Section] = field(default_factory=list)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.path)

    def flush(self) -> None:
        """Close the section that is being filled."""
        if self.blocks:
            now = self.part or self.thing
            kept = (now.codes, now.noun, now.title) if now else ((), "", "")
            self.made.append(Section(self.headings, kept[0], tuple(self.blocks), kept[1], kept[2]))
            self.blocks = []

    def open(self, thing: Start | None, depth: int = 0, entry: str = "", listed: bool = False) -> None:
        """Leave the open thing and its part, and go on in this one (None: in none)."""
        self.flush()
        self.thing, self.depth, self.entry, self.part, self.listed = thing, depth, entry, None, listed

    def open_part(self, part: Start | None) -> None:
        """Leave the open part and go on in this one of the same thing."""
        self.flush()
        self.part = part


def sections(document: Document) -> tuple[Section, ...]:
    """The sections of a document in reading order; together they hold every block but the headings, each once.

    A heading that itself starts a numbered thing opens a section too. Footnotes make sections of their own, under the
    thing in which they are called.
    """
    walk = _Walk(Naming.of(document))
    blocks = _carried_over(list(parts.apart(document.blocks)))
    for number, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            _heading(walk, block)
        elif block.kind is Kind.FOOTNOTE:
            continue
        elif block.entry:
            _row(walk, block, blocks, number)
        elif block.kind is Kind.TABLE and rows.is_numbered(block.table):
            _table(walk, block, _context(blocks, number))
        else:
            _running(walk, block, blocks, number)
    walk.flush()
    return (*walk.made, *_footnotes(document.blocks, walk.made))


def _heading(walk: _Walk, block: Block) -> None:
    level = block.level or 1
    walk.flush()
    while walk.path and walk.path[-1][0] >= level:
        walk.path.pop()
    text = f"{block.marker} {block.text}".strip() if block.marker else block.text
    letter = numbered.letter(block)
    above = walk.path[-1][1] if walk.path else ""
    start = numbered.in_heading(block, walk.headings, walk.naming)
    if start is None and letter and (chapter := re.match(r"(\d+(?:\.\d+)*)\.?\s", above)):
        start = Start("onderdeel", (chapter.group(1) + letter,), numbered.title(numbered.without_letter(block.text)))
    if block.entry and walk.thing and block.entry == walk.entry:
        walk.path.append((level, text))
        return
    walk.path.append((level, text))
    if start:
        walk.open(start, depth=level)
        walk.blocks.append(block)
    elif walk.thing and (not walk.depth or level <= walk.depth):
        walk.open(None)


def _row(walk: _Walk, block: Block, blocks: Sequence[Block], number: int) -> None:
    if block.entry != walk.entry:
        walk.flush()
        walk.base = walk.base if walk.entry else len(walk.path)
        del walk.path[walk.base :]
        noun = walk.naming.of_rows(" ".join(walk.headings), _context(blocks, number))
        walk.open(numbered.in_entry(block, noun), entry=block.entry)
    _part(walk, block, blocks, number)
    walk.blocks.append(block)


def _part(walk: _Walk, block: Block, blocks: Sequence[Block], number: int) -> None:
    """Open the lettered part of the open thing that a block starts; close it at a block that stands apart."""
    if walk.thing is None:
        return
    letter = numbered.letter(block) if block.kind is Kind.ITEM else ""
    if letter and len(walk.thing.codes) == 1 and not walk.thing.codes[0][-1].isalpha():
        if walk.entry:
            walk.flush()
            del walk.path[walk.base :]
        title = numbered.title(numbered.without_letter(block.text))
        walk.open_part(Start("onderdeel", (walk.thing.codes[0] + letter,), title))
    elif walk.part and not parts.goes_on(block, blocks[number + 1 :]):
        walk.open_part(None)


def _table(walk: _Walk, block: Block, context: str) -> None:
    noun = walk.naming.of_rows(" ".join(walk.headings[-1:]), context)
    outer = (walk.thing, walk.depth, walk.entry)
    for start, _, row in rows.rows(block, noun):
        walk.open(start)
        walk.blocks.append(row)
    walk.open(outer[0], outer[1], outer[2])


def _running(walk: _Walk, block: Block, blocks: Sequence[Block], number: int) -> None:
    if walk.entry:
        walk.open(None)
    start = numbered.in_text(block, walk.naming)
    if start:
        walk.open(start)
    elif item := numbered.numbered_item(block):
        _list_item(walk, block, item, blocks, number)
    elif walk.listed and not (block.kind is Kind.ITEM and block.level > 0):
        walk.open(None)
    else:
        _part(walk, block, blocks, number)
    walk.blocks.append(block)


def _list_item(walk: _Walk, block: Block, item: str, blocks: Sequence[Block], number: int) -> None:
    if walk.thing and not walk.listed:
        return
    intro = _context(blocks, number)
    noun = numbered.is_list_of_things(walk.headings[-1] if walk.path else "", intro, _length(blocks, number))
    if noun:
        walk.open(Start(noun, (item,), numbered.title(block.text)), listed=True)
    elif walk.listed:
        walk.open(None)


def _length(blocks: Sequence[Block], number: int) -> int:
    """How many items the numbered list has in which this block stands."""
    first = last = number
    while first and numbered.numbered_item(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and numbered.numbered_item(blocks[last + 1]):
        last += 1
    return last - first + 1


def _context(blocks: Sequence[Block], number: int) -> str:
    """The paragraph before a list, row or table, past its other items and rows: what announces it."""
    block = blocks[number]
    for earlier in reversed(blocks[:number]):
        if earlier.kind is Kind.HEADING:
            return ""
        if earlier.kind is Kind.PARAGRAPH and not (block.entry and earlier.entry):
            return earlier.text
    return ""


def _carried_over(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their row carried over a deeper heading that stands inside the row.

    A heading inside a numbered row is inside it only when more rows follow before the next heading of the level under
    which the rows began.
    """
    carried, entry, level, deeper = list(blocks), "", 0, False
    for number, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            deeper = bool(entry) and block.level > level
            if not deeper:
                entry, level = "", block.level
            elif _rows_follow(blocks[number + 1 :], level):
                carried[number] = replace(block, entry=entry)
            else:
                entry = ""
        elif block.entry:
            entry, deeper = block.entry, False
        elif entry and deeper and block.kind is not Kind.FOOTNOTE:
            carried[number] = replace(block, entry=entry)
    return carried


def _rows_follow(blocks: Sequence[Block], level: int) -> bool:
    for block in blocks:
        if block.kind is Kind.HEADING and block.level <= level:
            return False
        if block.entry:
            return True
    return False


def _footnotes(blocks: Sequence[Block], made: Sequence[Section]) -> list[Section]:
    """Each footnote as a section, with the headings and numbers of the place where it is called."""
    callers: dict[str, Section] = {}
    for section in made:
        for block in section.blocks:
            for call in re.findall("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", block.text):
                callers.setdefault(call.translate(_CALLS), section)
    found = []
    for block in blocks:
        if block.kind is Kind.FOOTNOTE:
            caller = callers.get(block.marker.strip("[]. "), Section((), (), ()))
            found.append(Section(caller.path, caller.codes, (block,), caller.noun, caller.title))
    return found
