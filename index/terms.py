"""Words and abbreviations that a document explains: in brackets, after a colon, with "is" or "staat voor"."""

import re
from collections.abc import Iterator, Sequence

from index import glossary
from index.dutch.sentences import spans
from index.dutch.words import STOPWORDS, fold
from index.records import Block, Document, Kind, Section, Term

_SHORT = r"(?:[A-Z][\w&+/-]*[A-Z+][\w+]*|[A-Z]{2,}[\w+/-]*)(?: [A-Z]{2,3})?"
_IN_BRACKETS = re.compile(rf"\((?:hierna|afgekort|verder)?:?\s*[‘'\"]?(?P<short>{_SHORT}|[A-Z][a-z]{{1,5}})[’'\"]?\)")
_EXPLAINED = re.compile(
    rf"(?<![\w(])(?P<short>{_SHORT})(?:-[a-z]+)?\s*\((?:voluit:?\s|ofwel\s|oftewel\s)?(?P<long>[A-Za-zÀ-ÿ][^()]{{6,120}})\)"
)
# Beside each other without brackets; the letters must prove it.
_BESIDE = re.compile(
    rf"(?<![\w(])(?P<short>{_SHORT})\s?(?:,?\s(?:ofwel|oftewel|voluit|kort voor)\s|,\s|\s[–-]\s)"
    r"(?:de |het |een |voluit )?"
    r"(?P<long>[A-Za-zÀ-ÿ][^,.;()–]{6,120})"
)
_CALLED = re.compile(
    rf"(?:,?\s(?:afgekort(?: tot| als)?|ook wel|kortweg|kort gezegd|ofwel|oftewel|hierna)\s(?:de |het |een )?)"
    rf"[‘'\"]?(?P<short>{_SHORT})(?![\w-])"
)
_STANDS_FOR = re.compile(
    r"(?:de\s+)?(?:afkorting|term|naam)?\s*[‘'\"]?(?P<short>[\w/+&-]+(?:\s[\w/+&-]+){0,3})[’'\"]?\s+"
    r"(?:staat voor|betekent|duidt op|wil zeggen)\s+(?P<long>[^.;]{5,300})",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"(?:(?:Een|De|Het)\s)?(?P<short>(?:{_SHORT})|[\w/+&’'‘-]+(?:\s[\w/+&’'-]+){{0,3}}?)\s+"
    r"(?:is|zijn|vormt|vormen)(?:\s(?:dus|namelijk|eigenlijk|kortweg|in feite))?\s+"
    r"(?P<long>(?:een|iemand|iets|alle|elke?|iedere)\s[^.;]{10,400}|"
    r"(?:het|de)\s(?!\w+st(?:e\s|\s(?:in|bij|op|van)\b))[^.;]{10,300}|"
    r"(?:vormen|voorzieningen|mensen|personen|inwoners|plekken|plaatsen|gebieden|woningen|wanneer|als)\s[^.;]{10,400})"
)
_UNDERSTOOD = re.compile(
    r"\b(?:onder|met)\s+(?:een\s+|de\s+|het\s+)?[‘'\"]?(?P<short>[\w/+& -]{2,50}?)[’'\"]?\s+(?:verstaa[nt]|"
    r"bedoel(?:en|t)|word(?:t|en)\s+(?:\w+\s+){0,4}?(?:verstaan|bedoeld))\b:?\s*"
    r"(?P<long>[^.;]{8,300})",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"(?:(?:de|het|een)\s)?[‘'\"]?(?P<short>[\w/+&’'-]+(?:\s[\w/+&’'-]+){0,3}?)[’'\"]?\s"
    r"(?:houdt(?:\s\w+)?\sin(?:\s|:|,)|omvat\s|bestaat\suit\s|komt erop neer\s)(?P<long>[^;]{10,300})",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"(?:(?:we|wij)\s+spreken|(?:er\s+is|is\s+er)\s+sprake)\s+van\s+(?:een\s+|de\s+|het\s+)?[‘'\"]?"
    r"(?P<short>[\w/+& -]{3,50}?)[’'\"]?,?\s+(?P<long>(?:als|wanneer|indien)\s[^;]{10,300})",
    re.IGNORECASE,
)
_NAMED_LAST = re.compile(
    r"(?:dit|dat|deze|die)?\s?(?:noemen\s(?:we|wij)|noemt\smen|heet|heten)\s(?:ook\s(?:wel\s)?)?(?:een\s|de\s|het\s)?"
    r"[‘'\"]?(?P<short>[\w/+&-]+(?:\s[\w/+&-]+){0,2})[’'\"]?\.?$",
    re.IGNORECASE,
)
_HEREBY = re.compile(
    r"^(?:hieronder|daaronder|hiermee|daarmee)\s+(?:verstaa[nt]|bedoel(?:en|t))\s(?P<long>[^.;]{10,300})", re.IGNORECASE
)
# What a footnote says of the word that it is called at.
_NOTE = re.compile(
    r"^(?:(?:Dit|Dat|Deze|Die|Het)\s(?:is|zijn|betreft|betreffen|gaat om|betekent|betekenen)\s|(?=Een\s[a-z]))"
    r"(?P<long>[^;]{10,300})"
)
_COLON = re.compile(rf"^(?P<short>{_SHORT})\s*[:=]\s*(?P<long>[^.;]{{5,200}})")
# A word before a colon is explained where a noun follows: "Kwel: het water dat ...".
_DEFINED = re.compile(
    r"^(?:(?:De|Het|Een)\s)?(?P<short>[\w/&+’'-]+(?:\s[\w/&+’'-]+){0,3}):\s+(?P<long>(?:een|het|de|alle|iemand|plek|plaats)\s"
    r"[^;]{10,300})"
)
_NO_TERM = frozenset(
    """nb let tevens ook verder daarnaast enerzijds anderzijds tot ten sinds per in op bij voor met dit dat deze
    die het er hier daar dat hij zij ze wij we dit doel doelstelling uitgangspunt ambitie aandachtspunt""".split()
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LINKS = frozenset("van voor en de het der in op aan te bij & - onder met".split())


def terms(document: Document, sections: Sequence[Section]) -> tuple[Term, ...]:
    """What a document explains, in reading order; the first explanation of a name comes first."""
    found: list[Term] = []
    for section in sections:
        for block in section.blocks:
            if block.kind is not Kind.TABLE:
                found.extend(_in_block(document, section, block))
        for entry in glossary.entries(section):
            told = (entry.name, entry.meaning, entry.sentence)
            found.append(Term(document.source.id, *told, section.path, section.codes, entry.page))
    return tuple(dict.fromkeys(found))


def _called(document: Document, note: Block) -> str:
    """What stands before the place where a footnote is called, up to and with the word that it is about."""
    call = note.marker.strip("[]. ").translate(_RAISED)
    if not call:
        return ""
    at = re.compile(rf"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹]){call}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
    for block in document.blocks:
        if block.kind is not Kind.FOOTNOTE and (found := at.search(block.text)):
            return block.text[: found.start()]
    return ""


def _in_block(document: Document, section: Section, block: Block) -> Iterator[Term]:
    before = _called(document, block) if block.kind is Kind.FOOTNOTE else ""
    for start, end in spans(block.text):
        if start < block.lead < end and block.text[block.lead :].lstrip()[:1].isupper():
            start = block.lead + 1  # a bold title runs straight into the sentence that explains it
        sentence = block.text[start:end].lstrip()
        told = list(_in_sentence(sentence, before))
        if block.kind is Kind.PARAGRAPH and (defined := _DEFINED.match(sentence)):
            told.append((_bare(defined["short"]), defined["long"]))
        if block.kind is Kind.FOOTNOTE and before and (note := _NOTE.match(sentence)):
            told = [(_last_noun(before), note["long"])]
        for name, meaning in told:
            words = fold(name).split()
            if words and words[0] not in _NO_TERM and words[0] not in STOPWORDS and not words[0][0].isdigit():
                page = block.page_at(start)
                yield Term(document.source.id, name, meaning, sentence, section.path, section.codes, page)
        before = sentence


def _in_sentence(sentence: str, before: str) -> Iterator[tuple[str, str]]:
    yield from _abbreviations(sentence)
    for pattern in (_STANDS_FOR, _COLON):
        if told := pattern.search(sentence):
            yield _bare(told["short"]), told["long"].strip(" '‘’")
    if pointing := _HEREBY.match(sentence):
        yield from ((noun, pointing["long"]) for noun in [_last_noun(before)] if noun)
    elif told := (
        _UNDERSTOOD.search(sentence) or _SPOKEN_OF.search(sentence) or _MEANS.match(sentence) or _IS.match(sentence)
    ):
        yield _bare(told["short"]), told["long"]
    if (named := _NAMED_LAST.search(sentence)) and (long := sentence[: named.start()].strip(" ,;:–-") or before):
        yield _bare(named["short"]), long


def _abbreviations(sentence: str) -> Iterator[tuple[str, str]]:
    """Abbreviations in brackets behind their words, and words in brackets behind their abbreviation."""
    for match in _IN_BRACKETS.finditer(sentence):
        if long := long_form(match["short"], sentence[: match.start()]):
            yield match["short"], long
    for match in _EXPLAINED.finditer(sentence):
        if spells(match["short"], match["long"].split()):
            yield match["short"], match["long"]
    for match in _BESIDE.finditer(sentence):
        words = match["long"].split()
        sizes = range(2, min(len(words), len(_letters(match["short"])) + 4) + 1)
        if whole := next((words[:size] for size in sizes if spells(match["short"], words[:size])), []):
            yield match["short"], " ".join(whole)
    for match in _CALLED.finditer(sentence):
        if long := long_form(match["short"], sentence[: match.start()]):
            yield match["short"], long


def _bare(name: str) -> str:
    words = name.strip(" '‘’\"").split()
    while words and (words[0].lower() in STOPWORDS or words[0].lower() in {"term", "afkorting", "naam"}):
        words = words[1:]
    return " ".join(words) or name


def _last_noun(sentence: str) -> str:
    """The thing that the sentence before speaks of last: its last word that is no verb at the end ("te realiseren")."""
    words = re.findall(r"[\w-]+", sentence)
    while words and (words[-1].endswith("en") and len(words) > 1 and words[-2] == "te"):
        words = words[:-2]
    return words[-1] if words else ""


def long_form(short: str, before: str) -> str:
    """The words right before a bracket whose initials spell the abbreviation in it; "" where none do.

    Words may be compounds that give more than one letter ("Gezondheidszorg" gives GZ), and small words may be skipped.
    """
    words = re.findall(r"[^\s()]+", re.sub(r"\([^)]*\)\s*$", "", before.rstrip()))
    longest = min(len(words), len(_letters(short)) + 5)
    written_in_letters = sum(c.isupper() for c in short) > 1 or not re.search("[aeiou]", short)
    for fits in (spells, _resembles) if written_in_letters else (spells,):
        for size in range(1, longest + 1):
            candidate = words[-size:]
            if candidate[0] not in _LINKS and fits(short, candidate):
                return " ".join(candidate).strip(" ,;:'‘’\"")
    return ""


def _resembles(short: str, words: Sequence[str]) -> bool:
    """Whether words that begin with a capital hold nearly all letters of an abbreviation in order: "TKS" for
    "Toekomstscenario Kind- en Gezinsbescherming", and a misspelt "Wvvgz"."""
    letters, place, met = _letters(short), -1, 0
    text = re.sub(r"[^a-z]", "", fold("".join(words)))
    for letter in letters:
        found = text.find(letter, place + 1)
        if found >= 0:
            place, met = found, met + 1
    return words[0][:1].isupper() and text[:1] == letters[:1] and met >= max(2, len(letters) - 1)


def spells(short: str, words: Sequence[str]) -> bool:
    """Whether words spell an abbreviation: every word begins with its next letter (small words may give none), and
    letters that are left stand in order inside the word before them."""
    letters = _letters(short)
    clean = [re.sub(r"[^a-z]", "", fold(w)) for part in words for w in re.split(r"[-/]", part)]
    return bool(letters) and _spell(letters, [w for w in clean if w])


def _letters(short: str) -> str:
    return re.sub(r"[^a-z]", "", fold(short))


def _spell(letters: str, words: Sequence[str]) -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word in _LINKS and _spell(letters, rest):
        return True
    if not letters or not word.startswith(letters[0]):
        return False
    place = 0
    for used in range(1, min(len(letters), 4) + 1):
        if used > 1:
            place = word.find(letters[used - 1], place + 1)
            if place < 0:
                return False
        if _spell(letters[used:], rest):
            return True
    return False
