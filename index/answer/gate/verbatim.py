"""Which parts of an answer are whole sentences of its quotations: they prove themselves."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from index.answer.gate.reading import raw

# A shorter sentence ("In uitvoering") counts only where it stands by itself in the answer too.
_LONG = 3
# An item of a list is told without its marker too.
_MARKER = re.compile(r"^\s*(?:\d{1,2}|[a-zA-Z])[.)]\s+")


def rest(text: str, quoted: Iterable[str]) -> Iterator[str]:
    """The pieces of an answer that are left when every whole sentence of its quotations is taken out.

    Letters, figures and their order count; punctuation and white space do not.
    """
    words, places = raw(text)
    known = _by_first_word(quoted)
    start = at = 0
    while at < len(words):
        found = next((s for s in known.get(words[at], ()) if _stands(text, words, places, at, s)), None)
        if found is None:
            at += 1
            continue
        yield from _piece(text, places, start, at)
        start = at = at + len(found)
    yield from _piece(text, places, start, len(words))


def _by_first_word(quoted: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for sentence in quoted:
        for words in {raw(sentence)[0], raw(_MARKER.sub("", sentence))[0]}:
            if words:
                known[words[0]].append(words)
    for same in known.values():
        same.sort(key=len, reverse=True)
    return known


def _stands(
    text: str, words: tuple[str, ...], places: tuple[tuple[int, int], ...], at: int, sentence: tuple[str, ...]
) -> bool:
    end = at + len(sentence)
    if words[at:end] != sentence:
        return False
    if len(sentence) >= _LONG:
        return True
    before = text[places[at - 1][1] : places[at][0]] if at else "."
    behind = text[places[end - 1][1] : places[end][0]] if end < len(words) else "."
    return bool(before.strip() or "\n" in before) and bool(behind.strip() or "\n" in behind)


def _piece(text: str, places: tuple[tuple[int, int], ...], start: int, end: int) -> Iterator[str]:
    if start < end:
        first = places[start - 1][1] if start else 0
        last = places[end][0] if end < len(places) else len(text)
        yield text[first:last]
