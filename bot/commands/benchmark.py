"""`beleidsbot benchmark`: how long the commands take here, each measured as a user meets it, from start to end."""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

from bot import terminal
from index.errors import InputError
from index.settings import Settings

_COLD_RUNS = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured, and on what. ask_cold_s: None where the documents have no numbered things."""

    processor: str
    cores: int
    python: str
    questions: int
    index_s: float
    index_again_s: float
    answer_median_ms: float
    answer_p95_ms: float
    ask_cold_s: float | None


def run(settings: Settings, where: Path | None, questions: Path | None, as_json: bool) -> int:
    """Prints the figures, over indexes that are made for it and thrown away.

    where: the folder to make them in, else the system's own. questions: a file of JSON lines with "question".
    """
    if where is not None:
        where.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=where) as folder:
        bench = Bench(settings.corpus, Path(folder))
        terminal.note(f"De documenten van {settings.corpus} worden gemeten; dit duurt een paar minuten.")
        bench.command("index")  # unpacks the model where that has not been done, which is not what is measured
        figures = measure(bench, questions)
    if as_json:
        terminal.say(json.dumps(asdict(figures)))
    else:
        terminal.table("Gemeten op deze machine", ("wat", "hoeveel"), rows(figures))
    return 0


class Bench:
    """Runs commands of this program over one corpus, with indexes in a folder of its own."""

    def __init__(self, corpus: Path, folder: Path) -> None:
        self._corpus = corpus
        self._folder = folder
        self._index = folder / "first"

    def fresh(self) -> None:
        """From here on there is no index."""
        self._index = self._folder / "second"

    def file(self, lines: list[str]) -> Path:
        """A file with these lines."""
        file = self._folder / "questions.jsonl"
        file.write_text("\n".join(lines), encoding="utf-8")
        return file

    def command(self, *arguments: str) -> tuple[str, float]:
        """What a command prints, and its seconds from start to end. Raises InputError when it fails to start."""
        whole = [sys.executable, "-m", "bot", *arguments, "--corpus", str(self._corpus), "--index", str(self._index)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        start = time.perf_counter()
        ended = subprocess.run(whole, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)  # noqa: S603 (this program itself)
        seconds = time.perf_counter() - start
        if ended.returncode and not ended.stdout:
            raise InputError(f"beleidsbot {arguments[0]} mislukt: {ended.stderr.strip()}")
        return ended.stdout, seconds


def measure(bench: Bench, questions: Path | None) -> Figures:
    """All figures; the model is unpacked already."""
    bench.fresh()
    _, index = bench.command("index")
    _, again = bench.command("index")
    register = [json.loads(line) for line in bench.command("register", "--json")[0].splitlines()]
    asked = from_file(questions) if questions else from_register(register)
    lines = [json.dumps({"id": n, "question": question}) for n, question in enumerate(asked)]
    printed, _ = bench.command("ask", "--json", "--batch", str(bench.file(lines)))
    taken = [json.loads(line)["elapsed_ms"] for line in printed.splitlines()]
    return Figures(
        processor=platform.processor() or platform.machine(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        python=platform.python_version(),
        questions=len(taken),
        index_s=round(index, 1),
        index_again_s=round(again, 1),
        answer_median_ms=round(median(taken), 1),
        answer_p95_ms=round(quantiles(taken, n=20)[-1], 1),
        ask_cold_s=cold(bench, register),
    )


def cold(bench: Bench, register: list[dict[str, str]]) -> float | None:
    """The median of a few questions about a numbered measure, each by a program that starts for it."""
    numbered = [measure["code"] for measure in register if measure["code"].isdigit()][:_COLD_RUNS]
    taken = [bench.command("ask", f"wat is de status van maatregel {code}")[1] for code in numbered]
    return round(median(taken), 2) if taken else None


def from_file(file: Path) -> list[str]:
    """The questions of a file. Raises InputError when it is no file of questions."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["question"] for line in lines if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f'{file} heeft geen regels zoals {{"id": "1", "question": "..."}}.') from error


def from_register(register: list[dict[str, str]]) -> list[str]:
    """A question by number and one by subject for each measure."""
    if not register:
        raise InputError("Deze documenten hebben geen genummerde maatregelen: geef vragen met --questions BESTAND.")
    by_number = [f"wat is de status van maatregel {measure['code']}" for measure in register]
    return by_number + [f"wat is bekend over {measure['title']}?" for measure in register if measure["title"]]


def rows(figures: Figures) -> list[tuple[str, str]]:
    """The figures as a reader takes them in."""
    return [
        ("machine", f"{figures.processor}, {figures.cores} kernen, Python {figures.python}"),
        ("index bouwen, taalmodel uitgepakt", f"{figures.index_s} s"),
        ("index bijwerken, niets veranderd", f"{figures.index_again_s} s"),
        (f"antwoord in een reeks van {figures.questions}, mediaan", f"{figures.answer_median_ms} ms"),
        ("antwoord in die reeks, 95e percentiel", f"{figures.answer_p95_ms} ms"),
        ("vraag naar een nummer, vanaf koude start", f"{figures.ask_cold_s} s" if figures.ask_cold_s else "-"),
    ]
