"""The register: numbered things with their own titles, states, dates, parties, figures and references."""

from pathlib import Path

import pytest

from index.dutch.sentences import spans
from index.reading import read, scan
from index.records import Document, Measure
from index.register import measures
from index.structure import sections
from tests.policies import document, heading, item, paragraph, register, table, written


def told(made: Document) -> dict[str, Measure]:
    """The numbered things of a document by code."""
    return {m.code: m for m in measures(made, sections(made))}


def one(*sentences: str) -> Measure:
    """The measure with number 1 and these sentences, in a document that has number 16 too."""
    made = document(
        heading("Maatregelen"),
        paragraph(" ".join(sentences), "1.", bold="Loket"),
        paragraph("is er.", "16.", bold="Bus"),
    )
    return told(made)["1"]


# rows and parts


def test_a_shared_row_belongs_to_each_of_its_numbers_with_its_own_title() -> None:
    made = document(
        heading("Maatregelen"),
        paragraph("loopt sinds mei 2023.", "20./21", bold="Huizen bouwen (20)/ tuinen aanleggen (21):"),
    )
    huizen, tuinen = measures(made, sections(made))
    assert (huizen.code, huizen.title, huizen.row) == ("20", "Huizen bouwen", ("20", "21"))
    assert (tuinen.code, tuinen.title, tuinen.row) == ("21", "Tuinen aanleggen", ("20", "21"))
    assert huizen.text == tuinen.text
    assert huizen.order < tuinen.order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M06/M07 Stallingen bij de haven", ["M06", "M07"]),
        ("A7/8 Groene pleinen", ["A7", "A8"]),
        ("Maatregel 2/3. Bomen en bos", ["2", "3"]),
        ("Maatregelen 8 en 9: Bus en tram", ["8", "9"]),
        ("Ambitie II: Fietsen", ["II"]),
        ("3 Ambitie IV: Fietsen", ["IV"]),
        ("M05 - 12 huizen", ["M05"]),
    ],
)
def test_the_numbers_of_a_heading(text: str, expected: list[str]) -> None:
    made = document(heading("Plan"), heading(text, 2), paragraph("Dat komt er."))
    assert list(told(made)) == expected


def test_a_table_cell_with_several_numbers_and_their_title() -> None:
    made = document(
        heading("Acties"),
        table(("Actie", "Status"), ("A1 Bus", "loopt"), ("A2/A3 Tram en metro", "gestopt"), ("A4 Trein", "klaar")),
    )
    found = told(made)
    assert list(found) == ["A1", "A2", "A3", "A4"]
    assert (found["A3"].title, found["A3"].row, found["A3"].status) == ("Tram en metro", ("A2", "A3"), "gestopt")


def test_indicators_are_numbered_things_and_a_verdict_is_their_status() -> None:
    made = document(
        heading("Cijfers"),
        table(
            ("KPI", "Wat", "2024", "Oordeel"),
            ("KPI 1", "Bomen", "12", "op koers"),
            ("KPI 2", "Vogels", "3", "ver achter"),
        ),
    )
    found = told(made)
    assert {code: (m.noun, m.title, m.status) for code, m in found.items()} == {
        "1": ("kpi", "Bomen", "op koers"),
        "2": ("kpi", "Vogels", "ver achter"),
    }


def test_a_shared_title_without_numbers_is_the_title_of_both() -> None:
    made = document(heading("Maatregelen"), paragraph("Bus en tram rijden", "8/9"))
    assert register(made) == [("maatregel", "8", "Bus en tram rijden"), ("maatregel", "9", "Bus en tram rijden")]


def test_a_part_is_a_measure_of_its_own_and_its_text_is_in_the_whole() -> None:
    made = document(
        heading("Maatregelen"),
        paragraph("heeft delen.", "17.", bold="Wonen"),
        item("a.", "Huizen: er komen er tien.", "17."),
        item("b.", "Zorg: die loopt.", "17."),
    )
    found = told(made)
    assert {code: (m.noun, m.parent) for code, m in found.items()} == {
        "17": ("maatregel", ""),
        "17a": ("onderdeel", "17"),
        "17b": ("onderdeel", "17"),
    }
    assert found["17a"].text == "a. Huizen: er komen er tien."
    assert found["17"].text == "Wonen heeft delen.\na. Huizen: er komen er tien.\nb. Zorg: die loopt."


def test_a_thing_told_in_two_places_is_one_and_another_title_is_another() -> None:
    made = document(
        heading("Maatregelen"),
        heading("Maatregel 1. Loket", 2),
        paragraph("Eerst."),
        heading("Maatregel 2. Bus", 2),
        paragraph("Tussen."),
        heading("Maatregel 1. Loket", 2),
        paragraph("Later."),
        heading("Maatregel 2. Tram", 2),
        paragraph("Anders."),
    )
    assert register(made) == [("maatregel", "1", "Loket"), ("maatregel", "2", "Bus"), ("maatregel", "2", "Tram")]
    assert "Later." in told(made)["1"].text


def test_the_programme_is_the_heading_above() -> None:
    made = document(heading("Plan"), heading("Lijn 1 Wonen", 2), heading("Maatregel 4: Loket", 3), paragraph("Ja."))
    assert told(made)["4"].programme == "Lijn 1 Wonen"


# status


def test_the_status_is_a_sentence_of_the_document_as_it_stands() -> None:
    made = one("is een plek voor vragen.", "Het loket is in mei 2023 gestart en loopt op schema.", "Zoals elk loket.")
    assert made.status == "Het loket is in mei 2023 gestart en loopt op schema."


def test_a_text_without_state_has_no_status() -> None:
    assert one("is een plek voor vragen.", "Iedereen is er welkom.").status == ""


def test_a_column_for_the_status_is_the_status() -> None:
    made = document(
        heading("Stand"),
        table(("Maatregel", "Wat", "Stand van zaken"), ("1", "Loket", "Nog niet begonnen"), ("2", "Bus", "Rijdt")),
    )
    assert {code: m.status for code, m in told(made).items()} == {"1": "Nog niet begonnen", "2": "Rijdt"}


# dates, parties, figures


@pytest.mark.parametrize(
    ("sentence", "day", "meaning"),
    [
        ("Op 13 juni 2024 heeft de raad dit vastgesteld.", "2024-06-13", "besloten"),
        ("Het besluit wordt in september 2025 verwacht.", "2025-09", "gepland"),
        ("Er waren 64 wachtenden (peildatum 1-2-2024).", "2024-02-01", "peildatum"),
        ("In 2021 was er al een loket.", "2021", ""),
    ],
)
def test_a_date_has_a_meaning(sentence: str, day: str, meaning: str) -> None:
    (found,) = one(sentence).dates
    assert (found.day, found.meaning) == (day, meaning)
    assert found.sentence.endswith(sentence)
    assert found.text in sentence


def test_each_date_means_what_its_own_clause_says() -> None:
    found = one("Op 3 mei 2023 is het plan vastgesteld; de opening is gepland in maart 2025.").dates
    assert [(d.day, d.meaning) for d in found] == [("2023-05-03", "besloten"), ("2025-03", "gepland")]


def test_parties_are_names_that_act_somewhere_in_the_document() -> None:
    made = document(
        heading("Maatregelen"),
        paragraph("wordt uitgevoerd door Stichting Linde en met de gemeente Oosterdam.", "1.", bold="Loket"),
        paragraph("Ook hier helpt Linde mee, in de Week van de Zorg.", "2."),
    )
    found = told(made)
    assert {"Stichting Linde", "Oosterdam"} <= set(found["1"].parties)
    assert not any("Week" in party for party in found["2"].parties)


def test_figures_carry_what_they_count_and_are_no_dates_or_codes() -> None:
    found = one(
        "Op 1 mei 2023 stonden 64 wachtenden op de lijst, 36,1% meer; zie maatregel 16. Dat kost € 1.500."
    ).figures
    assert found == ("64 wachtenden", "36,1% meer", "€ 1.500")


# references


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Zie maatregel 16.", ("16",)),
        ("Dit hoort bij maatregel 17 t/m 21.", ("17", "18", "19", "20", "21")),
        ("Zie de maatregelen 12, 13 en 14.", ("12", "13", "14")),
        ("Zie maatregel 17c en 20/21.", ("17c", "20", "21")),
        ("Zie ook maatregel 16 (en nogmaals maatregel 16).", ("16",)),
        ("Dit is de ‘uitwerking van maatregel 5 uit het akkoord’.", ()),
        ("Zie maatregel 16 ‘Een heel ander plan van het Rijk’.", ()),
        ("Zie maatregel 16 ‘Bus’.", ("16",)),
        ("Maatregel 16 d.d. 5 mei 2024 loopt, maatregel 17 t.a.v. wonen ook.", ("16", "17")),
        ("Zie hoofdstuk 16 en tabel 3.", ()),
        ("In 16 gevallen nam de maatregel af.", ()),
    ],
)
def test_which_other_things_a_text_points_at(sentence: str, expected: tuple[str, ...]) -> None:
    assert one(sentence).references == expected


def test_footnote_calls_do_not_stand_in_the_text() -> None:
    assert one("telt tien bedden.⁶").text == "Loket telt tien bedden."


def test_the_same_from_markdown(tmp_path: Path) -> None:
    made = written(
        tmp_path,
        "plan.md",
        "# Plan\n\n## Acties\n\n### Actie 5.2 d Loket openen\n\nIs gestart.\n\n### Actie 5.10: Bus\n\nRijdt.\n",
    )
    assert register(made) == [("actie", "5.2d", "Loket openen"), ("actie", "5.10", "Bus")]


# the real documents


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[str, tuple[Measure, ...]]:
    """The numbered things of each real document, by its id."""
    documents = [read(entry.path, entry.source) for entry in scan(shared / "corpus").entries]
    return {d.source.id: measures(d, sections(d)) for d in documents}


def numbered(real: dict[str, tuple[Measure, ...]], document: str, noun: str) -> dict[str, Measure]:
    return {m.code: m for m in real[document] if m.noun == noun}


def test_the_real_report_has_exactly_measures_1_to_31(real: dict[str, tuple[Measure, ...]]) -> None:
    found = [m.code for m in real["voortgangsrapportage"] if m.noun == "maatregel"]
    assert found == [str(n) for n in range(1, 32)]


def test_the_parts_of_the_real_measures(real: dict[str, tuple[Measure, ...]]) -> None:
    found = [m.code for m in real["voortgangsrapportage"] if m.noun == "onderdeel"]
    assert found == [f"{n}{letter}" for n, letters in
                     (("6", "ab"), ("14", "abcd"), ("17", "abcdef"), ("24", "aabc"), ("27", "abcd"))
                     for letter in letters]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "title", "holds"),
    [
        ("1", "herstelnetwerk", "klankbordgroep"),
        ("2", "GGz Mantelzorg", "ingekocht"),
        ("3", "time-out voorziening", "Retrovo"),
        ("4", "crisiskaart", "eind 2021"),
        ("8", "OGGz dagbesteding", "1 februari 2024"),
        ("9", "OGGz dagbesteding", "1 februari 2024"),
        ("11", "Maatschappelijke Opvang", "Kwintes"),
        ("12", "regionale toegang BW", "20 april 2023"),
        ("13", "indiceren BW", "Beschermd Thuis"),
        ("18", "Geclusterde woningen", "30"),
        ("20", "Interventie woningen", "dakloosheid"),
        ("21", "overlastgevende zorgmijders", "dakloosheid"),
        ("22", "Huisvesting Maatschappelijke Doelgroepen", "Huren Onder Voorwaarden"),
        ("23", "bestuurlijk overleg", "Blaricum"),
        ("28", "Handle with care", "onderwijs"),
        ("31", "mensenhandel", "RIEC"),
    ],
)
def test_real_measures_by_title_and_text(
    real: dict[str, tuple[Measure, ...]], code: str, title: str, holds: str
) -> None:
    found = numbered(real, "voortgangsrapportage", "maatregel")[code]
    assert title in found.title
    assert holds in found.text


def test_real_rows_and_statuses(real: dict[str, tuple[Measure, ...]]) -> None:
    found = numbered(real, "voortgangsrapportage", "maatregel")
    shared_rows = dict.fromkeys(m.row for m in found.values() if len(m.row) > 1)
    assert list(shared_rows) == [("8", "9"), ("10", "11"), ("20", "21")]
    assert all(m.status for m in found.values())
    for measure in found.values():
        rest = measure.status
        for start, end in spans(measure.text):
            rest = rest.removeprefix(measure.text[start:end]).lstrip()
        assert rest == "", "the status is whole sentences of the text, in their order"
    assert found["20"].references == ("17c",)


def test_the_objectives_and_actions_of_the_real_programme(real: dict[str, tuple[Measure, ...]]) -> None:
    objectives = list(numbered(real, "heemstede", "doelstelling"))
    assert [c for c in objectives if not c.isdigit()] == ["1A", "1B", "1C", "2A", "2B", "2C", "4A", "4B", "4C", "4D"]
    actions = numbered(real, "heemstede", "actie")
    assert [c for c in actions if c[:3] in ("5.1", "5.2", "5.3")] == [
        "5.1a", "5.1b", "5.1c", "5.1d", "5.2a", "5.2b", "5.2c", "5.2d", "5.2e", "5.3a", "5.3b", "5.3c",
    ]  # fmt: skip
    assert {"5.4a", "5.4b"} <= set(actions)


def test_a_title_put_shorter_elsewhere_is_the_same_thing() -> None:
    made = document(
        heading("Maatregelen"),
        heading("Maatregel 1. Fietsstraten in het centrum", 2),
        paragraph("Er komen fietsstraten."),
        heading("Planning", 2),
        table(("Maatregel", "Trekker", "Jaar"), ("1 Fietsstraten", "team Verkeer", "2026")),
    )
    assert register(made) == [("maatregel", "1", "Fietsstraten in het centrum")]


@pytest.mark.parametrize("said", ["Status: op schema", "Status: loopt. Het loket is in 2023 geopend."])
def test_what_a_label_says_is_the_status_and_no_row_of_a_planning(said: str) -> None:
    made = document(
        heading("Maatregelen"),
        heading("Maatregel 1. Loket", 2),
        paragraph("Er komt een loket."),
        paragraph(said),
        heading("Planning", 2),
        table(("Maatregel", "Trekker", "Jaar"), ("1 Loket", "team Verkeer", "doorlopend")),
    )
    assert told(made)["1"].status == said
