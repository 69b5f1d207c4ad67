"""The states of numbered things: how a question asks for one, how a status says it, how an answer calls it."""

import re
from dataclasses import dataclass

from index.records import Measure

# "Status: loopt." in running text: what stands behind the word, and not the sentences around it.
_LABELLED = re.compile(r"\b(?:status|stand van zaken)\s*:\s*([^.;\n]+)", re.IGNORECASE)
_DONE = r"afgerond|voltooid|afgesloten|gerealiseerd|opgeleverd|gereed|klaar"
_BEGUN = r"opgepakt|gestart|begonnen|opgestart"


@dataclass(frozen=True, slots=True)
class State:
    """A state that a question asks for. asked: in the question; shown: in a status; which: how the answer says it;
    otherwise: it holds for what has a status that does not show it."""

    asked: re.Pattern[str]
    shown: re.Pattern[str]
    which: str
    otherwise: bool = False

    def holds(self, measure: Measure) -> bool:
        """Whether the status of a measure says it; of one without a status nothing is known."""
        return bool(measure.status) and (self.shown.search(said(measure)) is None) == self.otherwise


def _state(asked: str, shown: str, which: str, otherwise: bool = False) -> State:
    return State(re.compile(asked, re.IGNORECASE), re.compile(shown, re.IGNORECASE), which, otherwise)


_SHOWN_DONE = (
    rf"(?<!niet )(?<!moet zijn )(?<!moeten zijn )(?<!wordt )(?<!worden )\b(?:{_DONE})\b(?! (?:moet|moeten|worden)\b)"
)
# In this order: "niet op schema" is asked before "op schema", "nog niet afgerond" before "afgerond".
STATES = (
    _state(
        r"\bachter(?: op (?:schema|planning)|lopen|blijven)?\b|\bvertraag\w*|\bvertraging|\bniet op (?:schema|koers)\b|"
        r"\bachterstand|\blopen uit\b|\buitgelopen\b",
        r"\bloopt (?:\w+ )?(?:achter|uit)\b|\bachter op (?:schema|planning)\b|\bachterstand\b|\bvertraag\w*|"
        r"\bvertraging|\bniet op (?:schema|koers)\b|\btraag\b|\bverschoven\b|\buit de pas\b|\bblijft achter\b|"
        r"\blater dan (?:afgesproken|gepland|verwacht)\b",
        "waarvan de status vertraging meldt",
    ),
    _state(
        rf"\bniet (?:\w+ )?(?:{_BEGUN})\b|\b(?:moet|moeten) nog (?:\w+ )?(?:starten|beginnen)\b",
        rf"\b(?:niet|nooit) (?:\w+ ){{0,2}}(?:{_BEGUN})\b",
        "waarvan de status zegt dat ze nog niet gestart zijn",
    ),
    _state(
        r"\bstil\w*|\bgeen voortgang\b|\bon hold\b|\bniet opgepakt\b",
        r"\b(?:geen|nog geen) (?:\w+ ){0,2}(?:ontwikkelingen|voortgang|prioriteit|mogelijkheden|opvolging)\b|"
        rf"\b(?:niet|nog niet) (?:\w+ ){{0,2}}(?:{_BEGUN})\b|\bgeen inzet\b|"
        r"\bstil(?:gelegen|gelegd|ligt|staan|staat)?\b|\bpas op de plaats\b|\bgeen (?:\w+ )?inzet meer\b|\bon hold\b|"
        r"\buitgesteld\b",
        "waarvan de status zegt dat ze stilstaan",
    ),
    _state(
        r"\b(?:uitgesteld|opgeschort|doorgeschoven|aangehouden)\b",
        r"\b(?:uitgesteld|opgeschort|doorgeschoven|aangehouden)\b",
        "waarvan de status zegt dat ze uitgesteld zijn",
    ),
    _state(
        r"\b(?:gestopt|stopgezet|geschrapt|vervallen|ingetrokken|geannuleerd|beëindigd)\b|\bniet door(?:gaan)?\b",
        r"\b(?:gestopt|stopgezet|geschrapt|vervallen|ingetrokken|geannuleerd|beëindigd)\b|\bgaat niet door\b",
        "waarvan de status zegt dat ze gestopt zijn",
    ),
    _state(
        rf"\bniet (?:\w+ )?(?:{_DONE})\b",
        _SHOWN_DONE,
        "waarvan de status niet zegt dat ze klaar zijn",
        otherwise=True,
    ),
    _state(rf"\b(?:{_DONE})\b", _SHOWN_DONE, "waarvan de status zegt dat ze klaar zijn"),
    _state(
        r"\bop (?:schema|koers)\b|\bvolgens (?:de )?planning\b",
        r"(?<!niet )(?<!achter )\bop (?:schema|koers)\b|\bvolgens (?:de )?planning\b",
        "die volgens de status op schema liggen",
    ),
    _state(
        r"(?<!over )\b(?:loopt|lopen|lopende)\b(?! (?:tot|via|langs|van|door)\b)|\bin uitvoering\b|\bgestart\b|"
        r"\bbegonnen\b",
        rf"\b(?:loopt|lopend\w*|doorlopend)\b(?! (?:\w+ )?(?:achter|uit)\b)|\bin (?:\w+ )?uitvoering\b|"
        rf"(?<!niet )\b(?:{_BEGUN})\b|(?<!niet )(?<!achter )\bop (?:schema|koers)\b|\bvolgens (?:de )?planning\b",
        "waarvan de status zegt dat ze lopen",
    ),
)  # fmt: skip


_ON_SCHEDULE, _RUNNING = STATES[-2:]


def asked(text: str) -> tuple[State, ...]:
    """The state that a question asks for, with one that says it less precisely; empty where it asks for none."""
    found = next((s for s in STATES if s.asked.search(text)), None)
    if found is None:
        return ()
    return (found, _RUNNING) if found is _ON_SCHEDULE else (found,)


def said(measure: Measure) -> str:
    """What a status says: behind its label where it has one, else all of it."""
    labelled = _LABELLED.search(measure.status)
    return labelled.group(1).strip() if labelled else measure.status
