"""What is said where the documents hold no answer: what was searched, what is near, how to ask better."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from index.answer import candidates, texts
from index.answer.library import Library
from index.answer.question import Ask, Question
from index.dutch.words import fold
from index.records import Source

# A passage is worth naming when its best sentence covers this much of the question and lacks at most one of its names.
_NEAR = 0.5
_LOOKED_AT = 5
_MOST_MISSING = 3
# Documents come at a regular interval when there are this many, and no gap is longer than the shortest by this factor.
_SERIES, _REGULAR = 3, 1.5
_MONTH = 30.44
_LONGEST_TITLE = 70


def explained(library: Library, question: Question, documents: frozenset[str]) -> str:
    """The text of an answer that is none. documents: whose policy is meant; empty where nothing says."""
    lexicon = library.lexicon
    said = (*question.words, *(str(y) for y in question.years))
    missing = [w.word for w in (lexicon.want(word) for word in dict.fromkeys(said)) if w.unknown][:_MOST_MISSING]
    sources = library.snapshot.sources.values()
    newest = max((s.published for s in sources if s.published), default=None)
    own = [s for s in sources if s.id in documents] or list(sources)
    awaited = _awaited(question, own)
    told = [
        texts.not_found([_as_written(word, question.text) for word in missing]),
        texts.searched(len(library.snapshot.sources), None if awaited else newest),
        awaited,
        _nearby(library, question, documents),
        _better(library, question, [w for w in missing if _as_written(w, question.text).islower()]),
    ]
    return " ".join(part for part in told if part)


def _as_written(word: str, text: str) -> str:
    """A folded word as the question has it."""
    return next((w for w in re.findall(r"[\w'’]+", text) if fold(w) == word), word)


def _awaited(question: Question, sources: Iterable[Source]) -> str:
    """That a later document than the newest would be needed; of a series, how often one comes.

    Said only where the question is about a time after the newest document, or about how far something is. It looks at
    no clock: the same question on the same documents gives the same answer tomorrow.
    """
    dated = sorted((s for s in sources if s.published), key=lambda s: (s.published, s.id))
    if not dated or dated[-1].published is None:
        return ""
    newest = dated[-1].published
    later = any(year > newest.year for year in question.years) or any(d > newest.isoformat() for d in question.days)
    if later or question.ask is Ask.STATUS:
        for source in reversed(dated):
            if source.published and (months := interval([s for s in dated if _series(s) == _series(source)])):
                return texts.awaited_in_series(source.kind, source.organisation, source.published, months)
    return texts.awaited(newest) if later else ""


def _series(source: Source) -> tuple[str, str]:
    return source.organisation, source.kind


def interval(sources: Iterable[Source]) -> int:
    """After how many months the next document of a series comes; 0 where these are too few, or come irregularly."""
    days = sorted(s.published for s in sources if s.published and s.kind)
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    if len(days) < _SERIES or min(gaps) < _MONTH / 2 or max(gaps) > _REGULAR * min(gaps):
        return 0
    return round(sum(gaps) / len(gaps) / _MONTH)


def _nearby(library: Library, question: Question, documents: frozenset[str]) -> str:
    """What the documents do know near the question: the measure or section of a passage that covers much of it."""
    titles = {(m.document, m.code): m for m in library.snapshot.measures if m.title}
    for candidate in candidates.found(library, question, documents)[:_LOOKED_AT]:
        passage = candidate.place.passage
        if candidate.proof.covered < _NEAR or len(candidate.lacks) > 1:
            continue
        measure = next((titles[key] for c in passage.codes if (key := (passage.document, c)) in titles), None)
        name = f"{measure.noun} {measure.code}, {_short(measure.title)}" if measure else ""
        if name or passage.path:
            return texts.nearby(name or f"‘{passage.path[-1]}’", library.source(passage.document).title)
    return ""


def _better(library: Library, question: Question, unknown: Sequence[str]) -> str:
    """How to ask better: another word for one that no document holds, or what the question does not name yet."""
    wanted = [] if question.references or not library.snapshot.measures else [texts.A_NUMBER]
    wanted += [] if question.names else [texts.A_PLACE]
    wanted += [texts.A_YEAR] if question.ask is Ask.COUNT and not question.years else []
    return texts.ask_better(wanted, bool(unknown))


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
