"""Answers about numbered things in many spellings and layouts, over a plan, a letter and a programme made up for it."""

import pytest

from index.answer import Engine
from index.build import build
from index.embedding import Lazy
from index.records import Outcome

MANIFEST = """
[[document]]
id = "plan"
file = "plan.md"
title = "Havenplan Zuidkade 2023-2028"
kind = "beleidsplan"
organisation = "Gemeente Zuidkade"
region = "Kustland"
published = 2023-03-02

[[document]]
id = "brief"
file = "brief.md"
title = "Voortgangsbrief haven 2024"
kind = "voortgangsbrief"
organisation = "Gemeente Zuidkade"
region = "Kustland"
published = 2024-10-10

[[document]]
id = "programma"
file = "programma.md"
title = "Uitvoeringsprogramma vaarwegen"
kind = "uitvoeringsprogramma"
organisation = "Gemeente Noordsluis"
region = "Rivierenland"
published = 2024-06-20
"""
PLAN = """
# Havenplan

## Speerpunt I: Kades

### Maatregel 1. Kade aan de Zeeweg

De bouw begint in het najaar van 2024. De kosten zijn geraamd op 640.000 euro. Bureau Waterkant is de trekker.

### Maatregel 2/3. Steigers en trappen

Langs het kanaal komen steigers (2) en trappen (3). Beide worden samen aanbesteed.

### Maatregel 4. Walstroom

Schippers krijgen 25 euro subsidie per m2 dek.

## Speerpunt II: Schoon water

### Maatregel 5. Afval

a. De bakken worden vaker geleegd.
b. De vissteiger wordt verplaatst. Dat kost 85.000 euro.
"""
LETTER = """
# Voortgangsbrief

De peildatum is 1 september 2024.

| Maatregel | Stand van zaken | Toelichting |
| --- | --- | --- |
| 1 Kade aan de Zeeweg | vertraagd | De bouw begint nu in maart 2025, omdat het hout te laat geleverd is. |
| 2/3 Steigers en trappen | loopt | Drie van de zes steigers liggen er. |
| 4 Walstroom | gestopt | De schippers hadden geen belangstelling. |
| 5a Bakken | afgerond | De bakken worden sinds 1 april 2024 vaker geleegd. |
| 5b Vissteiger | nog niet gestart | De vergunning volgt in het voorjaar van 2025. |

## Indicatoren

| KPI | Wat | 2023 | Oordeel |
| --- | --- | --- | --- |
| KPI 1 | Ligplaatsen | 310 | op koers |
| KPI 2 | Walstroompunten | 11 | achter op schema |
"""
PROGRAMME = """
# Programma

## Projecten

| Nr. | Project | Trekker | Planning | Budget (euro) | Status |
| --- | --- | --- | --- | --- | --- |
| P01 | Baggeren van de vaargeul | team Beheer | 2024-2025 | 410.000 | in uitvoering |
| P02 | Sluisdeuren vervangen | Waterschap Oever | 2024 | 25.000 | nog niet opgepakt |
| P03 | Bediening op afstand | team Havens | 2026 | 75.000 | gestopt |

## Besluiten

### Besluit 12a: Meer toezicht

Er komt een havenmeester bij.

### Besluit 12b: Camera's

De proef met camera's is doorgeschoven naar 2025, omdat de privacytoets nog niet klaar is.
"""


@pytest.fixture(scope="module")
def engine(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("zuidkade")
    corpus = folder / "corpus"
    corpus.mkdir()
    texts = {"manifest.toml": MANIFEST, "plan.md": PLAN, "brief.md": LETTER, "programma.md": PROGRAMME}
    for name, text in texts.items():
        (corpus / name).write_text(text, encoding="utf-8")
    build(corpus, folder / "index", model)
    return Engine.open(folder / "index", model)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("hoe staat maatregel 1 ervoor?", "maart 2025"),
        ("maatregel een, al begonnen?", "maart 2025"),
        ("maatregel 3", "Drie van de zes"),
        ("vijf b, is dat al geregeld?", "nog niet gestart"),
        ("wat is er terechtgekomen van 5b?", "nog niet gestart"),
        ("maatregel vier uit het havenplan", "gestopt"),
        ("wat was de uitkomst bij maatregel vier?", "gestopt"),
        ("ligt KPI 2 op koers?", "achter op schema"),
        ("kpi een", "op koers"),
        ("p2 stand", "nog niet opgepakt"),
        ("besluit twaalf b", "doorgeschoven naar 2025"),
        ("speerpunt II", "5. Afval"),
        ("speerpunt een", "4. Walstroom"),
    ],
)
def test_how_far_a_numbered_thing_is(engine: Engine, question: str, expected: str) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert expected in answer.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("hoeveel geld gaat er naar maatregel 1?", "640.000 euro"),
        ("wie is trekker van maatregel 1?", "Bureau Waterkant"),
        ("wanneer begint maatregel 1?", "maart 2025"),
        ("waarom is maatregel 1 doorgeschoven?", "hout"),
        ("waarom is maatregel 4 gestopt?", "geen belangstelling"),
        ("waarom is 12b doorgeschoven?", "privacytoets"),
        ("hoeveel budget heeft P01?", "410.000"),
        ("wie is trekker van p02?", "Waterschap Oever"),
        ("wie is de trekker van de sluisdeuren?", "Waterschap Oever"),
        ("wat kost maatregel 5b?", "85.000 euro"),
    ],
)
def test_a_side_of_a_numbered_thing(engine: Engine, question: str, expected: str) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert expected in answer.text


@pytest.mark.parametrize(
    "question",
    ["KPI 7", "P09", "besluit 14", "status 5d", "wat gebeurt er met de A1?", "hoe staat het met de A27?"],
)
def test_a_number_that_does_not_exist_is_not_taken_for_another(engine: Engine, question: str) -> None:
    assert engine.ask(question).outcome is Outcome.NOT_FOUND


def test_a_number_that_does_not_exist_tells_which_there_are(engine: Engine) -> None:
    assert "lopen van 1 tot en met 2" in engine.ask("KPI 7").text


@pytest.mark.parametrize("question", ["wie is trekker van maatregel 4?", "hoeveel geld gaat er naar P0?"])
def test_a_measure_that_is_silent_on_a_side(engine: Engine, question: str) -> None:
    assert engine.ask(question).outcome is Outcome.NOT_FOUND


def test_what_is_known_of_a_measure_that_is_silent(engine: Engine) -> None:
    text = engine.ask("wie is trekker van maatregel 4?").text
    assert "Ik zocht in ‘Voortgangsbrief haven 2024’ en ‘Havenplan Zuidkade 2023-2028’." in text
    assert "Wel bekend is de status: gestopt" in text
    assert text.count("Walstroom") == 1


def test_square_metres_are_no_measure(engine: Engine) -> None:
    assert "Maatregel 2" not in engine.ask("Hoeveel subsidie krijgen schippers per m2 dek?").text


def test_a_range_gives_those_that_there_are(engine: Engine) -> None:
    answer = engine.ask("projecten P01 t/m P04")
    assert answer.outcome is Outcome.ANSWERED
    assert {"P01", "P02", "P03"} <= set(answer.measures)


def test_parts_in_one_table_are_all_proved(engine: Engine) -> None:
    answer = engine.ask("maatregelen 4 en 5")
    assert answer.outcome is Outcome.ANSWERED
    assert "Vissteiger" in answer.text
    assert any("Vissteiger" in c.quote for c in answer.citations)
