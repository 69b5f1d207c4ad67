"""Which sentences of a measure state how far it is.

A status is never made up from a keyword: it is a sentence of the document. The cues below only rank a measure's own
sentences, so that the ones which state its progress come before those which explain or define.
"""

import re
from collections.abc import Sequence

from index.records import Table

_COLUMN = re.compile(r"\bstand(?: van zaken)?\b|\bstatus\b|\bvoortgang\b|\bresultaat tot nu\b", re.IGNORECASE)
_MOST = 4
_LEAST = 1.0

# (what it says, how much it tells of the state of things). Hand-set; checked on progress reports of three regions.
_CUES: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), weight)
    for pattern, weight in (
        # done, decided, running, stopped
        (r"\b(?:in|uit)voering\b(?!s)", 1.2),
        (r"\b(?:op|her|in)?(?:nieuw )?ingekocht\b|\baanbesteed\b|\bgecontracteerd\b", 2.0),
        (r"\b(?:gerealiseerd|afgerond|voltooid|opgeleverd|geïmplementeerd|gecontinueerd|voortgezet|ingesteld)\b", 1.6),
        (
            r"\b(?:gestart|begonnen|gestart|opgestart|van start|ingegaan|aangesteld|ingericht|geopend|aangesloten)\b",
            1.2,
        ),
        (r"\b(?:vastgesteld|besloten|bekrachtigd|ingestemd|goedgekeurd|ondertekend|uitgevoerd|geborgd)\b", 1.2),
        (
            r"\b(?:uitgesteld|verschoven|vertraagd|vertraging|stilgelegen|stil ?lig\w*|lig\w+ stil|pas op de plaats|"
            r"geannuleerd|vervallen)\b",
            2.0,
        ),
        (r"\b(?:traag|moeizaam|stroef|kleine stappen|langzaam|(?:niet|nauwelijks) op gang|op gang)\b", 1.8),
        (r"\bovergedragen\b|\bvond(?:en)? (?:\w+ ){0,8}plaats\b|\bopgericht\b|\bbelegd\b|\bgeëvalueerd\b", 1.0),
        (r"\bloopt (?:\w+ )?achter\b|\bachterstand\b|\bop schema\b|\bongewijzigd\b|\bafgerond\b|^Status:", 2.0),
        (r"\bloopt\b|\blopen\b|\bverloopt\b|\bdoorlopend\b", 1.2),
        # not (yet)
        (
            r"\b(?:nog|vooralsnog|momenteel|op dit moment) (?:geen|niet)\b|\bniet meer\b|\bgeen (?:verdere|"
            r"concrete|extra|inzet)\b",
            1.8,
        ),
        (r"\bgeen (?:\w+ ){0,2}(?:prioriteit|ontwikkelingen|voortgang|opvolging|inzet|mogelijkheden)\b", 2.2),
        (r"\b(?:opgepakt|niet van de grond|prioriteit gekregen|herijkt|bijgesteld)\b", 0.8),
        # as of when
        (r"\b(?:inmiddels|momenteel|op dit moment|tot op heden|recent|sindsdien|vooralsnog|stand van zaken)\b", 0.8),
        (
            r"\b(?:sinds|ingaande|per|vanaf) (?:\d|januari|februari|maart|april|mei|juni|juli|aug|sept|okt|nov|"
            r"dec|eind|medio)",
            0.7,
        ),
        (r"\bpeildatum\b|\bwachtenden\b", 0.8),
        (r"\b(?:gepland|planning|wordt (?:\w+ ){0,6}verwacht|zal (?:\w+ ){0,12}(?:worden|komen|starten))\b", 0.6),
        # explains rather than states
        (r"\b(?:staat voor|betreft onder andere|bedoeld om|houdt in|gaat over|bijvoorbeeld|zoals)\b", -0.6),
        (r"\b(?:zou|zouden|mogelijk|eventueel)\b", -0.4),
    )
)


def in_row(table: Table) -> str:
    """What a row of a table says in its column for the status ("Stand van zaken", "Status"); "" without one."""
    for head, cell in zip(table.header, table.rows[0] if table.rows else (), strict=False):
        if _COLUMN.search(head):
            return cell
    return ""


def of(sentences: Sequence[str], title: str) -> list[str]:
    """The sentences that state the status of a measure, in their own order; none where no sentence does.

    sentences: the measure's text in order. The sentence that opens with the title counts a little more, since
    reports put the state of things right behind it.
    """
    ranked = sorted(range(len(sentences)), key=lambda i: (-score(sentences[i], i, title), i))
    best = [i for i in ranked if score(sentences[i], i, title) >= _LEAST][:_MOST]
    return [sentences[i] for i in sorted(best)]


def score(sentence: str, position: int, title: str) -> float:
    """How much a sentence tells of the state of things; position: its number in the measure, from 0."""
    said = sentence[len(title) :] if title and sentence.startswith(title) else sentence
    if len(said.split()) < 3:
        return 0.0
    cues = sum(weight for pattern, weight in _CUES if pattern.search(said))
    opening = 1.0 if position == 0 and cues > 0 else 0.3 if position == 1 else 0.0
    return cues + opening
