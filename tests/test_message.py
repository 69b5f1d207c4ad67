"""An Answer as text: what stands in the line that says where a quotation is found."""

from dataclasses import replace
from datetime import date

from bot import message
from index.records import Answer, Citation, Outcome

CITATION = Citation(
    document="plan",
    title="Jaarplan stadsbomen 2024",
    organisation="Gemeente Lindeveen",
    published=date(2024, 6, 13),
    section=("Jaarplan stadsbomen 2024-2025", "Planten"),
    measures=("20", "21"),
    page=13,
    quote="Er komen bomen.",
)


def test_the_place_holds_all_that_is_needed_to_find_it_again() -> None:
    assert message.place(CITATION, "maatregel", "blz. 12") == (
        "Jaarplan stadsbomen 2024, Gemeente Lindeveen, 13 juni 2024, Planten, maatregel 20 en 21, blz. 12"
    )


def test_what_is_not_known_is_left_out_and_a_missing_date_is_said() -> None:
    bare = replace(CITATION, organisation="", published=None, section=(), measures=())
    assert message.place(bare, "maatregel", "") == "Jaarplan stadsbomen 2024, zonder datum"


def test_three_measures_are_listed() -> None:
    three = replace(CITATION, measures=("8", "9", "10"), section=())
    assert "actie 8, 9 en 10" in message.place(three, "actie", "")


def test_a_page_is_named_as_printed() -> None:
    assert message.page(13, "12") == "blz. 12 (in het bestand 13)"
    assert message.page(13, "13") == "blz. 13"
    assert message.page(13, "") == "blz. 13"


def test_sources_are_numbered_and_an_answer_ends_with_its_id() -> None:
    answer = Answer(Outcome.ANSWERED, "Er komen bomen.", (CITATION,), id="0123456789")
    assert message.plain(answer, lambda citation: "daar").splitlines() == [
        "Er komen bomen.",
        "",
        "[1] “Er komen bomen.”",
        "    daar",
        "",
        "Antwoord 0123456789",
    ]


def test_what_answers_nothing_shows_no_id() -> None:
    for outcome in (Outcome.NOT_FOUND, Outcome.CLARIFY):
        assert message.plain(Answer(outcome, "Welke bedoelt u?", id="0123456789"), str) == "Welke bedoelt u?"


def test_json_keeps_the_order_of_the_contract() -> None:
    record = message.as_json("a", "Wat?", Answer(Outcome.NOT_FOUND, "Dat staat er niet."), 0.01234)
    assert record == {
        "id": "a",
        "question": "Wat?",
        "outcome": "not_found",
        "answer": "Dat staat er niet.",
        "measures": [],
        "citations": [],
        "elapsed_ms": 12.3,
    }
    assert list(record) == ["id", "question", "outcome", "answer", "measures", "citations", "elapsed_ms"]
