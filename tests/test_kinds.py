"""Whether a text holds the kind of thing that a question asks for: sizes with their unit, reasons, moments, looks."""

import pytest

from index.answer import kinds
from index.answer.question import parse


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Hoe hoog mag de nieuwe toren worden?", "De toren wordt ten hoogste 35 meter."),
        ("Hoe hoog wordt de flat?", "Er komen acht verdiepingen."),
        ("Hoe breed wordt de stoep?", "De stoep wordt 2,4 meter breed."),
        ("Hoe diep is de vijver?", "De vijver is 80 cm diep."),
        ("Hoe groot is het park?", "Het park beslaat 12 hectare."),
        ("Hoe lang wordt het ruiterpad?", "Het pad wordt 4 kilometer."),
        ("Vanaf welke leeftijd mag je mee?", "Kinderen kunnen mee vanaf 12 jaar."),
        ("Welke kleur krijgt de brug?", "De brug wordt rood geschilderd."),
        ("Van welk merk zijn de veegwagens?", "Er rijden drie veegwagens van het merk Veegmans."),
        ("Welke soorten heggen komen er?", "Er komen haagbeuk, liguster en meidoorn."),
        ("Wat zijn de openingstijden van het loket?", "Het loket is open van 9.00 tot 12.00 uur."),
        ("Waarom ging de braderie niet door?", "De braderie verviel bij gebrek aan vrijwilligers."),
        ("Waarom is de kermis verplaatst?", "De kermis was voor het plein te groot."),
        ("Waarom is de veerdienst gestopt?", "De veerdienst is opgeheven, omdat er te weinig reizigers waren."),
        ("Wanneer begint het baggeren?", "Het baggeren begint zodra de vergunning er is."),
    ],
)
def test_a_text_of_the_kind_that_is_asked(asked: str, text: str) -> None:
    question = parse(asked)
    assert kinds.is_strict(question)
    assert kinds.holds(question, text, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Hoe hoog mag de nieuwe toren worden?", "De toren kost 35 miljoen euro en telt 120 woningen."),
        ("Hoe breed wordt het fietspad?", "Het fietspad wordt 7 kilometer lang."),
        ("Hoe diep is de vijver?", "De vijver is in 2024 aangelegd voor 40.000 euro."),
        ("Hoe groot is het park?", "Het park kost 12 miljoen euro."),
        ("Vanaf welke leeftijd mag je mee?", "De busjes rijden sinds 2023 drie keer per week."),
        ("Welke kleur krijgt de brug?", "De brug wordt in 2025 geschilderd."),
        ("Van welk merk zijn de veegwagens?", "De gemeente Lindeveen kocht drie veegwagens."),
        ("Welke soorten heggen komen er?", "Er komen veertig meter heggen."),
        ("Waarom is de veerdienst gestopt?", "De veerdienst is belangrijk, omdat veel scholieren hem nemen."),
    ],
)
def test_a_text_of_another_kind(asked: str, text: str) -> None:
    question = parse(asked)
    assert kinds.is_strict(question)
    assert not kinds.holds(question, text, text)


def test_how_high_an_amount_is_asks_no_metres() -> None:
    question = parse("Hoe hoog is de subsidie voor een toren?")
    assert kinds.holds(question, "De subsidie is 500 euro.", "De subsidie is 500 euro.")
