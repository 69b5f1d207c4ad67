"""Answers held against known answers: every score here is worked out by hand."""

import re
from datetime import date
from pathlib import Path

import pytest

from index.ablation import Part
from index.answer import Conversation, Engine, candidates
from index.embedding import Lazy
from index.errors import InputError
from index.quality import Fault, Inspector, Known, Originals, Score, Sought, Stage, evaluate, read, retrieval, tally
from index.quality.questions import CLARIFY, UNANSWERABLE, parse
from index.quality.quotes import is_verbatim
from index.quality.scoring import score
from index.records import Answer, Citation, Outcome
from index.search import Search
from index.store import Snapshot

PLAN = """# Bomenplan

## Maatregel 17. Bomen op pleinen

De stad plant acht bomen. Dat kost 1.500 euro. Er komt geen hek om de bomen.

a. De scholen kiezen de pleinen.

b. De leerlingen kiezen de bomen.
"""
QUESTION = "Hoeveel bomen plant de stad?"
GROUPS = ((re.compile(r"\b8\b"), re.compile("acht")), (re.compile("bomen"),))


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Originals:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    return Originals(folder)


def cited(quote: str, document: str = "plan", measures: tuple[str, ...] = ("17",)) -> Citation:
    return Citation(document, "Bomenplan", "Lindeveen", date(2024, 3, 5), (), measures, 1, quote)


def known(kind: str = "count", evidence: str = "plant acht bomen", measures: tuple[str, ...] = ("17",)) -> Known:
    return Known("1", kind, QUESTION, GROUPS, (evidence,), measures)


def answered(text: str, *citations: Citation) -> Answer:
    return Answer(Outcome.ANSWERED, text, citations)


# scores

RIGHT = "De stad plant acht bomen."
SILENT = Answer(Outcome.NOT_FOUND, "Dat staat niet in de documenten.")
BACK = Answer(Outcome.CLARIFY, "Welke bedoelt u?")


@pytest.mark.parametrize(
    ("answer", "faults"),
    [
        (answered(RIGHT, cited(RIGHT)), set()),
        (answered("8 BOMEN", cited("De stad plant acht\n bomen.")), set()),
        (answered("De stad plant bomen.", cited(RIGHT)), {Fault.WORDS}),
        (answered(RIGHT, cited("Dat kost 1.500 euro.")), {Fault.EVIDENCE}),
        (answered(RIGHT, cited(RIGHT, measures=("18",))), {Fault.MEASURE}),
        (answered(RIGHT, cited(RIGHT, measures=("17b",))), set()),
        (answered(RIGHT, cited(RIGHT), cited("Er komt een hek om de bomen.")), {Fault.QUOTE}),
        (answered(RIGHT, cited(RIGHT, document="ander")), {Fault.QUOTE}),
        (answered(RIGHT + " " * 1476, cited(RIGHT)), {Fault.LENGTH}),
        (answered(RIGHT + " " * 1475, cited(RIGHT)), set()),
        (answered(RIGHT, *[cited(RIGHT)] * 6), {Fault.CITATIONS}),
        (answered(RIGHT), {Fault.EVIDENCE, Fault.MEASURE}),
        (SILENT, {Fault.OUTCOME, Fault.WORDS, Fault.EVIDENCE, Fault.MEASURE}),
        (BACK, {Fault.OUTCOME, Fault.WORDS, Fault.EVIDENCE, Fault.MEASURE}),
    ],
)
def test_an_answer_is_right_or_has_these_faults(answer: Answer, faults: set[Fault], originals: Originals) -> None:
    found = score(known(), answer, 0.1, originals)
    assert found.faults == faults
    assert found.right is not bool(faults)
    assert found.refused is (answer is SILENT)


def test_what_an_answer_does_not_say_is_named_as_the_file_has_it(originals: Originals) -> None:
    assert score(known(), answered("bomen", cited(RIGHT)), 0.1, originals).lacking == (r"\b8\b | acht",)


@pytest.mark.parametrize(
    ("kind", "answer", "right"),
    [
        (UNANSWERABLE, SILENT, True),
        (UNANSWERABLE, BACK, False),
        (UNANSWERABLE, answered(RIGHT, cited(RIGHT)), False),
        (UNANSWERABLE, Answer(Outcome.NOT_FOUND, "Dat weet ik niet.", (cited(RIGHT),)), False),
        (CLARIFY, BACK, True),
        (CLARIFY, SILENT, False),
        (CLARIFY, answered(RIGHT, cited(RIGHT)), False),
    ],
)
def test_where_no_answer_is_wanted_silence_or_asking_back_is_right(
    kind: str, answer: Answer, right: bool, originals: Originals
) -> None:
    found = score(known(kind), answer, 0.1, originals)
    assert found.right is right
    assert not found.refused


@pytest.mark.parametrize(
    ("quote", "verbatim"),
    [
        ("De stad plant acht bomen.", True),
        ("de  STAD\nplant acht bomen", True),
        ("De stad plant acht bomen. [...] Er komt geen hek", True),
        ("Er komt geen hek [...] De stad plant acht bomen.", False),
        ("De stad plant acht bomen. Er komt geen hek", False),
        ("een hek om de bomen", False),
        ("Er komt geen hek om de bom", False),
        ("Dat kost 1.500 euro", True),
        ("Dat kost 500 euro", False),
        ("Dat kost 1500 euro", False),
        ("a. De scholen kiezen de pleinen. b. De leerlingen kiezen de bomen.", True),
        ("De scholen kiezen de pleinen. De leerlingen kiezen de bomen.", True),
        ("[...]", False),
        ("...", False),
        ("", False),
    ],
)
def test_a_quotation_is_whole_pieces_of_the_file_in_order(quote: str, verbatim: bool, originals: Originals) -> None:
    assert originals.holds(cited(quote)) is verbatim


def test_typography_makes_no_quotation_unfaithful() -> None:
    assert is_verbatim("‘Eerst een thuis’ – zei\u00a0hij¹", "'eerst een thuis' - zei hij")


# counts


def test_scores_are_counted_per_kind_and_in_total(originals: Originals) -> None:
    scores = [
        score(known(), answered(RIGHT, cited(RIGHT)), 0.010, originals),
        score(known(), SILENT, 0.020, originals),
        score(known("date"), answered("bomen", cited(RIGHT), cited("verzonnen")), 0.030, originals),
        score(Known("4", UNANSWERABLE, "?", way="year"), SILENT, 0.200, originals),
        score(Known("5", UNANSWERABLE, "?", way="year"), answered(RIGHT, cited(RIGHT)), 0.040, originals),
        score(Known("6", CLARIFY, "?"), BACK, 0.050, originals),
    ]
    found = tally.totals(scores)
    assert found.kinds["count"] == tally.Tally(questions=2, right=1, evidence=1, refused=1, quotes=1, faithful=1)
    assert found.kinds["date"] == tally.Tally(questions=1, right=0, evidence=1, refused=0, quotes=2, faithful=1)
    assert found.kinds["unanswerable: year"].share == 0.5
    assert (found.answered.right, found.answered.questions, found.answered.refused) == (1, 3, 1)
    assert (found.silent.right, found.silent.questions) == (1, 2)
    assert (found.back.right, found.back.questions) == (1, 1)
    assert (found.all.faithful, found.all.quotes) == (3, 4)
    assert (found.longest, found.most) == (len(SILENT.text), 2)
    assert (found.median_ms, found.p95_ms) == (35.0, 200.0)


@pytest.mark.parametrize(("count", "place"), [(1, 1), (2, 2), (19, 19), (20, 19), (100, 95)])
def test_the_95th_percentile_is_the_nearest_rank(count: int, place: int) -> None:
    assert tally.percentile([float(n) for n in range(count, 0, -1)], 0.95) == place


def test_search_is_measured_as_the_field_does() -> None:
    wanted = {"first": "a", "second": "a", "never": "a", "nothing": "a"}
    rankings = {"first": ["a", "b"], "second": ["b", "a"], "never": ["b", "c"], "nothing": []}
    found = retrieval.figures(wanted, rankings)
    assert found["RR"] == pytest.approx((1 + 1 / 2) / 4)
    assert found["nDCG@10"] == pytest.approx((1 + 0.6309) / 4, abs=1e-4)  # 1 / log2(3)
    assert (found["R@1"], found["R@5"], found["R@10"]) == (0.25, 0.5, 0.5)
    assert retrieval.figures({}, {}) == {}


# files


def test_both_kinds_of_questions_are_read(tmp_path: Path) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_text(
        '{"id": 1, "kind": "count", "question": "Hoeveel?", "answer": [["acht", "8"]], "evidence": ["acht bomen"],'
        ' "measure": [17], "doc": ["plan"], "chat": "x"}\n\n'
        '{"id": "2", "kind": "unanswerable", "question": "Wie?", "way": "absent"}\n'
        '{"id": "3", "question": "Wie?", "document": "plan"}\n',
        encoding="utf-8",
    )
    one, two, three = read(file)
    groups = ((re.compile("acht"), re.compile("8")),)
    assert one == Known("1", "count", "Hoeveel?", groups, ("acht bomen",), ("17",), ("plan",), "x")
    assert two == Known("2", UNANSWERABLE, "Wie?", way="absent")
    assert three == Sought("3", "Wie?", "plan")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("geen json", "geen JSON"),
        ("[1]", "geen JSON-object"),
        ('{"kind": "fact", "question": "Wie?"}', '"id" ontbreekt'),
        ('{"id": "1", "question": "Wie?"}', '"kind" ontbreekt'),
        ('{"id": "1", "kind": "fact", "question": ["Wie?"]}', '"question" is geen tekst'),
        ('{"id": "1", "kind": "fact", "question": " "}', '"question" is geen tekst'),
        ('{"id": "1", "kind": "fact", "question": "Wie?"}', '"evidence" ontbreekt'),
        ('{"id": "1", "kind": "fact", "question": "Wie?", "evidence": "x"}', '"evidence" is geen lijst'),
        ('{"id": "1", "kind": "fact", "question": "Wie?", "evidence": ["."]}', '"evidence" is geen lijst'),
        ('{"id": "1", "kind": "fact", "question": "Wie?", "answer": ["x"]}', '"answer" is geen lijst'),
        ('{"id": "1", "kind": "fact", "question": "Wie?", "answer": [[]]}', '"answer" is geen lijst'),
        ('{"id": "1", "kind": "fact", "question": "Wie?", "answer": [["(x"]]}', "patroon"),
        ('{"id": "1", "question": "Wie?", "document": 3.5}', '"document" is geen tekst'),
    ],
)
def test_a_line_that_is_wrong_is_told_in_a_sentence(line: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse(line)


def test_a_file_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "vragen.jsonl"
    with pytest.raises(InputError, match="niet te lezen"):
        read(file)
    file.write_bytes(b"\n")
    with pytest.raises(InputError, match="geen vragen"):
        read(file)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        read(file)
    line = b'{"id": "1", "question": "Wie?", "document": "plan"}\n'
    file.write_bytes(line + b"\n" + line)
    with pytest.raises(InputError, match=r"regel 3: .*al gebruikt"):
        read(file)


# stages


@pytest.fixture(scope="module")
def inspect(engine: Engine, model: Lazy) -> Inspector:
    return Inspector(engine, Engine(engine.snapshot, model, frozenset({Part.GATE})))


@pytest.fixture(scope="module")
def lindeveen(engine: Engine) -> Originals:
    return Originals(Path(engine.snapshot.card.corpus))


SINGEL = "Er staan nu 45 lindes"
COUNTED = "Hoeveel lindes staan er?"
OTHER_CITY = "Hoeveel lindes staan er in Rotterdam?"


def case(question: str, evidence: str = SINGEL, kind: str = "fact", **more: object) -> Known:
    groups = ((re.compile(str(more.get("said", "."))),),)
    return Known("1", kind, question, groups, (evidence,), (str(more["measure"]),) if "measure" in more else ())


@pytest.mark.parametrize(
    ("asked", "stage"),
    [
        (case(COUNTED, kind=UNANSWERABLE), Stage.WRONGLY_ANSWERED),
        (case(COUNTED, kind=CLARIFY), Stage.NOT_ASKED_BACK),
        (case("Wat is de status van maatregel 2?"), Stage.ASKED_BACK),
        (case(COUNTED, "Er staan 46 eiken."), Stage.NOT_READ),
        (case(COUNTED, "vleermuizen", measure="99"), Stage.NOT_IN_REGISTER),
        (case(COUNTED, said="46"), Stage.WRONG_WORDS),
        (case(COUNTED, measure="20"), Stage.FORM),
        (case("Wat kost het gebruik van bladkorven in Oosterdam?", SINGEL), Stage.NOT_RETRIEVED),
        (case("Hoeveel meldingen over stormschade waren er in Binnenstad in 2023?", "1.250"), Stage.WRONG_SENTENCE),
    ],
)
def test_the_stage_of_a_miss(
    asked: Known, stage: Stage, engine: Engine, inspect: Inspector, lindeveen: Originals
) -> None:
    report = evaluate(engine, [asked], lindeveen, inspect)
    assert [miss.stage for miss in report.misses] == [stage]


def test_evidence_that_other_sentences_go_before_has_its_rank(
    engine: Engine, inspect: Inspector, lindeveen: Originals
) -> None:
    """The first sentence that search finds is not taken for proof; a far one, long enough to be unique, is too low."""
    read_ = engine.understood(OTHER_CITY, Conversation())
    found = candidates.found(engine.library, read_.question, read_.documents)
    far = max(range(6, len(found) + 1), key=lambda rank: len(found[rank - 1].place.sentence.text))
    for rank, stage in ((far, Stage.RANKED_LOW), (1, Stage.PASSED_OVER)):
        asked = case(OTHER_CITY, found[rank - 1].place.sentence.text)
        (miss,) = evaluate(engine, [asked], lindeveen, inspect).misses
        assert (miss.stage, miss.rank) == (stage, rank)


def test_an_answer_that_only_the_gate_stops_is_told_as_such(inspect: Inspector) -> None:
    stopped = Score(case(COUNTED), SILENT, 0.1, frozenset({Fault.OUTCOME, Fault.EVIDENCE}), (), 0, 0)
    assert inspect.miss(stopped, Conversation()).stage is Stage.GATE


# what is left out


def test_without_vectors_no_model_is_loaded(engine: Engine) -> None:
    by_words = Engine(engine.snapshot, Lazy("/bestaat/niet"), frozenset({Part.VECTORS}))
    assert "45 lindes" in by_words.ask(COUNTED).text


def test_a_search_that_is_left_out_decides_no_order(engine: Engine, model: Lazy) -> None:
    snapshot: Snapshot = engine.snapshot
    whole = Search(snapshot, model)
    for part, other in ((Part.WORDS, whole.by_meaning), (Part.VECTORS, whole.by_words)):
        fused = Search(snapshot, model, frozenset({part})).fused(COUNTED, 5)
        assert [hit.passage for hit in fused] == [hit.passage for hit in other(COUNTED, 5)]


def test_without_the_register_nothing_is_listed_or_found_by_its_number(engine: Engine, model: Lazy) -> None:
    without = Engine(engine.snapshot, model, frozenset({Part.REGISTER}))
    listing = "Welke maatregelen zijn uitgesteld?"
    assert without.ask(listing) != engine.ask(listing)
    assert without.understood("status maatregel 20", Conversation()).question.references == ()
