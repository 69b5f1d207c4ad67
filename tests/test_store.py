"""The snapshot on disk: what goes in comes out, and what is not whole is refused with the command that mends it."""

import json
import math
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import database, serial
from index.build import build
from index.database import Indexed, Text
from index.errors import SnapshotError
from index.records import (
    Block,
    Break,
    Dated,
    Kind,
    Measure,
    Passage,
    Problem,
    Section,
    Sentence,
    Source,
    Table,
    Term,
)
from index.store import Snapshot
from index.vectors import Vectors
from index.wording import Wording
from tests.conftest import ROOT
from tests.embedders import Drawers

TABLE = Table(("Naam", "Aantal"), (("Huizen", "1.500"), ("Laren", "")), caption="Plaatsen", note="Bron: telling")
EVERYTHING = Indexed(
    source=Source(
        "plan", "plan.pdf", "Plan", "plan", "Gooi", "Gooi", date(2024, 6, 13), origins=(("title", "manifest"),)
    ),
    hash="abc",
    pages=3,
    labels=((1, "i"), (3, "2")),
    sections=(
        Section(
            ("Wonen", "Zorg"),
            ("20", "21"),
            (
                Block(Kind.PARAGRAPH, "Tekst⁶ met gat.", 2, breaks=(Break(6, 3, gap=True),)),
                Block(Kind.TABLE, "Huizen 1.500", table=TABLE),
            ),
            "maatregel",
            "Woningen",
        ),
    ),
    measures=(
        Measure(
            "plan",
            "20",
            ("20", "21"),
            "maatregel",
            "Woningen",
            "Wonen",
            ("Wonen",),
            "Tekst.",
            pages=(2, 3),
            dates=(Dated("2024-06", "juni 2024", "gepland", "In juni 2024."),),
            references=("16",),
        ),
    ),
    terms=(Term("plan", "HOV", "Herstel op Verbinding", "HOV is dat.", ("Wonen",), ("20",), 2),),
    passages=(
        Passage("p1", "plan", ("Wonen",), ("20",), Kind.PARAGRAPH, 2, 0, "Tekst.", (Sentence("T.", "T.⁶", 2, 0),)),
        Passage("p2", "plan", (), (), Kind.TABLE, 2, 1, "Naam Huizen", (Sentence("H", "H", 2, 1),), TABLE),
    ),
)
PROBLEM = Problem("x.pdf", "is leeg", "Vervang het.", fatal=True)


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    database.write(tmp_path / "text.sqlite", [EVERYTHING], [PROBLEM])
    text = Text(tmp_path / "text.sqlite")
    assert text.documents() == (EVERYTHING,)
    assert text.problems() == (PROBLEM,)


@given(st.text(), st.lists(st.tuples(st.text(), st.text())).map(tuple), st.dates() | st.none())
def test_any_text_survives_json(title: str, origins: tuple[tuple[str, str], ...], day: date | None) -> None:
    source = Source("id", "file", title, published=day, origins=origins)
    written = json.dumps(serial.to_json(source))
    assert serial.from_json(Source, json.loads(written)) == source


@pytest.fixture
def index(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "plan.md").write_text("# Plan\n\n## Maatregel 3 Wonen\n\nEr komen woningen.\n", encoding="utf-8")
    build(corpus, tmp_path / "index", Drawers())
    return tmp_path / "index"


def test_no_index_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"nog geen index.*beleidsbot index"):
        Snapshot.open(tmp_path)


@pytest.mark.parametrize("name", ["text.sqlite", "passages.faiss", "sentences.faiss", "bm25/passages/vocab.index.json"])
def test_a_part_that_is_cut_short_is_refused(index: Path, name: str) -> None:
    file = Snapshot.open(index).folder / name
    file.write_bytes(file.read_bytes()[:-7])
    with pytest.raises(SnapshotError, match=f"{name} is niet volledig.*beleidsbot index"):
        Snapshot.open(index)


@pytest.mark.parametrize("name", ["text.sqlite", "passages.faiss", "snapshot.json"])
def test_a_part_that_is_gone_is_refused(index: Path, name: str) -> None:
    (Snapshot.open(index).folder / name).unlink()
    with pytest.raises(SnapshotError, match="beleidsbot index"):
        Snapshot.open(index)


def test_a_part_with_other_bytes_of_the_same_size_is_refused_when_it_is_read(index: Path) -> None:
    folder = Snapshot.open(index).folder
    for name in ("text.sqlite", "passages.faiss"):
        size = (folder / name).stat().st_size
        (folder / name).write_bytes(b"\x01" * size)
    opened = Snapshot.open(index)
    with pytest.raises(SnapshotError, match="beleidsbot index"):
        _ = opened.measures
    with pytest.raises(SnapshotError, match="beleidsbot index"):
        opened.vectors()


def test_an_index_of_another_version_is_refused(index: Path) -> None:
    card = Snapshot.open(index).folder / "snapshot.json"
    card.write_text(json.dumps(json.loads(card.read_text(encoding="utf-8")) | {"format": 0}), encoding="utf-8")
    with pytest.raises(SnapshotError, match=r"andere versie.*beleidsbot index"):
        Snapshot.open(index)


@pytest.mark.parametrize("name", ["", "../elders", "weg"])
def test_a_pointer_to_nowhere_is_refused(index: Path, name: str) -> None:
    (index / "current").write_text(name, encoding="utf-8")
    with pytest.raises(SnapshotError, match="beleidsbot index"):
        Snapshot.open(index)


def test_a_measure_is_read_without_any_search_library(index: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.store import Snapshot; from index.search import Search;"
        "from index.embedding import Lazy; s = Snapshot.open(Path(sys.argv[1]));"
        "assert [m.code for m in s.measures] == ['3']; Search(s, Lazy()).by_code('3');"
        "print([n for n in ('faiss', 'bm25s', 'torch', 'sentence_transformers', 'langchain_text_splitters')"
        " if n in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script, str(index)], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.strip() == b"[]"


def test_vectors_give_back_their_rows_and_find_the_nearest_among_some(tmp_path: Path) -> None:
    rows = np.eye(3, dtype=np.float32)
    Vectors.of(rows).write(tmp_path / "v")
    found = Vectors.read(tmp_path / "v")
    query = np.array([0.8, 0.6, 0.0], dtype=np.float32)
    assert np.array_equal(found.rows(), rows)
    assert np.array_equal(found.rows(1, 2), rows[1:])
    assert [row for row, _ in found.nearest(query, 9)] == [0, 1, 2]
    assert [row for row, _ in found.nearest(query, 1, among=[1, 2])] == [1]
    assert [score for _, score in found.nearest(query, 9)] == pytest.approx([0.8, 0.6, 0.0])
    assert found.nearest(query, 1, among=[]) == []


def test_no_rows_are_searched_without_complaint(tmp_path: Path) -> None:
    Vectors.of(np.zeros((0, 4), dtype=np.float32)).write(tmp_path / "v")
    assert Vectors.read(tmp_path / "v").nearest(np.ones(4, dtype=np.float32), 3) == []
    for number, texts in enumerate([[], ["de het een", ""]]):
        Wording.of(texts, ["a"] * len(texts)).write(tmp_path / f"w{number}")
        assert Wording.read(tmp_path / f"w{number}").best("woning", 3) == []


def bm25(count: int, length: int, mean: float, holding: int, texts: int) -> float:
    """Robertson's BM25 as Lucene writes it, of one word: k1 = 1.5, b = 0.75."""
    idf = math.log(1 + (texts - holding + 0.5) / (holding + 0.5))
    return idf * count / (count + 1.5 * (1 - 0.75 + 0.75 * length / mean))


def test_words_score_in_their_passage_and_in_its_document(tmp_path: Path) -> None:
    Wording.of(["wonen zorg", "zorg", "opvang", "bus"], ["a", "b", "b", "c"]).write(tmp_path / "w")
    first, second = bm25(1, 2, 5 / 4, 2, 4), bm25(1, 1, 5 / 4, 2, 4)
    found = Wording.read(tmp_path / "w")
    assert [number for number, _ in found.best("zorg", 5)] == [1, 0]
    assert [score for _, score in found.best("zorg", 5)] == pytest.approx([second, first])
    assert [number for number, _ in found.best("zorg", 5, among=[0, 2])] == [0]


def test_the_words_of_its_document_decide_between_equal_passages(tmp_path: Path) -> None:
    texts = ["de kosten stijgen", "bus", "de kosten stijgen", "opvang"]
    Wording.of(texts, ["a", "a", "b", "b"]).write(tmp_path / "w")
    found = Wording.read(tmp_path / "w")
    assert [number for number, _ in found.best("kosten van de bus", 2)] == [1, 0]
    assert [number for number, _ in found.best("kosten van de opvang", 2)] == [3, 2]
