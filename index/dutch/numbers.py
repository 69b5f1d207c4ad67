"""Numbers written in Dutch, in figures or in words. The one door to text2num."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num

# "1.500,25" and "€ 52.000": a dot groups thousands, a comma parts decimals.
_FIGURE = r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w])|(?<![\w.,])\d+(?:,\d+)?(?![\w])"
_WORD = r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*"
_NUMBER = re.compile(rf"(?P<figure>{_FIGURE})|(?P<word>{_WORD})", re.IGNORECASE)
# "1,5 miljoen", "twee mln.", "5 duizend": what stands before is so many times as much.
_TIMES = re.compile(r"\s+(?P<times>duizend|miljoen|mln|miljard|mld|mrd)\b", re.IGNORECASE)
_FACTORS = {"duizend": 1e3, "miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9, "mrd": 1e9}
_HALVES = {"anderhalf": 1.5, "anderhalve": 1.5}
# These are numbers only before a miljoen: "een miljoen", "een half miljoen".
_BEFORE_TIMES = {"een": 1.0, "half": 0.5}
# "een" is an article far more often than a number; "één" is the number.
_NEVER = frozenset({"een", "en", "nul"})
_PARTS = re.compile(
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|"
    r"achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|en|ën|-)+"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands. start, end: of all that says it, "miljoen" among it."""

    value: float
    start: int
    end: int


@lru_cache(maxsize=10_000)
def word_value(word: str) -> int | None:
    """The value of one Dutch number word ("drieëntwintig", "drie-en-twintig"), or None."""
    folded = word.lower().replace("é", "e").replace("ë", "e").replace("-", "")
    if (folded in _NEVER and word.lower() != "één") or not _PARTS.fullmatch(word.lower()):
        return None
    try:
        # The library reads "drieen" without its dots, "tweeen" only with them.
        return int(text2num(folded.replace("tweeen", "tweeën"), "nl"))
    except ValueError:
        return None


def value(figure: str) -> float:
    """The value of a number in figures as Dutch writes it: "1.500" is fifteen hundred, "2,5" two and a half."""
    return float(figure.replace(".", "").replace(",", "."))


@lru_cache(maxsize=20_000)
def found(text: str) -> tuple[Number, ...]:
    """The numbers in a text in order, in figures and in words: "1,5 miljoen" is one number, and so is "anderhalf"."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Number]:
    end = 0
    for match in _NUMBER.finditer(text):
        if match.start() < end:
            continue
        times = _TIMES.match(text, match.end())
        one = _value(match, before_times=times is not None)
        if one is None:
            continue
        end = times.end() if times else match.end()
        # Without this, 1,1 miljoen would be 1100000.0000000002.
        yield Number(round(one * (_FACTORS[times["times"].lower()] if times else 1), 6), match.start(), end)


def _value(match: re.Match[str], before_times: bool) -> float | None:
    if match["figure"]:
        return value(match["figure"])
    word = match["word"].lower()
    if word in _HALVES:
        return _HALVES[word]
    if before_times and word in _BEFORE_TIMES:
        return _BEFORE_TIMES[word]
    whole = word_value(word)
    return None if whole is None else float(whole)


def numbers(text: str) -> list[float]:
    """All numbers in a text, in figures and in words, in order of appearance."""
    return [number.value for number in found(text)]
