"""From a folder of documents to a snapshot: the stages in order. Only what changed is read and embedded again."""

import hashlib
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from index import locks, passages, reading, register, serial, snapshots, structure, terms
from index.database import Indexed
from index.embedding import Array, Embedder, Model
from index.errors import ReadingError, SnapshotError
from index.reading import Corpus, Entry
from index.records import Passage, Piece, Problem
from index.snapshots import Card, Content
from index.store import Snapshot

Progress = Callable[[str, int, int], None]
"""Called with the stage in Dutch, how many are done, and out of how many."""

# The code whose output a snapshot holds: when it changes, every document is read again (vectors of equal texts stay).
_CODE = (
    "records.py",
    "reading",
    "dutch",
    "structure",
    "register",
    "glossary.py",
    "terms.py",
    "passages.py",
    "cells.py",
)
_LOCK_SECONDS = 900
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Report:
    """What a build found. new, changed, unchanged, gone: ids of documents. unreadable: the documents left out.

    problems: all that people should know, unreadable among them. written: whether there is a new snapshot.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    gone: tuple[str, ...]
    unreadable: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    counts: dict[str, int]
    written: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class _Read:
    """What the first stages gave: the id and hash of each readable document, and those that had to be read."""

    documents: tuple[tuple[str, str], ...]
    fresh: dict[str, Indexed]
    problems: tuple[Problem, ...]


def build(corpus: Path, index: Path, model: Model, progress: Progress = lambda stage, done, total: None) -> Report:
    """Bring the index up to date with a folder of documents; where nothing changed, nothing is written or loaded.

    Raises CorpusError when the folder cannot be used, SnapshotError when the index cannot be written or another build
    takes too long, ModelError when the model cannot be loaded. The index that was there stays whole.
    """
    started = time.perf_counter()
    with _lock(index):
        before = _before(index)
        loading = _Loading(model)
        read = _read(reading.scan(corpus), dict(before.card.documents) if before else {}, loading, progress)
        card = _card(corpus, model.name, read)
        written = before is None or before.card.id != card.id
        if written:
            documents = _assembled(read, before)
            vectors = _embed(documents, _known(before, model.name), loading, progress)
            progress("schrijven", 0, 1)
            snapshots.write(index, Content(card, documents, read.problems, *vectors))
            progress("schrijven", 1, 1)
        return _report(read, before, Snapshot.open(index), written, time.perf_counter() - started)


class _Loading:
    """The model, loaded on another core while documents are being read."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._future: Future[Embedder] | None = None

    def start(self) -> Future[Embedder]:
        """Begin, where that has not been done. The result of what comes back is the embedder, or raises ModelError."""
        self._future = self._future or ThreadPoolExecutor(1).submit(self._model)
        return self._future


def _lock(index: Path) -> AbstractContextManager[object]:
    """One builder at a time; a second one waits, and then mostly finds that nothing changed."""
    try:
        index.mkdir(parents=True, exist_ok=True)
        return locks.acquire(index / ".lock", _LOCK_SECONDS)
    except TimeoutError as error:
        raise SnapshotError(f"De index in {index} wordt al bijgewerkt. Probeer het later opnieuw.") from error
    except OSError as error:
        raise SnapshotError(
            f"In {index} kan geen index worden gemaakt: {error.strerror}. Geef een andere map."
        ) from error


def _before(index: Path) -> Snapshot | None:
    """The snapshot that is there; None when it cannot be used, for then everything is made anew."""
    try:
        return Snapshot.open(index)
    except SnapshotError:
        return None


def _read(corpus: Corpus, known: dict[str, str], loading: "_Loading", progress: Progress) -> _Read:
    """Read every document that is new or changed; one that cannot be read becomes a problem."""
    documents: list[tuple[str, str]] = []
    fresh: dict[str, Indexed] = {}
    problems = list(corpus.problems)
    for number, entry in enumerate(corpus.entries):
        progress("lezen", number, len(corpus.entries))
        id_, made_of = entry.source.id, _hash(entry)
        if known.get(id_) != made_of:
            loading.start()
            try:
                fresh[id_] = _indexed(entry, made_of)
            except ReadingError as error:
                problems.append(Problem(entry.source.file, error.what, error.cure, fatal=True))
                continue
        documents.append((id_, made_of))
    progress("lezen", len(corpus.entries), len(corpus.entries))
    return _Read(tuple(documents), fresh, tuple(problems))


def _indexed(entry: Entry, made_of: str) -> Indexed:
    """One document through the stages up to its passages. Raises ReadingError."""
    document = reading.read(entry.path, entry.source)
    sections = structure.sections(document)
    return Indexed(
        document.source,
        made_of,
        document.pages,
        document.labels,
        sections,
        register.measures(document, sections),
        terms.terms(document, sections),
        passages.passages(document, sections),
    )


def _hash(entry: Entry) -> str:
    """Of all that decides what a document becomes: its file, its passport, and the code that reads it."""
    try:
        content = hashlib.sha256(entry.path.read_bytes()).hexdigest()
    except OSError:
        content = ""  # reading it will say what is wrong
    return snapshots.digest(content, serial.to_json(entry.source), code())


@cache
def code() -> str:
    """The version of the code that reads and splits, by its content: nobody can forget to raise it."""
    here = Path(__file__).parent
    files = [file for name in _CODE for file in sorted([here / name] if "." in name else (here / name).rglob("*.py"))]
    return snapshots.digest(*(file.read_text(encoding="utf-8") for file in files))


def _card(corpus: Path, model: str, read: _Read) -> Card:
    problems = [serial.to_json(problem) for problem in read.problems]
    id_ = snapshots.digest(snapshots.FORMAT, code(), model, str(corpus.resolve()), read.documents, problems)
    return Card(snapshots.FORMAT, id_, code(), model, passages.SIZE, str(corpus.resolve()), read.documents)


def _assembled(read: _Read, before: Snapshot | None) -> tuple[Indexed, ...]:
    """All documents in order: as they were just read, else as they were in the snapshot before."""
    kept = {d.source.id: d for d in before.documents} if before and len(read.fresh) < len(read.documents) else {}
    return tuple(read.fresh.get(id_) or kept[id_] for id_, _ in read.documents)


def _piece(passage: Passage) -> Piece:
    return Piece(passage.embedded, passage.spans)


def _known(before: Snapshot | None, model: str) -> dict[Piece, Array]:
    """The vectors of every passage, and of the sentences in it, that this model has embedded before.

    None where the code now makes other texts of the same passages: their vectors would then be those of other texts.
    """
    if before is None or before.card.model != model:
        return {}
    try:
        if snapshots.texts(before.passages) != before.card.texts:
            return {}
        whole, single = before.vectors()
    except SnapshotError:
        return {}
    own = np.split(single, np.cumsum([len(passage.sentences) for passage in before.passages])[:-1])
    return {_piece(p): np.vstack([w, s]) for p, w, s in zip(before.passages, whole, own, strict=True)}


def _embed(
    documents: Sequence[Indexed], known: dict[Piece, Array], loading: "_Loading", progress: Progress
) -> tuple[Array, Array]:
    """The vectors of all passages and of all sentences; only passages that have none yet are embedded, each once."""
    pieces = [_piece(passage) for document in documents for passage in document.passages]
    missing = [piece for piece in dict.fromkeys(pieces) if piece not in known]
    found = dict(known)
    if missing:
        embedder = loading.start().result()
        for start in range(0, len(missing), _BATCH):
            progress("vectoren maken", start, len(missing))
            batch = missing[start : start + _BATCH]
            found.update(zip(batch, embedder.passages(batch), strict=True))
        progress("vectoren maken", len(missing), len(missing))
    if not pieces:
        nothing = np.zeros((0, 1), dtype=np.float32)
        return nothing, nothing
    return np.stack([found[p][0] for p in pieces]), np.vstack([found[p][1:] for p in pieces])


def _report(read: _Read, before: Snapshot | None, after: Snapshot, written: bool, seconds: float) -> Report:
    old = dict(before.card.documents) if before else {}
    ids = [id_ for id_, _ in read.documents]
    return Report(
        new=tuple(i for i in ids if i not in old),
        changed=tuple(i for i in ids if i in old and i in read.fresh),
        unchanged=tuple(i for i in ids if i not in read.fresh),
        gone=tuple(i for i in old if i not in ids),
        unreadable=tuple(p for p in read.problems if p.fatal),
        problems=read.problems,
        counts=dict(after.card.counts),
        written=written,
        seconds=seconds,
    )
