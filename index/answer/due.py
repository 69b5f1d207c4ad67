"""When numbered things begin or have to be ready: the year in a column of the planning, or in a sentence about it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.answer.library import Place
from index.dutch import dates


class Edge(StrEnum):
    """Which moment of a thing a question asks for."""

    END = "end"
    START = "start"
    ANY = "any"


_ENDS = re.compile(
    r"\b(?:klaar|gereed|af|afgerond|voltooid|opgeleverd|oplevering|gerealiseerd|uiterlijk|eindig\w*|einde|afloop|aflopen|"
    r"loopt af|lopen af|deadline|bereikt|gehaald)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\b(?:start|starten|gestart|begin|begint|beginnen|begonnen|van start|gaat in|gaan in|ingaan|ingaat|in werking|"
    r"opstarten)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\b(?:planning|wanneer|periode|termijn|looptijd|jaar|datum|tijd|tijdpad|fasering|(?:start|eind|streef)\w*)\b", re.I
)
_END_HEAD = re.compile(r"\b(?:gereed|uiterlijk|klaar|oplevering|deadline|eind\w*|afgerond|streefdatum)\b", re.I)
_START_HEAD = re.compile(r"\bstart\w*\b|\bbegin\b", re.I)
_LABELLED = re.compile(r"\W*([^:.]{3,30}):\s+(\S.*)", re.DOTALL)
_OPEN_END = re.compile(r"\s*(?:vanaf|sinds|per|start|doorlopend)\b", re.I)
_OPEN_START = re.compile(r"\s*(?:tot|uiterlijk|voor|eind|gereed)\b", re.I)
# "het plan 2024-2027", "de monitor van 2023": the year belongs to the name of a document.
_OF_NAME = re.compile(
    r"(?:agenda|plan|programma|visie|rapportage|rapport|brief|nota|akkoord|monitor|begroting)\s+(?:van\s+|uit\s+|voor\s+)?"
    r"(?:20\d\d)",
    re.IGNORECASE,
)
# Words of a question that only say that a moment is meant.
WORDS = frozenset(
    """klaar gereed af afgerond voltooid opgeleverd oplevering gerealiseerd uiterlijk eindigen eindigt einde aflopen
    deadline bereikt gehaald start starten gestart begin begint beginnen begonnen ingaan werking planning gepland
    geplande staan staat zijn moet moeten worden uitgevoerd gebeuren jaar datum hebben heeft lopen loopt voor""".split()
)


@dataclass(frozen=True, slots=True)
class Due:
    """A year in which something must begin or be ready, as a question asks for it."""

    year: int
    edge: Edge

    def in_place(self, place: Place) -> bool | None:
        """Whether a row or sentence says so; None where it says nothing of when."""
        table = place.passage.table
        if table is not None and place.number < len(table.rows):
            cells = list(zip(table.header, table.rows[place.number], strict=False))
            told = [self._in_cell(h, c) for h, c in cells if _HEAD.search(h) or _END_HEAD.search(h)]
            known = [t for t in told if t is not None]
            if known:
                return any(known)
        labelled = _LABELLED.match(place.sentence.text)
        if labelled and (_HEAD.search(labelled[1]) or _END_HEAD.search(labelled[1])):
            return self._in_cell(labelled[1], labelled[2])
        return True if any(self._in_sentence(s) for s in re.split(r"(?<=[.;])\s+", place.sentence.text)) else None

    def _in_cell(self, head: str, cell: str) -> bool | None:
        years = [d.year for d in dates.dates(cell) if d.year]
        if not years:
            return None
        ends_only, starts_only = bool(_END_HEAD.search(head)), bool(_START_HEAD.search(head))
        if self.edge is Edge.END:
            return None if starts_only or _OPEN_END.match(cell) else max(years) == self.year
        if self.edge is Edge.START:
            return None if ends_only or _OPEN_START.match(cell) else min(years) == self.year
        return min(years) <= self.year <= max(years)

    def _in_sentence(self, sentence: str) -> bool:
        if self.year not in (d.year for d in dates.dates(sentence)):
            return False
        cue = {Edge.END: _ENDS, Edge.START: _STARTS}.get(self.edge)
        return cue is None or bool(cue.search(sentence))


def asked(text: str, years: tuple[int, ...]) -> Due | None:
    """The year that a question asks for, None where it names none, several, or one in the name of a document."""
    if len(years) != 1 or _OF_NAME.search(text):
        return None
    edge = Edge.END if _ENDS.search(text) else Edge.START if _STARTS.search(text) else Edge.ANY
    return Due(years[0], edge)
