"""One thing in a sentence changed, in every way in which an answer can go wrong."""

import re
from collections.abc import Callable, Iterator

from index.answer.gate.reading import Sort, read
from index.dutch import dates as dutch_dates
from index.dutch import names as dutch_names

Slip = Callable[[str], Iterator[str]]

_NEGATIONS = frozenset({"niet", "geen", "nooit", "zonder", "niets"})
_FINITE = frozenset({"is", "zijn", "wordt", "worden", "heeft", "hebben"})
_MODALS = {
    "kan": "moet", "kunnen": "moeten", "moet": "kan", "moeten": "kunnen", "zal": "kan", "zullen": "moeten",
    "deels": "", "gedeeltelijk": "", "alleen": "", "uitgesteld": "afgerond", "gepland": "afgerond",
    "afgerond": "gestart", "gestart": "afgerond", "vertraagd": "afgerond", "mogelijk": "zeker", "mits": "omdat",
    "tenzij": "omdat", "is": "kan", "wordt": "kan", "zijn": "zullen", "worden": "zullen",
}  # fmt: skip
_OTHER_NAMES = ("Zilverdorp", "Bureau Korenbloem", "VVQ")
_MONTHS = {"januari": "maart", "mei": "april", "juni": "juli", "december": "augustus"}


def _raised(text: str) -> str:
    return re.sub(r"\d+", lambda m: str(int(m.group()) + 1), text, count=1)


def figures(sentence: str) -> Iterator[str]:
    for token in read(sentence).tokens:
        if token.sort is Sort.FIGURE and token.text[:1].isdigit() and token.text in sentence:
            first = "7" if token.text[0] != "7" else "4"
            yield sentence.replace(token.text, _raised(token.text), 1)
            yield sentence.replace(token.text, first + token.text[1:], 1)


def codes(sentence: str) -> Iterator[str]:
    for token in read(sentence).tokens:
        if token.sort is Sort.CODE and token.text in sentence:
            yield sentence.replace(token.text, _raised(token.text), 1)


def dates(sentence: str) -> Iterator[str]:
    for found in dutch_dates.dates(sentence):
        changed = [_raised(found.text)]
        changed += [found.text.replace(one, other) for one, other in _MONTHS.items() if one in found.text]
        changed += [found.text.replace("202", "201")] if "202" in found.text else []
        yield from (sentence[: found.start] + text + sentence[found.end :] for text in changed)


def names(sentence: str) -> Iterator[str]:
    """Another name: one that no document has, and one that stands elsewhere in the same sentence."""
    found = list(dict.fromkeys(dutch_names.names(sentence)))
    for n, name in enumerate(found):
        others = (_OTHER_NAMES[n % len(_OTHER_NAMES)], found[n - 1])
        for other in others:
            if other not in name and name not in other:
                yield re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", other, sentence, count=1)


def _words(sentence: str) -> Iterator[tuple[list[str], str, list[str]]]:
    words = sentence.split()
    for n, word in enumerate(words):
        yield words[:n], word, words[n + 1 :]


def dropped(sentence: str) -> Iterator[str]:
    for before, word, behind in _words(sentence):
        yet = word.lower() == "nog" and behind[:1] in (["niet"], ["geen"])
        if (yet or word.lower().strip(".,;:()") in _NEGATIONS) and before + behind:
            yield " ".join([*before, *behind])


def added(sentence: str) -> Iterator[str]:
    for before, word, behind in _words(sentence):
        if word.lower() in _FINITE:
            yield from (" ".join([*before, word, negation, *behind]) for negation in ("niet", "geen"))


def modality(sentence: str) -> Iterator[str]:
    for before, word, behind in _words(sentence):
        bare = word.lower().strip(".,;:()")
        if bare in _MODALS:
            yield " ".join([*before, word.lower().replace(bare, _MODALS[bare]), *behind])
