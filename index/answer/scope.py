"""Whose policy a question is about: the region, organisation or kind of document that it names."""

import re
from collections import Counter
from collections.abc import Mapping

from index.answer.question import Question
from index.dutch.words import STOPWORDS, fold, tokens
from index.records import Source

_ACCORDING = re.compile(
    r"\bvolgens (?:het|de|dit|deze|onze|ons) (?:(?:laatste|nieuwste|oude|vorige|eerste) )?([\w-]{4,})"
)
_COMMON = frozenset("regio gemeente gemeenten provincie stichting organisatie rijk overheid".split())


def documents(question: Question, sources: Mapping[str, Source]) -> frozenset[str]:
    """The documents of the region or organisation that a question names; empty where it names none, or all."""
    said = set(tokens(question.text)) | set(fold(question.text).replace("-", " ").split())
    named: Counter[str] = Counter()
    for id_, source in sources.items():
        for name in (source.region, source.organisation):
            for part in name.replace(" en ", ",").split(","):
                words = [w for w in tokens(part) if w not in STOPWORDS and w not in _COMMON]
                if words and all(w in said or f"{w}s" in said for w in words):
                    named[id_] += 1
    if not named and (told := _ACCORDING.search(fold(question.text))):
        kinds = [id_ for id_, s in sources.items() if _is_called(told.group(1), s.kind)]
        named.update(kinds or [id_ for id_, s in sources.items() if _is_called(told.group(1), s.title)])
    best = max(named.values(), default=0)
    found = frozenset(id_ for id_, count in named.items() if count == best)
    return found if len(found) < len(sources) else frozenset()


def _is_called(word: str, name: str) -> bool:
    """Whether a document of this name is what a question calls it: "beleidsplan", "najaarsrapportage"."""
    return any(word == t or (len(t) > 6 and (word.endswith(t) or t.endswith(word))) for t in tokens(name))
