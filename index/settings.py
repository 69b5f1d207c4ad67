"""The settings: one frozen object, read once at the start and handed on. The one door to pydantic."""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

from index import folders
from index.errors import SettingError

_PREFIX = "BELEIDSBOT_"
_Value = TypeVar("_Value")

# What is wrong and what to do, to follow the variable's name. The value is not repeated: it may be a secret.
_WRONG = {
    "index": "wijst naar een bestand in plaats van een map: geef de map waarin de index mag komen.",
    "corpus": "wijst naar een map die er niet is: maak die map of verbeter het pad.",
    "model": "is geen naam of map van een model: geef die, of haal de instelling weg.",
    "token": "is geen token van een Telegram-bot: neem het over van @BotFather, zoals 123456789:ABC-def.",
    "api_url": "is geen adres van een Bot API-server: geef het begin ervan, zoals http://127.0.0.1:8081.",
    "owner": "is geen gebruikersnummer van Telegram: geef een geheel getal boven nul, zoals 123456789.",
    "database": "is geen SQLAlchemy-adres van een database: geef er een zoals sqlite:///beleidsbot.db.",
    "llm_url": "is geen adres van een taalmodel-server: geef er een zoals http://127.0.0.1:11434/v1.",
    "llm_model": "is geen naam van een taalmodel: geef de naam waaronder de server het kent, zoals gemma3:4b.",
    "llm_key": "is geen sleutel: geef hem zonder spaties of andere tekens dan letters, cijfers en leestekens.",
    "llm_seconds": "is geen aantal seconden: geef een getal boven 0 en hooguit 300, zoals 15.",
}
# Each of these is of no use without the other one.
_TOGETHER = {
    "llm_url": ("llm_model", "geef de naam waaronder de server van het taalmodel het model kent, zoals gemma3:4b."),
    "llm_model": ("llm_url", "geef het adres van de server van het taalmodel, zoals http://127.0.0.1:11434/v1."),
    "llm_key": ("llm_url", "geef het adres van de server waar de sleutel van BELEIDSBOT_LLM_KEY voor is."),
}


class Settings(BaseSettings):
    """All that can be set, each from BELEIDSBOT_<NAME> in the environment or else in a file .env in the working folder.

    index: folder of the index. corpus: folder of the documents; those that ship with the project unless set.
    model: a sentence-transformers model by folder or hub id; the default's weights come with a package, so nothing is
        downloaded. token, api_url, owner: of the Telegram bot. database: SQLAlchemy URL of users and subscriptions.
    llm_url: root of an OpenAI-compatible server, "" for none; llm_model, llm_key: what it calls the model, and its key.
    llm_seconds: how long an answer waits for it. Fifteen: a small model words three sentences on two cores in five.
    """

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    index: Path = Field(default_factory=lambda: folders.data() / "index")
    corpus: Path = folders.PROJECT / "corpus"
    model: str = "multilingual-e5-small"
    token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"
    owner: int | None = Field(default=None, gt=0)
    database: str = Field(default_factory=lambda: f"sqlite:///{folders.data() / 'beleidsbot.db'}")

    llm_url: str = ""
    llm_model: str = ""
    llm_key: SecretStr | None = None
    llm_seconds: float = Field(default=15.0, gt=0, le=300)

    @field_validator("index", "corpus")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.expanduser().resolve()  # a later change of working folder must not move it

    @field_validator("index")
    @classmethod
    def _may_be_made(cls, folder: Path) -> Path:
        return _require(folder, not folder.exists() or folder.is_dir())

    @field_validator("corpus")
    @classmethod
    def _exists(cls, folder: Path) -> Path:
        return _require(folder, folder.is_dir())

    @field_validator("model")
    @classmethod
    def _names_a_model(cls, model: str) -> str:
        return _require(model.strip(), bool(model.strip()) and "\0" not in model)

    @field_validator("token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        return _require(token, token is None or re.fullmatch(r"\d+:[\w-]+", token.get_secret_value()) is not None)

    @field_validator("llm_key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr | None) -> SecretStr | None:
        return _require(key, key is None or re.fullmatch(r"[!-~]+", key.get_secret_value()) is not None)

    @field_validator("llm_model")
    @classmethod
    def _names_a_language_model(cls, model: str) -> str:
        return _require(model.strip(), not model or (bool(model.strip()) and model.isprintable()))

    @field_validator("llm_url")
    @classmethod
    def _is_a_root_or_nothing(cls, address: str) -> str:
        return cls._is_a_root(address) if address else ""

    @field_validator("api_url")
    @classmethod
    def _is_a_root(cls, address: str) -> str:
        parts = urlsplit(address)
        return _require(address.rstrip("/"), parts.scheme in ("http", "https") and bool(parts.hostname))

    @field_validator("database")
    @classmethod
    def _is_a_url(cls, address: str) -> str:
        return _require(address, re.match(r"[a-z]\w*(\+\w+)?://", address) is not None)


def _require(value: _Value, condition: bool) -> _Value:
    if not condition:
        raise ValueError  # the sentence for the user is in _WRONG
    return value


def load(index: Path | None = None, corpus: Path | None = None) -> Settings:
    """The settings of this run; a folder that is given here goes before the environment and `.env`.

    Raises SettingError with one sentence when a setting is wrong or has a name that does not exist.
    """
    try:
        _refuse_unknown_names()
        settings = Settings()
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise SettingError(f"De instelling {_PREFIX}{name.upper()} {_WRONG[name]}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError("Het bestand .env is niet te lezen: bewaar het als gewone tekst in UTF-8.") from error
    for name, (other, cure) in _TOGETHER.items():
        if getattr(settings, name) and not getattr(settings, other):
            raise SettingError(f"De instelling {_PREFIX}{other.upper()} ontbreekt: {cure}")
    given = {"index": index, "corpus": corpus}
    return settings.model_copy(update={name: folder.resolve() for name, folder in given.items() if folder})


def _refuse_unknown_names() -> None:
    """A misspelt name would be skipped in silence, and the default used in its place."""
    known = [name.upper() for name in Settings.model_fields]
    for variable in sorted({*os.environ, *DotEnvSettingsSource(Settings).env_vars}):
        name = variable.upper().removeprefix(_PREFIX)
        if variable.upper().startswith(_PREFIX) and name not in known:
            near = get_close_matches(name, known, n=1)
            cure = f"bedoelde u {_PREFIX}{near[0]}?" if near else f"na {_PREFIX} kan komen: {', '.join(known)}."
            raise SettingError(f"De instelling {_PREFIX}{name} bestaat niet: {cure}")
