"""`beleidsbot index [CORPUS]`: build the index or refresh it."""

from collections.abc import Sequence
from pathlib import Path

from bot import opening, terminal
from index.build import Report
from index.records import Problem
from index.settings import Settings
from index.store import Snapshot

_NAMED = 10


def run(settings: Settings, corpus: Path | None) -> int:
    """Brings the index up to date and prints what was found. Returns 1 when a document could not be read.

    corpus: the folder that the user named, if any.
    """
    report = opening.refresh(settings, corpus)
    for line in lines(Snapshot.open(settings.index).card.corpus, report):
        terminal.say(line)
    return 1 if report.unreadable else 0


def lines(corpus: str, report: Report) -> list[str]:
    """The report as a reader takes it in."""
    counts = report.counts
    seconds = f"{report.seconds:.1f}".replace(".", ",")
    done = "bijgewerkt" if report.written else "nagekeken"
    content = (
        f"{counts['documents']} documenten, {counts['measures']} genummerde maatregelen en onderdelen, "
        f"{counts['passages']} fragmenten"
    )
    names = (
        ("nieuw", report.new),
        ("gewijzigd", report.changed),
        ("ongewijzigd", report.unchanged),
        ("verdwenen", report.gone),
        ("onleesbaar", [problem.file for problem in report.unreadable]),
    )
    return [
        f"De index van {corpus} is {done} in {seconds} s: {content}.",
        *(f"  {name}: {_counted(ids)}" for name, ids in names),
        *(f"{'onleesbaar' if problem.fatal else 'let op'}: {told(problem)}" for problem in report.problems),
    ]


def told(problem: Problem) -> str:
    """A problem in one line, with its cure."""
    what = problem.what.rstrip(".")
    return f"{problem.file}: {what}.{' ' if problem.cure else ''}{problem.cure}"


def _counted(ids: Sequence[str]) -> str:
    more = ", ..." if len(ids) > _NAMED else ""
    return f"{len(ids)} ({', '.join(ids[:_NAMED])}{more})" if ids else "0"
