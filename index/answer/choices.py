"""Which of the choices that were asked back a reply means: "1", "de tweede", "die van Heemstede", or its own text."""

import re
from collections.abc import Sequence

from index.answer.vocabulary import ORDINALS
from index.dutch.words import STOPWORDS, fold, tokens

_NUMBER = re.compile(r"(?:(?:nummer|nr|optie|keuze|antwoord) )?(\d)[.)]?")
# Words around a choice that name none.
_POLITE = frozenset("graag optie keuze bedoel bedoelde bedoelen alsjeblieft alstublieft aub svp natuurlijk".split())


def chosen(text: str, choices: Sequence[str]) -> str:
    """The choice that a reply means; "" where it means none, or cannot be told from another."""
    if not choices:
        return ""
    said = fold(text).strip(" .,!?")
    if (match := _NUMBER.fullmatch(said)) and 0 < int(match.group(1)) <= len(choices):
        return choices[int(match.group(1)) - 1]
    words = [t for t in tokens(text) if t not in STOPWORDS and t not in _POLITE]
    if len(words) == 1 and words[0] in (*ORDINALS, "laatste"):
        place = len(choices) - 1 if words[0] == "laatste" else ORDINALS.index(words[0])
        return choices[place] if place < len(choices) else ""
    fits = [c for c in choices if words and set(words) <= set(tokens(c))]
    return fits[0] if len(fits) == 1 else ""
