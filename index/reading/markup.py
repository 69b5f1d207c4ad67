"""The door of BeautifulSoup and lxml: HTML, however broken, into a plain tree."""

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from index.reading.tree import DEPTH, Node


def parse(text: str) -> Node:
    """The tree of a page or a fragment. Comments, declarations and empty wrappers go; nothing in it can fail."""
    soup = BeautifulSoup(text, "lxml")
    root = Node("document")
    stack: list[tuple[PageElement, Node, int]] = [(child, root, 1) for child in reversed(soup.contents)]
    while stack:
        element, parent, depth = stack.pop()
        if isinstance(element, Tag):
            node = _node(element)
            parent.children.append(node)
            # Beyond the depth that walks can follow, elements become siblings: their text stays in order.
            below = node if depth < DEPTH else parent
            stack.extend((child, below, depth + 1) for child in reversed(element.contents))
        elif isinstance(element, NavigableString) and not isinstance(element, PreformattedString):
            parent.children.append(str(element))
    return root


def _node(tag: Tag) -> Node:
    attributes = {name: " ".join(value) if isinstance(value, list) else str(value) for name, value in tag.attrs.items()}
    return Node(tag.name.lower().rpartition(":")[2], attributes)
