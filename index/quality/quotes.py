"""Whether a quotation is the document's own: looked up in the file as it is read anew, not in the index."""

import re
from functools import cache
from pathlib import Path

from index import reading
from index.quality.folding import plain
from index.records import Block, Citation, Document, Kind

_LEFT_OUT = re.compile(r"\[(?:\.\.\.|…)\]")
_WORD = re.compile(r"\w")


class Originals:
    """The documents of a folder, each read when one of its quotations is first looked up."""

    def __init__(self, corpus: Path) -> None:
        """Raises CorpusError where the folder cannot be used."""
        self._entries = {entry.source.id: entry for entry in reading.scan(corpus).entries}
        self._texts = cache(self._read)

    def holds(self, citation: Citation) -> bool:
        """Whether the cited document says what is quoted. Raises ReadingError where its file cannot be read."""
        if citation.document not in self._entries:
            return False
        return any(is_verbatim(citation.quote, text) for text in self._texts(citation.document))

    def _read(self, document: str) -> tuple[str, ...]:
        entry = self._entries[document]
        return texts_of(reading.read(entry.path, entry.source))


def is_verbatim(quote: str, text: str) -> bool:
    """Whether a text holds a quotation: each piece around "[...]" whole, after the one before it. text: folded plain.

    White space and typography may differ. A piece that begins or ends inside a word is not whole: "een" out of "geen".
    """
    pieces = [plain(piece) for piece in _LEFT_OUT.split(quote)]
    at = 0
    for piece in (p for p in pieces if p):
        found = re.compile(_bounded(piece)).search(text, at)
        if found is None:
            return False
        at = found.end()
    return any(_WORD.search(piece) for piece in pieces)


def texts_of(document: Document) -> tuple[str, ...]:
    """All that a document says, in reading order and folded plain: with and without the markers of its list items.

    A format such as HTML or DOCX does not hold the markers that a reader sees.
    """
    marked = " ".join(_marked(block) for block in document.blocks)
    return plain(marked), plain(" ".join(block.text for block in document.blocks))


def _marked(block: Block) -> str:
    has_marker = block.kind is Kind.ITEM and _WORD.search(block.marker)
    return f"{block.marker} {block.text}" if has_marker else block.text


def _bounded(piece: str) -> str:
    before = r"(?<!\w)" if _WORD.match(piece) else ""
    after = r"(?!\w)" if _WORD.match(piece[-1]) else ""
    return f"{before}{re.escape(piece)}{after}"
