"""Another date or another status for the same thing in another document, and what is no contradiction."""

from pathlib import Path

import pytest

from index.answer import Engine
from index.build import build
from index.embedding import Lazy

MANIFEST = "\n".join(
    f"""[[document]]
id = "{id_}"
file = "{id_}.md"
title = "{title}"
organisation = "{house}"
published = {day}
"""
    for id_, title, house, day in (
        ("plan", "Bruggenplan", "Gemeente Veerdam", "2023-01-10"),
        ("brief", "Voortgangsbrief bruggen", "Gemeente Veerdam", "2024-04-02"),
        ("elders", "Bruggen in Steenoord", "Gemeente Steenoord", "2024-06-01"),
    )
)
PLAN = """# Bruggenplan

## Maatregelen

### Maatregel 1. Klapbrug vernieuwen

De oplevering van de klapbrug is voorzien in 2024. De eerste fase start in maart 2023.

### Maatregel 2. Leuningen verven

Het verven van de leuningen is afgerond.

### Maatregel 3. Fietsbrug aanleggen

De fietsbrug wordt nog niet gebouwd; de voorbereiding is gestart.

### Maatregel 4. Trap bij de kade

Er komt een brede trap van natuursteen. Oplevering: juni 2024. De inspraak start in mei 2023.
"""
LETTER = """# Voortgangsbrief bruggen

## Maatregelen

### Maatregel 1. Klapbrug vernieuwen

De oplevering van de klapbrug schuift naar het najaar van 2026. De tweede fase start in mei 2024.

### Maatregel 2. Leuningen verven

Het verven van de leuningen is nog niet afgerond, want de verf bladdert.

### Maatregel 3. Fietsbrug aanleggen

De bouw van de fietsbrug is in volle uitvoering.

### Maatregel 4. Trap bij de kade

De steen is geleverd. De sloop start in juli 2024. De oplevering schuift op van juni 2024 naar maart 2025.
"""
OTHER = "# Bruggen\n\n## Klapbrug\n\nDe oplevering van de klapbrug in Steenoord is voorzien in 2031.\n"


@pytest.fixture(scope="module")
def bridges(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("bridges")
    (folder / "corpus").mkdir()
    for name, text in (("manifest.toml", MANIFEST), ("plan.md", PLAN), ("brief.md", LETTER), ("elders.md", OTHER)):
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    build(folder / "corpus", folder / "index", model)
    return Engine.open(folder / "index", model)


def test_another_date_for_the_same_event_is_named_with_its_source(bridges: Engine) -> None:
    answer = bridges.ask("Wanneer is de oplevering van de klapbrug in Veerdam?")
    assert "2024" in answer.text
    assert "2026" in answer.text
    assert "noemt een andere datum" in answer.text
    assert {"plan", "brief"} <= {c.document for c in answer.citations}
    assert "2031" not in answer.text


def test_a_letter_that_tells_the_move_itself_needs_no_warning_and_two_starts_in_one_measure_are_two(
    bridges: Engine,
) -> None:
    moved = bridges.ask("Wanneer is de oplevering van maatregel 4 in Veerdam?")
    assert "maart 2025" in moved.text
    assert "Let op" not in bridges.ask("Wanneer start de inspraak van maatregel 4 in Veerdam?").text


def test_two_phases_are_two_events(bridges: Engine) -> None:
    answer = bridges.ask("Wanneer start de tweede fase van de klapbrug in Veerdam?")
    assert "mei 2024" in answer.text
    assert "Let op" not in answer.text


def test_a_status_that_goes_back_is_named_and_progress_is_not(bridges: Engine) -> None:
    answer = bridges.ask("Wat is de status van maatregel 2 in Veerdam?")
    assert "nog niet afgerond" in answer.text
    assert "‘Bruggenplan’ (10 januari 2023, ouder) noemt een andere stand" in answer.text
    assert {c.document for c in answer.citations} == {"plan", "brief"}
    assert "andere stand" not in bridges.ask("Wat is de status van maatregel 3 in Veerdam?").text
