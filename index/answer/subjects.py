"""The word or words whose meaning a question asks."""

import re

from index.dutch.words import fold

# Ways in which a question asks for a meaning and for nothing else, folded.
_SURE = re.compile(
    r"\b(?:betekent|betekend|betekenen|betekenis|definitie|definieer|afkorting\w*|verstaa[nt]|bedoel\w*|"
    r"omschrijving van|verklaring van|verklaar)\b|\bhoudt? .{1,60} in$|\bhoudt in\b|"
    r"\bstaa[nt] .{1,60} voor$|\bstaa[nt] (?:dat|die|dit)? ?voor\b|"
    r"\bwil(?:len)? .{1,60} zeggen$|\bwaarvoor staa[nt]\b|\bwat (?:is|zijn) (?:dat|dit|die)$|"
    r"\bwat dat (?:is|zijn)$|"
    r"^(?:leg|geef|uitleg)\b.{0,12}\buitleg\b|^leg (?:eens |even )?uit\b|^uitleg\b|\buitleg(?:gen)?$|\buitleggen wat\b|"
    r"\bverschil tussen\b|\bwat is (?:nou |eigenlijk |precies |dan )*(?:een|zo'n)\b"
)
# Ways that may ask it: "wat is kwel", "kwel?".
_MAYBE = re.compile(
    r"^(?:en )?(?:weet \w+ |vertel (?:me |mij )?)?wat (?:is|zijn|was|houdt)\b|"
    r"^[\w/&+.-]+(?:,? [\w/&+.-]+){0,2}$"
)
_LETTERS = re.compile(
    r"\b(?:betek\w+|afkorting\w*|letters|zeggen|voluit)\b|\bstaa[nt]\b.*\bvoor\b|\bvoor\b.*\bstaa[nt]\b"
)
_OF = re.compile(
    r"^.*?\b(?:verstaa[nt]?|verstaan|bedoelt|bedoelen|bedoeld|bedoel|bedoelde)\b.{0,60}?\s(?:onder|met)\s|"
    r"^.*?\b(?:onder|met)\s(?=.{1,60}\b(?:verstaan|verstaat|bedoeld|bedoelt|bedoelen)\b)|"
    r"^.*?\bverschil\s+tussen\s",
    re.IGNORECASE,
)
_FRAME = frozenset(
    """wat is zijn was betekent betekend betekenen betekenis houdt houden in waar staat staan voor waarvoor de
    het een letters afkorting afkortingen term termen begrip begrippen woord woorden eigenlijk nou nu dan
    precies definitie verklaar definieer uitleg van verstaan verstaat men we wij jullie u je jij ik moet moeten
    onder met bedoeld bedoelt bedoelen bedoel ze wordt worden er dat dit die wil willen zeggen leg uit uitleggen
    kunt kun kan mij me eens even graag geef vertel vertellen weet weten omschrijving verklaring exact ook
    alweer weer al en of toch zo'n hier daar mee mag zoiets als hoe precieze betekenissen volgens hem haar hun
    a.u.b aub svp alstublieft alsjeblieft heet doet""".split()
)
_BEHIND = re.compile(
    r"\s(?:volgens|in|binnen|bij|uit|van|voor|op|is|zijn|betekent|betekenen|de afkorting)\s.*$", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|;|\ben\b|\bof\b|\bmet\b|&)\s+(?:de\s|het\s|een\s)?", re.IGNORECASE)
_LONGEST = 6  # words


def of(text: str) -> tuple[tuple[str, ...], bool]:
    """The words whose meaning a question asks, most often one, and whether it asks for a meaning for sure."""
    subject = whole(text)
    if not subject:
        return (), False
    surely = bool(_SURE.search(_folded(text)))
    parts = tuple(p for p in (_bare(part) for part in _AND.split(subject)) if p)
    return (parts if len(parts) > 1 else (subject,)), surely


def whole(text: str) -> str:
    """All that a question asks the meaning of, in one; "" where it asks no meaning."""
    folded = _folded(text)
    if not _SURE.search(folded) and not _MAYBE.match(folded):
        return ""
    subject = _bare(_OF.sub("", " ".join(text.split()), count=1))
    return subject if len(subject.split()) <= _LONGEST else ""


def narrower(subject: str) -> str:
    """A subject without what follows its first word of place or source: "VVE in het onderwijs" to "VVE"."""
    return _bare(_BEHIND.sub("", subject))


def wants_letters(text: str) -> bool:
    """Whether a question asks what letters stand for, rather than what a thing is."""
    return bool(_LETTERS.search(_folded(text)))


def _folded(text: str) -> str:
    return " ".join(fold(text).strip(" ?!.,:").split())


def _bare(text: str) -> str:
    """A text without quotes and without the words around its subject."""
    words = re.sub(r"[‘’\"“”?!:]|(?<!\w)'|'(?!\w)", " ", text).strip(" .,;").split()
    while words and _is_frame(words[0], len(words) > 1):
        words = words[1:]
    while words and _is_frame(words[-1], False):
        words = words[:-1]
    return " ".join(words).strip(" .,;")


def _is_frame(word: str, first: bool) -> bool:
    bare = word.strip(".,;")
    return bare.lower() in _FRAME and (bare.islower() or (first and bare[1:].islower()))
