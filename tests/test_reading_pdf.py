"""PDF: what a reader sees on the page is what comes out, in order and without the furniture of the page."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from index.dutch.sentences import spans
from index.errors import ReadingError
from index.reading import ocr
from index.reading.pdf import read
from index.records import Block, Break, Document, Kind, Source
from tests.pdfs import Paper, flowing, paragraph, scan, table

WORDS = "De gemeente werkt samen met aanbieders aan wonen en zorg voor mensen die dat nodig hebben in de wijk"

ENDS = ["", "zorg voor jongeren", "de opvang", "werk", "het geld van de gemeente"]


def reading(path: Path) -> Document:
    return read(path, Source(id="proef", file=path.name, title=""))


def texts(document: Document, kind: Kind = Kind.PARAGRAPH) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def blocks(document: Document, kind: Kind) -> list[Block]:
    return [block for block in document.blocks if block.kind is kind]


# Page furniture


@pytest.mark.parametrize(
    ("prints", "labels"),
    [
        (["1", "2", "3", "4"], ["1", "2", "3", "4"]),
        (["i", "ii", "iii", "iv"], ["i", "ii", "iii", "iv"]),
        (["Pagina 3 van 20", "Pagina 4 van 20", "Pagina 5 van 20", "Pagina 6 van 20"], ["3", "4", "5", "6"]),
        (["- 7 -", "- 8 -", "- 9 -", "- 10 -"], ["7", "8", "9", "10"]),
        (["i", "ii", "1", "2"], ["i", "ii", "1", "2"]),
    ],
)
def test_furniture_goes_and_printed_numbers_stay_known(tmp_path: Path, prints: list[str], labels: list[str]) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        for number, printed in enumerate(prints, start=1):
            paper.write(72, 30, "Gemeente Voorbeeld")
            paper.write(72, 42, "Postbus 1 | 1234 AB Voorbeeld", 8)
            paper.lines(72, 100, [f"Op blad {number} staat een eigen verhaal over wonen en", f"{ENDS[number]}."])
            paper.write(500, 810, printed, 8)
            paper.page()
    document = reading(tmp_path / "a.pdf")
    assert texts(document) == [f"Op blad {n} staat een eigen verhaal over wonen en {ENDS[n]}." for n in range(1, 5)]
    assert document.labels == tuple(enumerate(labels, start=1))
    assert document.pages == 4


def test_a_header_that_changes_with_the_chapter_goes_too(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        for number in range(1, 9):
            paper.write(72, 40, f"Hoofdstuk {'Wonen' if number < 5 else 'Zorg'}", 8)
            paper.write(520, 40, str(number + 10), 8)
            paper.write(72, 100, f"Blad {number} zegt iets.")
            paper.page()
    document = reading(tmp_path / "a.pdf")
    assert texts(document) == [f"Blad {n} zegt iets." for n in range(1, 9)]
    assert document.labels[0] == (1, "11")


def test_headings_that_count_up_are_no_page_numbers(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        for number in range(1, 5):
            paper.write(72, 80, f"Maatregel {number}", 16, bold=True)
            paper.lines(72, 110, [WORDS, "en dat gaat door."])
            paper.page()
    assert texts(reading(tmp_path / "a.pdf"), Kind.HEADING) == [f"Maatregel {n}" for n in range(1, 5)]


# Paragraphs


def test_a_paragraph_goes_on_over_a_page(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.lines(72, 760, ["Dit is een zin die op de eerste bladzijde begint en waarvan het", "einde pas op de"])
        paper.page()
        paper.lines(72, 80, ["volgende bladzijde staat.", "Daarna is het klaar."])
    (block,) = reading(tmp_path / "a.pdf").blocks
    assert block.text.endswith("einde pas op de volgende bladzijde staat. Daarna is het klaar.")
    assert block.breaks == (Break(block.text.index(" volgende"), 2),)
    assert (block.page_at(0), block.page_at(len(block.text))) == (1, 2)


def test_a_footnote_between_is_a_gap(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.called(72, 100, "De wachtlijst wordt periodiek", "6", " bekeken door de gemeente en")
        paper.write(72, 780, "6", 5)
        paper.write(78, 783, "Om de zes weken.", 8)
        paper.page()
        paper.write(72, 80, "de aanbieders samen.")
    document = reading(tmp_path / "a.pdf")
    (body,), (note,) = blocks(document, Kind.PARAGRAPH), blocks(document, Kind.FOOTNOTE)
    assert body.text == "De wachtlijst wordt periodiek⁶ bekeken door de gemeente en de aanbieders samen."
    assert body.breaks == (Break(body.text.index(" de aanbieders"), 2, gap=True),)
    assert (note.marker, note.text) == ("6", "Om de zes weken.")


def test_a_footnote_in_the_flow_and_one_over_two_pages(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.called(72, 100, "Er is een pilot", "1", " die op deze bladzijde wordt uitgelegd en")
        paper.write(72, 120, "1", 5)
        paper.lines(78, 123, ["Een pilot is een proef op kleine schaal, die na een jaar"], 8)
        paper.page()
        paper.lines(72, 80, ["met alle partners wordt besproken."], 8)
        paper.write(72, 110, "die daarna weer doorgaat.")
        paper.lines(72, 140, [WORDS, WORDS, "en klaar."])
    document = reading(tmp_path / "a.pdf")
    (note,) = blocks(document, Kind.FOOTNOTE)
    assert note.text == "Een pilot is een proef op kleine schaal, die na een jaar met alle partners wordt besproken."
    assert note.breaks == (Break(note.text.index(" met alle"), 2),)
    first = blocks(document, Kind.PARAGRAPH)[0]
    assert first.text == "Er is een pilot¹ die op deze bladzijde wordt uitgelegd en die daarna weer doorgaat."
    assert first.breaks[0].gap


def test_footnotes_as_a_word_processor_sets_them(tmp_path: Path) -> None:
    story = [
        paragraph(
            f"{WORDS}.<super>1</super> {WORDS}. Dit is nog niet besloten<super size=6>2</super>, zegt het college."
        ),
        paragraph(f"{WORDS}."),
        paragraph("<super>1</super> Eerste noot.", fontSize=8, leading=10),
        paragraph("<super>2</super> Tweede noot.", fontSize=8, leading=10),
    ]
    flowing(tmp_path / "a.pdf", story)
    document = reading(tmp_path / "a.pdf")
    assert [(note.marker, note.text) for note in blocks(document, Kind.FOOTNOTE)] == [
        ("1", "Eerste noot."),
        ("2", "Tweede noot."),
    ]
    assert "in de wijk.¹ De gemeente" in texts(document)[0]
    assert "besloten², zegt" in texts(document)[0]


def test_broken_words_are_joined(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.lines(
            72,
            100,
            [
                "De uitvoering van het beleid ligt bij de gemeen-",
                "te, en de gemeente doet dat met het netwerk MO-",
                "BW. Er is een Ethos light telling geweest, en die light-",
                "telling is herhaald voor in-",
                "en uitstroom, onder jongeren en volwas\u00ad",
                "senen.",
            ],
        )
    (text,) = texts(reading(tmp_path / "a.pdf"))
    assert "bij de gemeente, en de gemeente" in text
    assert "netwerk MO-BW." in text
    assert "in- en uitstroom" in text
    assert "volwassenen" in text


def test_a_compound_keeps_its_hyphen(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.lines(72, 100, ["Er is een Ethos light aanpak, en de pilot Ethos light-", "telling is herhaald."])
    assert texts(reading(tmp_path / "a.pdf")) == [
        "Er is een Ethos light aanpak, en de pilot Ethos light-telling is herhaald."
    ]


def test_paragraphs_without_space_between_them(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.lines(
            72, 100, [WORDS, "en dan is het uit.", f"{WORDS[:60]} in de nieuwe alinea en", "dan is ook die uit."]
        )
    assert len(texts(reading(tmp_path / "a.pdf"))) == 2


# Headings, contents, lists


def test_headings_by_size_weight_and_number(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.write(72, 90, "Beleidsplan Wonen", 20, bold=True)
        paper.write(72, 130, "2 Doelen", 14, bold=True)
        paper.write(72, 160, "2.1 Genoeg woningen", 12, bold=True)
        paper.lines(72, 180, [WORDS, "en zo voort."])
        paper.write(72, 215, "Wat gaan we doen?", 10, bold=True)
        paper.lines(72, 235, [WORDS, "en zo voort."])
    document = reading(tmp_path / "a.pdf")
    assert [(h.level, h.marker, h.text) for h in blocks(document, Kind.HEADING)] == [
        (1, "", "Beleidsplan Wonen"),
        (2, "2", "Doelen"),
        (3, "2.1", "Genoeg woningen"),
        (4, "", "Wat gaan we doen?"),
    ]
    assert document.source.title == "Beleidsplan Wonen"
    assert dict(document.source.origins)["title"] == "document"


def test_the_outline_gives_the_levels(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        for level, title in ((0, "Eerste deel"), (1, "Onderdeel met een lange naam"), (0, "Tweede deel")):
            paper.canvas.bookmarkPage(title)
            paper.canvas.addOutlineEntry(title, title, level)
        paper.write(72, 90, "Eerste deel", 12)
        paper.lines(72, 110, [WORDS])
        paper.write(72, 140, "Onderdeel met een", 12)
        paper.write(72, 154, "lange naam", 12)
        paper.lines(72, 180, [WORDS])
        paper.write(72, 210, "Tweede deel", 12)
        paper.lines(72, 230, [WORDS])
    found = blocks(reading(tmp_path / "a.pdf"), Kind.HEADING)
    assert [(h.level, h.text) for h in found] == [
        (1, "Eerste deel"),
        (2, "Onderdeel met een lange naam"),
        (1, "Tweede deel"),
    ]


def test_a_table_of_contents_is_no_text(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.write(72, 80, "Inhoud", 14, bold=True)
        for place, title in enumerate(("Inleiding", "Wonen", "Zorg")):
            paper.write(72, 110 + 20 * place, f"{title} {'.' * 60} {place + 2}")
        for title in ("Inleiding", "Wonen", "Zorg"):
            paper.page()
            paper.write(72, 80, title, 14, bold=True)
            paper.write(72, 110, f"Dit gaat over {title.lower()}.")
    document = reading(tmp_path / "a.pdf")
    assert texts(document, Kind.HEADING) == ["Inleiding", "Wonen", "Zorg"]
    assert texts(document) == ["Dit gaat over inleiding.", "Dit gaat over wonen.", "Dit gaat over zorg."]


def test_lists_with_depth_and_markers(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.write(72, 100, "Dit gaan we doen:")
        for y, x, marker, text in (
            (118, 72, "•", "wonen, met een lange zin die over twee regels van dit blad"),
            (144, 90, "–", "huren"),
            (157, 90, "–", "kopen"),
            (170, 72, "•", "zorg"),
            (200, 72, "a.", "eerste onderdeel"),
            (213, 72, "b)", "tweede onderdeel"),
        ):
            paper.write(x, y, marker)
            paper.write(x + 15, y, text)
        paper.write(87, 131, "gaat en dan stopt;")
    items = blocks(reading(tmp_path / "a.pdf"), Kind.ITEM)
    assert [(i.level, i.marker, i.text) for i in items] == [
        (0, "•", "wonen, met een lange zin die over twee regels van dit blad gaat en dan stopt;"),
        (1, "–", "huren"),
        (1, "–", "kopen"),
        (0, "•", "zorg"),
        (0, "a.", "eerste onderdeel"),
        (0, "b)", "tweede onderdeel"),
    ]


def test_the_bold_lead_of_a_paragraph(tmp_path: Path) -> None:
    flowing(
        tmp_path / "a.pdf", [paragraph("<b>Wonen (alle wijken):</b> in 2022 is dit gedaan."), paragraph(f"{WORDS}.")]
    )
    first = reading(tmp_path / "a.pdf").blocks[0]
    assert first.text[: first.lead] == "Wonen (alle wijken):"


# Tables of measures


GRID = ("GRID", (0, 0), (-1, -1), 0.5, "black")


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
def test_rows_of_measures_over_pages(tmp_path: Path, valign: str) -> None:
    codes = ["1.", "2.", "8./9.", "10./11.", "20./21", "22."]
    rows = [
        [
            code,
            [
                paragraph(f"<b>Maatregel van rij {place}</b> {WORDS}."),
                *[paragraph(f"{WORDS} rij {place}.") for _ in range(3)],
            ],
        ]
        for place, code in enumerate(codes)
    ]
    story = [
        paragraph("Hieronder staat de voortgang."),
        table(rows, [50, 380], GRID, ("VALIGN", (0, 0), (-1, -1), valign)),
    ]
    flowing(tmp_path / "a.pdf", [*story, paragraph("Na de tabel.")], header="Voortgang 2024", footer="{}")
    document = reading(tmp_path / "a.pdf")
    rows_found = [(b.entry, b.text) for b in document.blocks if b.entry]
    assert list(dict.fromkeys(entry for entry, _ in rows_found)) == codes
    for entry, text in rows_found:
        assert f"rij {codes.index(entry)}" in text
    assert [b.text for b in document.blocks if not b.entry] == ["Hieronder staat de voortgang.", "Na de tabel."]


def test_two_tables_of_measures_with_a_header_row(tmp_path: Path) -> None:
    story = []
    for chapter, codes in (("Wonen", ["M01", "M02", "2B"]), ("Zorg", ["M05", "17c", "M07"])):
        story.append(paragraph(f"<b>{chapter}</b>", fontSize=15, leading=20))
        rows = [["Nr.", "Maatregel"]] + [[code, paragraph(f"<b>Titel {code}.</b> {WORDS} {code}.")] for code in codes]
        story.append(table(rows, [60, 370], GRID, ("VALIGN", (0, 0), (-1, -1), "TOP"), repeatRows=1))
    story.append(paragraph("<b>Geld</b>", fontSize=15, leading=20))
    story.append(paragraph(f"{WORDS}."))
    flowing(tmp_path / "a.pdf", story)
    document = reading(tmp_path / "a.pdf")
    assert list(dict.fromkeys(b.entry for b in document.blocks if b.entry)) == ["M01", "M02", "2B", "M05", "17c", "M07"]
    for block in document.blocks:
        if block.entry:
            assert block.text[: block.lead] == f"Titel {block.entry}."
            assert block.text.endswith(f"{block.entry}.")
    assert document.blocks[-1].entry == ""


def test_a_row_with_parts_over_a_page_and_a_footnote(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        for y, code, title in ((100, "16.", "Eerste"), (150, "17.", "Tweede")):
            paper.write(72, y, code, bold=True)
            paper.write(120, y, f"{title} maatregel:", bold=True)
            paper.write(120 + paper.width(f"{title} maatregel: ", bold=True), y, "loopt al enige tijd in de regio.")
        paper.write(140, 170, "a. Afspraken maken met alle partners over de verdeling van de")
        paper.write(140, 183, "woningen in de wijk.")
        paper.called(140, 196, "b. Onderzoeken", "3", " hoe dat gaat en wat dat kost voor alle")
        paper.write(72, 780, "3", 5)
        paper.lines(78, 783, ["Door een bureau."], 8)
        paper.page()
        paper.write(140, 80, "gemeenten samen.")
        paper.write(120, 105, "Maatregel 17 is afgerond.")
        paper.write(72, 130, "18.", bold=True)
        paper.write(120, 130, "Derde maatregel: start later.")
        paper.write(72, 170, "Slot", 14, bold=True)
        paper.lines(72, 190, [WORDS])
    document = reading(tmp_path / "a.pdf")
    assert [(b.kind, b.marker, b.entry) for b in document.blocks] == [
        (Kind.PARAGRAPH, "", "16."),
        (Kind.PARAGRAPH, "", "17."),
        (Kind.ITEM, "a.", "17."),
        (Kind.ITEM, "b.", "17."),
        (Kind.FOOTNOTE, "3", "17."),
        (Kind.PARAGRAPH, "", "17."),
        (Kind.PARAGRAPH, "", "18."),
        (Kind.HEADING, "", ""),
        (Kind.PARAGRAPH, "", ""),
    ]
    part = document.blocks[3]
    assert part.text == "Onderzoeken³ hoe dat gaat en wat dat kost voor alle gemeenten samen."
    assert part.breaks == (Break(part.text.index(" gemeenten"), 2, gap=True),)


def test_a_row_set_as_a_paragraph_carries_on_the_count(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        for y, code in ((100, "7."), (130, "8./9.")):
            paper.write(72, y, code, bold=True)
            paper.write(120, y, f"Titel {code}", bold=True)
            paper.write(120 + paper.width(f"Titel {code} ", bold=True), y, "loopt door in de hele regio.")
        paper.write(72, 160, "10. Titel 10.", bold=True)
        paper.write(72 + paper.width("10. Titel 10. ", bold=True), 160, "is afgerond in de hele regio.")
        paper.lines(72, 190, [WORDS, "en dat blijft zo."])
    document = reading(tmp_path / "a.pdf")
    assert [(b.entry, b.text[: b.lead]) for b in document.blocks] == [
        ("7.", "Titel 7."),
        ("8./9.", "Titel 8./9."),
        ("10.", "Titel 10."),
        ("10.", ""),
    ]


def test_a_numbered_list_is_no_table(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.write(72, 80, "De programmalijnen zijn:")
        for number in range(1, 4):
            paper.write(72, 85 + 15 * number, f"{number}.")
            paper.write(90, 85 + 15 * number, f"Programmalijn nummer {number}")
    document = reading(tmp_path / "a.pdf")
    assert [(i.marker, i.entry) for i in blocks(document, Kind.ITEM)] == [("1.", ""), ("2.", ""), ("3.", "")]


# Tables of figures


def test_figures_in_columns_without_lines(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.lines(72, 80, [WORDS, "en dat blijft zo."])
        paper.write(72, 115, "In deze tabel staan de meldingen:")
        for place, row in enumerate(
            (["Gemeente", "2022", "2023"], ["Aalst", "12", "1.345"], ["Brum en Dal", "7", "10"], ["Cent", "-", "3"])
        ):
            for x, cell in zip((72, 200, 260), row, strict=True):
                paper.write(x, 140 + 18 * place, cell)
        paper.write(72, 225, "Bron: eigen telling, juni 2024")
        paper.lines(72, 255, [WORDS, "en dat blijft zo."])
    document = reading(tmp_path / "a.pdf")
    (block,) = blocks(document, Kind.TABLE)
    assert block.table is not None
    assert block.table.header == ("Gemeente", "2022", "2023")
    assert block.table.rows == (("Aalst", "12", "1.345"), ("Brum en Dal", "7", "10"), ("Cent", "-", "3"))
    assert block.table.caption == "In deze tabel staan de meldingen:"
    assert block.table.note == "Bron: eigen telling, juni 2024"
    assert block.text.splitlines()[1] == "Aalst 12 1.345"
    assert "Bron: eigen telling, juni 2024" in texts(document)
    assert "In deze tabel staan de meldingen:" in texts(document)


def test_a_table_with_cells_of_several_lines_over_two_pages(tmp_path: Path) -> None:
    header = ["Actie", "Wie", "Wanneer"]
    rows = [
        [
            paragraph(f"Actie {n}: {WORDS}"),
            paragraph("Gemeenten en aanbieders samen"),
            paragraph(f"Kwartaal {n % 4 + 1} 2025"),
        ]
        for n in range(1, 19)
    ]
    grid = table([header, *rows], [200, 130, 100], GRID, ("VALIGN", (0, 0), (-1, -1), "TOP"), repeatRows=1)
    flowing(tmp_path / "a.pdf", [paragraph("Tabel 1: planning"), grid, paragraph(f"{WORDS}.")], footer="{}")
    document = reading(tmp_path / "a.pdf")
    (block,) = blocks(document, Kind.TABLE)
    assert document.pages > 1
    assert block.table is not None
    assert block.table.header == ("Actie", "Wie", "Wanneer")
    assert block.table.rows == tuple(
        (f"Actie {n}: {WORDS}", "Gemeenten en aanbieders samen", f"Kwartaal {n % 4 + 1} 2025") for n in range(1, 19)
    )
    assert block.table.caption == "Tabel 1: planning"


def test_a_table_of_measures_with_more_columns_keeps_them_apart(tmp_path: Path) -> None:
    rows = [
        [code, paragraph(f"Een titel die over twee regels loopt {code}"), paragraph(f"{WORDS} {code}.")]
        for code in "123"
    ]
    marks = (GRID, ("VALIGN", (0, 0), (-1, -1), "TOP"))
    grid = table([["Nr", "Maatregel", "Stand van zaken"], *rows], [40, 140, 250], *marks)
    flowing(tmp_path / "a.pdf", [paragraph("Dit is de stand:"), grid, paragraph("Slot.")])
    document = reading(tmp_path / "a.pdf")
    (block,) = blocks(document, Kind.TABLE)
    assert block.table is not None
    assert block.table.header == ("Nr", "Maatregel", "Stand van zaken")
    assert block.table.rows[1] == ("2", "Een titel die over twee regels loopt 2", f"{WORDS} 2.")
    assert texts(document) == ["Dit is de stand:", "Slot."]


# Passport


def test_title_and_date_from_the_document(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.write(72, 90, "Voortgang Wonen", 22, bold=True)
        paper.write(72, 120, "Datum")
        paper.write(150, 120, "13 juni 2024")
        paper.lines(72, 150, [WORDS, WORDS])
    source = reading(tmp_path / "a.pdf").source
    assert (source.title, str(source.published)) == ("Voortgang Wonen", "2024-06-13")
    assert source.origins == (("title", "document"), ("published", "document"), ("period", ""))


# What cannot be read


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    with pytest.raises(ReadingError, match=r"a\.pdf is leeg"):
        reading(tmp_path / "a.pdf")


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"PK\x03\x04" + b"x" * 2000)
    with pytest.raises(ReadingError, match="maar is het niet"):
        reading(tmp_path / "a.pdf")


def test_a_truncated_file(tmp_path: Path) -> None:
    flowing(tmp_path / "a.pdf", [paragraph(WORDS) for _ in range(80)])
    whole = (tmp_path / "a.pdf").read_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[: len(whole) // 3])
    with pytest.raises(ReadingError, match="beschadigd of niet volledig"):
        reading(tmp_path / "a.pdf")


def test_a_password(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf", encrypt="geheim") as paper:
        paper.write(72, 90, "Geheim")
    with pytest.raises(ReadingError, match="wachtwoord"):
        reading(tmp_path / "a.pdf")


def test_a_page_without_anything(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        paper.page()
    with pytest.raises(ReadingError, match="geen tekst"):
        reading(tmp_path / "a.pdf")


def test_a_scan(tmp_path: Path) -> None:
    scan(tmp_path / "a.pdf", ["De gemeente heeft besloten dat er woningen", "komen voor jongeren in de wijk."])
    if not ocr.available():
        with pytest.raises(ReadingError, match="tesseract-ocr-nld"):
            reading(tmp_path / "a.pdf")
        pytest.skip("tesseract with Dutch is not installed")
    assert texts(reading(tmp_path / "a.pdf")) == [
        "De gemeente heeft besloten dat er woningen komen voor jongeren in de wijk."
    ]


# A real report


@pytest.fixture(scope="module")
def report(shared: Path) -> Document:
    return reading(shared / "corpus" / "voortgangsrapportage-bescherming-en-opvang-2024-1.pdf")


def squeezed(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() and c not in "⁰¹²³⁴⁵⁶⁷⁸⁹")


def test_all_rows_of_the_real_report(report: Document) -> None:
    entries = list(dict.fromkeys(block.entry for block in report.blocks if block.entry))
    combined = {8: "8./9.", 10: "10./11.", 20: "20./21"}
    assert entries == [combined.get(n, f"{n}.") for n in range(1, 32) if n not in (9, 11, 21)]
    parts = {(b.entry, b.marker) for b in report.blocks if b.kind is Kind.ITEM}
    assert {("14.", letter) for letter in ("a.", "b.", "c.", "d.")} <= parts
    assert {("17.", letter) for letter in ("a.", "b.", "c.", "d.", "e.", "f.")} <= parts
    assert {("27.", letter) for letter in ("a)", "b)", "c)", "d)")} <= parts


def test_footnotes_table_and_furniture_of_the_real_report(report: Document) -> None:
    assert [note.marker for note in blocks(report, Kind.FOOTNOTE)] == [str(n) for n in range(1, 22)]
    (found,) = blocks(report, Kind.TABLE)
    assert found.table is not None
    assert (found.entry, len(found.table.header), len(found.table.rows)) == ("24.", 7, 7)
    assert found.table.rows[3] == ("Hilversum", "731", "794", "1126", "1075", "1044", "377")
    assert found.table.caption
    assert found.table.note.startswith("Bron:")
    header = "Voortgangsrapportage Bescherming en Opvang 2022 - 2025"
    assert not any(header in block.text for block in report.blocks)
    assert report.labels == tuple((n, str(n)) for n in range(1, 35))


def test_every_sentence_of_the_real_report_is_its_own(report: Document, shared: Path) -> None:
    plain = next((shared / "corpus-text").glob("voortgangsrapportage*.md")).read_text(encoding="utf-8")
    plain = re.sub(r"<sup>(\d+)</sup>|\(#\)|<[^>]+>", "", plain).replace("&amp;", "&")
    whole = squeezed(plain)
    for block in report.blocks:
        if block.table is not None:
            continue
        gaps = [cut.offset for cut in block.breaks if cut.gap]
        for start, end in spans(block.text):
            edges = [start, *(gap for gap in gaps if start < gap < end), end]
            for left, right in pairwise(edges):
                assert squeezed(block.text[left:right]) in whole
