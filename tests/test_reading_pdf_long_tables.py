"""Tables of measures in three columns over several pages, and running text that is set larger than they are."""

from pathlib import Path

from index.reading.pdf import read
from index.records import Document, Kind, Source
from tests.pdfs import Paper

FIRST = [
    ("Nr", ["Maatregel"], ["Stand van zaken"]),
    ("M1", ["Een huis voor", "jongeren"], ["Het huis is open sinds maart 2024 en alle kamers", "zijn bezet."]),
    ("M2", ["Maatjes"], ["Er zijn tien koppels. De vier mensen die nog", "wachten krijgen in het najaar"]),
]
CUT_OFF = ["een maatje, als er genoeg vrijwilligers zijn in de", "regio."]
SECOND = [
    ("M3", ["Opvang voor", "gezinnen"], ["Afgerond. De opvang is op 1 mei 2024", "verbouwd."]),
    ("M4", ["Spreekuur"], ["Ligt stil door ziekte van de medewerker die het", "spreekuur hield."]),
]


def rows(paper: Paper, y: float, cells: list[tuple[str, list[str], list[str]]]) -> float:
    for code, title, said in cells:
        paper.write(72, y, code, 9)
        paper.lines(130, y, title, 9, 12)
        paper.lines(270, y, said, 9, 12)
        y += 12 * max(len(title), len(said)) + 8
    return y


def report(path: Path) -> Document:
    with Paper(path) as paper:
        paper.write(72, 80, "Verslag van de regio", 18, bold=True)
        said = ["Dit verslag gaat over het jaar 2024 en over alle maatregelen die in het plan", "staan."]
        paper.lines(72, 110, said * 3, 11, 14)
        paper.write(72, 230, "Stand per maatregel", 14, bold=True)
        rows(paper, 670, FIRST)
        paper.canvas.showPage()
        y = paper.lines(270, 80, CUT_OFF, 9, 12)
        rows(paper, y + 8, SECOND * 4)
        paper.canvas.showPage()
        paper.write(72, 80, "Vooruitblik", 14, bold=True)
        said = ["Het volgende verslag verschijnt in het voorjaar van 2026.", "Dan volgt ook meer."]
        paper.lines(72, 110, said, 11, 14)
    return read(path, Source("v", path.name, "Verslag"))


def test_a_row_that_a_page_cuts_in_two_is_one_row(tmp_path: Path) -> None:
    tables = [b for b in report(tmp_path / "a.pdf").blocks if b.table]
    assert len(tables) == 1
    assert tables[0].table is not None
    assert tables[0].table.header == ("Nr", "Maatregel", "Stand van zaken")
    assert [row[0] for row in tables[0].table.rows] == ["M1", "M2", *(["M3", "M4"] * 4)]
    assert tables[0].table.rows[1][2] == (
        "Er zijn tien koppels. De vier mensen die nog wachten krijgen in het najaar een maatje, als er genoeg "
        "vrijwilligers zijn in de regio."
    )
    assert tables[0].page_at(tables[0].text.index("M2")) == 1
    assert tables[0].page_at(tables[0].text.index("M3")) == 2


def test_text_a_little_larger_than_the_tables_is_no_heading(tmp_path: Path) -> None:
    document = report(tmp_path / "a.pdf")
    headings = [b.text for b in document.blocks if b.kind is Kind.HEADING]
    assert headings == ["Verslag van de regio", "Stand per maatregel", "Vooruitblik"]
