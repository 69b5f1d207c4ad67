"""What a measure names: dates with what they mean, parties, figures, and other measures."""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.dutch import codes, dates, nouns
from index.dutch.alike import within
from index.dutch.names import names
from index.dutch.numbers import word_value
from index.dutch.words import STOPWORDS, fold
from index.records import Dated, Document

_MEANINGS = (
    ("peildatum", re.compile(r"\bpeildatum\b|\bdatum export\b", re.IGNORECASE)),
    (
        "besloten",
        re.compile(
            r"\b(?:vastgesteld|besloten|bekrachtigd|ingestemd|stemde|goedgekeurd|vaststelling|ondertekening|ondertekend)\b"
        ),
    ),
    (
        "gepland",
        re.compile(
            r"\b(?:zal|zullen|wordt|worden|verwacht|planning|gepland|beoogd|uiterlijk|streefdatum|voorbereiding|gaat|gaan|"
            r"loopt tot|voornemens|terug (?:op de agenda )?(?:laten )?komen)\b"
        ),
    ),
)
_CLAUSE = re.compile(r"[;:]|,\s+(?:en|maar|waar\w*|die|dat|waarbij)\s")
_ACTS = re.compile(
    r"\b(?:bij|door|met|aan|via|vanuit|aanbieders?|aannemers?|hoofdaannemer|onderaannemer|gemeenten?|stichting|partijen?|partners?|"
    r"organisaties?|vereniging|ministerie|samenwerking met|in opdracht van)\s+(?:(?:de|het|een|stichting|"
    r"gemeenten?)\s+)*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:€\s?)?(?<![\w.,-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\w)|(?:€\s?)?(?<![\w.,-])\d+(?:,\d+)?\s?%?(?!\w|[-/]\d)"
)
# Nouns before which a number mostly counts something else ("doel: 12 plaatsingen").
_COUNTED = frozenset(
    "doel resultaat project stap besluit activiteit afspraak initiatief voorstel thema prioriteit".split()
)
_REFERENCE = re.compile(
    rf"(?P<noun>[^\W\d_]+)\s+(?P<codes>{codes.CODE}(?:\.(?!\s))?(?:(?:\s*,\s*|\s*/\s*|\s+en\s+|\s+t/m\s+|"
    rf"\s+tot en met\s+)"
    rf"(?:{codes.CODE}|[a-z](?=[.,)\s]))\.?)*)"
)


def dated(sentences: Sequence[str]) -> Iterator[Dated]:
    """The dates in sentences, each with what it means by the words of its own clause."""
    for sentence in sentences:
        for found in dates.dates(sentence):
            yield Dated(found.day, found.text, _meaning(sentence, found), sentence)


def _meaning(sentence: str, found: dates.Found) -> str:
    start = max((m.end() for m in _CLAUSE.finditer(sentence, 0, found.start)), default=0)
    end = min((m.start() for m in _CLAUSE.finditer(sentence, found.end)), default=len(sentence))
    clause = sentence[start:end]
    return next((meaning for meaning, words in _MEANINGS if words.search(clause)), "")


def parties_of(document: Document) -> frozenset[str]:
    """The names in a document that stand at least once where a party stands: behind "door", "met", "gemeente" ..."""
    acting: set[str] = set()
    for block in document.blocks:
        for name in dict.fromkeys(names(block.text)):
            if name in acting or len(name) < 3 or fold(name) in STOPWORDS:
                continue
            starts = (m.start() for m in re.finditer(re.escape(name), block.text))
            if any(_ACTS.search(block.text, max(0, start - 60), start) for start in starts):
                acting.add(name)
    return frozenset(acting)


def parties(text: str, known: frozenset[str]) -> Iterator[str]:
    """The known parties that a text names, in order of appearance."""
    near = (name for name in known if name in text)
    places = {name: m.start() for name in near if (m := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))}
    for name in sorted(places, key=lambda n: (places[n], -len(n))):
        inside = any(
            name != other and name in other and places[other] <= places[name] < places[other] + len(other)
            for other in places
        )
        if not inside:
            yield name


def figures(text: str) -> Iterator[str]:
    """The figures in a text with the word that they count ("64 wachtenden", "36,1%"); dates and codes are none."""
    taken = [(d.start, d.end) for d in dates.dates(text)]
    taken += [m.span("codes") for m in _REFERENCE.finditer(text) if nouns.singular(m["noun"])]
    for match in _FIGURE.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        after = re.match(r"\s+([^\W\d_][\w-]*)", text[match.end() :])
        yield f"{match.group().strip()} {after.group(1)}" if after else match.group().strip()
    for match in re.finditer(r"[^\W\d_]+(?=\s+([^\W\d_]+))", text):
        if (number := word_value(match.group().lower())) is not None and number > 1:
            yield f"{match.group()} {match.group(1)}"


def references(text: str, titles: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The codes of other things that a text points at, in order, each once.

    titles: (noun, normal code) -> title of what this document numbers. A number of another plan is none: one inside
    quotation marks, or followed by a quoted title that is not ours.
    """
    seen: set[str] = set()
    for match in _REFERENCE.finditer(text):
        noun = nouns.singular(match["noun"])
        if noun in _COUNTED or not noun or _quoted(text, match.start()) or _foreign(text, match, noun, titles):
            continue
        for code in codes.split(match["codes"].rstrip(".")):
            if codes.normal(code) not in seen:
                seen.add(codes.normal(code))
                yield code


def _quoted(text: str, start: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    opened = len(re.findall(r"(?<!\w)['‘](?=\w)", line)) - len(re.findall(r"(?<=\w)['’](?!\w)", line))
    return opened > 0


def _foreign(text: str, match: re.Match[str], noun: str, titles: Mapping[tuple[str, str], str]) -> bool:
    quoted = re.match(r"\s*['‘]([^'’\n]{5,120})['’]", text[match.end() :])
    if quoted is None:
        return False
    ours = titles.get((noun, codes.normal(match["codes"])), "")
    return within(quoted.group(1).lower(), ours.lower()) < 70 if ours else True
