"""Proper names in Dutch text: capitals inside a sentence, with the small words that hold them together."""

import re
from collections.abc import Iterable

from index.dutch.sentences import spans
from index.dutch.words import STOPWORDS

_CAPITAL = r"(?:['’]s\s)?[A-ZÀ-Þ][\w&À-ÿ]*(?:[-/][\wÀ-ÿ]+)*"
_LINK = r"(?:van|de|der|den|des|het|voor|&|en|'t)"
_NAME = re.compile(rf"(?<![\w]){_CAPITAL}(?:\s+(?:{_LINK}\s+){{0,2}}{_CAPITAL})*")
_ABBREVIATION = re.compile(r"\w*[A-Z]\w*[A-Z]\w*")


def names(text: str) -> list[str]:
    """The names in a text in order, each as written. The first word of a sentence counts only where it is an
    abbreviation or has a capital inside; two names joined by "en" are two names."""
    found: list[str] = []
    for start, end in spans(text):
        opening = start + len(text[start:end]) - len(text[start:end].lstrip("\"'‘“(•-– "))
        for match in _NAME.finditer(text, start, end):
            found.extend(_parts(match.group(), match.start() == opening))
    return found


def _parts(written: str, opens: bool) -> Iterable[str]:
    pieces = re.split(r"\s+en\s+|,\s*", written)
    for number, piece in enumerate(pieces):
        name = piece.strip()
        if opens and number == 0 and not _ABBREVIATION.match(name):
            first, _, rest = name.partition(" ")
            # "Gooise Meren heeft": two capitals are a name; "De Regio", "Op Midden-Nederland" open with a common word.
            if not rest:
                continue
            if first.lower() in STOPWORDS or re.match(rf"{_LINK}\s", rest):
                name = re.sub(rf"^(?:{_LINK}\s+)+", "", rest)
        if len(name) > 1:
            yield name
