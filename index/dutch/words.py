"""Words as search sees them: tokens, stems, and the words that carry no subject. The one door to PyStemmer."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:%|[a-z]\b)?|[^\W\d_]+(?:['’][^\W\d_]+)*\d*|\d+")
_DUTCH = Stemmer.Stemmer("dutch")

STOPWORDS = frozenset(
    """aan achter al alle allen alleen als altijd ander andere anderen anders ben bent bij binnen boven buiten
    daar daaraan daarbij daardoor daarin daarmee daarna daarnaast daarom daarop daaruit daarvan daarvoor dan
    dat de deze die dit doch doen doet door dus echter een eens eerder eerst elk elke en enige er eraan erbij
    ermee ertoe ervan ervoor geen gedaan geweest geworden haar had hadden heb hebben hebt heeft hem hen het
    hier hierbij hierdoor hiermee hierna hiervan hiervoor hij hoe hoeveel hun ieder iedere iemand iets ik in
    inzake is ja je jij jou jouw jullie kan kon konden kun kunnen laat laten maar me mee meer men met mij
    mijn mocht moest moet moeten mogen na naar nam naast niet niets nog nu mag ga gaan gaat ging kwam kwamen
    geeft geven krijg krijgt krijgen kreeg kregen doet kunt laten stond stonden lag zat wilde wilden deed
    deden of om omdat omtrent ons onze ook op over per reeds samen sinds soms staat staan te tegen ten ter
    terug tevens tijdens toch toen tot tussen u uit uw vaak van vanaf vanuit vanwege veel verder via voor
    vooral waar waaraan waarbij waardoor waarin waarmee waarom waarop waaruit waarvan waarvoor wanneer waren
    was wat we wel welk welke werd werden weer wie wij wil willen worden wordt zal ze zelf zich zie zij zijn
    zo zoals zonder zou zouden zowel zullen""".split()
)


# The same sentences and the same question are folded over and over while one question is answered.
@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case, without accents, with plain quotes, and without footnote calls: for comparing, never for showing."""
    if text.isascii():
        return text.lower()
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", text).replace("’", "'").replace("‘", "'").replace("­", "")
    plain = unicodedata.normalize("NFKD", text.replace("\u00a0", " "))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, in order. A hyphen or slash parts words; "1.500" stays one token."""
    return tuple(_TOKEN.findall(fold(text)))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The Snowball stem of one folded Dutch word; a word with a digit in it is its own stem."""
    if any(c.isdigit() for c in word):
        return word
    return str(_DUTCH.stemWord(word))


def stems(text: str) -> Iterator[str]:
    """The stems of the words of a text that are no stop words, in order."""
    return (stem(t) for t in tokens(text) if t not in STOPWORDS)
