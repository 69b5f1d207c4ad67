"""Word documents: what Word shows, in document order, with the numbers that Word computes."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from index.errors import ReadingError
from index.reading import read
from index.records import Document, Kind, Source, Table

W = nsdecls("w")
NO_WORD = "Het bestand is een ingepakt bestand (ZIP)."
RUNNING = "wordt uitgebreid in alle gemeenten van de regio, samen met de aanbieders."


def made(folder: Path, fill: Callable[[Any], object], title: str = "") -> Path:
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.created = datetime(2024, 3, 5, 12, 0)
    fill(document)
    path = folder / "stuk.docx"
    document.save(str(path))
    return path


def opened(path: Path) -> Document:
    return read(path, Source(id="d", file=path.name, title=""))


def shape(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.marker, block.text) for block in document.blocks]


def table_of(document: Document) -> Table:
    return next(block.table for block in document.blocks if block.table)


def insert(document: Any, xml: str) -> None:
    """Raw WordprocessingML before the section properties, for what python-docx cannot make itself."""
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def paragraph(inner: str) -> str:
    return f"<w:p {W}>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_by_style_outline_and_bold(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.add_heading("Het plan", 0)
        document.add_heading("1. Inleiding", 1)
        document.add_paragraph("Een alinea.")
        document.add_heading("Doel", 2)
        document.add_paragraph("Nog een.")
        document.add_paragraph().add_run("Vette kop").bold = True
        document.add_paragraph("Eronder.")
        insert(document, paragraph(f'<w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("Zonder stijl")}'))
        mixed = document.add_paragraph()
        mixed.add_run("Vet begin.").bold = True
        mixed.add_run(" En de rest.")

    document = opened(made(tmp_path, fill))
    assert [(b.level, b.marker, b.text) for b in document.blocks if b.kind is Kind.HEADING] == [
        (1, "", "Het plan"), (1, "1.", "Inleiding"), (2, "", "Doel"), (3, "", "Vette kop"), (1, "", "Zonder stijl"),
    ]  # fmt: skip
    assert document.blocks[-1].lead == len("Vet begin.")
    assert document.source.title == "Het plan"
    assert document.source.published == date(2024, 3, 5)


def test_localised_style_ids_are_headings(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        own = document.styles.add_style("Kop 2", 1)
        own.element.set(f"{{{own.element.nsmap['w']}}}styleId", "Kop2")
        insert(document, paragraph(f'<w:pPr><w:pStyle w:val="Kop2"/></w:pPr>{run("Aanpak")}'))
        document.add_paragraph("Tekst.")

    first = opened(made(tmp_path, fill)).blocks[0]
    assert (first.kind, first.level) == (Kind.HEADING, 2)


def test_table_of_contents_is_furniture(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        insert(document, paragraph(f'<w:pPr><w:pStyle w:val="Inhopg1"/></w:pPr>{run("Inleiding 3")}'))
        insert(
            document,
            f'<w:sdt {W}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent><w:p>{run('Doel 4')}</w:p></w:sdtContent></w:sdt>",
        )
        insert(document, f"<w:sdt {W}><w:sdtContent><w:p>{run('Een veld.')}</w:p></w:sdtContent></w:sdt>")

    assert shape(opened(made(tmp_path, fill))) == [("paragraph", "", "Een veld.")]


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="91">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num><w:num w:numId="91"><w:abstractNumId w:val="91"/></w:num>
<w:num w:numId="92"><w:abstractNumId w:val="90"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
</w:numbering>"""


def test_numbering_is_computed_as_word_does(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        numbering = document.part.numbering_part.element
        for child in list(parse_xml(NUMBERING)):
            numbering.append(child)
        for number, level, text in (
            (90, 0, "een"), (90, 1, "een a"), (90, 1, "een b"), (90, 0, "twee"), (90, 1, "twee a"), (91, 0, "punt"),
            (92, 0, "vier"), (92, 0, "vijf"), (0, 0, "geen"),
        ):  # fmt: skip
            listed = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
            insert(document, paragraph(listed + run(text)))

    assert [(b.marker, b.level, b.text) for b in opened(made(tmp_path, fill)).blocks] == [
        ("1.", 0, "een"), ("1.a)", 1, "een a"), ("1.b)", 1, "een b"), ("2.", 0, "twee"), ("2.a)", 1, "twee a"),
        ("•", 0, "punt"), ("4.", 0, "vier"), ("5.", 0, "vijf"), ("", 0, "geen"),
    ]  # fmt: skip


def test_marker_in_the_text_stands_apart(tmp_path: Path) -> None:
    document = opened(made(tmp_path, lambda d: [d.add_paragraph("a. Voorbereiden"), d.add_paragraph("- Punt")]))
    assert shape(document) == [("item", "a.", "Voorbereiden"), ("item", "-", "Punt")]


def test_text_is_what_word_shows(tmp_path: Path) -> None:
    deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>weg</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="x">{run("erbij ")}</w:ins>'
    odd = (
        "<w:r><w:t>GGZ</w:t><w:noBreakHyphen/><w:t>in</w:t><w:softHyphen/><w:t>stelling</w:t><w:tab/><w:t>x</w:t></w:r>"
    )
    hidden = run("geheim", "<w:vanish/>") + run("doorgehaald", "<w:strike/>")
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    xml = paragraph(deleted + inserted + hidden + field + odd + run("2", '<w:vertAlign w:val="superscript"/>'))
    assert opened(made(tmp_path, lambda d: insert(d, xml))).blocks[0].text == "erbij GGZ-instelling x²"


def test_text_boxes_follow_their_paragraph_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('In het kader.')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = paragraph(
        run("Ervoor.")
        + f'<w:r><mc:AlternateContent {mc}><mc:Choice Requires="wps">{box}</mc:Choice>'
        + f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = opened(made(tmp_path, lambda d: insert(d, xml)))
    assert [block.text for block in document.blocks] == ["Ervoor.", "In het kader."]


def test_table_with_merged_cells(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("Tabel 1: acties")
        table = document.add_table(rows=4, cols=3)
        for row, texts in enumerate(
            (
                ("Doel", "Actie", "Jaar"),
                ("5.1 Preventie", "a. Voorbereiden", "2024"),
                ("", "b. Doen", "2025"),
                ("Los", "", ""),
            )
        ):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(3, 0).merge(table.cell(3, 2))
        table.cell(1, 1).add_paragraph("• met meer")

    table = table_of(opened(made(tmp_path, fill)))
    assert table.header == ("Doel", "Actie", "Jaar")
    assert table.rows == (
        ("5.1 Preventie", "a. Voorbereiden\n• met meer", "2024"), ("5.1 Preventie", "b. Doen", "2025"), ("Los", "", ""),
    )  # fmt: skip
    assert table.caption == "Tabel 1: acties"


def test_tables_that_go_on_are_one(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        for gemeente in ("Huizen", "Laren"):
            table = document.add_table(rows=2, cols=2)
            for row, texts in enumerate((("Gemeente", "Aantal"), (gemeente, "3"))):
                for column, text in enumerate(texts):
                    table.cell(row, column).text = text
            document.add_paragraph("")

    document = opened(made(tmp_path, fill))
    assert [block.text for block in document.blocks] == ["Gemeente Aantal\nHuizen 3\nLaren 3"]
    assert table_of(document).rows == (("Huizen", "3"), ("Laren", "3"))


def test_numbered_rows_are_entries(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(1, 0).text = "20./21", "22"
        first = table.cell(0, 1).paragraphs[0]
        first.add_run("Woonplekken").bold = True
        first.add_run(" " + RUNNING)
        table.cell(0, 1).add_paragraph("a. eerste")
        table.cell(1, 1).text = RUNNING

    blocks = opened(made(tmp_path, fill)).blocks
    assert [(b.kind, b.entry, b.marker, b.lead) for b in blocks] == [
        (Kind.PARAGRAPH, "20./21", "", 11), (Kind.ITEM, "20./21", "a.", 0), (Kind.PARAGRAPH, "22", "", 0),
    ]  # fmt: skip


def with_part(path: Path, name: str, xml: str) -> None:
    """Add a part with footnotes or endnotes to a saved document."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId99" Type="{office}/{name}" Target="{name}.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    members[rels] = members[rels].replace(b"</Relationships>", relation.encode())
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    override = f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/></Types>'
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", override.encode())
    members[f"word/{name}.xml"] = xml.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)


def test_footnotes_follow_the_paragraph_that_calls_them(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
        insert(document, paragraph(run("De commissie") + call.format(7) + run(" en het akkoord") + call.format(5)))
        document.add_paragraph("Daarna.")

    path = made(tmp_path, fill)
    note = f'<w:footnote w:id="{{}}"><w:p><w:r><w:footnoteRef/></w:r>{run(" {}")}</w:p></w:footnote>'
    with_part(
        path, "footnotes", f"<w:footnotes {W}>{note.format(5, 'Akkoord.')}{note.format(7, 'Advies.')}</w:footnotes>"
    )
    assert shape(opened(path)) == [
        ("paragraph", "", "De commissie¹ en het akkoord²"),
        ("footnote", "1", "Advies."),
        ("footnote", "2", "Akkoord."),
        ("paragraph", "", "Daarna."),
    ]


def test_damaged_files_are_named(tmp_path: Path) -> None:
    whole = made(tmp_path, lambda d: d.add_paragraph("Tekst")).read_bytes()
    for size in (40, len(whole) // 2, len(whole) - 30):
        path = tmp_path / "kort.docx"
        path.write_bytes(whole[:size])
        with pytest.raises(ReadingError, match="beschadigd"):
            opened(path)


@pytest.mark.parametrize("lost", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/styles.xml"])
def test_package_without_a_part_gives_a_document_or_a_message(tmp_path: Path, lost: str) -> None:
    path = made(tmp_path, lambda d: d.add_paragraph("Tekst"))
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist() if info.filename != lost}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    try:
        found = [block.text for block in opened(path).blocks]
    except ReadingError as error:
        found = [error.what]
    assert found in (["Tekst"], ["Het Word-document is beschadigd of niet compleet."], [NO_WORD])


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "word/styles.xml"])
def test_part_that_is_no_xml_is_named(tmp_path: Path, part: str) -> None:
    path = made(tmp_path, lambda d: d.add_paragraph("Tekst"))
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    members[part] = b"<w:document><w:body>"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises(ReadingError, match="beschadigd"):
        opened(path)


def test_document_without_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="geen tekst"):
        opened(made(tmp_path, lambda d: None))
