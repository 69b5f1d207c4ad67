"""From sections to measures: one record for each number, whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.dutch import codes, nouns
from index.dutch.sentences import spans
from index.dutch.words import stems
from index.records import Block, Document, Kind, Measure, Section
from index.register import facts, status
from index.structure.numbered import title_of

# A table with more columns gives facts about things that are told of elsewhere.
_TEXT_COLUMNS = 2
_CALLS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


@dataclass
class _Thing:
    """A numbered thing while its sections are gathered. blocks: with those of its lettered parts, in reading order;
    own: those before its parts."""

    noun: str
    row: tuple[str, ...]
    title: str
    first: Section
    parent: str = ""
    blocks: list[Block] = field(default_factory=list)
    own: list[Block] = field(default_factory=list)
    has_parts: bool = False


def measures(document: Document, sections: Sequence[Section]) -> tuple[Measure, ...]:
    """The numbered things of a document in reading order.

    A row that holds two numbers gives a measure for each. A thing told in several places (a table and a chapter, say)
    is one measure; the same number with another title is another measure, so that a double in a numbering shows.
    """
    things = _gather(sections)
    names = facts.parties_of(document)
    titles = {(t.noun, codes.normal(c)): title_of(c, t.row, t.title) for t in things for c in t.row}
    found: list[Measure] = []
    for thing in things:
        for code in thing.row:
            found.append(_measure(document, thing, code, len(found), names, titles))
    return tuple(found)


def _gather(sections: Sequence[Section]) -> list[_Thing]:
    things: list[_Thing] = []
    latest: dict[str, _Thing] = {}
    for section in sections:
        if not section.codes or section.blocks[0].kind is Kind.FOOTNOTE:
            continue
        thing = _known(section, things, latest)
        if thing is None:
            above = latest.get(codes.normal(codes.parent(section.codes[0]))) if section.noun == "onderdeel" else None
            parent = codes.parent(section.codes[0]) if above else ""
            thing = _Thing(section.noun, section.codes, section.title, section, parent)
            things.append(thing)
        for code in section.codes:
            latest[codes.normal(code)] = thing
        thing.blocks.extend(section.blocks)
        if not thing.has_parts:
            thing.own.extend(section.blocks)
        if thing.parent and (whole := latest.get(codes.normal(thing.parent))):
            whole.blocks.extend(section.blocks)
            whole.has_parts = True
    return things


def _known(section: Section, things: Sequence[_Thing], latest: dict[str, _Thing]) -> _Thing | None:
    """The thing that a section goes on about: the latest with its number, unless name or title say that it is another.

    A lettered heading under a numbered chapter ("5.2", then "d. ...") tells more of the action 5.2d of a table, in
    whatever words its title is put.
    """
    thing = latest.get(codes.normal(section.codes[0]))
    if thing is None or thing.row != section.codes:
        return None
    if section.noun == "onderdeel" and thing.noun != "onderdeel":
        return thing
    if not nouns.same(thing.noun, section.noun):
        same = (t for t in reversed(things) if t.row == section.codes and t.noun == section.noun)
        thing = next(same, None)
    return thing if thing and _goes_on(thing, section) else None


def _goes_on(thing: _Thing, section: Section) -> bool:
    """Whether a section tells of the same: it has no other title, or one is the other put shorter."""
    one, other = section.title.lower(), thing.title.lower()
    return not one or one == other or _is_shorter(set(stems(one)), set(stems(other)))


def _is_shorter(one: set[str], other: set[str]) -> bool:
    """Whether the words of one title all stand in the other: "Fietsstraten" for "Fietsstraten in het centrum"."""
    few, many = sorted((one, other), key=len)
    return bool(few) and few <= many


def _measure(
    document: Document,
    thing: _Thing,
    code: str,
    order: int,
    names: frozenset[str],
    titles: dict[tuple[str, str], str],
) -> Measure:
    plain = _CALLS.sub("", "\n".join(_shown(block) for block in thing.blocks))
    own = {codes.normal(c) for c in thing.row}
    pages = sorted({p for b in thing.blocks for p in (b.page, *(break_.page for break_ in b.breaks))})
    return Measure(
        document=document.source.id,
        code=code,
        row=thing.row,
        noun=thing.noun,
        title=_CALLS.sub("", title_of(code, thing.row, thing.title)).strip(),
        programme=_programme(thing),
        section=thing.first.path,
        text=plain,
        status=_status(document, thing),
        parent=thing.parent,
        pages=tuple(pages),
        dates=tuple(facts.dated(_sentences(thing.blocks))),
        parties=tuple(facts.parties(plain, names)),
        figures=tuple(facts.figures(plain)),
        references=tuple(r for r in facts.references(plain, titles) if codes.normal(r) not in own),
        order=order,
    )


def _status(document: Document, thing: _Thing) -> str:
    """What its own column says, where a table has one for the status; else the sentences that state it: its own, or
    those of its parts where it has none."""
    rows = [told for block in thing.blocks if block.table and (told := status.in_row(block.table))]
    if rows:
        return rows[0]
    source = document.source
    reported = status.is_report(source.kind, source.title, thing.first.path[-1] if thing.first.path else "")
    # What stands before the parts may only announce them: there a sentence must speak of progress to be a status.
    said, whole = (_telling(blocks) for blocks in (thing.own, thing.blocks))
    own = status.of(_sentences(said), thing.title, reported and not thing.has_parts)
    return " ".join(own or status.of(_sentences(whole), thing.title, reported))


def _telling(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that can state a status: no headings, and beside running text no row of a planning."""
    told = [b for b in blocks if b.kind is not Kind.HEADING]
    return [b for b in told if not (b.table and len(b.table.rows[0]) > _TEXT_COLUMNS)] or told


def _sentences(blocks: Sequence[Block]) -> list[str]:
    plain = _CALLS.sub("", "\n".join(_shown(block) for block in blocks))
    return [plain[start:end] for start, end in spans(plain)]


def _programme(thing: _Thing) -> str:
    """The heading under which a thing stands; not its own, nor that of the thing of which it is a part."""
    path = list(thing.first.path)
    own = [rf"{thing.noun.split()[-1]}\s+{re.escape(code)}(?!\w)" for code in thing.row]
    own += [rf"{re.escape(code)}(?!\w)" for code in thing.row if code[:1].isalpha()]
    if thing.parent:
        own.append(rf"[^\W\d_]+\s+{re.escape(thing.parent)}(?!\w)")
    while len(path) > 1 and any(re.search(heading, path[-1], re.IGNORECASE) for heading in own):
        path.pop()
    return path[-1] if path else ""


def _shown(block: Block) -> str:
    """A block as it is printed, its list marker before it unless that is only a dot or dash."""
    return f"{block.marker} {block.text}" if re.search(r"\w", block.marker) and not block.table else block.text
