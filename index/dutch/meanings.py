"""Which Dutch words stand for each other, read from the tables beside this module: near synonyms, forms of one word,
and kinds of a thing. Each table says at its head how it is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.dutch import verbs
from index.dutch.words import STOPWORDS, stem, tokens


@dataclass(frozen=True, slots=True)
class Kinds:
    """Words for kinds of a thing ("kat", "hond") and the words for that thing ("huisdier")."""

    narrow: tuple[str, ...]
    wide: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """A separable verb. forms: as one word, the infinitive first; apart: what is left of it where its part stands
    elsewhere in the sentence ("biedt ... aan")."""

    part: str
    forms: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relatives:
    """The stems that can stand for a stem. forms: the same word; synonyms: nearly the same meaning; kinds: narrower or
    wider; apart: a separable verb without its part."""

    forms: frozenset[str] = frozenset()
    synonyms: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a table with their numbers, without blank lines and those that begin with "#"."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def table(name: str) -> str:
    """The text of a table that is installed with this package."""
    return files("index.dutch").joinpath(name).read_text(encoding="utf-8")


def words(text: str, number: int, least: int = 1) -> tuple[str, ...]:
    """The folded words of one line. Raises ValueError, with its number, where it holds fewer words than the least, a
    word twice, or what is no single word."""
    found: list[str] = []
    for written in text.split():
        folded = tokens(written)
        if len(folded) != 1 or len(folded[0]) != len(written):
            raise ValueError(f"line {number}: {written!r} is not one word")
        found += folded
    if len(found) < least:
        raise ValueError(f"line {number}: {text!r} needs at least {least} words")
    if len(set(found)) < len(found):
        raise ValueError(f"line {number}: {text!r} holds a word twice")
    return tuple(found)


def parse_groups(text: str) -> tuple[tuple[str, ...], ...]:
    """The groups of a table of near synonyms. Raises ValueError on a malformed line."""
    return tuple(words(line, number, least=2) for number, line in lines(text))


def parse_inflections(text: str) -> tuple[tuple[tuple[str, ...], tuple[Verb, ...]], ...]:
    """All forms of each word of a table of inflections, with its separable verbs. Raises ValueError on a malformed
    line."""
    found = []
    for number, line in lines(text):
        own, plus, behind = line.partition("+")
        forms = words(own, number)
        if len(forms) == 1:
            forms = verbs.regular(forms[0])
        ge = verbs.participles(forms)
        apart = tuple(f for f in forms[1:] if f not in ge)
        parts = words(behind, number) if plus else ()
        found.append((forms, tuple(Verb(part, verbs.separable(part, forms), apart) for part in parts)))
    return tuple(found)


def parse_kinds(text: str) -> tuple[Kinds, ...]:
    """The relations of a table of kinds. Raises ValueError on a malformed line."""
    found = []
    for number, line in lines(text):
        narrow, sign, wide = line.partition("<")
        if not sign:
            raise ValueError(f"line {number}: {line!r} has no '<'")
        found.append(Kinds(words(narrow, number), words(wide, number)))
    return tuple(found)


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[str, ...], ...]:
    """Groups of words that mean nearly the same. A word may stand in several."""
    return parse_groups(table("meanings.txt"))


@lru_cache(maxsize=1)
def separable_verbs() -> tuple[Verb, ...]:
    """The separable verbs."""
    return tuple(verb for _, separables in _inflections() for verb in separables)


@lru_cache(maxsize=1)
def inflections() -> tuple[tuple[str, ...], ...]:
    """Groups of forms of one word, separable verbs among them, the base form first."""
    return tuple(forms for own, separables in _inflections() for forms in (own, *(v.forms for v in separables)))


@lru_cache(maxsize=1)
def kinds() -> tuple[Kinds, ...]:
    """What is a kind of what."""
    return parse_kinds(table("kinds.txt"))


@lru_cache(maxsize=20_000)
def relatives(word: str) -> Relatives:
    """What can stand for a folded word, its own stem left out. Forms go on: a synonym counts in all its forms, and so
    does a form's synonym. Meanings do not: a synonym of a synonym is none."""
    stemmed = stem(word)
    one, synonyms, kin = _forms(), _synonyms(), _kin()
    own = one.get(stemmed, frozenset()) | {stemmed}
    meant = _widened((synonyms.get(s, frozenset()) for s in own), one) - own
    wider = _widened((kin.get(s, frozenset()) for s in own), one) - own - meant
    return Relatives(own - {stemmed}, meant, wider, _apart().get(word, frozenset()) - own - meant)


@lru_cache(maxsize=1)
def _inflections() -> tuple[tuple[tuple[str, ...], tuple[Verb, ...]], ...]:
    return parse_inflections(table("inflections.txt"))


def _widened(found: Iterable[frozenset[str]], one: Mapping[str, frozenset[str]]) -> frozenset[str]:
    first = frozenset().union(*found)
    return first.union(*(one.get(s, frozenset()) for s in first))


def _stems(listed: Sequence[str]) -> frozenset[str]:
    """Stop words are left out: texts are searched without them, and their stems are often those of other words."""
    return frozenset(stem(w) for w in listed if w not in STOPWORDS)


def _each_other(sets: Iterable[frozenset[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for members in sets:
        for member in members:
            found[member] |= members
    return dict(found)


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, frozenset[str]]:
    return _each_other(_stems(forms) for forms in inflections())


@lru_cache(maxsize=1)
def _synonyms() -> Mapping[str, frozenset[str]]:
    return _each_other(_stems(group) for group in groups())


@lru_cache(maxsize=1)
def _kin() -> Mapping[str, frozenset[str]]:
    """Up and down, but not sideways: a cat is no dog."""
    pairs = [(_stems(k.narrow), _stems(k.wide)) for k in kinds()]
    return _each_other(frozenset({n}) | {w} for narrow, wide in pairs for n in narrow for w in wide)


@lru_cache(maxsize=1)
def _apart() -> Mapping[str, frozenset[str]]:
    """By whole words, for "opleiding" has the stem of "opleiden" and never stands apart; and one way only: "aanbieden"
    may be read in "biedt", but "biedt" says nothing of "aanbieden"."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for verb in separable_verbs():
        for form in (verb.forms[0], *(verb.part + a for a in verb.apart)):
            found[form] |= _stems(verb.apart)
    return dict(found)
