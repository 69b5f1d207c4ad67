"""The lettered parts of a numbered thing: where one ends and the next begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.records import Block, Break, Kind
from index.structure.numbered import letter


def apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with an item that holds the next letters too ("a) ... b) ...") as one item for each letter.

    A reader that finds only lines of text cannot always tell them apart; the order of the letters can.
    """
    for block in blocks:
        yield from _split(block) if block.kind is Kind.ITEM else (block,)


def _split(block: Block) -> Iterator[Block]:
    mark = re.fullmatch(r"([a-y])([.)])", block.marker)
    if mark is None:
        yield block
        return
    following = chr(ord(mark.group(1)) + 1) + mark.group(2)
    cut = re.search(rf"(?<=[\w.;:,!?)])\s({re.escape(following)})\s(?=[A-Z])", block.text)
    if cut is None:
        yield block
        return
    yield replace(
        block, text=block.text[: cut.start()], breaks=tuple(b for b in block.breaks if b.offset < cut.start())
    )
    later = tuple(Break(b.offset - cut.end(), b.page, b.gap) for b in block.breaks if b.offset > cut.end())
    page = block.page_at(cut.end())
    yield from _split(replace(block, text=block.text[cut.end() :], marker=following, page=page, lead=0, breaks=later))


def goes_on(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block behind a lettered item still belongs to that item.

    An item or table does; a paragraph does while more letters follow in the same row, since it then stands between
    them; behind the last letter it speaks of the whole again, as does one with a title of its own.
    """
    if block.kind is not Kind.PARAGRAPH:
        return True
    if block.lead:
        return False
    for later in following:
        if later.entry != block.entry or (later.kind is Kind.HEADING and not later.entry):
            return False
        if later.kind is Kind.ITEM and letter(later):
            return True
    return False
