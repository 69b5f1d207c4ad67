"""The parts of a Word package that hold text or say how text looks."""

from dataclasses import dataclass

from index.reading.tree import Node


@dataclass(frozen=True, slots=True)
class Parts:
    """Plain trees; one without children where the package has no such part."""

    body: Node
    styles: Node
    numbering: Node
    footnotes: Node
    endnotes: Node


def value(node: Node, *path: str) -> str | None:
    """The `val` of the element at the end of a path of names; None where there is none, "" where it has no val."""
    found: Node | None = node
    for name in path:
        found = found.child(name) if found is not None else None
    return found.get("val") if found is not None else None


def is_on(node: Node, *path: str) -> bool | None:
    """A toggle such as bold: on, off, or None where nothing is said."""
    text = value(node, *path)
    return None if text is None else text.lower() not in ("0", "false", "off", "none")


def integer(text: str | None, otherwise: int) -> int:
    """A number in an attribute, which broken files may hold anything in."""
    if text is None or len(text) > 9:
        return otherwise
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and text.count("-") < 2 else otherwise
