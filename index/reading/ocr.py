"""Scanned pages to text, with Tesseract in Dutch where that is installed. The one door to the program tesseract."""

import csv
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from io import StringIO
from statistics import median

from index.errors import ReadingError

LANGUAGE = "nld"
INSTALL = "sudo apt install tesseract-ocr tesseract-ocr-nld"
_TIMEOUT = 180.0  # seconds for one page; a dense page at 600 dpi takes some 30
_SURE = 20.0  # Tesseract's own certainty, of 100: below it a "word" is a stain or a line


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its place in the image, in pixels from the top left, and the line that it stands in."""

    text: str
    left: int
    top: int
    width: int
    height: int
    line: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read in one image. width, height: of the image."""

    width: int
    height: int
    words: tuple[Word, ...]

    def lines(self) -> list[list[Word]]:
        """The words line by line, in the order of Tesseract."""
        lines: dict[tuple[int, int, int], list[Word]] = {}
        for word in self.words:
            lines.setdefault(word.line, []).append(word)
        return list(lines.values())

    def usual_height(self) -> float:
        """The height of most words: what body text measures in this image."""
        return median(word.height for word in self.words) if self.words else 0.0


@cache
def available() -> bool:
    """Whether tesseract and its Dutch data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603 - no input of others
    return LANGUAGE in listed.stdout.split()


def recognise(image: bytes) -> Recognised:
    """The words in an image file (PNG, JPEG, TIFF, ...). Raises ReadingError where Tesseract cannot read it."""
    program = shutil.which("tesseract")
    if program is None or not available():
        raise ReadingError("Tekstherkenning is hier niet geïnstalleerd.", f"Installeer die met: {INSTALL}")
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the image goes in as data
            [program, "stdin", "stdout", "-l", LANGUAGE, "tsv"],
            input=image,
            capture_output=True,
            timeout=_TIMEOUT,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ReadingError("Tesseract kan een gescande pagina niet lezen.", "Scan het document opnieuw.") from error
    return _parsed(done.stdout.decode("utf-8", "replace"))


def _parsed(tsv: str) -> Recognised:
    width = height = 0
    words = []
    for row in csv.DictReader(StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "1":
            width, height = int(row["width"]), int(row["height"])
        text = (row["text"] or "").strip()
        if row["level"] == "5" and text and float(row["conf"]) >= _SURE:
            place = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
            words.append(Word(text, int(row["left"]), int(row["top"]), int(row["width"]), int(row["height"]), place))
    return Recognised(width, height, tuple(words))
