"""List markers that Word computes: which number or bullet stands before a paragraph (ECMA-376, 17.9)."""

import re
from dataclasses import dataclass, field

from index.reading.marker import numeral
from index.reading.mend import mend
from index.reading.tree import Node
from index.reading.word.parts import integer, value

_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int
    form: str
    text: str
    style: str

    def printed(self, number: int) -> str:
        """A counter at this level."""
        if self.form in ("bullet", "none"):
            return ""
        shown = numeral(number, _STYLES.get(self.form, "1"))
        return shown.zfill(2) if self.form == "decimalZero" else shown


@dataclass(slots=True)
class _Count:
    numbers: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counting as paragraphs pass by in order."""

    def __init__(self, part: Node) -> None:
        self._lists: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        for node in part:
            if node.tag == "abstractNum":
                name = node.get("abstractNumId")
                self._lists[name] = {_ilvl(level): _level(level) for level in node if level.tag == "lvl"}
                for tag in ("styleLink", "numStyleLink"):
                    if linked := value(node, tag):
                        self._linked[f"{tag} {linked}" if tag == "styleLink" else name] = (
                            linked if tag != "styleLink" else name
                        )
        self._numbers = {node.get("numId"): node for node in part if node.tag == "num"}
        self._counts: dict[str, _Count] = {}
        self._started: set[tuple[str, int]] = set()

    def marker(self, number: str, level: int | None, styles: tuple[str, ...] = ()) -> tuple[str, int] | None:
        """The marker of the next paragraph in a list, and its level; None where the list is not defined.

        level: as the paragraph gives it; else the level that belongs to one of its styles.
        """
        node = self._numbers.get(number)
        if node is None:
            return None
        name = self._resolved(value(node, "abstractNumId") or "")
        levels = dict(self._lists.get(name, {}))
        for override in node:
            own = override.child("lvl") if override.tag == "lvlOverride" else None
            if own is not None:
                levels[_ilvl(override)] = _level(own)
        if level is None:
            level = next((depth for depth, own in levels.items() if own.style in styles and own.style), 0)
        if level not in levels:
            return None
        self._advance(node, name, number, level, levels)
        return self._printed(name, level, levels), level

    def _resolved(self, name: str) -> str:
        """The list itself, where a list only refers to the style that defines it."""
        linked = self._linked.get(name)
        return self._linked.get(f"styleLink {linked}", name) if linked else name

    def _advance(self, node: Node, name: str, number: str, level: int, levels: dict[int, Level]) -> None:
        counters = self._counts.setdefault(name, _Count()).numbers
        for override in node:
            start = value(override, "startOverride") if override.tag == "lvlOverride" else None
            depth = _ilvl(override)
            if start is not None and (number, depth) not in self._started and depth == level:
                self._started.add((number, depth))
                counters[depth] = integer(start, 1) - 1
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [depth for depth in counters if depth > level]:
            del counters[deeper]

    def _printed(self, name: str, level: int, levels: dict[int, Level]) -> str:
        own = levels[level]
        if own.form == "bullet":
            return mend(own.text)
        counters = self._counts[name].numbers

        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            shown = levels.get(depth)
            return shown.printed(counters.setdefault(depth, shown.start)) if shown else ""

        return mend(_PLACE.sub(number, own.text))


def _ilvl(node: Node) -> int:
    return integer(node.get("ilvl"), 0)


def _level(node: Node) -> Level:
    return Level(
        start=integer(value(node, "start"), 1),
        form=value(node, "numFmt") or "decimal",
        text=value(node, "lvlText") or "",
        style=value(node, "pStyle") or "",
    )
