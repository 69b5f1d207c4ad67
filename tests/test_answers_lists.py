"""Lists and counts over a plan and a letter that were made up for them: worked out by hand."""

import pytest

from index.answer import Engine
from index.build import build
from index.embedding import Lazy
from index.records import Answer, Outcome

MANIFEST = """
[[document]]
id = "plan"
file = "plan.md"
title = "Sportakkoord Veenoord 2024-2028"
kind = "sportakkoord"
organisation = "Gemeente Veenoord"
region = "Veenoord"
published = 2024-02-01

[[document]]
id = "cultuur"
file = "cultuur.md"
title = "Cultuurnota Lisdam"
kind = "nota"
organisation = "Gemeente Lisdam"
region = "Lisdam"
published = 2023-05-10
"""
PLAN = """
# Sportakkoord Veenoord

## Kernteam

In het kernteam zitten de gemeente, zwemvereniging De Otters, het Beweegteam en huisartsenpost Noord. Het kernteam
vergadert elke maand.

## Wie wij willen bereiken

We richten ons in deze jaren op kleuters, mantelzorgers, nieuwkomers en mensen met een beperking.

## Sportvelden

Drie sportvelden zijn al verlicht: De Kuil, Oostrand en Het Sluisje. De andere volgen later.

Voor de velden gelden drie regels:

- Na tien uur is het licht uit.
- Honden blijven buiten het hek.
- Afval gaat mee naar huis.

De beheerder ziet daarop toe.

## Risico's

De prijzen stijgen. Vrijwilligers zijn schaars.

## Thema I: Bewegen op school

### Actie S1 Gymlessen

Elke klas krijgt twee gymlessen. Trekker: team Jeugd. Status: loopt. Eind 2023 is de zaal opgeleverd.

### Actie S2/S3 Schoolpleinen en zwemles

De Otters geven zwemles (S3) en het plein wordt vernieuwd (S2). Trekker is team Vastgoed, samen met team Jeugd. Het
plein is in 2026 klaar. Status: vertraagd.

## Thema II: Sport in de wijk

### Actie S4 Wandelroutes

Er komen vier routes. Trekker: team Groen. De start is in 2025. Status: nog niet gestart.

### Actie S5 Buurtsportcoach

De coach werkt met De Otters en de huisarts. Trekker: team Jeugd. Status: afgerond.

## Planning

| Actie | Trekker | Gereed | Kosten |
|---|---|---|---|
| S1 Gymlessen | team Jeugd | 2025 | 10.000 |
| S2/S3 Schoolpleinen | team Vastgoed | 2026 | 90.000 |
| S4 Wandelroutes | team Groen | 2026 | 15.000 |
| S5 Buurtsportcoach | team Jeugd | 2025 | 40.000 |
"""
OTHER = """
# Cultuurnota Lisdam

## Projecten

| Nr | Project | Kern | Uitvoerder | Stand |
|---|---|---|---|---|
| 1 | Muziekkoepel | Lisdam-Oost | stichting Klank | in aanbouw |
| 2 | Leeshuis | Broek | bibliotheek | vergunning aangevraagd |
| 3 | Filmhuis | Lisdam-Oost | stichting Klank | gereed |
| 4 | Beeldenroute | Broek | kunstkring | in aanbouw |
"""


@pytest.fixture(scope="module")
def engine(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("veenoord")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in {"manifest.toml": MANIFEST, "plan.md": PLAN, "cultuur.md": OTHER}.items():
        (corpus / name).write_text(text, encoding="utf-8")
    build(corpus, folder / "index", model)
    return Engine.open(folder / "index", model)


def listed(answer: Answer) -> list[str]:
    """The numbers of the lines of a list, under its heading."""
    return [line.split(".")[0] for line in answer.text.splitlines()[1:] if line.split(".")[0][-1:].isdigit()]


def quoted(answer: Answer) -> str:
    return " ".join(c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        # under a heading
        ("Welke acties vallen onder Thema I?", ["S1", "S2", "S3"]),
        ("welke acties horen bij thema sport in de wijk", ["S4", "S5"]),
        # the part of a party: in a column, behind a label, in a sentence
        ("Van welke acties is team Jeugd de trekker?", ["S1", "S5"]),
        ("Waar is team Jeugd trekker van?", ["S1", "S5"]),
        ("Hoeveel acties heeft team Jeugd als trekker?", ["S1", "S5"]),
        ("Welke acties trekt team Groen?", ["S4"]),
        ("Voor welke projecten is stichting Klank verantwoordelijk?", ["1", "3"]),
        ("Bij welke acties zijn De Otters betrokken?", ["S2", "S3", "S5"]),
        ("Aan welke acties doet team Vastgoed mee?", ["S2", "S3"]),
        # a state, in whatever words
        ("Welke acties zijn vertraagd?", ["S2", "S3"]),
        ("Welke acties lopen?", ["S1"]),
        ("Welke acties zijn afgerond?", ["S5"]),
        ("Welke acties zijn nog niet gestart?", ["S4"]),
        ("Welke acties zijn nog niet afgerond?", ["S1", "S2", "S3", "S4"]),
        ("Welke projecten zijn in aanbouw?", ["1", "4"]),
        ("Welke projecten zijn gereed?", ["3"]),
        # the value of another column
        ("Welke projecten liggen in Broek?", ["2", "4"]),
        ("Hoeveel projecten liggen in Lisdam-Oost?", ["1", "3"]),
        # a year
        ("Welke acties moeten in 2026 klaar zijn?", ["S2", "S3", "S4"]),
        ("Wat moet in 2025 klaar zijn?", ["S1", "S5"]),
        ("Welke acties starten in 2025?", ["S4"]),
        # two descriptions at once
        ("Welke acties onder Thema I zijn vertraagd?", ["S2", "S3"]),
        ("Welke acties van team Jeugd als trekker zijn afgerond?", ["S5"]),
    ],
)
def test_numbered_things_by_heading_party_state_and_year(engine: Engine, question: str, codes: list[str]) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert listed(answer) == codes
    assert answer.text.startswith(f"{len(codes)} ")
    assert len(answer.citations) <= 5


def test_things_under_a_heading_are_proved_by_their_headings(engine: Engine) -> None:
    answer = engine.ask("Welke acties vallen onder Thema II?")
    assert quoted(answer) == ("Thema II: Sport in de wijk [...] Actie S4 Wandelroutes [...] Actie S5 Buurtsportcoach")


@pytest.mark.parametrize("question", ["Noem de thema's van het sportakkoord", "Hoeveel thema's kent het sportakkoord?"])
def test_the_parts_of_a_document_are_listed_from_its_headings(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.text.splitlines()[1:] == ["Thema I: Bewegen op school", "Thema II: Sport in de wijk"]
    assert quoted(answer) == "Thema I: Bewegen op school [...] Thema II: Sport in de wijk"


def test_rows_of_one_table_are_one_quotation(engine: Engine) -> None:
    answer = engine.ask("Van welke acties is team Jeugd de trekker?")
    assert len(answer.citations) == 1
    assert "S1 Gymlessen" in quoted(answer)
    assert "S5 Buurtsportcoach" in quoted(answer)


def test_a_status_is_quoted_under_the_heading_of_its_thing(engine: Engine) -> None:
    answer = engine.ask("Welke acties zijn vertraagd?")
    assert "Actie S2/S3 Schoolpleinen en zwemles [...] Status: vertraagd." in quoted(answer)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Welke partijen zitten in het kernteam?", ["gemeente", "De Otters", "Beweegteam", "huisartsenpost Noord"]),
        ("Op welke groepen richt het akkoord zich?", ["kleuters", "mantelzorgers", "nieuwkomers", "beperking"]),
        ("Welke sportvelden zijn al verlicht?", ["De Kuil", "Oostrand", "Het Sluisje"]),
        ("Welke risico's noemt het sportakkoord?", ["prijzen stijgen", "schaars"]),
        ("Welke regels gelden voor de sportvelden?", ["licht uit", "Honden", "Afval"]),
    ],
)
def test_an_enumeration_comes_whole_with_what_announces_it(engine: Engine, question: str, parts: list[str]) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert all(part in answer.text for part in parts)
    assert all(part in quoted(answer) for part in parts)


def test_an_announced_list_ends_with_its_items(engine: Engine) -> None:
    answer = engine.ask("Welke regels gelden voor de sportvelden?")
    assert "ziet daarop toe" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Van welke acties is team Handhaving de trekker?",
        "Waar is het waterschap bij betrokken?",
        "Welke acties in Rotterdam zijn vertraagd?",
        "Welke acties moeten in 2031 klaar zijn?",
        "Welke sponsors heeft de zwemvereniging?",
        "Welke acties zijn gestopt?",
    ],
)
def test_where_nothing_of_the_kind_is_there_nothing_is_listed(engine: Engine, question: str) -> None:
    assert engine.ask(question).outcome is not Outcome.ANSWERED
