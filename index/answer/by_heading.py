"""Answers that list the parts into which a document is divided by its headings: "Ambitie I", "Programmalijn B"."""

import re

from index.answer import reply, texts
from index.answer.library import Library
from index.answer.question import Ask, Question
from index.dutch import nouns
from index.records import Answer, Citation, Passage

_ASKS = frozenset({Ask.LIST, Ask.COUNT, Ask.WHICH_MEASURE})
# A heading by the name of its kind, with a letter, a number or a Roman one: "3. Ambitie II: Fietsen".
_PART = r"^(?:\d+(?:\.\d+)*\.?\s+)?(?P<name>{noun}\s+(?P<code>[A-Z]|[IVX]{{1,5}}|\d{{1,2}})\b.*)$"
_LEAST = 2
# Words of a question that add nothing to the kind of part that it asks for.
_PLAIN = frozenset(
    """zijn kent heeft telt bevat omvat staan noem geef alle plan document er hoofdlijnen twee drie vier vijf zes
    zeven acht negen tien agenda visie nota programma akkoord""".split()
)


def answer(library: Library, question: Question, documents: frozenset[str]) -> Answer | None:
    """All parts of the kind that a question asks for, of one document; None where it asks for more than that, or no
    document is divided so."""
    asked = [nouns.singular(w) for w in (question.focus or question.words)[:2]]
    noun = next(filter(None, asked), "")
    if not noun or question.ask not in _ASKS or question.references:
        return None
    pattern = re.compile(_PART.format(noun=re.escape(noun)), re.IGNORECASE)
    found = {
        d: parts
        for d in library.newest(documents or library.snapshot.sources)
        if (parts := _parts(library, d, pattern))
    }
    document = next((d for d, parts in found.items() if len(parts) >= _LEAST and _is_all(library, question, d)), "")
    return _told(library, noun, document, found[document]) if document else None


def _is_all(library: Library, question: Question, document: str) -> bool:
    """Whether a question asks for nothing besides the kind of part and whose it is."""
    source = library.source(document)
    known = f"{source.title} {source.organisation} {source.region} {source.kind}".lower()
    return all(nouns.singular(w) or w in _PLAIN or w in known or w.isdigit() for w in question.words)


def _parts(library: Library, document: str, pattern: re.Pattern[str]) -> dict[str, tuple[str, Passage]]:
    """By letter or number the heading of each part, with the first passage under it."""
    found: dict[str, tuple[str, Passage]] = {}
    for passage in library.reading_order[document]:
        for heading in passage.path:
            if match := pattern.match(heading):
                found.setdefault(match["code"], (match["name"].strip(), passage))
    return found


def _told(library: Library, noun: str, document: str, parts: dict[str, tuple[str, Passage]]) -> Answer:
    source = library.source(document)
    whose = f"{source.organisation or source.title}, {texts.stand(source.published)}"
    lines = [f"{len(parts)} {nouns.plural(noun)} ({whose}):", *(name for name, _ in parts.values())]
    return reply.listing("\n".join(lines), _cited(library, parts), tuple(parts))


def _cited(library: Library, parts: dict[str, tuple[str, Passage]]) -> list[Citation]:
    """The headings as they follow each other, in one quotation for each page."""
    by_page: dict[int, list[tuple[str, Passage]]] = {}
    for name, passage in parts.values():
        by_page.setdefault(passage.page, []).append((name, passage))
    return [_quoted(library, same) for same in by_page.values()]


def _quoted(library: Library, same: list[tuple[str, Passage]]) -> Citation:
    source = library.source(same[0][1].document)
    return Citation(
        document=source.id,
        title=source.title,
        organisation=source.organisation,
        published=source.published,
        section=same[0][1].path[:1],
        measures=(),
        page=same[0][1].page,
        quote=" [...] ".join(name for name, _ in same),
    )
