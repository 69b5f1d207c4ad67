"""From sections to passages: what is searched. The one door to langchain-text-splitters."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from langchain_text_splitters import RecursiveCharacterTextSplitter

from index import cells
from index.dutch import sentences
from index.records import Block, Document, Kind, Passage, Section, Sentence

SIZE = 800
"""Characters in a passage, at most, unless one sentence is longer."""

# Between sentences of one block while splitting; blocks are parted by "\n". Neither occurs inside a sentence.
_SEAM = "\x1e"
_SPLITTER = RecursiveCharacterTextSplitter(
    separators=["\n", _SEAM], chunk_size=SIZE, chunk_overlap=0, keep_separator=False, strip_whitespace=False
)
_CALL = re.compile(r"(?<!\b[mM])(?<!\b[kKcC]m)[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=m[²³])[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LETTER_OR_NUMBER = re.compile(r"\w")


def passages(document: Document, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """The passages of a document in the order of its sections; none goes over the edge of a section or a measure.

    Running text and lists are cut at blocks, else at sentences, never inside one. A table makes passages of its own,
    cut at rows; a footnote is one.
    """
    numbers = _Numbers(document.blocks)
    found: list[Passage] = []
    for section in sections:
        for draft in _drafts(section, numbers):
            placed = replace(draft, document=document.source.id, path=section.path, codes=section.codes)
            found.append(replace(placed, noun=section.noun, ordinal=len(found)))
    return tuple(_identified(found))


def sentences_of(block: Block, number: int) -> tuple[Sentence, ...]:
    """The sentences of a block, ready to be quoted; number: that of the block in its document."""
    found = [
        Sentence(
            _CALL.sub("", block.text[start:end]),
            quoted(block, start, end),
            block.page_at(start),
            number,
            block.kind is Kind.ITEM,
        )
        for start, end in sentences.spans(block.text)
    ]
    if found and block.kind is Kind.ITEM and _LETTER_OR_NUMBER.search(block.marker):
        found[0] = replace(found[0], quote=f"{block.marker} {found[0].quote}")
    return tuple(found)


def quoted(block: Block, start: int, end: int) -> str:
    """The document's own words from start to end, with [...] where it has text of its own in between."""
    parts, last = [], start
    for gap in sorted(b.offset for b in block.breaks if b.gap and start < b.offset < end):
        parts.append(block.text[last:gap].rstrip())
        last = gap
    return " [...] ".join([*parts, block.text[last:end].lstrip() if parts else block.text[start:end]])


def _drafts(section: Section, numbers: "_Numbers") -> Iterator[Passage]:
    """The passages of one section, still without the document, path and codes that they share."""
    prose: list[tuple[Sentence, ...]] = []
    for block in section.blocks:
        number = numbers.of(block)
        if block.kind is Kind.HEADING and any(block.text in heading for heading in section.path):
            continue  # the path is searched with every passage already
        if block.kind in (Kind.TABLE, Kind.FOOTNOTE):
            yield from _prose(prose)
            prose = []
            yield from _table(block, number) if block.table else _prose([sentences_of(block, number)], block.kind)
        else:
            prose.append(sentences_of(block, number))
    yield from _prose(prose)


def _prose(blocks: Sequence[tuple[Sentence, ...]], kind: Kind = Kind.PARAGRAPH) -> Iterator[Passage]:
    left = [sentence for block in blocks for sentence in block]
    joined = "\n".join(_SEAM.join(sentence.text for sentence in block) for block in blocks if block)
    for chunk in _SPLITTER.split_text(joined) if left else ():
        count = len(re.split(f"[\n{_SEAM}]", chunk))
        yield _draft(kind, chunk.replace(_SEAM, " "), tuple(left[:count]))
        left = left[count:]


def _table(block: Block, number: int) -> Iterator[Passage]:
    """Rows together up to the size, each time under the caption and header, which only search sees."""
    for part in cells.parts(block, SIZE):
        rows = tuple(
            Sentence(_CALL.sub("", row.text), quoted(block, *row.span) if row.span else row.text, row.page, number)
            for row in part.rows
        )
        yield replace(_draft(Kind.TABLE, _CALL.sub("", part.text), rows), table=part.table)


def _draft(kind: Kind, text: str, said: tuple[Sentence, ...]) -> Passage:
    return Passage("", "", (), (), kind, said[0].page, 0, text, said)


def _identified(found: Sequence[Passage]) -> Iterator[Passage]:
    """Each with an id made of what it says and where; equal ones are told apart by their order."""
    seen: Counter[str] = Counter()
    for passage in found:
        where = "\x1f".join([passage.document, *passage.path, "", *passage.codes, "", passage.text])
        times = seen[where]
        seen[where] += 1
        yield replace(passage, id=hashlib.sha256(f"{where}\x1f{times}".encode()).hexdigest()[:16])


@dataclass
class _Numbers:
    """Which number a block has in its document; a block that was cut from another has the number of that one."""

    blocks: Sequence[Block]
    last: int = 0
    places: dict[Block, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for number, block in enumerate(self.blocks):
            self.places[block].append(number)

    def of(self, block: Block) -> int:
        equal = self.places.get(block)
        if equal:  # each place is taken once: two equal blocks are two blocks
            self.last = equal.pop(0) if len(equal) > 1 else equal[0]
        else:
            around = [*range(self.last, len(self.blocks)), *range(self.last)]
            self.last = next((n for n in around if block.text in self.blocks[n].text), self.last)
        return self.last
