"""Words of a question that say what is asked, not what it is asked about."""

# Words that shape a question and say nothing of its subject.
SHAPERS = frozenset(
    """aantal allemaal bestaat betekenis betekent betekenen betreft ben definitie afkorting eigenlijk gaat geef
    gelden geldt graag gaan heet heten hoever hoelang hoort horen houdt info informatie klopt kunt laat
    momenteel noem noemt noemen overzicht precies stand status tot ver vertel vind vinden voortgang vraag
    weet weten wil zaken zeg zegt zeggen zitten zit staat staan stond waaruit worden wordt huidige huidig
    actuele actueel laatste volgens hallo alsjeblieft aub alstublieft dank gebeurd gebeurt gedaan doet doen
    doe jaar datum lijst opsomming reden kom komt komen ongeveer circa maken maakt mij bedoelt bedoelen
    bedoeld terecht gekomen er nr no nummer bekend gezegd vermeld inhoud uitleg uitleggen omvat meer weten
    straks uiteindelijk heel erg zoal nou trouwens eventjes hooguit maximaal maximale maximum minimaal minimale minimum
    minstens hoogstens iets ergens zo'n even toch misschien gewoon echt alvast ooit helemaal best zeker hoor ofzo
    enzo kun bijvoorbeeld bv enz etc eo moesten mochten hoeft hoeven hoefden""".split()
)
# Words that ask of a measure how far it is, when nothing else is asked.
MOVING = frozenset(
    """loopt lopen liep liepen ligt liggen lag lagen
    klaar stil uitgevoerd uitvoering gestart begonnen gerealiseerd afgerond verder goed nog
    al door voltooid schema koers ervoor nieuws uitkomst resultaat uitgekomen terechtgekomen terecht gekomen geworden
    gelukt mislukt gehaald geregeld opgepakt opgeleverd doorgegaan doorgeschoven uitgesteld vertraagd geschrapt
    gestopt stopgezet vervallen afgelopen verlopen verloopt afgehandeld afgesloten ingevoerd uitgepakt inmiddels
    intussen momenteel eindelijk gebeurd af""".split()
)
# Words that ask for a side that every plan or measure has: they need a subject, in the question or before it.
RELATIONAL = frozenset(
    """begin begint beginnen start starten eind einde eindigt eindigen klaar voert voeren uitvoert uitvoeren uitvoering
    uitgevoerd uitvoerder verantwoordelijk verantwoordelijke trekker trekkers betrokken partij partijen partner
    partners kost kosten kostte kostten
    budget bedrag euro geld betaalt betaald betalen financiering planning gepland besloten besluit
    doel doelen titel inhoud bedoeling aanleiding resultaat resultaten risico risico's loopt lopen looptijd duurt duur
    vervolg volgende stappen stap gestart begonnen afgerond gereed vastgesteld contactpersoon gemeente gemeenten
    organisatie organisaties nodig uitgesteld vertraagd vertraging bereikt opgeleverd""".split()
)
# What documents of policy are called, as the last part of a word.
DOCUMENTS = tuple(
    """agenda plan programma visie rapportage rapport brief kader verslag nota akkoord monitor verordening
    notitie""".split()
)
# Words for a place in a list.
ORDINALS = tuple("eerste tweede derde vierde vijfde zesde".split())
