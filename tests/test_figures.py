"""Counts with a moment: series, comparisons, cells and contradictions, over a small corpus in our own words."""

from datetime import date
from pathlib import Path

import pytest

from index.answer import Engine
from index.build import build
from index.dutch.periods import periods
from index.embedding import Lazy
from index.records import Answer, Outcome

MANIFEST = """
[[document]]
id = "oud"
file = "oud.md"
title = "Zwemplan Biesveen"
organisation = "Gemeente Biesveen"
region = "Biesland"
published = 2022-03-01

[[document]]
id = "nieuw"
file = "nieuw.md"
title = "Voortgang zwemmen"
organisation = "Gemeente Biesveen"
region = "Biesland"
published = 2024-02-01

[[document]]
id = "elders"
file = "elders.md"
title = "Sportnota Hoogterp"
organisation = "Gemeente Hoogterp"
region = "Terpland"
published = 2023-05-01
"""

OUD = """# Zwemplan Biesveen

## Zwemlessen

Op 1 januari 2022 stonden 80 kinderen op de wachtlijst voor zwemles. De badmeester geeft zelf les.

## Abonnementen

In 2021 hadden 410 gezinnen een abonnement op het zwembad.
"""

NIEUW = """# Voortgang zwemmen

## Zwemlessen

Op 1 januari 2022 stonden 95 kinderen op de wachtlijst voor zwemles, zo blijkt uit een nieuwe telling. Op 1 januari
2023 stonden 60 kinderen op de wachtlijst voor zwemles. Op 1 januari 2024 stonden 45 kinderen op de wachtlijst voor
zwemles.

## Bezoekers van de baden

| Bad | 2021 | 2022 | 2023 |
|---|---|---|---|
| De Otter | 1.200 | 1.350 | 1.500 |
| Het Kroosbad | 900 | 850 | 700 |
| Totaal | 2.100 | 2.200 | 2.200 |

## Energie

| Jaar | Gasverbruik | Zonnepanelen |
|---|---|---|
| 2021 | 300 | 20 |
| 2022 | 280 | 50 |
| 2023 | 240 | 90 |

## Vooruitblik

| Actie | Trekker | Planning |
|---|---|---|
| Dak vernieuwen | Team Vastgoed | 2025 |
| Lesbad verwarmen | De Otter | 2026 |

Bijgewerkt tot en met het overzicht met peildatum 1 juli 2025 van de baden.
"""

ELDERS = """# Sportnota Hoogterp

## Zwemmen

Op 1 januari 2022 stonden 12 kinderen op de wachtlijst voor zwemles.
"""


@pytest.fixture(scope="module")
def baths(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The real engine over the corpus of this module."""
    folder: Path = tmp_path_factory.mktemp("baths")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in (("manifest.toml", MANIFEST), ("oud.md", OUD), ("nieuw.md", NIEUW), ("elders.md", ELDERS)):
        (corpus / name).write_text(text, encoding="utf-8")
    build(corpus, folder / "index", model)
    return Engine.open(folder / "index", model)


def answered(baths: Engine, question: str) -> Answer:
    found = baths.ask(question)
    assert found.outcome is Outcome.ANSWERED, found.text
    return found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("begin 2025", date(2025, 1, 1), date(2025, 3, 31)),
        ("in de zomer van 2024", date(2024, 6, 1), date(2024, 9, 30)),
        ("mei 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("eind mei 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("31-12-2022", date(2022, 12, 31), date(2022, 12, 31)),
        ("in 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_stretch_of_time_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    (found,) = periods(text)
    assert (found.first, found.last) == (first, last)


def test_a_series_from_a_table_gives_all_its_points(baths: Engine) -> None:
    text = answered(baths, "Hoe ontwikkelde het aantal bezoekers van De Otter zich van 2021 tot en met 2023?").text
    assert "1.200 (2021), 1.350 (2022), 1.500 (2023)" in text
    assert "gestegen" in text


def test_a_series_over_rows_takes_the_column_that_is_meant(baths: Engine) -> None:
    text = answered(baths, "Hoe is het aantal zonnepanelen veranderd sinds 2022?").text
    assert "50 (2022), 90 (2023)" in text
    assert "20" not in text.split("Zonnepanelen:")[1].split("(2022)")[0]


def test_a_series_from_sentences_is_oldest_first_and_takes_the_newest_source(baths: Engine) -> None:
    found = answered(baths, "Hoe ontwikkelde de wachtlijst voor zwemles in Biesveen zich?")
    assert "95 kinderen (1 januari 2022), 60 kinderen (1 januari 2023), 45 kinderen (1 januari 2024)" in found.text
    assert "gedaald" in found.text


def test_a_series_that_the_documents_hold_in_part_is_no_series(baths: Engine) -> None:
    assert (
        "zonnepanelen:" not in baths.ask("Hoe groeide het aantal zonnepanelen van 2021 tot en met 2026?").text.lower()
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Had De Otter in 2023 meer bezoekers dan in 2022?", "ja, meer: 1.500 (2023), tegen 1.350 (2022)"),
        ("Is het aantal zonnepanelen tussen 2021 en 2023 gedaald?", "nee, meer: 90 (2023), tegen 20 (2021)"),
        (
            "Waren er in 2022 meer of minder bezoekers in De Otter dan in 2021?",
            "meer: 1.350 (2022), tegen 1.200 (2021)",
        ),
        (
            "Had Het Kroosbad in 2023 minder bezoekers dan De Otter?",
            "ja, minder: 700 (Het Kroosbad, 2023), tegen 1.500 (De Otter, 2023)",
        ),
    ],
)
def test_a_comparison_gives_both_counts_and_what_follows(baths: Engine, question: str, said: str) -> None:
    assert said in answered(baths, question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoeveel bezoekers had Het Kroosbad in 2022?", "850"),
        ("Hoeveel bezoekers hadden de baden in 2022 in totaal?", "2.200"),
        ("Welk bad had in 2023 de minste bezoekers?", "Het Kroosbad, 2023: 700"),
        ("In welk jaar had Het Kroosbad de meeste bezoekers?", "Het Kroosbad, 2021: 900"),
        ("Hoeveel zonnepanelen waren er in 2022?", "Zonnepanelen, 2022: 50"),
        ("Wat is de planning voor dak vernieuwen?", "Planning: 2025"),
        ("Wie is de trekker van lesbad verwarmen?", "Trekker: De Otter"),
    ],
)
def test_the_cell_that_is_asked_for(baths: Engine, question: str, said: str) -> None:
    assert said in answered(baths, question).text


@pytest.mark.parametrize(
    "question", ["Hoeveel bezoekers had De Otter in 2018?", "Hoeveel bezoekers had zwembad De Snoek in 2022?"]
)
def test_a_year_or_row_that_the_table_lacks_is_not_found(baths: Engine, question: str) -> None:
    assert baths.ask(question).outcome is Outcome.NOT_FOUND


def test_another_figure_for_the_same_thing_and_moment_is_named(baths: Engine) -> None:
    found = answered(baths, "Hoeveel kinderen stonden in Biesveen op 1 januari 2022 op de wachtlijst voor zwemles?")
    assert "80 kinderen" in found.text
    assert "95 kinderen" in found.text
    assert {c.document for c in found.citations} == {"oud", "nieuw"}


def test_a_figure_of_another_place_or_moment_is_no_contradiction(baths: Engine) -> None:
    one = baths.ask("Hoeveel kinderen stonden op 1 januari 2023 op de wachtlijst voor zwemles in Biesveen?")
    assert "Let op" not in one.text
    other = baths.ask("Hoeveel kinderen stonden in Hoogterp op 1 januari 2022 op de wachtlijst voor zwemles?")
    assert "Let op" not in other.text


def test_two_towns_are_put_beside_each_other(baths: Engine) -> None:
    found = answered(baths, "Vergelijk Biesveen en Hoogterp over de wachtlijst voor zwemles")
    assert {c.document for c in found.citations} >= {"nieuw", "elders"}


def test_what_neither_town_speaks_of_is_not_found(baths: Engine) -> None:
    found = baths.ask("Vergelijk Biesveen en Hoogterp over vuurwerk")
    assert found.outcome is Outcome.NOT_FOUND
    assert "Gemeente Biesveen" in found.text
    assert "Gemeente Hoogterp" in found.text


def test_a_date_after_publication_is_pointed_out(baths: Engine) -> None:
    found = answered(baths, "Wat is de peildatum van het overzicht van de baden?")
    assert "de datum 1 juli 2025 ligt na de publicatie van het document (1 februari 2024)" in found.text
