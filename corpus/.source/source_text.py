"""The small part of Markdown in which the sources of this folder are written -> blocks.

Known: headings (# to ####), paragraphs, list items of one line ("- ", "1. ", "a. "), pipe tables, **bold**, *italic*,
and footnotes ([^1], with "[^1]: text" on one line anywhere). In a table a cell "^^" goes on from the cell above,
"<<" from the cell to the left.
"""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

ITEM = re.compile(r"(-|\d+\.|[a-z]\.) +(\S.*)")
NOTE = re.compile(r"\[\^(\d+)\]: +(\S.*)")
CALL = re.compile(r"\[\^(\d+)\]")
RULE = re.compile(r"\|[\s:|-]+\|")
ABOVE, BESIDE = "^^", "<<"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, item or table. level: of a heading, from 1. marker: of an item. rows: of a table."""

    kind: str
    text: str = ""
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A source as read: its blocks in order, and its footnotes by number."""

    blocks: tuple[Block, ...]
    notes: dict[str, str]


def read(path: Path) -> Text:
    """The blocks of one source file."""
    notes: dict[str, str] = {}
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        lines = [line for line in chunk.splitlines() if not _note(line, notes)]
        blocks.extend(_blocks(lines))
    return Text(tuple(blocks), notes)


def markup(text: str) -> str:
    """Bold, italic and footnote calls as the tags <b>, <i> and <super>; all else is escaped."""
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    return CALL.sub(r"<super>\1</super>", text)


def calls(text: str) -> list[str]:
    """The numbers of the footnotes that a text calls, in order."""
    return CALL.findall(text)


def _note(line: str, notes: dict[str, str]) -> bool:
    """Put a footnote among the notes; False where the line is none."""
    if found := NOTE.fullmatch(line):
        notes[found[1]] = found[2]
    return found is not None


def _blocks(lines: list[str]) -> list[Block]:
    if not lines:
        return []
    if lines[0].startswith("#"):
        marks, text = lines[0].split(" ", 1)
        return [Block("heading", text.strip(), level=len(marks))]
    if lines[0].startswith("|"):
        return [Block("table", rows=tuple(_cells(line) for line in lines if not RULE.fullmatch(line)))]
    if all(ITEM.fullmatch(line) for line in lines):
        return [Block("item", found[2], marker=found[1]) for line in lines if (found := ITEM.fullmatch(line))]
    return [Block("paragraph", " ".join(lines))]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
