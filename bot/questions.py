"""A file of questions: JSON lines {"id", "question", "chat"?}."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from index.errors import InputError


@dataclass(frozen=True, slots=True)
class Line:
    """One question. chat: "" for a question that stands alone."""

    id: object
    question: str
    chat: str = ""


def opened(file: str) -> BinaryIO:
    """The bytes of a file, or of standard input for "-". Raises InputError when it cannot be read."""
    if file == "-":
        return sys.stdin.buffer
    try:
        return io.BytesIO(Path(file).read_bytes())
    except OSError as error:
        raise InputError(f"Het bestand {file} is niet te lezen: controleer het pad en de rechten.") from error


def parse(raw: bytes) -> Line:
    """One line of such a file. Raises InputError with what is wrong with it."""
    try:
        record = json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise InputError("dit is geen UTF-8; sla het bestand op als UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise InputError('dit is geen JSON zoals {"id": "1", "question": "..."}.') from error
    if not isinstance(record, dict):
        raise InputError('dit is geen JSON-object zoals {"id": "1", "question": "..."}.')
    if "id" not in record:
        raise InputError('"id" ontbreekt.')
    if not isinstance(record.get("question"), str):
        raise InputError('"question" ontbreekt of is geen tekst.')
    chat = record.get("chat")
    if not isinstance(chat, str | int | None):
        raise InputError('"chat" is geen tekst of getal.')
    return Line(record["id"], record["question"], "" if chat is None else str(chat))


def _refuse(constant: str) -> object:
    raise ValueError(constant)  # NaN and Infinity are no JSON, and could not be given back as such
