"""Lines joined to running text: words that a line end broke, blanks, and where pages and footnotes came between."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.dutch.words import STOPWORDS
from index.reading.mend import mend
from index.reading.pdf.lines import Line
from index.records import Break

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_HALF = re.compile(r"([^\W_]+)-$")
_FIRST_HALF = re.compile(r"[^\W\d_]+")
# After "in-" and such, these words go on in an enumeration ("in- en uitstroom"): the hyphen is the author's own.
_ENUMERATION = re.compile(r"(en|of|tot|dan|als|maar|resp|c\.q)\b", re.IGNORECASE)
_SHORTEST_CUT, _LONGEST_REST = 6, 4  # letters


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that stand unbroken in a document, and the pairs of words side by side.

    breaks: whether it breaks words at line ends at all. inner: the words that stand inside a line, so that no edge of a
    cell can have cut them.
    """

    words: frozenset[str]
    pairs: frozenset[str]
    breaks: bool
    inner: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Lexicon":
        kept = list(lines)
        texts = [line.text for line in kept]
        words: set[str] = set()
        pairs: set[str] = set()
        for text in texts:
            whole = text.rsplit(None, 1)[0] if text.endswith("-") else text
            pairs.update(" ".join(pair) for pair in pairwise(_WORD.findall(whole.lower())))
            for match in _WORD.finditer(whole.lower()):
                words.add(match[0])
                words.update(match[0].split("-"))
        joined = (_halves(text, following) for text, following in pairwise(texts))
        breaks = any(pair and "".join(pair).lower() in words for pair in joined)
        inner = {word for line in kept for part in line.parts for word in _WORD.findall(part.text.lower())[1:-1]}
        return cls(frozenset(words), frozenset(pairs), breaks, frozenset(inner))

    def is_cut(self, left: str, right: str) -> bool:
        """Whether a line of a cell that is one word, and the word below it, are halves of a word too wide for the cell,
        which some programs break without a hyphen."""
        left, right = left.lower(), right.lower()
        if right in STOPWORDS or left in self.inner or len(left) < _SHORTEST_CUT:
            return False
        return left + right in self.words or (len(right) <= _LONGEST_REST and right not in self.inner)

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether "left-" at a line end and "right" on the next line are a compound with its own hyphen."""
        if not left[-1:].islower() or not right[:1].islower():
            return True
        left, right = left.lower(), right.lower()
        if f"{left}-{right}" in self.words or f"{left} {right}" in self.pairs:
            return True
        if left + right in self.words:
            return False
        return left in self.words and len(left) > 3 and not self.breaks


@dataclass(slots=True)
class Text:
    """A block's text as it grows line by line. cut: what came before the next line (a new page, a footnote)."""

    lexicon: Lexicon
    text: str = ""
    lead: int = 0
    _soft: bool = False  # the last line ended in a soft hyphen
    _lead_open: bool = True
    _breaks: tuple[tuple[int, int, bool], ...] = ()

    def add(self, pieces: Sequence[tuple[str, bool]], cut: tuple[int, bool] | None = None) -> None:
        """Add a line. cut: (page, gap) where the text was interrupted before it."""
        raw = "".join(text for text, _ in pieces)
        line = mend(raw)
        if not line:
            return
        offset = len(self.text)
        if self.text:
            self.text = self._joint(line)
            if cut is not None:
                self._breaks += ((offset, *cut),)
            start = len(self.text) - len(line)
        else:
            self.text, start = line, 0
        self._soft = raw.rstrip().endswith("\u00ad")
        if self._lead_open:
            self._grow_lead(pieces, start)

    def breaks(self) -> tuple[Break, ...]:
        """The interruptions, each at a blank."""
        found = []
        for offset, page, gap in self._breaks:
            at = self.text.find(" ", offset)
            found.append(Break(at if at >= 0 else max(self.text.rfind(" "), 0), page, gap))
        return tuple(found)

    def _joint(self, line: str) -> str:
        if self._soft:
            return self.text + line
        halves = _halves(self.text, line)
        if halves is None:
            parted_at_slash = self.text[-1] == "/" and not self.text[-2:-1].isspace()
            return self.text + line if parted_at_slash else f"{self.text} {line}"
        return (self.text if self.lexicon.keeps_hyphen(*halves) else self.text[:-1]) + line

    def _grow_lead(self, pieces: Sequence[tuple[str, bool]], start: int) -> None:
        bold = ""
        for text, is_bold in pieces:
            if not is_bold and any(c.isalnum() for c in text):
                self._lead_open = False
                break
            bold += text if is_bold else " " * bool(text.isspace())
        if mend(bold):
            self.lead = start + len(mend(bold))


def _halves(text: str, following: str) -> tuple[str, str] | None:
    """The two halves of a word that a line end breaks, None where it breaks none."""
    left = _LAST_HALF.search(text)
    right = _FIRST_HALF.match(following)
    if left is None or (right is None and not following[:1].isdigit()) or _ENUMERATION.match(following):
        return None
    return left[1], right[0] if right else following[:1]
