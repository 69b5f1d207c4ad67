"""The text of a snapshot in one SQLite file that anything can read: a column a field. See index/kept.py for answers."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_origin, get_type_hints

from index import serial
from index.errors import SnapshotError
from index.records import Measure, Passage, Problem, Section, Sentence, Source, Table, Term

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Indexed:
    """All that one document brings to the index. hash: of its file, its passport and the code that read it."""

    source: Source
    hash: str
    pages: int
    labels: tuple[tuple[int, str], ...]
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    terms: tuple[Term, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A row of documents, besides its passport."""

    hash: str
    pages: int
    labels: tuple[tuple[int, str], ...]


# Table name: the records that make its columns, after the column that ties it to another table. Passages and sentences
# are in the order of their vectors.
_TABLES: dict[str, tuple[tuple[str, ...], tuple[type, ...]]] = {
    "documents": ((), (Source, _Paper)),
    "sections": (("document",), (Section,)),
    "measures": ((), (Measure,)),
    "terms": ((), (Term,)),
    "passages": ((), (Passage,)),
    "sentences": (("passage",), (Sentence,)),
    "tables": (("passage",), (Table,)),
    "problems": ((), (Problem,)),
}
# What has a table of its own.
_APART = {(Passage, "sentences"), (Passage, "table")}
# The fields of each record that are columns, with their types.
_FIELDS = {
    kind: tuple((name, hint) for name, hint in get_type_hints(kind).items() if (kind, name) not in _APART)
    for _, kinds in _TABLES.values()
    for kind in kinds
}


def write(file: Path, documents: Iterable[Indexed], problems: Iterable[Problem]) -> None:
    """Write a new file with these documents, in this order. Raises SnapshotError when it cannot be written."""
    try:
        with closing(sqlite3.connect(file)) as base, base:
            for table, (ties, kinds) in _TABLES.items():
                base.execute(f"CREATE TABLE {table} ({', '.join(_columns(ties, kinds))})")
            for document in documents:
                _write_document(base, document)
            for problem in problems:
                _insert(base, "problems", problem)
            base.execute("CREATE INDEX measure_codes ON measures (code)")
    except sqlite3.Error as error:
        raise SnapshotError(f"De index kan niet worden geschreven ({file}: {error}). Is er schijfruimte?") from error


def _write_document(base: sqlite3.Connection, document: Indexed) -> None:
    _insert(base, "documents", document.source, _Paper(document.hash, document.pages, document.labels))
    for section in document.sections:
        _insert(base, "sections", section, ties=(document.source.id,))
    for measure in document.measures:
        _insert(base, "measures", measure)
    for term in document.terms:
        _insert(base, "terms", term)
    for p in document.passages:
        _insert(base, "passages", p)
        for sentence in p.sentences:
            _insert(base, "sentences", sentence, ties=(p.id,))
        if p.table:
            _insert(base, "tables", p.table, ties=(p.id,))


def _columns(ties: tuple[str, ...], kinds: tuple[type, ...]) -> Iterator[str]:
    yield "number INTEGER PRIMARY KEY"
    for tie in ties:
        yield f'"{tie}" TEXT NOT NULL'
    for kind in kinds:
        for name, hint in _FIELDS[kind]:
            yield f'"{name}" {"INTEGER" if hint in (int, bool) else "REAL" if hint is float else "TEXT"}'


def _insert(base: sqlite3.Connection, table: str, *records: Any, ties: tuple[str, ...] = ()) -> None:
    values: list[object] = [*ties]
    for record in records:
        values += [_cell(getattr(record, name), hint) for name, hint in _FIELDS[type(record)]]
    marks = ", ".join("?" * len(values))
    base.execute(f"INSERT INTO {table} VALUES (NULL, {marks})", values)  # noqa: S608 - table is a key of _TABLES


def _is_nested(hint: object) -> bool:
    return get_origin(hint) is tuple or is_dataclass(hint)


def _cell(value: object, hint: object) -> object:
    plain = serial.to_json(value)
    return json.dumps(plain, ensure_ascii=False) if _is_nested(hint) else plain


class Text:
    """The text of a snapshot. Each method reads its table whole; all raise SnapshotError when the file is damaged."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def sources(self) -> tuple[Source, ...]:
        return tuple(self._records("documents", Source))

    def labels(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """By document: the page in the file, and the number printed on it."""
        return {id_: paper.labels for id_, paper in self._papers().items()}

    def page_counts(self) -> dict[str, int]:
        """By document: how many pages its file has, 1 where its format has none."""
        return {id_: paper.pages for id_, paper in self._papers().items()}

    def measures(self) -> tuple[Measure, ...]:
        return tuple(self._records("measures", Measure))

    def terms(self) -> tuple[Term, ...]:
        return tuple(self._records("terms", Term))

    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._records("problems", Problem))

    def sections(self) -> dict[str, tuple[Section, ...]]:
        """By document, in reading order."""
        return _grouped(self._rows("sections", Section, "document"))

    def passages(self) -> tuple[Passage, ...]:
        said = _grouped(self._rows("sentences", Sentence, "passage"))
        tables = dict(self._rows("tables", Table, "passage"))
        return tuple(
            Passage(**fields, sentences=said.get(fields["id"], ()), table=tables.get(fields["id"]))
            for _, fields in self._cells("passages", Passage, "id")
        )

    def documents(self) -> tuple[Indexed, ...]:
        """Everything by document, as it was written."""
        papers, sections = self._papers(), self.sections()
        measures = _grouped((m.document, m) for m in self.measures())
        terms = _grouped((t.document, t) for t in self.terms())
        passages = _grouped((p.document, p) for p in self.passages())
        return tuple(
            Indexed(
                source,
                papers[source.id].hash,
                papers[source.id].pages,
                papers[source.id].labels,
                sections.get(source.id, ()),
                measures.get(source.id, ()),
                terms.get(source.id, ()),
                passages.get(source.id, ()),
            )
            for source in self.sources()
        )

    def _papers(self) -> dict[str, _Paper]:
        return dict(self._rows("documents", _Paper, "id"))

    def _records(self, table: str, kind: type[_Record]) -> Iterator[_Record]:
        return (record for _, record in self._rows(table, kind, "number"))

    def _rows(self, table: str, kind: type[_Record], key: str) -> Iterator[tuple[str, _Record]]:
        """The rows of a table in order, as records, each after the value of its key column."""
        return ((tie, kind(**fields)) for tie, fields in self._cells(table, kind, key))

    def _cells(self, table: str, kind: type, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
        readers = [(name, serial.reader(hint), _is_nested(hint)) for name, hint in _FIELDS[kind]]
        columns = ", ".join(f'"{name}"' for name, _, _ in readers)
        query = f'SELECT "{key}", {columns} FROM {table} ORDER BY number'  # noqa: S608 - all are names of ours
        try:
            with closing(sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)) as base:
                rows = base.execute(query).fetchall()
            for tie, *cells in rows:
                values = zip(cells, readers, strict=True)
                yield tie, {name: read(json.loads(c) if nested else c) for c, (name, read, nested) in values}
        except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
            raise SnapshotError(f"De index is beschadigd ({self._file}: {error}). Draai: beleidsbot index") from error


def _grouped(pairs: Iterable[tuple[str, _Record]]) -> dict[str, tuple[_Record, ...]]:
    groups: dict[str, list[_Record]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(records) for key, records in groups.items()}
