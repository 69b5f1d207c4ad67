"""What a question asks: which measures, which years and names, what kind of answer."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from index.answer.references import Reference
from index.answer.references import references as named_in
from index.answer.spelling import NUMBERS, noun, written_out
from index.answer.vocabulary import MOVING, SHAPERS
from index.dutch import dates
from index.dutch.names import names
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
                     r"\bhoe staat het\b|\bhoe (?:zit|is) het met\b|\bstaat het met\b|"
                     r"\bhoe loopt\b|\bin uitvoering\b|\bloopt dat goed\b|\bhoe gaat het met\b|\bal (?:klaar|"
                     r"gerealiseerd|gestart|afgerond|begonnen|uitgevoerd)\b|"
                     r"\bwordt .* (?:nog )?uitgevoerd\b|\bligt .* stil\b|\bop schema\b|\bwat is er (?:met .{1,40} )?"
                     r"(?:gedaan|gebeurd)\b"),
        (Ask.COUNT, r"\bhoeveel procent\b|\bwelk percentage\b"),
        (Ask.AMOUNT, r"\b(?:wat|hoeveel) (?:kost|kosten|geld|euro)\b|\bhoeveel budget\b|\bwelk bedrag\b|"
                     r"\bwat is (?:het|de) \w*(?:tarief|prijs|salaris|loon|kosten)\b|\bverdien(?:t|en)\b|"
                     r"\bwat (?:moet|moeten|betaal\w*) .{0,60}\b(?:betalen|betaal\w*)\b|\bhoe duur\b|"
                     r"\bgratis\b|\bkosteloos\b|"
                     r"\bbudget\b|\bbedrag\b|\btarief\b"),
        (Ask.COUNT, r"\bhoeveel\b|\bhoe ?(?:groot|vaak|veel|lang|oud|hoog)\b|\b(?:het )?aantal\b|\bwelk percentage\b"),
        (Ask.WHEN, r"\bwanneer\b|\b(?:op|per|vanaf|tot|sinds) (?:wanneer\b|welke? (?:\w+ )?(?:datum|"
                   r"data|dag|dagen|jaar|jaren|maand|moment|momenten|termijn|tijd|tijdstip)\b)|"
                   r"\bwelk jaar\b|\bwelke datum\b|"
                   r"\bhoe laat\b|\bin welk jaar\b|\btot wanneer\b|\bdatum\b"),
        (Ask.WHO, r"\bwie\b|\bdoor wie\b|\bmet wie\b|\bcontactpersoon\b"),
        (Ask.WHERE, r"\bwaar\b(?! (?:staa[nt]|gaa[nt]|bestaa[nt])\b)|\bin welke (?:gemeente|plaats|stad|regio)\b"),
        (Ask.WHY, r"\bwaarom\b|\bhoe komt het\b|\bwat is de reden\b|\bwaardoor\b"),
        (Ask.LIST, r"\bwelke\b|\bnoem\b|\bwat zijn de\b|\boverzicht\b|\bopsomming\b|\ballemaal\b|\blijst\b|"
                   r"\bmet welke\b"),
        (Ask.HOW, r"\bhoe\b|\bop welke (?:manier|wijze)\b"),
    )
)  # fmt: skip
# Ways to ask how far something is that say so only of a thing with a number: of anything else they ask for a fact.
_PROGRESS = re.compile(
    r"\bhoe (?:staat|loopt|verloopt|verliep|gaat|ging|vordert|is|zit)\b|\bop (?:koers|schema)\b|\bterecht ?gekomen\b|"
    r"\b(?:uitkomst|resultaat)\b|\bgeworden\b|\bvan gekomen\b|\bnieuws\b|\bwat is er (?:met|van|nu|al|inmiddels)\b|"
    r"\b(?:is|zijn|wordt|worden|komt|gaat|ligt|loopt|heeft) (?:dat|die|dit|deze|het|ie|daar)\b"
)
# What stands before a year that is part of the name of a law, which a document may well leave out: "Wmo 2015".
_LAW = re.compile(r"\b(?:W[A-Za-z]{2}|\w+wet)\s+$")
# Units of area and volume: what is measured says what is asked.
_MEASURES = frozenset("m2 m3 km2".split())
_YES_OR_NO = re.compile(r"(?:is|zijn|wordt|worden|loopt|heeft|hebben|komt|gaat|ligt|werkt|lukt)\b")


def parse(text: str) -> Question:
    """Take a question apart. Any text gives a Question; one without words gives empty fields."""
    plain = written_out(text.strip())
    folded = fold(plain).strip(" ?!.")
    references = named_in(plain)
    found_days = tuple(d for d in dates.dates(plain))
    in_dates = {t for d in found_days for t in tokens(d.text)}
    in_codes = {t for t in tokens(plain) if any(c.isdigit() for c in t)} if references else set()
    ask = next((ask for ask, shape in _SHAPES if shape.search(folded)), Ask.FACT)
    if references and ask in (Ask.FACT, Ask.HOW) and _asks_progress(folded, ask):
        ask = Ask.STATUS
    words = tuple(
        t
        for t in tokens(plain)
        if t not in STOPWORDS and t not in SHAPERS and t not in in_dates and t not in in_codes | _MEASURES
        and not (references and (noun(t) or t in NUMBERS)) and len(t) > 1
    )  # fmt: skip
    return Question(
        text=text.strip(),
        ask=ask,
        references=references,
        words=() if references and ask is Ask.STATUS and set(words) <= MOVING else words,
        focus=_focus(folded),
        names=_names(plain),
        years=tuple(dict.fromkeys(d.year for d in found_days if d.year and not _LAW.search(plain[: d.start]))),
        days=tuple(d.day for d in found_days if len(d.day) > 4),
        spans=bool(
            re.search(
                r"\b(?:tussen|van|vanaf)\s+20\d\d\s+(?:en|tot|t/m|tot en met)\s+20\d\d|20\d\d\s?[-–]\s?20\d\d", plain
            )
        ),
    )


def about(question: Question, references: tuple[Reference, ...]) -> Question:
    """A question about the things that were spoken of before it: "hoe is dat afgelopen?" asks how far they are."""
    moves = question.ask in (Ask.FACT, Ask.HOW) and _asks_progress(fold(question.text).strip(" ?!."), question.ask)
    words = () if moves and set(question.words) <= MOVING else question.words
    return replace(question, references=references, ask=Ask.STATUS if moves else question.ask, words=words)


def _asks_progress(folded: str, ask: Ask) -> bool:
    """Whether a question about a numbered thing asks how far it is."""
    if _PROGRESS.search(folded):
        return True
    return ask is Ask.FACT and bool(set(tokens(folded)) & MOVING or _YES_OR_NO.match(folded))


def _focus(folded: str) -> tuple[str, ...]:
    """The words behind "hoeveel", "welke", "wat kost" up to the first verb-like or small word."""
    match = re.search(
        r"\b(?:hoeveel|welke?|aantal|^wat kost(?:te|ten|en)?(?: een| de| het)?|^wat is (?:de|het)|en wat is (?:de|het))"
        r"\s+((?:[^\W\d_][\w-]*\s*){1,4})",
        folded,
    )
    if match is None:
        return ()
    kept: list[str] = []
    for word in tokens(match.group(1)):
        if not kept and word in STOPWORDS:
            continue  # "welke andere regio"
        if word in STOPWORDS or word in SHAPERS:
            break
        kept.append(word)
    return tuple(kept)


def _names(text: str) -> tuple[str, ...]:
    """Proper names, when the question uses capitals as Dutch does; a question all in capitals has none."""
    letters = [c for c in text if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > 0.5 * len(letters) and len(text.split()) > 2:
        return ()
    return tuple(dict.fromkeys(names(text)))
