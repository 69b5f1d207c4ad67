"""Search over a real snapshot on disk, with vectors that can be worked out by hand."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.build import build
from index.errors import SnapshotError
from index.records import Filter
from index.search import Search
from index.store import Snapshot
from tests.embedders import Drawers, drawer

MANIFEST = """
[[document]]
id = "een"
file = "een.md"
title = "Een"
kind = "plan"
organisation = "Gooi"
region = "Gooi"
published = 2022-01-01

[[document]]
id = "twee"
file = "twee.md"
title = "Twee"
kind = "rapportage"
organisation = "Eemland"
region = "Eemland"
published = 2024-06-13
"""
ONE = """# Plan

## Maatregel 17 Woningen

De gemeente bouwt woningen voor uitstroom.

## Maatregel 2 Wachtlijst

De wachtlijst voor opvang wordt korter.
"""
TWO = """# Rapportage

## Maatregel 17 Vervoer

De bus rijdt naar de opvang. De wachtlijst is lang.
"""


@pytest.fixture
def search(tmp_path: Path) -> Search:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    (corpus / "een.md").write_text(ONE, encoding="utf-8")
    (corpus / "twee.md").write_text(TWO, encoding="utf-8")
    model = Drawers()
    build(corpus, tmp_path / "index", model)
    return Search(Snapshot.open(tmp_path / "index"), model)


def test_words_find_by_stem_and_only_what_shares_a_word(search: Search) -> None:
    assert ["woningen" in hit.passage.text for hit in search.by_words("woning", 5)] == [True]
    assert search.by_words("zwembad", 5) == ()
    assert search.by_words("de van het", 5) == ()


def test_headings_are_searched_too(search: Search) -> None:
    (hit,) = search.by_words("vervoer", 5)
    assert "bus" in hit.passage.text


def test_meaning_is_the_cosine_that_one_can_work_out(search: Search) -> None:
    query = "de bus rijdt"
    found = search.by_meaning(query, 10)
    counts = np.zeros(8)
    for word in query.split():
        counts[drawer(word)] += 1
    own = Drawers().query(found[0].passage.embedded)
    assert found[0].meaning == pytest.approx(float(counts / np.linalg.norm(counts) @ own), abs=1e-6)
    assert [hit.meaning for hit in found] == sorted((hit.meaning for hit in found), reverse=True)


def test_fusion_adds_one_over_sixty_plus_rank(search: Search) -> None:
    words = [hit.passage.id for hit in search.by_words("wachtlijst opvang", 10)]
    meaning = [hit.passage.id for hit in search.by_meaning("wachtlijst opvang", 10)]
    for hit in search.fused("wachtlijst opvang", 10):
        ranks = [found.index(hit.passage.id) + 1 for found in (words, meaning) if hit.passage.id in found]
        assert hit.score == pytest.approx(sum(1 / (60 + rank) for rank in ranks))
    assert len({hit.passage.id for hit in search.fused("wachtlijst", 10)}) == len(search.fused("wachtlijst", 10))


@pytest.mark.parametrize(
    "where",
    [
        Filter(documents=frozenset({"twee"})),
        Filter(organisations=frozenset({"Eemland"})),
        Filter(regions=frozenset({"Eemland"})),
        Filter(kinds=frozenset({"rapportage"})),
        Filter(since=date(2023, 1, 1)),
    ],
)
def test_a_filter_comes_before_the_best_are_taken(search: Search, where: Filter) -> None:
    # Without the filter, the best hit by words is in the other document.
    assert search.by_words("wachtlijst korter", 1)[0].passage.document == "een"
    for find in (search.by_words, search.by_meaning, search.fused):
        assert [hit.passage.document for hit in find("wachtlijst korter", 1, where)] == ["twee"]


def test_a_filter_that_admits_nothing_finds_nothing(search: Search) -> None:
    nothing = Filter(documents=frozenset({"drie"}))
    assert search.fused("wachtlijst", 5, nothing) == ()
    assert search.by_code("17", nothing) == ()


def test_a_number_finds_that_measure_in_every_document(search: Search) -> None:
    assert {passage.document for passage in search.by_code("17")} == {"een", "twee"}
    assert {passage.document for passage in search.by_code("17", Filter(until=date(2022, 12, 31)))} == {"een"}
    assert all("wachtlijst" in passage.text for passage in search.by_code("2"))
    assert search.by_code("1") == ()


def test_each_sentence_has_its_own_cosine(search: Search) -> None:
    (passage,) = search.by_code("17", Filter(documents=frozenset({"twee"})))
    vectors = [Drawers().query(sentence.text) for sentence in passage.sentences]
    wanted = [float(vector @ Drawers().query("lange wachtlijst")) for vector in vectors]
    assert search.sentence_meaning("lange wachtlijst", passage) == pytest.approx(wanted, abs=1e-6)


def test_the_model_is_loaded_once_and_only_for_meaning(tmp_path: Path, search: Search) -> None:
    model = Drawers()
    fresh = Search(Snapshot.open(tmp_path / "index"), model)
    fresh.by_code("17")
    fresh.by_words("wachtlijst", 3)
    assert model.loads == 0
    fresh.fused("wachtlijst", 3)
    fresh.by_meaning("wachtlijst", 3)
    assert model.loads == 1  # the vector of a question is remembered


def test_another_model_than_that_of_the_index_is_refused(tmp_path: Path, search: Search) -> None:
    other = Search(Snapshot.open(tmp_path / "index"), Drawers("ander"))
    with pytest.raises(SnapshotError, match="taalmodel drawers, maar ingesteld is ander"):
        other.by_meaning("wachtlijst", 3)
