"""Numbers written in Dutch, in figures or in words. The one door to text2num."""

import re
from functools import lru_cache

from text_to_num import text2num

# "1.500,25" and "€ 52.000": a dot groups thousands, a comma parts decimals.
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w])|(?<![\w.,])\d+(?:,\d+)?(?![\w])")
_WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*", re.IGNORECASE)
# "een" is an article far more often than a number; "één" is the number.
_NEVER = frozenset({"een", "en", "nul"})
_PARTS = re.compile(
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|"
    r"achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|en|ën|-)+"
)


@lru_cache(maxsize=10_000)
def word_value(word: str) -> int | None:
    """The value of one Dutch number word ("drieëntwintig", "drie-en-twintig"), or None."""
    folded = word.lower().replace("é", "e").replace("ë", "e")
    if (folded in _NEVER and word.lower() != "één") or not _PARTS.fullmatch(word.lower()):
        return None
    try:
        return int(text2num(folded.replace("-", ""), "nl"))
    except ValueError:
        return None


def value(figure: str) -> float:
    """The value of a number in figures as Dutch writes it: "1.500" is fifteen hundred, "2,5" two and a half."""
    return float(figure.replace(".", "").replace(",", "."))


def numbers(text: str) -> list[float]:
    """All numbers in a text, in figures and in words, in order of appearance."""
    found = [(m.start(), value(m.group())) for m in _FIGURE.finditer(text)]
    for match in _WORD.finditer(text):
        word = word_value(match.group())
        if word is not None:
            found.append((match.start(), float(word)))
    return [number for _, number in sorted(found)]
