"""The last look at an answer before it leaves: what its quotations do not prove does not go out.

Whole sentences of the quotations prove themselves. Of all else each figure, date, name and measure number must stand in
a quotation or belong to the citation itself, and each sentence must be turned as its proof is: niet, deels, kan, moet.
"""

from index.answer import texts
from index.answer.gate import verbatim
from index.answer.gate.frame import Frame
from index.answer.gate.given import NOTHING, Given, Giver
from index.answer.gate.proof import Evidence, reasons
from index.answer.gate.reading import read, sentences
from index.records import Answer, Outcome

__all__ = ["Given", "Giver", "passes", "unproved"]


def passes(answer: Answer, given: Given = NOTHING) -> bool:
    """Whether an answer may be sent: it is no answer, or all of it is proved."""
    return not unproved(answer, given)


def unproved(answer: Answer, given: Given = NOTHING, strict: bool = False) -> list[str]:
    """What an answer says that nothing proves, each in Dutch words for a person; empty where all is proved.

    strict: the text is not the engine's, so that no word of it is true of its own accord: what no quotation supports is
    unproved, whether there is a fact in it or not.
    """
    if answer.outcome is not Outcome.ANSWERED:
        return []
    if not answer.citations:
        return [texts.NO_CITATION]
    quoted = [s for text in (*(c.quote for c in answer.citations), *given.units) for s in sentences(text)]
    frame = Frame(answer.citations, given.frame, answer.measures)
    evidence = Evidence(quoted, frame, given)
    found: list[str] = []
    for piece in verbatim.rest(answer.text, quoted):
        for line, own in frame.parted(piece, strict):
            if frame.is_name(line):
                continue
            whole = read(line)
            if evidence.holding(whole):  # taking the frame off would cut it: "maatregel 1 t/m 9"
                found.extend(reasons(whole, evidence, own))
                continue
            for sentence in sentences(frame.without(line)):
                said = read(frame.without(sentence))
                found.extend(reasons(said, evidence, own))
                if strict and not evidence.covers(said):
                    found.append(texts.unsupported(sentence))
    return list(dict.fromkeys(found))
