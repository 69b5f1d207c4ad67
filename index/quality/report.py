"""From questions to a report: asked, scored, counted, and for what went wrong the stage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.answer import Engine
from index.quality import retrieval, rounds, tally
from index.quality.questions import Known, Sought
from index.quality.quotes import Originals
from index.quality.scoring import Score, score
from index.quality.stages import Inspector, Miss
from index.quality.tally import Found, Totals

Progress = Callable[[int, int], None]
"""Called with how many questions are done, and out of how many."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a file of questions came to. totals: of the questions with a known answer, None where there are none;
    found, search: the same of those with a known document, search by the names of the field's measures."""

    totals: Totals | None
    found: Found | None
    search: dict[str, float]
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]


def evaluate(
    engine: Engine,
    questions: Sequence[Known | Sought],
    originals: Originals,
    inspector: Inspector | None = None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Ask everything and score it. inspector: finds the stage of each miss; None leaves the misses out.

    Raises ReadingError where a cited file cannot be read any more, and what the engine raises.
    """
    scores: list[Score] = []
    misses: list[Miss] = []
    sought: list[rounds.Asked] = []
    for done, asked in enumerate(rounds.ask(engine, questions)):
        progress(done, len(questions))
        if isinstance(asked.question, Sought):
            sought.append(asked)
            continue
        scores.append(score(asked.question, asked.answer, asked.seconds, originals))
        if inspector is not None and not scores[-1].right:
            misses.append(inspector.miss(scores[-1], asked.before))
    return Report(
        totals=tally.totals(scores) if scores else None,
        found=tally.found(sought) if sought else None,
        search=_search(engine, sought),
        scores=tuple(scores),
        misses=tuple(misses),
    )


def _search(engine: Engine, sought: Sequence[rounds.Asked]) -> dict[str, float]:
    search = engine.library.search
    rankings = {asked.question.id: retrieval.ranking(search, asked.question.question) for asked in sought}
    return retrieval.figures({asked.question.id: asked.wanted for asked in sought}, rankings)
