"""A plain tree of marked-up text, so that the library that parsed it stays behind its door."""

from collections.abc import Iterator
from dataclasses import dataclass, field

DEPTH = 100
"""Nodes deeper than this become children of the node at this depth: walks may recurse, and no real page is deeper."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: its local name, its attributes, and in order the texts and elements in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Node"]:
        """The elements directly in this one."""
        return (child for child in self.children if isinstance(child, Node))

    def walk(self) -> Iterator["Node"]:
        """This element and all elements in it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def all(self, *tags: str) -> Iterator["Node"]:
        """The elements with one of these names, in document order."""
        return (node for node in self.walk() if node.tag in tags)

    def first(self, *tags: str) -> "Node | None":
        """The first element with one of these names."""
        return next(self.all(*tags), None)

    def child(self, tag: str) -> "Node | None":
        """The first element with this name directly in this one."""
        return next((node for node in self if node.tag == tag), None)

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)

    def text(self) -> str:
        """All text in it, unmended."""
        pieces: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                pieces.append(node)
            else:
                stack.extend(reversed(node.children))
        return "".join(pieces)
