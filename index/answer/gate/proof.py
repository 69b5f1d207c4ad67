"""Whether one sentence of an answer says what the quotations say: the same facts, turned the same way."""

from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import pairwise

from index.answer import texts
from index.answer.gate.frame import Frame
from index.answer.gate.given import Given
from index.answer.gate.reading import FACTS, Reading, Sort, Token, read
from index.dutch import nouns
from index.dutch.alike import gaps

# A quotation bears on a sentence when it holds this share of what that says. Hand-set: what the engine says itself
# ("Dit zijn de maatregelen") shares next to nothing, a sentence with one word changed nearly all.
_BEARS = 0.5
_CLAUSE = 0.5  # a clause of a quotation is told in the answer when this share of its words is
_CHANGED = 0.5  # a sentence is its proof with something changed when no more of it differs
# A wording may bring in words of its own, as long as they are few: "wachten" for "wachtenden".
_LACKING, _MOST_LACKING = 0.34, 2
_PIECE = 2  # fewer words than this stand together anywhere
_MOST = 3  # a sentence may be drawn together from so many
# Words that open a sentence and are no names, whatever the quotations say.
_OPENERS = frozenset(
    """momenteel inmiddels thans tijdens daarnaast bovendien hierdoor daardoor hiermee daarmee totaal verder
    vervolgens eveneens tevens tegelijk sindsdien begin eind medio volgens rapportage rapport document gemeente regio
    organisatie aantal status stand antwoord""".split()
)


class Evidence:
    """What can prove a sentence. Each part is read when it is first needed: most answers are their own proof."""

    def __init__(self, quoted: Sequence[str], frame: Frame, given: Given) -> None:
        """quoted: the sentences of the quotations."""
        self._quoted, self._frame, self._given = quoted, frame, given

    @cached_property
    def quoted(self) -> tuple[Reading, ...]:
        return tuple(read(sentence) for sentence in self._quoted)

    @cached_property
    def held(self) -> frozenset[str]:
        """The words and facts of the quotations."""
        return frozenset().union(*(r.keys for r in self.quoted))

    def proves(self, token: Token, own: bool) -> bool:
        """Whether a fact in a sentence that a quotation supports stands in one, or belongs to the citations."""
        called = token.key in self._frame.facts or token.key in self._frame.words
        return called or _holds(self.held, token) or (own and (_holds(self._house, token) or self.is_asked(token)))

    def heads_list(self, said: Reading) -> bool:
        """Whether this only counts what the answer lists: "5 maatregelen"."""
        count = f"#{self._frame.count!r}"
        return count in said.content and len(said.content) == 2 and not any(t.turn for t in said.tokens)

    def holding(self, said: Reading) -> Reading | None:
        """The sentence of a quotation in which all that is said stands in one piece, where one does."""
        pieces = (r for r in self.quoted if len(said.order) >= _PIECE and _is_part(said, r))
        return next(pieces, None)

    def is_asked(self, token: Token) -> bool:
        """Whether the question says this itself."""
        return _holds(self._asked, token) or token.text.lower() in self._given.asked.lower()

    @cached_property
    def _asked(self) -> frozenset[str]:
        return read(self._given.asked).keys

    def allows(self, token: Token, own: bool) -> bool:
        """Whether a fact may stand in a sentence that no quotation supports. own: the engine's own words are in it."""
        return _holds(self._beside, token) or (own and _holds(self._house, token))

    @cached_property
    def _beside(self) -> frozenset[str]:
        return self.held | self._frame.keys | self._asked

    @cached_property
    def _house(self) -> frozenset[str]:
        return frozenset().union(*(read(text).keys for text in self._given.house))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that have a capital inside a sentence."""
        readings = (*self.quoted, *self._frame.readings)
        return frozenset(t.key for r in readings for t in r.tokens if t.sort is Sort.NAME)

    def supports(self, said: Reading) -> list[Reading]:
        """The sentences that bear out what is said, the best first; empty where none holds enough of it."""
        enough = max(1.0, _BEARS * len(said.content))
        claims = any(t.turn or t.sort in FACTS for t in said.tokens)
        for readings in (self.quoted, self._frame.readings if claims else ()):
            ranked = sorted(readings, key=lambda r: (-len(r.content & said.content), len(r.content)))
            if ranked and len(ranked[0].content & said.content) >= enough:
                return _together(said, ranked)
        return []

    def covers(self, said: Reading) -> bool:
        """Whether the sentences that bear out what is said hold nearly every word of it."""
        held = frozenset().union(*(r.content for r in self.supports(said)))
        lacking = said.content - held - self._frame.words
        return len(lacking) <= min(_LACKING * len(said.content), _MOST_LACKING)


def _together(said: Reading, ranked: Sequence[Reading]) -> list[Reading]:
    """The best sentence, and further ones that hold what it lacks."""
    kept, missing = [ranked[0]], said.content - ranked[0].content
    for other in ranked[1:]:
        if len(kept) < _MOST and missing & other.content:
            kept.append(other)
            missing -= other.content
    return kept


def reasons(said: Reading, evidence: Evidence, own: bool = False) -> Iterator[str]:
    """Why a sentence of an answer is not proved, in words for a person; nothing where it is.

    own: the engine's own words stand beside it, so that it may name documents that are not cited and what was asked for
    ("Maatregel 99 staat niet in de documenten").
    """
    if evidence.heads_list(said):
        return
    if (whole := evidence.holding(said)) is not None:
        yield from _turned(said, [whole])
        return
    supports = evidence.supports(said) if said.content else []
    if not supports:
        facts = (t for t in said.tokens if _is_fact(t, own) and not evidence.allows(t, own))
        yield from (texts.unproved_fact(t.text) for t in facts)
        turns = (t for t in said.tokens if t.turn and not (own and evidence.is_asked(t)))
        yield from (texts.turn_added(t.text) for t in turns)
        return
    for token in said.tokens:
        if _is_fact(token, own) and not evidence.proves(token, own):
            yield texts.unproved_fact(token.text)
    if not (own and all(evidence.is_asked(t) for t in said.tokens if _is_fact(t, own))):
        yield from _changed(said, supports[0], evidence.names)
    if not own:
        yield from _counted(said, supports, evidence.quoted)
    if not (own and sum(key[:1] != "#" for key in said.content) <= 1):  # "2 maatregelen": the engine says the rest
        yield from _turned(said, supports)


def _changed(said: Reading, best: Reading, names: Set[str]) -> Iterator[str]:
    """The facts in whose place the proof has another: both may stand in it, in another order."""
    differing = list(gaps(said.order, best.order))
    if sum(len(mine) for mine, _ in differing) > _CHANGED * len(said.order):
        return
    for mine, theirs in differing:
        there = [best.tokens[n] for n in theirs]
        for token in (said.tokens[n] for n in mine):
            is_name = token.sort is Sort.NAME or (token.opens and token.key in names)
            sort = Sort.NAME if is_name else token.sort
            if sort not in FACTS:
                continue
            other = next((t for t in there if _same_sort(token, sort, t) and not _within(token.key, t.key)), None)
            if other is not None and token.key != other.key:
                yield texts.other_fact(token.text, other.text)


def _counted(said: Reading, supports: Sequence[Reading], quoted: Sequence[Reading]) -> Iterator[str]:
    """Figures that count what the proof counts with another: "9 wachtenden" of "37 wachtenden, waarvan 9 ..."."""
    known = {(figure.key, unit) for reading in quoted for figure, unit in _counts(reading)}
    for figure, unit in _counts(said):
        if (figure.key, unit) not in known:
            rivals = (other for reading in supports for other, u in _counts(reading) if u == unit)
            yield from (texts.other_fact(figure.text, other.text) for other in list(rivals)[:1])


def _counts(reading: Reading) -> Iterator[tuple[Token, str]]:
    """Each figure with the key of the word right behind it, which says what it counts."""
    for figure, unit in pairwise(reading.tokens):
        if figure.sort is Sort.FIGURE and unit.sort is Sort.WORD and not unit.turn:
            yield figure, unit.key


def _is_fact(token: Token, own: bool) -> bool:
    """Whether this must be proved; a word that opens a sentence too where it can be a name, which its capital does not
    tell. own: the sentence is partly the engine's own, which opens with no name."""
    return token.sort in FACTS or (
        token.opens
        and not own
        and token.sort is Sort.WORD
        and not token.turn
        and token.text[:1].isupper()
        and not nouns.singular(token.text)
        and token.text.lower() not in _OPENERS
    )


def _same_sort(token: Token, sort: Sort, other: Token) -> bool:
    """Whether one token can stand for the other; of two that open their sentences the capitals say nothing."""
    both_open = sort is Sort.NAME and token.opens and other.opens and other.text[:1].isupper()
    return other.sort is sort or (both_open and other.sort is Sort.WORD)


def _holds(keys: frozenset[str], token: Token) -> bool:
    """Whether these hold a fact: a date may be told less precisely than it is known."""
    return token.key in keys or (token.sort is Sort.DATE and any(_within(token.key, k) for k in keys if k[:1] == "@"))


def _within(said: str, known: str) -> bool:
    """Whether a date that is said is one that is known, or its year or month: "@2024" for "@2024-06-13"."""
    if said[:3] == "@--":
        return known.endswith(said[3:]) and known[:1] == "@"
    return said[:1] == "@" and (known == said or known.startswith(f"{said}-"))


def _turned(said: Reading, supports: Sequence[Reading]) -> Iterator[str]:
    """The words that turn the sentence and not its proof, or the proof and not the sentence."""
    turns = {t.turn: t.text for t in said.tokens if t.turn}
    there = {t.turn: t.text for r in supports for t in r.tokens if t.turn}
    for name, text in {**there, **turns}.items():
        mine = sum(t.turn == name for t in said.tokens)
        if mine > sum(t.turn == name for r in supports for t in r.tokens):
            yield texts.turn_added(text)
        elif mine < sum(_in_scope(said, r, n, r is supports[0]) for r in supports for n in _places(r, name)):
            yield texts.turn_lost(text)


def _places(reading: Reading, turn: str) -> list[int]:
    return [n for n, t in enumerate(reading.tokens) if t.turn == turn]


def _in_scope(said: Reading, proof: Reading, place: int, best: bool) -> bool:
    """Whether the answer tells what this word of the proof turns: most of its clause, or the word beside it."""
    clause = [n for n, c in enumerate(proof.clauses) if c == proof.clauses[place] and _is_content(proof.tokens[n])]
    told = [n for n in clause if proof.tokens[n].key in said.keys]
    if not _is_part(said, proof) and clause and len(told) >= _CLAUSE * len(clause):
        return True
    if not clause:
        beside = [t.key for t, c in zip(proof.tokens, proof.clauses, strict=True) if c == proof.clauses[place]]
        return best and sum(key in said.keys for key in beside) >= len(beside) - 1
    behind = next((n for n in clause if n > place), None)
    before = next((n for n in reversed(clause) if n < place), None)
    return best and (before if behind is None else behind) in told


def _is_part(said: Reading, proof: Reading) -> bool:
    """Whether what is said stands in the proof in one piece, as a name does: only what stands beside it turns it."""
    return f" {' '.join(said.order)} " in f" {' '.join(proof.order)} "


def _is_content(token: Token) -> bool:
    return token.sort is not Sort.SMALL and not token.turn
