"""Building: only what changed is done again, and whatever happens, the index that is there is whole."""

import json
import os
import sqlite3
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import snapshots
from index.build import Report, build
from index.errors import CorpusError, ModelError, SnapshotError
from index.search import Search
from index.store import Snapshot
from tests.conftest import ROOT
from tests.embedders import Drawers

A = "# Plan A\n\n## Maatregel 1 Wonen\n\nEr komen woningen. De bouw is gestart.\n"
B = "# Plan B\n\n## Maatregel 2 Zorg\n\nDe zorg blijft gelijk.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    put(folder, "a", A)
    put(folder, "b", B)
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def put(corpus: Path, name: str, text: str) -> None:
    """Write a document and enter it in the manifest."""
    (corpus / f"{name}.md").write_text(text, encoding="utf-8")
    entries = [f'[[document]]\nid = "{f.stem}"\nfile = "{f.name}"\n' for f in sorted(corpus.glob("*.md"))]
    (corpus / "manifest.toml").write_text("\n".join(entries), encoding="utf-8")


def take(corpus: Path, name: str) -> None:
    (corpus / f"{name}.md").unlink()
    entries = [f'[[document]]\nid = "{f.stem}"\nfile = "{f.name}"\n' for f in sorted(corpus.glob("*.md"))]
    (corpus / "manifest.toml").write_text("\n".join(entries), encoding="utf-8")


def outcome(report: Report) -> tuple[tuple[str, ...], ...]:
    return report.new, report.changed, report.unchanged, report.gone


def state(index: Path) -> tuple[object, ...]:
    """All that an index says, to be compared with another."""
    snapshot = Snapshot.open(index)
    whole, single = snapshot.vectors()
    words = [snapshot.words(query, 9) for query in ("woningen", "zorg", "bouw")]
    return snapshot.card, snapshot.documents, snapshot.problems, words, whole.tobytes(), single.tobytes()


def test_a_first_build_has_everything(corpus: Path, index: Path) -> None:
    model = Drawers()
    report = build(corpus, index, model)
    assert outcome(report) == (("a", "b"), (), (), ())
    assert (report.written, report.unreadable, model.loads) == (True, (), 1)
    snapshot = Snapshot.open(index)
    assert list(snapshot.sources) == ["a", "b"]
    assert report.counts == {
        "documents": 2,
        "measures": len(snapshot.measures),
        "terms": len(snapshot.terms),
        "passages": len(snapshot.passages),
        "sentences": sum(len(p.sentences) for p in snapshot.passages),
    }


def test_with_nothing_changed_nothing_is_written_or_loaded(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    before = {file: file.stat().st_mtime_ns for file in index.rglob("*") if file.name != ".lock"}
    model = Drawers()
    report = build(corpus, index, model)
    assert outcome(report) == ((), (), ("a", "b"), ())
    assert (report.written, model.loads, model.embedded) == (False, 0, [])
    assert {file: file.stat().st_mtime_ns for file in index.rglob("*") if file.name != ".lock"} == before


def test_only_new_passages_are_embedded(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    model = Drawers()
    put(corpus, "b", B + "\nDe kosten stijgen.\n")
    report = build(corpus, index, model)
    assert outcome(report) == ((), ("b",), ("a",), ())
    assert sorted(set(model.embedded)) == sorted(model.embedded)
    assert model.embedded == [text for text in model.embedded if "De kosten stijgen." in text]
    assert len(model.embedded) == 1


def test_a_removed_document_leaves_without_the_model(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    take(corpus, "a")
    model = Drawers()
    report = build(corpus, index, model)
    assert outcome(report) == ((), (), ("b",), ("a",))
    assert model.loads == 0
    search = Search(Snapshot.open(index), Drawers())
    assert search.by_words("woningen", 5) == ()
    assert {hit.passage.document for hit in search.by_meaning("woningen", 9)} == {"b"}


def test_undo_equals_never_done(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    before = state(index)
    put(corpus, "a", "# Heel iets anders\n\nGeen woord gelijk.\n")
    put(corpus, "c", B)
    build(corpus, index, Drawers())
    assert state(index) != before
    put(corpus, "a", A)
    take(corpus, "c")
    build(corpus, index, Drawers())
    assert state(index) == before


def test_step_by_step_equals_at_once(corpus: Path, index: Path, tmp_path: Path) -> None:
    take(corpus, "b")
    build(corpus, index, Drawers())
    put(corpus, "b", B)
    build(corpus, index, Drawers())
    build(corpus, tmp_path / "other", Drawers())
    assert state(index) == state(tmp_path / "other")


def test_a_changed_passport_is_a_changed_document(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    manifest = corpus / "manifest.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + 'title = "Nieuwe titel"\n', encoding="utf-8")
    model = Drawers()
    assert outcome(build(corpus, index, model)) == ((), ("b",), ("a",), ())
    assert Snapshot.open(index).sources["b"].title == "Nieuwe titel"
    assert model.embedded == []  # not one sentence is another


def test_an_unreadable_document_is_named_and_the_others_are_indexed(corpus: Path, index: Path) -> None:
    put(corpus, "c", "# Leesbaar\n\nTekst.\n")
    (corpus / "c.md").write_bytes(b"%PDF-1.7\n broken")
    report = build(corpus, index, Drawers())
    assert [problem.file for problem in report.unreadable] == ["c.md"]
    assert list(Snapshot.open(index).sources) == ["a", "b"]
    again = build(corpus, index, Drawers())
    assert (again.unreadable, again.written) == (report.unreadable, False)
    put(corpus, "c", "# Leesbaar\n\nTekst.\n")
    assert build(corpus, index, Drawers()).new == ("c",)


def test_another_model_embeds_all_again_and_reads_nothing(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    first, other = Drawers(), Drawers("ander")
    report = build(corpus, index, other)
    build(corpus, index.with_name("first"), first)
    assert outcome(report) == ((), (), ("a", "b"), ())
    assert sorted(other.embedded) == sorted(first.embedded)
    assert Snapshot.open(index).model == "ander"


def test_vectors_of_texts_that_are_made_otherwise_are_not_used_again(corpus: Path, index: Path) -> None:
    first, again = Drawers(), Drawers()
    build(corpus, index, first)
    card = Snapshot.open(index).folder / "snapshot.json"
    card.write_text(json.dumps(json.loads(card.read_text(encoding="utf-8")) | {"texts": "other"}), encoding="utf-8")
    put(corpus, "b", B + "\nDe kosten stijgen.\n")
    build(corpus, index, again)
    assert set(again.embedded) > set(first.embedded) - {text for text in first.embedded if "zorg blijft" in text}


def test_a_failing_model_leaves_the_old_index(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    before = state(index)
    put(corpus, "b", B + "\nDe kosten stijgen.\n")
    with pytest.raises(ModelError):
        build(corpus, index, Drawers(fails_at="kosten"))
    assert state(index) == before
    assert build(corpus, index, Drawers()).changed == ("b",)


def test_a_killed_build_leaves_the_old_index_and_blocks_nobody(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    before = state(index)
    put(corpus, "b", B + "\nDe kosten stijgen.\n")
    script = """
        import os, sys
        from pathlib import Path
        from index.build import build
        from tests.embedders import Drawers
        stop = lambda stage, done, total: os._exit(9) if stage == "schrijven" and done == 0 else None
        build(Path(sys.argv[1]), Path(sys.argv[2]), Drawers(), stop)
    """
    run = [sys.executable, "-c", textwrap.dedent(script), str(corpus), str(index)]
    assert subprocess.run(run, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False).returncode == 9
    assert state(index) == before
    assert build(corpus, index, Drawers()).changed == ("b",)


def test_what_a_killed_build_left_is_swept_away(corpus: Path, index: Path) -> None:
    index.mkdir()
    left = index / ".snapshot-0123456789abcdef"
    left.mkdir()
    (left / "text.sqlite").write_bytes(b"half")
    (index / "mijn-foto.jpg").write_bytes(b"not ours")
    (index / "map").mkdir()
    build(corpus, index, Drawers())
    assert not left.exists()
    assert (index / "mijn-foto.jpg").exists()
    assert (index / "map").is_dir()


def test_only_the_current_and_the_previous_snapshot_stay(corpus: Path, index: Path) -> None:
    names = []
    for number in range(4):
        put(corpus, "b", f"{B}\nVersie {number}.\n")
        build(corpus, index, Drawers())
        names.append(Snapshot.open(index).folder.name)
    assert sorted(f.name for f in index.glob("snapshot-*")) == sorted(names[-2:])


def test_who_has_a_snapshot_open_reads_on_in_it(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    search = Search(Snapshot.open(index), Drawers())
    put(corpus, "a", "# Anders\n\nNiets.\n")
    build(corpus, index, Drawers())
    assert "woningen" in search.by_words("woningen", 1)[0].passage.text


def test_two_builders_at_once_make_one_index(corpus: Path, index: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(lambda _: build(corpus, index, Drawers()), range(2)))
    assert sorted(report.written for report in reports) == [False, True]
    assert len(list(index.glob("snapshot-*"))) == 1


def test_a_damaged_index_is_built_anew(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    before = state(index)
    (Snapshot.open(index).folder / "passages.faiss").write_bytes(b"")
    with pytest.raises(SnapshotError, match="beleidsbot index"):
        Snapshot.open(index)
    assert build(corpus, index, Drawers()).written
    assert state(index) == before


def test_a_folder_without_documents_keeps_the_old_index(corpus: Path, index: Path, tmp_path: Path) -> None:
    build(corpus, index, Drawers())
    with pytest.raises(CorpusError):
        build(tmp_path / "nergens", index, Drawers())
    assert Snapshot.open(index).sources


def test_a_folder_where_nothing_can_be_written_says_so(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    with pytest.raises(SnapshotError, match="kan geen index worden gemaakt"):
        build(corpus, tmp_path / "bestand", Drawers())


def test_the_index_says_of_what_it_was_made(corpus: Path, index: Path) -> None:
    assert snapshots.corpus(index) is None
    build(corpus, index, Drawers())
    assert snapshots.corpus(index) == corpus.resolve()
    card = Snapshot.open(index).card
    assert (card.model, card.dimension, [id_ for id_, _ in card.documents]) == ("drawers", 8, ["a", "b"])


def test_anything_can_read_the_text(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    base = sqlite3.connect(Snapshot.open(index).folder / "text.sqlite")
    rows = base.execute("SELECT document, code, title FROM measures ORDER BY number").fetchall()
    base.close()
    assert [(document, code) for document, code, _ in rows] == [("a", "1"), ("b", "2")]


def test_progress_counts_up_to_its_total(corpus: Path, index: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build(corpus, index, Drawers(), lambda *step: seen.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in seen)) == ["lezen", "vectoren maken", "schrijven"]
    for stage in ("lezen", "vectoren maken", "schrijven"):
        steps = [(done, total) for name, done, total in seen if name == stage]
        assert steps == sorted(steps)
        assert steps[-1][0] == steps[-1][1]


def test_vectors_stand_in_the_order_of_passages_and_sentences(corpus: Path, index: Path) -> None:
    build(corpus, index, Drawers())
    snapshot = Snapshot.open(index)
    whole, _ = snapshot.vectors()
    for passage, row in zip(snapshot.passages, whole, strict=True):
        assert np.allclose(row, Drawers().query(passage.embedded))
        wanted = [Drawers().query(sentence.text) for sentence in passage.sentences]
        assert np.allclose(snapshot.sentence_vectors(passage.id), np.stack(wanted))
