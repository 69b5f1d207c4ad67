"""What the manifest leaves open is looked up in the document, and the passport says so."""

from datetime import date

import pytest

from index.reading.passport import complete, find_date, find_period
from index.records import Source

BARE = Source(id="plan", file="map/plan-2024.pdf", title="")


def test_the_manifest_wins() -> None:
    given = Source(id="a", file="a.pdf", title="Titel", published=date(2024, 6, 13), period="2024")
    done = complete(given, "Andere titel", "Datum 1 mei 2020", date(2019, 1, 1))
    assert (done.title, done.published, done.period) == ("Titel", date(2024, 6, 13), "2024")
    assert done.origins == (("title", "manifest"), ("published", "manifest"), ("period", "manifest"))


def test_the_document_fills_what_is_open() -> None:
    done = complete(BARE, "Plan  Wonen", "Besproken 3 april 2023\nDatum\n12 mei 2024\nPeriode: 2024 t/m 2026", None)
    assert (done.title, done.published, done.period) == ("Plan Wonen", date(2024, 5, 12), "2024 t/m 2026")
    assert done.origins == (("title", "document"), ("published", "document"), ("period", "document"))


def test_nothing_known() -> None:
    done = complete(BARE, "", "Zonder iets", None)
    assert (done.title, done.published, done.period) == ("plan-2024", None, "")
    assert done.origins == (("title", ""), ("published", ""), ("period", ""))


def test_a_title_that_is_only_a_file_name_gives_way() -> None:
    named = Source(id="a", file="a.pdf", title="a", origins=(("title", ""),))
    assert complete(named, "Wonen in Wijk", "", None).title == "Wonen in Wijk"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Vastgesteld op 1 februari 2024", date(2024, 2, 1)),
        ("d.d. 13 juni 2024", date(2024, 6, 13)),
        ("13-06-2024", date(2024, 6, 13)),
        ("2024-06-13", date(2024, 6, 13)),
        ("31 juni 2024", None),
        ("kenmerk 24005969", None),
        ("Besproken op 2 mei 2023\nDatum: 3 mei 2024", date(2024, 5, 3)),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert find_date(text) == day


def test_the_date_of_the_file_is_the_last_resort() -> None:
    assert complete(BARE, "", "", date(2021, 1, 2)).published == date(2021, 1, 2)


def test_a_period_in_the_title() -> None:
    assert find_period("", "Beleidsplan 2022 - 2025") == "2022-2025"
