"""A side that every measure has: who carries it out, what it costs, when, why. Asked of a measure by its number, it is
answered from the column or the sentence that tells of that side, whatever words the question has for it."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from index.answer import kinds
from index.answer.library import Place
from index.answer.question import Ask, Question
from index.answer.vocabulary import MOVING, RELATIONAL
from index.dutch import dates
from index.dutch.names import names
from index.dutch.words import stem, stems
from index.register import status

# The heads of columns, and the words of sentences, that tell of a side.
_LEADS = re.compile(
    r"\btrekkers?\b|\btrekt\b|verantwoordelijk|eigenaar|\w+houder\b|\bregie\b|coördin\w+|aanspreekpunt|contactpersoon|"
    r"projectleider",
    re.IGNORECASE,
)
_COLUMNS = {
    Ask.WHO: re.compile(
        rf"{_LEADS.pattern}|\buitvoer(?:der|ing)|\bwie\b|partner|betrokken|opdrachtnemer", re.IGNORECASE
    ),
    Ask.AMOUNT: re.compile(
        r"kosten|budget|bedrag|\beuro\b|€|raming|dekking|financi|investering|krediet|middelen", re.IGNORECASE
    ),
    Ask.WHEN: re.compile(
        r"planning|wanneer|gereed|uiterlijk|looptijd|\bstart|\beind|termijn|periode|datum|oplever|deadline",
        re.IGNORECASE,
    ),
}
_SAID = {
    Ask.WHO: re.compile(
        rf"(?i:{_LEADS.pattern}|\buitvoerders?\b|\b(?:voert|voeren)\b.*\buit\b|\buitgevoerd door\b|\bin opdracht van\b|"
        r"\bsamen met\b|\b(?:maakt|bouwt|beheert|levert|regelt|organiseert|begeleidt)\b)|"
        r"\bdoor (?:de |het |stichting )?[A-Z]"
    ),
    Ask.AMOUNT: re.compile(
        r"\bkost(?:en|te|ten)?\b|budget|bedrag|\bgeraamd|\braming|begroot|begroting|uitgekeerd|uitgegeven|plafond|krediet|"
        r"dekking|gedekt|financier|investe|gereserveerd|beschikbaar gesteld|\bbeschikbaar\b|\buitgetrokken\b|bijdrage",
        re.IGNORECASE,
    ),
    Ask.WHY: re.compile(
        r"\b(?:omdat|doordat|vanwege|wegens|daarom|daardoor|waardoor|hierdoor|want|aangezien|als gevolg|in verband met|"
        r"nu|gezien|dankzij)\b|\breden|\boorza",
        re.IGNORECASE,
    ),
}
# Words of a question that name a side and need not stand in the answer.
_NAMING = {
    Ask.WHO: frozenset(
        "trekker trekkers trekt trek verantwoordelijk uitvoerder contactpersoon hoort organisatie".split()
    ),
    Ask.AMOUNT: frozenset("geld budget bedrag kost kosten euro uitgetrokken gereserveerd beschikbaar duur".split()),
    Ask.WHEN: frozenset("planning gepland opgeleverd oplevering startdatum einddatum deadline".split()),
}
# "Wie voert maatregel 3 uit?", but not "wie betaalt": that asks for one party among others.
_PAYING = frozenset("betaalt betaald betalen financiering financiert".split())
_ACTOR = re.compile(r"\b(?:team|afdeling|college|gemeenten?|regio|waterschap|provincie|scholen|bewoners|\w+dienst)\b")
_MOST = 2


def subject(question: Question) -> list[str]:
    """The words of a question that say of what a side is asked."""
    known = MOVING | RELATIONAL | _NAMING.get(question.ask, frozenset())
    return [w for w in question.words if w not in known]


def asked(question: Question, words: Sequence[str]) -> bool:
    """Whether a question asks for a side and nothing more. words: those that do not name the measure itself."""
    known = MOVING | RELATIONAL | _NAMING.get(question.ask, frozenset())
    return question.ask in _SIDES and all(w in known and w not in _PAYING for w in words)


def for_leader(question: Question) -> bool:
    """Whether a question asks who leads: only who is said to do so answers that."""
    return question.ask is Ask.WHO and bool(_LEADS.search(question.text))


def told(question: Question, places: Sequence[Place]) -> list[Place]:
    """The places of a measure that tell of the side that a question asks for, in reading order; none where they do
    not."""
    if rows := [p for p in places if _in_column(p, question)]:
        return rows[:1]
    if question.ask is Ask.WHEN and (named := [p for p in places if _names_moment(question, p)]):
        return named[:_MOST]
    return [p for p in places if _says(question, p)][:_MOST]


_SIDES = frozenset({Ask.WHO, Ask.AMOUNT, Ask.WHEN, Ask.WHY})


def _in_column(place: Place, question: Question) -> bool:
    table, column = place.passage.table, _patterns(_COLUMNS, question)
    if table is None or column is None or place.number >= len(table.rows):
        return False
    cells = zip(table.header, table.rows[place.number], strict=False)
    years = tuple(str(year) for year in question.years) if question.ask is Ask.AMOUNT else ()
    return any((column.search(head) or head in years) and cell.strip(" -–") for head, cell in cells)


def _names_moment(question: Question, place: Place) -> bool:
    """Whether a sentence dates the very thing that is asked: the "oplevering", not the start."""
    own = {stem(w) for w in question.words} & set(stems(place.sentence.text))
    return bool(own) and any(dates.dates(place.sentence.text))


def _says(question: Question, place: Place) -> bool:
    text = place.sentence.text
    if question.ask is Ask.WHEN:
        moving = status.score(text, 1, "") > 0 or re.search(r"\b(?:begin|start|duur|klaar|gereed|loopt|komt)\w*", text)
        return any(dates.dates(text)) and bool(moving)
    pattern = _patterns(_SAID, question)
    if pattern is None or not pattern.search(text):
        return False
    if question.ask is Ask.WHO:
        return pattern is _LEADS or bool(_ACTOR.search(text) or any(names(text)))
    return question.ask is Ask.WHY or kinds.holds(question, text, text)


def _patterns(known: Mapping[Ask, re.Pattern[str]], question: Question) -> re.Pattern[str] | None:
    """What tells of a side; who asks for the one that leads is not told of a partner."""
    return _LEADS if for_leader(question) else known.get(question.ask)


def reasons(places: Sequence[Place], found: Sequence[Place]) -> list[Place]:
    """What was found with the sentence behind it, where that gives the reason: documents say what happened, and then
    why."""
    behind = [b for a, b in pairwise(places) if a in found and b.passage.id == a.passage.id]
    return [*found, *(b for b in behind if b not in found)]
