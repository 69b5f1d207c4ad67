"""What a file really is, by its first bytes."""

import re
import zipfile
from enum import Enum
from pathlib import Path

from index.errors import ReadingError

_HEAD = 4096
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<main[\s>]|<article[\s>]", re.IGNORECASE)


class Format(Enum):
    """The formats that can be read. The value is what people call it."""

    PDF = "PDF"
    DOCX = "Word-document (DOCX)"
    HTML = "webpagina (HTML)"
    MARKDOWN = "Markdown"
    TEXT = "platte tekst"


SUFFIXES = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
}
_TEXTUAL = frozenset({Format.HTML, Format.MARKDOWN, Format.TEXT})
_SIGNATURES = (
    (b"\x89PNG\r\n", "een plaatje (PNG)"),
    (b"\xff\xd8\xff", "een plaatje (JPEG)"),
    (b"GIF8", "een plaatje (GIF)"),
    (b"II*\x00", "een plaatje (TIFF)"),
    (b"MM\x00*", "een plaatje (TIFF)"),
    (b"{\\rtf", "een RTF-document"),
    (b"\x1f\x8b", "een ingepakt bestand (gzip)"),
    (b"7z\xbc\xaf", "een ingepakt bestand (7z)"),
    (b"Rar!", "een ingepakt bestand (RAR)"),
    (b"MZ", "een programma"),
    (b"\x7fELF", "een programma"),
    (b"SQLite format 3", "een database (SQLite)"),
    (b"%!PS", "een PostScript-bestand"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_INSIDE = (
    ("xl/workbook", "een Excel-bestand"),
    ("ppt/presentation", "een PowerPoint-bestand"),
    ("META-INF/container.xml", "een e-boek (EPUB)"),
    ("content.xml", "een OpenDocument-bestand"),
)
_SAVE_AS = "Sla het op als PDF, DOCX, HTML, Markdown of tekst."


def sniff(path: Path) -> Format:
    """The format of a file, from its content; its suffix only tells the textual ones apart.

    Raises ReadingError for a file that is missing, empty, of another kind, or not what its suffix says.
    """
    try:
        if not path.is_file():
            raise ReadingError("Het bestand is er niet.", "Zet het terug of haal het weg uit manifest.toml.")
        with path.open("rb") as file:
            head = file.read(_HEAD)
        size = path.stat().st_size
    except OSError as error:
        raise ReadingError("Het bestand kan niet geopend worden.", "Kijk of je het mag lezen.") from error
    if not head.strip(b"\0\t\n\r \xef\xbb\xbf"):
        raise ReadingError("Het bestand is leeg.", "Zet het document er opnieuw in." if size else "Vul het bestand.")
    expected = SUFFIXES.get(path.suffix.lower())
    found = _binary(path, head) or _textual(head, expected)
    if expected is None:
        raise ReadingError(f"Bestanden met de naam *{path.suffix or path.name} worden niet gelezen.", _SAVE_AS)
    if found is not expected and not {found, expected} <= _TEXTUAL:
        suffix = next(suffix for suffix, form in SUFFIXES.items() if form is found)
        raise ReadingError(
            f"Het bestand heet {path.suffix}, maar is {_named(found)}.", f"Hernoem het naar {path.stem}{suffix}."
        )
    return found


def _named(form: Format) -> str:
    return form.value if form in (Format.TEXT, Format.MARKDOWN) else f"een {form.value}"


def _binary(path: Path, head: bytes) -> Format | None:
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(_ZIP):
        return _zipped(path)
    if head.startswith(_OLE):
        _refuse_ole(path)
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            raise ReadingError(f"Het bestand is {name}.", _SAVE_AS)
    return None


def _refuse_ole(path: Path) -> None:
    """Word before 2007, or a protected DOCX: both are wrapped in the same old container."""
    try:
        is_locked = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
    except OSError as error:
        raise ReadingError("Het bestand kan niet geopend worden.", "Kijk of je het mag lezen.") from error
    if is_locked:
        raise ReadingError("Het document is beveiligd met een wachtwoord.", "Sla het zonder wachtwoord op.")
    raise ReadingError("Het bestand is een oud Office-bestand (DOC, XLS of PPT).", "Sla het in Word op als DOCX.")


def _zipped(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        if SUFFIXES.get(path.suffix.lower()) is Format.DOCX:
            cure = "Haal het document opnieuw op of sla het opnieuw op in Word."
            raise ReadingError("Het Word-document is beschadigd of niet compleet.", cure) from error
        raise ReadingError("Het bestand is een beschadigd ingepakt bestand (ZIP).", _SAVE_AS) from error
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    for part, name in _INSIDE:
        if any(member.startswith(part) for member in names):
            raise ReadingError(f"Het bestand is {name}.", _SAVE_AS)
    raise ReadingError("Het bestand is een ingepakt bestand (ZIP).", "Pak het uit en zet de documenten los in de map.")


def _textual(head: bytes, expected: Format | None) -> Format:
    has_utf16_mark = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in head and not has_utf16_mark:
        if expected is Format.PDF or expected is Format.DOCX:
            raise ReadingError(f"Het bestand is geen {expected.value}, of het is beschadigd.", "Haal het opnieuw op.")
        raise ReadingError("Het bestand is geen tekst.", _SAVE_AS)
    looks_like_page = _HTML.search(head[:2048]) is not None
    if expected is Format.MARKDOWN or (expected is Format.HTML and not has_utf16_mark):
        return expected
    if looks_like_page or expected is Format.HTML:
        return Format.HTML
    return Format.TEXT
