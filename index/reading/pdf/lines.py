"""Runs of text put together to the lines and cells that a reader sees."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.reading.mend import mend, superscript
from index.reading.pdf.geometry import Run, Sheet

_SAME_LINE = 0.28  # of the size: baselines closer than this are one line
_BLANK = 0.14  # of the size: a gap wider than this is a blank between words
_CELL = 0.75  # of the size: a gap wider than this may part two cells
_BLANK_WIDTH = 0.28  # of the size: a blank, about, in most fonts
_PADDED = re.compile(r"\s{3,}")
_RAISED = re.compile(r"[\s(]*([0-9]{1,3}|[a-z]{1,2}|\*{1,3})[\s)]*")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LEADING_CALL = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """Text of one line without a wide gap in it. pieces: stretches of text, each bold or not."""

    x0: float
    x1: float
    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return mend("".join(text for text, _ in self.pieces))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. size: of most of its letters; call: the raised number that it begins with, if any."""

    page: int
    y: float
    size: float
    parts: tuple[Part, ...]
    call: str = ""

    @property
    def x0(self) -> float:
        return self.parts[0].x0

    @property
    def x1(self) -> float:
        return self.parts[-1].x1

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The stretches of all its parts, with a blank between two parts."""
        pieces: list[tuple[str, bool]] = []
        for part in self.parts:
            if pieces:
                pieces.append((" ", pieces[-1][1] and part.pieces[0][1]))
            pieces += part.pieces
        return tuple(pieces)

    @property
    def text(self) -> str:
        return mend("".join(text for text, _ in self.pieces))

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return all(bold for text, bold in self.pieces if any(c.isalnum() for c in text))


def lines(sheet: Sheet) -> list[Line]:
    """The lines of a page from top to bottom."""
    runs = _doubled([piece for run in sheet.runs for piece in _split(run)])
    rows: list[list[tuple[Run, bool]]] = []
    for run, raised in sorted(_lowered(runs), key=lambda pair: (pair[0].y, pair[0].x0)):
        row = next((row for row in reversed(rows[-4:]) if _on_one_line(row, run)), None)
        if row is None:
            rows.append([(run, raised)])
        else:
            row.append((run, raised))
    found = [_line(sheet.number, sorted(row, key=lambda pair: pair[0].x0)) for row in rows]
    return sorted((line for line in found if line is not None), key=lambda line: line.y)


def without_start(line: Line, start: str) -> Line:
    """The line without the text that it begins with, as one part."""
    left = sum(not c.isspace() for c in start)  # blanks may be doubled in a piece and single in the text
    pieces: list[tuple[str, bool]] = []
    for piece, bold in line.pieces:
        taken = 0
        while taken < len(piece) and left > 0:
            left -= not piece[taken].isspace()
            taken += 1
        pieces.append((piece[taken:], bold))
    return replace(line, parts=(replace(line.parts[0], x1=line.x1, pieces=tuple(pieces)),))


def _split(run: Run) -> Iterable[Run]:
    """A run without blanks at its ends, parted where it was padded with blanks to make columns."""
    text = run.text.replace("\u00a0", " ")
    per_character = (run.x1 - run.x0) / max(len(text), 1)
    start = 0
    for gap in [*_PADDED.finditer(text), None]:
        end = gap.start() if gap else len(text)
        part = text[start:end]
        bare = part.strip()
        if bare:
            left = (len(part) - len(part.lstrip())) * _BLANK_WIDTH * run.size
            right = (len(part) - len(part.rstrip())) * _BLANK_WIDTH * run.size
            x0, x1 = run.x0 + start * per_character + left, run.x0 + end * per_character - right
            yield replace(run, text=bare, x0=x0, x1=max(x1, x0))
        start = gap.end() if gap else end


def _doubled(runs: Sequence[Run]) -> list[Run]:
    """Text that is drawn twice, a hair apart, is bold text drawn once."""
    seen: dict[tuple[str, int, int], int] = {}
    kept: list[Run] = []
    for run in runs:
        key = (run.text, round(run.x0 / 1.5), round(run.y / 1.5))
        if key in seen:
            kept[seen[key]] = replace(kept[seen[key]], bold=True)
        else:
            seen[key] = len(kept)
            kept.append(run)
    return kept


def _lowered(runs: Sequence[Run]) -> list[tuple[Run, bool]]:
    """Runs with their place in the line: a raised number or letter comes down to the baseline of its neighbour."""
    placed = []
    for run in runs:
        base = _neighbour(run, runs) if _RAISED.fullmatch(run.text) else None
        placed.append((replace(run, y=base.y), True) if base is not None else (run, False))
    return placed


def _neighbour(run: Run, runs: Sequence[Run]) -> Run | None:
    """The larger text that a run is raised beside: just before it, else just after it."""
    after: Run | None = None
    for other in runs:
        if other.size < run.size * 1.04 or not 0.12 * other.size < other.y - run.y < 0.75 * other.size:
            continue
        if abs(run.x0 - other.x1) < 0.4 * other.size:
            return other
        if -0.4 * other.size < other.x0 - run.x1 < 2.2 * other.size:  # the number of a footnote, with a tab behind it
            after = other
    return after


def _on_one_line(row: list[tuple[Run, bool]], run: Run) -> bool:
    first = row[0][0]
    return abs(first.y - run.y) <= _SAME_LINE * max(first.size, run.size)


def _line(page: int, row: list[tuple[Run, bool]]) -> Line | None:
    call = ""
    first, raised = row[0]
    if raised and first.text.strip(" ()").isdigit() and len(row) > 1:
        call = first.text.strip(" ()")
        row = row[1:]
    sizes: dict[float, int] = {}
    for run, is_raised in row:
        sizes[round(run.size, 1)] = sizes.get(round(run.size, 1), 0) + (0 if is_raised else len(run.text))
    size = max(sizes, key=lambda s: (sizes[s], s))
    parts = tuple(_parts(row))
    if (
        not call
        and parts
        and (match := _LEADING_CALL.match(parts[0].pieces[0][0]))
        and (len(parts[0].text) > match.end())
    ):
        call = match[1].translate(_SUPERSCRIPTS)
        (text, bold), *rest = parts[0].pieces
        shorter = replace(parts[0], pieces=((text[match.end() :], bold), *rest))
        parts = (shorter, *parts[1:])
    return Line(page, row[0][0].y, size, parts, call) if any(part.text for part in parts) else None


def _parts(row: list[tuple[Run, bool]]) -> Iterable[Part]:
    pieces: list[tuple[str, bool]] = []
    x0 = x1 = row[0][0].x0
    for run, raised in row:
        gap = run.x0 - x1
        if pieces and gap > _CELL * run.size and not raised:
            yield Part(x0, x1, tuple(pieces))
            pieces, x0 = [], run.x0
        elif pieces and gap > _BLANK * run.size and not raised:
            pieces.append((" ", pieces[-1][1] and run.bold))
        text = superscript(run.text.strip(" ()")) if raised and run.text.strip(" ()").isdigit() else run.text
        pieces.append((text, run.bold if not raised else bool(pieces and pieces[-1][1])))
        x1 = max(x1, run.x1) if pieces[:-1] else run.x1
    yield Part(x0, x1, tuple(pieces))
