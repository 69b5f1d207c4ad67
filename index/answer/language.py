"""Whether a message is Dutch at all: the small words of other languages, and fingers that run over a keyboard."""

import re

from index.dutch.words import STOPWORDS, tokens

# Small words of languages that are spoken here, folded; those that are Dutch words too tell nothing and are left out.
_ELSEWHERE = tuple(
    frozenset(words.split()) - (STOPWORDS - {"he", "me"})
    for words in (
        "the what are how many much when who where why which does did and for with can you please tell about there "
        "this that have has my i it be will would should your from not",
        "der das und ist wieviele viele wann wer wo warum welche welcher nicht ein eine fur mit von sind ich sie gibt "
        "auf zu im dem einen bitte wird werden",
        "le la les des est et que quel quelle combien quand qui pourquoi comment je vous une dans pour avec du au il "
        "sont quels bonjour",
        "el los las que cual cuantos cuando quien donde por como es una con para hay del son",
        "nedir ne kac kim nerede neden nasil ve bir bu icin var mi zaman",
        "jest jaki jaka co ile kiedy kto gdzie dlaczego jak na z sie nie sa dla",
    )
)
_SHARED = frozenset("is in of was me he over die".split())
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUN = 4


def is_foreign(text: str) -> bool:
    """Whether a message has more small words of one other language than of Dutch, and at least two."""
    words = tokens(text)
    dutch = sum(w in STOPWORDS and w not in _SHARED for w in words)
    foreign = max(sum(w in language for w in words) for language in _ELSEWHERE)
    return foreign >= 2 and foreign > dutch


def is_mashed(text: str) -> bool:
    """Whether a message has no Dutch small word and most of its words are keys beside each other, or have no vowel."""
    words = [w for w in tokens(text) if w.isalpha()]
    if not words or any(w in STOPWORDS for w in words):
        return False
    return 2 * sum(_is_mash(w) for w in words) > len(words)


def _is_mash(word: str) -> bool:
    runs = any(
        row[n : n + _RUN] in word or row[n : n + _RUN][::-1] in word for row in _ROWS for n in range(len(row) - 3)
    )
    return runs or bool(re.search(r"(.)\1\1\1", word) or re.fullmatch(r"[^aeiouy]{6,}", word))
