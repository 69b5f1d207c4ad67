"""Text as people read it, from text as files hold it: ligatures, soft hyphens, odd blanks, broken lines."""

import re
import unicodedata
from collections.abc import Iterable

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_HYPHENS = "\u2010\u2011"  # hyphen and no-break hyphen look like the plain one, and nobody types them in a question
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076"  # the private code points that Word's Symbol and Wingdings bullets have


def _windows_1252() -> dict[int, str]:
    """C1 control codes are windows-1252 characters that were decoded as latin-1."""
    table = {}
    for code in range(0x80, 0xA0):
        character = bytes([code]).decode("cp1252", errors="ignore")
        table[code] = character or " "
    return table


_CHARACTERS: dict[int, str] = (
    _windows_1252()
    | dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F), " ")
    | {ord(ligature): letters for ligature, letters in _LIGATURES.items()}
    | {ord(character): "" for character in _INVISIBLE}
    | {ord(character): "-" for character in _HYPHENS}
    | {ord(character): "•" for character in _BULLETS}
)
_SOFT_HYPHEN = re.compile("\u00ad\\s*(?=\\w)|\u00ad")
_BLANKS = re.compile(r"\s+")
_BROKEN = re.compile(r"(?<=[^\W\d_])-$")
# After "in-" and such, these words go on in an enumeration ("in- en uitstroom"): the hyphen is the author's own.
_ELLIPSIS_WORDS = re.compile(r"(en|of|tot|dan|als|maar|respectievelijk|resp|c\.q)\b", re.IGNORECASE)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def mend(text: str) -> str:
    """The same words with single blanks: ligatures spelt out, soft hyphens and invisible characters gone."""
    text = unicodedata.normalize("NFC", text)
    text = _SOFT_HYPHEN.sub("", text)
    return _BLANKS.sub(" ", text.translate(_CHARACTERS)).strip()


def join_lines(lines: Iterable[str]) -> str:
    """Hard-wrapped lines as one mended text; a word that is broken at a line end is joined.

    The hyphen stays where it is the author's own: after a capital or figure ("GGZ-"), before a capital, and in
    "in- en uitstroom".
    """
    joined = ""
    for line in lines:
        line = line.strip()
        if not line:
            continue
        joined = _attach(joined, line) if joined else line
    return mend(joined)


def _attach(before: str, line: str) -> str:
    if before.endswith("\u00ad"):
        return before[:-1] + line
    if not _BROKEN.search(before) or _ELLIPSIS_WORDS.match(line):
        return f"{before} {line}"
    if line[0].islower() and before[-2].islower():
        return before[:-1] + line
    return before + line if line[0].isalnum() else f"{before} {line}"


def superscript(number: str) -> str:
    """A footnote number as superscript digits: "12" becomes "¹²"."""
    return number.translate(_SUPERSCRIPT)
