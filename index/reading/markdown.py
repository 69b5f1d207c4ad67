"""Markdown as documents: written out as HTML and read by the same walk. The door of markdown-it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from index.errors import ReadingError
from index.reading import notes
from index.reading.encoding import decode
from index.reading.hypertext import Walk
from index.reading.marker import split_item
from index.reading.markup import parse
from index.reading.passport import complete, find_date
from index.reading.settle import settle
from index.records import Block, Document, Kind, Source

_PAIR = re.compile(r"^([\w-]+)\s*:\s*(.+?)\s*$", re.MULTILINE)
_FIRST_SCREEN = 20


def read(path: Path, source: Source) -> Document:
    """The document in a Markdown file. Raises ReadingError where it holds no text."""
    text = decode(path.read_bytes())
    tokens, page = _rendered(text)
    tree = parse(page)
    blocks = settle(Walk(notes.find(tree), lone_items=False).drafts(tree))
    if not blocks:
        raise ReadingError("In dit Markdown-bestand staat geen tekst.", "Vul het of haal het weg.")
    front = dict(_PAIR.findall(next((token.content for token in tokens if token.type == "front_matter"), "")))
    values = {key.lower(): value.strip("\"'") for key, value in front.items()}
    source = _with_date(source, values.get("date") or values.get("published") or values.get("datum") or "")
    title = values.get("title") or values.get("titel") or _first_heading(blocks)
    first = "\n".join(block.text for block in blocks[:_FIRST_SCREEN])
    return Document(complete(source, title, first, None), blocks)


def _rendered(text: str) -> tuple[Sequence[Token], str]:
    """The tokens of a text and the page that they make, with list markers and footnote numbers as printed."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(front_matter_plugin)
    tokens = parser.parse(text)
    ordered: list[bool] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            ordered.append(token.type == "ordered_list_open")
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            ordered.pop()
        elif token.type == "list_item_open" and ordered:
            number = f"{token.info}{token.markup}" if ordered[-1] else token.markup
            token.attrSet("data-marker", number)
        elif token.type == "inline":
            _part_items(token.children or [])
    parser.add_render_rule("footnote_open", _open_footnote)
    parser.add_render_rule("footnote_caption", _call)
    return tokens, str(parser.renderer.render(tokens, parser.options, {}))


def _part_items(children: Sequence[Token]) -> None:
    """Let a line that starts with a list marker of its own ("b. ...") begin a new line, which Markdown would join."""
    for child, after in pairwise(children):
        if child.type == "softbreak" and split_item(after.content)[0]:
            child.type = "hardbreak"


def _label(token: Token) -> str:
    """The number that the author gave a footnote; its place in the text where the author gave a word."""
    label = str(token.meta.get("label") or "")
    return label if label.isdigit() else str(token.meta["id"] + 1)


def _call(_: object, tokens: Sequence[Token], index: int, *__: object) -> str:
    return _label(tokens[index])


def _open_footnote(_: object, tokens: Sequence[Token], index: int, *__: object) -> str:
    token = tokens[index]
    return f'<li id="fn{token.meta["id"] + 1}" data-marker="{_label(token)}">'


def _first_heading(blocks: Sequence[Block]) -> str:
    heading = next((block for block in blocks if block.kind is Kind.HEADING), None)
    return f"{heading.marker} {heading.text}".strip() if heading and heading.level == 1 else ""


def _with_date(source: Source, text: str) -> Source:
    day: date | None = find_date(text)
    if source.published is not None or day is None:
        return source
    origins = (*(pair for pair in source.origins if pair[0] != "published"), ("published", "document"))
    return replace(source, published=day, origins=origins)
