"""Web pages: the document without what is around it, in the blocks that it has."""

from datetime import date
from pathlib import Path

import pytest

from index.errors import ReadingError
from index.reading import read, scan
from index.records import Block, Document, Kind, Source


def page(folder: Path, body: str, head: str = "", encoding: str = "utf-8") -> Document:
    path = folder / "pagina.html"
    declared = f'<meta charset="{encoding}">'
    path.write_bytes(f"<!doctype html><html><head>{declared}{head}</head><body>{body}</body></html>".encode(encoding))
    return read(path, Source(id="p", file=path.name, title=""))


def shape(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.marker, block.text) for block in document.blocks]


def texts(document: Document, kind: Kind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def table(document: Document) -> Block:
    return next(block for block in document.blocks if block.table)


def test_furniture_goes_and_content_stays(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        '<a class="skip-link" href="#c">Naar de inhoud</a><div id="cookie-banner">Wij gebruiken cookies</div>'
        "<header><nav><a>Home</a></nav></header><main><ol class='breadcrumb'><li>Home</li><li>Plan</li></ol>"
        "<article><header><h1>Plan</h1></header><p>De tekst.</p><form><input>Zoek</form>"
        "<div class='share-buttons'>Deel dit</div><script>x()</script><!-- weg --></article>"
        "<aside>Zie ook</aside></main><footer>Contact</footer>",
    )
    assert shape(document) == [("heading", "", "Plan"), ("paragraph", "", "De tekst.")]


def test_class_that_names_furniture_does_not_cost_the_whole_page(tmp_path: Path) -> None:
    document = page(tmp_path, "<div class='sidebar cookie-page'><p>Alle tekst van deze pagina staat hier.</p></div>")
    assert texts(document, Kind.PARAGRAPH) == ["Alle tekst van deze pagina staat hier."]


def test_lists_keep_the_numbers_that_a_reader_sees(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        "<ol type='a' start='3'><li>derde<ul><li>onder</li></ul></li><li><p>vierde</p><p>vervolg</p></li></ol>"
        "<ol><li value='7'>zeven</li><li>acht</li></ol>"
        "<ul><li><p>1.</p><p>zelf genummerd</p></li><li>b. met letter</li></ul>",
    )
    assert [(b.kind.value, b.marker, b.level, b.text) for b in document.blocks] == [
        ("item", "c.", 0, "derde"),
        ("item", "-", 1, "onder"),
        ("item", "d.", 0, "vierde"),
        ("paragraph", "", 0, "vervolg"),
        ("item", "7.", 0, "zeven"),
        ("item", "8.", 0, "acht"),
        ("item", "1.", 0, "zelf genummerd"),
        ("item", "b.", 0, "met letter"),
    ]


def test_lone_list_item_before_a_paragraph_is_a_heading(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        "<h2>Wonen</h2><ul><li>ambitie</li></ul><p>Een doel.</p><ul><li>visie</li></ul><p>Een blik.</p>"
        "<p>Het gaat om:</p><ul><li>een ding</li></ul><p>Einde.</p>",
    )
    headings = [(block.level, block.text) for block in document.blocks if block.kind is Kind.HEADING]
    assert headings == [(2, "Wonen"), (3, "ambitie"), (3, "visie")]
    assert texts(document, Kind.ITEM) == ["een ding"]


def test_empty_headings_of_the_site_go_and_a_value_in_a_heading_becomes_text(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        "<h1>Opvang</h1><h2>Toegankelijkheid</h2><h2>Skip to main content</h2><h2>opvang</h2>"
        "<h2>Looptijd</h2><h2>Januari 2017 – juni 2017</h2><h2>Resultaten</h2><p>Er is veel gedaan.</p>",
    )
    assert shape(document) == [
        ("heading", "", "Opvang"),
        ("heading", "", "Looptijd"),
        ("paragraph", "", "Januari 2017 – juni 2017"),
        ("heading", "", "Resultaten"),
        ("paragraph", "", "Er is veel gedaan."),
    ]


def test_table_repeats_cells_that_span_and_prints_them_once(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        "<table><caption>Incidenten</caption><thead><tr><th rowspan='2'>Gemeente</th><th colspan='2'>Jaar</th></tr>"
        "<tr><th>2022</th><th>2023</th></tr></thead><tr><td rowspan='2'>Hilversum</td><td>10</td><td>1.500</td></tr>"
        "<tr><td>11</td><td>4</td></tr><tr><td colspan='3'>Totaal</td></tr></table><p>Bron: politie</p>",
    )
    found = table(document)
    assert found.table is not None
    assert found.table.header == ("Gemeente", "Jaar 2022", "Jaar 2023")
    assert found.table.rows == (("Hilversum", "10", "1.500"), ("Hilversum", "11", "4"), ("Totaal", "", ""))
    assert found.table.caption == "Incidenten"
    assert found.table.note == "Bron: politie"
    assert found.text == "Gemeente Jaar 2022 2023\nHilversum 10 1.500\n11 4\nTotaal"


def test_numbers_beside_running_text_are_entries_not_a_table(tmp_path: Path) -> None:
    running = "wordt uitgebreid in alle gemeenten van de regio, samen met de aanbieders."
    document = page(
        tmp_path,
        f"<table><tr><th>Nr.</th><th>Maatregel</th></tr><tr><td>8./9.</td><td><p><b>Dagbesteding</b> {running}</p>"
        f"<ul><li>a. eerste stap</li></ul></td></tr><tr><td colspan='2'>Programmalijn 2</td></tr>"
        f"<tr><td>M10</td><td>Opvang {running}</td></tr></table>",
    )
    assert [(b.kind.value, b.entry, b.marker, b.lead) for b in document.blocks] == [
        ("paragraph", "", "", 0),
        ("paragraph", "8./9.", "", len("Dagbesteding")),
        ("item", "8./9.", "a.", 0),
        ("heading", "", "", 0),
        ("paragraph", "M10", "", 0),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>2022</td><td>{long}</td></tr><tr><td>2023</td><td>{long}</td></tr>",
        "<tr><td>1</td><td>Hilversum</td></tr><tr><td>2</td><td>Huizen</td></tr>",
        "<tr><td>1</td><td>{long}</td><td>2024</td></tr><tr><td>2</td><td>{long}</td><td>2025</td></tr>",
    ],
)
def test_years_names_and_more_columns_stay_a_table(tmp_path: Path, rows: str) -> None:
    document = page(tmp_path, "<table>" + rows.format(long="Een lange zin over de opvang. " * 4) + "</table>")
    assert [block.kind for block in document.blocks] == [Kind.TABLE]


def test_footnote_stands_after_the_paragraph_that_calls_it(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        '<p>De commissie<sup><a id="ref1" href="#fn1">[1]</a></sup> adviseerde 20 m<sup>2</sup>,'
        " voor de 1<sup>e</sup> keer.</p>"
        "<p>Daarna.</p><h2>Voetnoten</h2>"
        '<ol><li id="fn1"><p>Het advies van 2015. <a href="#ref1">terug</a></p></li></ol>',
    )
    assert shape(document) == [
        ("paragraph", "", "De commissie¹ adviseerde 20 m², voor de 1e keer."),
        ("footnote", "1", "Het advies van 2015."),
        ("paragraph", "", "Daarna."),
    ]


def test_definition_list_gives_items_with_the_term_set_apart(tmp_path: Path) -> None:
    block = page(tmp_path, "<dl><dt>HOV</dt><dd>Hoogwaardig openbaar vervoer</dd></dl>").blocks[0]
    assert (block.kind, block.text, block.lead) == (Kind.ITEM, "HOV Hoogwaardig openbaar vervoer", 3)


def test_loose_text_and_line_breaks_become_paragraphs(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        "<div>Losse tekst die<br>verder gaat.<br><br>Nieuwe alinea.<div>Diep</div>Na</div>Looptijd: 2024<br>Geld: € 5",
    )
    assert texts(document, Kind.PARAGRAPH) == [
        "Losse tekst die verder gaat.", "Nieuwe alinea.", "Diep", "Na", "Looptijd: 2024", "Geld: € 5",
    ]  # fmt: skip


def test_accordions_and_articles_have_headings(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        "<h2><button aria-expanded='false'>Vraag</button></h2><div hidden><p>Antwoord.</p></div>"
        "<details><summary>Meer?</summary><p>Ja.</p></details><p><strong>Vette regel</strong></p><p>Tekst.</p>"
        "<h2>Artikel 3 Doel</h2><div><span>1.</span> Het college stelt regels.</div>",
    )
    assert [(b.level, b.text) for b in document.blocks if b.kind is Kind.HEADING] == [
        (2, "Vraag"), (3, "Meer?"), (3, "Vette regel"), (2, "Artikel 3 Doel"),
    ]  # fmt: skip
    assert document.blocks[-1].marker == "1."


def test_passport_comes_from_the_page(tmp_path: Path) -> None:
    head = '<title>Plan | Gemeente</title><meta property="article:published_time" content="2024-03-05T10:00">'
    document = page(tmp_path, "<p>Tekst van 1 mei 2020.</p>", head)
    assert document.source.title == "Plan"
    assert document.source.published == date(2024, 3, 5)
    assert dict(document.source.origins)["published"] == "document"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    body = "<p>cliënt – fijn beleid</p>"
    assert page(tmp_path, body, encoding=encoding).blocks[0].text == "cliënt – fijn beleid"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 3000 + "<p>tekst</p>",
        "<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table><td>tekst</table>",
        "<p>tekst<ul><li><li><table></p></b></i></li>",
        "<table><tr><td rowspan='99999' colspan='99999'>tekst</td><td>x</td></tr><tr></tr></table>",
        "<ol start='-3'><li value='x'>tekst</ol><dl><dd>zonder<dt>term</dl>",
        "<a href='#'>1</a><a href='#x'>2</a><p id='x'>tekst <a href='#x'>3</a></p>",
    ],
)
def test_broken_pages_are_read(tmp_path: Path, body: str) -> None:
    assert "tekst" in "".join(block.text for block in page(tmp_path, body).blocks)


def test_page_without_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="geen tekst"):
        page(tmp_path, "<nav>Home</nav><script>alert(1)</script>")


def test_real_pages_are_read_whole_and_nothing_is_invented(shared: Path) -> None:
    def squeezed(text: str) -> str:
        return "".join(character for character in text.lower() if character.isalnum())

    for entry in scan(shared / "corpus").entries:
        if entry.path.suffix == ".pdf":
            continue
        plain = (shared / "corpus-text" / f"{entry.path.stem}.txt").read_text(encoding="utf-8")
        document = read(entry.path, entry.source)
        lines = [line for block in document.blocks if block.level != 1 for line in block.text.split("\n")]
        assert [line for line in lines if squeezed(line) not in squeezed(plain)] == []
        read_text = squeezed(" ".join(f"{block.marker} {block.text}" for block in document.blocks))
        long = [line for line in plain.splitlines() if len(squeezed(line)) > 25]
        assert [line for line in long if squeezed(line) not in read_text] == []
