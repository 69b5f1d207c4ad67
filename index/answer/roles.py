"""Who does what in a numbered thing: the party in a column, behind a label, or in a sentence that gives it the part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.answer.library import Place
from index.dutch.words import stem, stems, tokens

_LEADS = (
    r"\btrekk(?:er|ers|en)\b|\btrekt\b|\bpenvoerder\w*|\b(?:eind)?verantwoordelijk\w*|\beigena(?:ar|ren)\b|"
    r"\bactiehouder\w*|\bopdrachtgever\w*|\bcoördin\w+|\bde regie\b|\bin de lead\b|\bleiding\b|\buitvoerder\w*|"
    r"\bvoer(?:t|en)\b.{0,60}\buit\b|\buitgevoerd door\b|\bdoor wie\b"
)
_JOINS = (
    r"\bbetrokken\w*|\bdoet mee\b|\bdoen mee\b|\bmeedoet\b|\bneemt deel\b|\bnemen deel\b|\bdeelneemt\b|\bpartners?\b|"
    r"\bsamen ?werk\w*|\bwerk(?:t|en) (?:\w+ ){0,6}(?:mee|samen)\b|\been rol\b|\bdoet\b.{0,60}\bmee\b|"
    r"\bneemt\b.{0,60}\bdeel\b"
)
_LEAD_HEAD = re.compile(
    r"\btrekker|verantwoordelijk|penvoerder|eigenaar|actiehouder|uitvoer|opdrachtgever|coördinat|regie|\bwie\b", re.I
)
_JOIN_HEAD = re.compile(r"betrokken|partner|partij|samen|\bmet wie\b|\brol\b|deelnemer|organisatie", re.I)
# What only helps the one who leads: "Trekker is het waterschap, samen met de gemeente".
_HELPER = re.compile(r",?\s*\b(?:samen met|in samenwerking met|met hulp van|ondersteund door|in overleg met)\b", re.I)
# Words that say which part a party has, and are no part of its name.
WORDS = frozenset(
    """trekker trekkers trekt trekken penvoerder penvoerders verantwoordelijk verantwoordelijke eindverantwoordelijk
    eindverantwoordelijke eigenaar actiehouder opdrachtgever coördineert coördinatie coordineert coordinatie regie lead
    leiding uitvoerder voert voeren uitgevoerd uit betrokken betrokkene doet doen mee meedoet neemt nemen deel deelneemt
    partner partners samenwerking samenwerken samen werkt werken rol speelt spelen heeft bestuurlijk ambtelijk aan
    bij""".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """A part that a question asks for. leads: the party carries the thing out or answers for it; else it takes part."""

    leads: bool
    asked: str

    def in_place(self, place: Place, party: Sequence[frozenset[str]]) -> bool:
        """Whether a sentence or row gives the party this part. party: its names, each as the stems that it takes."""
        table = place.passage.table
        if table is not None and place.number < len(table.rows):
            cells = zip(table.header, table.rows[place.number], strict=False)
            if any(_holds(cell, party) for head, cell in cells if self._heads(head)):
                return True
            if not any(table.header):  # a page on which the table goes on: who fills a cell of it has a part
                return any(_is(cell, party) for cell in table.rows[place.number])
        return any(_holds(clause, party) for clause in self._clauses(place.sentence.text))

    def _heads(self, head: str) -> bool:
        return bool(_LEAD_HEAD.search(head) or (not self.leads and _JOIN_HEAD.search(head)))

    def _clauses(self, text: str) -> list[str]:
        """The parts of a text that tell who has this part: to take part is also to lead, or to be named at all."""
        if not self.leads:
            return [text]
        sentences = re.split(r"(?<=[.;!?])\s+|\n", text)
        return [_HELPER.split(s)[0] for s in sentences if re.search(_LEADS, s, re.IGNORECASE)]


def asked(text: str) -> Role | None:
    """The part that a question asks for, None where it asks for none."""
    for leads, pattern in ((True, _LEADS), (False, _JOINS)):
        if found := re.search(pattern, text, re.IGNORECASE):
            return Role(leads, found.group())
    return None


def party(words: Sequence[str], own: Sequence[str], text: Sequence[str]) -> tuple[str, ...]:
    """The words of a question that name the party. own: those that say what is asked, without the name of a document;
    words: these and those of the name, which count where they stand beside one of the others: "team Onderwijs". text:
    all words of the question in order."""
    kept = [w for w in words if w not in WORDS]
    named = {w for w in own if w in kept} or set(kept)
    beside = {b for a, b in [*pairwise(text), *pairwise(reversed(text))] if a in named and b in kept}
    return tuple(w for w in kept if w in named | beside)


def _is(cell: str, party: Sequence[frozenset[str]]) -> bool:
    said = {s for s in stems(cell) if not s.isdigit()}  # on such a page the year may stand in the same cell
    return any(name == said for name in party)


def _holds(text: str, party: Sequence[frozenset[str]]) -> bool:
    held = set(stems(text)) | {stem(t) for t in tokens(text)}
    return any(name <= held for name in party)
