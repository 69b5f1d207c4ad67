"""Footnotes told from running text, wherever on the page they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.reading.mend import superscript
from index.reading.pdf.lines import Line
from index.records import Block

_CALLS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PLAIN_NUMBER = re.compile(r"^(\d{1,3})[.)]?\s+(?=\S)")
_CLOSED = re.compile(r"[.!?…]['\"”’)]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_ITEM = re.compile(r"^[•●○◦▪■❖➢–-]\s*")
_SMALL = 0.94  # of the size of running text


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number and its lines. interrupted: the lines before which running text came in between."""

    number: str
    lines: tuple[Line, ...]
    interrupted: frozenset[int] = frozenset()


def without_notes(pages: Sequence[Sequence[Line]], body: float) -> tuple[list[Line], list[Note], set[int]]:
    """The running text of all pages in order, the footnotes, and the positions in that text before which one stood."""
    called = {call.translate(_DIGITS) for page in pages for line in page for call in _CALLS.findall(line.text)}
    text: list[Line] = []
    notes: list[Note] = []
    gaps: set[int] = set()
    running = False  # the line before belongs to a footnote
    for page in pages:
        bottom = _bottom(page, body)
        for place, line in enumerate(page):
            number, bare = _opening(line, called, body, place >= bottom)
            if number:
                notes.append(Note(number, (bare,)))
            elif notes and (
                _goes_on(line, notes[-1], body) if running else _resumed(line, notes[-1], body, place >= bottom)
            ):
                cut = frozenset() if running else frozenset({len(notes[-1].lines)})
                notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line), interrupted=notes[-1].interrupted | cut)
            else:
                text.append(line)
                running = False
                continue
            gaps.add(len(text))
            running = True
    return text, notes, gaps


def _bottom(page: Sequence[Line], body: float) -> int:
    """The place of the first line of the small print that closes a page."""
    place = len(page)
    while place > 0 and page[place - 1].size <= _SMALL * body:
        place -= 1
    return place


def _opening(line: Line, called: set[str], body: float, at_bottom: bool) -> tuple[str, Line]:
    """The number of the footnote that starts on this line ("" for none), and the line without it."""
    if line.call in called and line.size <= 1.02 * body and line.call:
        return line.call, line
    first = line.parts[0]
    match = _PLAIN_NUMBER.match(line.text)
    if not (match and at_bottom and line.size <= _SMALL * body and match[1] in called):
        return "", line
    if first.text.rstrip(".)") == match[1] and len(line.parts) > 1:
        return match[1], replace(line, parts=line.parts[1:])
    (text, bold), *rest = first.pieces
    cut = (
        _PLAIN_NUMBER.sub("", text.lstrip(), count=1)
        if _PLAIN_NUMBER.match(text.lstrip())
        else text.lstrip()[len(match[1]) :]
    )
    return match[1], replace(line, parts=(replace(first, pieces=((cut, bold), *rest)), *line.parts[1:]))


def _goes_on(line: Line, note: Note, body: float) -> bool:
    """Whether a line right after a footnote belongs to it: small print, or the list that it announces."""
    last = note.lines[-1]
    if line.size <= _SMALL * body:
        return not (line.page == last.page and line.y - last.y > 3.2 * last.size and _CLOSED.search(last.text))
    text = " ".join(kept.text for kept in note.lines)
    if _ITEM.match(line.text) and line.page == last.page:
        return text.endswith(":") or any(_ITEM.match(kept.text) for kept in note.lines[1:])
    in_list = [kept for kept in note.lines[1:] if _ITEM.match(kept.text)]
    return bool(in_list) and line.page == last.page and line.y - last.y < 1.7 * line.size and line.x0 >= in_list[-1].x0


def _resumed(line: Line, note: Note, body: float, at_bottom: bool) -> bool:
    """Whether small print at the foot of the next page ends the footnote that the page before left open."""
    last = note.lines[-1]
    if not (at_bottom and line.size <= _SMALL * body and abs(line.size - last.size) < 0.3):
        return False
    return line.page == last.page + 1 and not _CLOSED.search(last.text) and line.text[:1].islower()


def placed(blocks: Sequence[Block], notes: Sequence[Block]) -> list[Block]:
    """The blocks with each footnote right after the block that calls it, in the same row of a table.

    A number may be used again in a later chapter: the nearest call before the footnote counts, else the first after it.
    """
    after: dict[int, list[Block]] = {}
    for note in notes:
        calling = [place for place, block in enumerate(blocks) if _calls(block, note.marker)]
        before = [place for place in calling if blocks[place].page <= note.page]
        nearest = before[-1:] or calling[:1]
        home = (
            nearest[0]
            if nearest
            else max((place for place, block in enumerate(blocks) if block.page <= note.page), default=len(blocks) - 1)
        )
        entry = blocks[home].entry if nearest else ""
        after.setdefault(home, []).append(replace(note, entry=entry))
    ordered = []
    for place, block in enumerate(blocks):
        ordered += [block, *after.get(place, ())]
    return ordered or list(notes)


def _calls(block: Block, number: str) -> bool:
    return superscript(number) in _CALLS.findall(block.text)
