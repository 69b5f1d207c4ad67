"""Which reader reads a file."""

from pathlib import Path

from index.errors import ReadingError
from index.reading.docx import read as read_docx
from index.reading.html import read as read_html
from index.reading.markdown import read as read_markdown
from index.reading.pdf import read as read_pdf
from index.reading.sniff import Format, sniff
from index.reading.text import read as read_text
from index.records import Document, Source


def read(path: Path, source: Source) -> Document:
    """The document in a file, with its passport completed from what it says itself.

    Raises ReadingError, in Dutch and with a cure, for any file that cannot be read.
    """
    form = sniff(path)
    try:
        match form:
            case Format.PDF:
                return read_pdf(path, source)
            case Format.DOCX:
                return read_docx(path, source)
            case Format.HTML:
                return read_html(path, source)
            case Format.MARKDOWN:
                return read_markdown(path, source)
            case Format.TEXT:
                return read_text(path, source)
    except OSError as error:
        raise ReadingError("Het bestand kan niet gelezen worden.", "Kijk of je het mag openen.") from error
