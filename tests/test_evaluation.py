"""`beleidsbot evaluate`, and the project's own questions over corpus/ with the scores that they must keep.

Nobody tunes on those questions: where a score drops, find out why with other questions over other documents.
"""

import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from index.answer import Engine
from index.build import build
from index.embedding import Lazy
from index.quality import Known, Originals, evaluate, read
from index.quality.questions import UNANSWERABLE

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "tests" / "evaluation" / "questions.jsonl"

# Just under what was measured last; raise them when they are passed for good.
ANSWERED_RIGHT, ABSTAINED_RIGHT = 0.67, 0.82

SMALL = [
    {
        "id": "eiken",
        "kind": "reason",
        "question": "Waarom is het snoeien van de eiken uitgesteld?",
        "answer": [["vleermuizen"]],
        "evidence": ["vleermuizen"],
        "measure": ["20"],
    },
    {
        "id": "lindes",
        "kind": "count",
        "question": "Hoeveel lindes staan er?",
        "answer": [["46"]],
        "evidence": ["45 lindes"],
    },
    {"id": "zwembad", "kind": "unanswerable", "question": "Wat kost een zwembad in Marokko?", "way": "domain"},
    {"id": "loket", "question": "Wanneer is het loket geopend?", "document": "rapport"},
]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command over the small corpus and questions: its exit status, what it printed, and what it noted."""
    for name in os.environ:
        if name.upper().startswith("BELEIDSBOT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BELEIDSBOT_INDEX", str(engine.snapshot.folder.parent))
    file = tmp_path / "vragen.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in SMALL), encoding="utf-8")

    def runner(*options: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["evaluate", str(file), *options])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return runner


# the command


def test_evaluate_shows_scores_per_kind_and_in_total(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert "goed beantwoord 1 van 2 (0.500), terecht gezwegen 1 van 1 (1.000)" in out
    assert [line.split()[:3] for line in out.splitlines() if line.strip().startswith("reason")] == [
        ["reason", "1", "1"]
    ]
    assert "unanswerable: domain" in out
    assert "MRR" in out
    assert "verkeerde woorden" not in out


def test_evaluate_tells_of_each_miss_at_which_stage_it_went_wrong(run: Run) -> None:
    _, out, _ = run("--misses")
    lines = out.splitlines()
    at = lines.index("lindes [count] Hoeveel lindes staan er?")
    assert "verkeerde woorden" in lines[at + 1]
    assert "46" in lines[at + 2]
    assert "45 lindes" in lines[at + 3]
    assert "eiken [reason]" not in out


def test_evaluate_as_json_is_one_object(run: Run) -> None:
    status, out, _ = run("--json", "--misses")
    record = json.loads(out)
    assert status == 0
    assert (record["answered"]["right"], record["answered"]["questions"], record["answered"]["share"]) == (1, 2, 0.5)
    assert (record["silent"]["right"], record["silent"]["questions"]) == (1, 1)
    assert record["quotes"]["faithful"] == record["quotes"]["all"] >= 2
    assert record["documents"]["first"] == 1
    assert record["documents"]["search"]["RR"] == 1.0
    (miss,) = record["misses"]
    assert (miss["id"], miss["stage"], miss["faults"]) == ("lindes", "wrong words", ["words"])
    assert "misses" not in json.loads(run("--json")[1])


def test_evaluate_leaves_parts_out(run: Run) -> None:
    assert "goed beantwoord" in run("--without", "words", "--without", "gate")[1]
    status, out, err = run("--without", "vleermuizen")
    assert (status, out) == (1, "")
    assert "words, vectors, register, gate" in err


def test_evaluate_compares_what_each_part_is_worth(run: Run) -> None:
    _, out, _ = run("--ablations")
    for name in ("alles", "zonder woorden", "zonder vectoren", "zonder register", "zonder poort"):
        assert name in out
    rows = [json.loads(line) for line in run("--ablations", "--json")[1].splitlines()]
    assert len(rows) == 5
    assert (rows[0]["parts"], rows[0]["answered"]["questions"]) == ("alles", 2)
    assert run("--ablations", "--misses")[0] == 2


def test_evaluate_of_no_questions_is_one_sentence(run: Run, tmp_path: Path) -> None:
    assert main(["evaluate"]) == 2
    assert main(["evaluate", str(tmp_path / "nergens.jsonl")]) == 1


# the project's own questions


def test_the_questions_are_many_and_a_good_part_has_no_answer() -> None:
    questions = [q for q in read(QUESTIONS) if isinstance(q, Known)]
    kinds = Counter(q.kind for q in questions)
    assert len(questions) >= 150
    assert kinds[UNANSWERABLE] >= 75
    assert len(kinds) >= 15
    assert len({q.way for q in questions if q.kind == UNANSWERABLE}) >= 7


def test_the_projects_own_questions_keep_their_scores(model: Lazy, tmp_path: Path) -> None:
    build(ROOT / "corpus", tmp_path / "index", model)
    report = evaluate(Engine.open(tmp_path / "index", model), read(QUESTIONS), Originals(ROOT / "corpus"))
    totals = report.totals
    assert totals is not None
    assert totals.all.faithful == totals.all.quotes
    assert totals.longest <= 1500
    assert totals.most <= 5
    assert totals.answered.share >= ANSWERED_RIGHT
    assert totals.silent.share >= ABSTAINED_RIGHT
