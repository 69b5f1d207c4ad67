"""`beleidsbot ask`: one question, or a file of them, and their answers."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot import message, opening, questions, terminal
from bot.questions import Line
from index import kept, snapshots
from index.answer import Conversation, Engine
from index.errors import InputError
from index.records import Answer
from index.settings import Settings


def one(settings: Settings, corpus: Path | None, question: str, as_json: bool) -> int:
    """Prints the answer to one question. corpus: the folder that the user named, if any."""
    opened = opening.engine(settings, corpus)
    if not as_json:
        show(opened, question, Conversation())
        return 0
    start = time.perf_counter()
    answer = opened.ask(question, Conversation())
    _kept(opened, answer)
    terminal.say(_as_json(answer.id or None, question, answer, start))
    return 0


def again(settings: Settings, id_: str, as_json: bool) -> int:
    """Prints an answer that was given before, by its id. Raises InputError when it is not known."""
    start = time.perf_counter()
    found = kept.find(settings.index, id_.strip().lower())
    if found is None:
        raise InputError(
            f"Antwoord {id_} is hier niet bewaard. Bewaard worden de laatste {kept.MOST} antwoorden van deze index. "
            "Stel de vraag opnieuw."
        )
    current = snapshots.current(settings.index)
    if current is None or not current.name.endswith(f"-{found.snapshot}"):
        terminal.note("De documenten zijn sindsdien vernieuwd: dit is het antwoord van toen. Stel de vraag opnieuw.")
    if as_json:
        terminal.say(_as_json(found.answer.id, None, found.answer, start))
    else:
        _print(found.answer, found.places)
    return 0


def batch(settings: Settings, corpus: Path | None, file: str) -> int:
    """Answers each line of a file ("-" is standard input) as it comes, as JSON. Returns 1 when a line was broken.

    A broken line is named on standard error; the others are answered all the same. Lines of one chat are one
    conversation.
    """
    chats: dict[str, Conversation] = {}
    status = 0
    stream = questions.opened(file)
    opened = opening.engine(settings, corpus)
    for number, raw in enumerate(stream, 1):
        if not raw.strip():
            continue
        try:
            line = questions.parse(raw)
        except InputError as error:
            terminal.note(f"Regel {number} is overgeslagen: {error}")
            status = 1
            continue
        conversation = chats.setdefault(line.chat, Conversation()) if line.chat else Conversation()
        terminal.say(answered(opened, line, conversation))
    return status


def answered(opened: Engine, line: Line, conversation: Conversation) -> str:
    """The answer to one line, as one line of JSON."""
    start = time.perf_counter()
    return _as_json(line.id, line.question, opened.ask(line.question, conversation), start)


def show(opened: Engine, question: str, conversation: Conversation) -> None:
    """Prints an answer with its sources as a person reads it, and keeps it."""
    answer = opened.ask(question, conversation)
    _print(answer, _kept(opened, answer))


def _kept(opened: Engine, answer: Answer) -> tuple[str, ...]:
    """Keeps an answer beside the index that it is from. Returns where its citations stand, in words."""
    place = opening.places(opened.snapshot)
    places = tuple(place(cited) for cited in answer.citations)
    kept.keep(opened.snapshot.folder.parent, answer, opened.snapshot.card.id, places)
    return places


def _print(answer: Answer, places: Sequence[str]) -> None:
    told = dict(zip(answer.citations, places, strict=True))
    if sys.stdout.isatty():
        terminal.answer(answer.text, message.quotations(answer, told.__getitem__), message.identified(answer))
    else:
        terminal.say(message.plain(answer, told.__getitem__))


def _as_json(identity: object, question: str | None, answer: Answer, start: float) -> str:
    return json.dumps(message.as_json(identity, question, answer, time.perf_counter() - start), ensure_ascii=False)
