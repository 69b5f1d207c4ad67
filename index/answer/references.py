"""Which numbered things a message names, in any spelling: "mtr. 20", "m12c", "20a en b", "hoe zit het met 20?"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.answer.spelling import NUMBERS, noun
from index.answer.vocabulary import MOVING, RELATIONAL, SHAPERS
from index.dutch import codes, dates
from index.dutch.words import STOPWORDS, fold, tokens


@dataclass(frozen=True, slots=True)
class Reference:
    """A measure that a question names. noun: "" where the question gives a number alone; code: in normal spelling."""

    noun: str
    code: str


_NUMBER = r"(?:nr\.?|nummer(?:s|tje)?|no\.?|#)"
_MORE = rf"(?:(?:\s*,\s*|\s*/\s*|\s*&\s*|\s+(?:en|of)\s+|\s*[-–]\s*)(?:(?:maatregel(?:en)?\s+)?{codes.CODE}|[a-z]\b))*"
# A number that goes on is another one: "06-12345678", "3.400".
_CODES = rf"(?P<codes>{codes.CODE}{_MORE})(?![\w%]|[.,]\d|\s?[-–]?\s?\d{{4}})"
_NAMED = re.compile(
    rf"\b(?P<noun>[^\W\d_]{{1,30}})\.?:?\s*(?:(?:met\s+)?(?:het\s+)?{_NUMBER})?\s*{_CODES}", re.IGNORECASE
)
_ALONE = re.compile(
    r"(?<![\w.,/-])(?P<codes>[A-Za-z]{1,2}-?\d{1,3}(?:\s?[a-h](?![\w'’.]))?(?!\w)|"
    rf"\d{{1,2}}(?:\.\d{{1,2}})*\s?[a-zA-Z](?!\w){_MORE}|\d{{1,2}}\.\d{{1,2}}[a-zA-Z]?)(?![\w%])"
)
_ONLY = re.compile(_CODES, re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:uur|jaar|jarig|jaren|maand|maanden|weken|week|dagen|dag|procent|euro|%|keer|x\b)")
_JOINED_M = re.compile(r"(?P<codes>[mM]\d{1,3})")
_JOINT = re.compile(r"\s*(?:,|/|&|\ben\b|\bof\b)\s*")
_FOLLOWING = frozenset("status stand".split())
# Words before a number that make it the number of a page, a house, a road or a bus.
_ELSEWHERE = re.compile(
    r"\b(?:artikel(?:en)?|art|paragraaf|hoofdstuk|bijlage|tabel|figuur|pagina|blz|versie|type|huis|bus|lijn|"
    r"snelweg|autoweg|provinciale weg|rijksweg|telefoon|tel|kamer|klas|groep)[\s.]*$",
    re.IGNORECASE,
)
# "m2" and "m3" measure an area or a volume behind these words, and before what they measure.
_MEASURED = re.compile(
    r"(?:\b(?:per|hoeveel|aantal|vierkante|kubieke|elke|iedere|bruto|netto|euro|ongeveer|ruim|circa|duizend|honderd|"
    r"miljoen|prijs)|[\d/€])\s*$",
    re.IGNORECASE,
)


def references(text: str) -> tuple[Reference, ...]:
    """The numbered things that a message names, in order; text: as written_out() gives it.

    A number counts behind a policy noun or a word for "number", as a code that is no plain number ("17c", "M05"), or
    where the message says nothing else but what is asked of it ("wanneer begint 21?").
    """
    days = [(d.start, d.end) for d in dates.dates(text)]
    found = list(_named(text, days))
    taken = [span for span, _ in found]
    for match in _ALONE.finditer(text):
        inside = any(s <= match.start() < e for s, e in [*taken, *days])
        if not inside and not _counts(text, match):
            found.append((match.span(), _of(match["codes"], "maatregel" if _is_prefixed(match["codes"]) else "")))
    found.sort(key=lambda f: f[0])
    return tuple(dict.fromkeys(r for _, listed in found for r in listed)) or tuple(_only_number(text, bool(days)))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a number counts or measures something, or is the number of a page, house or road."""
    before, after = text[: match.start("codes")], text[match.end() :]
    if _UNIT.match(after) or _ELSEWHERE.search(before):
        return True
    if not re.fullmatch(r"[mM][23]", match["codes"]):
        return False
    behind = tokens(after)[:1]
    return bool(_MEASURED.search(before)) or any(
        w not in STOPWORDS | SHAPERS | MOVING | RELATIONAL and not noun(w) for w in behind
    )


def _named(text: str, days: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[Reference, ...]]]:
    place = 0
    while match := _NAMED.search(text, place):
        called, counted = noun(match["noun"]), fold(match["noun"]) in NUMBERS
        in_date = any(s <= match.start("codes") < e for s, e in days)
        if not (called or counted) or in_date or _is_count(text, match, counted):
            place = match.end("noun")  # what follows this word may still be named by a later one
            continue
        yield match.span(), _of(match["codes"], called)
        place = match.end()


def _is_count(text: str, match: re.Match[str], counted: bool) -> bool:
    """Whether what stands behind a noun counts or measures after all: "m2 dak", "huis nummer 12"."""
    if match["noun"].lower() == "m" and match.end("noun") == match.start("codes"):
        return _counts(text, _JOINED_M.match(text, match.start()) or match)
    return bool(_UNIT.match(text, match.end()) or (counted and _ELSEWHERE.search(text[: match.start()])))


def _is_prefixed(code: str) -> bool:
    """Whether a code has the letter of "maatregel" before it. Other letters ("E33") may be anything."""
    return bool(re.match(r"[mM]\d", code))


def _of(listed: str, called: str) -> tuple[Reference, ...]:
    """The references in "20a en b" or "8, 9 en 10", under one noun."""
    found: list[str] = []
    for part in _JOINT.split(listed):
        bare = re.sub(r"(?i)^maatregel(?:en)?\s+", "", part)
        if re.fullmatch(r"[a-zA-Z]", bare) and found:
            found.append((codes.parent(found[-1]) or found[-1]) + bare)
        else:
            found += codes.split(bare) or (bare,)
    return tuple(Reference(called, codes.normal(code)) for code in found if any(c.isdigit() for c in code))


def _only_number(text: str, dated: bool) -> Iterator[Reference]:
    """The numbers of a message that says nothing else but what is asked of them: "20 en 21", "wanneer begint 21?"."""
    match = next((m for m in _ONLY.finditer(text) if any(c.isdigit() for c in m["codes"])), None)
    if match is None or dated or _UNIT.match(text, match.end()) or re.search(r"[+*=€%<>]|\bhoeveel\b(?!\s+kost)", text):
        return
    before, after = tokens(text[: match.start()]), tokens(text[match.end() :])
    if any(c.isdigit() for word in before + after for c in word) or before[-1:] == ("de",):
        return
    said = all(w in STOPWORDS | SHAPERS | MOVING | RELATIONAL | NUMBERS for w in before)
    if said and all(w in STOPWORDS | MOVING | _FOLLOWING for w in after):
        yield from _of(match["codes"], "")
