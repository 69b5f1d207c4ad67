"""Make the progress report's PDF from its source beside this file: python make_pdf.py [SOURCE OUTPUT].

The pages are laid out by hand (reportlab draws), because footnotes must stand at the foot of the page that calls them.
The same source gives the same bytes: no dates, no compression (whose bytes differ from one zlib to another).
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table
from source_text import Block, Text, calls, markup, read

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "voortgangsrapportage-2024-1.md"
HEADER = "Samenvatting voortgangsrapportage Bescherming en Opvang 2022-2025"

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 62, WIDTH - 62, HEIGHT - 72, 62
NUMBER_COLUMN, PADDING = 46, 7  # of the two-column table: number | text
DASH = "\N{EN DASH}"  # reportlab writes the bullet • as a control character, which readers cannot tell apart
GREY = HexColor("#8a8f98")

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14.5, spaceAfter=7)
ITEM = ParagraphStyle("item", BODY, spaceAfter=5)
NOTE = ParagraphStyle("note", BODY, fontSize=8, leading=10.5, spaceAfter=2)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=12)
HEADINGS = {
    1: ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=21, leading=27, spaceAfter=16),
    2: ParagraphStyle("chapter", fontName="Helvetica-Bold", fontSize=16, leading=21, spaceAfter=10),
    3: ParagraphStyle("section", fontName="Helvetica-Bold", fontSize=12, leading=16, spaceBefore=8, spaceAfter=6),
}


@dataclass
class Contents:
    """The headings with their printed page numbers, gathered in a first pass and printed in the second."""

    lines: list[tuple[int, str, int]] = field(default_factory=list)


@dataclass
class Press:
    """The page being filled. y: where the next line goes; row: top of the table row on this page, or None."""

    canvas: Canvas
    text: Text
    y: float = TOP
    page: int = 0  # the printed number; the cover is 0 and prints none
    feet: list[str] = field(default_factory=list)
    row: float | None = None

    def room(self, coming: list[str]) -> float:
        """The height that is left on this page once the footnotes called so far and those coming are printed."""
        heights = [self.foot(number).wrap(RIGHT - LEFT, HEIGHT)[1] + NOTE.spaceAfter for number in self.feet + coming]
        return self.y - BOTTOM - float(sum(heights)) - (14 if heights else 0)

    def foot(self, number: str) -> Paragraph:
        """One footnote, ready to be drawn."""
        return Paragraph(f"<super>{number}</super> {markup(self.text.notes[number])}", NOTE)

    def turn(self) -> None:
        """End this page and begin the next."""
        self.rule_row()
        self.finish()
        self.canvas.showPage()
        self.page += 1
        self.y = TOP
        self.feet = []
        if self.row is not None:
            self.begin_row()

    def finish(self) -> None:
        """Print the running header, the page number and the footnotes of this page."""
        self.canvas.setFillColor(GREY)
        self.canvas.setFont("Helvetica", 8)
        if self.page:
            self.canvas.drawString(LEFT, HEIGHT - 42, HEADER)
            self.canvas.drawRightString(RIGHT, 34, str(self.page))
        self.canvas.setFillColor(HexColor("#000000"))
        if not self.feet:
            return
        notes = [self.foot(number) for number in self.feet]
        y = BOTTOM + sum(note.wrap(RIGHT - LEFT, HEIGHT)[1] + NOTE.spaceAfter for note in notes)
        self.line(LEFT, y + 5, LEFT + 130, y + 5)
        for note in notes:
            y -= note.wrap(RIGHT - LEFT, HEIGHT)[1]
            note.drawOn(self.canvas, LEFT, y)
            y -= NOTE.spaceAfter

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A thin grey line."""
        self.canvas.setStrokeColor(GREY)
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x1, y1, x2, y2)

    def begin_row(self, number: str = "") -> None:
        """Open a table row here, on a new page without its number."""
        self.row = self.y
        self.y -= PADDING
        self.canvas.setFont("Helvetica-Bold", 10)
        self.canvas.drawString(LEFT + PADDING, self.y - 11, number)

    def end_row(self) -> None:
        """Close the table row, if one is open."""
        self.rule_row()
        self.row = None

    def rule_row(self) -> None:
        """Draw the borders of the part of the row that stands on this page."""
        if self.row is None:
            return
        for x in (LEFT, LEFT + NUMBER_COLUMN, RIGHT):
            self.line(x, self.row, x, self.y)
        for y in (self.row, self.y):
            self.line(LEFT, y, RIGHT, y)

    def span(self) -> tuple[float, float]:
        """From where to where text runs: the page's width, or the second column."""
        return (LEFT, RIGHT) if self.row is None else (LEFT + NUMBER_COLUMN + PADDING, RIGHT - PADDING)


def paragraph(press: Press, text: str, style: ParagraphStyle, marker: str = "") -> None:
    """Set one paragraph, over as many pages as it takes, each footnote on the page of its call."""
    left, right = press.span()
    indent = 18 if marker else 0
    part, words = Paragraph(markup(text), style), text.split()
    press.y -= style.spaceBefore
    while part is not None:
        width = right - left - indent
        piece, rest = _fit(press, part, width, words)
        if piece is None:
            press.turn()
            continue
        height = piece.wrap(width, HEIGHT)[1]
        press.y -= height
        piece.drawOn(press.canvas, left + indent, press.y)
        if marker:
            press.canvas.setFont(style.fontName, style.fontSize)
            press.canvas.drawString(left + 4, press.y + height - style.fontSize, DASH if marker == "-" else marker)
            marker = ""
        printed = _length(piece)
        press.feet += calls(" ".join(words[:printed]))
        words, part = words[printed:], rest
        if rest is not None:
            press.turn()
    press.y -= style.spaceAfter


def _fit(press: Press, part: Paragraph, width: float, words: list[str]) -> tuple[Paragraph | None, Paragraph | None]:
    """What of a paragraph fits on this page, with the footnotes that it calls, and what is left of it.

    words: the words of the part, with the footnote calls in them. Fewer and fewer footnotes are tried, as a shorter
    piece calls fewer.
    """
    waiting = calls(" ".join(words))
    if part.wrap(width, HEIGHT)[1] <= press.room(waiting):
        return part, None
    for number in range(len(waiting), -1, -1):
        room = press.room(waiting[:number])
        pieces = part.split(width, room) if room > 2 * part.style.leading else []
        if len(pieces) == 2 and len(calls(" ".join(words[: _length(pieces[0])]))) <= number:
            return pieces[0], pieces[1]
    return None, part


def _length(part: Paragraph) -> int:
    """How many words a part of a paragraph holds."""
    return len(part.getPlainText(identify=True).split())


def heading(press: Press, block: Block, contents: Contents) -> None:
    """A chapter begins a page, a section needs some room below it, "#### 12." begins a row of the table."""
    press.end_row()
    if block.level == 4:
        if press.room([]) < 70:
            press.turn()
        press.begin_row(block.text)
        return
    if block.level == 2 or press.room([]) < 110:
        press.turn()
    paragraph(press, block.text, HEADINGS[block.level])
    if block.level > 1:
        contents.lines.append((block.level, block.text, press.page))


def table(press: Press, block: Block) -> None:
    """A table with ruled cells, whole on one page, within the row that it belongs to."""
    left, right = press.span()
    rows = [[Paragraph(markup(cell), CELL) for cell in row] for row in block.rows]
    first = 100
    others = (right - left - first) / (len(rows[0]) - 1)
    grid = Table(rows, colWidths=[first] + [others] * (len(rows[0]) - 1))
    grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, GREY), ("BACKGROUND", (0, 0), (-1, 0), HexColor("#e9ebee"))])
    called = [number for row in block.rows for cell in row for number in calls(cell)]
    height = grid.wrap(right - left, HEIGHT)[1]
    if height > press.room(called):
        press.turn()
    press.feet += called
    press.y -= height
    grid.drawOn(press.canvas, left, press.y)
    press.y -= BODY.spaceAfter


def print_contents(press: Press, contents: Contents) -> None:
    """The table of contents, on the cover."""
    press.y -= 14
    paragraph(press, "Inhoud", HEADINGS[3])
    for level, title, page in contents.lines:
        press.y -= 16
        press.canvas.setFont("Helvetica-Bold" if level == 2 else "Helvetica", 10)
        press.canvas.drawString(LEFT + (level - 2) * 14, press.y, title)
        press.canvas.drawRightString(RIGHT, press.y, str(page))


def set_pages(text: Text, output: Path, known: Contents) -> Contents:
    """Write the PDF with these contents on its cover; what the contents turned out to be."""
    canvas = Canvas(str(output), pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(text.blocks[0].text)
    canvas.setAuthor("Beleidsbot, samenvatting in eigen woorden")
    press, found = Press(canvas, text), Contents()
    for block in text.blocks:
        if block.kind == "heading":
            if block.level == 2 and press.page == 0:
                print_contents(press, known)
            heading(press, block, found)
        elif block.kind == "table":
            table(press, block)
        else:
            paragraph(press, block.text, ITEM if block.marker else BODY, block.marker)
    press.end_row()
    press.finish()
    canvas.save()
    return found


def main(source: Path = SOURCE, output: Path = HERE.parent / f"{SOURCE.stem}.pdf") -> None:
    """Two passes: the first finds on which pages the chapters begin."""
    text = read(source)
    set_pages(text, output, set_pages(text, output, Contents()))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
