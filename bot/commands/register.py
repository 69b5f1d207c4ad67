"""`beleidsbot register`: every measure with its status and where it stands."""

import csv
import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from bot import opening, terminal
from index.errors import InputError
from index.records import Measure, Source
from index.settings import Settings

_FIELDS = ("document", "code", "title", "programme", "status", "published", "pages", "text", "references")
_HEADER = (
    "document",
    "nummer",
    "titel",
    "programmalijn",
    "status",
    "gepubliceerd",
    "bladzijden",
    "tekst",
    "verwijzingen",
)
_SHOWN = 90


def run(settings: Settings, corpus: Path | None, as_json: bool, file: Path | None) -> int:
    """Prints the register as a table or as JSON lines, or writes it as CSV. corpus: what the user named, if any."""
    snapshot = opening.snapshot(settings, corpus)
    sources, measures = snapshot.sources, snapshot.measures
    if file is not None:
        write_csv(sources, measures, file)
        terminal.note(f"{len(measures)} regels geschreven naar {file.resolve()}")
    elif as_json:
        for measure in measures:
            terminal.say(json.dumps(record(sources[measure.document], measure), ensure_ascii=False))
    elif not measures:
        terminal.say("Deze documenten hebben geen genummerde maatregelen.")
    else:
        _print(sources, measures)
    return 0


def record(source: Source, measure: Measure) -> dict[str, object]:
    """A measure as `register --json` prints it, the keys in the order of the contract."""
    published = source.published.isoformat() if source.published else None
    values = (
        source.id,
        measure.code,
        measure.title,
        measure.programme,
        measure.status,
        published,
        list(measure.pages),
        measure.text,
        list(measure.references),
    )
    return dict(zip(_FIELDS, values, strict=True))


def write_csv(sources: Mapping[str, Source], measures: Sequence[Measure], file: Path) -> None:
    """Writes the register as Dutch Excel opens it: semicolons, and a byte order mark before UTF-8."""
    try:
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(_HEADER)
            for measure in measures:
                writer.writerow([_cell(value) for value in record(sources[measure.document], measure).values()])
    except OSError as error:
        raise InputError(f"{file} is niet te schrijven: controleer de map en de rechten.") from error


def _cell(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    # Excel would compute a text that starts like a formula; a leading quote keeps it text.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _print(sources: Mapping[str, Source], measures: Sequence[Measure]) -> None:
    for document, group in groupby(measures, key=lambda measure: measure.document):
        rows = [(m.code, m.title, _shortened(m.status), ", ".join(map(str, m.pages))) for m in group]
        terminal.table(sources[document].title, ("nummer", "titel", "status", "blz."), rows)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: text.rfind(' ', 0, _SHOWN)]} …"
