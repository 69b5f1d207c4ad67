"""What an answer says beside its evidence, and may: what its citations are called, where they stand, as of when."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from index.answer import texts
from index.answer.gate import own
from index.answer.gate.reading import Reading, Sort, read
from index.dutch import codes, nouns
from index.records import Citation

_EDGE = " \t\n,:;.()‘’'\"“”–-/•"
_JOINT = re.compile(r"(?:en|samen met|in|van|volgens|de|het)\b\s*", re.IGNORECASE)
_JOINT_BEHIND = re.compile(r"\s(?:en|in|van|volgens|uit)$", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?P<noun>[^\W\d_]+)\s+(?P<code>{codes.CODE})(?![\w%])")
_CODE = re.compile(rf"(?P<code>{codes.CODE})(?![\w%,.]\d|\w|%)")
_CUT = "…"
_SHORTEST = 3
_STAND = "stand per "
_VALUES = frozenset({Sort.FIGURE, Sort.DATE, Sort.CODE})


class Frame:
    """The words of an answer that its citations carry themselves."""

    def __init__(self, citations: Sequence[Citation], beside: Iterable[str], measures: Sequence[str]) -> None:
        """beside: further texts that the documents give ("20. Titel", "stand per 13 juni 2024"). measures: those that
        the answer names; a list may say how many they are."""
        own = [part for c in citations for part in (c.title, c.organisation, *c.section)]
        given = [*own, *beside]
        self.days = tuple(dict.fromkeys([*(texts.stand(c.published) for c in citations), *filter(_is_stand, given)]))
        kept = {g for g in given if len(g) >= _SHORTEST and not _is_stand(g)}
        self.texts = tuple(sorted(kept, key=lambda g: (-len(g), g)))
        self.published = frozenset(f"@{c.published.isoformat()}" for c in citations if c.published)
        self.codes = frozenset(codes.normal(m) for m in [*(m for c in citations for m in c.measures), *measures])
        self.count = float(len(measures))

    def is_name(self, line: str) -> bool:
        """Whether a line is only what the document calls a thing, or its number before a title that is quoted: that
        claims nothing of its own."""
        return line.strip() in self.texts or codes.normal(line) in self.codes

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        return tuple(read(text) for text in self.texts)

    @cached_property
    def facts(self) -> frozenset[str]:
        """The facts of the citations themselves: measure numbers, days of publication, and how many are listed."""
        return self.published | {f"§{code}" for code in self.codes} | {f"#{self.count!r}"}

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of what the citations are called, names among them; a figure or date in a title proves nothing."""
        return frozenset(t.key for r in self.readings for t in r.tokens if t.sort not in _VALUES)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All words and facts of the frame, for a sentence that no quotation supports."""
        return self.facts.union(*(r.keys for r in self.readings))

    def parted(self, text: str, strict: bool) -> Iterator[tuple[str, bool]]:
        """The lines of an answer, parted where the engine speaks of its own accord or says as of when it holds; each
        with whether the engine's own words stand in it. strict: no word of it is the engine's."""
        for line in text.splitlines():
            is_own = not strict and own.speaks(line)
            bare = line
            for day in self.days:
                bare = bare.replace(day, "\n")
            yield from ((part, is_own) for part in (bare if strict else own.without(bare)).splitlines())

    def without(self, text: str) -> str:
        """A piece of an answer without what its citations are called at either end."""
        text = text.lstrip(_EDGE)
        while text and (start := self._opens(text)):
            text = text[start:].lstrip(_EDGE)
        while text and (end := self._closes(text)):
            text = text[:-end]
        return text.strip(_EDGE)

    def _opens(self, text: str) -> int:
        """How many characters at the start belong to the frame."""
        for known in self.texts:
            if text.startswith(known) and not text[len(known) : len(known) + 1].isalnum():
                return len(known)
        if text.endswith(_CUT) and any(known.startswith(text[:-1]) for known in self.texts):
            return len(text)
        match = _NUMBERED.match(text)
        if match and nouns.singular(match["noun"]) and codes.normal(match["code"]) in self.codes:
            return match.end()
        joint = _JOINT.match(text)
        if joint is None:
            return 0
        code = _CODE.match(text, joint.end())  # "samen met 21"
        if code and codes.normal(code["code"]) in self.codes:
            return code.end()
        return joint.end() if self._opens(text[joint.end() :].lstrip(_EDGE)) else 0

    def _closes(self, text: str) -> int:
        """How many characters at the end belong to the frame."""
        if text[-1] in _EDGE:
            return len(text) - len(text.rstrip(_EDGE))
        for known in self.texts:
            if text.endswith(known) and not text[: -len(known)][-1:].isalnum():
                return len(known)
        joint = _JOINT_BEHIND.search(text)
        return len(joint.group()) if joint else 0


def _is_stand(text: str) -> bool:
    return text.startswith(_STAND)
