"""How a message is read in the light of its conversation: "en 21?", "en het jaar daarop?", "wie voert dat uit?"."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, replace

from index.answer.conversation import Conversation
from index.answer.question import Ask, Question, about, parse
from index.answer.vocabulary import DOCUMENTS, MOVING, ORDINALS, RELATIONAL, SHAPERS
from index.dutch import nouns
from index.dutch.dates import dates
from index.dutch.numbers import word_value
from index.dutch.words import STOPWORDS, fold, tokens

_OPENER = re.compile(r"^(?:(?:en|of|maar|ook|dan|nu|ok|oke|goed)\b[\s,]*)+", re.IGNORECASE)
_ELLIPSIS = re.compile(r"^(?:en|of|maar|ook)\b", re.IGNORECASE)
_BEFORE_NAME = r"(?:in|van|voor|bij|over|op|uit|naar|te|door|met)"
# Words that always point back, and words that do so where they are no relative pronoun ("maatregelen die stilliggen").
_POINTING = frozenset(
    """daar daaraan daarbij daarin daarmee daarna daarop daaruit daarvan daarvoor deze dit hier hieraan
    hierbij hierin hiermee hierop hiervan hiervoor hij ervan ervoor erbij eraan ermee erover daarover daardoor
    hierover zo'n zulke""".split()
)
_PRONOUNS = frozenset("dat die ze zij".split())
_PART = re.compile(r"\b(?:onderdeel|sub|lid|punt|deel)\s+([a-z])\b", re.IGNORECASE)
_NEXT = r"daarop|daarna|erna|erop|later|verder|daaropvolgend"
_PREVIOUS = r"daarvoor|ervoor|eerder|terug|daaraan voorafgaand"
_YEARS_ON = re.compile(
    rf"\b(?:in\s+)?(?:(?:het|een|dat|de)\s+)?(?:(?P<count>\w+)\s+)?(?:jaar|jaren)\s+(?:(?P<next>{_NEXT})|"
    rf"(?P<before>{_PREVIOUS}))\b|\b(?:in\s+)?(?:het|dat)\s+(?:(?P<coming>(?:eerst|daarop|op)?volgende)|"
    r"(?P<past>vorige?|voorgaande?|voorafgaande?|eerdere?))\s+jaar\b",
    re.IGNORECASE,
)
_THEN = re.compile(rf"^en\s+(?:(?P<next>{_NEXT})|(?P<before>{_PREVIOUS}))[?.! ]*$", re.IGNORECASE)
# Words that place a name and are none themselves.
_PLACING = frozenset(
    "gemeente gemeenten regio stad plaats wijk jaar maand periode kwartaal situatie zit cijfer".split()
)
_EXTREMES = re.compile(
    r"\b(?:meeste|minste|hoogste?|laagste?|grootste|kleinste|eerste|laatste|oudste|nieuwste|langste|kortste)\b"
)
_WHICH = re.compile(
    r"^\W*(?:(?:en|maar|ok|oke)\W+)*welke\s+(?=(?:zijn|liggen|lopen|staan|hebben|worden|gaan|moeten|beginnen)\b)",
    re.IGNORECASE,
)
# A message that says no more than which document is meant.
_OF_DOCUMENT = re.compile(
    r"^(?:(?:wat|hoe)\s+(?:zegt|staat|is)\s+(?:er\s+|dat\s+|het\s+)*)?(?:volgens|in|bij)?\s*"
    rf"((?:het|de|dit|dat)\s+(?:[\w-]+\s)?[\w-]*(?:{'|'.join(DOCUMENTS)}))(?:\s+dan)?$",
    re.IGNORECASE,
)
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Understood:
    """A question in the light of its conversation.

    follows: whether it leans on what went before. renumbered: it asks the same of another number, whose status will do
    where that says nothing of what was asked. points: it points back and names something of its own too ("wat doet het
    loket daar?"), so that not the measure alone may answer it. documents: in which ones; empty for all. otherwise: how
    it can be read as well, where this reading finds no answer.
    """

    question: Question
    follows: bool = False
    documents: frozenset[str] = frozenset()
    otherwise: Question | None = None
    points: bool = False
    renumbered: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """A message with all that it can lean on. names: folded words that are names in the documents."""

    text: str
    question: Question
    last: Question
    conversation: Conversation
    names: Container[str]

    def follows(self, question: Question) -> Understood:
        return Understood(question, True, self.conversation.documents)


def understand(text: str, conversation: Conversation, names: Container[str] = frozenset()) -> Understood:
    """Read a message as a question of its own, or as one that goes on about the last one.

    "en 21?" asks the last question of another number; "en Laren?" and "en het jaar daarop?" put another name or time in
    the last question; "wie voert dat uit?" asks something else about the same subject. names: folded words that count
    as names also in small letters.
    """
    last = conversation.question
    if last is None:
        return Understood(parse(text))
    resolved = _with_year(text, conversation.years)
    said = _Said(resolved, parse(resolved), last, conversation, names)
    ways: tuple[Callable[[_Said], Understood | None], ...] = (
        _number,
        _part,
        _listed,
        _same_kind,
        _document,
        _other_name_or_time,
        _about_same,
        _added,
    )
    return next((read for way in ways if (read := way(said))), Understood(said.question))


def _with_year(text: str, years: tuple[int, ...]) -> str:
    """The message with "het jaar daarop" as the year that it means; unchanged where no year was spoken of."""
    match = _YEARS_ON.search(text) or _THEN.search(text)
    if match is None or not years:
        return text
    part = match.groupdict()
    later = bool(part.get("next") or part.get("coming"))
    count = part.get("count") or ""
    steps = int(count) if count.isdigit() else word_value(count) or 1
    year = max(years) + steps if later else min(years) - steps
    kept = "" if count.isdigit() or word_value(count) or fold(count) in STOPWORDS else f"{count} "
    return f"{text[: match.start()]}{'en ' if match.re is _THEN else kept}in {year}{text[match.end() :]}"


def _number(said: _Said) -> Understood | None:
    """A number alone asks of it what was asked before; a number with a question of its own is a new question."""
    question, last = said.question, said.last
    if not question.references:
        return None
    noun = next((r.noun for r in (*said.conversation.references, *last.references) if r.noun), "")
    bare = not question.words and question.ask is Ask.FACT and not question.names
    if not bare:
        return Understood(question)
    named = tuple(replace(r, noun=r.noun or noun) for r in question.references)
    if last.ask is Ask.FACT or not (last.references or last.ask is Ask.STATUS):
        return _renumbered(said, replace(question, references=named))
    return _renumbered(said, replace(last, references=named, text=said.text))


def _renumbered(said: _Said, question: Question) -> Understood:
    return replace(said.follows(question), renumbered=True)


def _part(said: _Said) -> Understood | None:
    """A letter names a part of the measure that was spoken of: "en onderdeel c?"."""
    match = _PART.search(said.text)
    if match is None or not said.conversation.references:
        return None
    whole = said.conversation.references[0]
    letter = replace(whole, code=re.sub(r"[a-z]$", "", whole.code) + match.group(1).lower())
    asked = said.question if said.question.ask is not Ask.FACT else replace(said.question, ask=said.last.ask)
    return _renumbered(said, replace(asked, references=(letter,), words=()))


def _listed(said: _Said) -> Understood | None:
    """One of the things that the last answer told of, by its place: "vertel meer over de tweede"."""
    known, words = said.conversation.listed, tokens(said.text)
    places = [w for w in words if w in (*ORDINALS, "laatste")]
    rest = STOPWORDS | SHAPERS | MOVING | RELATIONAL | set(places)
    if len(places) != 1 or not known or said.question.references or any(w not in rest for w in words):
        return None
    place = len(known) - 1 if places[0] == "laatste" else ORDINALS.index(places[0])
    if place >= len(known):
        return None
    own = tuple(w for w in said.question.words if w in RELATIONAL | MOVING)
    return said.follows(about(replace(said.question, words=own), (known[place],)))


def _same_kind(said: _Said) -> Understood | None:
    """A list of the kind of thing that was listed before: "en welke zijn klaar?" after "welke acties liggen stil?"."""
    asks = _WHICH.match(said.text)
    listed = said.conversation.listed[:1]
    counted = said.last.focus if said.last.ask in (Ask.LIST, Ask.COUNT) else ()
    kind = next((w for w in counted if nouns.singular(w)), "".join(nouns.plural(r.noun) for r in listed))
    if asks is None or not kind or _points(said.text):
        return None
    return said.follows(parse(f"Welke {kind} {said.text[asks.end() :]}"))


def _document(said: _Said) -> Understood | None:
    """The last question about a measure, in the document that the message names: "en volgens het plan?"."""
    question, known = said.question, said.conversation.references
    named = _OF_DOCUMENT.search(_OPENER.sub("", said.text.strip(" ?!.")))
    if named is None or not known or question.references or question.ask not in (Ask.FACT, said.last.ask):
        return None
    text = f"{said.last.text.strip(' ?!.')} volgens {named.group(1)}"
    return Understood(replace(said.last, text=text, references=known), True)


def _other_name_or_time(said: _Said) -> Understood | None:
    """The last question with another name or time in the place of its own: "en in Laren?", "en in 2023?"."""
    question, last = said.question, said.last
    name, extreme = _name(said), next(iter(_EXTREMES.findall(fold(said.text))), "")
    rest = [w for w in question.words if w not in tokens(name) and w not in _PLACING and w != extreme]
    times = list(dates(said.text))
    extreme = extreme if _EXTREMES.search(last.text) else ""
    repeated = question.ask in (Ask.FACT, last.ask) or re.search(r"\bhoe (?:zit|is|was|staat)\b", fold(said.text))
    if rest or not (name or times or extreme) or not repeated or question.ask is Ask.DEFINITION:
        return None
    text = _EXTREMES.sub(extreme, last.text) if extreme else last.text
    if name:
        text = _swapped(text, name, said)
    if times:
        text = _at(text, said.text[times[0].start : times[-1].end])
    return said.follows(replace(parse(text), references=last.references))


def _name(said: _Said) -> str:
    """The name in a message, as written; also in small letters where the documents know it as a name."""
    plain = [n for n in said.question.names if not any(c.isdigit() for c in n) and fold(n) not in _PLACING]
    if plain:
        return plain[-1]
    bare = _OPENER.sub("", said.text.strip(" ?!."))
    opens = re.fullmatch(
        rf"(?:{_BEFORE_NAME}\s+)?(?:de\s+)?([A-ZÀ-Þ][\w'’/-]*(?:\s+[A-ZÀ-Þ][\w'’/-]*)*)(?:\s+dan)?", bare
    )
    if opens and fold(opens.group(1)) not in STOPWORDS | SHAPERS | RELATIONAL and not any(dates(opens.group(1))):
        return opens.group(1)
    known = [w for w in re.findall(r"[\w'’-]+", bare) if fold(w) in said.names]
    return " ".join(known)


def _swapped(text: str, name: str, said: _Said) -> str:
    """A question with this name in the place of the one that it had in the same position, else of its last one."""
    old = [n for n in said.last.names if not any(c.isdigit() for c in n)]
    old += [w for w in re.findall(r"[\w'’-]+", text) if fold(w) in said.names and not any(w in n for n in old)]
    before = re.search(
        rf"\b({_BEFORE_NAME})\s+(?:de\s+)?(?:gemeente\s+|regio\s+)?{re.escape(name)}", said.text, re.IGNORECASE
    )
    here = before.group(1) if before else _BEFORE_NAME
    placed = [n for n in old if re.search(rf"\b{here}\s+(?:de\s+)?(?:gemeente\s+|regio\s+)?{re.escape(n)}\b", text)]
    if chosen := (placed or (old if not before else []))[-1:]:
        return re.sub(rf"\b{re.escape(chosen[0])}\b", lambda _: name, text)
    return f"{text.strip(' ?!.')} {before.group(1) if before else 'in'} {name}"


def _at(text: str, time: str) -> str:
    """A question with this time in the place of those that it names."""
    found = list(dates(text))
    if not found:
        return f"{text.strip(' ?!.')} in {time}"
    return text[: found[0].start] + time + text[found[-1].end :]


def _about_same(said: _Said) -> Understood | None:
    """Something else about the same subject: it points back ("daar", "dat"), or is too short to stand alone."""
    question = said.question
    if not (_points(said.text) or _is_bare(question, said.text)):
        return None
    if said.conversation.references:
        own = any(w not in RELATIONAL | MOVING for w in question.words)
        return replace(said.follows(about(question, said.conversation.references)), points=own)
    return said.follows(_joined(question, said.last))


def _added(said: _Said) -> Understood | None:
    """ "En hoeveel krijgen jonge mantelzorgers?": a question of its own that may still lean on the last one."""
    if not _ELLIPSIS.match(said.text.strip()) or said.question.ask is Ask.DEFINITION:
        return None
    short = len(said.question.words) <= _SHORT
    if short and said.question.ask in (Ask.FACT, said.last.ask):
        new = _OPENER.sub("", said.text.strip(" ?!."))
        return said.follows(parse(f"{said.last.text.strip(' ?!.')} {new}"))
    return Understood(said.question, otherwise=_joined(said.question, said.last))


def _points(text: str) -> bool:
    words = tokens(text)
    if any(w in _POINTING for w in words):
        return True
    known = STOPWORDS | SHAPERS | MOVING | RELATIONAL
    return any(
        w in _PRONOUNS and n and (n == len(words) - 1 or (words[n - 1] in known and words[n - 1] not in ("het", "er")))
        for n, w in enumerate(words)
    )


def _is_bare(question: Question, text: str) -> bool:
    """Whether a message asks for a side of something without saying of what: "welke gemeenten?", "waarom?"."""
    if question.names or question.years or question.ask is Ask.DEFINITION:
        return False
    if question.ask is Ask.FACT and not (question.words and _ELLIPSIS.match(text.strip())):
        return False
    return all(w in RELATIONAL | MOVING for w in question.words)


def _joined(question: Question, last: Question) -> Question:
    """This question with the subject of the last one."""
    subject = [w for w in last.words if w not in question.words]
    extra = " ".join(w for w in re.findall(r"[\w-]+", last.text) if fold(w) in subject and fold(w) not in STOPWORDS)
    times = list(dates(last.text)) if not (question.years or question.days) else []
    when = f" in {last.text[times[0].start : times[-1].end]}" if times else ""
    made = parse(f"{question.text.strip(' ?!.')} {extra}{when}")
    return replace(made, ask=question.ask, focus=question.focus, references=question.references or last.references)
