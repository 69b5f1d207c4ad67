"""An Answer as people and programs read it: pure text, nothing is printed here."""

from collections.abc import Callable
from dataclasses import dataclass

from index.dutch.alike import alike
from index.dutch.dates import written
from index.records import Answer, Citation, Outcome

# Hand-set on real documents: a title and a first heading that repeats it are alike by 80 or more, others by 69 at most.
_SAME = 75

Place = Callable[[Citation], str]
"""Says in one line where a citation stands."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One source under an answer: its number, the document's own words, and one line that says where they stand."""

    number: int
    quote: str
    place: str


def quotations(answer: Answer, place: Place) -> list[Quotation]:
    """The sources of an answer, numbered from 1."""
    return [Quotation(n, c.quote, place(c)) for n, c in enumerate(answer.citations, 1)]


def plain(answer: Answer, place: Place) -> str:
    """An answer as text without markup: the answer, the numbered sources, and its id where it answers something."""
    parts = [answer.text]
    parts += [f"[{q.number}] “{q.quote}”\n    {q.place}" for q in quotations(answer, place)]
    parts += [line] if (line := identified(answer)) else []
    return "\n\n".join(parts)


def identified(answer: Answer) -> str:
    """The line that says under which id an answer is given back; "" where nothing was answered."""
    return f"Antwoord {answer.id}" if answer.id and answer.outcome is Outcome.ANSWERED else ""


def place(citation: Citation, noun: str, page: str) -> str:
    """Where a citation stands, in one line: document, organisation, date, section, measure, page.

    noun: what the document calls its measures. page: how the page is called, "" where the document has none.
    """
    *first, last = citation.measures or ("",)
    top, *below = citation.section or ("",)
    section = below if _is_title(top, citation.title) else citation.section
    parts = [
        citation.title,
        citation.organisation,
        written(citation.published) if citation.published else "zonder datum",
        " > ".join(section),
        f"{noun} {', '.join(first)}{' en ' if first else ''}{last}" if last else "",
        page,
    ]
    return ", ".join(part for part in parts if part)


def page(number: int, label: str) -> str:
    """How a page is called: as printed, with its place in the file where that differs. label: "" where none is."""
    return f"blz. {label} (in het bestand {number})" if label not in ("", str(number)) else f"blz. {number}"


def as_json(identity: object, question: str | None, answer: Answer, elapsed: float) -> dict[str, object]:
    """An answer as `ask --json` prints it, the keys in the order of the contract.

    identity: what the line of a batch gave, else the id of the answer. question: None for an answer given again, whose
    question was not kept. elapsed: in seconds.
    """
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


def _is_title(heading: str, title: str) -> bool:
    """Whether the first heading of a document only says its title again, mostly in other words or another order."""
    letters = ["".join(c for c in text.lower() if c.isalnum()) for text in (heading, title)]
    return alike(*letters) >= _SAME
