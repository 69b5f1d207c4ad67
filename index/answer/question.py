"""What a question asks: which measures, which years and names, what kind of answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.dutch import codes, dates, nouns
from index.dutch.alike import alike
from index.dutch.names import names
from index.dutch.numbers import word_value
from index.dutch.words import STOPWORDS, fold, tokens


class Ask(StrEnum):
    """The kind of answer that a question wants."""

    STATUS = "status"
    DEFINITION = "definition"
    COUNT = "count"  # how many
    AMOUNT = "amount"  # how much money
    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    WHY = "why"
    HOW = "how"
    LIST = "list"
    WHICH_MEASURE = "which measure"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Reference:
    """A measure that a question names. noun: "" where the question gives a number alone; code: in normal spelling."""

    noun: str
    code: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart.

    words: the folded content words in order, without those that only shape the question; focus: the words behind
    "hoeveel" or "welke", the thing that is counted or chosen; names: proper names as written; years, days: the times
    that it names; spans: whether two years are the ends of a period ("tussen 2019 en 2023").
    """

    text: str
    ask: Ask
    references: tuple[Reference, ...]
    words: tuple[str, ...]
    focus: tuple[str, ...]
    names: tuple[str, ...]
    years: tuple[int, ...]
    days: tuple[str, ...]
    spans: bool = False


_SHAPES: tuple[tuple[Ask, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(pattern))
    for ask, pattern in (
        (Ask.DEFINITION, r"\bwat (?:betekent|betekenen|houdt \w+ in)\b|\bstaa[nt] .{1,60} voor$|"
                         r"\bwaar staa[nt]\b.*\bvoor\b|"
                         r"\bbetekenis\b|\bdefinitie\b|\bafkorting\b|\bwat (?:is|zijn) (?:een |eigenlijk )?[\w&/+.-]+$|"
                         r"\bwat (?:wordt|bedoel\w*) .*\bmet\b|\bverstaa(?:n|t)\b|\bwat is een\b"),
        (Ask.WHICH_MEASURE, r"\b(?:welke|wat voor|in welke|bij welke|onder welke) (?:maatregel|actie|doelstelling)\b"),
        (Ask.STATUS, r"\bstatus\b|\bstand(?: van zaken)?\b|\bvoortgang\b|\bhoe ver\b|\bhoever\b|"
                     r"\bhoe staat het\b|\bstaat het met\b|"
                     r"\bhoe loopt\b|\bin uitvoering\b|\bloopt dat goed\b|\bhoe gaat het met\b|\bal (?:klaar|"
                     r"gerealiseerd|gestart|afgerond|begonnen|uitgevoerd)\b|"
                     r"\bwordt .* (?:nog )?uitgevoerd\b|\bligt .* stil\b|\bop schema\b|\bwat is er (?:gedaan|"
                     r"gebeurd)\b"),
        (Ask.AMOUNT, r"\b(?:wat|hoeveel) (?:kost|kosten|geld|euro)\b|\bhoeveel budget\b|\bwelk bedrag\b|"
                     r"\bhoe duur\b|\bbudget\b|\bbedrag\b|\btarief\b"),
        (Ask.COUNT, r"\bhoeveel\b|\bhoe ?(?:groot|vaak|veel|lang|oud|hoog)\b|\b(?:het )?aantal\b|\bwelk percentage\b"),
        (Ask.WHEN, r"\bwanneer\b|\b(?:op|per|vanaf|tot|sinds) (?:welke|wanneer|welk) ?(?:datum|dag|jaar|"
                   r"moment)?\b|\bwelk jaar\b|\bwelke datum\b|"
                   r"\bhoe laat\b|\bin welk jaar\b|\btot wanneer\b|\bdatum\b"),
        (Ask.WHO, r"\bwie\b|\bdoor wie\b|\bmet wie\b|\bcontactpersoon\b"),
        (Ask.WHERE, r"\bwaar\b(?! (?:staa[nt]|gaa[nt]|bestaa[nt])\b)|\bin welke (?:gemeente|plaats|stad|regio)\b"),
        (Ask.WHY, r"\bwaarom\b|\bhoe komt het\b|\bwat is de reden\b|\bwaardoor\b"),
        (Ask.LIST, r"\bwelke\b|\bnoem\b|\bwat zijn de\b|\boverzicht\b|\bopsomming\b|\ballemaal\b|\blijst\b|"
                   r"\bmet welke\b"),
        (Ask.HOW, r"\bhoe\b|\bop welke (?:manier|wijze)\b"),
    )
)  # fmt: skip
# Words that shape a question and say nothing of its subject.
_SHAPERS = frozenset(
    """aantal allemaal bestaat betekenis betekent betekenen betreft ben definitie afkorting eigenlijk gaat geef
    gelden geldt graag gaan heet heten hoever hoelang hoort horen houdt info informatie klopt kunt laat
    momenteel noem noemt noemen overzicht precies stand status tot ver vertel vind vinden voortgang vraag
    weet weten wil zaken zeg zegt zeggen zitten zit staat staan stond waaruit worden wordt huidige huidig
    actuele actueel laatste volgens hallo alsjeblieft aub alstublieft dank gebeurd gebeurt gedaan doet doen
    doe jaar datum lijst opsomming reden kom komt komen ongeveer circa maken maakt mij bedoelt bedoelen
    bedoeld terecht gekomen er nr no nummer bekend gezegd vermeld inhoud uitleg uitleggen omvat meer weten""".split()
)
# Words that ask of a measure how far it is, when nothing else is asked.
_MOVING = frozenset(
    """loopt lopen ligt klaar stil uitgevoerd uitvoering gestart begonnen gerealiseerd afgerond verder goed nog
    al door voltooid""".split()
)
_YES_OR_NO = re.compile(r"(?:is|zijn|wordt|worden|loopt|heeft|hebben|komt|gaat|ligt|werkt|lukt)\b")
_TYPO = 82
_CODE_AFTER = re.compile(
    rf"\b(?P<noun>[^\W\d_]{{1,20}})\.?\s*(?:nr\.?|nummers?|no\.?|#)?\s*(?P<codes>{codes.CODE}"
    rf"(?:(?:\s*,\s*|\s*/\s*|\s*&\s*|\s+(?:en|of)\s+|\s*[-–]\s*)(?:{codes.CODE}|[a-z]\b))*)(?![\w%])",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?<![\w.,/-])(?P<code>[A-Za-z]{1,2}\d{1,3}|\d{1,2}(?:\.\d{1,2})*\s?[a-zA-Z](?![\w])|\d{1,2}\.\d{1,2}[a-zA-Z]?)(?![\w%])"
)


def parse(text: str) -> Question:
    """Take a question apart. Any text gives a Question; one without words gives empty fields."""
    plain = _figures(text.strip())
    folded = fold(plain).strip(" ?!.")
    references = tuple(dict.fromkeys(_references(plain))) or tuple(_numbers_alone(plain))
    found_days = tuple(d for d in dates.dates(plain))
    in_dates = {t for d in found_days for t in tokens(d.text)}
    in_codes = {t for t in tokens(plain) if any(c.isdigit() for c in t)} if references else set()
    ask = next((ask for ask, shape in _SHAPES if shape.search(folded)), Ask.FACT)
    if references and ask is Ask.FACT and (set(tokens(plain)) & _MOVING or _YES_OR_NO.match(folded)):
        ask = Ask.STATUS
    words = tuple(
        t
        for t in tokens(plain)
        if t not in STOPWORDS and t not in _SHAPERS and t not in in_dates and t not in in_codes
        and not (references and _noun(t)) and len(t) > 1
    )  # fmt: skip
    return Question(
        text=text.strip(),
        ask=ask,
        references=references,
        words=() if references and ask is Ask.STATUS and set(words) <= _MOVING else words,
        focus=_focus(folded),
        names=_names(plain),
        years=tuple(dict.fromkeys(d.year for d in found_days if d.year)),
        days=tuple(d.day for d in found_days if len(d.day) > 4),
        spans=bool(
            re.search(
                r"\b(?:tussen|van|vanaf)\s+20\d\d\s+(?:en|tot|t/m|tot en met)\s+20\d\d|20\d\d\s?[-–]\s?20\d\d", plain
            )
        ),
    )


def _figures(text: str) -> str:
    """The question with number words behind a policy noun as figures: "maatregel drie-en-twintig" -> "maatregel 23"."""

    def figure(match: re.Match[str]) -> str:
        before = text[: match.start()].split()
        value = 0 if match.group().lower() == "nul" else word_value(match.group())
        return match.group() if value is None or not before or not _noun(before[-1]) else str(value)

    text = re.sub(r"(?<=[\da-z])\s*(?:\bt\s?/\s?m\b|\btot en met\b)\s*(?=\d|[a-z]\b)", "–", text)
    text = re.sub(
        r"\b(\d{1,3})\s*,?\s+(?:onderdeel|sub|lid|punt|onder)\s+([a-z])\b", r"\1\2", text, flags=re.IGNORECASE
    )
    text = _spaced(text)
    return re.sub(r"(?:[^\W\d_]+-)*[^\W\d_]+", figure, text)


def _spaced(text: str) -> str:
    """Number words written apart behind a noun are put together: "maatregel drie en twintig"."""
    return re.sub(
        r"\b(een|twee|drie|vier|vijf|zes|zeven|acht|negen) en (twintig|dertig|veertig|vijftig|zestig|zeventig|"
        r"tachtig|negentig)\b",
        r"\1-en-\2", text, flags=re.IGNORECASE,
    )  # fmt: skip


def _noun(word: str) -> str:
    """The policy noun that a word of a question stands for, also misspelt ("matregel") or as one letter ("m20")."""
    folded = fold(word).strip(".")
    if folded == "m":
        return "maatregel"
    if found := nouns.singular(folded):
        return found
    if len(folded) >= 6 and folded not in STOPWORDS:
        best = max(("maatregel", "maatregelen", "doelstelling", "doelstellingen"), key=lambda n: alike(folded, n))
        if alike(folded, best) >= _TYPO:
            return nouns.singular(best)
    return ""


def _references(text: str) -> Iterator[Reference]:
    taken: list[tuple[int, int]] = []
    in_dates = [(d.start, d.end) for d in dates.dates(text)]
    for match in _CODE_AFTER.finditer(text):
        noun = _noun(match["noun"])
        if not noun or any(s <= match.start("codes") < e for s, e in in_dates):
            continue
        taken.append(match.span())
        listed = codes.split(match["codes"]) or (match["codes"],)
        for code in listed:
            yield Reference(noun, codes.normal(code))
    for match in _ALONE.finditer(text):
        inside = any(s <= match.start() < e for s, e in [*taken, *in_dates])
        if not inside and not re.match(r"\s*(?:uur|jaar|jarig|procent|%)", text[match.end() :]):
            prefix = re.match(r"[a-zA-Z]+", match["code"])
            if prefix is None or prefix.group().lower() == "m" or match["code"][0].isdigit():
                yield Reference("maatregel" if prefix else "", codes.normal(match["code"]))


_WHOLE = re.compile(
    rf"(?:en|of|dan|nu|over|wat over|(?:en\s+)?(?:wat is\s+)?(?:de\s+)?(?:status|stand(?:\s+van\s+zaken)?|"
    rf"voortgang)|hoe staat het met|hoe ver is)?"
    rf"\s*(?:van\s+|met\s+)?(?:nummer\s+|nr\.?\s+)?"
    rf"(?P<codes>{codes.CODE}(?:(?:\s*,\s*|\s*/\s*|\s+en\s+|\s*[-–]\s*){codes.CODE})*)\s*(?:dan|nu|status|"
    rf"stand)?[?.! ]*",
    re.IGNORECASE,
)


def _numbers_alone(text: str) -> Iterator[Reference]:
    """The numbers of a message that holds nothing else: "20 en 21", "en 21?"."""
    if (match := _WHOLE.fullmatch(text)) and not any(dates.dates(text)):
        for code in codes.split(match["codes"]):
            yield Reference("", codes.normal(code))


def _focus(folded: str) -> tuple[str, ...]:
    """The words behind "hoeveel", "welke", "welk" up to the first verb-like or small word."""
    match = re.search(
        r"\b(?:hoeveel|welke?|aantal|^wat is (?:de|het)|en wat is (?:de|het))\s+((?:[^\W\d_][\w-]*\s*){1,4})", folded
    )
    if match is None:
        return ()
    kept: list[str] = []
    for word in tokens(match.group(1)):
        if word in STOPWORDS or word in _SHAPERS:
            break
        kept.append(word)
    return tuple(kept)


def _names(text: str) -> tuple[str, ...]:
    """Proper names, when the question uses capitals as Dutch does; a question all in capitals has none."""
    letters = [c for c in text if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > 0.5 * len(letters) and len(text.split()) > 2:
        return ()
    return tuple(dict.fromkeys(names(text)))
