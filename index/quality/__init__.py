"""How well questions with known answers are answered: for `beleidsbot evaluate`, and for the tests that guard it."""

from index.quality.questions import Known, Sought, read
from index.quality.quotes import Originals
from index.quality.report import Report, evaluate
from index.quality.scoring import Fault, Score
from index.quality.stages import Inspector, Miss, Stage
from index.quality.tally import Found, Tally, Totals

__all__ = [
    "Fault",
    "Found",
    "Inspector",
    "Known",
    "Miss",
    "Originals",
    "Report",
    "Score",
    "Sought",
    "Stage",
    "Tally",
    "Totals",
    "evaluate",
    "read",
]
