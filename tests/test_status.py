"""Which sentences of a measure state how far it is: ranked by what they say, and all of a short text in a report."""

import pytest

from index.records import Document, Measure, Source
from index.register import measures, status
from index.structure import sections
from tests.policies import heading, item, paragraph


def one(title: str, *sentences: str) -> Measure:
    """Measure 4 of a document with this title."""
    blocks = (heading("Maatregelen"), paragraph(" ".join(sentences), "4.", bold="Speeltuin:"))
    made = Document(Source("d", "d.md", title), blocks)
    return measures(made, sections(made))[0]


def test_a_short_text_in_a_report_is_all_status_in_a_plan_it_is_none() -> None:
    said = ("De speeltuin heeft 12 toestellen.", "Ouders geven een 8,2.")
    assert one("Voortgangsrapportage 2024", *said).status == " ".join(["Speeltuin: " + said[0], said[1]])
    assert one("Beleidsplan 2024", "De speeltuin krijgt 12 toestellen.", "Ouders denken mee.").status == ""


def test_of_a_long_text_the_sentences_that_tell_how_far_it_is() -> None:
    long = [
        "Kinderen spelen graag buiten in het groen van de wijk.",
        "De bouw ligt stil.",
        "Een speeltuin is bedoeld om kinderen te laten spelen.",
        "De opening verschuift naar 1 mei 2026.",
        "Groen is gezond voor jong en oud in de wijk.",
        "De gemeente zoekt met bewoners naar een nieuwe plek.",
        "De raad stemde op 3 maart 2025 tegen het plan.",
    ]
    said = status.of(long, "Speeltuin", reported=True)
    assert {long[1], long[3], long[6]} <= set(said)
    assert long[2] not in said
    assert said == sorted(said, key=long.index)


def test_a_whole_has_its_own_status_not_that_of_its_parts() -> None:
    row = [
        heading("Stand van zaken"),
        paragraph("is in uitvoering sinds 2023.", "5.", bold="Buurthuis (a. en b.)"),
        item("a.", "Keuken: is op 2 april 2024 geopend.", "5."),
        item("b.", "Zaal: ligt stil.", "5."),
    ]
    made = Document(Source("d", "d.md", "Verslag"), tuple(row))
    found = {m.code: m.status for m in measures(made, sections(made))}
    assert found == {
        "5": "Buurthuis (a. en b.) is in uitvoering sinds 2023.",
        "5a": "a. Keuken: is op 2 april 2024 geopend.",
        "5b": "b. Zaal: ligt stil.",
    }


def test_the_title_alone_is_no_status() -> None:
    assert status.of(["M2 Spreekuur.", "Er kwamen tien mensen."], "Spreekuur", reported=True) == [
        "Er kwamen tien mensen."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voortgangsrapportage 2024", True),
        ("Raadsbrief tussenstand jeugd", True),
        ("Stand van enkele maatregelen", True),
        ("Beleidsplan 2024-2028", False),
        ("Agenda jeugdhulp", False),
    ],
)
def test_what_reports(text: str, expected: bool) -> None:
    assert status.is_report(text) is expected


@pytest.mark.parametrize("word", ["mits", "tenzij", "zodra", "nog niet", "onder voorwaarde", "pas als", "alleen als"])
def test_conditions(word: str) -> None:
    assert status.CONDITION.search(f"De bouw begint, {word} de vergunning er is.")


def test_the_heading_is_no_status() -> None:
    made = Document(
        Source("d", "d.md", "Verslag"),
        (heading("Maatregel 7. Fietspad"), paragraph("Het pad is op 2 mei 2024 geopend.")),
    )
    assert [m.status for m in measures(made, sections(made))] == ["Het pad is op 2 mei 2024 geopend."]
