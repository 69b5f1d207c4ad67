"""Messages that are no question about policy: greetings, thanks, insults, orders to the bot, empty or endless text."""

import re

from index.answer import texts
from index.dutch.words import fold

LONGEST = 1000
_REPLIES = tuple(
    (re.compile(pattern), reply)
    for pattern, reply in (
        (r"/\w+.*", texts.UNKNOWN_COMMAND),
        (r"(?:hallo|hoi|hey|hee|dag|goede?(?:morgen|middag|n?avond|ndag)|hi|hello|moin)(?: (?:daar|allemaal|bot|"
         r"beleidsbot))?(?:,? hoe (?:gaat het|is het)(?: met (?:je|jou|u))?)?", texts.GREETING),
        (r"(?:hoe gaat het|alles goed|hoe is het)(?: met (?:je|jou|u))?", texts.GREETING),
        (r"(?:heel erg |hartelijk |super )?(?:bedankt|dank(?: ?je| ?u)?(?: ?wel)?|thanks|thx|top|prima|fijn|"
         r"mooi|ok(?:e|ay)?|duidelijk|helder|perfect)(?: (?:hoor|he|voor .{1,40}|bedankt|dank\w*))*", texts.THANKS),
        (r"(?:doei|tot ziens|dag hoor|fijne (?:dag|avond)|tot (?:later|morgen))", texts.GOODBYE),
        (r"(?:wie|wat) (?:ben|bent) (?:jij|je|u)(?: eigenlijk| precies)?|wat (?:kun|kan|kunt) (?:jij|je|"
         r"u)(?: (?:allemaal|doen|voor mij|voor me))*|ben (?:jij|je) (?:een )?(?:bot|robot|mens|computer|ai)|"
         r"help|hulp|hoe werk(?:t dit|t het| je| jij)", texts.WHO_AM_I),
    )
)  # fmt: skip
_INSULT = re.compile(
    r"\b(?:klote\w*|kut\w*|sukkel|idioot|stomme? (?:bot|ding|robot)|(?:je|jij|u) (?:bent|is) (?:\w+ )?(?:dom|"
    r"stom|waardeloos|slecht|achterlijk)|"
    r"waardeloze? (?:bot|ding)|rot op|oprotten|flikker|hou je (?:bek|mond)|dombo|mongool|debiel|loser)\b"
)
_INSTRUCTION = re.compile(
    r"\b(?:vergeet|negeer|ignore|forget|overschrijf|wis)\b.{0,40}\b(?:regels?|instructies?|opdracht\w*|instructions?|rules?|prompt|alles|eerdere|vorige)\b|"
    r"\b(?:doe|gedraag je|speel|praat) (?:nu )?(?:alsof|als een|net of)\b|\bje bent nu een?\b|\bfrom now on\b|"
    r"\bvanaf nu\b.{0,30}\b(?:ben je|doe je|antwoord)\b|"
    r"\b(?:system|systeem)\s?prompt\b|\bjailbreak\b|\bjouw (?:regels|instructies|prompt)\b|"
    r"^(?:schrijf|maak|dicht|vertel|zing|vertaal|programmeer|teken|verzin)\b.{0,30}\b(?:gedicht|liedje|lied|verhaal\w*|mop|grap|rap|essay|code|script|programma|brief|mail|rijm|sprookje|vers)\b|"
    r"\bvertel (?:me |mij )?(?:eens )?een (?:mop|grap|verhaal\w*|sprookje)\b"
)


def reply(text: str) -> str | None:
    """A short Dutch reply to a message that asks nothing of the documents; None for anything that may be a question."""
    if len(text) > LONGEST:
        return texts.TOO_LONG
    folded = re.sub(r"[\s!.,?]+$", "", re.sub(r"\s+", " ", fold(text))).strip()
    if not re.search(r"\w", folded) or re.fullmatch(r"[\d\W_]*\d{4,}[\d\W_]*", folded):
        return texts.NO_QUESTION
    if not re.search(r"[a-z]", folded) and not re.search(r"\d", folded):
        return texts.NO_QUESTION
    if _INSTRUCTION.search(folded):
        return texts.INSTRUCTION
    if _INSULT.search(folded):
        return texts.INSULT
    return next((said for pattern, said in _REPLIES if pattern.fullmatch(folded)), None)
