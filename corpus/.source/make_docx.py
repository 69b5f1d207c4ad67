"""Make the Heemstede programme's DOCX from its source beside this file: python make_docx.py [SOURCE OUTPUT].

The same source gives the same bytes: the parts of the file are packed again with a fixed date, and not compressed
(compressed bytes differ from one zlib to another).
"""

import io
import re
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from source_text import ABOVE, BESIDE, Block, read

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "heemstede-uitvoeringsprogramma-2024-2027.md"
PACKED = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold
DATED = datetime(2024, 12, 17, tzinfo=UTC)
STRESSED = re.compile(r"(\*\*.+?\*\*|\*.+?\*)")


def write(paragraph: Paragraph, text: str) -> None:
    """Put text in a paragraph, with its bold and italic parts."""
    for part in STRESSED.split(text):
        if part:
            run = paragraph.add_run(part.strip("*"))
            run.bold = True if part.startswith("**") else None
            run.italic = True if part.startswith("*") and not run.bold else None


def add(document: Word, block: Block) -> None:
    """Put one block at the end of the document; only lists with a dash are Word lists, other markers are text."""
    if block.kind == "heading":
        document.add_heading(block.text, 0 if block.level == 1 else block.level - 1)
    elif block.kind == "table":
        add_table(document, block.rows)
    elif block.marker == "-":
        write(document.add_paragraph(style="List Bullet"), block.text)
    elif block.marker:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.7)
        paragraph.paragraph_format.first_line_indent = Cm(-0.7)
        write(paragraph, f"{block.marker} {block.text}")
    else:
        write(document.add_paragraph(), block.text)


def add_table(document: Word, rows: tuple[tuple[str, ...], ...]) -> None:
    """A table with a header row that is repeated on each page, and with merged cells."""
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    cells: list[list[_Cell]] = [list(row.cells) for row in table.rows]
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text == ABOVE:
                cells[y][x] = cells[y - 1][x].merge(cells[y][x])
            elif text == BESIDE:
                cells[y][x] = cells[y][x - 1].merge(cells[y][x])
            else:
                whole = y == 0 or BESIDE in row
                write(cells[y][x].paragraphs[0], f"**{text}**" if whole else text)
    document.add_paragraph()


def prepare() -> Word:
    """An empty document in Dutch, with its looks and its properties."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            style.delete()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    normal.element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Beleidsbot, samenvatting in eigen woorden"
    properties.comments, properties.language = "", "nl-NL"
    properties.created = properties.modified = DATED
    _drop(document.part.rels, "/stylesWithEffects")
    _drop(document.part.package.rels, "/thumbnail")
    return document


def _drop(relations: Relationships, kind: str) -> None:
    """Leave out a part of the template that nothing here needs."""
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(kind)]:
        del relations[key]


def pack(document: Word) -> bytes:
    """The document as a file whose bytes depend on nothing but what it says."""
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, PACKED)
            entry.create_system = 3
            archive.writestr(entry, parts.read(name))
    return packed.getvalue()


def main(source: Path = SOURCE, output: Path = HERE.parent / f"{SOURCE.stem}.docx") -> None:
    """Read the source, write the file."""
    document = prepare()
    text = read(source)
    document.core_properties.title = text.blocks[0].text
    for block in text.blocks:
        add(document, block)
    output.write_bytes(pack(document))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
