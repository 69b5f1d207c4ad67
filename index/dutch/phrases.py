"""Expressions of several words that policy says in one: "op straat staan" is "dakloos". And separable verbs whose parts
stand apart: "biedt ... aan" is "aanbieden"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.dutch import meanings
from index.dutch.words import STOPWORDS, fold, stem, tokens

_Word = tuple[str, ...]  # a word and its alternatives
_CLAUSE = re.compile(r"[.?!,;:]+|\b(?:en|of|om|als|omdat|dat)\b")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression: its parts, each a row of words that stand together, and the words that say the same."""

    parts: tuple[tuple[_Word, ...], ...]
    meant: tuple[str, ...]


def parse_phrases(text: str) -> tuple[Phrase, ...]:
    """The expressions of a table. Raises ValueError on a malformed line."""
    found = []
    for number, line in meanings.lines(text):
        said, sign, meant = line.partition("=")
        if not sign:
            raise ValueError(f"line {number}: {line!r} has no '='")
        parts = tuple(
            tuple(meanings.words(word.replace("/", " "), number) for word in part.split()) for part in said.split("+")
        )
        if not all(parts):
            raise ValueError(f"line {number}: {line!r} has an empty part")
        if sum(len(part) for part in parts) < 2:
            raise ValueError(f"line {number}: {line!r} is no expression of several words")
        found.append(Phrase(parts, meanings.words(meant, number)))
    return tuple(found)


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """The expressions that are known."""
    return parse_phrases(meanings.table("phrases.txt"))


def expanded(text: str) -> tuple[str, ...]:
    """The words that a text says in other words, folded, in the order of the table, without those that it holds itself:
    "Wie staat er op straat?" -> ("dakloos",). For adding to the words of a question."""
    said = tokens(text)
    forms = [_forms(t) for t in said]
    found = [w for phrase in phrases() if _holds(forms, phrase) for w in phrase.meant]
    held = {stem(t) for t in said}
    return tuple(
        w for w in dict.fromkeys((*_joined(text), *found)) if not held & {stem(w), *meanings.relatives(w).forms}
    )


def _holds(forms: Sequence[frozenset[str]], phrase: Phrase) -> bool:
    return all(_stands(forms, part) for part in phrase.parts)


def _stands(forms: Sequence[frozenset[str]], part: Sequence[_Word]) -> bool:
    starts = range(len(forms) - len(part) + 1)
    return any(all(forms[at + n] & _keys(word) for n, word in enumerate(part)) for at in starts)


@lru_cache(maxsize=10_000)
def _keys(word: _Word) -> frozenset[str]:
    return frozenset().union(*(_forms(w) for w in word))


@lru_cache(maxsize=10_000)
def _forms(word: str) -> frozenset[str]:
    """What tells a word: itself, and for a word that carries meaning its stem; and the base forms that it belongs to.
    A stem is marked, so that it never meets a word."""
    keys = {word, *(f"{base} " for base in _bases().get(word, ()))}
    return frozenset(keys if word in STOPWORDS else keys | {f"{stem(word)}-"})


@lru_cache(maxsize=1)
def _bases() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for forms in meanings.inflections():
        for form in forms:
            found[form] |= {forms[0]}
    return dict(found)


def _joined(text: str) -> Iterator[str]:
    """The separable verbs of a text whose part stands at the end of the clause ("biedt hulp aan") or before "te"
    ("aan te bieden")."""
    for clause in _CLAUSE.split(fold(text)):
        said = _LETTERS.findall(clause)
        for verb in _apart().get(said[-1], ()) if said else ():
            if any(form in said[:-1] for form in verb.apart):
                yield verb.forms[0]
        for part, te, infinitive in zip(said, said[1:], said[2:], strict=False):
            if te == "te" and any(v.forms[0] == part + infinitive for v in _apart().get(part, ())):
                yield part + infinitive


@lru_cache(maxsize=1)
def _apart() -> Mapping[str, tuple[meanings.Verb, ...]]:
    found: dict[str, tuple[meanings.Verb, ...]] = defaultdict(tuple)
    for verb in meanings.separable_verbs():
        found[verb.part] += (verb,)
    return dict(found)
