"""What `check` finds, on documents written for the purpose."""

from dataclasses import replace
from datetime import date

from index.check import Finding, findings, impossible_dates, numbering, references, undated
from index.records import Block, Document, Kind, Measure, Problem, Source, Table

MEASURE = Measure("plan", "1", ("1",), "maatregel", "", "", (), "")


def measures(*listed: str, noun: str = "maatregel", parent: str = "") -> list[Measure]:
    return [replace(MEASURE, code=code, noun=noun, parent=parent) for code in listed]


def document(*blocks: Block, published: date | None = date(2024, 6, 13)) -> Document:
    return Document(Source("plan", "plan.pdf", "Plan", published=published), blocks, pages=9)


def texts(found: object) -> list[str]:
    assert hasattr(found, "__iter__")
    return [finding.what for finding in found]


def test_a_whole_numbering_has_nothing_wrong() -> None:
    assert not [*numbering([*measures("1", "2", "3"), *measures("2a", "2b", parent="2")])]


def test_a_gap_is_named() -> None:
    assert texts(numbering(measures("1", "2", "4"))) == ["Maatregel 3 ontbreekt in de nummering."]


def test_gaps_are_told_as_runs() -> None:
    assert texts(numbering(measures("2", "5", "7"))) == ["Maatregel 3 t/m 4, 6 ontbreken in de nummering."]


def test_a_missing_letter_is_named_within_its_own_measure() -> None:
    parts = [*measures("17a", "17b", "17d", parent="17"), *measures("18d", parent="18")]
    assert texts(numbering(parts)) == ["Maatregel 17c ontbreekt in de nummering."]


def test_a_code_that_is_used_twice_is_named() -> None:
    assert texts(numbering(measures("17a", "17b", "17b", parent="17"))) == ["Maatregel 17b staat er twee keer in."]


def test_each_name_has_its_own_numbering() -> None:
    mixed = [*measures("1", "2"), *measures("4", "5", noun="actie"), *measures("1A", "1C", "2A", noun="doelstelling")]
    assert texts(numbering(mixed)) == ["Doelstelling 1B ontbreekt in de nummering."]


def test_prefixes_and_dotted_numbers_are_numberings_too() -> None:
    mixed = [*measures("M01", "M03"), *measures("702.6", "702.8", noun="resultaat")]
    assert texts(numbering(mixed)) == [
        "Maatregel M02 ontbreekt in de nummering.",
        "Resultaat 702.7 ontbreekt in de nummering.",
    ]


def test_a_reference_to_nothing_is_named() -> None:
    listed = [replace(MEASURE, code="2", references=("1", "9")), MEASURE]
    assert texts(references(listed)) == ["Maatregel 2 verwijst naar 9, maar dat nummer heeft dit document niet."]


def test_a_document_without_a_date_must_be_mended() -> None:
    assert [f.urgent for f in undated(document(published=None))] == [True]
    assert not [*undated(document())]


def test_figures_taken_after_publication_are_pointed_out() -> None:
    late = Block(Kind.PARAGRAPH, "Bron: de politie, peildatum 4 juni 2026.", page=3)
    assert texts(impossible_dates(document(late))) == [
        "Blz. 3: “Bron: de politie, peildatum 4 juni 2026.” noemt 4 juni 2026, maar het document is van 13 juni 2024."
    ]


def test_the_note_under_a_table_is_read_too() -> None:
    table = Block(Kind.TABLE, "a b", table=Table(("a", "b"), (), note="Datum export: 2025-01-01"))
    assert len([*impossible_dates(document(table))]) == 1


def test_the_date_of_another_document_is_no_date_of_figures() -> None:
    later = Block(Kind.PARAGRAPH, "Het rapport van 13 september 2024 noemt een peildatum. De peildatum is 1 mei 2024.")
    assert not [*impossible_dates(document(later))]


def test_a_footnote_call_is_not_part_of_what_is_told() -> None:
    late = Block(Kind.PARAGRAPH, "Datum export: 4 juni 2026.¹⁹", page=2)
    assert texts(impossible_dates(document(late)))[0].startswith(
        "Blz. 2: “Datum export: 4 juni 2026.” noemt 4 juni 2026,"
    )


def test_a_plan_for_later_and_a_date_of_unknown_month_are_no_fault() -> None:
    plan = Block(Kind.PARAGRAPH, "De evaluatie volgt op 1 maart 2026. De peildatum ligt in 2024. Stand per juni 2024.")
    assert not [*impossible_dates(document(plan))]


def test_a_month_or_quarter_after_publication_is_impossible() -> None:
    late = Block(Kind.PARAGRAPH, "Stand per augustus 2024. Peildatum Q4 2024.")
    assert len([*impossible_dates(document(late))]) == 2


def test_what_could_not_be_read_comes_first_with_its_cure() -> None:
    broken = Problem("scan.pdf", "Er staat geen tekst in.", "Installeer tesseract.", fatal=True)
    found = findings([document(published=None)], measures("1", "3"), [broken])
    assert found[0] == Finding("scan.pdf", "Er staat geen tekst in.", "Installeer tesseract.", urgent=True)
    assert [f.urgent for f in found] == [True, True, False]
