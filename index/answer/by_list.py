"""Answers that list numbered things, or count them: complete, from the register."""

import re
from collections.abc import Sequence

from index.answer import reply, texts
from index.answer.library import Library, Place
from index.answer.question import Ask, Question
from index.dutch import nouns
from index.dutch.numbers import numbers
from index.dutch.words import STOPWORDS, stem, stems, tokens
from index.records import Answer, Measure

_ALL = frozenset(
    """alle allemaal bestaan er totaal hoort horen vallen valt opgenomen plan beleidsplan beleid hebben noem
    genoemd hele""".split()
)
# Words that say how a measure is concerned, and are no part of what it is about.
_BESIDES = frozenset(
    """betrokken rol speelt spelen deel neemt nemen gaan gaat over staan staat genoemd noemt vallen valt onder
    horen hoort binnen uitgevoerd voert uit doet mee noemen raken raakt""".split()
)
# How a question asks for a state, how a status says it, and how the answer names the list.
_STATES = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(shown, re.IGNORECASE), which)
    for asked, shown, which in (
        (
            r"\bachter(?: op schema)?\b|\bvertraag\w*|\bvertraging|\bniet op schema\b|\bachterstand",
            r"\bloopt (?:\w+ )?achter\b|\bachterstand\b|\bvertraag\w*|\bniet op schema\b|\btraag\b|"
            r"\bverschoven\b|\buit de pas\b",
            "waarvan de status vertraging meldt",
        ),
        (
            r"\bstil\w*|\bniet (?:op)?gestart\b|\bniet opgepakt\b|\bgeen voortgang\b|\bon hold\b|"
            r"\bniet begonnen\b",
            r"\b(?:geen|niet|nog geen|nog niet)\b.{0,40}\b(?:ontwikkelingen|inzet|voortgang|opgepakt|prioriteit|"
            r"mogelijkheden|gestart|begonnen)\b|"
            r"\bstil(?:gelegen|gelegd|ligt|staan|staat)?\b|\bpas op de plaats\b|\bgeen (?:\w+ )?inzet\b|\buitgesteld\b",
            "waarvan de status zegt dat ze stilstaan",
        ),
        (
            r"\bafgerond\b|\bklaar\b|\bvoltooid\b|\bafgesloten\b|\bgerealiseerd\b",
            r"(?<!niet )\b(?:afgerond|voltooid|afgesloten|gerealiseerd)\b",
            "waarvan de status zegt dat ze klaar zijn",
        ),
        (r"\bop schema\b", r"(?<!niet )\bop schema\b", "die volgens de status op schema liggen"),
    )
)


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """The numbered things that a question describes by kind, programme line, party, subject or standstill; None where
    it does not ask for numbered things, or none fits."""
    noun = _noun(library, question)
    if not noun:
        return None
    answers = (_from(library, question, noun, pool) for pool in _pools(library, noun, documents))
    return next((a for a in answers if a), None)


def _from(library: Library, question: Question, noun: str, pool: list[Measure]) -> Answer | None:
    """The answer from the things of one document."""
    about = [
        w
        for w in question.words
        if not nouns.singular(w) and w not in _ALL | _BESIDES and stem(w) not in _of_source(library, pool[0])
    ]
    about = [w for w in about if not numbers(w)]
    if question.references:
        return _under(library, question, noun, pool)
    for asked, shown, which in _STATES:
        if asked.search(question.text):
            return _told(
                library, question, noun, [m for m in pool if shown.search(m.status or m.text)], which, pool, told=shown
            )
    if not about:
        return _told(library, question, noun, pool, "", pool)
    for level in range(1, 4):
        line = [m for m in pool if any(_holds(p, about) for p in (m.programme, *m.section)[:level])]
        if line and len(line) < len(pool):
            return _told(library, question, noun, line, f"onder ‘{_line(line[0], about)}’", pool)
    return _by_subject(library, question, noun, pool, about)


def _under(library: Library, question: Question, noun: str, pool: list[Measure]) -> Answer | None:
    """The things under another numbered thing that the question names: the acties of "spoor 1"."""
    asked = [
        rf"\b{r.noun}\s+{re.escape(r.code)}\b" for r in question.references if r.noun and not nouns.same(r.noun, noun)
    ]
    found = [m for m in pool if any(re.search(a, part, re.IGNORECASE) for a in asked for part in m.section)]
    if not found:
        return None
    heading = next(p for p in found[0].section if re.search(asked[0], p, re.IGNORECASE))
    return _told(library, question, noun, found, f"onder ‘{heading}’", pool)


def _line(measure: Measure, about: Sequence[str]) -> str:
    return next((p for p in (measure.programme, *measure.section) if _holds(p, about)), measure.programme)


def _noun(library: Library, question: Question) -> str:
    """The kind of numbered thing that a question asks for, as the register calls it."""
    if question.ask not in (Ask.LIST, Ask.COUNT, Ask.WHICH_MEASURE):
        return ""
    known = [m.noun for m in library.snapshot.measures if not m.parent]
    asked = question.focus or question.words
    wanted = [n for w in asked[:2] if (n := nouns.singular(w))]
    if not wanted:
        wanted = [n for w in question.words[:3] if (n := nouns.singular(w))] if question.ask is Ask.LIST else []
    for noun in wanted:
        exact = [k for k in known if k == noun] or [k for k in known if nouns.same(k, noun)]
        if exact:
            return max(set(exact), key=exact.count)
    return ""


def _pools(library: Library, noun: str, documents: frozenset[str]) -> list[list[Measure]]:
    """The things of this kind by document, of these documents; the newest first, of those that have most of them."""
    found = [
        m
        for m in library.snapshot.measures
        if m.noun == noun and not m.parent and (not documents or m.document in documents)
    ]
    if not found:
        return []
    counted = {d: sum(m.document == d for m in found) for d in {m.document for m in found}}
    full = [d for d, n in counted.items() if n >= 0.5 * max(counted.values())]
    return [[m for m in found if m.document == document] for document in library.newest(full)]


def _of_source(library: Library, measure: Measure) -> set[str]:
    source = library.source(measure.document)
    return set(stems(f"{source.title} {source.organisation} {source.region} {source.kind}"))


def _holds(text: str, words: Sequence[str]) -> bool:
    held = {stem(t) for t in tokens(text)}
    return bool(words) and all(stem(w) in held for w in words)


def _by_subject(
    library: Library, question: Question, noun: str, pool: list[Measure], about: list[str]
) -> Answer | None:
    named = [t for name in question.names for t in tokens(name) if t not in STOPWORDS and not nouns.singular(t)]
    wants = [library.lexicon.want(w) for w in about]
    total = sum(w.weight for w in wants) or 1.0
    found: list[tuple[float, Measure]] = []
    for measure in pool:
        title, text = frozenset(stems(measure.title)), frozenset(stems(measure.text))
        covered = sum(w.weight * w.cover(text) for w in wants) / total
        in_title = sum(w.weight * w.cover(title) for w in wants) / total
        if all(stem(t) in text for t in named) and covered >= 0.75:
            found.append((covered + in_title, measure))
    if not found:
        return None
    if question.ask is Ask.WHICH_MEASURE or not named:
        best = max(score for score, _ in found)
        found = [(score, m) for score, m in found if score >= best - 0.3]
    kept = [m for _, m in found]
    subject = " ".join(question.names) if named else " ".join(about)
    return _told(
        library, question, noun, kept, f"over ‘{subject}’" if not named else f"waarin ‘{subject}’ voorkomt", pool, about
    )


def _told(
    library: Library,
    question: Question,
    noun: str,
    found: list[Measure],
    which: str,
    pool: list[Measure],
    about: Sequence[str] = (),
    told: re.Pattern[str] | None = None,
) -> Answer | None:
    if not found:
        return None
    found = sorted(found, key=lambda m: m.order)
    source = library.source(found[0].document)
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}"
    number = len(found)
    plural = noun if number == 1 else nouns.plural(noun)
    heading = f"{number} {plural} {which}".strip() + f" ({whose}):"
    lines = [f"{m.code}. {_short(m.title)}" for m in found]
    total = _own_total(library, noun, found)
    places = [*total, *(p for m in found if (p := _evidence(library, m, about, told)))]
    citations = [library.cite([p]) for p in dict.fromkeys(places)]
    return reply.listing("\n".join([heading, *lines]), citations, [m.code for m in found])


def _short(title: str) -> str:
    return title if len(title) <= 90 else title[:88].rsplit(" ", 1)[0] + "…"


def _own_total(library: Library, noun: str, found: list[Measure]) -> list[Place]:
    """The sentence in which the document itself counts these things ("bestaat uit negen maatregelen"), if it does."""
    document = found[0].document
    for passage in library.snapshot.passages:
        if passage.document != document or passage.table:
            continue
        for n, sentence in enumerate(passage.sentences):
            counts = re.search(rf"(\w+)\s+{nouns.plural(noun)}", sentence.text)
            if counts and len(found) in numbers(counts.group(1)):
                return [Place(passage, n)]
    return []


def _evidence(library: Library, measure: Measure, about: Sequence[str], told: re.Pattern[str] | None) -> Place | None:
    """The sentence of a measure that shows why it is in the list: the one that holds the subject, else its title."""
    places = library.places_of(measure)
    if told:
        places = tuple(p for p in places if told.search(p.sentence.text)) or places
    wanted = {stem(w) for w in about}
    scored = [(len(wanted & set(stems(p.sentence.text))), -n, p) for n, p in enumerate(places)]
    return max(scored, key=lambda s: s[:2])[2] if scored else None
