"""A PDF file opened: its pages as runs of text, its outline and its properties. The one door to pypdf."""

import logging
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, EmptyFileError, PyPdfError
from pypdf.generic import ContentStream, DictionaryObject

# pypdf has no public call that gives the widths of a font; pyproject.toml keeps to the versions that have this one.
from pypdf.generic._font import Font

from index.errors import ReadingError
from index.reading.pdf.content import Form, Interpreter
from index.reading.pdf.geometry import IDENTITY, Bookmark, Matrix, Rule, Run, Sheet

# pypdf reports every oddity that it mended as a log line. What matters is whether text came out, and that is judged
# here; a keeper of documents can do nothing with the rest.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False

# What pypdf lets through when a file is damaged: it follows references and reads numbers without checking each of them.
_DAMAGE = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError,
    NotImplementedError, OSError, EOFError, zlib.error, struct.error,
)  # fmt: skip
_BOLD_WORDS = ("bold", "black", "heavy", "demi")
_FORCE_BOLD = 1 << 18  # a flag of the font descriptor (ISO 32000-2, table 121)
_BOLD_WEIGHT = 600
# Codes that WinAnsiEncoding leaves unused stand for a bullet (ISO 32000-2, annex D, note 3 to the table).
_UNUSED_IN_WINANSI = frozenset((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D))
_SEARCHED_FOR_HEADER = 1024  # bytes: readers accept a file whose "%PDF-" stands a little later


@dataclass(frozen=True, slots=True)
class Opened:
    """What a PDF holds before anything is made of it. created: the date in its properties."""

    sheets: tuple[Sheet, ...]
    bookmarks: tuple[Bookmark, ...]
    title: str
    created: date | None


@dataclass(slots=True)
class _Face:
    """A font of pypdf as the interpreter wants it; each code is looked up once."""

    font: Font
    resource: DictionaryObject
    bold: bool
    _known: dict[int, tuple[str, float, bool]] = field(default_factory=dict)

    def glyphs(self, raw: bytes) -> list[tuple[str, float, bool]]:
        if isinstance(self.font.encoding, str):
            codes = [ord(c) for c in raw.decode(self.font.encoding, "replace")]
        else:
            codes = list(raw)
        return [self._known.get(code) or self._look_up(code) for code in codes]

    def _look_up(self, code: int) -> tuple[str, float, bool]:
        raw = chr(code)
        named = raw if isinstance(self.font.encoding, str) else self.font.encoding.get(code, raw)
        text = str(self.font.character_map.get(named, named))
        if text and not text.isprintable() and code in _UNUSED_IN_WINANSI:
            text = "•"
        is_space = raw == self.font.space_char
        width = self.font.space_width if is_space else self.font.get_text_width(raw)
        glyph = (text, float(width), code == 32 and not isinstance(self.font.encoding, str))
        self._known[code] = glyph
        return glyph


def open_pdf(path: Path) -> Opened:
    """Read a PDF. Raises ReadingError for a file that is empty, no PDF, protected with a password, or damaged."""
    _check_header(path)
    try:
        with path.open("rb") as stream:
            reader = PdfReader(stream, strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReadingError(
                    f"{path.name} is beveiligd met een wachtwoord.",
                    "Sla het bestand op zonder wachtwoord en zet die versie in de map.",
                )
            cache: dict[int, _Face] = {}
            sheets = tuple(_sheet(reader, page, number, cache) for number, page in enumerate(reader.pages, start=1))
            opened = Opened(sheets, tuple(_bookmarks(reader)), _title(reader), _created(reader))
    except EmptyFileError as error:
        raise _empty(path) from error
    except DependencyError as error:
        raise ReadingError(
            f"{path.name} is beveiligd op een manier die hier niet te openen is.",
            "Sla het bestand op zonder beveiliging.",
        ) from error
    except _DAMAGE as error:
        raise _damaged(path) from error
    if not opened.sheets:
        raise _damaged(path)
    return opened


def pictures(path: Path, number: int) -> list[bytes]:
    """The images on one page, each as a file (PNG, JPEG, ...). Raises ReadingError where they cannot be unpacked."""
    try:
        with path.open("rb") as stream:
            reader = PdfReader(stream, strict=False)
            if reader.is_encrypted:
                reader.decrypt("")
            return [image.data for image in reader.pages[number - 1].images]
    except _DAMAGE as error:
        raise _damaged(path) from error


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            start = stream.read(_SEARCHED_FOR_HEADER)
    except OSError as error:
        raise ReadingError(f"{path.name} kan niet worden geopend.", "Controleer of het bestand te lezen is.") from error
    if not start.strip(b"\0 \t\r\n"):
        raise _empty(path)
    if b"%PDF-" not in start:
        raise ReadingError(
            f"{path.name} heet een PDF, maar is het niet.",
            "Geef het bestand de extensie die erbij hoort of maak er een PDF van.",
        )


def _empty(path: Path) -> ReadingError:
    return ReadingError(f"{path.name} is leeg.", "Zet het volledige bestand in de map.")


def _damaged(path: Path) -> ReadingError:
    return ReadingError(
        f"{path.name} is beschadigd of niet volledig.", "Haal het document opnieuw op of sla het opnieuw op als PDF."
    )


def _sheet(reader: PdfReader, page: PageObject, number: int, cache: dict[int, _Face]) -> Sheet:
    resources: list[DictionaryObject] = [_resolved(page.get("/Resources"))]

    def form(name: str) -> Form | None:
        shown = _resolved(_resolved(resources[-1].get("/XObject")).get(name))
        if shown.get("/Subtype") != "/Form":
            return None
        own = _resolved(shown.get("/Resources")) or resources[-1]
        content = ContentStream(shown, reader, "bytes")
        return _within(resources, own, content), _faces(own, cache), _form_matrix(shown)

    interpreter = Interpreter(form)
    contents = page.get("/Contents")
    if contents is not None and contents.get_object() is not None:
        inherited = _inherited_resources(page)
        resources[0] = inherited
        interpreter.follow(ContentStream(contents.get_object(), reader, "bytes").operations, _faces(inherited, cache))
    return _upright(interpreter, page, number)


def _within(
    stack: list[DictionaryObject], own: DictionaryObject, content: ContentStream
) -> Iterator[tuple[Any, bytes]]:
    """The operations of a form; names in them are looked up in the form's own resources."""
    stack.append(own)
    yield from content.operations
    stack.pop()


def _upright(interpreter: Interpreter, page: PageObject, number: int) -> Sheet:
    """The page as a reader sees it: turned as its text runs, measured from the top left. Text across it is left out."""
    drawing = interpreter.drawing
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    lengths = dict.fromkeys((0, 90, 180, 270), 0)
    for angle, run in drawing.runs:
        lengths[angle] += len(run.text)
    main = max(lengths, key=lambda angle: lengths[angle]) if drawing.runs else 0
    x_start, y_start = {0: (left, top), 90: (bottom, -left), 180: (-right, -bottom), 270: (-top, right)}[main]
    width, height = (right - left, top - bottom) if main in (0, 180) else (top - bottom, right - left)
    runs = tuple(
        Run(run.text, run.x0 - x_start, run.x1 - x_start, y_start - run.y, run.size, run.bold)
        for angle, run in drawing.runs
        if angle == main and -5 <= y_start - run.y <= height + 5
    )
    rules = tuple(Rule(r.x0 - left, r.x1 - left, top - r.y) for r in drawing.rules) if main == 0 else ()
    return Sheet(number, width, height, runs, rules, drawing.pictures)


def _faces(resources: DictionaryObject, cache: dict[int, _Face]) -> Mapping[str, _Face]:
    """The fonts by name. cache: those made before in this file, by the identity of their (kept) resource."""
    faces = {}
    for name, reference in _resolved(resources.get("/Font")).items():
        resource = _resolved(reference)
        if resource:
            known = cache.get(id(resource))
            if known is None:
                known = cache[id(resource)] = _Face(Font.from_font_resource(resource), resource, _is_bold(resource))
            faces[str(name)] = known
    return faces


def _is_bold(resource: DictionaryObject) -> bool:
    descendants = resource.get("/DescendantFonts")
    inner = _resolved(descendants.get_object()[0]) if descendants is not None else resource
    descriptor = _resolved(inner.get("/FontDescriptor"))
    names = f"{resource.get('/BaseFont', '')} {descriptor.get('/FontName', '')}".lower()
    weight = descriptor.get("/FontWeight", 0)
    flags = descriptor.get("/Flags", 0)
    return (
        any(word in names for word in _BOLD_WORDS)
        or (isinstance(weight, int | float) and weight >= _BOLD_WEIGHT)
        or (isinstance(flags, int) and bool(flags & _FORCE_BOLD))
    )


def _resolved(value: Any) -> DictionaryObject:
    """The dictionary behind a reference, empty where there is none."""
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _inherited_resources(page: PageObject) -> DictionaryObject:
    """The resources of a page, or those of the page tree above it."""
    node: DictionaryObject = page
    for _ in range(32):  # a page tree is never this deep; a damaged one may go round
        if "/Resources" in node:
            return _resolved(node["/Resources"])
        node = _resolved(node.get("/Parent"))
    return DictionaryObject()


def _form_matrix(shown: DictionaryObject) -> Matrix:
    given = shown.get("/Matrix")
    if given is None or len(given) != 6:
        return IDENTITY
    a, b, c, d, e, f = (float(number) for number in given)
    return (a, b, c, d, e, f)


def _bookmarks(reader: PdfReader) -> Iterator[Bookmark]:
    """The outline in order; an outline that cannot be followed is no reason to leave the text unread."""
    try:
        yield from list(_walk(reader, reader.outline, 1))
    except _DAMAGE:
        return


def _walk(reader: PdfReader, entries: list[Any], level: int) -> Iterator[Bookmark]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _walk(reader, entry, level + 1)
            continue
        page = reader.get_destination_page_number(entry)
        if page is not None and entry.title:
            yield Bookmark(" ".join(str(entry.title).split()), level, page + 1)


def _title(reader: PdfReader) -> str:
    metadata = reader.metadata
    return " ".join((metadata.title or "").split()) if metadata is not None else ""


def _created(reader: PdfReader) -> date | None:
    """The date in the properties; one that cannot be read counts as none."""
    try:
        created = reader.metadata.creation_date if reader.metadata is not None else None
    except ValueError:
        return None
    return created.date() if created is not None else None
