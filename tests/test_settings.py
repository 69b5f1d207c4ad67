"""Settings: where they come from, and how a wrong one stops the start."""

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from index import folders
from index.errors import SettingError
from index.settings import _WRONG, Settings, load


@pytest.fixture(autouse=True)
def clean_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine that runs the tests, and no .env of the folder they run in."""
    for name in os.environ:
        if name.upper().startswith("BELEIDSBOT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    settings = load()
    assert settings.index == folders.data() / "index"
    assert settings.corpus == folders.PROJECT / "corpus"
    assert settings.token is None
    assert settings.owner is None
    assert settings.database.startswith("sqlite:///")


def test_the_environment_goes_before_the_file_and_an_argument_before_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".env").write_text("BELEIDSBOT_INDEX=from-file\nBELEIDSBOT_OWNER=7\nOTHER_PROGRAM=1\n", encoding="utf-8")
    assert load().index == tmp_path / "from-file"
    monkeypatch.setenv("BELEIDSBOT_INDEX", "from-environment")
    assert load().index == tmp_path / "from-environment"
    assert load(index=Path("from-argument")).index == tmp_path / "from-argument"
    assert load().owner == 7


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEIDSBOT_OWNER", "")
    assert load().owner is None


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("OWNER", "piet", "geheel getal"),
        ("OWNER", "-5", "geheel getal"),
        ("TOKEN", "geheim!", "@BotFather"),
        ("API_URL", "127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("CORPUS", "nergens", "maak die map"),
        ("INDEX", "bestand", "geef de map"),
        ("MODEL", "  ", "model"),
        ("DATABASE", "beleidsbot.db", "sqlite:///beleidsbot.db"),
        ("LLM_URL", "127.0.0.1:11434", "http://127.0.0.1:11434/v1"),
        ("LLM_MODEL", "  ", "gemma3:4b"),
        ("LLM_KEY", "geheim! met blanks", "zonder spaties"),
        ("LLM_SECONDS", "0", "boven 0"),
        ("LLM_SECONDS", "snel", "zoals 15"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line_with_its_cure(
    name: str, value: str, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("bestand").touch()
    monkeypatch.setenv(f"BELEIDSBOT_{name}", value)
    with pytest.raises(SettingError) as caught:
        load()
    message = str(caught.value)
    assert f"BELEIDSBOT_{name}" in message
    assert part in message
    assert "\n" not in message
    assert "geheim!" not in message


@pytest.mark.parametrize(
    ("name", "value", "missing"),
    [
        ("LLM_URL", "http://127.0.0.1:11434/v1", "LLM_MODEL"),
        ("LLM_MODEL", "gemma3:4b", "LLM_URL"),
        ("LLM_KEY", "geheim", "LLM_URL"),
    ],
)
def test_what_belongs_together_is_set_together(
    name: str, value: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"BELEIDSBOT_{name}", value)
    with pytest.raises(SettingError, match=f"BELEIDSBOT_{missing} ontbreekt"):
        load()


def test_the_language_model_is_off_unless_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().llm_url == ""
    monkeypatch.setenv("BELEIDSBOT_LLM_URL", "http://127.0.0.1:11434/v1/")
    monkeypatch.setenv("BELEIDSBOT_LLM_MODEL", "gemma3:4b")
    monkeypatch.setenv("BELEIDSBOT_LLM_KEY", "sk-geheim")
    settings = load()
    assert (settings.llm_url, settings.llm_model) == ("http://127.0.0.1:11434/v1", "gemma3:4b")
    assert settings.llm_seconds == 15
    assert "sk-geheim" not in repr(settings)


def test_a_misspelt_name_is_refused_with_the_right_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEIDSBOT_INDX", "x")
    with pytest.raises(SettingError, match="BELEIDSBOT_INDX bestaat niet: bedoelde u BELEIDSBOT_INDEX"):
        load()


def test_a_misspelt_name_in_the_file_is_refused() -> None:
    Path(".env").write_text("BELEIDSBOT_KLEUR=rood\n", encoding="utf-8")
    with pytest.raises(SettingError, match="BELEIDSBOT_KLEUR bestaat niet: na BELEIDSBOT_ kan komen: INDEX, "):
        load()


def test_a_file_that_is_no_text_is_refused() -> None:
    Path(".env").write_bytes(b"BELEIDSBOT_MODEL=\xff\xfe\n")
    with pytest.raises(SettingError, match=r"\.env"):
        load()


def test_the_token_never_shows_and_nothing_can_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELEIDSBOT_TOKEN", "123:abc-DEF")
    settings = load()
    assert "abc-DEF" not in repr(settings)
    assert settings.token is not None
    assert settings.token.get_secret_value() == "123:abc-DEF"
    with pytest.raises(ValidationError):
        settings.model = "other"


def test_every_setting_can_be_wrong_with_a_sentence() -> None:
    assert set(_WRONG) == set(Settings.model_fields)
