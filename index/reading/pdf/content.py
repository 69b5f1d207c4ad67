"""The drawing instructions of a page, followed to find where each piece of text stands (ISO 32000-2, chapter 9).

pypdf's own text visitor knows neither the width of a text nor its rise, and without these a table column and a footnote
call cannot be told from running text.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from index.reading.pdf.geometry import IDENTITY, Matrix, Rule, Run, product

_BREAK_EM = 0.12  # a shift inside one instruction that is wider than this parts two runs; below it is kerning
_FLAT = 1.5  # points: a filled rectangle thinner than this is a ruled line


class Face(Protocol):
    """A font, as far as text extraction needs it."""

    bold: bool

    def glyphs(self, raw: bytes) -> list[tuple[str, float, bool]]:
        """The text of each code, its width in thousandths of the size, and whether word spacing applies to it."""


Operation = tuple[Sequence[object], bytes]
Form = tuple[Iterable[Operation], Mapping[str, Face], Matrix]


@dataclass(frozen=True, slots=True)
class _State:
    """What q saves and Q restores, as far as text is concerned."""

    ctm: Matrix = IDENTITY
    face: Face | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    stroked: bool = False


@dataclass(slots=True)
class Drawing:
    """What a page showed: runs by their angle (0, 90, 180, 270), in PDF space, and horizontal rules."""

    runs: list[tuple[int, Run]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: bool = False


class Interpreter:
    """Follows the instructions of one page and of the forms that it shows."""

    def __init__(self, form: Callable[[str], Form | None]) -> None:
        """form: gives the content of a form by its name, None for an image."""
        self.drawing = Drawing()
        self._form = form
        self._state = _State()
        self._saved: list[_State] = []
        self._text = self._line = IDENTITY
        self._path: list[tuple[float, float, float, float]] = []
        self._point = (0.0, 0.0)
        self._depth = 0

    def follow(self, operations: Iterable[Operation], faces: Mapping[str, Face]) -> None:
        """Carry out the operations. An operation with wrong operands is passed over, as viewers do."""
        for operands, operator in operations:
            handler = _HANDLERS.get(operator)
            if handler is not None:
                handler(self, operands)
            elif operator == b"Tf" and len(operands) >= 2:
                self._state = replace(self._state, face=faces.get(str(operands[0])), size=_number(operands[1]))
            elif operator == b"Do" and operands:
                self._show_object(str(operands[0]))

    def _show_object(self, name: str) -> None:
        content = self._form(name)
        if content is None:
            self.drawing.pictures = True
            return
        if self._depth > 8:  # a form that shows itself
            return
        operations, faces, matrix = content
        before, saved = self._state, self._saved
        self._state = replace(before, ctm=product(matrix, before.ctm))
        self._saved, self._depth = [], self._depth + 1
        self.follow(operations, faces)
        self._state, self._saved, self._depth = before, saved, self._depth - 1

    def save(self, _: Sequence[object]) -> None:
        self._saved.append(self._state)

    def restore(self, _: Sequence[object]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def transform(self, operands: Sequence[object]) -> None:
        self._state = replace(self._state, ctm=product(_matrix(operands), self._state.ctm))

    def begin_text(self, _: Sequence[object]) -> None:
        self._text = self._line = IDENTITY

    def set_matrix(self, operands: Sequence[object]) -> None:
        self._text = self._line = _matrix(operands)

    def move(self, operands: Sequence[object]) -> None:
        if len(operands) >= 2:
            shift = (1.0, 0.0, 0.0, 1.0, _number(operands[0]), _number(operands[1]))
            self._text = self._line = product(shift, self._line)

    def move_and_lead(self, operands: Sequence[object]) -> None:
        if len(operands) >= 2:
            self._state = replace(self._state, leading=-_number(operands[1]))
            self.move(operands)

    def next_line(self, _: Sequence[object]) -> None:
        self.move((0.0, -self._state.leading))

    def set_spacing(self, operands: Sequence[object]) -> None:
        self._state = replace(self._state, spacing=_first(operands))

    def set_word_spacing(self, operands: Sequence[object]) -> None:
        self._state = replace(self._state, word_spacing=_first(operands))

    def set_stretch(self, operands: Sequence[object]) -> None:
        self._state = replace(self._state, stretch=_first(operands) / 100)

    def set_leading(self, operands: Sequence[object]) -> None:
        self._state = replace(self._state, leading=_first(operands))

    def set_rise(self, operands: Sequence[object]) -> None:
        self._state = replace(self._state, rise=_first(operands))

    def set_render(self, operands: Sequence[object]) -> None:
        self._state = replace(self._state, stroked=_first(operands) == 2)

    def show(self, operands: Sequence[object]) -> None:
        self.show_parts([operands[:1]])

    def show_on_next_line(self, operands: Sequence[object]) -> None:
        self.next_line(())
        self.show(operands)

    def space_and_show(self, operands: Sequence[object]) -> None:
        if len(operands) >= 3:
            self._state = replace(self._state, word_spacing=_number(operands[0]), spacing=_number(operands[1]))
            self.show_on_next_line(operands[2:])

    def show_parts(self, operands: Sequence[object]) -> None:
        """Show strings with shifts between them; a wide shift starts a new run."""
        parts = operands[0] if operands else ()
        state = self._state
        if state.face is None or not isinstance(parts, Sequence):
            return
        text, advance, began = "", 0.0, 0.0
        for part in parts:
            if isinstance(part, bytes | str):
                raw = part if isinstance(part, bytes) else _raw(part)
                for shown, width, is_blank in state.face.glyphs(raw):
                    text += shown
                    step = width / 1000 * state.size + state.spacing + (state.word_spacing if is_blank else 0.0)
                    advance += step * state.stretch
                continue
            shift = -_number(part) / 1000 * state.size * state.stretch
            if abs(shift) > _BREAK_EM * state.size and text:
                self._add(text, began, advance)
                text = ""
            advance += shift
            if not text:
                began = advance
        if text:
            self._add(text, began, advance)
        self._text = product((1.0, 0.0, 0.0, 1.0, advance, 0.0), self._text)

    def _add(self, text: str, began: float, ended: float) -> None:
        state = self._state
        a, b, c, d, e, f = product(self._text, state.ctm)
        size = state.size * math.hypot(c, d)
        angle = round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360
        skewed = min(abs(a), abs(b)) > 0.05 * max(abs(a), abs(b))
        if skewed or size < 0.5:  # a watermark across the page; text too small to see
            return
        start = (e + began * a + state.rise * c, f + began * b + state.rise * d)
        end = (start[0] + (ended - began) * a, start[1] + (ended - began) * b)
        bold = state.stroked or (state.face is not None and state.face.bold)
        turned = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[angle]
        x0 = start[0] * turned[0] + start[1] * turned[1]
        x1 = end[0] * turned[0] + end[1] * turned[1]
        y = -start[0] * turned[1] + start[1] * turned[0]
        self.drawing.runs.append((angle, Run(text, min(x0, x1), max(x0, x1), y, size, bold)))

    def move_to(self, operands: Sequence[object]) -> None:
        if len(operands) >= 2:
            self._point = (_number(operands[0]), _number(operands[1]))

    def line_to(self, operands: Sequence[object]) -> None:
        if len(operands) >= 2:
            end = (_number(operands[0]), _number(operands[1]))
            self._path.append((*self._point, *end))
            self._point = end

    def rectangle(self, operands: Sequence[object]) -> None:
        if len(operands) >= 4:
            x, y, width, height = (_number(o) for o in operands[:4])
            self._path += [(x, y, x + width, y), (x, y + height, x + width, y + height)]

    def paint(self, _: Sequence[object]) -> None:
        a, b, c, d, e, f = self._state.ctm
        for x0, y0, x1, y1 in self._path:
            left, right = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
            top, bottom = b * x0 + d * y0 + f, b * x1 + d * y1 + f
            if abs(top - bottom) < _FLAT and right - left > 5:
                self.drawing.rules.append(Rule(left, right, top))
        self._path = []

    def forget_path(self, _: Sequence[object]) -> None:
        self._path = []

    def inline_image(self, _: Sequence[object]) -> None:
        self.drawing.pictures = True


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _first(operands: Sequence[object]) -> float:
    return _number(operands[0]) if operands else 0.0


def _matrix(operands: Sequence[object]) -> Matrix:
    if len(operands) < 6:
        return IDENTITY
    a, b, c, d, e, f = (_number(o) for o in operands[:6])
    return (a, b, c, d, e, f)


def _raw(text: str) -> bytes:
    """The codes of a string that was taken for text on the way; each character stands for one byte."""
    return text.encode("latin-1", "replace")


_HANDLERS: dict[bytes, Callable[[Interpreter, Sequence[object]], None]] = {
    b"q": Interpreter.save,
    b"Q": Interpreter.restore,
    b"cm": Interpreter.transform,
    b"BT": Interpreter.begin_text,
    b"Tm": Interpreter.set_matrix,
    b"Td": Interpreter.move,
    b"TD": Interpreter.move_and_lead,
    b"T*": Interpreter.next_line,
    b"Tc": Interpreter.set_spacing,
    b"Tw": Interpreter.set_word_spacing,
    b"Tz": Interpreter.set_stretch,
    b"TL": Interpreter.set_leading,
    b"Ts": Interpreter.set_rise,
    b"Tr": Interpreter.set_render,
    b"Tj": Interpreter.show,
    b"TJ": Interpreter.show_parts,
    b"'": Interpreter.show_on_next_line,
    b'"': Interpreter.space_and_show,
    b"m": Interpreter.move_to,
    b"l": Interpreter.line_to,
    b"re": Interpreter.rectangle,
    **dict.fromkeys((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), Interpreter.paint),
    b"n": Interpreter.forget_path,
    b"INLINE IMAGE": Interpreter.inline_image,
}
