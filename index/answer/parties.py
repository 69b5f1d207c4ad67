"""The names that one party goes by: written out, abbreviated, or spelt a little otherwise."""

from collections.abc import Iterator

from index.answer.library import Library
from index.dutch.alike import alike
from index.dutch.words import STOPWORDS, fold, stem, tokens

# How alike (0 to 100) two spellings of one name are at least; and the shortest name for which likeness says anything.
_ALIKE, _SHORTEST = 88, 5
_MOST_FORMS = 3
# What a party is, and no part of its name.
_KINDS = frozenset("stichting vereniging gemeente regio organisatie aanbieder bv".split())


def spellings(library: Library, name: str) -> list[frozenset[str]]:
    """The ways in which documents may write a name, each as the stems that it takes; its own first."""
    found = [_stems(name)]
    for words in (*map(_stems, (*_explained(library, name), *_alike(library, name))), *_mended(library, name)):
        if words and words not in found:
            found.append(words)
    return [words for words in found if words]


def _stems(name: str) -> frozenset[str]:
    words = [t for t in tokens(name) if t not in STOPWORDS]
    return frozenset(stem(t) for t in words if t not in _KINDS) or frozenset(map(stem, words))


def _explained(library: Library, name: str) -> Iterator[str]:
    """What a document says that an abbreviation stands for, and the abbreviation of what is written out."""
    for term in library.snapshot.terms:
        if fold(term.name) == fold(name):
            yield term.meaning
        elif _stems(name) and _stems(name) == _stems(term.meaning):
            yield term.name


def _alike(library: Library, name: str) -> Iterator[str]:
    """Parties whose names differ by a letter, or by a blank: "Oranje Huis" and "Oranjehuis"."""
    known = {party for m in library.snapshot.measures for party in m.parties}
    own = _joined(name)
    for party in sorted(known):
        other = _joined(party)
        if min(len(own), len(other)) >= _SHORTEST and alike(own, other) >= _ALIKE:
            yield party


def _joined(name: str) -> str:
    return "".join(t for t in tokens(name) if t not in _KINDS)


def _mended(library: Library, name: str) -> Iterator[frozenset[str]]:
    """The name with a word that no document holds put right."""
    words = _stems(name)
    for word in tokens(name):
        if stem(word) in words and stem(word) not in library.lexicon:
            for form in list(library.lexicon.want(word).forms)[:_MOST_FORMS]:
                yield words - {stem(word)} | {form}
