"""The last look at an answer: no figure leaves that no quotation holds."""

import pytest

from index.answer import gate
from index.records import Answer, Citation, Outcome


def cited(quote: str) -> Citation:
    return Citation("rapport", "Rapport 2024", "Lindeveen", None, ("Lijn 1",), ("20",), 3, quote)


@pytest.mark.parametrize(
    ("text", "quote", "passes"),
    [
        ("Er staan 45 lindes.", "Er staan nu 45 lindes.", True),
        ("Er staan 46 lindes.", "Er staan nu 45 lindes.", False),
        ("Er staan vijf lindes.", "Er staan 5 lindes.", True),
        ("Er staan 1500 lindes.", "Er staan 1.500 lindes.", True),
        ("Er staan 15 lindes.", "Er staan 1.500 lindes.", False),
        ("Maatregel 20 (lijn 1): er staan lindes, rapport 2024.", "Er staan lindes.", True),
        ("Dat kost € 12.500,50.", "Dat kost € 12.500.", False),
    ],
)
def test_the_gate_lets_through_only_figures_that_are_quoted(text: str, quote: str, passes: bool) -> None:
    assert gate.passes(Answer(Outcome.ANSWERED, text, (cited(quote),), ("20",))) is passes


def test_the_gate_refuses_an_answer_without_citations_and_lets_silence_pass() -> None:
    assert not gate.passes(Answer(Outcome.ANSWERED, "Het loket is open."))
    assert gate.passes(Answer(Outcome.NOT_FOUND, "Er zijn geen 12 lindes."))
