"""What answers a question that names the kind of thing it asks for: a size with its unit, a colour, an age."""

import re

from index.answer.question import Question
from index.dutch.words import fold

_NUMBER = r"(?:\d[\d.,]*|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\s?"
_METRES = rf"{_NUMBER}(?:meter|m|centimeter|cm)\b"
_BUILT = (
    r"(?:gebouw|toren|flat|molen|turbine|dijk|brug|hek|muur|schutting|mast|boom|bomen|heg|paal|palen|drempel|tunnel|"
    r"viaduct|bebouwing|antenne|huis|huizen|woningen|kade|kunstwerk|nieuwbouw|bouw)"
)
_LAID = (
    r"(?:pad|paden|weg|wegen|route|routes|lijn|tunnel|brug|dijk|straat|spoor|kanaal|tracé|trace|traject|strook|baan)"
)
# The words between "hoe hoog" and its subject: what stands behind a preposition is no subject.
_UP_TO = r"(?:(?!(?:van|voor|bij|op|in|per|aan|met)\b)\w+ ){1,4}?"
_GROUND = r"(?:park|kavel|kavels|terrein|plein|zaal|perceel|bos|veld|tuin|meer|vijver|hal|gebied|wijk|weide)"
# What a question asks by the name of its kind, and what that looks like: nothing else answers it.
_LOOKS = tuple(
    (re.compile(asked), re.compile(looks, re.IGNORECASE))
    for asked, looks in (
        (rf"\bhoe hoog {_UP_TO}\w*{_BUILT}(?:en|s)?\b",
         rf"{_METRES}|{_NUMBER}(?:verdieping|bouwla|woonla|etage|lagen)|\bhoog(?:ste?)? \w+ {_NUMBER}"),
        (r"\bhoe (?:breed|diep)\b", _METRES),
        (rf"\bhoe ?lang (?:is|was|wordt|worden|zijn) {_UP_TO}\w*{_LAID}\b(?!.*\b(?:dicht|open|\w*ge\w+))",
         rf"{_METRES}|{_NUMBER}(?:kilometer|km)\b"),
        (rf"\bhoe groot {_UP_TO}\w*{_GROUND}\b", rf"{_NUMBER}(?:vierkante|m2|m²|hectare|ha|km2|voetbalvelden|meter)\b"),
        (r"\bhoe zwaar\b", rf"{_NUMBER}(?:kilo|kg|ton|gram)"),
        (r"\bhoe (?:warm|koud)\b", rf"{_NUMBER}(?:graden|°)"),
        (r"\b(?:welke|minimum|minimale|maximum|maximale|gemiddelde) ?leeftijd\b",
         r"\b\d{1,2}\s?(?:jaar|\+|plus)|jarig|\d{1,2} (?:en|tot|t/m|tot en met) \d{1,2}\b|volwassen"),
        (r"\bopeningstijd", r"\b\d{1,2}[.:]\d{2}\b|\b\d{1,2}\s*uur\b|dag(?:en)?\b|\bweekend"),
        (r"\bwelke kleur(?:en)?\b",
         r"\b(?:rood|rode|groene?|blauwe?|gele?|geel|wit|witte|zwarte?|grijze?|oranje|paarse?|bruine?|roze)\b"),
        (r"\bwelke? merk(?:en)?\b", r"\b(?:merk(?:en)?|type|model|fabrikaat)\b"),
        (r"\bwelke straten\b|\bwelke straat\b|\bwelk adres\b|\bwat is het adres\b|\bpostcode\b",
         r"\w(?:straat|weg|plein|laan|kade|gracht|dijk|singel|hof|steeg)\b|\b(?:Laan|Plein|Singel|Park) \w"),
        (r"\bwelke? (?:\w+)?soort(?:en)?\b", r"soort|\w+, [^.;]{2,80} (?:en|of) \w|:\s"),
        (r"\b(?:uit|vanuit|van) welke? (?:budget|pot|potje|fonds|middelen|begroting|regeling|reserve)\b",
         r"budget|fonds|middelen|begroting|regeling|reserve|subsidie|gesubsidieerd|bijdrage|uitkering|\bpot(?:je)?\b|"
         r"\b(?:rijk|provincie|gemeente)\b"),
        (r"\bwelk (?:rapport)?cijfer\b", r"cijfer|\bscore|\b\d,\d\b|\been \d\b"),
    )
)  # fmt: skip


def looks_of(question: Question) -> re.Pattern[str] | None:
    """What the answer looks like, where a question names the kind of thing that it asks for; None where it does not."""
    said = fold(question.text).strip(" ?!.")
    return next((looks for asked, looks in _LOOKS if asked.search(said)), None)
