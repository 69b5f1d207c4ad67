"""The elements of a page as blocks: headings, paragraphs, lists, definition lists, tables, footnotes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.reading import entries
from index.reading.draft import UNKNOWN_LEVEL, Draft, Hint, Run, heading, is_heading_like, item, paragraphs
from index.reading.grid import Cell, Grid, Span, grid, spread
from index.reading.marker import is_marker, numeral
from index.reading.mend import mend, superscript
from index.reading.notes import Notes
from index.reading.tree import Node
from index.records import Block, Kind

_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn", "em", "font",
        "i", "ins", "kbd", "label", "mark", "o", "q", "s", "samp", "small", "span", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr", "button",
    }
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_LONGEST_LONE = 60
_ROW_PARTS = frozenset({"thead", "tbody", "tfoot", "table"})


class Walk:
    """One walk over a page's content. What it knows on its way: the footnotes, and how deep in lists it is."""

    def __init__(self, notes: Notes, *, lone_items: bool = True) -> None:
        self.notes = notes
        self.lone_items = lone_items
        self.depth = 0
        self._blocky: dict[Node, bool] = {}

    def drafts(self, node: Node) -> list[Draft]:
        """What stands in an element, in order. Text directly in it becomes paragraphs of its own."""
        found: list[Draft] = []
        line: list[Run] = []
        for child in node.children:
            if isinstance(child, Node) and self._is_block(child):
                found += self._paragraphs(line)
                line = []
                found += self._element(child)
            else:
                line += self._runs(child, False)
        return found + self._paragraphs(line)

    def _is_block(self, node: Node) -> bool:
        if node not in self._blocky:
            named = node.tag not in _INLINE or node in self.notes.definitions
            self._blocky[node] = named or any(self._is_block(child) for child in node)
        return self._blocky[node]

    def _element(self, node: Node) -> list[Draft]:
        if node in self.notes.definitions:
            return self._footnote(node)
        level = _HEADINGS.get(node.tag) or (_level(node) if node.get("role") == "heading" else 0)
        if level:
            title = heading("".join(run.text for run in self._runs(node, False)), level)
            return [title] if title else []
        if node.tag == "summary" or (node.tag == "button" and node.get("aria-expanded")):
            title = heading(node.text(), UNKNOWN_LEVEL)
            return [title] if title else []
        if node.tag in ("ul", "ol", "menu"):
            return self._list(node)
        if node.tag == "dl":
            return self._terms(node)
        if node.tag == "table":
            return self._table(node)
        return self.drafts(node)

    def _footnote(self, node: Node) -> list[Draft]:
        marker = self.notes.definitions[node]
        del self.notes.definitions[node]  # so that the walk below reads it as ordinary text
        blocks = [draft.block for draft in self.drafts(node)]
        text = mend(" ".join(block.text for block in blocks))
        text = re.sub(rf"^\W{{0,2}}{re.escape(marker)}\W{{0,2}}\s+", "", text)
        return [Draft(Block(Kind.FOOTNOTE, text, marker=marker))] if text else []

    def _runs(self, child: "Node | str", bold: bool) -> list[Run]:
        """Inline content as runs; a line break in a run is a `br`, since those of the file mean nothing."""
        if isinstance(child, str):
            return [Run(" ".join(re.split(r"[ \t\r\n\f]+", child)), bold)]
        if child in self.notes.back:
            return []
        if child in self.notes.calls:
            marker = self.notes.calls[child]
            return [Run(superscript(marker), bold)]
        if child.tag == "br":
            return [Run("\n", bold)]
        bold = bold or child.tag in ("b", "strong") or bool(_BOLD.search(child.get("style")))
        runs = [run for part in child.children for run in self._runs(part, bold)]
        if child.tag == "sup":
            runs = [Run(superscript(run.text), run.bold) for run in runs]
        elif child.tag == "q":
            runs = [Run("“", bold), *runs, Run("”", bold)]
        return runs

    def _paragraphs(self, runs: Sequence[Run]) -> list[Draft]:
        return paragraphs(runs, self.depth)

    def _list(self, node: Node) -> list[Draft]:
        items = [child for child in node if child.tag == "li" or child.tag in ("ul", "ol")]
        if len(items) > 1 and all(_is_page_link(child) for child in items):
            return []
        style = _numbering(node)
        number = _integer(node.get("start"), 1)
        found: list[Draft] = []
        for child in items:
            if child.tag != "li":
                self.depth += 1
                found += self._list(child)
                self.depth -= 1
                continue
            number = _integer(child.get("value"), number)
            marker = child.get("data-marker") or (f"{numeral(number, style)}." if node.tag == "ol" else "-")
            number += 1
            found += self._item(child, marker)
        if (
            self.lone_items
            and self.depth == 0
            and node.tag != "ol"
            and len(items) == 1
            and len(found) == 1
            and _is_lone(found[0].block)
        ):
            found = [replace(found[0], hint=Hint.LONE)]
        return found

    def _item(self, node: Node, marker: str) -> list[Draft]:
        if node in self.notes.definitions:
            return self._footnote(node)
        level = self.depth
        number, rest = self._printed_number(node)
        self.depth += 1
        found = self.drafts(rest)
        self.depth -= 1
        marker = number or marker
        if not found:
            return []
        first = found[0]
        if first.block.kind is Kind.HEADING:
            named = first.block.marker or marker.strip("-")
            return [replace(first, block=replace(first.block, marker=named)), *found[1:]]
        is_text = first.block.kind is Kind.PARAGRAPH or (first.block.kind is Kind.ITEM and first.block.level > level)
        has_nested_list = first.block.kind is Kind.ITEM and _starts_with_list(rest)
        if is_text and not has_nested_list:
            return [item(first, marker, level), *found[1:]]
        return found

    def _printed_number(self, node: Node) -> tuple[str, Node]:
        """A number that the page prints itself as the first element of an item, and the item without it."""
        filled = [c for c in node.children if (c if isinstance(c, str) else c.text()).strip()]
        if len(filled) < 2 or isinstance(filled[0], str):
            return "", node
        text = mend(filled[0].text())
        if not is_marker(text):
            return "", node
        return text, Node(node.tag, node.attributes, filled[1:])

    def _terms(self, node: Node) -> list[Draft]:
        """A definition list: each term with its first definition is an item, with the term set apart."""
        found: list[Draft] = []
        terms: list[str] = []
        for child in _definition_parts(node):
            if child.tag == "dt":
                terms.append(mend("".join(run.text for run in self._runs(child, False))))
                continue
            blocks = self.drafts(child)
            term = " ".join(filter(None, terms))
            terms = []
            if term:
                first = blocks.pop(0).block if blocks and blocks[0].block.kind is Kind.PARAGRAPH else None
                text = f"{term} {first.text}" if first else term
                found.append(Draft(Block(Kind.ITEM, text, level=self.depth, lead=len(term) if first else 0)))
            found += blocks
        return found + [Draft(Block(Kind.ITEM, term, level=self.depth)) for term in terms if term]

    def _table(self, node: Node) -> list[Draft]:
        rows = _rows(node)
        is_layout = max((len(row) for row in rows), default=0) <= 1 or node.get("role") == "presentation"
        if is_layout or any(cell.first(*_HEADINGS) is not None for row in rows for cell in row):
            return [draft for row in rows for cell in row for draft in self.drafts(cell)]
        return entries.drafts(self._grid(node, rows))

    def _grid(self, node: Node, rows: Sequence[Sequence[Node]]) -> Grid:
        depth, self.depth = self.depth, 0
        spans = [[self._span(cell, len(rows)) for cell in row] for row in rows]
        self.depth = depth
        caption = node.child("caption")
        return grid(spread(spans), _header_rows(node, rows), mend(caption.text()) if caption else "")

    def _span(self, node: Node, rows: int) -> Span:
        """A cell and how far it reaches; a rowspan of 0 reaches to the last row."""
        cell = Cell(tuple(draft.block for draft in self.drafts(node)))
        return Span(cell, max(1, _integer(node.get("colspan"), 1)), _integer(node.get("rowspan"), 1) or rows)


def _header_rows(node: Node, rows: Sequence[Sequence[Node]]) -> int | None:
    head = node.child("thead")
    if head is not None and any(_rows(head)):
        return len(_rows(head))
    count = 0
    for row in rows:
        if not row or any(cell.tag != "th" for cell in row):
            break
        count += 1
    return count or None


def _rows(node: Node) -> list[list[Node]]:
    """The rows of a table's own, not those of tables inside it."""
    found: list[list[Node]] = []
    for child in node:
        if child.tag == "tr":
            found.append([cell for cell in child if cell.tag in ("td", "th")])
        elif child.tag in _ROW_PARTS - {"table"}:
            found += _rows(child)
    return found


def _definition_parts(node: Node) -> list[Node]:
    parts: list[Node] = []
    for child in node:
        parts += [child] if child.tag in ("dt", "dd") else _definition_parts(child)
    return parts


def _numbering(node: Node) -> str:
    style = node.get("style").lower() + " " + node.get("class").lower()
    for name, kind in (("lower-alpha", "a"), ("upper-alpha", "A"), ("lower-roman", "i"), ("upper-roman", "I")):
        if name in style or name.replace("alpha", "latin") in style:
            return kind
    return node.get("type") if node.get("type") in ("a", "A", "i", "I") else "1"


def _integer(text: str, otherwise: int) -> int:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else otherwise


def _level(node: Node) -> int:
    return min(max(1, _integer(node.get("aria-level"), 2)), 6)


def _is_page_link(node: Node) -> bool:
    """Whether an item is nothing but a link within the page: an entry of a table of contents."""
    links = [link for link in node.all("a") if link.get("href").startswith("#")]
    return bool(links) and mend(" ".join(link.text() for link in links)) == mend(node.text())


def _is_lone(block: Block) -> bool:
    return block.kind is Kind.ITEM and len(block.text) <= _LONGEST_LONE and is_heading_like(block.text)


def _starts_with_list(node: Node) -> bool:
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                return False
        elif child.text().strip():
            return child.tag in ("ul", "ol", "menu") or (child.tag == "div" and _starts_with_list(child))
    return False
