"""Words and abbreviations that a document explains: in brackets, after a colon, with "is" or "staat voor"."""

import re
from collections.abc import Iterator, Sequence

from index.dutch.sentences import spans
from index.dutch.words import STOPWORDS, fold
from index.records import Block, Document, Kind, Section, Term

_SHORT = r"(?:[A-Z][\w&+/-]*[A-Z+][\w+]*|[A-Z]{2,}[\w+/-]*)(?: [A-Z]{2,3})?"
_IN_BRACKETS = re.compile(rf"\((?:hierna|afgekort|verder)?:?\s*[‘'\"]?(?P<short>{_SHORT}|[A-Z][a-z]{{1,5}})[’'\"]?\)")
_EXPLAINED = re.compile(rf"(?<![\w(])(?P<short>{_SHORT})\s*\((?P<long>[A-Za-zÀ-ÿ][^()]{{6,120}})\)")
_STANDS_FOR = re.compile(
    r"(?:de\s+)?(?:afkorting|term|naam)?\s*[‘'\"]?(?P<short>[\w/+&-]+(?:\s[\w/+&-]+){0,3})[’'\"]?\s+"
    r"(?:staat voor|betekent|duidt op|wil zeggen)\s+(?P<long>[^.;]{5,300})",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"(?:(?:Een|De|Het)\s)?(?P<short>(?:{_SHORT})|[\w/+&’'-]+(?:\s[\w/+&’'-]+){{0,3}}?)\s+(?:is|zijn|vormt|vormen)\s+"
    r"(?P<long>een\s[^.;]{15,400}|(?:vormen|voorzieningen|mensen|personen)\s[^.;]{15,400})"
)
_ABBREVIATION_IS = re.compile(rf"(?P<short>{_SHORT})\s+(?:is|zijn)\s+(?P<long>(?:het|de)\s[^.;]{{10,300}})")
_UNDERSTOOD = re.compile(
    r"(?:onder|met)\s+(?:een\s+|de\s+|het\s+)?[‘'\"]?(?P<short>[\w/ -]{3,50}?)[’'\"]?\s+(?:verstaa[nt]|"
    r"bedoel(?:en|t)|wordt\s+\w*\s*verstaan)\s"
    r"(?P<long>[^.;]{10,300})",
    re.IGNORECASE,
)
_HEREBY = re.compile(
    r"^(?:hieronder|daaronder|hiermee|daarmee)\s+(?:verstaa[nt]|bedoel(?:en|t))\s(?P<long>[^.;]{10,300})", re.IGNORECASE
)
_COLON = re.compile(rf"^(?P<short>{_SHORT})\s*[:=]\s*(?P<long>[^.;]{{5,200}})")
_LISTED = re.compile(r"(?P<short>[\w/&+ ()-]{2,60}?)\s*(?::|=|\s[–-]\s)\s*(?P<long>\S.{8,400})")
_TERM_LIST = re.compile(
    r"\bbegrip\w*|\bdefinities?\b|\bafkorting\w*|\bwoordenlijst\b|\bverstaan onder\b|\bwordt verstaan\b", re.IGNORECASE
)
_NO_TERM = frozenset(
    """nb let tevens ook verder daarnaast enerzijds anderzijds tot ten sinds per in op bij voor met dit dat deze
    die het er hier daar dat hij zij ze wij we dit doel doelstelling uitgangspunt ambitie aandachtspunt""".split()
)
_LINKS = frozenset("van voor en de het der in op aan te bij & - onder met".split())


def terms(document: Document, sections: Sequence[Section]) -> tuple[Term, ...]:
    """What a document explains, in reading order; the first explanation of a name comes first."""
    found: list[Term] = []
    for section in sections:
        for block in section.blocks:
            if block.kind is not Kind.TABLE:
                found.extend(_in_block(document, section, block))
            if block.kind is Kind.ITEM and (listed := _LISTED.match(block.text)) and _lists_terms(section):
                whole = (listed["short"].strip(), listed["long"], block.text)
                found.append(Term(document.source.id, *whole, section.path, section.codes, block.page))
    return tuple(dict.fromkeys(found))


def _lists_terms(section: Section) -> bool:
    """Whether a section is a list of terms, by its heading or by the sentence that opens it."""
    return bool(_TERM_LIST.search(" ".join((*section.path[-1:], *(b.text[:200] for b in section.blocks[:1])))))


def _in_block(document: Document, section: Section, block: Block) -> Iterator[Term]:
    before = ""
    for start, end in spans(block.text):
        if start < block.lead < end and block.text[block.lead :].lstrip()[:1].isupper():
            start = block.lead + 1  # a bold title runs straight into the sentence that explains it
        sentence = block.text[start:end].lstrip()
        for name, meaning in _in_sentence(sentence, before):
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
    told = _UNDERSTOOD.search(sentence) or _IS.match(sentence) or _ABBREVIATION_IS.match(sentence)
    if pointing := _HEREBY.match(sentence):
        yield from ((noun, pointing["long"]) for noun in [_last_noun(before)] if noun)
    elif told:
        yield _bare(told["short"]), told["long"]


def _abbreviations(sentence: str) -> Iterator[tuple[str, str]]:
    """Abbreviations in brackets behind their words, and words in brackets behind their abbreviation."""
    for match in _IN_BRACKETS.finditer(sentence):
        if long := long_form(match["short"], sentence[: match.start()]):
            yield match["short"], long
    for match in _EXPLAINED.finditer(sentence):
        if spells(match["short"], match["long"].split()):
            yield match["short"], match["long"]


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
