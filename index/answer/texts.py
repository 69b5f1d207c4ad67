"""The Dutch sentences of the engine: what frames an answer. Short, at language level B1."""

from collections.abc import Sequence
from datetime import date

from index.dutch.dates import written

GREETING = "Hallo. Stel een vraag over het beleid, bijvoorbeeld: wat is de status van maatregel 20?"
THANKS = "Graag gedaan. Stel gerust nog een vraag."
GOODBYE = "Tot ziens."
INSULT = (
    "Jammer dat het niet goed ging. Stel de vraag anders, of noem het nummer van de maatregel; dan zoek ik opnieuw."
)
INSTRUCTION = "Dat kan ik niet. Ik beantwoord alleen vragen over de documenten, en bewijs elk antwoord met een citaat."
WHO_AM_I = (
    "Ik ben Beleidsbot, een automatische assistent. Ik beantwoord vragen over beleidsdocumenten en bewijs elk antwoord "
    "met citaten. Wat niet in de documenten staat, weet ik niet."
)
NO_QUESTION = "Ik zie geen vraag. Stel een vraag in woorden, bijvoorbeeld: wat is de status van maatregel 20?"
CHAT = "Daar praat ik niet over. Ik beantwoord vragen over de beleidsdocumenten."
OTHER_LANGUAGE = "Ik begrijp alleen Nederlands. Stel uw vraag in het Nederlands."
UNKNOWN_COMMAND = "Die opdracht ken ik niet. Stel gewoon een vraag over het beleid."
_SHORT_STATUS = 60
TOO_LONG = "Die vraag is te lang. Stel een vraag van hooguit 1.000 tekens."
ASK_WHOSE = "Welke bedoelt u?"
# Said by the engine in other modules; with all that stands here the gate takes it for the engine's own words.
OWN = (
    "waarvan de status vertraging meldt",
    "waarvan de status zegt dat ze nog niet gestart zijn",
    "waarvan de status zegt dat ze stilstaan",
    "waarvan de status zegt dat ze uitgesteld zijn",
    "waarvan de status zegt dat ze gestopt zijn",
    "waarvan de status zegt dat ze klaar zijn",
    "waarvan de status niet zegt dat ze klaar zijn",
    "die volgens de status op schema liggen",
    "waarvan de status zegt dat ze lopen",
    "waarvan de status zegt dat het nog niet gestart is",
    "waarvan de status zegt dat het stilstaat",
    "waarvan de status zegt dat het uitgesteld is",
    "waarvan de status zegt dat het gestopt is",
    "waarvan de status zegt dat het klaar is",
    "waarvan de status niet zegt dat het klaar is",
    "die volgens de status op schema ligt",
    "waarvan de status zegt dat het loopt",
    "die klaar moet zijn in",
    "die begint in",
    "met als trekker ‘",
    "die klaar moeten zijn in",
    "die beginnen in",
    "met een datum in",
    "over ‘",
    "waarin ‘",
    "onder ‘",
    "het hoogste cijfer",
    "het laagste cijfer",
    "De documenten leggen",
    "niet uit.",
    "De letters passen bij",
    "staat voor",
    "minder:",
    "meer:",
)


def stand(published: date | None) -> str:
    """As of when an answer holds: "stand per 13 juni 2024"."""
    return f"stand per {written(published)}" if published else "document zonder datum"


def others_have(name: str, asked: str, others: str) -> str:
    """That one organisation has no such number and another has."""
    return f"In de documenten van {asked} staat geen {name}. Wel in die van {others}."


def other_documents_have(name: str, asked: Sequence[str], others: Sequence[str]) -> str:
    """That the documents which a question names have no such number, and others of the same organisation have."""
    return f"In {listed([f'‘{a}’' for a in asked])} staat geen {name}. Wel in {listed([f'‘{o}’' for o in others])}."


def in_singular(which: str) -> str:
    """What things have in common, said of one thing: "waarvan de status zegt dat het klaar is"."""
    for many, one in _OF_ONE:
        which = which.replace(many, one)
    return which


_OF_ONE = (
    ("dat ze nog niet gestart zijn", "dat het nog niet gestart is"),
    ("dat ze stilstaan", "dat het stilstaat"),
    ("dat ze uitgesteld zijn", "dat het uitgesteld is"),
    ("dat ze gestopt zijn", "dat het gestopt is"),
    ("dat ze klaar zijn", "dat het klaar is"),
    ("op schema liggen", "op schema ligt"),
    ("dat ze lopen", "dat het loopt"),
    ("die klaar moeten zijn in", "die klaar moet zijn in"),
    ("die beginnen in", "die begint in"),
)


def silent_since(since: str) -> str:
    """That the newest document says nothing of a status; what follows is older. since: as stand() says it."""
    return f"het nieuwste document ({since}) zegt niets over de status. Daarvoor:"


def silent_report(title: str, since: str) -> str:
    """That the newest report leaves a measure out; what follows is older. since: as stand() says it."""
    return f"‘{title}’ ({since}) noemt dit niet. Het laatst bekende:"


def shared(others: Sequence[str]) -> str:
    """That a measure is told of together with others."""
    return f", samen met {listed(others)}"


def of_party(name: str, leads: bool) -> str:
    """What things have in common that a party leads, or in which it takes part."""
    return f"met als trekker ‘{name}’" if leads else f"waarin ‘{name}’ voorkomt"


def in_year(year: int, edge: str) -> str:
    """What things have in common that end, start or (any other edge) take place in a year."""
    return f"{ {'end': 'die klaar moeten zijn in', 'start': 'die beginnen in'}.get(edge, 'met een datum in') } {year}"


def other_total(said: int, found: int) -> str:
    """That a document counts its own things otherwise than the register does."""
    return f"Let op: het document zelf noemt er {said}; ik vind er {found}."


def left_out(codes: Sequence[str], noun: str) -> str:
    """Which numbers a list has no line for, and how to learn more of them."""
    return f"En nog {len(codes)}: {', '.join(codes)}. Vraag naar een {noun} met het nummer."


def more_proof(noun: str) -> str:
    """That a list has more proof than can be cited at once."""
    return f"Niet elk citaat past hier. Vraag naar een {noun} met het nummer voor het bewijs."


def listed(parts: Sequence[str]) -> str:
    """Parts as Dutch lists them: "1, 2 en 3"."""
    return " en ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def searched(count: int, newest: date | None) -> str:
    """What was looked through."""
    documents = "1 document" if count == 1 else f"{count} documenten"
    return f"Ik zocht in {documents}" + (f"; het nieuwste is van {written(newest)}." if newest else ".")


def not_found(missing: Sequence[str]) -> str:
    """That the documents do not answer, and which words of the question they lack."""
    if missing:
        words = listed([f"‘{word}’" for word in missing])
        verb = "komt" if len(missing) == 1 else "komen"
        return f"Daarover vind ik niets: {words} {verb} in dit verband niet voor in de documenten."
    return "Dat staat niet in de documenten."


A_NUMBER, A_PLACE, A_YEAR = "het nummer van de maatregel", "de gemeente", "het jaar"


def nearby(name: str, title: str) -> str:
    """What the documents do know near a question."""
    return f"Wel vind ik in de buurt: {name} ({title})."


def awaited(newest: date) -> str:
    """That the question is about a time after the newest document."""
    return f"Er is nog geen nieuwer document dan dat van {written(newest)}."


def awaited_in_series(kind: str, organisation: str, newest: date, months: int) -> str:
    """The same of a series that comes at a regular interval."""
    often = {1: "elke maand", 3: "elk kwartaal", 6: "elk half jaar", 12: "elk jaar"}.get(
        months, f"elke {months} maanden"
    )
    whose = f" van {organisation}" if organisation else ""
    return f"De {kind}{whose} komt ongeveer {often}; er is nog geen nieuwere dan die van {written(newest)}."


def ask_better(wanted: Sequence[str], lacks_word: bool) -> str:
    """How to ask better. wanted: what the question could name; lacks_word: whether a word of it is in no document."""
    if lacks_word:
        return "Probeer een ander woord" + (f", of noem {' of '.join(wanted[:1])}." if wanted else ".")
    return f"Noem zo mogelijk {listed(wanted)}." if wanted else ""


def too_many(answered: int) -> str:
    """That a message held more questions than are answered at once."""
    return f"Ik beantwoord {answered} vragen tegelijk. Stel de andere in een nieuw bericht."


def of_whole(title: str) -> str:
    """What the parts of a numbered thing have in common."""
    return f"onder ‘{title}’"


def none_of(noun: str, which: str, title: str, published: date | None) -> str:
    """That a document has no thing of a kind with what is asked: a status that says it is done."""
    return f"Ik vind geen {noun} {in_singular(which)}. Ik zocht in ‘{title}’ ({stand(published)})."


def measure_silent(name: str, titles: Sequence[str]) -> str:
    """That a measure is silent on what was asked, and in which documents it was looked up."""
    return f"{name} zegt daar niets over. Ik zocht in {listed([f'‘{title}’' for title in titles])}."


def known(status: str) -> str:
    """What is known of a measure that is silent on what was asked: its status, where that is short."""
    return f"Wel bekend is de status: {status.rstrip('.')}." if status and len(status) <= _SHORT_STATUS else ""


def no_text(name: str) -> str:
    """That a numbered heading has no text under it."""
    return f"Onder {name} staat geen tekst in de documenten."


def no_such(name: str, known: str) -> str:
    """That a number does not exist, and which do."""
    return f"{name[0].upper()}{name[1:]} staat niet in de documenten." + (f" {known}" if known else "")


def stands_for(name: str, meaning: str) -> str:
    """What an abbreviation stands for."""
    return f"{name} staat voor {meaning}."


def explained_by(house: str, published: date | None) -> str:
    """Whose explanation it is, behind it."""
    return f"({house}, {stand(published)})"


def not_explained(name: str) -> str:
    """That the documents explain one of the words that are asked, and another not."""
    return f"De documenten leggen ‘{name}’ niet uit."


def letters_fit(name: str, long: str, house: str, published: date | None) -> str:
    """That an abbreviation is explained nowhere, and which words of a document fit its letters."""
    return f"De documenten leggen {name} niet uit. De letters passen bij ‘{long}’ ({house}, {stand(published)})."


def also_written(houses: Sequence[str]) -> str:
    """That other organisations write about the same, and how to ask for what they say."""
    verb = "schrijft" if len(houses) == 1 else "schrijven"
    return f"Ook {listed(houses)} {verb} hierover; noem die naam in uw vraag voor dat beleid."


MORE, LESS, EQUAL = "meer", "minder", "evenveel"


def at_moment(count: str, moment: str) -> str:
    """A count with its moment: "203 wachtenden (1 juli 2023)"."""
    return f"{count} ({moment})"


def course(first: float, last: float, plan: bool) -> str:
    """Where a series went from its first point to its last. plan: some of it is still to come."""
    what = "is het gelijk gebleven" if first == last else "is het gestegen" if last > first else "is het gedaald"
    if plan:
        what = "blijft het gelijk" if first == last else "stijgt het" if last > first else "daalt het"
    return f"Van het eerste tot het laatste cijfer {what}."


def compared(verdict: str, one: str, other: str) -> str:
    """Two counts beside each other: "minder: 14 jeugdigen (...), tegen 17 jeugdigen (...)."."""
    return f"{verdict}: {one}, tegen {other}."


def yes(word: str) -> str:
    """That it is as the question has it."""
    return f"ja, {word}"


def no(word: str) -> str:
    """That it is not as the question has it."""
    return f"nee, {word}"


def contradicted(title: str, published: date | None, other: str, age: int) -> str:
    """That another source gives another figure. age: 1 where it is the newest, -1 where it is older, 0 unknown."""
    return f"{_elsewhere(title, published, age)} noemt een ander getal: {other}."


def other_date(title: str, published: date | None, other: str, age: int) -> str:
    """That another source gives another date for the same."""
    return f"{_elsewhere(title, published, age)} noemt een andere datum: {other}."


def other_status(title: str, published: date | None, other: str, age: int) -> str:
    """That another source says otherwise how far it is. other: its own sentence."""
    return f"{_elsewhere(title, published, age)} noemt een andere stand: {other}"


def _elsewhere(title: str, published: date | None, age: int) -> str:
    which = {1: ", nieuwer", -1: ", ouder"}.get(age, "")
    when = f" ({written(published)}{which})" if published else ""
    return f"Let op: ‘{title}’{when}"


def after_publication(day: str, published: date | None) -> str:
    """That a quoted date lies after its document was published."""
    when = f" ({written(published)})" if published else ""
    return f"Let op: de datum {day} ligt na de publicatie van het document{when}."


def no_such_day(day: str) -> str:
    """That a quoted date does not exist."""
    return f"Let op: de datum {day} bestaat niet."


def extreme(row: str, column: str, cell: str, most: bool) -> str:
    """The largest or smallest cell of a row or column, with both names."""
    return f"{row}, {column}: {cell}, het {'hoogste' if most else 'laagste'} cijfer."


def says_nothing(house: str) -> str:
    """That the documents of one organisation are silent on what is compared."""
    return f"{house}: daarover vind ik niets in de documenten."


def unproved_fact(fact: str) -> str:
    """Why an answer is not sent: a figure, date, name or number that nothing proves."""
    return f"‘{fact}’ staat in geen citaat"


def other_fact(fact: str, quoted: str) -> str:
    """Why an answer is not sent: it says one thing where its quotation says another."""
    return f"‘{fact}’ staat er niet zo: het citaat zegt ‘{quoted}’"


def turn_added(word: str) -> str:
    """Why an answer is not sent: a word turns it round that its quotation lacks."""
    return f"‘{word}’ staat niet in het citaat"


def turn_lost(word: str) -> str:
    """Why an answer is not sent: its quotation has a word that turns it round, and the answer leaves that out."""
    return f"het citaat zegt ‘{word}’, het antwoord laat dat weg"


def unsupported(sentence: str) -> str:
    """Why an answer is not sent: a sentence that no quotation bears out."""
    return f"geen citaat zegt dit: ‘{sentence}’"


NO_CITATION = "het antwoord heeft geen citaat"
WORDED_EMPTY = "het taalmodel schreef niets"
WORDED_LONG = "het taalmodel schreef te veel"
WORDED_MARKUP = "het taalmodel schreef opmaak"
WORDED_FOREIGN = "het taalmodel schreef geen Nederlands"
WORDED_VERDICT = "het taalmodel zei zelf ja of nee"
