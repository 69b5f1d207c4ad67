"""Questions after the meaning of words: what is asked, and what is answered over a small corpus of our own."""

from pathlib import Path

import pytest

from index.answer import Engine, subjects
from index.build import build
from index.embedding import Lazy
from index.records import Outcome

PLAN = """# Kustplan Zeewijk

## Aanpak

Het Regionaal Overleg Kust (ROK) beslist over zand. De SVZ komt elk kwartaal bijeen. Een suppletie is een hoeveelheid
zand die op het strand wordt gespoten. Het duin wordt 'dynamisch' beheerd. De strandwacht fietst langs de paalhoofden.

'Dynamisch' staat voor 'met de wind mee'.

## Begrippen

| Begrip | Uitleg |
|---|---|
| Kerf | Opening in de eerste duinenrij. |
| Zandhonger | Gebrek aan zand op de bodem van een geul. |
| PKB | Plan voor kust en badplaats. |
"""


@pytest.fixture(scope="module")
def coast(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("coast")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "plan.md").write_text(PLAN, encoding="utf-8")
    build(folder / "corpus", folder / "index", model)
    return Engine.open(folder / "index", model)


@pytest.mark.parametrize(
    ("question", "asked", "surely"),
    [
        ("Wat betekent kerf?", ("kerf",), True),
        ("kerf betekenis", ("kerf",), True),
        ("Wat moet ik verstaan onder 'dynamisch' beheerd?", ("dynamisch beheerd",), True),
        ("Wat verstaat de gemeente Zeewijk onder een kerf?", ("kerf",), True),
        ("ROK en PKB, wat zijn dat?", ("ROK", "PKB"), True),
        ("Waar staan de letters ROK voor?", ("ROK",), True),
        ("Wat is het verschil tussen een kerf en een suppletie?", ("kerf", "suppletie"), True),
        ("Kunt u uitleggen wat zandhonger is?", ("zandhonger",), True),
        ("Wat wil het woord kerf zeggen?", ("kerf",), True),
        ("wat is zandhonger", ("zandhonger",), False),
        ("Wanneer begint de suppletie?", (), False),
    ],
)
def test_the_words_whose_meaning_is_asked(question: str, asked: tuple[str, ...], surely: bool) -> None:
    assert subjects.of(question) == (asked, surely)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("kerf betekenis", ["Kerf: Opening in de eerste duinenrij."]),
        ("wat is zandhongr", ["Gebrek aan zand"]),
        ("ROK en PKB, wat zijn dat?", ["ROK staat voor Regionaal Overleg Kust.", "PKB staat voor Plan voor kust"]),
        ("Wat moet ik verstaan onder 'dynamisch' beheerd?", ["met de wind mee"]),
        ("Wat houdt een suppletie in?", ["een hoeveelheid zand"]),
        ("Wat betekenen ROK en XYZ?", ["Regionaal Overleg Kust", "De documenten leggen ‘XYZ’ niet uit."]),
        ("Wat is een strandwacht?", ["fietst langs de paalhoofden"]),
    ],
)
def test_what_words_mean(coast: Engine, question: str, parts: list[str]) -> None:
    answer = coast.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert [p for p in parts if p not in answer.text] == []


@pytest.mark.parametrize(
    "question", ["Wat betekent SVZ?", "Waar staat SVZ voor?", "wat is een strandhuis", "Wat houdt strandbeheer in?"]
)
def test_what_is_not_explained_is_not_found(coast: Engine, question: str) -> None:
    answer = coast.ask(question)
    assert (answer.outcome, answer.citations) == (Outcome.NOT_FOUND, ())
