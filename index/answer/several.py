"""The answers to several questions in one message, put together as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.answer import texts
from index.answer.reply import LONGEST, MOST_CITATIONS
from index.dutch.sentences import spans
from index.records import Answer, Citation, Outcome

MOST = 4
"""Questions that are answered in one message; who asks more is told so."""
_LEFT_OVER = 120  # room for the sentence that says so


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions, its answer, and whether the answer may be sent as it then is: with fewer citations."""

    question: str
    answer: Answer
    passes: Callable[[Answer], bool]


def joined(parts: Sequence[Part], more: bool) -> Answer:
    """One answer to several questions: each under its own line, text and citations fairly divided.

    What the citations that are left to a part do not prove is taken off the end of its text. more: whether there were
    questions that are not answered because there were too many.
    """
    cited = _divided([p.answer.citations for p in parts])
    cut = [_proved(part, kept) for part, kept in zip(parts, cited, strict=True)]
    room = LONGEST - sum(len(_heading(p.question)) + 3 for p in parts) - (_LEFT_OVER if more else 0)
    lengths = _shares([len(a.text) for a in cut], room)
    told = [
        f"{_heading(p.question)}\n{_shortened(a.text, size)}" for p, a, size in zip(parts, cut, lengths, strict=True)
    ]
    outcomes = [a.outcome for a in cut]
    asking = next((a for a in cut if a.outcome is Outcome.CLARIFY), None)
    return Answer(
        outcome=next((o for o in (Outcome.ANSWERED, Outcome.CLARIFY) if o in outcomes), Outcome.NOT_FOUND),
        text="\n\n".join([*told, *([texts.too_many(len(parts))] if more else [])]),
        citations=tuple(dict.fromkeys(c for a in cut for c in a.citations)),
        measures=tuple(dict.fromkeys(m for a in cut for m in a.measures)),
        choices=asking.choices if asking else (),
    )


def _divided(found: Sequence[tuple[Citation, ...]]) -> list[tuple[Citation, ...]]:
    """Each part's citations, the first of all before the second of any; one that parts share counts once."""
    kept: list[Citation] = []
    for rank in range(MOST_CITATIONS):
        for own in found:
            if rank < len(own) and own[rank] not in kept and len(kept) < MOST_CITATIONS:
                kept.append(own[rank])
    return [tuple(c for c in own if c in kept) for own in found]


def _proved(part: Part, kept: tuple[Citation, ...]) -> Answer:
    """The answer of a part with these citations, and as much of its text as they prove."""
    answer = replace(part.answer, citations=kept)
    if answer.outcome is Outcome.NOT_FOUND:
        return replace(answer, text=_sentences(answer.text)[0])
    sentences = _sentences(answer.text)
    while len(kept) < len(part.answer.citations) and len(sentences) > 1 and not part.passes(answer):
        sentences = sentences[:-1]
        answer = replace(answer, text="".join(sentences).rstrip() + " (...)")
    return answer


def _sentences(text: str) -> list[str]:
    """The sentences of a text, each with the white space behind it."""
    starts = [start for start, _ in spans(text)] or [0]
    return [text[start:end] for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)]


def _shares(sizes: Sequence[int], room: int) -> list[int]:
    """How much of each text fits: short ones leave what they do not use to the others."""
    left, shares = room, dict.fromkeys(range(len(sizes)), 0)
    for place, n in enumerate(sorted(shares, key=lambda n: sizes[n])):
        shares[n] = min(sizes[n], left // (len(sizes) - place))
        left -= shares[n]
    return [shares[n] for n in range(len(sizes))]


def _shortened(text: str, size: int) -> str:
    if len(text) <= size:
        return text.strip()
    sentences = _sentences(text)
    while len(sentences) > 1 and sum(map(len, sentences)) + 6 > size:
        sentences.pop()
    kept = "".join(sentences).rstrip()
    return (kept if len(kept) + 6 <= size else kept[: max(size - 6, 0)].rsplit(" ", 1)[0]) + " (...)"


def _heading(question: str) -> str:
    """A question as the line above its answer."""
    bare = question.strip(" ?!.,;")
    return f"{bare[:1].upper()}{bare[1:]}?"
