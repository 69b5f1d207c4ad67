"""The index that a command works with: built where there is none, refreshed when another corpus is named."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot import message, terminal
from index import snapshots
from index.embedding import Lazy
from index.records import Citation
from index.settings import Settings
from index.store import Snapshot

if TYPE_CHECKING:
    # Imported where they are used: a command pays for what it does.
    from index.answer import Engine
    from index.answer.phrasing import Worder
    from index.build import Report


def engine(settings: Settings, named: Path | None) -> "Engine":
    """What answers questions, over the index of the settings. named: the corpus that the user named, if any."""
    from index.answer import Engine

    snapshot(settings, named)
    return Engine.open(settings.index, Lazy(settings.model), worder=_worder(settings))


def _worder(settings: Settings) -> "Worder | None":
    """What words the answers, where the user has a language model. Raises SettingError where its library is missing."""
    if not settings.llm_url:
        return None
    from index.answer.phrasing import Worder
    from index.llm import LanguageModel

    key = settings.llm_key.get_secret_value() if settings.llm_key else ""
    return Worder(LanguageModel(settings.llm_url, settings.llm_model, key, settings.llm_seconds))


def snapshot(settings: Settings, named: Path | None) -> Snapshot:
    """The index, for what needs no model to be read. named: the corpus that the user named, if any.

    Raises SnapshotError when there is an index that cannot be used.
    """
    if snapshots.current(settings.index) is None:
        terminal.note(f"Er is nog geen index; die wordt nu gemaakt van {settings.corpus}. Dat duurt even.")
        return _made(settings, named)
    found = Snapshot.open(settings.index)
    if named is not None and named.resolve() != Path(found.card.corpus):
        terminal.note(f"De index is van {found.card.corpus}; hij wordt nu gemaakt van {settings.corpus}.")
        return _made(settings, named)
    if is_behind(found):
        terminal.note("De documenten zijn veranderd sinds de index is gemaakt. Werk hem bij met: beleidsbot index")
    return found


def places(found: Snapshot) -> message.Place:
    """Where a citation from this index stands, in words."""
    nouns = {(measure.document, measure.code): measure.noun for measure in found.measures}

    def place(citation: Citation) -> str:
        noun = next(
            (nouns[citation.document, c] for c in citation.measures if (citation.document, c) in nouns), "nummer"
        )
        has_pages = found.page_counts[citation.document] > 1
        label = found.labels(citation.document).get(citation.page, "")
        return message.place(citation, noun, message.page(citation.page, label) if has_pages else "")

    return place


def refresh(settings: Settings, named: Path | None) -> "Report":
    """Brings the index up to date with its corpus, with a progress bar on a terminal.

    The corpus is the one that the user named, else the one that is set, else the one that the index was made of.
    """
    from index.build import build

    chosen = named is not None or "corpus" in settings.model_fields_set
    corpus = None if chosen else snapshots.corpus(settings.index)
    with terminal.progress() as step:
        report = build(corpus or settings.corpus, settings.index, Lazy(settings.model), step)
    # A file that was only touched leaves the snapshot as it is; from here on it counts as seen.
    os.utime(Snapshot.open(settings.index).folder)
    return report


def _made(settings: Settings, named: Path | None) -> Snapshot:
    report = refresh(settings, named)
    if report.unreadable:
        terminal.note(f"Niet gelezen: {len(report.unreadable)}. Zie: beleidsbot check")
    return Snapshot.open(settings.index)


def is_behind(found: Snapshot) -> bool:
    """Whether a file of the corpus was added, changed or removed after the index was last brought up to date.

    Looks at times and names alone, which costs a millisecond; `beleidsbot index` compares what is in the files.
    """
    corpus, seen = Path(found.card.corpus), found.folder.stat().st_mtime
    try:
        times = {str(file.relative_to(corpus)): _touched(file) for file in _visible(corpus)}
    except OSError:
        return True
    listed = {str(Path(source.file)) for source in found.sources.values()}
    return not listed <= times.keys() or any(time > seen for time in times.values())


def _visible(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))


def _touched(file: Path) -> float:
    """When the content or the place of a file last changed: a copy may keep the old time of its content."""
    found = file.stat()
    return max(found.st_mtime, found.st_ctime)
