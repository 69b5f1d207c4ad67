"""The snapshot folders of an index: what a snapshot says of itself, which one is current, and how a new one takes over.

An index folder holds snapshot-<id>/ folders and a file `current` that names one of them. A snapshot is made whole under
another name; then one rename and one replaced file make it the current one.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index import database, serial
from index.database import Indexed
from index.errors import SnapshotError
from index.records import Passage, Problem

if TYPE_CHECKING:
    from index.embedding import Array

# Raise this when anything below is written in another form.
FORMAT = 4
_CARD = "snapshot.json"
TEXT = "text.sqlite"
PASSAGES = "passages.faiss"
SENTENCES = "sentences.faiss"
WORDS = "bm25"
_CURRENT = "current"
MEND = "Draai: beleidsbot index"
# Nothing else in the folder is ever removed.
_OURS = re.compile(r"\.?snapshot-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Card:
    """What a snapshot says of itself.

    id: a hash of all that went in; code: of the code that read and split; splitting: characters in a passage, at most;
    documents: id and hash of each; texts: a hash of all that was embedded; files: the size of each file; newest: the
    last date of publication.
    """

    format: int
    id: str
    code: str
    model: str
    splitting: int
    corpus: str
    documents: tuple[tuple[str, str], ...]
    dimension: int = 0
    texts: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    newest: date | None = None
    files: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All that goes into a snapshot. Vectors are in the order of the passages, and of the sentences in them."""

    card: Card
    documents: tuple[Indexed, ...]
    problems: tuple[Problem, ...]
    passages: "Array"
    sentences: "Array"


def texts(passages: Iterable[Passage]) -> str:
    """A hash of all that is embedded."""
    return digest(*([passage.embedded, *passage.spans] for passage in passages))


def digest(*parts: object) -> str:
    """A short hash of plain values."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def current(index: Path) -> Path | None:
    """The folder of the current snapshot; None where there is no index. Raises SnapshotError when it has gone."""
    try:
        name = (index / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SnapshotError(f"De index in {index} is niet te lezen: {error.strerror}.") from error
    if not name or "/" in name or not (index / name).is_dir():
        raise SnapshotError(f"De index in {index} is beschadigd: de map {name} ontbreekt. {MEND}")
    return index / name


def read_card(folder: Path) -> Card:
    """Read snapshot.json and hold the files against it."""
    try:
        data = json.loads((folder / _CARD).read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise SnapshotError(f"De index is door een andere versie van Beleidsbot gemaakt. {MEND}")
        card = serial.from_json(Card, data)
        wrong = [name for name, size in card.files if (folder / name).stat().st_size != size]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotError(f"De index in {folder} is beschadigd. {MEND}") from error
    if wrong:
        raise SnapshotError(f"De index in {folder} is beschadigd ({wrong[0]} is niet volledig). {MEND}")
    return card


def corpus(index: Path) -> Path | None:
    """The folder of documents that an index was made of; None where there is no index or it does not say.

    Also where the index cannot be used: it is then made anew, and of the same documents.
    """
    try:
        folder = current(index)
        return Path(json.loads((folder / _CARD).read_text(encoding="utf-8"))["corpus"]) if folder else None
    except (SnapshotError, OSError, ValueError, KeyError, TypeError):
        return None


def write(index: Path, content: Content) -> Path:
    """Write a snapshot beside the others and make it the current one in one rename; readers see the old or the new.

    Only the current and the previous snapshot are kept. The caller sees to it that nobody else writes meanwhile. Raises
    SnapshotError when it cannot be written.
    """
    home, aside = index / f"snapshot-{content.card.id}", index / f".snapshot-{content.card.id}"
    try:
        before = _kept(index)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        _write_parts(aside, content)
        if home.exists():
            shutil.rmtree(home)
        aside.rename(home)
        _point(index, home.name)
        _sweep(index, {home.name, before})
    except OSError as error:
        raise SnapshotError(f"De index kan niet worden geschreven in {index}: {error.strerror}.") from error
    return home


def _write_parts(aside: Path, content: Content) -> None:
    from index.vectors import Vectors
    from index.wording import Wording

    passages = [p for document in content.documents for p in document.passages]
    database.write(aside / TEXT, content.documents, content.problems)
    Vectors.of(content.passages).write(aside / PASSAGES)
    Vectors.of(content.sentences).write(aside / SENTENCES)
    Wording.of([p.searched for p in passages], [p.document for p in passages]).write(aside / WORDS)
    sizes = sorted((str(f.relative_to(aside)), f.stat().st_size) for f in aside.rglob("*") if f.is_file())
    dates = [d.source.published for d in content.documents if d.source.published]
    counts = {
        "documents": len(content.documents),
        "measures": sum(len(d.measures) for d in content.documents),
        "terms": sum(len(d.terms) for d in content.documents),
        "passages": len(passages),
        "sentences": sum(len(p.sentences) for p in passages),
    }
    card = replace(
        content.card,
        dimension=content.passages.shape[1],
        texts=texts(passages),
        counts=tuple(counts.items()),
        newest=max(dates, default=None),
        files=tuple(sizes),
    )
    (aside / _CARD).write_text(json.dumps(serial.to_json(card), indent=1, ensure_ascii=False), encoding="utf-8")


def _point(index: Path, name: str) -> None:
    """Make this snapshot the current one: replacing a small file is one step on every system."""
    aside = index / f".{_CURRENT}"
    aside.write_text(name, encoding="utf-8")
    aside.replace(index / _CURRENT)


def _kept(index: Path) -> str:
    try:
        folder = current(index)
    except SnapshotError:
        return ""
    return folder.name if folder else ""


def _sweep(index: Path, kept: Iterable[str]) -> None:
    """Remove older snapshots, and what an interrupted build left behind."""
    names = set(kept)
    for folder in index.iterdir():
        if _OURS.fullmatch(folder.name) and folder.is_dir() and folder.name not in names:
            shutil.rmtree(folder, ignore_errors=True)
