"""The lines of a plain text: its pages, without what repeats on each of them, in chunks between blank lines."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TERMINAL = (".", "!", "?", ":", ";")
_PAGE_NUMBER = re.compile(
    r"\s*(-\s*)?(pagina\s+|blz\.?\s+|p\.\s*)?\d{1,4}(\s*(van|/)\s*\d{1,4})?(\s*-)?\s*$", re.IGNORECASE
)
_REPEATED = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands in the file, with its indent, and its page from 1."""

    text: str
    page: int = 1


def pages(text: str) -> list[list[str]]:
    """The lines of each page; a form feed parts them. A last page without text is none."""
    leaves = [
        leaf.expandtabs(8).split("\n") if "\t" not in leaf else leaf.split("\n") for leaf in _plain(text).split("\f")
    ]
    while len(leaves) > 1 and not any(line.strip() for line in leaves[-1]):
        leaves.pop()
    return _without_furniture(leaves) if len(leaves) > 1 else leaves


def lines(leaves: Sequence[Sequence[str]]) -> list[Line]:
    """The lines of all pages; where a page ends a paragraph, a blank line says so."""
    found: list[Line] = []
    for page, leaf in enumerate(leaves, start=1):
        own = [Line(text, page) for text in _stripped(leaf)]
        if found and own and not (own[0].text.strip()[0].islower() and not found[-1].text.rstrip().endswith(_TERMINAL)):
            found.append(Line("", page))
        found += own
    return found


def chunks(found: Iterable[Line]) -> list[list[Line]]:
    """Lines between blank lines."""
    made: list[list[Line]] = [[]]
    for line in found:
        if line.text.strip():
            made[-1].append(line)
        elif made[-1]:
            made.append([])
    return [chunk for chunk in made if chunk]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")


def _stripped(leaf: Sequence[str]) -> list[str]:
    start, end = 0, len(leaf)
    while start < end and not leaf[start].strip():
        start += 1
    while end > start and not leaf[end - 1].strip():
        end -= 1
    return list(leaf[start:end])


def _without_furniture(leaves: Sequence[Sequence[str]]) -> list[list[str]]:
    """Pages without page numbers and without first and last lines that most pages share, whatever their figures."""
    stripped = [_stripped(leaf) for leaf in leaves]
    shapes = Counter(_shape(line) for leaf in stripped for line in {*leaf[:1], *leaf[-1:]})
    often = max(3, round(_REPEATED * len(leaves)))
    cleaned = []
    for leaf in stripped:
        kept = list(leaf)
        for place in (0, -1):
            while kept and (shapes[_shape(kept[place])] >= often or _PAGE_NUMBER.match(kept[place])):
                kept.pop(place)
                kept = _stripped(kept)
        cleaned.append(kept)
    return cleaned


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
