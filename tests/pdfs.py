"""PDF files made for tests: text put at exact places, or flowing as a word processor sets it."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

WIDTH, HEIGHT = A4
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)


class Paper:
    """A PDF of which every line has its place, measured in points from the top left."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1, **options)

    def __enter__(self) -> "Paper":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.canvas.save()

    def write(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False) -> None:
        """One line of text with its baseline at y."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 10, leading: float = 13) -> float:
        """Lines of one paragraph; gives the y where the next line would stand."""
        for text in texts:
            self.write(x, y, text, size)
            y += leading
        return y

    def width(self, text: str, size: float = 10, *, bold: bool = False) -> float:
        """How wide a text is."""
        return float(self.canvas.stringWidth(text, "Helvetica-Bold" if bold else "Helvetica", size))

    def called(self, x: float, y: float, before: str, number: str, after: str = "") -> None:
        """A line with the call of a footnote in it."""
        self.write(x, y, before)
        x += self.width(before)
        self.write(x, y - 4, number, 6)
        self.write(x + self.width(number, 6), y, after)

    def rule(self, x0: float, x1: float, y: float) -> None:
        """A horizontal line."""
        self.canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)

    def page(self) -> None:
        """Go to the next page."""
        self.canvas.showPage()


def flowing(path: Path, story: Sequence[Flowable], header: str = "", footer: str = "") -> None:
    """A PDF whose text flows over pages. footer: with {} where the page number goes."""

    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, HEIGHT - 40, header)
        canvas.drawRightString(WIDTH - 72, 40, footer.format(canvas.getPageNumber()))

    document = SimpleDocTemplate(str(path), pagesize=A4, invariant=1)
    document.build(list(story), onFirstPage=furniture, onLaterPages=furniture)


def paragraph(text: str, **style: Any) -> Paragraph:
    """A paragraph of running text; text may hold reportlab's own marks, such as <b> and <super>."""
    return Paragraph(text, ParagraphStyle("one", parent=BODY, **style))


def table(
    rows: Sequence[Sequence[Any]], widths: Sequence[float] | None = None, *marks: tuple[Any, ...], **options: Any
) -> Table:
    """A table; marks are reportlab's style commands."""
    return Table([list(row) for row in rows], colWidths=widths, style=list(marks), **options)


def scan(path: Path, lines: Sequence[str]) -> None:
    """A PDF with one page that is a picture of these lines and holds no text."""
    image = Image.new("L", (1240, 1754), 255)
    font = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), 30)
    for place, line in enumerate(lines):
        ImageDraw.Draw(image).text((150, 200 + 50 * place), line, fill=0, font=font)
    stored = BytesIO()
    image.save(stored, "PNG")
    stored.seek(0)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.drawInlineImage(Image.open(stored), 0, 0, WIDTH, HEIGHT)
    canvas.showPage()
    canvas.save()
