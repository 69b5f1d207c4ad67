"""Bytes to text for files that do not say, or wrongly say, how they are encoded."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
# What calls itself latin-1 or ASCII on the web is windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
_REALLY = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252"}


def decode(data: bytes, *, declares: bool = False) -> str:
    """The text of these bytes. declares: look for a charset in the first part, as HTML and XML state it.

    Tried in order: a byte order mark, the declared charset, UTF-8, windows-1252, which takes any byte.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    names = ["utf-8"]
    match = _DECLARED.search(data, 0, _HEAD) if declares else None
    if match and not match[1].lower().startswith(b"utf-16"):  # a UTF-16 file could not be matched as ASCII
        names.insert(0, match[1].decode("ascii", errors="ignore"))
    for name in names:
        text = _strictly(data, name)
        if text is not None:
            return text
    return data.decode("cp1252", errors="replace")


def _strictly(data: bytes, name: str) -> str | None:
    try:
        known = codecs.lookup(name).name
        return data.decode(_REALLY.get(known, known))
    except (LookupError, UnicodeError):
        return None
