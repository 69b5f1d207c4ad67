"""What the documents give beside the quotations of an answer: what things are called, and the cells of quoted rows."""

from dataclasses import dataclass
from functools import cached_property

from index.answer import texts
from index.answer.library import Library
from index.records import Answer


@dataclass(frozen=True, slots=True)
class Given:
    """frame: how the documents call what an answer names ("20. Titel", "stand per 13 juni 2024"). units: parts of the
    quotations that can stand alone, the cells of a row. asked: the question, whose words the engine may repeat. house:
    the names of all documents and organisations, which may stand beside the engine's own words."""

    frame: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    asked: str = ""
    house: tuple[str, ...] = ()


NOTHING = Given()


@dataclass(frozen=True, slots=True)
class _Table:
    """rows: the quotation of each, single-spaced, and its cells."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


class Giver:
    """Looks up what is given for answers from one snapshot. Everything is made when it is first needed, and kept."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, answer: Answer, question: str) -> Given:
        """What is given for an answer. question: as it was asked; the engine may repeat its words."""
        cited = dict.fromkeys(c.document for c in answer.citations)
        named = frozenset(answer.measures)
        titles = [t for d in cited for code, t in self._titles.get(d, ()) if code in named]
        tables = [table for d in cited for table in self._tables.get(d, ())]
        captions = [table.caption for table in tables if table.caption]
        quotes = _plain("\n".join(c.quote for c in answer.citations))
        return Given((*titles, *captions, *self._days), tuple(_cells(tables, quotes)), question, self._names)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        sources = self._library.snapshot.sources.values()
        return tuple(dict.fromkeys(p for s in sources for p in (s.title, s.organisation, s.region) if p))

    @cached_property
    def _days(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(texts.stand(s.published) for s in self._library.snapshot.sources.values()))

    @cached_property
    def _titles(self) -> dict[str, list[tuple[str, str]]]:
        """By document, each measure's code with its title, and with its number and title as a list has them."""
        found: dict[str, list[tuple[str, str]]] = {}
        for m in self._library.snapshot.measures:
            if m.title:
                found.setdefault(m.document, []).extend([(m.code, f"{m.code}. {m.title}"), (m.code, m.title)])
        return found

    @cached_property
    def _tables(self) -> dict[str, list[_Table]]:
        found: dict[str, list[_Table]] = {}
        for grid in self._library.grids:
            rows = tuple((_plain(place.sentence.quote), cells) for place, cells in grid.rows)
            found.setdefault(grid.document, []).append(_Table(grid.caption, grid.header, rows))
        return found


def _cells(tables: list[_Table], quotes: str) -> list[str]:
    """The cells of the rows that are quoted, and the headers of their tables."""
    found: list[str] = []
    for table in tables:
        rows = [cells for quote, cells in table.rows if quote in quotes]
        found += [c for cells in ([table.header, *rows] if rows else []) for c in cells if c.strip()]
    return list(dict.fromkeys(found))


def _plain(text: str) -> str:
    return " ".join(text.split())
