"""The numbers by which a message names measures, put in figures: "maatregel twaalf b" -> "maatregel 12b"."""

import re

from index.dutch import codes, nouns
from index.dutch.alike import alike, same_word
from index.dutch.numbers import word_value
from index.dutch.words import STOPWORDS, fold

_TYPO = 82  # how alike (0 to 100) a word must be to "maatregel" or "doelstelling" to be that word misspelt
_PART = r"(?:onderdeel|sub|lid|punt|deel)"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
# Words that are spelt nearly like a noun for numbered things, and are none.
_NO_SLIP = frozenset("actief acteur projectie besluiteloos".split())
_SLIPS = tuple(
    "actie acties besluit besluiten speerpunt speerpunten project projecten ambitie afspraak programmalijn "
    "beslispunt indicator".split()
)
_ORDINALS = tuple(
    """eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende
    vijftiende zestiende zeventiende achttiende negentiende twintigste""".split()
)
# What people count off ("de derde maatregel"); a first or last one is more often first in time.
_COUNTED_OFF = r"(?:maatregel|doelstelling|actie|speerpunt|pijler|programmalijn|actielijn|beslispunt|uitgangspunt)"
NUMBERS = frozenset("nummer nummers nummertje nr no punt maatregelnummer maatregelnr actienummer".split())
"""Words for a number itself: they say nothing of what is numbered."""


def written_out(text: str) -> str:
    """The message with its references in figures: "maatregel drie en twintig" -> "maatregel 23", "18 t/m 21" ->
    "18–21", "27 onderdeel b", "27-b" and "onderdeel b van maatregel 27" -> "27b", "de 20e maatregel" -> "maatregel 20",
    "speerpunt III" -> "speerpunt 3", "veertien d" -> "14d"."""
    text = re.sub(
        rf"\b(een|één|twee|drie|vier|vijf|zes|zeven|acht|negen) en ({_TENS})\b", r"\1-en-\2", text, flags=re.IGNORECASE
    )
    text = re.sub(r"\b([^\W\d_]+) punt ([^\W\d_]+)\b", _dotted, text, flags=re.IGNORECASE)
    text = re.sub(r"(?:[^\W\d_]+-)*[^\W\d_]+", lambda match: _figure(match, text), text)
    text = re.sub(r"\b([^\W\d_]+)\s+([IVX]{1,5}|[ivx]{2,5})\b(?!['’])", _arabic, text)
    text = re.sub(r"(?<=[\da-z])\s*(?:\bt\s?/?\s?m\b|\btot en met\b)\s*(?=[A-Za-z]?\d|[a-z]\b)", "–", text)
    text = re.sub(rf"\b(\d{{1,3}})\s*,?\s+(?:{_PART}|onder)\s+([a-z])\b", r"\1\2", text, flags=re.IGNORECASE)
    text = re.sub(
        rf"\b{_PART}\s+([a-z])\s+(?:van|uit|bij|onder)\s+([^\W\d_]+\.?\s+)?([a-z]?\d{{1,3}})\b",
        r"\2\3\1", text, flags=re.IGNORECASE,
    )  # fmt: skip
    text = re.sub(r"\b([A-Za-z]{0,2}\d{1,3})\s?(?:-([a-h])|\(([a-h])\))(?![\w-])", r"\1\2\3", text)
    text = re.sub(r"\b([^\W\d_]{4,})\s+([A-Z])\s(\d{1,3})\b", _spaced, text)
    text = re.sub(rf"\b(\d{{1,3}})\s?(?:ste|de|e)\s+({_COUNTED_OFF})\b", r"\2 \1", text, flags=re.IGNORECASE)
    return re.sub(rf"\b({'|'.join(_ORDINALS[1:])})\s+({_COUNTED_OFF})\b", _counted_off, text, flags=re.IGNORECASE)


def _dotted(match: re.Match[str]) -> str:
    """ "drie punt vier" as "3.4"."""
    whole, part = word_value(match.group(1)), word_value(match.group(2))
    return match.group() if whole is None or part is None else f"{whole}.{part}"


def _figure(match: re.Match[str], text: str) -> str:
    """A number word behind a policy noun, or before the letter of a part, as a figure; any other word as it is."""
    word, after = match.group().lower(), text[match.end() :]
    value = 0 if word == "nul" else word_value(word)
    if word == "een" and re.match(r"\s*(?:$|[?.!,;:]|en\b)", after):
        value = 1
    if value is None:
        return match.group()
    before = text[: match.start()].split()
    told = bool(before) and bool(noun(before[-1]) or fold(before[-1]).strip(".") in NUMBERS)
    lettered = word != "een" and re.match(rf"\s+(?:[b-h]|a(?!\s+[^\W\d_]+)|{_PART}\s+[a-z])(?![\w'’.])", after)
    return str(value) if told or lettered else match.group()


def _arabic(match: re.Match[str]) -> str:
    """ "speerpunt III" as "speerpunt 3"; other words and letters as they are."""
    numbered = noun(match.group(1)) and re.fullmatch(codes.ROMAN, match.group(2).upper())
    return f"{match.group(1)} {codes.roman(match.group(2))}" if numbered else match.group()


def _spaced(match: re.Match[str]) -> str:
    """ "actie A 4" as "actie A4"."""
    return f"{match.group(1)} {match.group(2)}{match.group(3)}" if noun(match.group(1)) else match.group()


def _counted_off(match: re.Match[str]) -> str:
    return f"{match.group(2)} {_ORDINALS.index(match.group(1).lower()) + 1}"


def noun(word: str) -> str:
    """The policy noun that a word of a question stands for, also misspelt ("matregel") or as one letter ("m20")."""
    folded = fold(word).strip(".:")
    if folded == "m":
        return "maatregel"
    if found := nouns.singular(folded):
        return found
    if len(folded) < 5 or folded in STOPWORDS or folded in _NO_SLIP:
        return ""
    if len(folded) >= 6:
        best = max(("maatregel", "maatregelen", "doelstelling", "doelstellingen"), key=lambda n: alike(folded, n))
        if alike(folded, best) >= _TYPO:
            return nouns.singular(best)
    return next((nouns.singular(n) for n in _SLIPS if same_word(folded, n)), "")
