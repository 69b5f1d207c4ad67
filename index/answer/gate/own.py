"""What the engine says of its own accord, read from its texts: the gate looks for no proof of those words."""

import ast
import inspect
import re
from functools import lru_cache

from index.answer import texts
from index.answer.gate.turns import classes
from index.dutch.words import tokens

_SHORTEST = 3  # fewer words than this may stand in any sentence: "elk jaar"; texts.OWN has those that may not


@lru_cache(maxsize=1)
def phrases() -> tuple[str, ...]:
    """The fixed parts of the engine's sentences that nobody else says, the longest first.

    Read from the source of texts.py, so that no list of them can fall behind: "zegt niets over de status".
    """
    written = {
        node.value
        for node in ast.walk(_without_docstrings(ast.parse(inspect.getsource(texts))))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    parts = {part.strip() for text in written for part in re.split(r"[\n()‘’]", text)}
    own = {*texts.OWN, *(p for p in parts if len(p.split()) >= _SHORTEST)}
    return tuple(sorted(own, key=lambda p: (-len(p), p)))


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        body = getattr(node, "body", [])
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(node, ast.Module | ast.FunctionDef)
        ):
            body[:1] = [ast.Pass()]
    return tree


def speaks(line: str) -> bool:
    """Whether the engine's own words stand in a line of an answer."""
    return any(phrase in line for phrase in phrases())


@lru_cache(maxsize=1)
def _turning() -> tuple[str, ...]:
    return tuple(p for p in phrases() if p in texts.OWN or any(classes(tuple(tokens(p)))))


def without(text: str) -> str:
    """A text with a line break for each of the engine's own phrases that would turn a sentence round."""
    for phrase in _turning():
        if phrase in text:
            text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", "\n", text)
    return text
