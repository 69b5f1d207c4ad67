"""Whether a text holds the kind of thing that a question asks for: a number, an amount, a time, a reason, a name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.answer.lexicon import Want
from index.answer.looks import looks_of
from index.answer.question import Ask, Question
from index.dutch import dates
from index.dutch.names import names
from index.dutch.numbers import numbers
from index.dutch.words import fold, stem, tokens

_MONEY = re.compile(r"€|\beuro\b|\b\d+ ton\b|\bmiljoen\b|\bmln\b|\bmiljard\b|\bgratis\b|\bkosteloos\b", re.IGNORECASE)
_MOMENT = re.compile(
    r"\b(?:eind|begin|medio|dag|week|weken|maand|maanden|jaar|uur|termijn|voorjaar|najaar|zomer|winter|doorlopend|morgen|"
    r"lente|herfst|kwartaal|halverwege|zodra|nadat|voordat|zolang|direct|onmiddellijk|meteen|vandaag|maandag|dinsdag|"
    r"woensdag|donderdag|vrijdag|zaterdag|zondag)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:omdat|doordat|vanwege|wegens|daarom|daardoor|reden\w*|oorzaak|oorzaken|want|immers|zodat|aangezien|gezien|gelet|enerzijds|"
    r"anderzijds|door|i\.v\.m|in verband met|als gevolg|dankzij|tekortkoming|hierdoor|waardoor|belangrijk|nodig|"
    r"daar|naar aanleiding van|ten gevolge van|met het (?:vallen|vertrek|wegvallen|aflopen|ingaan) van|"
    r"controversieel|gebrek aan|bij gebrek|het ontbreken van|(?:af|aan)wezigheid van|namelijk|"
    r"te (?:weinig|veel|duur|hoog|laag|klein|groot|lang|kort|druk|laat|smal|gevaarlijk|onveilig|onzeker))\b",
    re.IGNORECASE,
)
_ACTORS = re.compile(
    r"\b(?:gemeenten?|regio\w*|\w*aanbieders?|college|raad|minister\w*|organisaties?|partners?|corporaties|\w*teams?|\w*diensten|"
    r"\w*(?:coördinator|consulent|adviseur|verpleegkundige|beheerder|regisseur|manager|medewerker|functionaris|leider)(?:s|en)?)\b",
    re.IGNORECASE,
)
# A thing counted in one of these is only answered by a number with that very unit.
_UNITS = frozenset(
    stem(u)
    for u in [
        "maand",
        "maanden",
        "dag",
        "dagen",
        "week",
        "weken",
        "uur",
        "uren",
        "jaar",
        "jaren",
        "euro",
        "procent",
        "kilometer",
        "fte",
    ]
)
_NAMED, _CLOSE = 0.4, 5
# What stands before a year that is one; four figures behind another word may count things.
_OF_TIME = re.compile(
    r"(?:^|[-–/(,]|\b(?:in|sinds|per|van|vanaf|voor|over|tot|na|en|t/m|met|jaar|eind|begin|medio|zomer|winter|voorjaar|"
    r"najaar|kwartaal|jan\w*|febr\w*|maart|april|mei|juni|juli|aug\w*|sept\w*|okt\w*|nov\w*|dec\w*))\s*$",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\bhoe laat\b")
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b|\b\d{1,2}\s*uur\b", re.IGNORECASE)
ANYBODY = frozenset("mensen personen iemand mens persoon percentage deel".split())
"""Words for whom or what is counted that say nothing of it."""
_LENGTH = re.compile(
    r"\b(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|minuten|langdurig|onbeperkt|tot en met|tot)\b",
    re.IGNORECASE,
)
# What says on what an amount or number hangs, which answers who asks for it: "is afhankelijk van uw leeftijd".
_HANGS = re.compile(
    r"\b(?:hangt|hangen|hing) .{0,60}\baf van\b|\b(?:afhankelijk|afhangen) van\b|\bverschil(?:t|len) per\b"
)
_HOW_LONG = re.compile(r"\bhoe ?lang\b")
_MAIL = re.compile(r"\be-?mail|\bmailadres|\bmail\b", re.IGNORECASE)
_PHONE = re.compile(r"telefoon|belnummer|\b06\b|06-nummer", re.IGNORECASE)
_RULES = re.compile(r"\bwanneer\s+(?:mag|moet|kan|kom|krijg|heb|ben|word|vindt|vinden|wordt|worden|geldt)\b")


# What asks why a thing ended is answered only where its end is told: the question may be wrong about it.
_ASKS_END = re.compile(
    r"\b(?:gestopt|stopte|stopten|stopt|gesloten|afgeschaft|opgeheven|gestapt|vertrokken|beeindigd|geschrapt|opgezegd|"
    r"stopgezet|ingetrokken|hield\w* .{0,40}\bop|failliet)\b"
)
_TELLS_END = re.compile(
    r"\b(?:ge)?stop|eindig|\bverval|\bverviel|opgehev|opheff|\b(?:af|ge)?sluit|\b(?:af)?geslot|\b(?:in|terug)ge?trok|"
    r"\b(?:in|terug)trek|\bvertr[eo]k|geschrapt|\bschrap|afgeschaft|afschaff|opgezegd|opzegg|\bverdw|"
    r"\bniet (?:meer|langer|door)\b|\bafgerond|\bverlaten|\bverliet|failliet|\bafgelopen|\bgestaakt|\bvoorbij\b"
)


# "Wie is de wethouder": only a person's name answers that.
_PERSON = re.compile(
    r"\b(?:wie (?:is|zijn|was)|hoe he(?:et|ten|ette)|(?:wat is de|wat zijn de) (?:achter|voor)?na(?:am|men) van|welke) "
    r"(?:de |het |onze |uw )?(?:\w+ )?(burgemeester|wethouders?|minister|staatssecretaris|directeur|voorzitter|"
    r"gemeentesecretaris|griffier|raadslid|raadsleden|contactpersoon|projectleider|auteur|portefeuillehouder|architect|"
    r"huisarts|\w+(?:arts|manager|regisseur|coördinator|coordinator|secretaris|meester))\b"
)


def counts(text: str, wants: Sequence[Want]) -> bool:
    """Whether a text counts one of these things: a number stands within a few words of it."""
    words = tokens(text)
    numbered = [n for n, word in enumerate(words) if numbers(word) and not _is_span(words[n + 1 : n + 2])]
    named = [n for n, word in enumerate(words) if any(want.cover({stem(word)}) >= _NAMED for want in wants)]
    return any(abs(n - m) <= _CLOSE for n in numbered for m in named)


def _is_span(following: Sequence[str]) -> bool:
    """Whether a number counts time ("5 maanden", "24-uurszorg") and not things."""
    return any(stem(word) in _UNITS or word.startswith("uur") for word in following)


def wants_total(question: Question) -> bool:
    """Whether a question asks for a sum over all rows of a table."""
    return bool(re.search(r"\b(?:in totaal|totaal|bij elkaar|opgeteld)\b", fold(question.text)))


def is_total(label: str) -> bool:
    """Whether a row of a table is its total."""
    return fold(label).startswith(("totaal", "eindtotaal", "som"))


def is_unit(word: str) -> bool:
    """Whether a word is a unit of measure: "maanden", "euro"."""
    return stem(word) in _UNITS


# The board as a whole names nobody.
_BOARD = re.compile(r"\bburgemeester en wethouders\b", re.IGNORECASE)


def _names_holder(role: str, text: str) -> bool:
    """Whether a text gives the name of the one who holds a role: two names with a capital, beside it."""
    word = r"(?!(?:College|Gemeente|Regio|Raad|Stichting|Ministerie|Wet)\b)[A-ZÀ-Þ](?:[a-zà-ÿ]|\.)[\w.-]*"
    name = rf"{word}(?:\s(?:van|de|der|den|ten|ter|el|'t))*\s{word}"
    stemmed = re.escape(role.rstrip("s"))
    text = _BOARD.sub("", text)
    return bool(
        re.search(
            rf"(?i:{stemmed}\w*)(?:\W{{1,3}}(?:[a-z]+\s){{0,3}}|[^.;]{{1,60}}?\s(?:is|was|heet|wordt)\s){name}|{name}\W{{1,3}}(?:[a-z]+\s){{0,3}}(?i:{stemmed})",
            text,
        )
    )


# What is told by its name: who asks "welke gemeente" wants one that the question does not name already.
_NAMED_THINGS = frozenset(
    stem(w)
    for w in """gemeente gemeenten regio regios provincie plaats plaatsen stad steden dorp dorpen kern kernen wijk
    wijken buurt buurten straat locatie locaties organisatie organisaties partij partijen partner partners ketenpartners
    aanbieder aanbieders zorgaanbieder zorgaanbieders corporatie corporaties woningcorporaties instelling instellingen
    stichting stichtingen bureau onderzoeksbureau adviesbureau bedrijf bedrijven vervoerder leverancier aannemer
    ministerie fonds vereniging wethouder bestuurder persoon dienst team school scholen""".split()
)
_CALLED = re.compile(r"\bhoe (?:heet|heten|noem\w*|luidt)\b|\bwat is de naam\b|\bonder welke naam\b")
_PLACE = re.compile(r"\b\w+(?:straat|weg|plein|laan|kade|gracht|dijk|singel|park|hof)\b", re.IGNORECASE)


def wants_name(question: Question) -> bool:
    """Whether only a name can answer: of a person, an organisation, a place, or of what the question describes."""
    asked = question.ask in (Ask.WHO, Ask.WHERE) or any(stem(w) in _NAMED_THINGS for w in question.focus[:2])
    return asked or bool(_CALLED.search(fold(question.text)))


def _tells_name(question: Question, text: str) -> bool:
    """Whether a text holds a name, a role or a place that the question does not hold itself."""
    said = set(tokens(question.text))
    if any(not set(tokens(name)) <= said for name in names(text)):
        return True
    if question.ask is Ask.WHO:
        return any(fold(found.group()) not in said for found in _ACTORS.finditer(text))
    return question.ask is Ask.WHERE and bool(_PLACE.search(text))


def is_strict(question: Question) -> bool:
    """Whether an answer of another kind is no answer: an amount without money, a count without a number.

    "Wanneer mag ik ..." may ask for a condition as well as for a date; "wie" may be answered by any noun.
    """
    if _MAIL.search(question.text) or _PHONE.search(question.text) or _PERSON.search(fold(question.text)):
        return True
    if looks_of(question):
        return True
    if question.ask is Ask.WHEN:
        return not _RULES.search(fold(question.text))
    return question.ask in (Ask.AMOUNT, Ask.COUNT, Ask.WHY)


def holds(question: Question, text: str, beside: str) -> bool:
    """Whether a text holds the kind of thing that is asked for. beside: the text with the sentences around it."""
    if _MAIL.search(question.text):
        return "@" in beside
    if _PHONE.search(question.text):
        return bool(re.search(r"\d{3,}[\d\s-]{4,}|\(0\d+\)", beside))
    if looks := looks_of(question):
        return bool(looks.search(beside))
    if question.ask in (Ask.AMOUNT, Ask.COUNT):
        counted = _counts(question, beside) if question.ask is Ask.COUNT else bool(_MONEY.search(beside))
        return counted or bool(_HANGS.search(fold(text)))
    if _HOUR.search(fold(question.text)):
        return bool(_CLOCK.search(beside))
    if question.ask is Ask.WHEN:
        return any(dates.dates(text)) or bool(_MOMENT.search(text))
    if role := _PERSON.search(fold(question.text)):
        return _names_holder(role.group(1), beside)
    if wants_name(question):
        return _tells_name(question, text)
    if question.ask is Ask.WHY:
        ended = not _ASKS_END.search(fold(question.text)) or _TELLS_END.search(fold(beside))
        return bool(ended and _REASON.search(beside))
    return True


def _counts(question: Question, text: str) -> bool:
    """Whether a text holds a number that is no part of a date, in the unit that is asked for where it is one."""
    if _HOW_LONG.search(fold(question.text)):
        return bool(_LENGTH.search(text)) or bool(numbers(text))
    unit = next((w for w in question.focus[:1] if stem(w) in _UNITS), "")
    if unit == "procent" or "percentage" in fold(question.text):
        return "%" in text or "procent" in text
    if unit == "euro":
        return bool(_MONEY.search(text))
    plain = text
    for found in reversed(list(dates.dates(text))):
        if len(found.text) == 4 and not _OF_TIME.search(text[: found.start]):
            continue  # "rond de 1960 meldingen"
        plain = plain[: found.start] + " " * (found.end - found.start) + plain[found.end :]
    if unit:
        words = tokens(plain)
        return any(numbers(one) and stem(other) == stem(unit) for one, other in pairwise(words))
    return bool(numbers(plain))
