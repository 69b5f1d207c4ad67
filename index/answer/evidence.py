"""How well a sentence of the documents proves an answer to a question, and what it leaves unproved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.answer.lexicon import Lexicon, Want
from index.answer.question import Question
from index.dutch import dates
from index.dutch.phrases import expanded
from index.dutch.words import stems
from index.records import Passage, Source

# How much a word counts that stands not in the sentence itself but near it. Hand-set: a neighbour sentence is what
# "dit" and "deze" point at; headings and titles name the subject; the rest of the passage is only surroundings.
_BESIDE, _AROUND, _ABOVE, _DOCUMENT = 0.85, 0.6, 0.9, 0.75
_A_YEAR = 4  # characters of a date that is no more precise
_HELD = 0.4  # from here on a word counts as held


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence weighed against a question.

    covered: share of the question's weight that it holds, from 0 to 1; missing: names, years and days that it lacks,
    and content words that nothing near it holds; own: the share that the sentence holds by itself; unheld: the share
    of the content words that nothing near it holds.
    """

    passage: Passage
    number: int
    covered: float
    own: float
    unheld: float
    missing: tuple[str, ...]


class Weigher:
    """Weighs the sentences of passages against one question."""

    def __init__(self, question: Question, lexicon: Lexicon, sources: Mapping[str, Source], stemmed: "Stemmed") -> None:
        self.question = question
        self.wants = tuple(lexicon.want(w) for w in dict.fromkeys(question.words))
        self._meant = tuple(lexicon.want(w) for w in expanded(question.text) if w not in question.words)
        self._sources, self._stemmed = sources, stemmed

    def weigh(self, passage: Passage) -> list[Proof]:
        """A Proof for each sentence of a passage, in order."""
        read = self._stemmed.of(passage)
        return [self._proof(passage, n, read) for n in range(len(read.own))]

    def _proof(self, passage: Passage, n: int, read: "Read") -> Proof:
        own = read.own
        beside = (own[n - 1] if n else frozenset()) | (own[n + 1] if n + 1 < len(own) else frozenset())
        layers = (
            (own[n], 1.0), (beside, _BESIDE), (read.above, _ABOVE), (read.whole, _AROUND), (read.document, _DOCUMENT)
        )  # fmt: skip
        held = [(want, max(want.cover(stems_) * factor for stems_, factor in layers)) for want in self.wants]
        meant = [(want, max(want.cover(stems_) * factor for stems_, factor in layers)) for want in self._meant]
        missing = [want.word for want, best in held if best < _HELD]
        return Proof(
            passage,
            n,
            # In the question's own words, or with the words that it means by an expression.
            covered=max(_share(held), _share([*held, *meant])),
            own=_share([(want, want.cover(own[n])) for want in self.wants]),
            unheld=_share([(want, float(best < _HELD)) for want, best in held]),
            missing=(*missing, *self._missing_times(passage, n)),
        )

    def _missing_times(self, passage: Passage, n: int) -> list[str]:
        """The years and days that the question names and that a sentence cannot be about.

        A sentence that names years or days itself is about those. One that names none may be about those of the
        sentences beside it, of the headings, or of its document's period or date.
        """
        if not self.question.years and not self.question.days:
            return []
        own = passage.sentences[n].text if passage.table is None else passage.text
        beside = " ".join((*passage.path, *(s.text for s in passage.sentences[max(0, n - 1) : n + 2])))
        said = {d.year for d in dates.dates(own) if d.year}
        source = self._sources[passage.document]
        if not said:
            said = {d.year for d in dates.dates(beside)} | _years_of(source)
        missing = [str(y) for y in self.question.years if y not in said]
        days = {d.day for d in dates.dates(own) if len(d.day) > _A_YEAR}
        if not days:
            days = {d.day for d in dates.dates(beside)} | (
                {source.published.isoformat()} if source.published else set()
            )
        return missing + [d for d in self.question.days if not any(d.strip("-") in day for day in days)]


def _share(held: Sequence[tuple[Want, float]]) -> float:
    """How much of the weight of these words is held, from 0 to 1."""
    total = sum(want.weight for want, _ in held) or 1.0
    return sum(want.weight * best for want, best in held) / total


def _years_of(source: Source) -> set[int]:
    """The years of which a document speaks as a whole: its period, those in its title, and that of its publication."""
    period = {d.year for d in dates.dates(f"{source.period} {source.title}")}
    years = set(range(min(period), max(period) + 1)) if period else set()
    return years | ({source.published.year} if source.published else set())


@dataclass(frozen=True, slots=True)
class Read:
    """The stems of a passage: of each sentence, of the headings and title above it, of all of it, of its document."""

    own: tuple[frozenset[str], ...]
    above: frozenset[str]
    whole: frozenset[str]
    document: frozenset[str]


class Stemmed:
    """The stems of passages, made once for each."""

    def __init__(self, sources: Mapping[str, Source], about: Callable[[Passage], str]) -> None:
        """about: what the measure of a passage is about, "" for one that belongs to none."""
        self._sources, self._about = sources, about
        self._read: dict[str, Read] = {}
        self._documents: dict[str, frozenset[str]] = {}

    def of(self, passage: Passage) -> Read:
        """The stems of this passage."""
        if passage.id not in self._read:
            own = tuple(frozenset(stems(s.text)) for s in passage.sentences)
            above = frozenset(stems(" ".join((*passage.path, self._about(passage)))))
            whole = frozenset(stems(passage.text)) if passage.table else frozenset().union(*own)
            self._read[passage.id] = Read(own, above, whole, self._of_document(passage.document))
        return self._read[passage.id]

    def _of_document(self, document: str) -> frozenset[str]:
        if document not in self._documents:
            source = self._sources[document]
            said = f"{source.title} {source.organisation} {source.region} {source.kind} {source.period}"
            self._documents[document] = frozenset(stems(said))
        return self._documents[document]


def key(passage: Passage) -> str:
    """The key of the measure that a passage belongs to."""
    return f"{passage.document} {'/'.join(passage.codes)}"
