"""The folder with documents: what is in it, in which order, and what is wrong with it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import CorpusError
from index.reading import manifest
from index.reading.sniff import SUFFIXES
from index.records import Problem, Source

_SKIPPED = (".", "_", "~$")
_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that can be read: its passport as far as the manifest gives it, and its file."""

    source: Source
    path: Path


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder with documents: those of the manifest in its order, then the others by name."""

    folder: Path
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def scan(folder: Path) -> Corpus:
    """What there is to read in a folder. Raises CorpusError where it is no folder or holds no documents at all."""
    if not folder.is_dir():
        raise CorpusError(f"De map {folder} is er niet. Maak de map en zet er documenten in, of geef een andere map.")
    listed = manifest.load(folder)
    entries = [Entry(source, folder / source.file) for source in listed.sources]
    problems = list(listed.problems)
    unlisted = [path for path in sorted(_files(folder)) if path.resolve() not in listed.named]
    has_manifest = (folder / manifest.NAME).is_file()
    taken = {entry.source.id for entry in entries}
    for path in unlisted:
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() not in SUFFIXES:
            cure = "Sla het op als PDF, DOCX, HTML, Markdown of tekst, of haal het weg."
            problems.append(Problem(name, "dit soort bestand wordt niet gelezen", cure))
        elif not path.resolve().is_relative_to(folder.resolve()):
            problems.append(Problem(name, "wijst naar een bestand buiten de map", "Zet het bestand zelf in de map."))
        else:
            entries.append(Entry(Source(id=_free(path.stem, taken), file=name, title=""), path))
            if has_manifest:
                cure = "Voeg het toe, met titel, organisatie en datum."
                problems.append(Problem(name, f"staat niet in {manifest.NAME}", cure))
    problems += manifest.dangling(entry.source for entry in entries)
    if not entries and not problems:
        raise CorpusError(f"In de map {folder} staan geen documenten. Zet er PDF-, DOCX-, HTML- of tekstbestanden in.")
    return Corpus(folder, tuple(entries), tuple(problems))


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_SKIPPED)]
        for name in names:
            is_own = name == manifest.NAME and Path(place) == folder
            if not is_own and not name.startswith(_SKIPPED) and name.lower() not in _SYSTEM:
                yield Path(place) / name


def _free(stem: str, taken: set[str]) -> str:
    """An id for a file that has none: its name, with a number where that is taken."""
    name = manifest.slug(stem)
    number = 1
    while name in taken:
        number += 1
        name = f"{manifest.slug(stem)}-{number}"
    taken.add(name)
    return name
