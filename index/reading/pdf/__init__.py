"""PDF: pages of loose runs of text, put together again to headings, paragraphs, lists, tables and footnotes.

file (pypdf) and content -> scans -> lines -> furniture -> notes -> contents -> headings, rows -> blocks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.errors import ReadingError
from index.reading.passport import complete
from index.reading.pdf.blocks import Builder
from index.reading.pdf.contents import without_contents
from index.reading.pdf.file import Opened, open_pdf
from index.reading.pdf.furniture import without_furniture
from index.reading.pdf.geometry import Sheet
from index.reading.pdf.headings import Heading, headings
from index.reading.pdf.lines import Line, lines
from index.reading.pdf.notes import Note, placed, without_notes
from index.reading.pdf.rows import entries, row_starts
from index.reading.pdf.scans import with_scans
from index.reading.pdf.style import Style, measured
from index.reading.pdf.tables import captioned, tables
from index.reading.pdf.words import Lexicon, Text
from index.records import Block, Document, Kind, Source

# What programs write where a title should be: nothing chosen, or the name of the file.
_NO_TITLE = re.compile(
    r"^\W*(untitled|anonymous|naamloos|document\d*|powerpoint.presentatie)\W*$|^microsoft |\.\w{3,4}$", re.I
)


def read(path: Path, source: Source) -> Document:
    """Read a PDF file. Raises ReadingError, in Dutch and with a cure, for a file that gives no text."""
    opened = open_pdf(path)
    sheets = with_scans(path, opened.sheets)
    drawn = [lines(sheet) for sheet in sheets]
    if not any(drawn):
        raise ReadingError(f"{path.name} bevat geen tekst.", "Zet een versie met tekst in de map.")
    style = measured(drawn)
    pages, labels = without_furniture(drawn, sheets, style.size)
    style = measured(pages) if any(pages) else style  # furniture may be most of what short pages hold
    blocks = _blocks(pages, sheets, opened, style)
    first_text = "\n".join(line.text for line in drawn[0])
    passport = complete(source, _title(opened, drawn), first_text, opened.created)
    return Document(passport, tuple(blocks), len(sheets), labels)


def _blocks(pages: Sequence[Sequence[Line]], sheets: Sequence[Sheet], opened: Opened, style: Style) -> list[Block]:
    flow, notes, gaps = without_notes(pages, style.size)
    lexicon = Lexicon.of(line for page in pages for line in page)
    flow, gaps = without_contents(flow, gaps, len(sheets))
    body = _body(flow, gaps, opened, style, lexicon)
    return placed(body, [_note(note, lexicon) for note in notes])


def _body(flow: list[Line], gaps: set[int], opened: Opened, style: Style, lexicon: Lexicon) -> list[Block]:
    rules = {sheet.number: sheet.rules for sheet in opened.sheets}
    grids = tables(flow, rules, row_starts(flow), lexicon)
    tabled = {place for grid in grids.values() for place in range(grid.first, grid.last + 1)}
    found = headings(flow, opened.bookmarks, style, tabled)
    chapters = _chapters(flow, found, tabled)
    flow, rows = entries(flow, chapters, rules, tabled)
    inside = tabled | {place for place, row in enumerate(rows) if row}
    found = headings(flow, opened.bookmarks, style, inside)
    builder = Builder(style, lexicon, _right_edges(flow))
    place = 0
    gap = False
    while place < len(flow):
        gap = gap or place in gaps
        if place in found:
            heading = found[place]
            builder.heading(flow[place : heading.last + 1], heading, rows[place])
            place = heading.last + 1
            gap = False
            continue
        if place in grids:
            builder.add(replace(grids[place].block, entry=rows[place]))
            place = grids[place].last + 1
            continue
        if flow[place].parts:
            builder.line(flow[place], rows[place], gap)
            gap = False
        place += 1
    builder.close()
    return captioned(builder.blocks)


def _chapters(flow: Sequence[Line], found: dict[int, Heading], tabled: set[int]) -> set[int]:
    """The headings at which a table of measures ends: those as deep as, or less deep than, the one over its first row.

    A deeper heading may stand between two of its rows.
    """
    over = 0
    deepest = 0
    firsts = row_starts(flow) - tabled
    for place in range(len(flow)):
        if place in found:
            over = found[place].level
        elif place in firsts:
            deepest = deepest or over
    return {place for place, heading in found.items() if heading.level <= (deepest or heading.level)}


def _right_edges(flow: Sequence[Line]) -> dict[str, float]:
    """How far lines reach that start at one place on one page."""
    edges: dict[str, float] = {}
    for line in flow:
        if line.parts:
            key = f"{line.page}:{round(line.x0 / 6)}"
            edges[key] = max(edges.get(key, 0.0), line.x1)
    return edges


def _note(note: Note, lexicon: Lexicon) -> Block:
    text = Text(lexicon)
    page = note.lines[0].page
    for place, line in enumerate(note.lines):
        gap = place in note.interrupted
        text.add(line.pieces, (line.page, gap) if gap or line.page != page else None)
        page = line.page
    return Block(Kind.FOOTNOTE, text.text, note.lines[0].page, marker=note.number, breaks=text.breaks())


def _title(opened: Opened, pages: Sequence[Sequence[Line]]) -> str:
    if opened.title and not _NO_TITLE.search(opened.title):
        return opened.title
    first = next((page for page in pages if page), ())
    largest = max((line.size for line in first), default=0.0)
    return " ".join(line.text for line in first if line.size > largest - 0.5)
