"""An Answer as people and programs read it: pure text, nothing is printed here."""

from collections.abc import Callable
from dataclasses import dataclass

from index.dutch.dates import written
from index.records import Answer, Citation

Pages = Callable[[Citation], str]
"""Names the page of a citation as a reader looks it up; "" where its document has no pages."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One source under an answer: its number, the document's own words, and one line that says where they stand."""

    number: int
    quote: str
    place: str


def quotations(answer: Answer, page: Pages) -> list[Quotation]:
    """The sources of an answer, numbered from 1."""
    return [Quotation(n, c.quote, _place(c, page(c))) for n, c in enumerate(answer.citations, 1)]


def plain(answer: Answer, page: Pages) -> str:
    """An answer as text without markup: the answer, what can be chosen, and the numbered sources."""
    parts = [answer.text]
    if answer.choices:
        parts.append("\n".join(f"{n}. {choice}" for n, choice in enumerate(answer.choices, 1)))
    parts += [f"[{q.number}] “{q.quote}”\n    {q.place}" for q in quotations(answer, page)]
    return "\n\n".join(parts)


def as_json(identity: object, question: str, answer: Answer, elapsed: float) -> dict[str, object]:
    """An answer as `ask --json` prints it, the keys in the order of the contract. elapsed: in seconds."""
    return {
        "id": identity,
        "question": question,
        "outcome": answer.outcome.value,
        "answer": answer.text,
        "measures": list(answer.measures),
        "citations": [_citation_as_json(n, c) for n, c in enumerate(answer.citations, 1)],
        "elapsed_ms": round(elapsed * 1000, 1),
    }


def _citation_as_json(number: int, citation: Citation) -> dict[str, object]:
    return {
        "number": number,
        "document": citation.document,
        "title": citation.title,
        "published": citation.published.isoformat() if citation.published else None,
        "section": list(citation.section),
        "measures": list(citation.measures),
        "page": citation.page,
        "quote": citation.quote,
    }


def _place(citation: Citation, page: str) -> str:
    codes = " en ".join(filter(None, [", ".join(citation.measures[:-1]), *citation.measures[-1:]]))
    parts = [
        citation.title,
        citation.organisation,
        written(citation.published) if citation.published else "zonder datum",
        " > ".join(citation.section),
        f"nummer {codes}" if codes else "",
        page,
    ]
    return ", ".join(part for part in parts if part)
