"""The last look at an answer before it leaves: every figure in it stands in a quotation, or it does not go out."""

import re
from collections.abc import Iterable

from index.dutch.numbers import numbers
from index.records import Answer, Outcome

_YEAR_OF_SOURCE = re.compile(r"\d+")


def passes(answer: Answer, titles: Iterable[str] = ()) -> bool:
    """Whether an answer may be sent: it is no answer, or it has citations and invents no figure.

    Numbers count as proved when a quote holds the same value ("1.500" is 1500, "vijf" is 5), or when they belong to the
    citation itself: its date, title, section, or measure number; a list may say how many things it lists. titles: those
    of the measures in the answer, which the documents themselves give.
    """
    if answer.outcome is not Outcome.ANSWERED:
        return True
    if not answer.citations:
        return False
    return not unproved(answer, titles)


def unproved(answer: Answer, titles: Iterable[str] = ()) -> list[float]:
    """The numbers in an answer that no quotation and no citation holds."""
    proved = {value for text in (*(c.quote for c in answer.citations), *titles) for value in numbers(text)}
    for cited in answer.citations:
        beside = [cited.title, *cited.section, *cited.measures, *answer.measures]
        proved |= {float(n) for text in beside for n in _YEAR_OF_SOURCE.findall(text)}
        if cited.published:
            proved |= {float(cited.published.year), float(cited.published.day)}
    proved.add(float(len(answer.measures)))
    return [n for n in numbers(answer.text) if n not in proved]
