"""The vocabulary: what travels from a file to an answer. All of it is frozen; each stage has its own type."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Source:
    """The passport of a document: from the manifest, else found in the document itself.

    origins: for "title", "published" and "period": "manifest", "document" or "" (not known).
    """

    id: str
    file: str
    title: str
    kind: str = ""
    organisation: str = ""
    region: str = ""
    published: date | None = None
    period: str = ""
    reference: str = ""
    url: str = ""
    supersedes: str = ""
    origins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text; header may be empty. Rows hold as many cells as the header; a cell that spans rows is repeated."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A place inside a block's text (a character offset, always at a blank) where the document was interrupted.

    page: the page on which the text goes on. gap: the document has text of its own in between (a footnote), so a
    quotation over this place must show that something was left out; plain page furniture is no gap.
    """

    offset: int
    page: int
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table or footnote, without page furniture.

    text: single-spaced, mended, without its list marker; footnote calls stand in it as superscript digits (⁶). A
        table's text is its cells, row by row, as printed (cells joined by " ", rows by a line break).
    page: the page in the file on which it starts, from 1; 1 where a format has no pages.
    level: heading depth from 1, or nesting depth of an item from 0.
    marker: the list marker, footnote number or heading number as printed ("a.", "-", "2.1", "6").
    lead: how many characters at the start of text are set apart (bold), 0 when none or all are.
    entry: the number cell of the row that this block stands in, in a table with one column of numbers and one of
        running text, as printed ("20./21"); "" outside such a table. All blocks of one row carry it.
    """

    kind: Kind
    text: str
    page: int = 1
    level: int = 0
    marker: str = ""
    lead: int = 0
    entry: str = ""
    table: Table | None = None
    breaks: tuple[Break, ...] = ()

    def page_at(self, offset: int) -> int:
        """The page in the file on which the character at this offset stands."""
        return max((b.page for b in self.breaks if b.offset <= offset), default=self.page)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its passport, its blocks in reading order, and the printed page numbers.

    labels: (page in the file, number printed on it), for pages that print one.
    """

    source: Source
    blocks: tuple[Block, ...]
    pages: int = 1
    labels: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a document that people should know. fatal: the document could not be indexed."""

    file: str
    what: str
    cure: str = ""
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of blocks under one heading, or in one numbered thing under it.

    path: the headings above, outermost first. codes: the numbers of the thing that it is about, as a document prints
    them: ("20", "21") for a shared row, ("17c",) for a part of 17; else empty. noun: what the document calls such a
    thing ("maatregel"); title: its title, "" where only an earlier section of the same thing has it.
    """

    path: tuple[str, ...]
    codes: tuple[str, ...]
    blocks: tuple[Block, ...]
    noun: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a measure. day: ISO, possibly only year or year and month ("2024-06"); meaning: "besloten",
    "gepland", "peildatum" or "" (only mentioned); sentence: the sentence that holds it."""

    day: str
    text: str
    meaning: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One numbered thing of a document, under the document's own name and number.

    code: the bare code ("20", "17c", "5.2d", "2B"); row: all codes of the row it shares ("20", "21").
    noun: what the document calls it, singular ("maatregel", "doelstelling", "actie").
    parent: the code of which it is a part, or "". title and text are the document's own words.
    status: the sentence or sentences that state how far it is, verbatim; "" where the text does not say.
    order: position in the document, from 0.
    """

    document: str
    code: str
    row: tuple[str, ...]
    noun: str
    title: str
    programme: str
    section: tuple[str, ...]
    text: str
    status: str = ""
    parent: str = ""
    pages: tuple[int, ...] = ()
    dates: tuple[Dated, ...] = ()
    parties: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A word or abbreviation that a document explains: name, meaning, and the sentence that explains it."""

    document: str
    name: str
    meaning: str
    sentence: str
    section: tuple[str, ...]
    codes: tuple[str, ...]
    page: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest thing that can be quoted. quote: verbatim, with footnote calls and "[...]" at gaps; text: the
    same without them, for matching. block: number of the block in the document, from 0. item: its block is an item of a
    list."""

    text: str
    quote: str
    page: int
    block: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section, never across a measure: what is searched. id: hash of what it says and where.

    kind: Kind of its blocks where they are all of one kind (table, footnote), else "paragraph". noun: what the things
    that its codes number are called ("maatregel").
    """

    id: str
    document: str
    path: tuple[str, ...]
    codes: tuple[str, ...]
    kind: Kind
    page: int
    ordinal: int
    text: str
    sentences: tuple[Sentence, ...]
    table: Table | None = None
    noun: str = ""

    @property
    def searched(self) -> str:
        """What the search by words sees of it: the headings above it, and its text."""
        return "\n".join([" > ".join(self.path), self.text]) if self.path else self.text

    @property
    def embedded(self) -> str:
        """What the search by meaning sees of it: the nearest heading, and its text.

        The whole path blurs the vector of a short text. With the nearest heading alone the right passage came first for
        0.59 against 0.57 (policy documents), the right document for 0.77 against 0.76 (133 questions to government).
        """
        return "\n".join([*self.path[-1:], self.text])

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence stands in what is embedded; all of it for one that is not found there word for word."""
        whole, found, last = self.embedded, [], 0
        for sentence in self.sentences:
            start = whole.find(sentence.text, last)
            last = start + len(sentence.text) if start >= 0 else last
            found.append((start, last) if start >= 0 else (0, len(whole)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to embed. spans: the stretches of it, by first and last character, that get a vector of their own too."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that search found. score: reciprocal rank fusion; words, meaning: the scores of the two searches
    (BM25; cosine), 0.0 where that search did not return it."""

    passage: Passage
    score: float
    words: float = 0.0
    meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents a search may look in; an empty field does not filter. since, until: by date of publication."""

    documents: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    def admits(self, source: Source) -> bool:
        """Whether this document may be looked in."""
        dated = source.published
        return (
            (not self.documents or source.id in self.documents)
            and (not self.organisations or source.organisation in self.organisations)
            and (not self.regions or source.region in self.regions)
            and (not self.kinds or source.kind in self.kinds)
            and (self.since is None or (dated is not None and dated >= self.since))
            and (self.until is None or (dated is not None and dated <= self.until))
        )


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quotation with all that is needed to find it again."""

    document: str
    title: str
    organisation: str
    published: date | None
    section: tuple[str, ...]
    measures: tuple[str, ...]
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader gets: the outcome, the text, what it rests on.

    choices: for CLARIFY, what can be picked from, as it stands in the text. id: by which the answer is given back
    later; "" for a reply to a message that asks nothing.
    """

    outcome: Outcome
    text: str
    citations: tuple[Citation, ...] = ()
    measures: tuple[str, ...] = ()
    choices: tuple[str, ...] = field(default=())
    id: str = ""
