"""A file of questions whose answers are known, one JSON object a line, of two kinds that may stand in one file.

{"id", "kind", "question", "answer", "evidence", "measure"?, "doc"?, "chat"?, "way"?} says what a right answer holds;
{"id", "question", "document", "chat"?} only which document answers.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from index.errors import InputError

UNANSWERABLE, CLARIFY = "unanswerable", "clarify"

Groups = tuple[tuple[re.Pattern[str], ...], ...]
"""What an answer must say: of each group at least one pattern, over folding.plain text."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question and what a right answer holds.

    kind: its sort; UNANSWERABLE wants silence and CLARIFY wants to be asked back. way: in which way it has no answer.
    evidence: texts of which a citation must hold one. measures: numbers of which the answer must name one, where there
    are any. documents: where the answer stands.
    """

    id: str
    kind: str
    question: str
    answer: Groups = ()
    evidence: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    chat: str = ""
    way: str = ""

    @property
    def has_answer(self) -> bool:
        """Whether the documents answer it."""
        return self.kind not in (UNANSWERABLE, CLARIFY)


@dataclass(frozen=True, slots=True)
class Sought:
    """A question and the one document that answers it."""

    id: str
    question: str
    document: str
    chat: str = ""


def read(file: Path) -> tuple[Known | Sought, ...]:
    """The questions of a file in order. Raises InputError with the line and what is wrong with it."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is geen UTF-8: sla het bestand op als UTF-8.") from error
    except OSError as error:
        raise InputError(f"Het bestand {file} is niet te lezen: controleer het pad en de rechten.") from error
    found: dict[str, Known | Sought] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = parse(line)
        except InputError as error:
            raise InputError(f"{file}, regel {number}: {error}") from error
        if one.id in found:
            raise InputError(f"{file}, regel {number}: de id “{one.id}” is al gebruikt. Geef elke vraag een eigen id.")
        found[one.id] = one
    if not found:
        raise InputError(f"{file} heeft geen vragen: zet op elke regel een JSON-object.")
    return tuple(found.values())


def parse(line: str) -> Known | Sought:
    """One line. Raises InputError with what is wrong with it."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("dit is geen JSON.") from error
    if not isinstance(record, dict):
        raise InputError("dit is geen JSON-object.")
    fields = _Fields(record)
    if "document" in record and "kind" not in record:
        return Sought(fields.text("id"), fields.text("question"), fields.text("document"), fields.text("chat", ""))
    known = Known(
        id=fields.text("id"),
        kind=fields.text("kind"),
        question=fields.text("question"),
        answer=fields.groups("answer"),
        evidence=fields.texts("evidence"),
        measures=fields.texts("measure"),
        documents=fields.texts("doc"),
        chat=fields.text("chat", ""),
        way=fields.text("way", ""),
    )
    if known.has_answer and not known.evidence:
        raise InputError('"evidence" ontbreekt: noem een tekst die een citaat moet bevatten.')
    return known


class _Fields:
    """The fields of one line, each checked as it is taken."""

    def __init__(self, record: dict[str, object]) -> None:
        self._record = record

    def text(self, name: str, missing: str | None = None) -> str:
        """A text, or a number as text; missing: what counts where there is none, None when there must be one."""
        value = self._record.get(name, missing)
        if value is None:
            raise InputError(f'"{name}" ontbreekt.')
        if isinstance(value, bool) or not isinstance(value, str | int) or (missing is None and not str(value).strip()):
            raise InputError(f'"{name}" is geen tekst.')
        return str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts or numbers; empty where there is none."""
        return _texts(self._record.get(name, []), name)

    def groups(self, name: str) -> Groups:
        """A list of lists of regular expressions; empty where there is none."""
        groups = self._record.get(name, [])
        if not isinstance(groups, list) or not all(groups):
            raise InputError(f'"{name}" is geen lijst van lijsten van teksten.')
        return tuple(tuple(_pattern(text, name) for text in _texts(group, name)) for group in groups)


def _texts(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str | int) and re.search(r"\w", str(v)) for v in value):
        raise InputError(f'"{name}" is geen lijst van teksten.')
    return tuple(str(v) for v in value)


def _pattern(text: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise InputError(f'"{name}" heeft een patroon dat niet klopt: {text}') from error
