"""Passages: what they keep, where they are cut, and what can be quoted from them."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.passages import SIZE, passages
from index.records import Block, Break, Document, Kind, Passage, Section, Source, Table

SOURCE = Source(id="plan", file="plan.md", title="Plan")
WORDS = st.lists(
    st.sampled_from(["wonen", "zorg", "opvang", "gemeente", "Hilversum", "herstel", "ggz", "2024", "t.b.v.", "blijft"]),
    min_size=1,
    max_size=12,
)
SENTENCE = WORDS.map(lambda words: " ".join(["De", *words]) + ".")
BLOCK = st.lists(SENTENCE, min_size=1, max_size=20).map(lambda said: Block(Kind.PARAGRAPH, " ".join(said)))


def cut(*blocks: Block, path: tuple[str, ...] = ("Wonen",), codes: tuple[str, ...] = ()) -> tuple[Passage, ...]:
    section = Section(path, codes, blocks)
    return passages(Document(SOURCE, blocks), [section])


@given(st.lists(BLOCK, max_size=4))
def test_passages_joined_give_the_section_back(blocks: list[Block]) -> None:
    found = cut(*blocks)
    assert re.split(r"\s", " ".join(p.text for p in found)) == re.split(r"\s", " ".join(b.text for b in blocks))


@given(st.lists(BLOCK, max_size=4))
def test_a_passage_is_its_sentences_whole(blocks: list[Block]) -> None:
    for passage in cut(*blocks):
        assert re.sub(r"\s", " ", passage.text) == " ".join(s.text for s in passage.sentences)
        assert len(passage.text) <= SIZE or len(passage.sentences) == 1


@given(st.lists(BLOCK, max_size=4))
def test_ids_are_the_same_when_made_again_and_never_shared(blocks: list[Block]) -> None:
    first, again = cut(*blocks), cut(*blocks)
    assert [p.id for p in first] == [p.id for p in again]
    assert len({p.id for p in first}) == len(first)
    assert [p.ordinal for p in first] == list(range(len(first)))


@given(st.lists(BLOCK, min_size=1, max_size=4))
def test_every_sentence_knows_its_block(blocks: list[Block]) -> None:
    for passage in cut(*blocks):
        for sentence in passage.sentences:
            assert sentence.text in blocks[sentence.block].text


def test_a_sentence_longer_than_a_passage_stays_whole() -> None:
    long = "De " + "regionale " * 120 + "aanpak."
    (first, second) = cut(Block(Kind.PARAGRAPH, f"{long} Dat is lang."))
    assert first.text == long
    assert second.text == "Dat is lang."


def test_no_passage_holds_text_of_two_measures() -> None:
    blocks = (Block(Kind.PARAGRAPH, "Dit is zeventien."), Block(Kind.PARAGRAPH, "Dit is zeventien c."))
    found = passages(Document(SOURCE, blocks), [Section((), ("17",), blocks[:1]), Section((), ("17c",), blocks[1:])])
    assert [(p.codes, p.text) for p in found] == [(("17",), "Dit is zeventien."), (("17c",), "Dit is zeventien c.")]


def test_the_path_is_searched_but_stands_apart() -> None:
    (passage,) = cut(Block(Kind.HEADING, "Wonen"), Block(Kind.PARAGRAPH, "Er zijn woningen."))
    assert passage.text == "Er zijn woningen."
    assert (passage.searched, passage.embedded) == ("Wonen\nEr zijn woningen.", "Wonen\nEr zijn woningen.")
    (deeper,) = cut(Block(Kind.PARAGRAPH, "Er zijn woningen."), path=("Plan", "Wonen"))
    assert (deeper.searched, deeper.embedded) == ("Plan > Wonen\nEr zijn woningen.", "Wonen\nEr zijn woningen.")


def test_equal_texts_have_ids_of_their_own() -> None:
    same = Block(Kind.PARAGRAPH, "Geen wijzigingen.")
    first, second = passages(Document(SOURCE, (same, same)), [Section((), (), (same,)), Section((), (), (same,))])
    assert first.id != second.id
    assert [s.block for p in (first, second) for s in p.sentences] == [0, 1]


def test_a_quote_keeps_its_calls_and_shows_what_was_left_out() -> None:
    text = "De wachtlijst telt 41 mensen⁶ en groeit niet."
    block = Block(Kind.PARAGRAPH, text, page=3, breaks=(Break(text.index(" en groeit"), 4, gap=True),))
    (passage,) = cut(replace(block, text=text + " Dat is goed."))
    first, second = passage.sentences
    assert first.quote == "De wachtlijst telt 41 mensen⁶ [...] en groeit niet."
    assert first.text == "De wachtlijst telt 41 mensen en groeit niet."
    assert (first.page, second.page) == (3, 4)


def test_page_furniture_leaves_no_mark_in_a_quote() -> None:
    text = "De wachtlijst groeit niet."
    (passage,) = cut(Block(Kind.PARAGRAPH, text, breaks=(Break(text.index(" groeit"), 2),)))
    assert passage.sentences[0].quote == text


def test_square_metres_are_no_footnote() -> None:
    (passage,) = cut(Block(Kind.PARAGRAPH, "Een kamer van 20 m² is genoeg.²"))
    assert passage.sentences[0].text == "Een kamer van 20 m² is genoeg."


def test_a_lettered_item_is_quoted_with_its_letter_and_a_dash_is_not() -> None:
    (passage,) = cut(
        Block(Kind.ITEM, "Verscherpt toezicht. En meer.", marker="a."), Block(Kind.ITEM, "Beheer.", marker="-")
    )
    assert [s.quote for s in passage.sentences] == ["a. Verscherpt toezicht.", "En meer.", "Beheer."]
    assert passage.sentences[0].text == "Verscherpt toezicht."


def test_a_footnote_is_a_passage_of_its_own() -> None:
    found = cut(Block(Kind.PARAGRAPH, "Zie onder.⁶"), Block(Kind.FOOTNOTE, "Stand per mei.", marker="6"))
    assert [(p.kind, p.text) for p in found] == [(Kind.PARAGRAPH, "Zie onder."), (Kind.FOOTNOTE, "Stand per mei.")]


TABLE = Table(("Gemeente", "2022"), (("Huizen", "12"), ("Laren", "3")), caption="Meldingen")


def test_a_table_is_searched_with_its_header_and_quoted_by_its_rows() -> None:
    text = "Gemeente 2022\nHuizen 12\nLaren 3"
    block = Block(Kind.TABLE, text, page=5, table=TABLE, breaks=(Break(text.index("\nLaren"), 6),))
    (passage,) = cut(block)
    assert passage.text == "Meldingen\nGemeente 2022\nHuizen 12\nLaren 3"
    assert [(s.quote, s.page) for s in passage.sentences] == [("Huizen 12", 5), ("Laren 3", 6)]
    assert (passage.kind, passage.table) == (Kind.TABLE, TABLE)


def test_a_long_table_is_cut_between_rows_and_repeats_its_header() -> None:
    rows = tuple((f"Gemeente {n}", "opvang " * 12) for n in range(30))
    table = Table(("Naam", "Soort"), rows)
    text = "\n".join(" ".join(cells).strip() for cells in rows)
    found = cut(Block(Kind.TABLE, text, table=table))
    assert len(found) > 1
    assert tuple(row for p in found if p.table for row in p.table.rows) == rows
    assert all(p.text.startswith("Naam Soort\n") for p in found)
    assert all(len(p.sentences) == len(p.table.rows) for p in found if p.table)
