"""Markdown: the blocks that it writes, with the markers that its author typed."""

from datetime import date
from pathlib import Path

import pytest

from index.errors import ReadingError
from index.reading import read
from index.records import Document, Kind, Source


def written(folder: Path, text: str) -> Document:
    path = folder / "stuk.md"
    path.write_text(text, encoding="utf-8")
    return read(path, Source(id="m", file=path.name, title=""))


def test_blocks_with_markers_as_typed(tmp_path: Path) -> None:
    document = written(
        tmp_path,
        "# Plan\n\nEen **vet** woord.\n\n**Let op.** Dit telt.\n\n* ster\n  1) sub\n  2) sub twee\n"
        "\n7. zeven\n8. acht\n\n"
        "a. letters staan\nb. op regels\n",
    )
    assert [(b.kind.value, b.marker, b.level, b.lead, b.text) for b in document.blocks] == [
        ("heading", "", 1, 0, "Plan"),
        ("paragraph", "", 0, 0, "Een vet woord."),
        ("paragraph", "", 0, 7, "Let op. Dit telt."),
        ("item", "*", 0, 0, "ster"),
        ("item", "1)", 1, 0, "sub"),
        ("item", "2)", 1, 0, "sub twee"),
        ("item", "7.", 0, 0, "zeven"),
        ("item", "8.", 0, 0, "acht"),
        ("item", "a.", 0, 0, "letters staan"),
        ("item", "b.", 0, 0, "op regels"),
    ]


def test_headings_keep_their_number_apart(tmp_path: Path) -> None:
    document = written(tmp_path, "## 2.1 Doel\n\nTekst.\n\n## Artikel 3 Begrippen\n\nTekst.\n")
    headings = [(block.marker, block.text) for block in document.blocks if block.kind is Kind.HEADING]
    assert headings == [("2.1", "Doel"), ("", "Artikel 3 Begrippen")]


def test_table_and_entries(tmp_path: Path) -> None:
    running = "wordt uitgebreid in alle gemeenten van de regio, samen met de aanbieders."
    document = written(
        tmp_path,
        "Tabel 1: incidenten\n\n| Gemeente | 2022 |\n|---|---:|\n| Huizen | 1.500 |\n\n## Maatregelen\n\n"
        f"| Nr. | Maatregel |\n|---|---|\n| 17c | **Opvang** {running} |\n| 20./21 | Wonen {running} |\n",
    )
    table = next(block.table for block in document.blocks if block.table)
    assert (table.header, table.rows) == (("Gemeente", "2022"), (("Huizen", "1.500"),))
    assert table.caption == "Tabel 1: incidenten"
    assert [(block.entry, block.lead) for block in document.blocks if block.entry] == [("17c", 6), ("20./21", 0)]


def test_footnotes_keep_the_number_of_their_author(tmp_path: Path) -> None:
    document = written(tmp_path, "Een akkoord[^12] en meer.\n\nDaarna.\n\n[^12]: Gesloten in 2022.\n")
    assert [(b.kind.value, b.marker, b.text) for b in document.blocks] == [
        ("paragraph", "", "Een akkoord¹² en meer."),
        ("footnote", "12", "Gesloten in 2022."), ("paragraph", "", "Daarna."),
    ]  # fmt: skip


def test_front_matter_fills_the_passport(tmp_path: Path) -> None:
    document = written(
        tmp_path, '---\ntitle: "Plan X"\ndate: 2024-05-03\n---\n# Iets anders\n\nTekst van 1 mei 2020.\n'
    )
    assert (document.source.title, document.source.published) == ("Plan X", date(2024, 5, 3))
    assert [block.text for block in document.blocks] == ["Iets anders", "Tekst van 1 mei 2020."]


def test_html_inside_is_read_too(tmp_path: Path) -> None:
    assert [b.text for b in written(tmp_path, "Tekst.<br>Regel.\n\n<h2>Kop</h2>\n<p>Alinea</p>\n").blocks] == [
        "Tekst.", "Regel.", "Kop", "Alinea",
    ]  # fmt: skip


def test_single_item_is_no_heading_in_markdown(tmp_path: Path) -> None:
    assert written(tmp_path, "## Kop\n\n- enig\n\nAlinea.\n").blocks[1].kind is Kind.ITEM


def test_text_without_words_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="geen tekst"):
        written(tmp_path, "---\n\n<!-- niets -->\n")
