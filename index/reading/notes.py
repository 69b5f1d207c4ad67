"""Footnotes in a page: which links are calls, which elements hold the notes, which links only lead back."""

import re
from dataclasses import dataclass

from index.reading.mend import mend
from index.reading.tree import Node

_CALL = re.compile(r"\W{0,2}(\d{1,3})\W{0,2}$|(\*{1,3})$")
_NAMED = re.compile(r"(fn|ftn|edn|foot|voet|eind|end)_?-?(note|noot|ref)?|note|noot|ref", re.IGNORECASE)
_CONTAINERS = frozenset({"li", "p", "div", "dd", "td", "section", "aside", "blockquote"})


@dataclass(frozen=True, slots=True)
class Notes:
    """calls, definitions: element to the number that is printed; back: links from a note to its call."""

    calls: dict[Node, str]
    definitions: dict[Node, str]
    back: frozenset[Node]


def find(root: Node) -> Notes:
    """The footnotes of a page. A call is a link with only a number, to a note further on."""
    order: dict[Node, int] = {}
    parents: dict[Node, Node] = {}
    anchors: dict[str, Node] = {}
    for number, node in enumerate(root.walk()):
        order[node] = number
        parents.update((child, node) for child in node)
        for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if name:
                anchors.setdefault(name, node)
    calls: dict[Node, str] = {}
    definitions: dict[Node, str] = {}
    back: set[Node] = set()
    for link in root.all("a"):
        target = anchors.get(link.get("href").removeprefix("#")) if link.get("href").startswith("#") else None
        if target is None:
            continue
        printed = _CALL.match(mend(link.text()))
        if order[target] < order[link]:
            if _leads_back(link, target, calls, parents):
                back.add(link)
        elif printed and (_in_sup(link, parents) or _NAMED.search(link.get("href"))):
            container = _container(target, parents)
            if container is not None and order[container] > order[link]:
                calls[link] = printed[1] or printed[2]
                definitions.setdefault(container, container.get("data-marker") or calls[link])
    return Notes(calls, definitions, frozenset(back))


def _leads_back(link: Node, target: Node, calls: dict[Node, str], parents: dict[Node, Node]) -> bool:
    near = {target, parents.get(target), *target.walk()}
    return not near.isdisjoint(calls) or bool(re.search(r"ref|back", link.get("href") + link.get("class")))


def _in_sup(link: Node, parents: dict[Node, Node]) -> bool:
    parent = parents.get(link)
    return (parent is not None and parent.tag == "sup") or link.child("sup") is not None


def _container(target: Node, parents: dict[Node, Node]) -> Node | None:
    node: Node | None = target
    while node is not None and node.tag not in _CONTAINERS:
        node = parents.get(node)
    return node
