"""Words and abbreviations that a document explains, in each of the ways in which Dutch policy explains them."""

from pathlib import Path

import pytest

from index.records import Document
from index.structure import sections
from index.terms import long_form, spells, terms
from tests.policies import document, heading, item, note, paragraph, table, written


def explained(made: Document) -> list[tuple[str, str]]:
    return [(t.name, t.meaning) for t in terms(made, sections(made))]


def one(text: str) -> list[tuple[str, str]]:
    return explained(document(heading("Plan"), paragraph(text)))


@pytest.mark.parametrize(
    ("sentence", "name", "meaning"),
    [
        ("Wij bieden Beschermd Wonen (BW) aan.", "BW", "Beschermd Wonen"),
        ("De Geestelijke Gezondheidszorg (GGz) helpt.", "GGz", "Geestelijke Gezondheidszorg"),
        ("Het Overleg Bomen en Struiken (hierna: OBS) kwam bijeen.", "OBS", "Overleg Bomen en Struiken"),
        ("De ROB (Raad voor Oude Bomen) adviseert.", "ROB", "Raad voor Oude Bomen"),
        ("LTB staat voor langetermijnbomen.", "LTB", "langetermijnbomen"),
        ("De term ‘pauzeplek’ betekent een plek om even uit te rusten.", "pauzeplek", "een plek om even uit te rusten"),
        ("Een boombank is een bank die om een stam staat.", "boombank", "een bank die om een stam staat"),
        ("Onder stadsbos verstaan wij alle bomen binnen de ring.", "stadsbos", "wij alle bomen binnen de ring"),
        ("RVB: Regionaal Verband Bomen", "RVB", "Regionaal Verband Bomen"),
    ],
)
def test_a_sentence_that_explains(sentence: str, name: str, meaning: str) -> None:
    assert (name, meaning) in one(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2024 (Q2) komt er meer.",
        "Dit is een goede zaak voor alle bewoners van de stad.",
        "De heer Jansen (PvdA) sprak.",
        "Daarnaast zijn een aantal wijken nog niet aan de beurt geweest.",
    ],
)
def test_a_sentence_that_explains_nothing(sentence: str) -> None:
    assert one(sentence) == []


def test_lists_explain_only_where_they_are_announced_as_terms() -> None:
    pairs = (item("-", "Knotwilg: een wilg met een kale kop"), item("-", "Laan = een weg met bomen erlangs"))
    assert explained(document(heading("Begrippen"), *pairs)) == [
        ("Knotwilg", "een wilg met een kale kop"),
        ("Laan", "een weg met bomen erlangs"),
    ]
    assert explained(document(heading("Planning"), *pairs)) == []


def test_footnotes_explain_too_and_a_term_knows_where_it_stands() -> None:
    made = document(
        heading("Maatregelen"), paragraph("De ROB⁶ komt.", "3."), note("6", "ROB staat voor Raad voor Oude Bomen.")
    )
    (found,) = terms(made, sections(made))
    assert (found.name, found.meaning, found.codes, found.section) == (
        "ROB",
        "Raad voor Oude Bomen",
        ("3",),
        ("Maatregelen",),
    )
    assert found.sentence == "ROB staat voor Raad voor Oude Bomen."


def test_tables_explain_nothing_and_a_term_told_twice_is_one() -> None:
    cells = table(("Naam", "Wat"), ("Raad voor Oude Bomen (ROB)", "5"))
    twice = paragraph("De Raad voor Oude Bomen (ROB) komt. De Raad voor Oude Bomen (ROB) komt.")
    assert explained(document(heading("Plan"), cells)) == []
    assert explained(document(heading("Plan"), twice)) == [("ROB", "Raad voor Oude Bomen")]


@pytest.mark.parametrize(
    ("short", "words", "fits"),
    [
        ("BW", "Beschermd Wonen", True),
        ("GGz", "Geestelijke Gezondheidszorg", True),
        ("HOV", "Huren Onder Voorwaarden", True),
        ("NvO", "Norm voor Opdrachtgeverschap", True),
        ("BW", "Wonen Beschermd", False),
        ("BW", "Beschermd Thuis", False),
        ("ROB", "Raad voor Bomen", False),
        ("", "Beschermd", False),
    ],
)
def test_whether_words_spell_an_abbreviation(short: str, words: str, fits: bool) -> None:
    assert spells(short, words.split()) is fits


def test_the_long_form_is_the_shortest_that_fits() -> None:
    assert long_form("BW", "De regio biedt in Blauwe Wijken ook Beschermd Wonen ") == "Beschermd Wonen"
    assert long_form("BW", "De regio biedt opvang ") == ""


def test_terms_of_a_file(tmp_path: Path) -> None:
    made = written(tmp_path, "plan.md", "# Plan\n\n## Uitleg\n\nDe Raad voor Oude Bomen (ROB) geeft advies.\n")
    assert [(t.name, t.section[-1], t.page) for t in terms(made, sections(made))] == [("ROB", "Uitleg", 1)]


@pytest.mark.parametrize(
    ("sentence", "name", "meaning"),
    [
        ("Kroonluis is het plakken van blad door luizen.", "Kroonluis", "het plakken van blad door luizen"),
        ("Met stamvoet wordt bedoeld: de onderste halve meter.", "stamvoet", "de onderste halve meter"),
        ("De groene norm houdt in dat elke straat een boom heeft.", "groene norm", "dat elke straat een boom heeft."),
        ("Wij spreken van rooien als een boom met wortel weggaat.", "rooien", "als een boom met wortel weggaat."),
        ("De kruinprojectie: het vlak onder de takken.", "kruinprojectie", "het vlak onder de takken."),
        ("De bomenconsulent, afgekort BC, komt langs.", "BC", "bomenconsulent"),
        ("Het LBO, ofwel het lokaal bomenoverleg, kiest.", "LBO", "lokaal bomenoverleg"),
        ("Een VTA-keuring (visuele toets van alles) duurt een dag.", "VTA", "visuele toets van alles"),
    ],
)
def test_more_ways_to_explain_in_a_sentence(sentence: str, name: str, meaning: str) -> None:
    assert (name, meaning) in one(sentence)


def test_a_table_of_words_explains_and_another_table_does_not() -> None:
    rows = (("Knotwilg", "Wilg met een kale kop"), ("BEA", "Boom effect analyse"))
    made = document(
        heading("Bijlage"), table(("Begrip", "Uitleg"), *rows), table(("Wijk", "Bomen"), ("Oost", "Dertig"))
    )
    assert explained(made) == list(rows)
    assert [t.sentence for t in terms(made, sections(made))] == [
        "Knotwilg Wilg met een kale kop",
        "BEA Boom effect analyse",
    ]


def test_the_heading_of_a_list_of_words_makes_its_lines_and_bold_words_explain() -> None:
    lines = paragraph("Stobbe: wat na het zagen in de grond blijft. Dat wordt gefreesd.\nKluit – wortels met aarde")
    made = document(heading("Begrippenlijst"), lines, paragraph("Plek waar jonge bomen groeien.", bold="Kwekerij"))
    assert explained(made) == [
        ("Stobbe", "wat na het zagen in de grond blijft. Dat wordt gefreesd."),
        ("Kluit", "wortels met aarde"),
        ("Kwekerij", "Plek waar jonge bomen groeien."),
    ]


def test_a_heading_in_a_chapter_of_words_is_explained_by_what_follows() -> None:
    made = document(heading("Definities"), heading("Laan", 2), paragraph("Weg met bomen aan twee kanten."))
    assert explained(made) == [("Laan", "Weg met bomen aan twee kanten.")]


def test_a_footnote_explains_the_word_at_which_it_is_called() -> None:
    called = paragraph("Elke wijk krijgt een plukroute⁴ langs fruitbomen.")
    made = document(heading("Plan"), called, note("4", "Dit is een wandeling waarop iedereen mag plukken."))
    assert explained(made) == [("plukroute", "een wandeling waarop iedereen mag plukken.")]
    assert explained(document(called, note("4", "Zie de brief aan de raad van 3 mei 2024."))) == []
