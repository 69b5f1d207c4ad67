"""The body of a Word document as drafts, in document order, with the markers and footnote numbers that Word prints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.reading import entries
from index.reading.draft import Draft, Run, heading, item, join, paragraphs
from index.reading.grid import Cell, grid
from index.reading.mend import mend, superscript
from index.reading.tree import Node
from index.reading.word.numbering import Numbering
from index.reading.word.parts import Parts, integer, is_on, value
from index.reading.word.styles import Styles
from index.records import Block, Kind

_WRAPPERS = frozenset(
    {
        "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "hyperlink", "fldSimple", "dir", "bdo",
        "AlternateContent", "Choice",
    }
)  # fmt: skip
_GONE = frozenset(
    {
        "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid",
        "trPr", "tcPr", "Fallback",
    }
)  # fmt: skip
_LONGEST_HEADING = 250
_MOST_COLUMNS = 100
_NO_TITLE = re.compile(r"(microsoft word|document\d*$|untitled|titel$|naamloos)", re.IGNORECASE)
_FIRST = 5


def drafts(parts: Parts) -> list[Draft]:
    """All blocks of a document, before they are settled."""
    return _Body(parts).drafts(parts.body)


def title(parts: Parts, property_title: str, blocks: Sequence[Block]) -> str:
    """What a document calls itself: the paragraph in title style, else its property, else its first heading."""
    styles = Styles(parts.styles)
    for node in parts.body.all("p"):
        if styles.is_title(_style(node)) and (text := mend(node.text())):
            return text
    if property_title.strip() and not _NO_TITLE.match(property_title.strip()):
        return mend(property_title)
    tops = (block for block in blocks[:_FIRST] if block.kind is Kind.HEADING and block.level == 1 and not block.marker)
    return next((block.text for block in tops), "")


class _Body:
    """One walk over a document: it counts lists and footnotes as they pass by."""

    def __init__(self, parts: Parts) -> None:
        self.styles = Styles(parts.styles)
        self.numbering = Numbering(parts.numbering)
        self.notes = {
            "footnoteReference": {note.get("id"): note for note in parts.footnotes if note.tag == "footnote"},
            "endnoteReference": {note.get("id"): note for note in parts.endnotes if note.tag == "endnote"},
        }
        self.numbers: dict[tuple[str, str], str] = {}
        self.called: list[Draft] = []
        self.in_cell = False

    def drafts(self, node: Node) -> list[Draft]:
        """What stands in a body, a cell, a text box or a note."""
        found: list[Draft] = []
        for child in node:
            if child.tag == "p":
                found += self._paragraph(child)
            elif child.tag == "tbl":
                found += self._table(child)
            elif child.tag in _WRAPPERS and not _is_contents(child):
                found += self.drafts(child)
            if not self.in_cell:
                found += self.called
                self.called = []
        return found

    def _paragraph(self, node: Node) -> list[Draft]:
        properties = node.child("pPr") or Node("pPr")
        style = _style(node)
        if self.styles.is_contents(style) or (is_on(properties, "rPr", "del") and not node.text().strip()):
            return []
        runs = list(self._runs(node, self.styles.is_bold(style)))
        listed = self._listed(properties, style, runs)
        boxes = [draft for box in _boxes(node) for draft in self.drafts(box)]
        level = self._heading_level(properties, style)
        text = join(runs)[0]
        if level is not None and not self.in_cell and len(text) <= _LONGEST_HEADING:
            made = heading(text, level, listed[0] if listed else "")
            return ([made] if made else []) + boxes
        found = paragraphs(runs, listed[1] if listed else 0)
        if found and listed and listed[0] and found[0].block.kind is not Kind.FOOTNOTE:
            found[0] = item(found[0], listed[0], listed[1])
        return found + boxes

    def _heading_level(self, properties: Node, style: str) -> int | None:
        outline = value(properties, "outlineLvl")
        if outline is not None:
            level = integer(outline, 9)
            return level + 1 if level < 9 else None
        return self.styles.heading(style)

    def _listed(self, properties: Node, style: str, runs: Sequence[Run]) -> tuple[str, int] | None:
        """The marker and level of a paragraph in a list; one without text does not count in it."""
        if not join(runs)[0]:
            return None
        number, level = value(properties, "numPr", "numId"), value(properties, "numPr", "ilvl")
        depth = None if level is None else integer(level, 0)
        if number is None:
            inherited = self.styles.numbering(style)
            if inherited is None:
                return ("-", 0) if self.styles.is_bulleted(style) else None
            number, depth = inherited[0], inherited[1] if depth is None else depth
        return self.numbering.marker(number, depth, tuple(self.styles.names(style)))

    def _runs(self, node: Node, bold: bool) -> Iterator[Run]:
        for child in node:
            if child.tag == "r":
                yield from self._run(child, bold)
            elif child.tag in _WRAPPERS:
                yield from self._runs(child, bold)

    def _run(self, node: Node, bold: bool) -> Iterator[Run]:
        properties = node.child("rPr") or Node("rPr")
        if is_on(properties, "vanish") or is_on(properties, "strike") or is_on(properties, "dstrike"):
            return
        own = is_on(properties, "b")
        if own is None:
            own = self.styles.is_bold(value(properties, "rStyle") or "") or bold
        is_raised = value(properties, "vertAlign") == "superscript"
        for child in node:
            if child.tag == "t":
                text = child.text().replace("\n", " ")
                yield Run(superscript(text) if is_raised else text, own)
            elif child.tag in ("tab", "ptab"):
                yield Run(" ", own)
            elif child.tag in ("br", "cr"):
                yield Run(" " if child.get("type") in ("page", "column") else "\n", own)
            elif child.tag == "noBreakHyphen":
                yield Run("-", own)
            elif child.tag in self.notes:
                yield Run(self._call(child), own)

    def _call(self, node: Node) -> str:
        """The number of a note where it is called, as superscript; its text waits for the end of the paragraph."""
        notes = self.notes[node.tag]
        key = (node.tag, node.get("id"))
        if key in self.numbers:
            return superscript(self.numbers[key])
        note = notes.get(node.get("id"))
        if note is None or node.get("customMarkFollows") in ("1", "true", "on"):
            return ""
        number = str(1 + sum(kind == node.tag for kind, _ in self.numbers))
        self.numbers[key] = number
        waiting, self.called = self.called, []
        in_cell, self.in_cell = self.in_cell, True
        text = " ".join(draft.block.text for draft in self.drafts(note))
        self.in_cell = in_cell
        self.called = [*waiting, Draft(Block(Kind.FOOTNOTE, text, marker=number))] if text else waiting
        return superscript(number)

    def _table(self, node: Node) -> list[Draft]:
        rows = [row for row in _inside(node, "tr") if not is_on(row, "trPr", "del")]
        cells = [list(_inside(row, "tc")) for row in rows]
        is_frame = max((len(row) for row in cells), default=0) <= 1
        if is_frame or any(self._has_heading(cell) for row in cells for cell in row):
            return [draft for row in cells for cell in row for draft in self.drafts(cell)]
        in_cell, self.in_cell = self.in_cell, True
        filled: list[list[Cell]] = []
        for row, own in zip(rows, cells, strict=True):
            filled.append(self._row(row, own, filled[-1] if filled else []))
        self.in_cell = in_cell
        headers = 0
        while headers < len(rows) and is_on(rows[headers], "trPr", "tblHeader"):
            headers += 1
        return entries.drafts(grid(filled, headers or None))

    def _has_heading(self, cell: Node) -> bool:
        """Whether a table is there for the layout: chapters stand in its cells. Lists of one row may have a heading."""
        headings = [
            p for p in cell.all("p") if self._heading_level(p.child("pPr") or Node("pPr"), _style(p)) is not None
        ]
        return any(p.text().strip() for p in headings) and sum(bool(p.text().strip()) for p in cell.all("p")) > 2

    def _row(self, row: Node, cells: Sequence[Node], above: Sequence[Cell]) -> list[Cell]:
        """The cells of a row at their columns: those that span columns or rows stand there again."""
        line = [Cell()] * min(integer(value(row, "trPr", "gridBefore"), 0), _MOST_COLUMNS)
        for node in cells:
            properties = node.child("tcPr") or Node("tcPr")
            span = min(max(1, integer(value(properties, "gridSpan"), 1)), _MOST_COLUMNS)
            merge = value(properties, "vMerge")
            if merge is not None and merge != "restart" and len(line) < len(above):
                line += [replace(cell, repeated=True) for cell in above[len(line) : len(line) + span]]
            elif value(properties, "hMerge") == "continue" and line:
                line.append(replace(line[-1], repeated=True))
            else:
                cell = Cell(tuple(draft.block for draft in self.drafts(node) if draft.block.text))
                line += [cell, *[replace(cell, repeated=True)] * (span - 1)]
        return line


def _style(node: Node) -> str:
    return value(node, "pPr", "pStyle") or ""


def _is_contents(node: Node) -> bool:
    """Whether a content control holds a generated table of contents."""
    return (
        node.tag == "sdt"
        and "table of contents" in (value(node, "sdtPr", "docPartObj", "docPartGallery") or "").lower()
    )


def _inside(node: Node, tag: str) -> Iterator[Node]:
    """The rows of a table or the cells of a row, also inside content controls and insertions."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _boxes(node: Node) -> Iterator[Node]:
    """The text boxes that hang on a paragraph, not those inside another one."""
    for child in node:
        if child.tag == "txbxContent":
            yield child
        elif child.tag not in _GONE:
            yield from _boxes(child)
