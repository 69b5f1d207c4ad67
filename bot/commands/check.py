"""`beleidsbot check`: what could not be read or looks wrong in the documents."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from bot import opening, terminal
from index.check import Finding, findings
from index.database import Indexed
from index.dutch.dates import written
from index.records import Document, Source
from index.settings import Settings
from index.store import Snapshot

_ORIGINS = {"manifest": "uit manifest.toml", "document": "uit het document", "": "niet bekend"}


def run(settings: Settings, corpus: Path | None) -> int:
    """Prints per document where its passport comes from and what was found. Returns 1 where something can be mended.

    corpus: the folder that the user named, if any. The index is brought up to date first, so that what is told is true
    of the documents as they are now.
    """
    opening.refresh(settings, corpus)
    snapshot = Snapshot.open(settings.index)
    found = findings([_as_read(d) for d in snapshot.documents], snapshot.measures, snapshot.problems)
    by_document: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_document[finding.document].append(finding)
    for source in snapshot.sources.values():
        _print(passport(source), by_document.pop(source.id, []) + by_document.pop(source.file, []))
    for name, rest in by_document.items():
        _print([name], rest)
    urgent = sum(finding.urgent for finding in found)
    terminal.say(_conclusion(urgent, len(found) - urgent))
    return 1 if urgent else 0


def passport(source: Source) -> list[str]:
    """What is known of a document and where that comes from, as lines."""
    origins = dict(source.origins)
    facts = (
        ("titel", source.title, "title"),
        ("datum", written(source.published) if source.published else "", "published"),
        ("periode", source.period, "period"),
    )
    lines = [f"{source.id} ({source.file})"]
    for name, value, key in facts:
        origin = _ORIGINS[origins.get(key, "")]
        lines.append(f"  {name}: {value} ({origin})" if value else f"  {name}: {origin}")
    return lines


def _as_read(document: Indexed) -> Document:
    blocks = tuple(block for section in document.sections for block in section.blocks)
    return Document(document.source, blocks, document.pages, document.labels)


def _print(lines: Sequence[str], found: Sequence[Finding]) -> None:
    for line in lines:
        terminal.say(line)
    for finding in found:
        sign = "herstellen" if finding.urgent else "let op"
        terminal.say(f"  {sign}: {finding.what.rstrip('.')}.{' ' if finding.cure else ''}{finding.cure}")
    terminal.say()


def _conclusion(urgent: int, other: int) -> str:
    if not urgent and not other:
        return "Er is niets bijzonders gevonden."
    return f"Te herstellen: {urgent}. Opvallend in de documenten zelf: {other}."
