"""Blocks while a document is being read: what the text itself says about them, before their neighbours are known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from index.reading.marker import is_marker, split_heading, split_item
from index.reading.mend import mend
from index.records import Block, Kind

UNKNOWN_LEVEL = 0
"""Level of a heading that the document only suggests: it becomes one below the last real heading."""
_CALL_FIRST = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=\S)")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_HEADING = 100
_FULL_LINE = 60
_TERMINAL = (".", "!", "?", ":", ";")
_CAPTION = re.compile(r"(tabel|figuur|schema|grafiek)\s+[\dIVX]+", re.IGNORECASE)


class Hint(Enum):
    """Why a block may be a heading in disguise."""

    NONE = auto()
    BOLD = auto()  # a line that is bold from end to end
    LONE = auto()  # a list of one short item


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight. A line break in it is a real one."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A block and what makes it suspect."""

    block: Block
    hint: Hint = Hint.NONE


def join(runs: Sequence[Run]) -> tuple[str, int, bool]:
    """The mended text of runs, the length of its bold start, and whether all of it is bold (the length is 0 then)."""
    text = mend("".join(run.text for run in runs))
    start: list[str] = []
    for run in runs:
        if not run.bold and run.text.strip():
            break
        start.append(run.text)
    lead = len(mend("".join(start))) if any(run.bold and run.text.strip() for run in runs) else 0
    return (text, 0, True) if lead >= len(text) > 0 else (text, lead, False)


def paragraph(runs: Sequence[Run], level: int = 0) -> Draft | None:
    """A paragraph; an item where a marker stands before it, a footnote where its number does; None without text."""
    text, lead, bold = join(runs)
    if not any(character.isalnum() for character in text):
        return None
    if call := _CALL_FIRST.match(text):
        return Draft(Block(Kind.FOOTNOTE, text[call.end() :], marker=call[1].translate(_PLAIN_DIGITS)))
    marker, rest = split_item(text)
    kind = Kind.ITEM if marker else Kind.PARAGRAPH
    block = Block(kind, rest, marker=marker, level=level if marker else 0, lead=max(0, lead - (len(text) - len(rest))))
    return Draft(block, Hint.BOLD if bold and is_heading_like(rest) else Hint.NONE)


def paragraphs(runs: Sequence[Run], level: int = 0) -> list[Draft]:
    """Runs as paragraphs: parted at an empty line, and at a line break unless the sentence goes on after it."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(Run(piece, run.bold))
    found: list[list[Run]] = []
    before = ""
    for line in lines:
        text = join(line)[0]
        if text and before and _goes_on(before, text):
            found[-1] += [Run(" "), *line]
        elif text:
            found.append(line)
        before = text
    drafts = (paragraph(line, level) for line in found)
    return [draft for draft in drafts if draft is not None]


def _goes_on(before: str, line: str) -> bool:
    if line[0].islower() and not is_marker(line.split(" ", 1)[0]):
        return True
    return len(before) > _FULL_LINE and not before.endswith(_TERMINAL) and line[0].isalpha()


def heading(text: str, level: int, number: str = "") -> Draft | None:
    """A heading, with its number apart; None without text. number: where it does not stand in the text itself."""
    text = mend(text)
    if not any(character.isalnum() for character in text):
        return None
    marker, rest = ("", text) if number else split_heading(text)
    return Draft(Block(Kind.HEADING, rest, level=level, marker=number or marker))


def item(draft: Draft, marker: str, level: int) -> Draft:
    """The first paragraph of a list item as that item; a marker that the paragraph brings itself goes first."""
    return Draft(replace(draft.block, kind=Kind.ITEM, marker=draft.block.marker or marker, level=level))


def is_heading_like(text: str) -> bool:
    """Whether a line could be a heading: short, not closed as a sentence is, and not what a table is called."""
    return len(text) <= _LONGEST_HEADING and text[-1:] not in {".", ";", ","} and not is_caption(text)


def is_caption(text: str) -> bool:
    """Whether a line says itself that it belongs to a table or figure."""
    return _CAPTION.match(text) is not None


def printed(blocks: Iterable[Block]) -> str:
    """Blocks as lines with their markers, as they stand in a table's cell."""
    return "\n".join(f"{block.marker} {block.text}".strip() for block in blocks)
