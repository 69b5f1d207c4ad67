"""Who else writes about it: named for a question that names no organisation, and only then."""

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
organisation = "Gemeente {town}"
region = "{town}streek"
published = {day}
"""
    for id_, title, town, day in (
        ("veld", "Sportplan Veldhoek", "Veldhoek", "2024-02-01"),
        ("berg", "Nota bewegen Bergrode", "Bergrode", "2023-09-10"),
        ("duin", "Duurzaamheidsplan Duinwijk", "Duinwijk", "2024-05-05"),
    )
)
FILES = {
    "veld": "# Sportplan\n\n## Zwembad\n\nHet zwembad krijgt een nieuw dak met zonnepanelen. De kantine blijft.",
    "berg": (
        "# Tabel\n\n| Plan | Gemeente | Boten |\n|---|---|---|\n| Steiger | Duinwijk | 12 |\n\n"
        "# Nota bewegen\n\n## Water\n\nHet zwembad krijgt een warmtepomp en een nieuw dak. De tennisbaan niet."
    ),
    "duin": "# Plan\n\n## Wind\n\nLangs de kust komen twaalf molens. Het dak van het gemeentehuis krijgt zonnepanelen.",
}


@pytest.fixture(scope="module")
def towns(model: Lazy, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("towns")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    for id_, text in FILES.items():
        (folder / "corpus" / f"{id_}.md").write_text(text + "\n", encoding="utf-8")
    build(folder / "corpus", folder / "index", model)
    return Engine.open(folder / "index", model)


def test_another_town_that_writes_about_it_is_named_and_cited(towns: Engine) -> None:
    answer = towns.ask("Wat krijgt het zwembad?")
    first = answer.citations[0].document
    other = {"veld": "Gemeente Bergrode", "berg": "Gemeente Veldhoek"}[first]
    assert answer.text.endswith(f"Ook {other} schrijft hierover; noem die naam in uw vraag voor dat beleid.")
    assert {c.document for c in answer.citations} == {"veld", "berg"}
    assert "Duinwijk" not in answer.text


@pytest.mark.parametrize("question", ["Wat krijgt het zwembad in Veldhoek?", "Hoeveel molens komen er langs de kust?"])
def test_nobody_is_named_where_the_question_names_a_town_or_no_other_writes_of_it(towns: Engine, question: str) -> None:
    answer = towns.ask(question)
    assert answer.citations
    assert "hierover" not in answer.text


def test_running_text_of_the_town_that_is_named_goes_before_a_table_of_another(towns: Engine) -> None:
    answer = towns.ask("Wat komt er in gemeente Duinwijk langs de kust?")
    assert "twaalf molens" in answer.text
    assert answer.citations[0].document == "duin"
