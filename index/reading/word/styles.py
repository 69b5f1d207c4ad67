"""Paragraph and character styles: headings, bold, numbering, with what they inherit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.reading.tree import Node
from index.reading.word.parts import integer, is_on, value

_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel|documenttitel)$", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|inhopg|table of (?:contents|figures))\s*\d*$|toc ?heading|kopvaninhoudsopgave", re.IGNORECASE
)
_BULLETED = re.compile(r"list ?bullet|lijst ?opsom", re.IGNORECASE)
_BODY_LEVEL = 9
TITLE_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself; None where it leaves that to its base."""

    name: str
    base: str
    outline: int | None
    bold: bool | None
    number: str | None
    level: int | None


class Styles:
    """The styles of a document by id."""

    def __init__(self, part: Node) -> None:
        self._styles = {node.get("styleId"): _style(node) for node in part if node.tag == "style"}

    def heading(self, style: str) -> int | None:
        """The heading level that a style gives, from 1; None for body text."""
        for name, own in self._chain(style):
            if match := _HEADING.match(own.name) or _HEADING.match(name):
                return int(match[1]) or None
            if own.outline is not None:
                return own.outline + 1 if own.outline < _BODY_LEVEL else None
            if _TITLE.match(own.name) or _TITLE.match(name):
                return TITLE_LEVEL
        return None

    def is_title(self, style: str) -> bool:
        """Whether a style is that of the document's title."""
        return any(_TITLE.match(own.name) or _TITLE.match(name) for name, own in self._chain(style))

    def is_contents(self, style: str) -> bool:
        """Whether a style is that of a table of contents."""
        return any(_CONTENTS.match(own.name) or _CONTENTS.match(name) for name, own in self._chain(style))

    def is_bulleted(self, style: str) -> bool:
        """Whether a style is one of the built-in bullet lists, which some programs leave without numbering."""
        return any(_BULLETED.match(own.name) or _BULLETED.match(name) for name, own in self._chain(style))

    def is_bold(self, style: str) -> bool:
        """Whether text in a style is bold unless it says otherwise."""
        return next((own.bold for _, own in self._chain(style) if own.bold is not None), False)

    def numbering(self, style: str) -> tuple[str, int | None] | None:
        """The list that a style belongs to, and the level in it where it says so."""
        for _, own in self._chain(style):
            if own.number is not None:
                return own.number, own.level
        return None

    def names(self, style: str) -> Iterator[str]:
        """The ids of a style and its bases."""
        return (name for name, _ in self._chain(style))

    def _chain(self, style: str) -> Iterator[tuple[str, Style]]:
        """A style and those that it is based on. A style that is not defined still has its id as a name."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            own = self._styles.get(style, Style(style, "", None, None, None, None))
            yield style, own
            style = own.base


def _style(node: Node) -> Style:
    properties = node.child("pPr") or Node("pPr")
    outline = value(properties, "outlineLvl")
    level = value(properties, "numPr", "ilvl")
    return Style(
        name=value(node, "name") or "",
        base=value(node, "basedOn") or "",
        outline=None if outline is None else integer(outline, _BODY_LEVEL),
        bold=is_on(node, "rPr", "b"),
        number=value(properties, "numPr", "numId"),
        level=None if level is None else integer(level, 0),
    )
