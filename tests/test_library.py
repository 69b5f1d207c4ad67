"""Quotations put together from sentences: verbatim, with [...] wherever the document says something in between."""

from pathlib import Path

from index.answer.library import Library, Place
from index.build import build
from index.records import Kind
from index.search import Search
from index.store import Snapshot
from tests.embedders import Drawers
from tests.pdfs import WIDTH, Paper


def test_a_footnote_between_two_items_of_a_list_is_left_out_visibly(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    with Paper(corpus / "bomen.pdf") as paper:
        paper.write(72, 90, "Bomenplan", 18, bold=True)
        paper.write(72, 700, "De stad plant deze bomen:")
        paper.called(72, 720, "- linden langs de hele singel", "1", ";")
        paper.rule(72, WIDTH / 2, 760)
        paper.write(72, 775, "1 De singel is in 2019 verbreed.", 8)
        paper.page()
        paper.write(72, 90, "- eiken in het park aan de oostkant.")
    build(corpus, tmp_path / "index", Drawers())
    snapshot = Snapshot.open(tmp_path / "index")
    said = [p for p in snapshot.passages if p.kind is not Kind.FOOTNOTE]
    places = [Place(passage, number) for passage in said for number in range(len(passage.sentences))]
    quote = Library(snapshot, Search(snapshot, Drawers())).cite(places).quote
    assert quote == (
        "De stad plant deze bomen:\nlinden langs de hele singel¹; [...] eiken in het park aan de oostkant."
    )
