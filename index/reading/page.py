"""A web page: which part of it is the document, and which is furniture around it."""

import re
from datetime import date

from index.reading.mend import mend
from index.reading.tree import Node

_DROPPED = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "nav", "aside",
        "form", "select", "textarea", "input", "img", "picture", "video", "audio", "map", "dialog", "head",
        "title", "meta", "link", "del", "strike",
    }
)  # fmt: skip
_ROLES = frozenset(
    {
        "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert", "alertdialog",
        "menu", "menubar",
    }
)  # fmt: skip
# Whole words in class and id that name furniture, and starts of such words.
_WORDS = frozenset(
    {
        "nav", "navbar", "navigation", "navigatie", "menu", "submenu", "share", "sharing", "social", "socials",
        "print", "pagination", "paginering", "pager", "toc", "sidebar", "feedback", "search", "zoeken", "modal",
        "popup", "newsletter", "nieuwsbrief", "sr-only", "visually-hidden", "screen-reader-text", "offscreen",
        "site-footer", "site-header", "page-footer", "inhoudsopgave",
    }
)  # fmt: skip
_STARTS = re.compile(
    r"(cookie|consent|breadcrumb|kruimel|skip-?(link|to|nav)|share-|social-|deel-|addtoany|back-to-top|naar-boven)"
)
_MOST = 0.4
"""A part with more than this share of the text is not furniture, whatever its class says."""
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)|((?:19|20)\d\d)(\d\d)(\d\d)")
_DATES = (
    "article:published_time", "dcterms.issued", "dcterms.available", "dc.date.issued", "dcterms.date", "dc.date",
    "datepublished", "date", "dcterms.created", "dcterms.modified", "article:modified_time",
)  # fmt: skip
_SITE = re.compile(r"\s+[|–—·»]\s+|\s+-\s+(?=[A-Z][^-]*$)")


def content(root: Node) -> Node:
    """The part of the page that is the document, without furniture; the page itself where nothing marks that part."""
    body = root.first("body") or root
    targets = {node.get("href").removeprefix("#") for node in body.all("a") if node.get("href").startswith("#")}
    main = _main(body)
    inside = main is not body
    _clean(main, inside, _length(main), targets)
    return main


def title(root: Node, main: Node) -> str:
    """What the page calls itself: its first heading, else its metadata's title without the site's name."""
    heading = main.first("h1")
    if heading is not None and (text := mend(heading.text())):
        return text
    for node in root.all("meta"):
        if node.get("property").lower() == "og:title" and (text := mend(node.get("content"))):
            return text
    head = root.first("title")
    return _SITE.split(mend(head.text()))[0] if head is not None else ""


def published(root: Node) -> date | None:
    """The date that the page's metadata or its first `time` element gives."""
    found = {
        (node.get("property") or node.get("name") or node.get("itemprop")).lower(): node.get("content")
        for node in root.all("meta")
    }
    times = (node.get("datetime") for node in root.all("time") if node.get("datetime"))
    for text in [*(found.get(name, "") for name in _DATES), *times]:
        if (day := _day(text)) is not None:
            return day
    return None


def _day(text: str) -> date | None:
    match = _ISO.match(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:  # an impossible date is no date
        return None


def _length(node: Node) -> int:
    return len("".join(node.text().split()))


def _main(body: Node) -> Node:
    """The node with the document: marked as main, else the one article, else what is called content, else all."""
    candidates = [node for node in body.walk() if node.tag == "main" or node.get("role") == "main"]
    articles = list(body.all("article"))
    if not candidates:
        candidates = articles[:1] if len(articles) == 1 else []
    if not candidates:
        named = ("content", "main-content", "maincontent", "main", "inhoud", "hoofdinhoud")
        candidates = [node for node in body.walk() if node.get("id").lower() in named]
    longest = max(candidates, key=_length, default=None)
    enough = longest is not None and _length(longest) > 0
    return longest if enough and longest is not None else body


def _clean(node: Node, inside: bool, total: int, targets: set[str]) -> None:
    """Take furniture out, in place. inside: within the marked main part, where a header is the document's own."""
    kept: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node):
            if _is_furniture(child, inside, total, targets):
                if child.tag == "header":
                    kept += child.all("h1")
                elif child.tag == "form" and _length(child) > _MOST * total:
                    kept.append(child)  # whole pages are wrapped in a form by some systems
                    _clean(child, inside, total, targets)
                continue
            _clean(child, inside or child.tag in ("article", "main"), total, targets)
        kept.append(child)
    node.children = kept


def _is_furniture(node: Node, inside: bool, total: int, targets: set[str]) -> bool:
    if node.tag in _DROPPED or node.get("role").lower() in _ROLES:
        return True
    if node.tag == "button":
        return not (node.get("aria-expanded") or node.get("aria-controls"))
    if node.tag == "header":
        return not inside
    if node.tag == "footer":
        return not any(part.get("id") in targets for part in node.walk() if part.get("id"))
    if node.get("aria-hidden") == "true" and _length(node) < 40:
        return True
    names = f"{node.get('class')} {node.get('id')}".lower().split()
    if not any(name in _WORDS or _STARTS.match(name) for name in names):
        return False
    return _length(node) < _MOST * total
