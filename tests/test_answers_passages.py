"""Answers from running text: which sentence is chosen, which others are cited, and what is no answer."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.answer import Engine, judgement
from index.answer.judgement import Marks
from index.answer.question import parse
from index.build import build
from index.embedding import Lazy
from index.records import Outcome

NOTHING = Marks(
    covered=0.0,
    own=0.0,
    unheld=0.0,
    sentence=0.84,
    opening=0.84,
    short=1.0,
    words=0.0,
    fits=False,
    asked=0,
    times=0,
    names=0,
    unfit=False,
    uncounted=False,
)


def test_the_rank_of_a_sentence_worked_by_hand() -> None:
    assert judgement.rank(NOTHING) == pytest.approx(0.0)
    # One step of cosine for the sentence, two for the opening of a document that is short by half; half of it held.
    marks = replace(NOTHING, covered=0.5, sentence=0.87, opening=0.90, short=0.5, fits=True, times=1)
    assert judgement.rank(marks) == pytest.approx(0.5 * 3.598 + 2.303 + 2 * 0.5 * 0.446 + 1.493 - 1.36)
    assert judgement.rank(replace(marks, times=2)) == judgement.rank(replace(marks, times=5))


def test_the_proof_of_a_sentence_worked_by_hand() -> None:
    assert judgement.proof(NOTHING) == pytest.approx(-2.993)
    held = replace(NOTHING, covered=1.0, own=1.0, sentence=0.87, fits=True, asked=4)
    assert judgement.proof(held) == pytest.approx(0.236 + 1.774 + 0.452 + 1.259 + 0.833 / 2 - 2.993)
    assert judgement.proof(held) > judgement.ENOUGH > judgement.proof(NOTHING)


@pytest.mark.parametrize(
    "better",
    [
        replace(NOTHING, covered=0.1),
        replace(NOTHING, own=0.1),
        replace(NOTHING, sentence=0.85),
        replace(NOTHING, opening=0.85),
        replace(NOTHING, words=0.1),
        replace(NOTHING, fits=True),
    ],
)
def test_what_speaks_for_a_sentence_raises_it(better: Marks) -> None:
    assert judgement.rank(better) > judgement.rank(NOTHING)


@pytest.mark.parametrize(
    "worse",
    [
        replace(NOTHING, times=1),
        replace(NOTHING, names=1),
        replace(NOTHING, unfit=True),
        replace(NOTHING, uncounted=True),
    ],
)
def test_what_a_sentence_lacks_lowers_it(worse: Marks) -> None:
    assert judgement.rank(worse) < judgement.rank(NOTHING)


PAGES = {
    "fietsen": (
        "Een fiets lenen kan bij de bibliotheek.\n\nU laat uw pas zien aan de balie. "
        "Wat een leenfiets kost, is afhankelijk van hoelang u hem houdt.\n\n"
        "Kan ik een fiets lenen? Waar vind ik een leenfiets? Wie leent een fiets?"
    ),
    "moestuin": (
        "Een moestuin huurt u van de tuinvereniging.\n\nDe voorzitter van de tuinvereniging is Anna Bloem. "
        "Het college van burgemeester en wethouders stelt de regels vast.\n\nDe Wmo geldt hier niet."
    ),
    "speeltuin": "Een speeltuin in de buurt vraagt u aan bij het wijkteam.\n\nHet wijkteam kijkt naar de plek.",
}


@pytest.fixture(scope="module")
def pages(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("pages")
    (folder / "corpus").mkdir()
    for name, text in PAGES.items():
        (folder / "corpus" / f"{name}.md").write_text(f"# {name.title()}\n\n{text}\n", encoding="utf-8")
    build(folder / "corpus", folder / "index", model)
    return Engine.open(folder / "index", model)


def test_a_question_in_a_document_answers_none(pages: Engine) -> None:
    answer = pages.ask("Waar kan ik een fiets lenen?")
    assert answer.outcome is Outcome.ANSWERED
    assert "bibliotheek" in answer.text.partition("?")[0]


def test_what_a_price_hangs_on_answers_who_asks_for_it(pages: Engine) -> None:
    assert "afhankelijk van" in pages.ask("Wat kost een leenfiets?").text


def test_who_holds_a_role_is_answered_by_a_name_alone(pages: Engine) -> None:
    assert "Anna Bloem" in pages.ask("Hoe heet de voorzitter van de tuinvereniging?").text
    assert pages.ask("Hoe heet de burgemeester?").outcome is Outcome.NOT_FOUND
    assert pages.ask("Hoe heet de penningmeester van de tuinvereniging?").outcome is Outcome.NOT_FOUND


def test_the_first_citation_is_of_the_document_that_answers(pages: Engine) -> None:
    for question, document in (
        ("Bij wie huur ik een moestuin?", "moestuin"),
        ("Hoe vraag ik een speeltuin aan?", "speeltuin"),
    ):
        cited = [c.document for c in pages.ask(question).citations]
        assert cited[0] == document
        assert len(cited) == len(set(cited)) <= 5


def test_the_year_in_the_name_of_a_law_is_no_year_of_the_question() -> None:
    assert parse("Geldt de Wmo 2015 hier?").years == ()
    assert parse("Wat zegt de Omgevingswet 2024?").years == ()
    assert parse("Hoeveel meldingen had Weesp 2021?").years == (2021,)
