"""Documents as a reader would give them, block by block, for tests of what is made from blocks."""

from pathlib import Path

from index.reading import read
from index.records import Block, Document, Kind, Source, Table
from index.register import measures
from index.structure import sections


def heading(text: str, level: int = 1, marker: str = "") -> Block:
    return Block(Kind.HEADING, text, level=level, marker=marker)


def paragraph(text: str, entry: str = "", bold: str = "") -> Block:
    """A paragraph, possibly in a numbered row; bold: how it begins, set apart."""
    return Block(Kind.PARAGRAPH, f"{bold} {text}".strip(), entry=entry, lead=len(bold) if text else 0)


def item(marker: str, text: str, entry: str = "", level: int = 0) -> Block:
    return Block(Kind.ITEM, text, marker=marker, entry=entry, level=level)


def note(marker: str, text: str) -> Block:
    return Block(Kind.FOOTNOTE, text, marker=marker)


def table(header: tuple[str, ...], *rows: tuple[str, ...]) -> Block:
    text = "\n".join(" ".join(row) for row in (header, *rows))
    return Block(Kind.TABLE, text, table=Table(header, rows))


def document(*blocks: Block) -> Document:
    return Document(Source("plan", "plan.md", "Plan"), blocks)


def written(folder: Path, name: str, text: str) -> Document:
    """A document read from a file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, Source(name, name, "Plan"))


def outline(made: Document) -> list[tuple[tuple[str, ...], str, str, list[str]]]:
    """Each section as (codes, noun, title, texts of its blocks)."""
    return [(s.codes, s.noun, s.title, [b.text for b in s.blocks]) for s in sections(made)]


def register(made: Document) -> list[tuple[str, str, str]]:
    """Each numbered thing as (noun, code, title)."""
    return [(m.noun, m.code, m.title) for m in measures(made, sections(made))]
