"""List markers and heading numbers: told apart from the text that they stand before, and counted."""

import re

_BULLET = r"[-–—•·▪●○◦‣⁃∙»✓✔]"
# "1.", "2)", "(3)", "a.", "b)", "iv.", "1.2.", "4°", "1a."; and two-level numbers without a closing dot ("2.1").
_NUMBER = (
    r"\(?(?:\d{1,3}(?:\.\d{1,2})*[a-z]?|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})[.)°]|\(?[a-z0-9]{1,2}\)|\d{1,2}(?:\.\d{1,2})+"
)
_ITEM = re.compile(rf"(?P<marker>{_BULLET}|{_NUMBER})\s+(?=\S)")
_ALONE = re.compile(rf"(?:{_BULLET}|{_NUMBER}|\d{{1,2}})$")
_HEADING = re.compile(
    r"(?P<marker>(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+\.?|(?:\d{1,2}|[a-zA-Z]|[IVX]{1,5})[.)]|\d{1,2}(?=\s+[A-Z]))\s+(?=\S)"
)
_INITIAL = re.compile(r"[A-Z]\.\s+(?:[A-Z]\.\s*)*(?:(?:van|de|der|den|ten|ter)\s+)*[A-Z][a-z]+(?!\s+[a-z])")
_TELEPHONE = re.compile(r"\(?0\d{1,3}\)?\s*\d")
_ROMANS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def split_item(text: str) -> tuple[str, str]:
    """The literal marker at the start of a text and the rest: ("a.", "Voorbereiden"); ("", text) without marker.

    An initial ("J. Jansen") and a quantity ("1.500 euro") are no markers.
    """
    match = _ITEM.match(text)
    if match is None or _INITIAL.match(text) or _TELEPHONE.match(text):
        return "", text
    marker = match["marker"]
    return marker, text[match.end() :]


def split_heading(text: str) -> tuple[str, str]:
    """The number of a heading and the rest: ("5.1", "Preventie"), ("3", "Aanpak"), ("", "Artikel 3 Doel")."""
    match = _HEADING.match(text)
    if match is None or _INITIAL.fullmatch(text):
        return "", text
    return match["marker"], text[match.end() :]


def is_marker(text: str) -> bool:
    """Whether a text is nothing but a list marker or number."""
    return _ALONE.match(text) is not None


def numeral(number: int, style: str) -> str:
    """A counter as it is printed: style "1", "a", "A", "i" or "I" (the types of HTML's `ol`)."""
    if style in ("a", "A"):
        letters = _letters(number)
    elif style in ("i", "I"):
        letters = _roman(number)
    else:
        return str(number)
    return letters.upper() if style.isupper() else letters


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters or "0"


def _roman(number: int) -> str:
    if not 0 < number < 200:
        return str(number)
    letters = ""
    for value, digits in _ROMANS:
        count, number = divmod(number, value)
        letters += digits * count
    return letters
