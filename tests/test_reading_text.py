"""Plain text: what its lines mean, whoever wrapped them."""

from datetime import date
from pathlib import Path

import pytest

from index.errors import ReadingError
from index.reading import read
from index.reading.marker import split_heading, split_item
from index.reading.mend import join_lines, mend
from index.records import Document, Kind, Source


def written(folder: Path, text: str, encoding: str = "utf-8") -> Document:
    path = folder / "stuk.txt"
    path.write_bytes(text.encode(encoding))
    return read(path, Source(id="t", file=path.name, title=""))


def shape(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.marker, block.text) for block in document.blocks]


def test_headings_paragraphs_and_items(tmp_path: Path) -> None:
    document = written(
        tmp_path,
        "Voortgang opvang\n================\n\nDatum: 13 juni 2024\nVersie: 2\n\n1. Inleiding\n\n"
        "De regio werkt samen met de gemeenten aan een plan voor be-\nschermd wonen en opvang. Dit loopt tot 2027.\n\n"
        "Aanpak\n------\n\n- eerste stap die over\n  twee regels loopt\n- tweede\n  a. sub een\n  b. sub twee\n",
    )
    assert shape(document) == [
        ("heading", "", "Voortgang opvang"),
        ("paragraph", "", "Datum: 13 juni 2024"),
        ("paragraph", "", "Versie: 2"),
        ("heading", "1.", "Inleiding"),
        (
            "paragraph",
            "",
            "De regio werkt samen met de gemeenten aan een plan voor beschermd wonen en opvang. Dit loopt tot 2027.",
        ),
        ("heading", "", "Aanpak"),
        ("item", "-", "eerste stap die over twee regels loopt"),
        ("item", "-", "tweede"),
        ("item", "a.", "sub een"),
        ("item", "b.", "sub twee"),
    ]
    assert [block.level for block in document.blocks[-3:]] == [0, 1, 1]
    assert (document.source.title, document.source.published) == ("Voortgang opvang", date(2024, 6, 13))


def test_numbered_lines_in_a_row_are_a_list(tmp_path: Path) -> None:
    document = written(tmp_path, "Er zijn er twee:\n\n1. Inwoner centraal\n\n2. Zo thuis mogelijk\n\nDat was het.\n")
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM, Kind.PARAGRAPH]


def test_columns_are_a_table(tmp_path: Path) -> None:
    document = written(
        tmp_path, "Tabel 1: incidenten\n\nGemeente     2022  2023\nHuizen       1.500    4\nGooise Meren    10   12\n"
    )
    table = document.blocks[-1].table
    assert table is not None
    assert table.header == ("Gemeente", "2022", "2023")
    assert table.rows == (("Huizen", "1.500", "4"), ("Gooise Meren", "10", "12"))
    assert table.caption == "Tabel 1: incidenten"


def test_form_feed_starts_a_page_and_furniture_goes(tmp_path: Path) -> None:
    bodies = ("Dit is de eerste bladzijde en deze zin", "gaat hier verder.", "Laatste.")
    pages = [f"Regio X - plan\n\n{body}\n\n{number}\f" for number, body in enumerate(bodies, start=1)]
    document = written(tmp_path, "".join(pages))
    assert [(b.text, b.page) for b in document.blocks] == [
        ("Dit is de eerste bladzijde en deze zin gaat hier verder.", 1), ("Laatste.", 3),
    ]  # fmt: skip
    first = document.blocks[0]
    assert [first.page_at(first.text.index(word)) for word in ("zin", "gaat")] == [1, 2]
    assert document.pages == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert (
        written(tmp_path, "De cliënt betaalt € 5 – meer niet.\r\n", encoding).blocks[0].text
        == "De cliënt betaalt € 5 – meer niet."
    )


def test_text_without_words_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="geen tekst"):
        written(tmp_path, "-----\n*****\n")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a. Voorbereiden", ("a.", "Voorbereiden")),
        ("1.2. Doel", ("1.2.", "Doel")),
        ("(3) derde", ("(3)", "derde")),
        ("• punt", ("•", "punt")),
        ("iv) vier", ("iv)", "vier")),
        ("J. Jansen besluit", ("", "J. Jansen besluit")),
        ("1.500 euro", ("", "1.500 euro")),
        ("2024 was goed", ("", "2024 was goed")),
        ("(06) 12 34 56 78", ("", "(06) 12 34 56 78")),
        ("In 2024. Toen", ("", "In 2024. Toen")),
    ],
)
def test_item_markers(text: str, parts: tuple[str, str]) -> None:
    assert split_item(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("5.1 Preventie", ("5.1", "Preventie")),
        ("3 Aanpak", ("3", "Aanpak")),
        ("30 plekken erbij", ("", "30 plekken erbij")),
        ("2024 in cijfers", ("", "2024 in cijfers")),
        ("Bijlage 1 Cijfers", ("", "Bijlage 1 Cijfers")),
        ("b. Schulden", ("b.", "Schulden")),
    ],
)
def test_heading_numbers(text: str, parts: tuple[str, str]) -> None:
    assert split_heading(text) == parts


def test_mending() -> None:
    assert mend("be\u00adleid\u00a0 ﬁjn\u200b noo\u00ad\nd\u2011knop \x93a\x94") == "beleid fijn nood-knop “a”"
    assert join_lines(["in-", "en uitstroom be-", "leid van GGZ-", "instelling en Noord-", "Holland"]) == (
        "in- en uitstroom beleid van GGZ-instelling en Noord-Holland"
    )
