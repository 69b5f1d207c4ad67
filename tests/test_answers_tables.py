"""Questions in everyday words about tables: extremes, rows by number or in part, change since a year, planning."""

from pathlib import Path

import pytest

from index.answer import Engine
from index.build import build
from index.embedding import Lazy
from index.records import Answer, Outcome

MANIFEST = """
[[document]]
id = "haven"
file = "haven.md"
title = "Havenplan Kromhaven 2024"
organisation = "Gemeente Kromhaven"
region = "Krommerland"
published = 2024-03-01
"""

HAVEN = """# Havenplan Kromhaven 2024

## 1. Ligplaatsen

| Kade | Boten per dag | Wachttijd in dagen | Liggeld per nacht (euro) |
|---|---|---|---|
| Noorderkade | 41 | 3 | 18 |
| Visserskade | 28 | 9 | 12 |
| Zwaaikom | 17 | 5 | 22 |

## 2. Bezoekers

Schippers die zich bij het havenkantoor hebben gemeld.

| Herkomst | 2020 | 2021 | 2022 | 2023 | 2024 |
|---|---|---|---|---|---|
| Schippers uit Duitsland | 310 | 290 | 350 | 372 | 44 |
| Zeilers uit eigen land | 905 | 1.010 | 1.120 | 1.080 | 120 |
| Totaal | 1.215 | 1.300 | 1.470 | 1.452 | 164 |

## 3. Geld

| Spoor | 2024 | 2025 | 2026 |
|---|---|---|---|
| 1 Schone kades | 30.000 | 45.000 | 40.000 |
| 2 Walstroom | 210.000 | 260.000 | 90.000 |

## 4. Bijdragen

| Stichting | Waarvoor | Bedrag |
|---|---|---|
| Museumwerf De Helling | Nieuwe scheepslift | € 64.000 |
| Roeiploeg Kromhaven | Vlotten | € 7.500 |

## 5. Planning

### A1 Walstroom op de Noorderkade

Er komen twaalf walstroomkasten. De kasten worden op 1 juni 2025 aangesloten.

### A2/A3 Afvalscheiding en vuilwaterpomp

De pomp komt op de Zwaaikom. De bakken zijn geplaatst.

| Nr. | Actie | Trekker | Wanneer |
|---|---|---|---|
| A1 | Walstroom op de Noorderkade | Havenbedrijf | 2025 |
| A2/A3 | Afvalscheiding en vuilwaterpomp | team Beheer | 2024-2026 |
"""


@pytest.fixture(scope="module")
def harbour(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The real engine over one plan with tables."""
    folder: Path = tmp_path_factory.mktemp("haven")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in (("manifest.toml", MANIFEST), ("haven.md", HAVEN)):
        (corpus / name).write_text(text, encoding="utf-8")
    build(corpus, folder / "index", model)
    return Engine.open(folder / "index", model)


def answered(engine: Engine, question: str) -> Answer:
    found = engine.ask(question)
    assert found.outcome is Outcome.ANSWERED, found.text
    return found


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Welke kade heeft de langste wachttijd?", "Visserskade, Wachttijd in dagen: 9, het hoogste cijfer"),
        ("welke kade is het goedkoopst per nacht?", "Visserskade, Liggeld per nacht (euro): 12, het laagste cijfer"),
        ("Waar liggen de minste boten, bij welke kade?", "Zwaaikom, Boten per dag: 17"),
        ("in welk jaar kwamen de meeste zeilers uit eigen land?", "Zeilers uit eigen land, 2022: 1.120"),
        ("Welke stichting krijgt het hoogste bedrag?", "Museumwerf De Helling, Bedrag: € 64.000"),
    ],
)
def test_an_extreme_is_sought_in_the_column_that_is_meant(harbour: Engine, question: str, said: str) -> None:
    assert said in answered(harbour, question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoeveel geld is er in 2025 voor spoor 2?", "2 Walstroom, 2025: 260.000"),
        ("Hoeveel gaat er in 2026 naar spoor 1?", "1 Schone kades, 2026: 40.000"),
        ("wat kost een nacht aan de Zwaaikom?", "Liggeld per nacht (euro): 22"),
        ("Hoeveel subsidie kreeg de museumwerf?", "Bedrag: € 64.000"),
        ("hoeveel schippers uit Duitsland waren er in 2022?", "350"),
    ],
)
def test_a_row_is_found_by_its_number_or_a_word_of_its_name(harbour: Engine, question: str, said: str) -> None:
    assert said in answered(harbour, question).text


def test_change_since_a_year_is_held_against_the_last_year_that_was_over(harbour: Engine) -> None:
    found = answered(harbour, "Zijn er meer zeilers uit eigen land gekomen sinds 2022?")
    assert "nee, minder: 1.080 (2023), tegen 1.120 (2022)" in found.text


@pytest.mark.parametrize("question", ["ontwikkeling schippers uit Duitsland", "schippers uit Duitsland 2020 t/m 2023"])
def test_a_series_needs_no_whole_sentence(harbour: Engine, question: str) -> None:
    assert "310 (2020), 290 (2021), 350 (2022), 372 (2023)" in answered(harbour, question).text


def test_the_text_about_a_row_is_told_beside_it(harbour: Engine) -> None:
    assert (
        "De kasten worden op 1 juni 2025 aangesloten"
        in answered(harbour, "Wanneer komt de walstroom op de Noorderkade?").text
    )


def test_a_heading_with_two_numbers_starts_two_things(harbour: Engine) -> None:
    assert {"A2", "A3"} <= {m.code for m in harbour.snapshot.measures}
    assert "De bakken zijn geplaatst" in answered(harbour, "Wat is de stand van actie A3?").text


@pytest.mark.parametrize(
    "question",
    [
        "Welke kade heeft de langste wachttijd voor een paspoort?",
        "Welke kade heeft de meeste huisartsen?",
        "Hoeveel geld is er in 2031 voor spoor 2?",
        "Hoeveel geld is er in 2025 voor spoor 8?",
        "Hoeveel subsidie kreeg de schaakclub?",
        "Zijn er meer zeilers uit eigen land gekomen sinds 2012?",
        "wat kost een hondenbelasting in Kromhaven?",
    ],
)
def test_what_the_tables_lack_is_not_found(harbour: Engine, question: str) -> None:
    assert harbour.ask(question).outcome is Outcome.NOT_FOUND
