"""The folder with documents: every file is found, and everything that is wrong is said."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from index.errors import CorpusError, ReadingError
from index.reading import read, scan
from index.records import Source

ENTRY = '[[document]]\nid = "{id}"\nfile = "{file}"\ntitle = "Titel"\n'


def folder(path: Path, manifest: str | None, *names: str) -> Path:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text("Tekst.", encoding="utf-8")
    if manifest is not None:
        (path / "manifest.toml").write_text(manifest, encoding="utf-8")
    return path


def problems(path: Path) -> str:
    return "\n".join(f"{problem.file}: {problem.what}" for problem in scan(path).problems)


def test_manifest_order_first_then_other_files_by_name(tmp_path: Path) -> None:
    manifest = ENTRY.format(id="b", file="b.txt") + ENTRY.format(id="a", file="a.txt")
    folder(
        tmp_path,
        manifest,
        "a.txt",
        "b.txt",
        "sub/c.txt",
        "Nieuw Stuk.md",
        ".hidden.txt",
        "_weg.txt",
        "~$b.docx",
        ".map/d.txt",
    )
    corpus = scan(tmp_path)
    assert [entry.source.id for entry in corpus.entries] == ["b", "a", "nieuw-stuk", "c"]
    assert [entry.source.file for entry in corpus.entries] == ["b.txt", "a.txt", "Nieuw Stuk.md", "sub/c.txt"]
    assert [(problem.what, problem.fatal) for problem in corpus.problems] == [
        ("staat niet in manifest.toml", False)
    ] * 2
    assert all(entry.path.is_file() for entry in corpus.entries)


def test_without_manifest_all_files_are_read_and_nothing_is_wrong(tmp_path: Path) -> None:
    folder(tmp_path, None, "a.txt", "map/a.txt")
    corpus = scan(tmp_path)
    assert [entry.source.id for entry in corpus.entries] == ["a", "a-2"]
    assert corpus.problems == ()
    assert read(corpus.entries[0].path, corpus.entries[0].source).source.title == "a"


def test_passport_and_its_origins(tmp_path: Path) -> None:
    manifest = (
        ENTRY.format(id="a", file="a.txt") + 'published = 2024-06-13\nkind = "plan"\nregion = "X"\nreference = "7"\n'
    )
    source = scan(folder(tmp_path, manifest, "a.txt")).entries[0].source
    assert (source.title, source.published, source.kind, source.region, source.reference) == (
        "Titel", date(2024, 6, 13), "plan", "X", "7",
    )  # fmt: skip
    assert dict(source.origins) == {"title": "manifest", "published": "manifest", "period": ""}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"2024-06-13"', date(2024, 6, 13)),
        ('"13-06-2024"', date(2024, 6, 13)),
        ("2024", date(2024, 1, 1)),
        ('"2024"', date(2024, 1, 1)),
        ('"2024-06"', date(2024, 6, 1)),
        ("2024-06-13T10:00:00", date(2024, 6, 13)),
    ],
)
def test_dates(tmp_path: Path, text: str, day: date) -> None:
    manifest = ENTRY.format(id="a", file="a.txt") + f"published = {text}\n"
    corpus = scan(folder(tmp_path, manifest, "a.txt"))
    assert corpus.entries[0].source.published == day
    assert corpus.problems == ()


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        ('[[document]]\nid = "x"\n', "x heeft geen file"),
        (ENTRY.format(id="x", file="weg.txt"), "weg.txt: staat in manifest.toml, maar het bestand is er niet"),
        (
            ENTRY.format(id="a", file="a.txt") + ENTRY.format(id="a", file="b.txt"),
            "b.txt: het id a komt twee keer voor",
        ),
        (ENTRY.format(id="a", file="a.txt") + ENTRY.format(id="c", file="./a.txt"), "staat twee keer in manifest.toml"),
        (ENTRY.format(id="a", file="a.txt") + 'soort = "x"\n', "onbekende sleutel in manifest.toml: soort"),
        (ENTRY.format(id="a", file="a.txt") + 'published = "gisteren"\n', "geen datum: gisteren"),
        (ENTRY.format(id="a", file="a.txt") + 'published = "2024-02-31"\n', "geen datum: 2024-02-31"),
        (ENTRY.format(id="a", file="a.txt") + "published = true\n", "geen datum"),
        (ENTRY.format(id="a", file="a.txt") + "kind = ['x']\n", "kind in manifest.toml is geen tekst"),
        (
            ENTRY.format(id="a", file="a.txt") + 'supersedes = "nee"\n',
            "supersedes noemt een document dat er niet is: nee",
        ),
        (ENTRY.format(id="a", file="a.txt") + 'supersedes = "a"\n', "supersedes noemt het document zelf"),
        (ENTRY.format(id="x", file="../a.txt"), "../a.txt: ligt buiten de map"),
        (ENTRY.format(id="x", file="/etc/hosts"), "ligt buiten de map"),
        ("[iets]\nx = 1\n", "onbekend onderdeel: iets"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(tmp_path: Path, manifest: str, what: str) -> None:
    folder(tmp_path, manifest, "a.txt", "b.txt")
    assert what in problems(tmp_path)
    files = [entry.source.file.removeprefix("./") for entry in scan(tmp_path).entries]
    assert "a.txt" in files


def test_second_document_with_an_id_is_not_read_under_another(tmp_path: Path) -> None:
    manifest = ENTRY.format(id="a", file="a.txt") + ENTRY.format(id="a", file="b.txt")
    corpus = scan(folder(tmp_path, manifest, "a.txt", "b.txt"))
    assert [entry.source.file for entry in corpus.entries] == ["a.txt"]
    assert [problem.fatal for problem in corpus.problems] == [True]


def test_manifest_that_is_no_toml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="regel 2"):
        scan(folder(tmp_path, '[[document]]\nid = "x\n', "a.txt"))


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00bad", b"document = 3\n", b"[document]\nid = 'a'\n", b"[[document]\n", b"x = '''"]
)
def test_other_broken_manifests_are_corpus_errors(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_text("Tekst.", encoding="utf-8")
    (tmp_path / "manifest.toml").write_bytes(content)
    with pytest.raises(CorpusError, match=r"manifest\.toml"):
        scan(tmp_path)


def test_missing_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is er niet"):
        scan(tmp_path / "nergens")
    with pytest.raises(CorpusError, match="geen documenten"):
        scan(tmp_path)


def test_files_of_other_kinds_are_named(tmp_path: Path) -> None:
    folder(tmp_path, None, "a.txt", "foto.png", "cijfers.xlsx")
    assert "foto.png: dit soort bestand wordt niet gelezen" in problems(tmp_path)
    assert [problem.fatal for problem in scan(tmp_path).problems] == [False, False]


def zipped(path: Path, *names: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.html", b"%PDF-1.7\n...", "is een PDF"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n0000", "een plaatje"),
        ("a.docx", b"%PDF-1.7\n...", "is een PDF"),
        ("a.pdf", b"<!doctype html><html><body>x</body></html>", "is een webpagina"),
        ("a.docx", b"Gewoon wat tekst.", "is platte tekst"),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "oud Office-bestand"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        ("a.txt", b"\x01\x00\x02\x00binair", "geen tekst"),
        ("a.docx", b"\x01\x00\x02\x00binair", "geen Word-document"),
        ("a.txt", b"", "is leeg"),
        ("a.html", b" \n\n ", "is leeg"),
        ("a.txt", b"{\\rtf1 tekst}", "RTF"),
        ("a.zzz", b"tekst", "worden niet gelezen"),
    ],
)
def test_file_is_named_for_what_it_really_is(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=what):
        read(path, Source(id="a", file=name, title=""))


@pytest.mark.parametrize(
    ("inside", "what"),
    [("foto.jpg", "ingepakt bestand"), ("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint")],
)
def test_zip_with_another_name_is_opened_to_see(tmp_path: Path, inside: str, what: str) -> None:
    path = tmp_path / "a.docx"
    zipped(path, inside)
    with pytest.raises(ReadingError, match=what):
        read(path, Source(id="a", file=path.name, title=""))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="is er niet"):
        read(tmp_path / "weg.txt", Source(id="a", file="weg.txt", title=""))
