"""The answers given over an index, kept so that an id gives one back. Beside the snapshots, in one SQLite file.

Kept is what was answered and on which snapshot: no question, no chat, no person, no time. Of the words of a question an
answer repeats at most the few that no document holds. The oldest go when there are more than MOST.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index import serial
from index.records import Answer

FILE = "answers.sqlite"
MOST = 5000
_TABLE = """CREATE TABLE IF NOT EXISTS answers
(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, snapshot TEXT NOT NULL, answer TEXT NOT NULL)"""
_OLDEST = "DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - ?"
_SECONDS = 2.0  # what an answer waits for another program that is keeping one


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given. snapshot: the id of the snapshot that it is from; places: where each of its citations
    stood, in words, since a newer snapshot may no longer know."""

    answer: Answer
    snapshot: str
    places: tuple[str, ...]


def keep(index: Path, answer: Answer, snapshot: str, places: Sequence[str]) -> bool:
    """Keep an answer that has an id. False where it cannot be kept: an answer is no worse for that."""
    if not answer.id:
        return False
    record = json.dumps(serial.to_json(Kept(answer, snapshot, tuple(places))), ensure_ascii=False)
    try:
        with closing(sqlite3.connect(index / FILE, timeout=_SECONDS)) as base, base:
            base.execute(_TABLE)
            base.execute("INSERT OR IGNORE INTO answers VALUES (NULL, ?, ?, ?)", (answer.id, snapshot, record))
            base.execute(_OLDEST, (MOST,))
    except sqlite3.Error:
        return False
    return True


def find(index: Path, id_: str) -> Kept | None:
    """The answer with this id; None where there is none, or none that can be read."""
    try:
        with closing(sqlite3.connect(f"{(index / FILE).absolute().as_uri()}?mode=ro", uri=True)) as base:
            row = base.execute("SELECT answer FROM answers WHERE id = ?", (id_,)).fetchone()
        return serial.from_json(Kept, json.loads(row[0])) if row else None
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        return None
