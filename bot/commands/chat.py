"""`beleidsbot chat`: the bot's conversation in the terminal."""

from pathlib import Path

from bot import opening, terminal
from bot.commands.ask import show
from index.answer import Conversation
from index.settings import Settings

_WELCOME = "Stel een vraag over de documenten. /help toont wat u kunt typen, /stop sluit af."
_HELP = """Typ een vraag, zoals: wat is de status van maatregel 20?
Vraag gerust door: "en 21?" gaat over hetzelfde als uw vorige vraag.
Staat er een genummerde keuze onder het antwoord, typ dan het nummer.

/nieuw   begin opnieuw, zonder de vorige vragen
/help    deze uitleg
/stop    sluit af (of Ctrl-D)"""


def run(settings: Settings, corpus: Path | None) -> int:
    """Answers line by line until the reader stops. corpus: the folder that the user named, if any."""
    conversation = Conversation()
    engine = opening.engine(settings, corpus)
    terminal.say(_WELCOME)
    while (line := terminal.asked()) not in (None, "/stop"):
        match line:
            case "/help":
                terminal.say(_HELP)
            case "/nieuw":
                conversation.forget()
                terminal.say("We beginnen opnieuw.")
            case str() if line.startswith("/"):
                terminal.say(f"{line} ken ik niet. /help toont wat u kunt typen.")
            case str() if line:
                show(engine, line, conversation)
                terminal.say()
    terminal.say("Tot ziens.")
    return 0
