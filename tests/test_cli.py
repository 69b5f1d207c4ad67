"""The command line as a user meets it: over a small corpus of its own, the real engine and the real model."""

import csv
import functools
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = """
[[document]]
id = "plan"
file = "plan.md"
title = "Jaarplan stadsbomen"
kind = "plan"
organisation = "Gemeente Lindeveen"
region = "Lindestreek"
published = 2024-03-05
"""
PLAN = """# Jaarplan stadsbomen

## Programmalijn 1. Planten

### Maatregel 1. Nieuwe bomen langs de singel

Langs de Noordersingel komen 45 nieuwe lindes. De status van deze maatregel is: in uitvoering sinds 1 februari 2024.

### Maatregel 2. Bomen op schoolpleinen

De gemeente zoekt nog naar geld voor bomen op schoolpleinen. De maatregel is uitgesteld tot 2025.

## Programmalijn 2. Onderhoud

### Maatregel 3. Snoeien van oude eiken

Bureau Groenhart snoeit elk najaar de oude eiken. De kosten zijn 12.500 euro per jaar.
"""
KEYS = ["id", "question", "outcome", "answer", "measures", "citations", "elapsed_ms"]
CITATION_KEYS = ["number", "document", "title", "published", "section", "measures", "page", "quote"]

Run = Callable[..., tuple[int, str, str]]


def write_corpus(folder: Path) -> Path:
    folder.mkdir()
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A corpus and its index, for tests that change neither."""
    folder = tmp_path_factory.mktemp("shared")
    corpus, index = write_corpus(folder / "corpus"), folder / "index"
    assert main(["index", str(corpus), "--index", str(index)]) == 0
    return corpus, index


@pytest.fixture(autouse=True)
def clean_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine that runs the tests; a test that names no index gets one of its own."""
    for name in os.environ:
        if name.upper().startswith("BELEIDSBOT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BELEIDSBOT_INDEX", str(tmp_path / "index"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: its exit status, what it printed, and what it noted on standard error."""

    def runner(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return runner


@pytest.fixture
def ready(indexed: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The index that is there is the one that is used; gives its corpus."""
    corpus, index = indexed
    monkeypatch.setenv("BELEIDSBOT_INDEX", str(index))
    return corpus


def program(*arguments: str) -> subprocess.Popen[bytes]:
    """The command as a program of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "bot", *arguments]
    # A shell in the background lets its children ignore Ctrl-C; a program at a prompt does not.
    heed = functools.partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, preexec_fn=heed)


# index


def test_index_reports_what_is_new_and_then_what_is_unchanged(tmp_path: Path, run: Run) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    status, out, _ = run("index", str(corpus))
    assert status == 0
    assert "nieuw: 1 (plan)" in out
    status, out, _ = run("index")
    assert status == 0
    assert "ongewijzigd: 1 (plan)" in out
    assert str(corpus) in out


def test_index_names_what_it_cannot_read_and_reads_the_rest(tmp_path: Path, run: Run) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "leeg.pdf").write_bytes(b"")
    status, out, _ = run("index", str(corpus))
    assert status == 1
    assert "nieuw: 1 (plan)" in out
    assert "onleesbaar: leeg.pdf: " in out


def test_index_of_no_folder_is_one_sentence(run: Run) -> None:
    status, out, err = run("index", "nergens")
    assert (status, out) == (1, "")
    assert "nergens" in err
    assert "Traceback" not in err


# ask


def test_ask_prints_the_answer_and_its_numbered_sources(ready: Path, run: Run) -> None:
    status, out, err = run("ask", "wat is de status van maatregel 2?")
    assert (status, err) == (0, "")
    assert "uitgesteld" in out
    assert "[1] “" in out
    assert "Jaarplan stadsbomen, Gemeente Lindeveen, 5 maart 2024" in out


def test_a_question_needs_no_quotation_marks(ready: Path, run: Run) -> None:
    assert (
        run("ask", "wat", "is", "de", "status", "van", "maatregel", "2?")[1]
        == run("ask", "wat is de status van maatregel 2?")[1]
    )


def test_ask_as_json_keeps_to_the_contract(ready: Path, run: Run) -> None:
    status, out, _ = run("ask", "--json", "wat is de status van maatregel 2?")
    record = json.loads(out)
    assert status == 0
    assert list(record) == KEYS
    assert record["outcome"] == "answered"
    assert record["measures"] == ["2"]
    assert list(record["citations"][0]) == CITATION_KEYS
    assert record["citations"][0]["number"] == 1
    assert record["citations"][0]["published"] == "2024-03-05"
    assert record["citations"][0]["quote"].split("[...]")[0].strip() in PLAN


def test_what_the_documents_do_not_say_is_not_found(ready: Path, run: Run) -> None:
    status, out, _ = run("ask", "--json", "hoeveel kost een zwembad in Marokko?")
    record = json.loads(out)
    assert status == 0
    assert record["outcome"] == "not_found"
    assert record["citations"] == []


@pytest.mark.parametrize("question", ["", "   ", "🌳", "a" * 10_000, "boom " * 2_000, "wat\0is\0dit", "\udcff", "?!"])
def test_a_question_that_is_none_gets_a_clear_reply(question: str, ready: Path, run: Run) -> None:
    status, out, err = run("ask", "--json", question)
    assert (status, err) == (0, "")
    assert json.loads(out)["answer"]


def test_ask_builds_the_index_where_there_is_none(tmp_path: Path, run: Run) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    status, out, err = run("ask", "wat is de status van maatregel 1?", "--corpus", str(corpus))
    assert status == 0
    assert "1 februari 2024" in out
    assert "nog geen index" in err


def test_ask_of_another_corpus_makes_the_index_of_that(tmp_path: Path, run: Run) -> None:
    one, other = write_corpus(tmp_path / "one"), write_corpus(tmp_path / "other")
    (other / "plan.md").write_text(PLAN.replace("45 nieuwe lindes", "60 nieuwe lindes"), encoding="utf-8")
    run("index", str(one))
    question = "wat houdt maatregel 1 in?"
    assert "60" in run("ask", question, "--corpus", str(other))[1]
    assert "60" in run("ask", question)[1]
    assert run("ask", question, "--corpus", str(other))[2] == ""


def test_ask_says_when_a_document_changed_since(tmp_path: Path, run: Run) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    run("index", str(corpus))
    assert run("ask", "maatregel 1")[2] == ""
    (corpus / "nieuw.txt").write_text("Een nieuw document.", encoding="utf-8")
    assert "beleidsbot index" in run("ask", "maatregel 1")[2]
    (corpus / "nieuw.txt").unlink()
    assert run("ask", "maatregel 1")[2] == ""
    (corpus / "plan.md").unlink()
    assert "beleidsbot index" in run("ask", "maatregel 1")[2]


# ask --batch


def test_a_batch_answers_each_line_in_order_and_keeps_chats_apart(tmp_path: Path, ready: Path, run: Run) -> None:
    lines = [
        {"id": "a", "question": "wat is de status van maatregel 1?", "chat": "x"},
        {"id": 2, "question": "wat is de status van maatregel 3?", "chat": "y"},
        {"id": "c", "question": "en 2?", "chat": "x"},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8-sig")
    status, out, err = run("ask", "--json", "--batch", str(file))
    records = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [record["id"] for record in records] == ["a", 2, "c"]
    assert [list(record) for record in records] == [KEYS] * 3
    assert [record["measures"] for record in records] == [["1"], ["3"], ["2"]]
    assert "uitgesteld" in records[2]["answer"]


def test_a_broken_line_is_named_and_the_others_are_answered(tmp_path: Path, ready: Path, run: Run) -> None:
    file = tmp_path / "questions.jsonl"
    good = json.dumps({"id": 1, "question": "maatregel 1"}).encode()
    broken = [
        b"{",
        b"[]",
        b'{"id": 1}',
        b'{"question": "x"}',
        b'{"id": 1, "question": "\xff"}',
        b'{"id": NaN, "question": "x"}',
    ]
    deep = b'{"id": ' + b"[" * 100_000
    file.write_bytes(b"\n".join([*broken, deep, good]))
    status, out, err = run("ask", "--json", "--batch", str(file))
    assert status == 1
    assert len(out.splitlines()) == 1
    assert [line.split(" is overgeslagen")[0] for line in err.splitlines()] == [f"Regel {n}" for n in range(1, 8)]


def test_a_batch_from_standard_input_is_answered_as_it_comes_and_stops_quietly(ready: Path) -> None:
    with program("ask", "--json", "--batch", "-") as asked:
        assert asked.stdin is not None
        assert asked.stdout is not None
        assert asked.stderr is not None
        asked.stdin.write(b'{"id": 1, "question": "wat is de status van maatregel 2?"}\n')
        asked.stdin.flush()
        assert json.loads(asked.stdout.readline())["id"] == 1
        asked.send_signal(signal.SIGINT)
        assert asked.wait() == 130
        assert asked.stderr.read().strip() == b""


def test_a_reader_that_walks_away_leaves_no_trace(ready: Path) -> None:
    with program("register", "--json") as asked:
        assert asked.stdout is not None
        assert asked.stderr is not None
        asked.stdout.close()
        asked.wait()
        assert asked.stderr.read() == b""


# register, check, chat


def test_register_prints_a_table(ready: Path, run: Run) -> None:
    status, out, _ = run("register")
    assert status == 0
    assert "Jaarplan stadsbomen" in out
    assert "Nieuwe bomen langs de singel" in out


def test_register_as_json_keeps_to_the_contract(ready: Path, run: Run) -> None:
    records = [json.loads(line) for line in run("register", "--json")[1].splitlines()]
    assert [record["code"] for record in records] == ["1", "1", "2", "2", "3"]  # two programme lines, three measures
    names = ["document", "code", "title", "programme", "status", "published", "pages", "text", "references"]
    assert [list(record) for record in records] == [names] * 5
    assert records[1]["published"] == "2024-03-05"


def test_register_writes_what_dutch_excel_opens(tmp_path: Path, ready: Path, run: Run) -> None:
    file = tmp_path / "register.csv"
    status, out, err = run("register", "--csv", str(file))
    assert (status, out) == (0, "")
    assert str(file) in err
    assert file.read_bytes().startswith(b"\xef\xbb\xbfdocument;nummer;titel;")
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows] == ["nummer", "1", "1", "2", "2", "3"]


def test_check_has_nothing_to_say_of_a_good_corpus(ready: Path, run: Run) -> None:
    status, out, _ = run("check")
    assert status == 0
    assert "datum: 5 maart 2024 (uit manifest.toml)" in out
    assert "Er is niets bijzonders gevonden." in out


def test_check_tells_what_to_mend(tmp_path: Path, run: Run) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "leeg.pdf").write_bytes(b"")
    (corpus / "plan.md").write_text(PLAN.replace("Maatregel 2.", "Maatregel 4."), encoding="utf-8")
    status, out, _ = run("check", "--corpus", str(corpus))
    assert status == 1
    assert "leeg.pdf" in out
    assert "let op: Maatregel 2 ontbreekt in de nummering." in out


def test_chat_follows_on_and_starts_anew(ready: Path) -> None:
    lines = [
        "/help",
        "",
        "wat is de status van maatregel 1?",
        "en 2?",
        "/nieuw",
        "/onzin",
        "/stop",
        "niet meer gelezen",
    ]
    with program("chat") as chat:
        out, err = chat.communicate("\n".join(lines).encode())
    told = out.decode()
    assert (chat.returncode, err) == (0, b"")
    assert "1 februari 2024" in told
    assert "uitgesteld" in told
    assert "We beginnen opnieuw." in told
    assert "/onzin ken ik niet" in told
    assert told.endswith("Tot ziens.\n")


# how commands end


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["ask"], "geef een vraag"),
        (["ask", "x", "--kleur"], "de optie --kleur bestaat niet"),
        (["vraag"], "de opdracht 'vraag' bestaat niet"),
        (["ask", "x", "--batch"], "na --batch moet nog iets komen"),
        (["index", "a", "b"], "“b” is te veel"),
    ],
)
def test_a_command_written_wrongly_is_told_so_in_dutch(arguments: list[str], part: str, run: Run) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert part in err


def test_a_wrong_setting_stops_the_start(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEIDSBOT_OWNER", "piet")
    status, _, err = run("ask", "x")
    assert status == 1
    assert err.startswith("De instelling BELEIDSBOT_OWNER")


def test_without_a_command_there_is_help(run: Run) -> None:
    status, out, _ = run()
    assert status == 0
    assert "register" in out
