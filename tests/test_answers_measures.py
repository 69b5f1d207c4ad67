"""Answers about measures over a plan, a letter and a report that were made up for it: worked out by hand."""

from pathlib import Path

import pytest

from index.answer import Engine
from index.answer.conversation import Conversation
from index.build import build
from index.embedding import Lazy
from index.records import Answer, Outcome

MANIFEST = """
[[document]]
id = "plan"
file = "plan.md"
title = "Groen dichtbij: speelagenda 2023-2026"
kind = "beleidsagenda"
organisation = "Speelregio Elzenwold"
region = "Elzenwold"
published = 2023-02-01

[[document]]
id = "brief"
file = "brief.md"
title = "Raadsbrief speelagenda"
kind = "raadsbrief"
organisation = "Speelregio Elzenwold"
region = "Elzenwold"
published = 2024-03-01

[[document]]
id = "verslag"
file = "verslag.md"
title = "Voortgangsrapportage Groen dichtbij 2024"
kind = "voortgangsrapportage"
organisation = "Speelregio Elzenwold"
region = "Elzenwold"
published = 2025-02-15
"""
PLAN = """
# Groen dichtbij

De agenda telt twee ambities en zes maatregelen.

## Ambitie A: Buiten spelen

### Maatregel 1. Natuurspeeltuin Beukenhof

In Beukenhof komt een natuurspeeltuin met een waterloop. Stichting Speelwijs (SW) voert dit uit.

### Maatregel 2. Speelkoffers op school

Elke school krijgt een koffer met spelmateriaal.

### Maatregel 3. Kabelbaan in het bos

De kabelbaan wordt honderd meter lang.

## Ambitie B: Samen leren

### Maatregel 4. Spelbegeleiders

De regio leidt spelbegeleiders op. De opleiding duurt negen weken en wordt verzorgd door Stichting Speelwijs.

### Maatregel 5. Uitleenpunt

Inwoners lenen speelgoed bij het uitleenpunt.

### Maatregel 6. Ouderavonden

Elk dorp houdt een avond per jaar.
"""
LETTER = """
# Raadsbrief speelagenda

## Stand van enkele maatregelen

**Maatregel 1: Natuurspeeltuin Beukenhof.** Het terrein is gekocht. De aanleg begint in mei 2024.

**Maatregel 3: Kabelbaan in het bos.** De boswachter wees de plek af. Wij zoeken een ander bos en verwachten de opening
niet voor 2026.

**Maatregel 4: Spelbegeleiders.** Er zijn acht begeleiders opgeleid.
"""
REPORT = """
# Voortgangsrapportage Groen dichtbij 2024

Van de zes maatregelen zijn er twee afgerond en is er één vertraagd.

## Stand van zaken per maatregel

| Nr | Maatregel | Stand van zaken |
|---|---|---|
| 1 | Natuurspeeltuin Beukenhof | Vertraagd. De speeltuin gaat open zodra de grond schoon is verklaard. |
| 2 | Speelkoffers op school | Afgerond. Alle 31 scholen hebben een koffer. |
| 4/5 | Spelbegeleiders en uitleenpunt | Het regiobureau voert beide samen uit. Er zijn 19 begeleiders. |
| 6 | Ouderavonden | Afgerond. Er waren negen avonden. |
"""


@pytest.fixture(scope="module")
def engine(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("elzenwold")
    corpus = folder / "corpus"
    corpus.mkdir()
    texts = {"manifest.toml": MANIFEST, "plan.md": PLAN, "brief.md": LETTER, "verslag.md": REPORT}
    for name, text in texts.items():
        (corpus / name).write_text(text, encoding="utf-8")
    build(corpus, folder / "index", model)
    return Engine.open(folder / "index", model)


def cited(answer: Answer) -> list[str]:
    return [c.document for c in answer.citations]


def codes(answer: Answer) -> list[str]:
    return [line.split(".")[0] for line in answer.text.splitlines()[1:] if line[:1].isdigit()]


@pytest.mark.parametrize(
    "question",
    [
        "Wat is de status van maatregel 1?",
        "Hoe ver is de natuurspeeltuin in Beukenhof?",
        "Is de natuurspeeltuin in Beukenhof al open?",
        "Komt er nog iets van die natuurspeeltuin in Beukenhof?",
    ],
)
def test_the_newest_document_tells_the_status_with_its_condition(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert "stand per 15 februari 2025" in answer.text
    assert "zodra de grond schoon is verklaard" in answer.text
    assert cited(answer)[0] == "verslag"
    assert "1" in answer.measures


@pytest.mark.parametrize("question", ["status maatregel 3", "Hoe ver is de kabelbaan in het bos?"])
def test_a_measure_that_the_newest_report_leaves_out(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    first, second = answer.text.splitlines()[:2]
    assert "Voortgangsrapportage Groen dichtbij 2024" in first
    assert "noemt dit niet" in first
    assert "stand per 1 maart 2024" in second
    assert "niet voor 2026" in second
    assert cited(answer) == ["brief"]


def test_a_shared_row_says_that_it_is_shared(engine: Engine) -> None:
    answer = engine.ask("Wat is de status van maatregel 5?")
    assert "Maatregel 5" in answer.text
    assert "samen met 4" in answer.text
    assert "Het regiobureau voert beide samen uit." in answer.citations[0].quote


@pytest.mark.parametrize(
    "question", ["Hoeveel maatregelen telt de agenda?", "Hoeveel maatregelen heeft de speelagenda in totaal?"]
)
def test_a_count_is_held_against_the_total_of_the_document(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.text.startswith("6 maatregelen (")
    assert codes(answer) == ["1", "2", "3", "4", "5", "6"]
    assert answer.citations[0].quote == "De agenda telt twee ambities en zes maatregelen."
    assert "Maatregel 6. Ouderavonden" in answer.citations[1].quote


def test_a_state_is_held_against_the_count_of_the_document(engine: Engine) -> None:
    answer = engine.ask("Welke maatregelen zijn afgerond?")
    assert codes(answer) == ["2", "6"]
    assert "zijn er twee afgerond" in answer.citations[0].quote
    assert "Let op" not in answer.text


def test_a_total_that_differs_is_named(engine: Engine) -> None:
    answer = engine.ask("Hoeveel maatregelen telt de voortgangsrapportage?")
    assert "Let op: het document zelf noemt er 6; ik vind er 5." in answer.text
    assert codes(answer) == ["1", "2", "4", "5", "6"]


def test_the_measures_under_a_lettered_heading(engine: Engine) -> None:
    answer = engine.ask("Welke maatregelen vallen onder ambitie B?")
    assert codes(answer) == ["4", "5", "6"]
    assert [c.quote for c in answer.citations] == [
        "Ambitie B: Samen leren [...] Maatregel 4. Spelbegeleiders [...] Maatregel 5. Uitleenpunt [...] "
        "Maatregel 6. Ouderavonden"
    ]


@pytest.mark.parametrize("name", ["Stichting Speelwijs", "SW", "Speelwis"])
def test_a_party_by_its_name_abbreviation_or_another_spelling(engine: Engine, name: str) -> None:
    answer = engine.ask(f"Bij welke maatregelen van de agenda is {name} betrokken?")
    assert codes(answer) == ["1", "4"]


@pytest.mark.parametrize("question", ["Is de rolschaatsbaan al open?", "Ligt de bouw van de bibliotheek stil?"])
def test_a_subject_that_no_document_knows_gets_no_status(engine: Engine, question: str) -> None:
    assert engine.ask(question).outcome is Outcome.NOT_FOUND


def test_a_part_is_asked_by_its_letter_and_the_whole_by_its_parts(model: Lazy, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "plan.md").write_text(
        "# Beleidsplan\n\n## Maatregel 12. Schone lucht\n\nWe doen drie dingen:\n\na. metingen\n\nb. filters\n",
        encoding="utf-8",
    )
    (corpus / "verslag.md").write_text(
        "# Voortgangsrapportage\n\n| Nr | Maatregel | Stand van zaken |\n|---|---|---|\n"
        "| 12a | Schone lucht: metingen | Er hangen 14 meters. |\n"
        "| 12b | Schone lucht: filters | Nog niet gestart. Er is geen leverancier. |\n",
        encoding="utf-8",
    )
    (corpus / "manifest.toml").write_text(
        "".join(
            f'[[document]]\nid = "{name}"\nfile = "{name}.md"\ntitle = "{title}"\nkind = "{title.lower()}"\n'
            f'organisation = "Elzenwold"\nregion = "Elzenwold"\npublished = {day}\n'
            for name, title, day in (
                ("plan", "Beleidsplan", "2023-01-01"),
                ("verslag", "Voortgangsrapportage", "2024-01-01"),
            )
        ),
        encoding="utf-8",
    )
    build(corpus, tmp_path / "index", model)
    engine = Engine.open(tmp_path / "index", model)
    part = engine.ask("status 12b")
    assert "Nog niet gestart" in part.text
    assert "14 meters" not in part.text
    assert part.measures == ("12b",)
    whole = engine.ask("status maatregel 12")
    assert "14 meters" in whole.text
    assert "Nog niet gestart" in whole.text
    assert set(whole.measures) == {"12", "12a", "12b"}


def test_a_measure_that_only_refers_brings_the_status_of_the_other(model: Lazy, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "verslag.md").write_text(
        "# Voortgangsrapportage\n\n## Maatregelen\n\n### Maatregel 7. Fietspad\n\nZie maatregel 9.\n\n"
        "### Maatregel 8. Brug\n\nDe brug is op 4 mei 2024 geopend. Zie ook maatregel 9.\n\n"
        "### Maatregel 9. Wegwerk\n\nDe weg wordt in 2026 opnieuw aangelegd, mits de provincie meebetaalt.\n",
        encoding="utf-8",
    )
    build(corpus, tmp_path / "index", model)
    engine = Engine.open(tmp_path / "index", model)
    refers = engine.ask("status maatregel 7")
    assert "mits de provincie meebetaalt" in refers.text
    assert refers.measures == ("7", "9")
    assert engine.ask("status maatregel 8").measures == ("8",)


def in_chat(engine: Engine, *messages: str) -> Answer:
    conversation = Conversation()
    return [engine.ask(message, conversation) for message in messages][-1]


@pytest.mark.parametrize(
    "message", ["en volgens de agenda?", "Wat zegt de beleidsagenda?", "en in de beleidsagenda dan?"]
)
def test_the_same_measure_in_the_document_that_a_follow_up_names(engine: Engine, message: str) -> None:
    answer = in_chat(engine, "Wat is de status van maatregel 2?", message)
    assert cited(answer) == ["plan"]
    assert "Elke school krijgt een koffer" in answer.text
    assert "noemt dit niet" not in answer.text, "the report does tell of it"


def test_a_document_without_the_measure_is_named(engine: Engine) -> None:
    answer = engine.ask("Wat staat er volgens de raadsbrief over maatregel 6?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.text.startswith("In ‘Raadsbrief speelagenda’ staat geen maatregel 6. Wel in ‘Voortgangsrapportage")


@pytest.mark.parametrize(
    ("message", "measure"),
    [
        ("vertel meer over de tweede", "6"),
        ("en wie voert die eerste uit?", "2"),
        ("hoe ver is de laatste?", "6"),
    ],
)
def test_a_thing_by_its_place_in_the_list_before(engine: Engine, message: str, measure: str) -> None:
    answer = in_chat(engine, "Welke maatregelen zijn afgerond?", message)
    assert f"Maatregel {measure} (" in answer.text


def test_the_list_stays_while_its_things_are_spoken_of(engine: Engine) -> None:
    answer = in_chat(engine, "Welke maatregelen zijn afgerond?", "hoe ver is de eerste?", "en de tweede?")
    assert answer.text.startswith("Maatregel 6 (")


@pytest.mark.parametrize("message", ["en welke zijn vertraagd?", "Welke lopen achter?"])
def test_another_list_of_the_same_kind(engine: Engine, message: str) -> None:
    answer = in_chat(engine, "Welke maatregelen zijn afgerond?", message)
    assert codes(answer) == ["1"]
    assert answer.text.startswith("1 maatregel waarvan de status vertraging meldt (")


def test_no_measure_in_a_state(engine: Engine) -> None:
    answer = engine.ask("Welke maatregelen zijn gestopt?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.text.startswith("Ik vind geen maatregel waarvan de status zegt dat het gestopt is.")
    assert "Voortgangsrapportage Groen dichtbij 2024" in answer.text


@pytest.mark.parametrize("question", ["Maatregel 2 de speelkoffers, hoe ver?", "M2 status, hoe ver?", "M2, hoe ver?"])
def test_what_stands_before_the_comma_is_only_the_subject(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.text.startswith("Maatregel 2 (Speelkoffers op school), stand per 15 februari 2025: ")


def test_what_it_cost_is_asked_of_the_measure_before(engine: Engine) -> None:
    answer = in_chat(engine, "Wat is de status van maatregel 2?", "En wat kostte het?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.text.startswith("Maatregel 2 (Speelkoffers op school) zegt daar niets over.")


LINES = """
# Vaarwegenplan

Het plan heeft twee sporen:

1. Schone kades
2. Veilig varen

## Schone kades

### Maatregel 7. Kademuren schrobben

Elk voorjaar worden de kademuren geschrobd.

### Maatregel 8. Afvalboten

De afvalboten varen in drie onderdelen:

a. een boot voor drijfvuil;
b. een boot voor glas;
c. een boot voor de winter.

## Veilig varen

### Maatregel 9. Boeien verlichten

Alle boeien krijgen licht.

### Maatregel 10. Sluiswachters

Er komen vijf sluiswachters.
"""


@pytest.fixture(scope="module")
def waterways(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("vaarwegen")
    corpus = folder / "corpus"
    corpus.mkdir()
    manifest = MANIFEST[: MANIFEST.index("[[document]]", 20)]
    (corpus / "manifest.toml").write_text(manifest.replace("Groen dichtbij: speelagenda", "Vaarwegenplan"), "utf-8")
    (corpus / "plan.md").write_text(LINES, encoding="utf-8")
    build(corpus, folder / "index", model)
    return Engine.open(folder / "index", model)


@pytest.mark.parametrize(
    "question", ["Welke maatregelen horen bij spoor 2?", "Welke maatregelen vallen onder spoor 2?"]
)
def test_the_measures_of_a_line_whose_number_stands_in_a_list(waterways: Engine, question: str) -> None:
    answer = waterways.ask(question)
    assert codes(answer) == ["9", "10"]
    assert "onder ‘Veilig varen’" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Wat zijn de onderdelen van maatregel 8?",
        "Uit welke onderdelen bestaat maatregel 8?",
        "Hoeveel onderdelen heeft maatregel 8?",
    ],
)
def test_the_parts_of_a_measure_are_listed(waterways: Engine, question: str) -> None:
    answer = waterways.ask(question)
    assert answer.text.startswith("3 onderdelen onder ‘Afvalboten’ (")
    assert codes(answer) == ["8a", "8b", "8c"]
