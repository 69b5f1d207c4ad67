"""What a question asks: which measures in any spelling, what kind of answer, which times and names; and follow-ups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer.conversation import Conversation
from index.answer.followups import understand
from index.answer.parts import split
from index.answer.question import Ask, parse
from index.answer.references import Reference
from index.records import Answer, Outcome


def codes(text: str) -> list[str]:
    return [r.code for r in parse(text).references]


# numbers


@pytest.mark.parametrize(
    "text",
    [
        "Wat is de status van maatregel 20?",
        "status maatregel 20",
        "Status van Maatregel 20.",
        "STATUS MAATREGEL 20",
        "maatregel nr. 20",
        "maatregel nummer 20?",
        "maatregel twintig",
        "mtr 20",
        "mtr. 20",
        "m20",
        "M20",
        "M 20",
        "matregel 20",
        "maatregl 20",
        "beleidsmaatregel 20",
        "maatregel: wat is de status van maatregel 20",
        "maatregel 20, hoe ver is die?",
        "maatregel  20",
        "en maatregel 20 dan?",
    ],
)
def test_every_spelling_of_a_measure(text: str) -> None:
    assert codes(text) in (["20"], ["m20"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("maatregel 2", ["2"]),
        ("maatregel 17c", ["17c"]),
        ("maatregel 17 c", ["17c"]),
        ("maatregel 17C", ["17c"]),
        ("maatregel 17 onderdeel c", ["17c"]),
        ("maatregel 17, sub c", ["17c"]),
        ("hoe staat het met 17c?", ["17c"]),
        ("maatregelen 20 en 21", ["20", "21"]),
        ("maatregel 20/21", ["20", "21"]),
        ("maatregel 8, 9 en 10", ["8", "9", "10"]),
        ("maatregel 8 t/m 10", ["8", "9", "10"]),
        ("maatregelen 8 tot en met 10", ["8", "9", "10"]),
        ("maatregel 8-10", ["8", "9", "10"]),
        ("maatregel 3 en maatregel 15", ["3", "15"]),
        ("maatregel drieëntwintig", ["23"]),
        ("maatregel drie-en-twintig", ["23"]),
        ("maatregel drie en twintig", ["23"]),
        ("actie 5.2d", ["5.2d"]),
        ("actie 5.2 d", ["5.2d"]),
        ("doelstelling 2B", ["2b"]),
        ("M05", ["5"]),
        ("20 en 21", ["20", "21"]),
        ("maatregel 20 in 2024", ["20"]),
        ("maatregel 0", ["0"]),
        ("status m12c", ["12c"]),
        ("status 27 onderdeel b", ["27b"]),
        ("onderdeel b van maatregel 27", ["27b"]),
        ("maatregel 20a en b", ["20a", "20b"]),
        ("17 a, b en c", ["17a", "17b", "17c"]),
        ("18 t/m 21", ["18", "19", "20", "21"]),
        ("maatregelen 20, 21 en 25", ["20", "21", "25"]),
        ("nummer 20", ["20"]),
        ("wat is nummer twintig?", ["20"]),
        ("maatregel met nummer 20", ["20"]),
        ("#20", ["20"]),
        ("de 20e maatregel", ["20"]),
        ("structurerende keuze 13", ["13"]),
        ("hoe zit het met 20?", ["20"]),
        ("wanneer begint 21?", ["21"]),
        ("wie voert 20 uit?", ["20"]),
        ("waarom is 20 uitgesteld?", ["20"]),
        ("loopt 21 op schema?", ["21"]),
        ("waarom is 16 doorgeschoven?", ["16"]),
        ("hoe is 8 afgelopen?", ["8"]),
        ("mtr. 07", ["7"]),
        ("veertien d, is dat geregeld?", ["14d"]),
        ("vijf onderdeel b", ["5b"]),
        ("17-d", ["17d"]),
        ("17(d)", ["17d"]),
        ("besluit twaalf b", ["12b"]),
        ("speerpunt III", ["3"]),
        ("ambitie ii", ["2"]),
        ("KPI 6", ["6"]),
        ("kpi zes", ["6"]),
        ("actie A 4", ["a4"]),
        ("P04 b status", ["p4b"]),
        ("de twaalfde maatregel", ["12"]),
        ("maatregel een", ["1"]),
        ("hoe staat het met drie punt vier?", ["3.4"]),
        ("besluti 13", ["13"]),
        ("projekt 5", ["5"]),
        ("is m2 al klaar?", ["2"]),
    ],
)
def test_which_numbers_a_question_names(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel mensen wachten er in 2024?",
        "Op 13 juni 2024?",
        "Is er opvang voor 24 uur?",
        "Hoeveel van de 38 gemeenten doen mee?",
        "een woning voor 30% minder",
        "Wie krijgt 1.500 euro?",
        "Welke maatregelen zijn er?",
        "Is er opvang voor jongeren van 18?",
        "Opvang voor jongeren van 18 en 20",
        "Hoeveel is 20 + 20?",
        "Hoe laat is het over 20 minuten?",
        "Wat is een maatregel?",
        "Hoeveel subsidie is er per m2 dak?",
        "Hoeveel m3 water past erin?",
        "Bel 06 12345678",
        "Van wie is nummer 06-12345678?",
        "postcode 4001 AB",
        "huis nummer 12",
        "Wat staat in paragraaf 3.2?",
        "twee a drie huizen",
        "",
    ],
)
def test_other_numbers_name_no_measure(text: str) -> None:
    assert codes(text) == []


def test_the_noun_comes_with_the_number() -> None:
    assert parse("doelstelling 4A").references == (Reference("doelstelling", "4a"),)
    assert parse("acties 5.1a en 5.1b").references == (Reference("actie", "5.1a"), Reference("actie", "5.1b"))


# kinds


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("Wat is de status van maatregel 20?", Ask.STATUS),
        ("Hoe ver is maatregel 20?", Ask.STATUS),
        ("Hoe staat het met de wachtlijst?", Ask.STATUS),
        ("Is maatregel 3 al klaar?", Ask.STATUS),
        ("Loopt maatregel 3 nog?", Ask.STATUS),
        ("Stand van zaken bomen", Ask.STATUS),
        ("Hoeveel mensen wachten er?", Ask.COUNT),
        ("Wat is het aantal meldingen in Laren?", Ask.COUNT),
        ("Wat kost het loket?", Ask.AMOUNT),
        ("Welk bedrag is er voor bomen?", Ask.AMOUNT),
        ("Wanneer is het plan vastgesteld?", Ask.WHEN),
        ("In welk jaar begint de bouw?", Ask.WHEN),
        ("Wie voert dat uit?", Ask.WHO),
        ("Waar komt de halte?", Ask.WHERE),
        ("Waarom is dat uitgesteld?", Ask.WHY),
        ("Hoe werkt de toegang?", Ask.HOW),
        ("Welke gemeenten doen mee?", Ask.LIST),
        ("Noem alle doelstellingen", Ask.LIST),
        ("Welke maatregel gaat over bomen?", Ask.WHICH_MEASURE),
        ("Wat betekent HOV?", Ask.DEFINITION),
        ("Waar staat HOV voor?", Ask.DEFINITION),
        ("Wat is een boombank?", Ask.DEFINITION),
        ("Wat verstaan we onder stadsbos?", Ask.DEFINITION),
        ("Vertel iets over bomen", Ask.FACT),
    ],
)
def test_which_kind_of_answer_a_question_wants(text: str, ask: Ask) -> None:
    assert parse(text).ask is ask


# the rest


def test_words_are_what_the_question_is_about() -> None:
    assert parse("Hoeveel meldingen waren er in Laren in 2023?").words == ("meldingen", "laren")
    assert parse("Wat is de status van maatregel 20?").words == ()
    assert parse("Hoeveel nieuwe bomen komen er?").focus == ("nieuwe", "bomen")


def test_times_and_names() -> None:
    asked = parse("Wat deed de gemeente Gooise Meren tussen 2021 en 2023, en op 5 mei 2022?")
    assert asked.years == (2021, 2023, 2022)
    assert asked.days == ("2022-05-05",)
    assert asked.names == ("Gooise Meren",)
    assert asked.spans
    assert parse("WAT DEED LAREN IN 2023?").names == ()


@given(st.text(max_size=80))
def test_any_text_gives_a_question(text: str) -> None:
    asked = parse(text)
    assert asked.text == text.strip()
    assert all(word == word.lower() for word in asked.words)


# follow-ups


def after(*said: str, about: tuple[Reference, ...] = ()) -> Conversation:
    """A conversation in which this was asked, of which the last answer spoke of these measures."""
    conversation = Conversation()
    for text in said:
        conversation.question = understand(text, conversation).question
        conversation.references = conversation.question.references or about
    conversation.documents = frozenset({"plan"})
    return conversation


@pytest.mark.parametrize("text", ["en 21?", "en maatregel 21?", "En 21", "of 21?", "en van 21?"])
def test_a_number_alone_asks_the_same_of_it(text: str) -> None:
    found = understand(text, after("Wat is de status van maatregel 20?"))
    assert found.question.ask is Ask.STATUS
    assert found.question.references == (Reference("maatregel", "21"),)


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("Wie voert dat uit?", Ask.WHO),
        ("Wanneer is dat besloten?", Ask.WHEN),
        ("waarom?", Ask.WHY),
        ("welke gemeenten?", Ask.LIST),
    ],
)
def test_a_question_that_points_back_is_about_the_same_measure(text: str, ask: Ask) -> None:
    found = understand(text, after("Wat is de status van maatregel 20?"))
    assert found.follows
    assert found.question.ask is ask
    assert found.question.references == (Reference("maatregel", "20"),)
    assert found.documents == frozenset({"plan"})


def test_a_letter_names_a_part_of_the_same_measure() -> None:
    found = understand("en onderdeel c?", after("Wat is de status van maatregel 17?"))
    assert found.question.references == (Reference("maatregel", "17c"),)
    assert found.question.ask is Ask.STATUS


def test_another_place_or_year_takes_the_place_of_the_first() -> None:
    before = "Hoeveel meldingen waren er in Laren in 2023?"
    assert understand("en in Huizen?", after(before)).question.text == "Hoeveel meldingen waren er in Huizen in 2023?"
    assert understand("en in 2022?", after(before)).question.years == (2022,)


def test_a_question_of_its_own_is_left_alone() -> None:
    found = understand("Hoeveel bomen staan er in de binnenstad?", after("Wat is de status van maatregel 20?"))
    assert not found.follows
    assert found.question == parse("Hoeveel bomen staan er in de binnenstad?")


def test_nothing_follows_when_nothing_went_before_or_all_is_forgotten() -> None:
    conversation = after("Wat is de status van maatregel 20?")
    conversation.forget()
    assert conversation == Conversation()
    assert not understand("Wie voert dat uit?", conversation).follows


def test_how_it_ended_asks_of_the_measure_how_far_it_is() -> None:
    talk = Conversation()
    talk.remember(parse("maatregel 20"), Answer(Outcome.NOT_FOUND, ""), ())
    read = understand("hoe is dat afgelopen?", talk)
    assert (read.question.ask, read.question.words) == (Ask.STATUS, ())
    assert [r.code for r in read.question.references] == ["20"]


def test_a_name_before_a_comma_is_no_question_of_its_own() -> None:
    assert split("maatregel 3, hoe is dat afgelopen?") == ("maatregel 3, hoe is dat afgelopen?",)
    assert len(split("Wat kost maatregel 3, hoeveel mensen doen mee?")) == 2


def test_a_question_word_alone_is_no_second_question_but_of_a_measure() -> None:
    assert split("Welke stad verliet de regio en wanneer?") == ("Welke stad verliet de regio en wanneer?",)
    assert split("Wie voert maatregel 3 uit en wanneer?") == ("Wie voert maatregel 3 uit", "wanneer?")
