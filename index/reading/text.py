"""Plain text as documents: headings, items, columns and wrapped paragraphs, by how the lines look."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index.errors import ReadingError
from index.reading import entries
from index.reading.draft import UNKNOWN_LEVEL, Draft, Run, heading, is_heading_like, paragraph
from index.reading.encoding import decode
from index.reading.grid import Cell, grid
from index.reading.lines import Line, chunks, lines, pages
from index.reading.marker import is_marker, split_heading, split_item
from index.reading.mend import join_lines
from index.reading.passport import complete
from index.reading.settle import settle
from index.records import Break, Document, Kind, Source

_UNDERLINE = re.compile(r"\s*([=\-~_*])\1{2,}\s*$")
_COLUMNS = re.compile(r"\t+| {2,}|\s*\|\s*")
_LABELLED = re.compile(r"[A-Z][\w -]{1,30}:\s")
_STAR = re.compile(r"([*+])\s+(?=\S)")
_LONGEST_HEADING = 90
_WRAPPED = 0.75
"""A line shorter than this part of the widest one in its paragraph was ended on purpose."""
_TERMINAL = (".", "!", "?", ":", ";", "”", '"')
_LONG_LINE = 160


def read(path: Path, source: Source) -> Document:
    """The document in a text file; a form feed starts a page. Raises ReadingError where it holds no text."""
    leaves = pages(decode(path.read_bytes()))
    found = chunks(lines(leaves))
    blocks = settle(_drafts(found))
    if not blocks:
        raise ReadingError("In dit tekstbestand staat geen tekst.", "Vul het of haal het weg.")
    title = next((block.text for block in blocks[:3] if block.kind is Kind.HEADING), "")
    first = "\n".join(line.text for chunk in found for line in chunk if line.page == 1)[:3000]
    return Document(complete(source, title, first, None), blocks, pages=len(leaves))


def _drafts(found: Sequence[Sequence[Line]]) -> Iterator[Draft]:
    pending = ""
    for number, chunk in enumerate(found):
        marker = chunk[0].text.strip().removeprefix("•").strip() if len(chunk) == 1 else ""
        if marker and is_marker(marker):
            pending = marker
            continue
        before = found[number - 1] if number else ()
        after = found[number + 1] if number + 1 < len(found) else ()
        made = list(_chunk(chunk, before, after))
        if pending and made and made[0].block.kind in (Kind.PARAGRAPH, Kind.HEADING):
            made[0] = replace(made[0], block=replace(made[0].block, kind=Kind.ITEM, marker=pending, level=0))
        pending = ""
        yield from made


def _chunk(chunk: Sequence[Line], before: Sequence[Line], after: Sequence[Line]) -> Iterator[Draft]:
    """The lines between two blanks: possibly a heading, then a table or items and paragraphs."""
    if len(chunk) > 1 and (rule := _UNDERLINE.match(chunk[1].text)) and not _UNDERLINE.match(chunk[0].text):
        yield from _on_page([heading(chunk[0].text, 1 if rule[1] == "=" else 2)], chunk[0].page)
        chunk = chunk[2:]
    chunk = [line for line in chunk if not _UNDERLINE.match(line.text)]
    if not chunk:
        return
    if len(chunk) == 1 and _is_heading(chunk[0].text, before, after):
        yield from _on_page([_heading(chunk[0].text, is_first=not before)], chunk[0].page)
        return
    table = _table(chunk)
    if table is not None:
        yield from _on_page(table, chunk[0].page)
        return
    indents: list[int] = []
    for part in _parts(chunk):
        yield from _on_page([_part(part, indents)], part[0].page)


def _on_page(drafts: Sequence[Draft | None], page: int) -> Iterator[Draft]:
    for draft in drafts:
        if draft is not None:
            yield replace(draft, block=replace(draft.block, page=page))


def _heading(text: str, *, is_first: bool) -> Draft | None:
    number = split_heading(text.strip())[0]
    level = len(re.findall(r"\w+", number)) if number else (1 if is_first else UNKNOWN_LEVEL)
    return heading(text, level)


def _is_heading(line: str, before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether a line on its own is a heading: short, not a sentence, and something other than its like follows."""
    text = line.strip()
    if not after or len(text) > _LONGEST_HEADING or not is_heading_like(text) or text.endswith((":", "!", ")")):
        return False
    number, rest = split_heading(text)
    if (not number and split_item(text)[0]) or _STAR.match(text) or _columns(line) > 1:
        return False
    if number:
        return not any(len(other) == 1 and _same_depth(number, other[0].text) for other in (before, after))
    return rest[0].isupper() and not (_LABELLED.match(rest) and len(before) == 1)


def _same_depth(number: str, line: str) -> bool:
    other = split_heading(line.strip())[0]
    return bool(other) and len(re.findall(r"\w+", other)) == len(re.findall(r"\w+", number)) and number != other


def _columns(line: str) -> int:
    return len(_cells(line))


def _cells(line: str) -> list[str]:
    return _COLUMNS.split(line.strip().strip("|").strip())


def _table(chunk: Sequence[Line]) -> list[Draft] | None:
    """Lines with equally many columns as a table; None where they have not."""
    rows = [_cells(line.text) for line in chunk if re.search(r"\w", line.text)]
    width = len(rows[0]) if rows else 0
    if len(rows) < 2 or width < 2 or any(len(row) != width for row in rows):
        return None
    if all(split_item(line.text.strip())[0] for line in chunk) and width == 2:
        return None
    cells = [[_cell(text) for text in row] for row in rows]
    return entries.drafts(grid(cells, None))


def _cell(text: str) -> Cell:
    draft = paragraph([Run(text)])
    return Cell((draft.block,) if draft else ())


def _parts(chunk: Sequence[Line]) -> Iterator[list[Line]]:
    """The items and paragraphs in a chunk."""
    width = max(len(line.text.rstrip()) for line in chunk)
    part: list[Line] = []
    for line in chunk:
        if part and _starts(line, part, width):
            yield part
            part = []
        part.append(line)
    yield part


def _starts(line: Line, part: Sequence[Line], width: int) -> bool:
    text, last = line.text.strip(), part[-1].text.rstrip()
    marker = split_item(text)[0]
    if marker in ("-", "–") or _STAR.match(text):
        return not last.endswith((" en", " of")) and not text[2:3].isdigit()
    if marker:
        return last.endswith(_TERMINAL) or bool(split_item(part[0].text.strip())[0]) or len(last) < _WRAPPED * width
    if _LABELLED.match(text) or len(last) > _LONG_LINE:
        return text[0].isupper()
    return len(last) < _WRAPPED * width and text[0].isupper() and (last.endswith(_TERMINAL) or len(part) == 1)


def _part(part: Sequence[Line], indents: list[int]) -> Draft | None:
    text = join_lines(line.text for line in part)
    star = _STAR.match(text)
    draft = paragraph([Run(text[star.end() :] if star else text)], _level(part[0], indents))
    if draft is None:
        return None
    block = draft.block
    if star:
        block = replace(block, kind=Kind.ITEM, marker=star[1], level=_level(part[0], indents))
    breaks = []
    for number, line in enumerate(part):
        if number and line.page != part[number - 1].page:
            rest = join_lines(later.text for later in part[number:])
            offset = block.text.rfind(" ", 0, len(block.text) - len(rest))
            breaks.append(Break(max(0, offset if offset >= 0 else 0), line.page))
    return Draft(replace(block, breaks=tuple(breaks)), draft.hint)


def _level(line: Line, indents: list[int]) -> int:
    """How deep an item stands among those before it, by its indent."""
    indent = len(line.text) - len(line.text.lstrip())
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1
