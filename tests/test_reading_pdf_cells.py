"""PDFs whose table cells are set in odd ways: in the middle of a row, too full, in paragraphs, over a page."""

from itertools import pairwise
from pathlib import Path

from index.reading.pdf import read
from index.records import Document, Source, Table
from tests.pdfs import Paper

EDGES = (72, 130, 280, 420, 480)


def ruled(paper: Paper, y: float, edges: tuple[float, ...] = EDGES) -> None:
    """The line under a row, drawn cell by cell."""
    for left, right in pairwise(edges):
        paper.rule(left, right, y)


def read_from(path: Path) -> Document:
    return read(path, Source("p", path.name, "Plan"))


def tables(document: Document) -> list[Table]:
    return [b.table for b in document.blocks if b.table]


def opening(paper: Paper) -> None:
    paper.write(72, 80, "Plan voor de haven", 18, bold=True)
    paper.lines(72, 110, ["Dit plan gaat over de haven en over alles wat daar in de komende jaren gebeurt."] * 4, 10)
    paper.write(72, 190, "Planning", 14, bold=True)


def test_cells_in_the_middle_of_their_row_and_cells_that_touch(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        opening(paper)
        ruled(paper, 205)
        paper.write(422, 219, "Bud-", 9, bold=True)
        for x, head in ((74, "Nr."), (132, "Actie"), (282, "Trekker")):
            paper.write(x, 225, head, 9, bold=True)
        paper.write(422, 231, "get", 9, bold=True)
        ruled(paper, 240)
        rows = (("H1", "Walstroom", "Havenbedrijf", "780"), ("H2", "Steiger", "team Beheer", "145"))
        for n, row in enumerate(rows):
            for x, cell in zip(EDGES, row, strict=False):
                paper.write(x + 2, 253 + 20 * n, cell, 9)
            ruled(paper, 260 + 20 * n)
        paper.write(74, 293, "H3", 9)
        paper.write(132, 293, "Pomp", 9)
        full = "Stichting Roeiploeg Krommerl."
        paper.write(420 - paper.width(full, 9), 293, f"{full} 55", 9)
        ruled(paper, 300)
    (table,) = tables(read_from(tmp_path / "a.pdf"))
    assert table.header == ("Nr.", "Actie", "Trekker", "Budget")
    assert table.rows[0] == ("H1", "Walstroom", "Havenbedrijf", "780")
    assert table.rows[2] == ("H3", "Pomp", "Stichting Roeiploeg Krommerl.", "55")


def test_a_cell_of_two_paragraphs_is_one_cell_and_the_heading_below_is_none(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        opening(paper)
        edges = (72, 190, 520)
        ruled(paper, 205, edges)
        paper.write(78, 218, "Actie", 9, bold=True)
        paper.write(196, 218, "Wat gaan we doen?", 9, bold=True)
        ruled(paper, 224, edges)
        paper.write(78, 236, "H1 Walstroom", 9)
        paper.lines(196, 236, ["Er komen twaalf kasten op de kade, zodat schippers hun", "motor uit doen."], 9, 12)
        paper.write(196, 263, "De kasten worden in juni aangesloten.", 9)
        ruled(paper, 270, edges)
        paper.write(78, 282, "H2 Steiger", 9)
        paper.lines(196, 282, ["De steiger wordt langer en krijgt nieuwe palen, want", "de oude zijn op."], 9, 12)
        ruled(paper, 300, edges)
        paper.write(72, 335, "Thema Veiligheid", 14, bold=True)
        ruled(paper, 360, edges)
    document = read_from(tmp_path / "a.pdf")
    (table,) = tables(document)
    assert table.header == ("Actie", "Wat gaan we doen?")
    assert [row[0] for row in table.rows] == ["H1 Walstroom", "H2 Steiger"]
    assert table.rows[0][1].endswith("hun motor uit doen. De kasten worden in juni aangesloten.")


def test_a_header_that_a_page_break_left_behind_is_the_header_of_the_rows(tmp_path: Path) -> None:
    columns = (72, 200, 300, 400)
    with Paper(tmp_path / "a.pdf") as paper:
        opening(paper)
        for n in range(38):
            paper.write(72, 215 + 13 * n, "De haven is er voor iedereen die op of aan het water wil zijn.")
        for x, head in zip(columns, ("Spoor", "2024", "2025", "2026"), strict=True):
            paper.write(x, 740, head, bold=True)
        paper.page()
        rows = (("Kades", "30", "45", "40"), ("Walstroom", "210", "260", "90"), ("Steigers", "12", "15", "18"))
        for n, row in enumerate(rows):
            for x, cell in zip(columns, row, strict=True):
                paper.write(x, 80 + 14 * n, cell)
        paper.lines(72, 160, ["De haven is er voor iedereen die op of aan het water wil zijn."] * 3)
    document = read_from(tmp_path / "a.pdf")
    (table,) = tables(document)
    assert table.header == ("Spoor", "2024", "2025", "2026")
    assert [row[0] for row in table.rows] == ["Kades", "Walstroom", "Steigers"]
    block = next(b for b in document.blocks if b.table)
    assert (block.page, block.page_at(block.text.index("Walstroom"))) == (1, 2)


def test_a_word_that_is_too_wide_for_its_cell_is_whole_again(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf") as paper:
        opening(paper)
        paper.write(72, 210, "Wie een ligplaatsvergunning wil, gaat naar het kantoor van de haven.")
        for y, row in (
            (240, ("Soort", "2023", "2024")),
            (258, ("ligplaatsver", "12", "15")),
            (290, ("Passanten", "7", "9")),
        ):
            for x, cell in zip((72, 200, 300), row, strict=True):
                paper.write(x, y, cell, bold=y == 240)
        paper.write(72, 270, "gunning vast")
    (table,) = tables(read_from(tmp_path / "a.pdf"))
    assert table.rows[0][0] == "ligplaatsvergunning vast"


def test_a_list_of_contents_without_page_numbers_is_no_text(tmp_path: Path) -> None:
    titles = ["Waar wij staan", "Wat wij doen", "Wat het kost"]
    with Paper(tmp_path / "a.pdf") as paper:
        paper.write(72, 80, "Plan voor de haven", 18, bold=True)
        paper.lines(72, 110, [f"{n}. {title} {'.' * 40}" for n, title in enumerate(titles, 1)])
        for n, title in enumerate(titles, 1):
            paper.write(72, 100 + 100 * n, f"{n}. {title}", 14, bold=True)
            paper.lines(72, 120 + 100 * n, ["De haven is er voor iedereen die op het water wil zijn."] * 3)
    document = read_from(tmp_path / "a.pdf")
    assert not any("...." in b.text for b in document.blocks)
    assert [b.text for b in document.blocks if b.text in titles] == titles
