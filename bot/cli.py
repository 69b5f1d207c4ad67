"""The command line: which commands there are, what they take, and how they end. The one door to typer.

Exit status: 0 done, 1 something the user can mend, 2 a command written wrongly, 130 stopped with Ctrl-C. What a command
does stands in bot/commands; it is imported when its command runs, because a cold start must stay short.
"""

import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot import terminal
from index import settings
from index.errors import BeleidsbotError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Beantwoordt vragen over beleidsdocumenten, en bewijst elk antwoord met citaten.",
)

Index = Annotated[Path | None, typer.Option("--index", metavar="MAP", help="De map van de index.")]
Corpus = Annotated[Path | None, typer.Option("--corpus", metavar="MAP", help="De map met documenten.")]
Json = Annotated[bool, typer.Option("--json", help="Uitvoer als JSON.")]


@app.command("index")
def index_command(
    folder: Annotated[Path | None, typer.Argument(metavar="[CORPUS]", help="De map met documenten.")] = None,
    index: Index = None,
    corpus: Corpus = None,
) -> int:
    """Bouw de index of werk hem bij; alleen wat veranderde wordt opnieuw gelezen."""
    from bot.commands import index as command

    return command.run(settings.load(index, folder or corpus), folder or corpus)


@app.command()
def ask(
    words: Annotated[list[str] | None, typer.Argument(metavar="[VRAAG]", help="De vraag.")] = None,
    json: Json = False,
    again: Annotated[
        str | None, typer.Option("--again", metavar="NUMMER", help="Toon een eerder antwoord opnieuw, bij zijn nummer.")
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            "--batch",
            metavar="BESTAND",
            help='Beantwoord elke regel {"id", "question", "chat"?} van dit bestand (- is de invoer), als JSON.',
        ),
    ] = None,
    index: Index = None,
    corpus: Corpus = None,
) -> int:
    """Stel een vraag."""
    if bool(words) + bool(batch) + bool(again) != 1:
        raise typer.BadParameter("geef een vraag, of --batch met een bestand met vragen, of --again met een nummer.")
    from bot.commands import ask as command

    chosen = settings.load(index, corpus)
    if again:
        return command.again(chosen, again, json)
    return command.batch(chosen, corpus, batch) if batch else command.one(chosen, corpus, " ".join(words or []), json)


@app.command()
def register(
    json: Json = False,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="BESTAND", help="Schrijf naar een bestand dat Excel opent.")
    ] = None,
    index: Index = None,
    corpus: Corpus = None,
) -> int:
    """Toon elke maatregel met zijn stand van zaken en waar die staat."""
    from bot.commands import register as command

    return command.run(settings.load(index, corpus), corpus, json, csv)


@app.command()
def check(index: Index = None, corpus: Corpus = None) -> int:
    """Toon wat niet gelezen kon worden of vreemd is in de documenten (status 1 als er iets te herstellen is)."""
    from bot.commands import check as command

    return command.run(settings.load(index, corpus), corpus)


@app.command()
def chat(index: Index = None, corpus: Corpus = None) -> int:
    """Voer het gesprek in de terminal."""
    from bot.commands import chat as command

    return command.run(settings.load(index, corpus), corpus)


@app.command()
def benchmark(
    json: Json = False,
    questions: Annotated[
        Path | None,
        typer.Option("--questions", metavar="BESTAND", help="Vragen als JSON-regels; anders uit het register."),
    ] = None,
    index: Index = None,
    corpus: Corpus = None,
) -> int:
    """Meet hoe snel het is op deze machine, met een eigen index die weer verdwijnt."""
    from bot.commands import benchmark as command

    return command.run(settings.load(None, corpus), index, questions, json)


@app.command()
def evaluate(
    questions: Annotated[
        Path, typer.Argument(metavar="VRAGEN", help="Vragen met bekende antwoorden, als JSON-regels.")
    ],
    misses: Annotated[bool, typer.Option("--misses", help="Toon bij elke fout in welke stap het misging.")] = False,
    json: Json = False,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="DEEL", help="Laat een onderdeel weg: words, vectors, register of gate."),
    ] = None,
    ablations: Annotated[
        bool, typer.Option("--ablations", help="Vergelijk: alles, en met elk onderdeel om de beurt weggelaten.")
    ] = False,
    index: Index = None,
    corpus: Corpus = None,
) -> int:
    """Meet hoe goed vragen met bekende antwoorden worden beantwoord."""
    if ablations and (misses or without):
        raise typer.BadParameter("--ablations gaat niet samen met --misses of --without.")
    from bot.commands import evaluate as command

    chosen, left_out = settings.load(index, corpus), command.parts(without or [])
    if ablations:
        return command.ablations(chosen, corpus, questions, json)
    return command.run(chosen, corpus, questions, left_out, misses, json)


# How typer says what is wrong with a command, and how we say it.
_USAGE = (
    (r"No such option: (\S+).*", r"de optie \1 bestaat niet."),
    (r"No such command (\S+?)\.?", r"de opdracht \1 bestaat niet."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"“\1” is te veel."),
    (r"Option '?(\S+?)'? requires an argument\.?", r"na \1 moet nog iets komen."),
    (r"Missing argument '?(\S+?)'?\.?", r"\1 ontbreekt."),
    (r"Invalid value(?: for [^:]+)?: (.*)", r"\1"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns the exit status. No error of ours ends in a trace."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(app(given or ["--help"], prog_name="beleidsbot", standalone_mode=False) or 0)
    except BeleidsbotError as error:
        terminal.note(str(error))
        return 1
    except typer.TyperException as error:
        terminal.note(f"Dit kan niet: {_in_dutch(error.format_message())} Zie: beleidsbot --help")
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return 130


def _in_dutch(message: str) -> str:
    for pattern, dutch in _USAGE:
        if match := re.fullmatch(pattern, message):
            return match.expand(dutch)
    return message
