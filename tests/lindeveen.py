"""A small corpus in our own words: two cities that plant trees. Every fact in it is made up."""

from pathlib import Path

from reportlab.platypus import PageBreak

from tests.pdfs import flowing, paragraph

MANIFEST = """
[[document]]
id = "rapport"
file = "rapport.pdf"
title = "Voortgangsrapport Groene Stad 2024"
kind = "voortgangsrapportage"
organisation = "Gemeente Lindeveen"
region = "Lindestreek"
published = 2024-06-13

[[document]]
id = "eerder"
file = "eerder.md"
title = "Voortgangsrapport Groene Stad 2023"
kind = "voortgangsrapportage"
organisation = "Gemeente Lindeveen"
region = "Lindestreek"
published = 2023-05-15

[[document]]
id = "cijfers"
file = "cijfers.html"
title = "Bomen in cijfers"
kind = "webpagina"
organisation = "Gemeente Lindeveen"
region = "Lindestreek"
published = 2024-02-01

[[document]]
id = "oosterdam"
file = "oosterdam.md"
title = "Bomenplan Oosterdam"
kind = "plan"
organisation = "Gemeente Oosterdam"
region = "Oosterstreek"
published = 2024-03-05
"""

# The pages of the report; each line is a style and a text.
REPORT = (
    (
        ("title", "Voortgangsrapport Groene Stad 2024"),
        ("chapter", "Samenvatting"),
        ("text", "De gemeente Lindeveen plant bomen en verzorgt ze. Dit rapport vertelt hoe ver de stad daarmee is."),
        ("text", "Een boombank is een bank die rond de stam van een oude boom is gebouwd."),
        ("text", "De Raad voor Oude Bomen (ROB) geeft het college advies over het kappen van bomen."),
    ),
    (
        ("chapter", "Programmalijn 1. Planten"),
        ("measure", "Maatregel 2. Nieuwe lindes langs de singel"),
        ("text", "Het planten van de lindes is in uitvoering sinds 1 februari 2024. Er staan nu 45 lindes."),
        ("text", "Hoveniersbedrijf Groenhart voert het werk uit. De kosten zijn 12.500 euro per jaar."),
        ("measure", "Maatregel 17. Bomen op schoolpleinen"),
        ("text", "Deze maatregel heeft drie onderdelen."),
        ("text", "a. Pleinen kiezen: de acht pleinen zijn gekozen door de scholen zelf."),
        ("text", "b. Bomen kiezen: de bomen worden in het najaar van 2024 gekozen."),
        ("text", "c. Leerlingen laten meedoen: dit onderdeel is nog niet gestart, omdat er geen begeleiders zijn."),
    ),
    (
        ("chapter", "Programmalijn 2. Onderhoud"),
        ("measure", "Maatregel 20. Snoeien van oude eiken"),
        ("text", "Het snoeien is uitgesteld tot 2025, omdat in de eiken vleermuizen broeden. Zie ook maatregel 2."),
        ("measure", "Maatregel 23. Loket voor bomen"),
        ("text", "Het loket is in maart 2023 geopend en wordt druk bezocht. Wethouder Wilgenhout is verantwoordelijk."),
    ),
)
STYLES = {"title": (20, "Helvetica-Bold"), "chapter": (16, "Helvetica-Bold"), "measure": (13, "Helvetica-Bold")}

EARLIER = """# Voortgangsrapport Groene Stad 2023

## Programmalijn 1. Planten

### Maatregel 2. Nieuwe lindes langs de singel

De voorbereiding van de lindes loopt; er is nog geen boom geplant.

## Programmalijn 3. Voorlichting

| Maatregel | Wat | Stand van zaken |
|---|---|---|
| 30 | Bomenkrant maken | De krant is twee keer verschenen |
| 31/32 | Wandeling uitzetten (31)/ borden plaatsen (32) | De route ligt vast en de borden staan er |
"""

FIGURES = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Bomen in cijfers</title>
</head><body><main>
<h1>Bomen in cijfers</h1><h2>Meldingen over stormschade</h2>
<p>De tabel telt de meldingen over stormschade per wijk en jaar.</p>
<table><caption>Meldingen over stormschade per wijk</caption>
<tr><th>Wijk</th><th>2021</th><th>2022</th><th>2023</th></tr>
<tr><td>Binnenstad</td><td>14</td><td>9</td><td>31</td></tr>
<tr><td>Molenkwartier</td><td>1.250</td><td>8</td><td>12</td></tr>
<tr><td>Zuiderpark</td><td>3</td><td>27</td><td>5</td></tr>
</table>
<h2>Doelstellingen</h2>
<p>De stad heeft drie doelstellingen:</p>
<ol><li>Meer schaduw in de straten</li><li>Minder bladafval op de weg</li><li>Gezonde wortels onder het asfalt</li></ol>
</main></body></html>
"""

OTHER = """# Bomenplan Oosterdam

## Maatregelen

### Maatregel 2. Fruitbomen in de parken

De fruitbomen zijn in april 2024 geplant. De maatregel is afgerond.

### Maatregel 5. Bladkorven in de straten

De bladkorven staan er elk najaar. In Oosterdam is het gebruik van bladkorven gratis.
"""


def write(folder: Path) -> Path:
    """Write the corpus in this folder, which is made, and give it back."""
    folder.mkdir()
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "eerder.md").write_text(EARLIER, encoding="utf-8")
    (folder / "cijfers.html").write_text(FIGURES, encoding="utf-8")
    (folder / "oosterdam.md").write_text(OTHER, encoding="utf-8")
    story = []
    for page in REPORT:
        for style, text in page:
            size, font = STYLES.get(style, (10, "Helvetica"))
            story.append(paragraph(text, fontSize=size, leading=1.3 * size, fontName=font))
        story.append(PageBreak())
    flowing(folder / "rapport.pdf", story, header="Gemeente Lindeveen", footer="Pagina {}")
    return folder
