"""The numbers by which documents name their measures: "20", "17c", "M05", "2B", "5.2d". A code is a name."""

import re

# A code as printed, without its closing dot: an optional letter prefix, a number with optional dotted parts, and an
# optional letter. "5.2 d" and "5.2d" are one code.
CODE = r"(?:[A-Z]{1,2}[-.]?)?\d{1,3}(?:\.\d{1,2})*(?:\s?[a-z](?!\w|\.\w|\s?/\s?m\b)|[A-Z](?!\w))?"
TOGETHER = rf"{CODE}(?:\s?(?:/|&|\+|t/m)\s?{CODE})*"
"""One code, or several that share what follows: "M06/M07 Fietsenstalling", "3.4 & 3.5"."""
_WHOLE = re.compile(rf"\(?({CODE})[.:)]?")
_JOINT = re.compile(r"\s*(?:/|&|\+|,|\ben\b|\bof\b)\s*")
_RANGE = re.compile(r"\s*[-–]\s*")
_THROUGH = re.compile(r"\s*(?:t\s?/\s?m|tot en met)\s*")
_LONGEST_RANGE = 40


def normal(code: str) -> str:
    """A code in the one spelling by which codes are compared: "5.2 D." -> "5.2d", "M05" -> "m5"."""
    folded = re.sub(r"[\s()]", "", code).strip(".:").lower()
    return re.sub(r"^([a-z]{1,2})[-.]?0*(?=\d)", r"\1", re.sub(r"^0+(?=\d)", "", folded))


def bare(code: str) -> str:
    """A normal code without its letter prefix: "m5" and "5" name the same thing where only one of them exists."""
    return re.sub(r"^[a-z]{1,2}(?=\d)", "", normal(code))


def is_code(text: str) -> bool:
    """Whether this is one code and nothing else, such as a number cell or list marker holds."""
    return _WHOLE.fullmatch(text.strip()) is not None


def split(cell: str) -> tuple[str, ...]:
    """The codes in a number cell: "20./21" -> ("20", "21"), "8 t/m 10" -> ("8", "9", "10"), "M05" -> ("M05",).

    Empty where the cell holds anything else.
    """
    found: list[str] = []
    for part in _JOINT.split(_THROUGH.sub("–", cell.strip())):
        first, *last = (end.strip() for end in _RANGE.split(part))
        start = _WHOLE.fullmatch(first)
        if start is None or len(last) > 1:
            return ()
        if not last:
            found.append(start.group(1))
        elif end := _WHOLE.fullmatch(last[0]) or re.fullmatch(r"([a-z])[.)]?", last[0]):
            found.extend(span(start.group(1), end.group(1)))
        else:
            return ()
    return tuple(dict.fromkeys(re.sub(r"\s", "", code) for code in found))


def span(first: str, last: str) -> tuple[str, ...]:
    """The codes of a range: ("18", "21") -> 18..21 and ("17a", "17d") -> 17a..17d; else both ends."""
    first, last = re.sub(r"\s", "", first), re.sub(r"\s", "", last)
    low, high = re.fullmatch(r"(.*?)(\d+)", first), re.fullmatch(r"(.*?)(\d+)", last)
    if low and high and low.group(1) == high.group(1) and 0 < int(high.group(2)) - int(low.group(2)) < _LONGEST_RANGE:
        width = len(low.group(2))  # "M08 t/m M11" keeps its noughts
        return tuple(f"{low.group(1)}{n:0{width}}" for n in range(int(low.group(2)), int(high.group(2)) + 1))
    letters = re.fullmatch(r"(.*\d)([a-z])", first), re.fullmatch(r"(.*\d)?([a-z])", last)
    if letters[0] and letters[1] and letters[1].group(1) in (None, letters[0].group(1)):
        return tuple(
            f"{letters[0].group(1)}{chr(n)}" for n in range(ord(letters[0].group(2)), ord(letters[1].group(2)) + 1)
        )
    return first, last


def parent(code: str) -> str:
    """The code of which this one is a part: "17c" of "17", "5.2d" of "5.2"; "" for a code without parts."""
    match = re.fullmatch(r"(.*\d)\s?[a-zA-Z]", code)
    return match.group(1) if match else ""


def order(code: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts codes as people count: 2 before 10, 17 before 17a."""
    return tuple((int(n or 0), s) for n, s in re.findall(r"(\d+)?(\D*)", normal(code)) if n or s)
