"""Pages that are only a picture, recognised to the same runs of text that other pages hold."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.errors import ReadingError
from index.reading import ocr
from index.reading.pdf.file import pictures
from index.reading.pdf.geometry import Run, Sheet

_FEWEST = 12  # letters: a page with less text than this and a picture is a scan (a stamp may add a page number)
_LETTER_HEIGHT = 0.72  # of the size: about what a word measures, between "aan" and "lagen"
_SAME = 0.3  # a line whose height is within this share of the usual is set in the usual size


def with_scans(path: Path, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The pages, the scanned ones with their text. Raises ReadingError when most are scans and cannot be recognised."""
    scanned = [sheet for sheet in sheets if _is_scan(sheet)]
    if not scanned:
        return tuple(sheets)
    if not ocr.available():
        if len(scanned) * 2 < len(sheets):
            return tuple(sheets)  # a cover or a photograph; the text of the others stands
        raise ReadingError(
            f"{path.name} is een scan: de pagina's zijn plaatjes zonder tekst.",
            f"Installeer tekstherkenning met: {ocr.INSTALL}",
        )
    return tuple(_recognised(path, sheet) if _is_scan(sheet) else sheet for sheet in sheets)


def _is_scan(sheet: Sheet) -> bool:
    return sheet.pictures and sum(c.isalnum() for run in sheet.runs for c in run.text) < _FEWEST


def _recognised(path: Path, sheet: Sheet) -> Sheet:
    """The page with the runs of its largest picture; the page is taken to be filled by it, as a scanner does."""
    seen = [ocr.recognise(image) for image in pictures(path, sheet.number)]
    best = max(seen, key=lambda one: len(one.words), default=None)
    if best is None or not best.words or not best.width:
        return sheet
    return replace(sheet, runs=sheet.runs + tuple(_runs(best, sheet)))


def _runs(page: ocr.Recognised, sheet: Sheet) -> list[Run]:
    scale = sheet.width / page.width
    usual = page.usual_height()
    runs = []
    for line in page.lines():
        tall = max(word.height for word in line)
        height = usual if tall < usual * (1 + _SAME) * 1.3 else tall
        bottom = sorted(word.top + word.height for word in line)[len(line) // 2]
        size = round(height * scale / _LETTER_HEIGHT)
        runs += [
            Run(word.text, word.left * scale, (word.left + word.width) * scale, bottom * scale, size) for word in line
        ]
    return runs
