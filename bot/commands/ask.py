"""`beleidsbot ask`: one question, or a file of them, and their answers."""

import json
import sys
import time
from pathlib import Path

from bot import message, opening, questions, terminal
from bot.questions import Line
from index.answer import Conversation, Engine
from index.errors import InputError
from index.settings import Settings


def one(settings: Settings, corpus: Path | None, question: str, as_json: bool) -> int:
    """Prints the answer to one question. corpus: the folder that the user named, if any."""
    opened = opening.engine(settings, corpus)
    if as_json:
        terminal.say(answered(opened, Line(None, question), Conversation()))
    else:
        show(opened, question, Conversation())
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
    answer = opened.ask(line.question, conversation)
    record = message.as_json(line.id, line.question, answer, time.perf_counter() - start)
    return json.dumps(record, ensure_ascii=False)


def show(opened: Engine, question: str, conversation: Conversation) -> tuple[str, ...]:
    """Prints an answer with its sources as a person reads it. Returns the questions that the reader can pick from."""
    answer = opened.ask(question, conversation)
    places = opening.places(opened.snapshot)
    if sys.stdout.isatty():
        terminal.answer(answer.text, answer.choices, message.quotations(answer, places))
    else:
        terminal.say(message.plain(answer, places))
    return answer.choices
