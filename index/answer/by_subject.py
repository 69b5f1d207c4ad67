"""How far a subject is that a question names in its own words: its measure is found, then its newest status."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.answer import by_measure, candidates, families, reply, sides, standing, texts
from index.answer.candidates import Candidate
from index.answer.library import Library
from index.answer.question import Ask, Question
from index.answer.vocabulary import MOVING
from index.dutch import codes
from index.dutch.words import STOPWORDS, fold, stem, stems, tokens
from index.records import Answer, Measure, Outcome
from index.register import status

# Ways to ask how far something is, without the words for it.
_WONDERS = re.compile(
    r"\bkom(?:t|en) (?:er|die|dat|deze|het) (?:\w+ ){0,4}nog\b|\bnog door\b|\bterecht ?gekomen\b|\bgeworden van\b|"
    r"\bgaat het (?:nog )?lukken\b|\b(?:er|iets|wat) (?:al )?van gekomen\b|"
    r"^(?:is|zijn|was|waren|word(?:t|en)|heeft|hebben|komt|komen|gaat|gaan|loopt|lopen|staat|staan|ligt|liggen|werkt|"
    r"werken|doet|doen|krijgt|krijgen|"
    r"(?:kan|kunt|kunnen|weet|wil) .{2,40}\bof)\b.*\b(?:al|nog|inmiddels|intussen|eindelijk|gekomen|"
    r"gelukt|gehaald|op tijd|geworden|doorgegaan|begonnen|gestart|afgerond|klaar|open|opgestart|"
    r"uitgesteld|vertraagd|stil|eens)\b"
)
_LOOKED_AT = 12
# How much of a title a question must hold to name a measure, or the title of the question; how near the best sentence
# of all the measure's own best must come.
_TITLE, _NEAR = 0.6, 1.5
# One word is all that a title need share with a question when it is so long and so rare.
_LONG, _RARE = 9, 4.0
# Of the best five sentences so many must stand in one measure, in two documents, to single it out.
_BEST, _AGREE, _DOCUMENTS = 5, 3, 2
# A sentence that tells of progress comes along when it is at most this much worse than the best one.
_TELLING, _WORSE, _MOST_TELLING = 1.0, 3.5, 2


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The status of what a question is about, or the side of it that is asked for ("wie trekt de wijkbus?"); None where
    it asks for neither, or nothing stands out."""
    if question.references:
        return None
    if not (question.ask is Ask.STATUS or _WONDERS.search(fold(question.text).strip(" ?!."))):
        return _side(library, question, documents)
    # "Is de sporthal al af?" is about the sports hall: that it is finished need not be said in that word.
    question = replace(question, words=tuple(w for w in question.words if w not in MOVING) or question.words)
    if candidates.is_strange(library, question):
        return None
    found = candidates.found(library, question, documents)
    measure = _measure(library, question, found)
    if measure is not None:
        told = standing.told(library, question, families.of(library, measure))
        return told if told.outcome is Outcome.ANSWERED else None
    return _progress(library, found)


def _side(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """Who, when, why or how much, of the one numbered thing whose title is all that a question names."""
    words = sides.subject(question)
    if not words or not sides.asked(question, [w for w in question.words if w not in words]):
        return None
    wants = [library.lexicon.want(w) for w in words]
    looked_at = candidates.found(library, question, documents)[:_LOOKED_AT]
    for measure in dict.fromkeys(m for c in looked_at if (m := _of(library, c)) is not None):
        title = set(stems(measure.title))
        if all(want.cover(title) >= _TITLE for want in wants):
            return by_measure.side(library, question, families.of(library, measure))
    return None


def _measure(library: Library, question: Question, found: Sequence[Candidate]) -> Measure | None:
    """The measure that a question names by its title; else in which the best sentences stand, where they leave nothing
    of the question unproved or agree in several documents."""
    near = [c for c in found[:_LOOKED_AT] if c.score >= found[0].score - _NEAR and not c.lacks]
    own = [(c, m) for c in near if (m := _of(library, c)) is not None]
    titled = next((m for _, m in own if _titled(library, question, m)), None)
    if titled or not own:
        return titled
    first, measure = own[0]
    if first is found[0] and first.is_enough and not first.proof.missing:
        return measure
    best = [m for c in found[:_BEST] if (m := _of(library, c)) is not None]
    alike = [m for m in best if codes.bare(m.code) == codes.bare(measure.code)]
    agree = len(alike) >= _AGREE and len({m.document for m in alike}) >= _DOCUMENTS
    return measure if agree and 2 * len(first.proof.missing) <= len(question.words) else None


def _of(library: Library, candidate: Candidate) -> Measure | None:
    """The measure in which a sentence stands."""
    passage = candidate.place.passage
    own = {codes.normal(c) for c in passage.codes}
    return next(
        (m for m in library.snapshot.measures if m.document == passage.document and codes.normal(m.code) in own), None
    )


def _titled(library: Library, question: Question, measure: Measure) -> bool:
    """Whether a question names most of what a title says, or a title most of what the question names."""
    # A place in a title is where it is, and often left out: "de fietsroute" for "Fietsroute Aldorp-Beekdam".
    bare = {stem(w) for w in tokens(measure.title) if w not in STOPWORDS and w not in library.proper}
    title = bare or set(stems(measure.title))
    source = library.source(measure.document)
    whose = set(stems(f"{source.organisation} {source.region}"))
    wants = [library.lexicon.want(w) for w in question.words if w not in MOVING and stem(w) not in whose]
    if not title or not wants:
        return False
    named = sum(w.weight for w in wants if w.cover(title) >= _TITLE)
    held = {s for s in title if any(w.cover({s}) >= _TITLE for w in wants)}
    if named >= _TITLE * sum(w.weight for w in wants):
        return True
    telling = len(held) > 1 or any(len(s) >= _LONG and library.lexicon.weight(s) >= _RARE for s in held)
    return len(held) >= _TITLE * len(title) and telling


def _progress(library: Library, found: Sequence[Candidate]) -> Answer | None:
    """Where no numbered thing is about it: the best sentence, with those beside it that tell of progress."""
    best = found[0] if found else None
    if best is None or best.lacks or not best.is_enough or best.place.passage.codes:
        return None
    document = best.place.passage.document
    telling = [
        c.place
        for c in found
        if c.place.passage.document == document
        and c.score >= best.score - _WORSE
        and not c.lacks
        and c.place.passage.table is None
        and status.score(c.place.sentence.text, 2, "") >= _TELLING
    ][:_MOST_TELLING]
    if not telling:
        return None
    source = library.source(document)
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}: "
    chosen = sorted({*telling, best.place}, key=lambda p: (p.passage.ordinal, p.number))
    return reply.answered(whose + reply.plain(chosen), reply.grouped(library, chosen))
