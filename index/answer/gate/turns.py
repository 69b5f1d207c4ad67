"""The words that turn a Dutch sentence round: negation, modality, state, condition. Each has its class."""

# A sentence keeps its meaning only when each class occurs in it as often as in what proves it. Within a class words
# may replace each other: "deels" for "gedeeltelijk", "dient" for "moet".
_CLASSES = {
    "niet": "niet niets niks niemand nergens nooit geen noch zonder evenmin",
    "deels": "deels gedeeltelijk",
    "grotendeels": "grotendeels merendeel bijna vrijwel nagenoeg",
    "kan": "kan kunnen kon konden kun kunt mogelijk mogelijke mogelijkheid mogelijkheden misschien wellicht eventueel",
    "mag": "mag mogen mocht mochten toegestaan",
    "moet": "moet moeten moest moesten dient dienen verplicht vereist",
    "hoeft": "hoeft hoeven hoefde hoefden",
    "zou": "zou zouden",
    "zal": "zal zullen gepland geplande voorzien voornemens beoogd beoogde",
    "wil": "wil willen wilde wilden streeft streven voornemen",
    "verwacht": "verwacht verwachten verwachting",
    "uitgesteld": "uitgesteld uitstel vertraagd vertraging stilgelegd stilgelegen stilgezet stil stilstaan stilstaat "
    "opgeschort verschoven doorgeschoven vooruitgeschoven achterstand",
    "gestopt": "gestopt gestaakt ingetrokken vervallen geannuleerd geschrapt afgeblazen beëindigd afgewezen",
    "afgerond": "afgerond voltooid gereed klaar afgesloten gerealiseerd opgeleverd",
    "gestart": "gestart begonnen",
    "besloten": "besloten vastgesteld",
    "voorbereiding": "voorbereiding voorbereid",
    "mits": "mits tenzij indien voorwaarde voorwaarden",
    "alleen": "alleen slechts uitsluitend enkel",
    "behalve": "behalve uitgezonderd uitzondering",
    "minstens": "minstens minimaal minimum ruim",
    "hoogstens": "hoogstens hooguit maximaal maximum",
    "ongeveer": "ongeveer circa ca",
    "stijgt": "stijgt stijgen steeg stegen gestegen stijging toegenomen toename toeneemt groeit groei gegroeid",
    "daalt": "daalt dalen daalde daalden gedaald daling afgenomen afname afneemt krimp gekrompen",
    "hoger": "hoger hogere hoogste meeste grootste",
    "lager": "lager lagere laagste minste kleinste minder",
}  # fmt: skip
_WORDS = {word: name for name, words in _CLASSES.items() for word in words.split()}
_NOT_ENOUGH = frozenset({"niet", "niets", "geen", "nooit"})
# What keeps a sentence from being as sure as it would be without: an answer may not leave these out.
TURNING = frozenset({"niet", "nog niet", "niet meer", "deels", "uitgesteld", "gestopt", "mits", "alleen", "behalve"})


def classes(words: tuple[str, ...]) -> list[str]:
    """For each folded word of a sentence the class by which it turns that round, "" for most.

    "nog" is one only before a negation ("nog niet", "nog steeds geen"), "meer" only behind one ("niet langer meer").
    """
    found = [_WORDS.get(word, "") for word in words]
    for n, word in enumerate(words):
        if word == "nog" and _NOT_ENOUGH & set(words[n + 1 : n + 3]):
            found[n] = "nog niet"
        elif word in ("meer", "langer") and _NOT_ENOUGH & set(words[max(0, n - 3) : n]):
            found[n] = "niet meer"
    return found
