"""A language model behind an OpenAI-compatible server, where the user has one. The one door to openai."""

import json
import logging
import time
from collections.abc import Iterator

from index.errors import LanguageModelError, SettingError

_MOST_TOKENS = 700  # some more than the 1,500 characters that an answer may have
_MOST_BYTES = 1_000_000  # a server that goes on and on is not waited for
_SEED = 20
_MISSING = (
    "Voor BELEIDSBOT_LLM_URL is de bibliotheek openai nodig: installeer die met pip install 'beleidsbot[llm]', of haal "
    "de instelling weg."
)

try:
    import httpx
    import openai
except ModuleNotFoundError as error:
    raise SettingError(_MISSING) from error

# At DEBUG it would log what is asked.
logging.getLogger("openai").propagate = False


class LanguageModel:
    """A model that is asked one thing at a time, always in the same way: temperature 0, a fixed seed."""

    def __init__(self, url: str, model: str, key: str = "", seconds: float = 15.0) -> None:
        """url: root of the server's API ("http://127.0.0.1:11434/v1"). seconds: how long an answer is waited for, at
        most twice that where a server dawdles over every part of it."""
        self._url, self._model, self._seconds = url, model, seconds
        self._key = key or "none"  # a server without keys ignores it; the library wants one

    def __repr__(self) -> str:
        return f"LanguageModel({self._url!r}, {self._model!r})"

    def say(self, rules: str, material: str) -> str:
        """What the model makes of this material under these rules.

        Raises LanguageModelError where there is nothing, or not in time. What is asked leaves for the server alone.
        """
        reply = b"".join(self._received(rules, material))
        try:
            return _content(json.loads(reply))
        except (ValueError, RecursionError) as error:
            raise LanguageModelError("Het taalmodel gaf geen leesbaar antwoord.") from error

    def _received(self, rules: str, material: str) -> Iterator[bytes]:
        """The parts of the answer as they come, as long as they come in time."""
        end, size = time.monotonic() + self._seconds, 0
        try:
            with (
                self._client() as client,
                client.chat.completions.with_streaming_response.create(
                    model=self._model,
                    messages=[{"role": "system", "content": rules}, {"role": "user", "content": material}],
                    temperature=0,
                    seed=_SEED,
                    max_tokens=_MOST_TOKENS,
                ) as response,
            ):
                for part in response.iter_bytes():
                    size += len(part)
                    if time.monotonic() > end or size > _MOST_BYTES:
                        raise LanguageModelError("Het taalmodel antwoordde te traag of te lang.")
                    yield part
        except (openai.APITimeoutError, httpx.TimeoutException) as error:
            raise LanguageModelError("Het taalmodel antwoordde te traag.") from error
        except openai.APIStatusError as error:
            raise LanguageModelError(f"De server van het taalmodel gaf foutcode {error.status_code}.") from None
        except (openai.OpenAIError, httpx.HTTPError, OSError) as error:
            raise LanguageModelError("De server van het taalmodel is niet te bereiken.") from error

    def _client(self) -> openai.OpenAI:
        client = openai.OpenAI(base_url=self._url, api_key=self._key, timeout=self._seconds, max_retries=0)
        client.organization = client.project = None  # the library takes them from OPENAI_ variables of other programs
        return client


def _content(reply: object) -> str:
    """The text of the first choice. Raises ValueError where there is none, or where it was cut off."""
    match reply:
        case {"choices": [{"finish_reason": "length"}, *_]}:
            raise ValueError
        case {"choices": [{"message": {"content": str(text)}}, *_]}:
            return text
    raise ValueError
