"""HTML pages as documents."""

from dataclasses import replace
from pathlib import Path

from index.errors import ReadingError
from index.reading import notes, page
from index.reading.encoding import decode
from index.reading.hypertext import Walk
from index.reading.markup import parse
from index.reading.passport import complete
from index.reading.settle import settle
from index.records import Block, Document, Source

_FIRST_SCREEN = 20


def read(path: Path, source: Source) -> Document:
    """The document in a web page. Raises ReadingError where nothing is left once the furniture is gone."""
    root = parse(decode(path.read_bytes(), declares=True))
    main = page.content(root)
    blocks = settle(Walk(notes.find(main)).drafts(main))
    if not blocks:
        raise ReadingError("In deze webpagina staat geen tekst.", "Sla de pagina opnieuw op, met de inhoud erin.")
    day = page.published(root)
    if source.published is None and day is not None:
        source = replace(source, published=day, origins=(*source.origins, ("published", "document")))
    return Document(complete(source, page.title(root, main), first_screen(blocks), None), blocks)


def first_screen(blocks: tuple[Block, ...]) -> str:
    """The first lines of a document, in which its date and period are looked for."""
    return "\n".join(block.text for block in blocks[:_FIRST_SCREEN])
