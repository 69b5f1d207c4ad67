"""Several questions in one message, taken apart."""

import re

from index.answer import courtesy
from index.answer.question import parse
from index.answer.vocabulary import RELATIONAL, SHAPERS
from index.dutch.sentences import spans
from index.dutch.words import STOPWORDS, tokens

_PREPOSITION = r"(?:sinds|tot|vanaf|per|met|door|voor|naar|uit|op|in|bij|van|aan|onder)"
_ASKING = rf"(?:{_PREPOSITION}\s+)?(?:hoeveel|wanneer|waarom|waardoor|wie|wat|waar|waarvoor|welke?|hoe)\b"
# Behind a comma alone, words that also open a relative clause ("..., waar Huizen onder valt") begin no question.
_FIRM = rf"(?:{_PREPOSITION}\s+)?(?:hoeveel|wanneer|waarom|hoe)\b|wie\s+(?:voert|is|zijn|doet|betaalt)\b"
_VERB = r"(?:is|zijn|komt|komen|wordt|worden|was|waren|staat|staan)\s+er\b"
_CUT = re.compile(
    rf"\s*[,;]?\s+en\s+(?:ook\s+)?(?:dan\s+)?(?={_ASKING}|{_VERB})|\s*[,;]\s+(?:maar\s+|of\s+)?(?={_FIRM})",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"(?:\W*(?:en|maar|dus|ok|dan|ook|verder|nog|daarnaast|tot slot|ten eerste|ten tweede)\b\W*)*"
    rf"(?:{_ASKING}|is|zijn|was|waren|wordt|worden|werd|heeft|hebben|had|komt|komen|gaat|gaan|kan|kunnen|mag|mogen|moet|"
    r"moeten|loopt|ligt|staat|staan|zit|doet|klopt|bestaat|weet|weten|kunt|kun|wil|geef|noem|vertel|toon|beschrijf|status|"
    r"stand|voortgang)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"(?:,|\b(?:weet|weten|vertel|zeggen|uitleggen|aangeven))\s.*\b{_ASKING}|, (?:{_VERB}|gaat|mag|kan)", re.IGNORECASE
)


def split(message: str) -> tuple[str, ...]:
    """The questions in a message, in order; the message itself where it is one.

    "20 en 21" is one question, and so is "wie en waar". A sentence that asks nothing stays with the question after it,
    or with the one before it at the end; thanks and greetings are dropped.
    """
    sentences = [message[start:end].strip() for start, end in spans(message)]
    sentences = [s for s in sentences if courtesy.reply(s) is None]
    questions: list[str] = []
    told: list[str] = []
    for sentence in sentences:
        if not _is_question(sentence):
            told.append(sentence)
            continue
        first, *more = _clauses(sentence)
        questions += [" ".join([*told, first]), *more]
        told = []
    if len(questions) < 2:
        return (message,)
    return (*questions[:-1], " ".join([questions[-1], *told]))


def _is_question(sentence: str) -> bool:
    return sentence.endswith("?") or bool(_OPENS.match(sentence) or parse(sentence).references)


def _clauses(sentence: str) -> list[str]:
    """A sentence cut before each question word that opens a question of its own."""
    parts: list[str] = []
    place = 0
    for match in _CUT.finditer(sentence):
        before, after = sentence[place : match.start()], sentence[match.end() :]
        # "... en wanneer?" by itself asks nothing, but of a measure that is named.
        alone = len(tokens(after)) == 1 and not parse(sentence).references
        if _stands(before, bool(parts)) and _asks(after) and not alone:
            parts.append(before.strip())
            place = match.end()
    return [*parts, sentence[place:].strip()]


def _stands(clause: str, later: bool) -> bool:
    """Whether a clause asks something and says of what; a later one may leave that to the first."""
    asked = parse(clause)
    # "Maatregel 4 de fietsbrug, hoe ver?": what stands first is only what is asked about.
    asks = bool(_OPENS.match(clause) or _INSIDE.search(clause) or (later and asked.references))
    said = [t for t in tokens(clause) if t not in STOPWORDS and t not in SHAPERS]
    return asks and (bool(said) or (later and len(tokens(clause)) > 1))


def _asks(clause: str) -> bool:
    """Whether what follows asks more than what the thing is called ("en hoe heet die")."""
    said = tokens(clause)
    only_named = {"heet", "heten"} & set(said[:4]) and not [
        t for t in said if t not in STOPWORDS and t not in SHAPERS and t not in RELATIONAL
    ]
    return not only_named and said[1:2] not in (("niet",), ("wel",), ("en",))
