"""The documents that ship: whole, reproducible, in our own words, and without anybody's address."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from index.reading import Corpus, read, scan
from index.records import Document, Kind

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SOURCES = CORPUS / ".source"
RUN = 8  # as many words in a row are somebody else's sentence

# Official names: of measures, actions, plans, programmes, chapters and bodies. They may be longer than a run.
NAMES = (
    "Aansluiten op landelijke ontwikkelingen dashboard HG",
    "Afdeling Vreemdelingenpolitie, Identificatie en Mensenhandel (AVIM)",
    "beleidsplan Bescherming en Opvang 'Herstel de verbinding' 2022-2025",
    "Beschikbaarheid 45 woningen directe nabijheid BW/zorgsteunpunten",
    "Continueren Centrum voor Seksueel Geweld (CSG)",
    "Continueren maatschappelijke-, incl. jongerenopvang op basis van het volume 2021 (54 plekken)",
    "Continueren maatschappelijke-, incl. jongerenopvang op basis van het volume 2021",
    "Continueren van het herstelnetwerk (a. t/m e.)",
    "De opgave van beschermd wonen naar een eigen thuis",
    "Doordecentralisatie beschermd wonen, maatschappelijke opvang en vrouwenopvang",
    "Doorontwikkelen aanpak kwetsbare inwoners (a. t/m d., verward gedrag,",
    "Doorontwikkelen Veilig Thuis (a. t/m d.)",
    "Doorontwikkeling Huisvesting Maatschappelijke Doelgroepen (HMD)",
    "Een integrale benadering vanuit Zorg en Veiligheid",
    "Implementatie wettelijke aanpassingen t.a.v. de doordecentralisatie BW"
    " (NvO, woonplaatsbeginsel BW, objectief verdeelmodel, modelovereenkomst)",
    "Implementatie wettelijke aanpassingen t.a.v. de doordecentralisatie BW",
    "Intensiveren van passend toewijzen BW (a. t/m e.)",
    "Interventie woningen realiseren (20)/uitbreiding huisvesting overlastgevende zorgmijders (21)",
    "Invullen randvoorwaarden 'ambulantisering' (a. t/m f.)",
    "Minimaal 10 kleinschalige opvanginitiatieven voor gezinnen in de wijk",
    "OGGz dagbesteding (doorontwikkeling en inkoop) + 5 werkgelegenheidsprojecten per jaar",
    "Onderzoek naar een gezamenlijke, regionale toegang BW",
    "Opvang, wonen en herstel in cijfers",
    "Preventie- en handhavingsplan alcohol en drugs",
    "Regionaal beleidskader Opvang, Wonen en Herstel 2022-2027",
    "Scheiden wonen zorg door ontwikkelen naar Beschermd Thuis",
    "Structureel inbedden aanpak mensenhandel (a. t/m c.)",
    "Uitvoering geven aan Maatschappelijke Opvang en Vrouwenopvang",
    "Uitvoeringsplan 2022-2023 voor Preventie en Vroegsignalering",
    "Uitvoeringsprogramma opvang, wonen en herstel 2024-2027",
    "Voortgangsrapportage beleidsplan Bescherming en Opvang Herstel de verbinding 2022-2025",
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return scan(CORPUS)


@pytest.fixture(scope="module")
def documents(corpus: Corpus) -> dict[str, Document]:
    return {entry.source.id: read(entry.path, entry.source) for entry in corpus.entries}


def test_manifest_and_folder_name_the_same_files() -> None:
    entries = tomllib.loads((CORPUS / "manifest.toml").read_text(encoding="utf-8"))["document"]
    there = {path.name for path in CORPUS.iterdir() if path.is_file()} - {"manifest.toml"}
    assert sorted(entry["file"] for entry in entries) == sorted(there)
    ids = [entry["id"] for entry in entries]
    assert len(ids) == len(set(ids))
    chain = {entry["id"]: entry["supersedes"] for entry in entries if "supersedes" in entry}
    assert chain == {"voortgang-2024-1": "voortgang-2023-2", "voortgang-2023-2": "voortgang-2023-1"}


def test_scan_finds_nothing_wrong(corpus: Corpus) -> None:
    assert corpus.problems == ()
    assert len(corpus.entries) == 8


@pytest.mark.parametrize(
    ("script", "source", "made"),
    [
        ("make_pdf.py", "voortgangsrapportage-2024-1.md", "voortgangsrapportage-2024-1.pdf"),
        (
            "make_docx.py",
            "heemstede-uitvoeringsprogramma-2024-2027.md",
            "heemstede-uitvoeringsprogramma-2024-2027.docx",
        ),
    ],
)
def test_made_files_can_be_made_again_byte_for_byte(script: str, source: str, made: str, tmp_path: Path) -> None:
    again = tmp_path / made
    subprocess.run(
        [sys.executable, SOURCES / script, SOURCES / source, again],
        check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert again.read_bytes() == (CORPUS / made).read_bytes()


def test_each_document_says_at_its_top_that_it_is_a_summary(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        top = " ".join(block.text for block in document.blocks[:3])
        assert "Samenvatting in eigen woorden van" in top, name


def test_plan_and_report_hold_all_measures(documents: dict[str, Document]) -> None:
    headings = [block.text for block in documents["beleidsplan"].blocks if block.kind is Kind.HEADING]
    in_plan = [int(found[1]) for text in headings if (found := re.match(r"Maatregel (\d+)\. \S", text))]
    assert in_plan == list(range(1, 32))
    rows = dict.fromkeys(block.entry for block in documents["voortgang-2024-1"].blocks if block.entry)
    in_report = [int(number) for row in rows for number in re.findall(r"\d+", row)]
    assert in_report == list(range(1, 32))
    assert [row for row in rows if "/" in row] == ["8./9.", "10./11.", "20./21"]


def test_report_is_of_many_pages_and_prints_other_numbers_than_the_file_has(documents: dict[str, Document]) -> None:
    report = documents["voortgang-2024-1"]
    assert 10 <= report.pages <= 20
    assert report.labels == tuple((page, str(page - 1)) for page in range(2, report.pages + 1))


def test_incidents_table_is_that_of_the_police(documents: dict[str, Document]) -> None:
    tables = [block.table for block in documents["voortgang-2024-1"].blocks if block.table and block.table.rows]
    rows = {row[0]: row[1:] for table in tables for row in table.rows}
    assert rows["Hilversum"] == ("731", "794", "1126", "1075", "1044", "377")
    assert rows["Eemnes"] == ("34", "36", "39", "35", "51", "15")
    assert len(rows) == 7


def test_nobody_can_be_called_or_written_to() -> None:
    for name, text in texts().items():
        assert not re.search(r"\S@\S", text), name
        assert not re.search(r"\(?\b0\d{1,3}\)?[ -]\d{2,}", text), name


def test_no_sentence_is_somebody_elses(shared: Path) -> None:
    theirs: set[tuple[str, ...]] = set()
    for path in (shared / "corpus-text").iterdir():
        theirs |= runs(words(path.read_text(encoding="utf-8")))
    assert len(theirs) > 10_000
    for name, text in texts().items():
        copied = [run for piece in pieces(text) for run in runs(words(piece)) if run in theirs]
        assert not copied, (name, [" ".join(run) for run in copied])


def texts() -> dict[str, str]:
    """What the documents say, by file name; of the made ones their sources."""
    paths = [*CORPUS.glob("*.md"), *CORPUS.glob("*.html"), *SOURCES.glob("*.md")]
    assert len(paths) == 8
    return {path.name: re.sub(r"<[^>]+>|\[\^\d+\]", "", path.read_text(encoding="utf-8")) for path in paths}


def pieces(text: str) -> list[str]:
    """The lines and table cells of a text, cut where an official name stands."""
    plain = text.replace("*", "")
    for name in NAMES:
        plain = re.sub(re.escape(name), "|", plain, flags=re.IGNORECASE)
    return re.split(r"[|\n]", plain)


def words(text: str) -> list[str]:
    """The words of a text, without marks and capitals."""
    return re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text).lower())


def runs(said: list[str]) -> set[tuple[str, ...]]:
    """All stretches of RUN words."""
    return {tuple(said[start : start + RUN]) for start in range(len(said) - RUN + 1)}
