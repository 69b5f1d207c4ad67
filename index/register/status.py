"""Which sentences of a measure state how far it is.

A status is never made up from a keyword: it is a sentence of the document. The cues below only rank a measure's own
sentences, so that the ones which state its progress come before those which explain or define.
"""

import re
from collections.abc import Sequence

from index.dutch import codes
from index.records import Table

# Heads of the column for the status; a table with one of the first has none of the second.
_COLUMNS = (
    re.compile(r"\bstand(?: van zaken)?\b|\bstatus\b|\bvoortgang\b|\bresultaat tot nu\b|\bstavaza\b", re.IGNORECASE),
    re.compile(r"\boordeel\b|\bbeoordeling\b|\bop (?:koers|schema)\b|\bstoplicht\b|^fase$|\buitkomst\b", re.IGNORECASE),
)
_REPORT = re.compile(
    r"voortgang|rapportage\b|\bstand(?: van zaken)?\b|tussenstand|verslag\b|brief\b|\bevaluatie|\bterugblik|"
    r"resultaten tot",
    re.IGNORECASE,
)
_MOST = 4
_LEAST = 1.0
# In a report all that tells of the past or of now tells of the state of things; a text as short as this is all status.
_LEAST_REPORTED, _SHORT = 0.5, 4
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"

# Conditions that turn a sentence round.
CONDITION = re.compile(
    r"\b(?:mits|tenzij|zodra|op voorwaarde|onder (?:de )?voorwaarde|voorwaarde is|alleen als|alleen wanneer|"
    r"afhankelijk van|behalve (?:als|wanneer)|zolang|voor zover|onder voorbehoud|pas (?:als|wanneer|na|nadat)|"
    r"nog niet|nog geen)\b",
    re.IGNORECASE,
)

# (what it says, how much it tells of the state of things). Hand-set; checked on progress reports of four regions.
_CUES: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), weight)
    for pattern, weight in (
        # done, decided, running, stopped
        (r"\bin (?:\w+ )?uitvoering\b|\buitvoering (?:loopt|is)\b", 1.2),
        (r"\b(?:op|her|in)?(?:nieuw )?ingekocht\b|\baanbesteed\b|\bgecontracteerd\b|\bgegund\b", 2.0),
        (r"\b(?:gerealiseerd|afgerond|voltooid|opgeleverd|geïmplementeerd|gecontinueerd|voortgezet|ingesteld)\b", 1.6),
        (
            r"\b(?:gestart|begonnen|gestart|opgestart|van start|ingegaan|aangesteld|ingericht|geopend|aangesloten|"
            r"ingevoerd|hervat|verlengd)\b",
            1.2,
        ),
        (r"\b(?:vastgesteld|besloten|bekrachtigd|ingestemd|goedgekeurd|ondertekend|uitgevoerd|geborgd)\b", 1.2),
        (r"\bstemden? .{0,60}\b(?:in|tegen|voor)\b|\bgaat akkoord\b|\bakkoord\b|\bafgewezen\b|\baangehouden\b", 1.2),
        (
            r"\b(?:uitgesteld|verschoven|verschuift|vertraagd|vertraging|stilgelegen|stil ?lig\w*|lig\w+ stil|"
            r"stilgelegd|pas op de plaats|geannuleerd|vervallen|vervalt|gestopt|gestaakt|geschorst|opgeschort)\b",
            2.4,
        ),
        (
            r"\b(?:traag|moeizaam|stroef|kleine stappen|langzaam|(?:niet|nauwelijks) op gang|op gang)\b|"
            r"\b(?:niet|niet langer) (?:haalbaar|gehaald|gelukt)\b|\blater dan (?:afgesproken|gepland|verwacht)\b",
            2.6,
        ),
        (r"\bovergedragen\b|\bvond(?:en)? (?:\w+ ){0,8}plaats\b|\bopgericht\b|\bbelegd\b|\bgeëvalueerd\b", 1.0),
        (r"\bloopt (?:\w+ )?achter\b|\bachterstand\b|\bop schema\b|\bongewijzigd\b|\bafgerond\b|^Status:", 2.0),
        (r"\bloopt\b(?! (?:via|over|langs|tot|van))|\bverloopt\b|\bdoorlopend\b|\blopen (?:nog|al|inmiddels)\b", 1.2),
        # not (yet)
        (
            r"\b(?:nog|vooralsnog|momenteel|op dit moment) (?:geen|niet)\b|\bniet meer\b|\bgeen (?:verdere|"
            r"concrete|extra|inzet)\b|\b(?:niet|nooit) (?:gestart|begonnen)\b",
            1.8,
        ),
        (r"\bgeen (?:\w+ ){0,2}(?:prioriteit|ontwikkelingen|voortgang|opvolging|inzet|mogelijkheden)\b", 2.2),
        (r"\b(?:opgepakt|niet van de grond|prioriteit gekregen|herijkt|bijgesteld)\b", 0.8),
        # as of when
        (r"\b(?:inmiddels|momenteel|op dit moment|tot op heden|recent|sindsdien|vooralsnog|stand van zaken)\b", 0.8),
        (
            rf"\b(?:sinds|ingaande|per|vanaf) (?:\d|{_MONTH}|aug|sept|okt|nov|dec|eind|medio|begin|het voorjaar|"
            r"het najaar)",
            0.7,
        ),
        (r"\bpeildatum\b|\bwachtenden\b", 0.8),
        (r"\b(?:gepland|planning|wordt (?:\w+ ){0,6}verwacht|zal (?:\w+ ){0,12}(?:worden|komen|starten))\b", 0.6),
        (
            r"\b(?:nu|thans) (?:voorzien|gezocht|verwacht|gewerkt)\b|\bverwachten (?:\w+ ){0,3}dat\b|\bzoeken\b|"
            r"\bwordt (?:\w+ ){0,4}(?:gezocht|voorbereid|verkend|onderzocht|uitgewerkt)\b|\bnieuwe planning\b|"
            r"\bkomt (?:voor|na|in) (?:\w+ ){1,4}met\b|\bis (?:daarmee )?niet langer\b|"
            r"\bgaa?[nt] .{0,80}\b(?:verkennen|onderzoeken|uitwerken|voorbereiden)\b",
            0.9,
        ),
        # explains rather than states
        (r"\b(?:staat voor|betreft onder andere|bedoeld om|houdt in|gaat over|bijvoorbeeld|zoals)\b", -0.6),
        (r"\b(?:zou|zouden|mogelijk|eventueel)\b", -0.4),
        (r"\bhet doel is\b|\bbij de uitvoering\b|\bvorige (?:beleids|plan)?periode\b", -0.8),
    )
)
# What a report tells of the past or of now, without any word that speaks of progress.
_TOLD = re.compile(
    r"\b(?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden|kwam|kwamen|bleek|bleken|kreeg|kregen|deed|deden|"
    r"telde|telden|leverde|leverden|hielp|hielpen|verscheen|verschenen|steeg|daalde|stegen|daalden|staat|staan|"
    r"werkt|werken|wordt|worden|loopt|lopen|start|starten|volgt|volgen|draait|draaien|komt|komen|gaat|gaan|blijft|blijven|ligt|liggen)\b|\b\w{3,}(?:de|den|te|ten)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
# "Status: op schema", however short; it says more than any sentence beside it.
_LABELLED = re.compile(r"(?:status|stand van zaken)\s*:\s*\w", re.IGNORECASE)
_LABEL = 4.0
_CODED = re.compile(rf"^(?:[^\W\d_]+\s+)?(?:{codes.CODE})[.:)]?\s+")


def in_row(table: Table) -> str:
    """What a row of a table says in its column for the status ("Stand van zaken", "Status"); "" without one."""
    cells = list(zip(table.header, table.rows[0] if table.rows else (), strict=False))
    return next((cell for column in _COLUMNS for head, cell in cells if column.search(head)), "")


def is_report(*texts: str) -> bool:
    """Whether titles, kinds or headings say that a text reports how far things are, rather than what is planned."""
    return any(_REPORT.search(text) for text in texts)


def of(sentences: Sequence[str], title: str, reported: bool = False) -> list[str]:
    """The sentences that state the status of a measure, in their own order; none where no sentence does.

    sentences: the measure's text in order. The sentence that opens with the title counts a little more, since
    reports put the state of things right behind it. reported: the text stands in a report; a short one is all status.
    """
    told = [s for s in sentences if _untitled(s, title)]
    if reported and len(told) <= _SHORT:
        return [s for s in told if not s.endswith(":") or score(s, 1, title, reported) >= _LEAST]
    scores = [score(s, i, title, reported) for i, s in enumerate(sentences)]
    ranked = sorted(range(len(sentences)), key=lambda i: (-scores[i], i))
    best = [i for i in ranked if scores[i] >= (_LEAST_REPORTED if reported else _LEAST)][:_MOST]
    return [sentences[i] for i in sorted(best)]


def score(sentence: str, position: int, title: str, reported: bool = False) -> float:
    """How much a sentence tells of the state of things; position: its number in the measure, from 0."""
    said = _untitled(sentence, title)
    if _LABELLED.match(said):
        return _LABEL
    if len(said.split()) < 3 and not said.rstrip().endswith("."):
        return 0.0
    cues = sum(weight for pattern, weight in _CUES if pattern.search(said))
    if reported and _TOLD.search(said):
        cues += 0.6 + (0.3 if _FIGURE.search(said) else 0.0)
    opening = 1.0 if position == 0 and cues > 0 else 0.3 if position == 1 and cues > 0 else 0.0
    return cues + opening


def _untitled(sentence: str, title: str) -> str:
    """A sentence without the number and title that it may begin with; "" where nothing else is in it."""
    said = _CODED.sub("", sentence)
    if title and said.startswith(title):
        return said[len(title) :].strip(" .:;,–-")
    return sentence
