"""Sections: which heading and which numbered thing each block of a document stands in."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading import read, scan
from index.records import Block, Kind
from index.structure import sections
from tests.policies import document, heading, item, note, outline, paragraph, table, written

# headings


def test_headings_make_the_path_and_a_section_each() -> None:
    made = document(
        heading("Wonen"),
        paragraph("Boven."),
        heading("Zorg", 2),
        paragraph("Onder."),
        heading("Geld"),
        paragraph("Los."),
    )
    assert [(s.path, [b.text for b in s.blocks]) for s in sections(made)] == [
        (("Wonen",), ["Boven."]),
        (("Wonen", "Zorg"), ["Onder."]),
        (("Geld",), ["Los."]),
    ]


@pytest.mark.parametrize(
    ("text", "noun", "code", "title"),
    [
        ("Maatregel 12. Loket openen", "maatregel", "12", "Loket openen"),
        ("Maatregel 17c: Loket openen", "maatregel", "17c", "Loket openen"),
        ("Doelstelling 2B – Minder wachten", "doelstelling", "2B", "Minder wachten"),
        ("Actie 5.2 d Loket openen", "actie", "5.2d", "Loket openen"),
        ("M05 Loket openen", "maatregel", "M05", "Loket openen"),
        ("Structurerende keuze 3: Loket", "structurerende keuze", "3", "Loket"),
    ],
)
def test_a_heading_with_noun_or_prefix_starts_a_thing(text: str, noun: str, code: str, title: str) -> None:
    made = document(heading("Plan"), heading(text, 2), paragraph("Het loket is open."))
    assert outline(made) == [((code,), noun, title, [text, "Het loket is open."])]


@pytest.mark.parametrize("text", ["Hoofdstuk 3 Wonen", "Tabel 4 Aantallen", "In 2024 gereed", "3. Wonen", "Bijlage 1"])
def test_other_numbered_headings_start_nothing(text: str) -> None:
    assert outline(document(heading("Plan"), heading(text, 2), paragraph("Tekst."))) == [((), "", "", ["Tekst."])]


def test_numbered_headings_under_a_policy_noun_are_things() -> None:
    made = document(heading("Maatregelen"), heading("1. Wonen", 2), paragraph("A."), heading("2. Zorg", 2))
    assert [(s.codes, s.noun, s.title) for s in sections(made)] == [
        (("1",), "maatregel", "Wonen"),
        (("2",), "maatregel", "Zorg"),
    ]


def test_a_thing_ends_at_the_next_heading_of_its_level_and_goes_on_under_a_deeper_one() -> None:
    made = document(
        heading("Maatregel 1. Wonen", 2),
        paragraph("Eerst."),
        heading("Stand", 3),
        paragraph("Loopt."),
        heading("Slot", 2),
        paragraph("Einde."),
    )
    assert [(s.codes, s.path[-1], s.blocks[-1].text) for s in sections(made)] == [
        (("1",), "Maatregel 1. Wonen", "Eerst."),
        (("1",), "Stand", "Loopt."),
        ((), "Slot", "Einde."),
    ]


# rows


def test_rows_take_their_number_and_the_noun_of_the_document() -> None:
    made = document(
        heading("Programmalijn 1"),
        paragraph("Zie maatregel 2 en maatregel 3."),
        paragraph("is gestart.", "2.", bold="Loket openen"),
        paragraph("Er komt meer.", "2."),
        paragraph("loopt.", "20./21", bold="Bus rijden (20)/ tram rijden (21)"),
        heading("Slot"),
        paragraph("Los."),
    )
    assert outline(made)[1:] == [
        (("2",), "maatregel", "Loket openen", ["Loket openen is gestart.", "Er komt meer."]),
        (
            ("20", "21"),
            "maatregel",
            "Bus rijden (20)/ tram rijden (21)",
            ["Bus rijden (20)/ tram rijden (21) loopt."],
        ),
        ((), "", "", ["Los."]),
    ]


def test_a_row_goes_on_over_a_heading_inside_it_when_rows_follow() -> None:
    made = document(
        heading("Maatregelen"),
        paragraph("Eerste.", "1."),
        heading("Cijfers", 2),
        table(("Jaar", "Aantal"), ("2023", "5")),
        paragraph("Tweede.", "2."),
    )
    assert [(s.codes, [b.kind for b in s.blocks]) for s in sections(made)] == [
        (("1",), [Kind.PARAGRAPH]),
        (("1",), [Kind.TABLE]),
        (("2",), [Kind.PARAGRAPH]),
    ]


# parts


def test_lettered_items_are_parts_and_the_whole_goes_on_behind_the_last() -> None:
    made = document(
        heading("Maatregelen"),
        paragraph("heeft delen.", "17.", bold="Wonen"),
        item("a.", "Huizen: er komen er tien.", "17."),
        paragraph("Dat hoort bij a, want b volgt nog.", "17."),
        item("b.", "Zorg; loopt.", "17."),
        item("-", "met een streepje", "17.", level=1),
        paragraph("Over alles samen: het gaat goed.", "17."),
    )
    assert [(s.codes, s.noun, s.title, len(s.blocks)) for s in sections(made)] == [
        (("17",), "maatregel", "Wonen", 1),
        (("17a",), "onderdeel", "Huizen", 2),
        (("17b",), "onderdeel", "Zorg", 2),
        (("17",), "maatregel", "Wonen", 1),
    ]


def test_letters_that_a_reader_left_in_one_item_are_set_apart() -> None:
    made = document(
        heading("Maatregelen"), paragraph("Start.", "6."), item("a)", "Huizen bouwen. b) Zorg bieden. c) Rust.", "6.")
    )
    assert [(s.codes, s.blocks[0].text) for s in sections(made)] == [
        (("6",), "Start."),
        (("6a",), "Huizen bouwen."),
        (("6b",), "Zorg bieden."),
        (("6c",), "Rust."),
    ]


def test_a_letter_that_comes_twice_gives_two_sections_with_their_own_titles() -> None:
    made = document(
        heading("Maatregelen"),
        paragraph("Start.", "24."),
        item("a.", "Rust: ja.", "24."),
        item("a.", "Reinheid: nee.", "24."),
    )
    assert [(s.codes, s.title) for s in sections(made)][1:] == [(("24a",), "Rust"), (("24a",), "Reinheid")]


def test_letters_outside_a_numbered_thing_are_a_plain_list() -> None:
    made = document(heading("Wonen"), paragraph("Wij doen:"), item("a.", "Een."), item("b.", "Twee."))
    assert outline(made) == [((), "", "", ["Wij doen:", "Een.", "Twee."])]


# lists


def test_a_numbered_list_that_is_announced_as_things_is_things() -> None:
    made = document(
        heading("Wonen"),
        paragraph("De regio kiest twee speerpunten:"),
        item("1.", "Meer huizen. Dat helpt."),
        item("2.", "Meer zorg"),
        paragraph("Daarna komt tekst."),
    )
    assert outline(made)[1:] == [
        (("1",), "speerpunt", "Meer huizen", ["Meer huizen. Dat helpt."]),
        (("2",), "speerpunt", "Meer zorg", ["Meer zorg"]),
        ((), "", "", ["Daarna komt tekst."]),
    ]


@pytest.mark.parametrize("intro", ["Zo komt u hier:", "De stappen zijn:", "Er zijn twee maatregelen genoemd."])
def test_any_other_numbered_list_is_only_text(intro: str) -> None:
    made = document(heading("Route"), paragraph(intro), item("1.", "Ga links."), item("2.", "Ga rechts."))
    assert outline(made) == [((), "", "", [intro, "Ga links.", "Ga rechts."])]


# tables


def test_each_row_of_a_table_with_a_code_column_is_a_thing() -> None:
    made = document(
        heading("Doelen"),
        table(("Doelstelling", "Wat", "Stand"), ("1A", "Huizen", "loopt"), ("1B", "Zorg", "klaar")),
        paragraph("Tot slot."),
    )
    assert outline(made) == [
        (("1A",), "doelstelling", "Huizen", ["1A Huizen loopt"]),
        (("1B",), "doelstelling", "Zorg", ["1B Zorg klaar"]),
        ((), "", "", ["Tot slot."]),
    ]
    assert sections(made)[1].blocks[0].table is not None


@pytest.mark.parametrize(
    "rows", [(("2022", "31"), ("2023", "28")), (("Huizen", "31"), ("Laren", "2")), (("31", "1"), ("28", "2"))]
)
def test_a_table_of_years_places_or_figures_stays_whole(rows: tuple[tuple[str, str], ...]) -> None:
    made = document(heading("Maatregelen"), table(("", "Aantal"), *rows))
    assert [(s.codes, len(s.blocks)) for s in sections(made)] == [((), 1)]


def test_a_chapter_cell_with_lettered_cells_gives_parts_of_the_chapter(tmp_path: Path) -> None:
    made = written(
        tmp_path,
        "plan.html",
        "<h1>Planning</h1><table><tr><th>Spoor</th><th>Actie</th><th>Jaar</th></tr>"
        "<tr><td rowspan='2'>5.1 Vooraf</td><td>a. Huizen bouwen</td><td>2024</td></tr>"
        "<tr><td>b. Zorg bieden</td><td>2025</td></tr></table>",
    )
    assert [(s.codes, s.noun, s.title) for s in sections(made)] == [
        (("5.1a",), "actie", "Huizen bouwen"),
        (("5.1b",), "actie", "Zorg bieden"),
    ]


def test_a_number_cell_over_as_many_rows_as_numbers_gives_each_row_its_own(tmp_path: Path) -> None:
    made = written(
        tmp_path,
        "plan.html",
        "<h1>Stand</h1><table><tr><th>Maatregel</th><th>Wat</th></tr><tr><td>1</td><td>Loket</td></tr>"
        "<tr><td rowspan='2'>2 en 3</td><td>Bus</td></tr><tr><td>Tram</td></tr>"
        "<tr><td>4/5</td><td>Fiets</td></tr></table>",
    )
    assert [(s.codes, s.title) for s in sections(made)] == [
        (("1",), "Loket"),
        (("2",), "Bus"),
        (("3",), "Tram"),
        (("4", "5"), "Fiets"),
    ]


# footnotes


def test_a_footnote_stands_with_the_thing_that_calls_it() -> None:
    made = document(
        heading("Maatregelen"),
        paragraph("Er zijn er tien.⁶", "1."),
        paragraph("Er zijn er twee.⁷", "2."),
        note("6", "Bron: telling."),
        note("7", "Bron: schatting."),
        note("8", "Niemand roept mij."),
    )
    assert [(s.codes, s.path, s.blocks[0].text) for s in sections(made)][2:] == [
        (("1",), ("Maatregelen",), "Bron: telling."),
        (("2",), ("Maatregelen",), "Bron: schatting."),
        ((), (), "Niemand roept mij."),
    ]


# whatever comes

TEXT = st.sampled_from(
    ["Maatregel 3: Loket openen", "Tekst⁶ hier.", "M05 Herstel", "De maatregelen zijn:", "Wonen", "a. Huizen; ja"]
)
ENTRY = st.sampled_from(["", "", "1.", "2.", "20./21"])
BLOCKS = st.one_of(
    st.builds(Block, st.just(Kind.HEADING), TEXT, level=st.integers(1, 3)),
    st.builds(Block, st.just(Kind.PARAGRAPH), TEXT, entry=ENTRY),
    st.builds(Block, st.just(Kind.ITEM), TEXT, entry=ENTRY, marker=st.sampled_from(["a.", "b.", "1.", "2.", "-"])),
    st.builds(Block, st.just(Kind.FOOTNOTE), TEXT, marker=st.sampled_from(["6", "7"])),
    st.just(table(("Maatregel", "Wat"), ("1", "Loket"), ("2/3", "Bus"))),
)


def lines(blocks: Iterable[Block]) -> Counter[str]:
    """The lines of all blocks but headings, without the header of the table: it is no row."""
    return Counter(
        line for b in blocks if b.kind is not Kind.HEADING for line in b.text.split("\n") if line != "Maatregel Wat"
    )


@given(st.lists(BLOCKS, max_size=12))
def test_every_block_is_in_exactly_one_section(blocks: list[Block]) -> None:
    made = sections(document(*blocks))
    assert lines(b for s in made for b in s.blocks) == lines(blocks)
    assert all(s.blocks for s in made)


def test_every_word_of_the_real_documents_is_in_exactly_one_section(shared: Path) -> None:
    for entry in scan(shared / "corpus").entries:
        made = read(entry.path, entry.source)
        whole = [b for b in made.blocks if b.kind not in (Kind.HEADING, Kind.TABLE)]
        in_sections = [b for s in sections(made) for b in s.blocks if b.kind not in (Kind.HEADING, Kind.TABLE)]
        assert Counter(w for b in in_sections for w in (b.marker + " " + b.text).split()) == Counter(
            w for b in whole for w in (b.marker + " " + b.text).split()
        )
        assert sum(b.kind is Kind.FOOTNOTE for b in in_sections) == sum(b.kind is Kind.FOOTNOTE for b in whole)


def test_a_sentence_that_points_at_a_measure_starts_none() -> None:
    made = document(heading("Maatregel 7. Fietspad", 2), paragraph("Zie maatregel 9."))
    assert [codes for codes, *_ in outline(made)] == [("7",)]


def test_two_numbers_before_one_title_are_a_thing_each() -> None:
    made = document(
        heading("Plan"),
        heading("M06/M07 Stalling", 2),
        paragraph("Er komt een stalling."),
        heading("Maatregel 8 & 9: Brug", 2),
        paragraph("Er komt een brug."),
        heading("Maatregel 24/7 bereikbaar", 2),
        paragraph("Altijd."),
        table(("Actie", "Wat"), ("A1 Loket", "Open."), ("A2/A3 Bus en trein", "Rijden.")),
    )
    found = [(codes, title) for codes, _, title, _ in outline(made) if codes]
    assert found == [
        (("M06", "M07"), "Stalling"),
        (("8", "9"), "Brug"),
        (("A1",), "Loket"),
        (("A2", "A3"), "Bus en trein"),
    ]


def test_the_page_on_which_a_table_goes_on_has_numbered_rows_too() -> None:
    made = document(
        heading("Maatregelen"),
        table((), ("M11", "Bus", "team Verkeer"), ("M12", "Tram", "team Beheer")),
    )
    assert [codes for codes, _, _, _ in outline(made) if codes] == [("M11",), ("M12",)]
