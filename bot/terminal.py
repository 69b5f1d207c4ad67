"""What is shown on a terminal, and the same without any dressing where output is piped. The one door to rich.

Only commands' results go to standard output; notes, progress and errors go to standard error.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from bot.message import Quotation

Step = Callable[[str, int, int], None]
"""Takes what is being done, how many are done, and out of how many."""


def say(text: str = "") -> None:
    """One piece of a result."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """Something about the result, kept apart from it."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def asked() -> str | None:
    """The next line that the user types, without blanks around it; None when there is no more."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip() if line else None
    import readline  # noqa: F401  (importing it gives input() its arrow keys and history)

    try:
        return input("\n> ").strip()
    except EOFError:
        say()
        return None


def answer(text: str, sources: Iterable[Quotation], below: str) -> None:
    """An answer on a terminal: the answer stands out, and the places of its sources step back, then a last line."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(text, style="bold"))
    for source in sources:
        console.print()
        console.print(Text.assemble((f"[{source.number}] ", "cyan"), f"“{source.quote}”"))
        console.print(Padding(Text(source.place, style="dim"), (0, 0, 0, 4)))
    if below:
        console.print()
        console.print(Text(below, style="dim"))


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table; the last column but one gives way when the terminal is narrow."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in header:
        grid.add_column(name, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 140).print(grid)


@contextmanager
def progress() -> Iterator[Step]:
    """A progress bar on standard error while the block runs; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total)
