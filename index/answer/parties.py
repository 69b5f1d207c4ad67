"""The names that one party goes by: written out, abbreviated, or spelt a little otherwise."""

from collections.abc import Iterator

from index.answer.library import Library
from index.dutch.alike import alike
from index.dutch.words import STOPWORDS, fold, tokens

# How alike (0 to 100) two spellings of one name are at least; and the shortest name for which likeness says anything.
_ALIKE, _SHORTEST = 88, 5


def spellings(library: Library, name: str) -> list[frozenset[str]]:
    """The ways in which documents may write a name, each as the folded words that it takes; its own first."""
    found = [_words(name)]
    for other in (*_explained(library, name), *_alike(library, name)):
        words = _words(other)
        if words and words not in found:
            found.append(words)
    return [words for words in found if words]


def _words(name: str) -> frozenset[str]:
    return frozenset(t for t in tokens(name) if t not in STOPWORDS)


def _explained(library: Library, name: str) -> Iterator[str]:
    """What a document says that an abbreviation stands for, and the abbreviation of what is written out."""
    for term in library.snapshot.terms:
        if fold(term.name) == fold(name):
            yield term.meaning
        elif _words(name) and _words(name) == _words(term.meaning):
            yield term.name


def _alike(library: Library, name: str) -> Iterator[str]:
    known = {party for m in library.snapshot.measures for party in m.parties}
    folded = "".join(tokens(name))
    for party in sorted(known):
        other = "".join(tokens(party))
        if min(len(folded), len(other)) >= _SHORTEST and alike(folded, other) >= _ALIKE:
            yield party
