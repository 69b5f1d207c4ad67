"""Which numbered things a message names, in any spelling: "mtr. 20", "m12c", "20a en b", "hoe zit het met 20?"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.answer.vocabulary import MOVING, RELATIONAL, SHAPERS
from index.dutch import codes, dates, nouns
from index.dutch.alike import alike
from index.dutch.numbers import word_value
from index.dutch.words import STOPWORDS, fold, tokens


@dataclass(frozen=True, slots=True)
class Reference:
    """A measure that a question names. noun: "" where the question gives a number alone; code: in normal spelling."""

    noun: str
    code: str


_TYPO = 82  # how alike (0 to 100) a word must be to "maatregel" or "doelstelling" to be that word misspelt
_NUMBER = r"(?:nr\.?|nummers?|no\.?|#)"
_MORE = rf"(?:(?:\s*,\s*|\s*/\s*|\s*&\s*|\s+(?:en|of)\s+|\s*[-–]\s*)(?:(?:maatregel(?:en)?\s+)?{codes.CODE}|[a-z]\b))*"
_CODES = rf"(?P<codes>{codes.CODE}{_MORE})(?![\w%]|[.,]\d)"
_NAMED = re.compile(
    rf"\b(?P<noun>[^\W\d_]{{1,30}})\.?:?\s*(?:(?:met\s+)?(?:het\s+)?{_NUMBER})?\s*{_CODES}", re.IGNORECASE
)
_ALONE = re.compile(
    r"(?<![\w.,/-])(?P<codes>[A-Za-z]{1,2}\d{1,3}[a-z]?|"
    rf"\d{{1,2}}(?:\.\d{{1,2}})*\s?[a-zA-Z](?!\w){_MORE}|\d{{1,2}}\.\d{{1,2}}[a-zA-Z]?)(?![\w%])"
)
_ONLY = re.compile(_CODES, re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:uur|jaar|jarig|jaren|maand|maanden|weken|week|dagen|dag|procent|euro|%|keer|x\b)")
_JOINT = re.compile(r"\s*(?:,|/|&|\ben\b|\bof\b)\s*")
# Words for a number itself: they say nothing of what is numbered.
_NUMBERS = frozenset("nummer nummers nr no maatregelnummer".split())
_FOLLOWING = frozenset("status stand besloten uitgesteld vertraagd vastgesteld gepland gereed".split())


def written_out(text: str) -> str:
    """The message with its references in figures: "maatregel drie en twintig" -> "maatregel 23", "18 t/m 21" ->
    "18–21", "27 onderdeel b" and "onderdeel b van maatregel 27" -> "27b", "de 20e maatregel" -> "maatregel 20"."""
    text = re.sub(r"(?<=[\da-z])\s*(?:\bt\s?/?\s?m\b|\btot en met\b)\s*(?=[A-Za-z]?\d|[a-z]\b)", "–", text)
    part = r"(?:onderdeel|sub|lid|punt|deel)"
    text = re.sub(rf"\b(\d{{1,3}})\s*,?\s+(?:{part}|onder)\s+([a-z])\b", r"\1\2", text, flags=re.IGNORECASE)
    text = re.sub(
        rf"\b{part}\s+([a-z])\s+(?:van|uit|bij|onder)\s+([^\W\d_]+\.?\s+)?([a-z]?\d{{1,3}})\b",
        r"\2\3\1", text, flags=re.IGNORECASE,
    )  # fmt: skip
    text = re.sub(r"\b(\d{1,3})\s?(?:ste|de|e)\s+(maatregel|doelstelling|actie)\b", r"\2 \1", text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(een|twee|drie|vier|vijf|zes|zeven|acht|negen) en (twintig|dertig|veertig|vijftig|zestig|zeventig|"
        r"tachtig|negentig)\b",
        r"\1-en-\2", text, flags=re.IGNORECASE,
    )  # fmt: skip
    return re.sub(r"(?:[^\W\d_]+-)*[^\W\d_]+", lambda match: _figure(match, text), text)


def _figure(match: re.Match[str], text: str) -> str:
    """A number word behind a policy noun as a figure; any other word as it is."""
    before = text[: match.start()].split()
    value = 0 if match.group().lower() == "nul" else word_value(match.group())
    told = bool(before) and bool(noun(before[-1]) or fold(before[-1]).strip(".") in _NUMBERS)
    return match.group() if value is None or not told else str(value)


def noun(word: str) -> str:
    """The policy noun that a word of a question stands for, also misspelt ("matregel") or as one letter ("m20")."""
    folded = fold(word).strip(".:")
    if folded == "m":
        return "maatregel"
    if found := nouns.singular(folded):
        return found
    if len(folded) >= 6 and folded not in STOPWORDS:
        best = max(("maatregel", "maatregelen", "doelstelling", "doelstellingen"), key=lambda n: alike(folded, n))
        if alike(folded, best) >= _TYPO:
            return nouns.singular(best)
    return ""


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
        if not inside and not _UNIT.match(text, match.end()):
            found.append((match.span(), _of(match["codes"], "maatregel" if _is_prefixed(match["codes"]) else "")))
    found.sort(key=lambda f: f[0])
    return tuple(dict.fromkeys(r for _, listed in found for r in listed)) or tuple(_only_number(text, bool(days)))


def _named(text: str, days: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[Reference, ...]]]:
    place = 0
    while match := _NAMED.search(text, place):
        called, counted = noun(match["noun"]), fold(match["noun"]) in _NUMBERS
        in_date = any(s <= match.start("codes") < e for s, e in days)
        if not (called or counted) or in_date or _UNIT.match(text, match.end()):
            place = match.end("noun")  # what follows this word may still be named by a later one
            continue
        yield match.span(), _of(match["codes"], called)
        place = match.end()


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
    said = all(w in STOPWORDS | SHAPERS | MOVING | RELATIONAL | _NUMBERS for w in before)
    if said and all(w in STOPWORDS | MOVING | _FOLLOWING for w in after):
        yield from _of(match["codes"], "")
