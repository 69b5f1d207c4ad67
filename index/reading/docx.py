"""Word documents. The door of python-docx: opens the package and hands its parts on as plain trees."""

import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from index.errors import ReadingError
from index.reading.passport import complete
from index.reading.settle import settle
from index.reading.tree import DEPTH, Node
from index.reading.word import Parts, drafts, title
from index.records import Document, Source

_PARTS = ("styles", "numbering", "footnotes", "endnotes")
_BROKEN = (
    OpcError, zipfile.BadZipFile, zlib.error, EOFError, SyntaxError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, NotImplementedError, RuntimeError,
)  # fmt: skip
_CURE = "Open het in Word, sla het opnieuw op als DOCX en vervang het bestand."
_FIRST_SCREEN = 20


def read(path: Path, source: Source) -> Document:
    """The document in a DOCX file. Raises ReadingError where it is damaged or holds no text."""
    parts, own_title, created = _opened(path)
    blocks = settle(drafts(parts))
    if not blocks:
        raise ReadingError("In dit Word-document staat geen tekst.", "Staat de tekst in plaatjes? Maak er een PDF van.")
    first = "\n".join(block.text for block in blocks[:_FIRST_SCREEN])
    return Document(complete(source, title(parts, own_title, blocks), first, created), blocks)


def _opened(path: Path) -> tuple[Parts, str, date | None]:
    """The parts of a package, with the title and the date in its properties."""
    try:
        # python-docx and lxml report a damaged package with any of these, from many places.
        document = docx.Document(str(path))
        body = _tree(document.element.body)
        parts = {name: _part(document, name) for name in _PARTS}
        properties = document.core_properties
        created = properties.created
        day = created.date() if isinstance(created, datetime) else None
        return Parts(body, **parts), str(properties.title or ""), day
    except _BROKEN as error:
        raise ReadingError("Het Word-document is beschadigd of niet compleet.", _CURE) from error


def _part(document: WordDocument, name: str) -> Node:
    """A part by the end of its relation's name; an empty tree where the package has none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            return _tree(parse_xml(relation.target_part.blob))
    return Node(name)


def _tree(element: Any) -> Node:
    """An lxml element as a plain tree. Of alternatives for older programs only the first is kept."""
    root = Node(_local(element.tag), _attributes(element))
    stack: list[tuple[Any, Node, int]] = [(child, root, 1) for child in reversed(element)]
    _add_text(root, element.text)
    while stack:
        source, parent, depth = stack.pop()
        if not isinstance(source.tag, str):  # a comment or a processing instruction
            continue
        node = Node(_local(source.tag), _attributes(source))
        _add_text(node, source.text)
        parent.children.append(node)
        children = list(source)
        if node.tag == "AlternateContent":
            children = children[:1]
        below = node if depth < DEPTH else parent
        stack.extend((child, below, depth + 1) for child in reversed(children))
    return root


def _add_text(node: Node, text: str | None) -> None:
    if text and node.tag in ("t", "delText", "instrText"):
        node.children.append(text)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _attributes(element: Any) -> dict[str, str]:
    return {_local(name): value for name, value in element.attrib.items()}
