"""Recognising where a numbered thing begins: in a heading, at the start of a paragraph, in a list or in a table row."""

import re
from collections import Counter
from dataclasses import dataclass

from index.dutch import codes, nouns
from index.dutch.numbers import numbers
from index.dutch.sentences import spans
from index.records import Block, Document, Kind

# Words that are numbered without being a thing that a policy brings.
_FURNITURE = frozenset(
    """bijlage blz deel fase figuur hoofdstuk kwartaal noot pagina paragraaf perceel periode stap tabel variant
    versie voetnoot week""".split()
)
# Words before a name and number that point at a thing told of elsewhere: "Zie maatregel 9."
_POINTERS = frozenset("zie lees vergelijk conform volgens naast bij in uit voor via met door over onder tot".split())
_NAMED = re.compile(
    rf"(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?P<code>{codes.CODE})(?P<end>[.:)]*)(?=\s|$)\s*(?P<dash>[-–:|]?)\s*"
)
_PREFIXED = re.compile(r"(?P<code>[A-Z]{1,2}[-.]?\d{1,3}[a-z]?)(?P<end>[.:)]*)(?=\s)\s*[-–:|]?\s*(?=\S)")
_SHARED = re.compile(
    rf"(?:(?P<noun>[^\W\d_]+)\s+)?(?P<codes>{codes.CODE}(?:\s?[/&+]\s?{codes.CODE})+)[.:)]?\s+(?:[-–:|]\s*)?(?=[^\W\d_])"
)
_LETTERED = re.compile(r"(?P<letter>[a-z])[.)]\s+(?=\S)")
_NUMBERED = re.compile(r"(?P<code>\d{1,3}(?:\.\d{1,2})*[a-zA-Z]?)[.:)]?\s+(?=[^\W\d_])")
_TITLE_END = re.compile(r"[:;]|\s[–-]\s")
# Nouns that head a table of measures, or stand near one, without naming its rows.
_NO_ROWS = frozenset({"programmalijn", "voorstel", "besluit", "stap", "resultaat", "thema"})
_OFTEN = 8
_LONGEST_TITLE = 160
_LONGEST_HEADING = 260  # a paragraph of its own that is all title, as the first of a row


@dataclass(frozen=True, slots=True)
class Start:
    """The start of a numbered thing: what it is called, its number or numbers, its title."""

    noun: str
    codes: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Naming:
    """What a document calls its numbered things: how often each policy noun stands before a number in it."""

    counts: Counter[str]

    @classmethod
    def of(cls, document: Document) -> "Naming":
        """Count "maatregel 16", "maatregelen 12, 13" and the like in all of a document's text."""
        counts: Counter[str] = Counter()
        for block in document.blocks:
            for word in re.findall(r"([^\W\d_]+)\s+(?:[A-Z]{1,2})?\d{1,3}[a-zA-Z]?\b", block.text):
                noun = nouns.singular(word)
                if noun:
                    counts[noun] += 1
        return cls(counts)

    def of_rows(self, headings: str, context: str) -> str:
        """The noun for numbered rows that carry none: from the headings above, the paragraph before, and what stands
        before numbers in all of the document."""
        score: Counter[str] = Counter({noun: min(count, _OFTEN) for noun, count in self.counts.items()})
        for text, weight in ((headings, 10), (context, 2)):
            score.update({self._usual(noun): weight for noun in set(nouns.nouns(text))})
        best = [noun for noun, _ in score.most_common() if noun not in _NO_ROWS]
        return best[0] if best else "punt"

    def _usual(self, noun: str) -> str:
        """The plain noun for a compound of it, where the document numbers things by the plain one."""
        return max((n for n in self.counts if noun.endswith(n)), key=lambda n: self.counts[n], default=noun)

    def of_prefix(self, prefix: str) -> str:
        """The noun behind a letter prefix: "M" is "maatregel" where the document speaks of measures."""
        fitting = [n for n, _ in self.counts.most_common() if n.startswith(prefix.lower())]
        usual = {"m": "maatregel", "a": "actie", "d": "doelstelling", "k": "keuze", "s": "speerpunt", "p": "project"}
        return fitting[0] if fitting else usual.get(prefix[0].lower(), "punt")


def named(text: str) -> tuple[str, str, str, bool] | None:
    """A noun and a code at the start of a text: (noun, code, what follows, whether a mark parts them).

    "Maatregel 12: Onderzoek" gives ("maatregel", "12", "Onderzoek", True); "Hoofdstuk 3" and "In 2023" give None.
    """
    match = _NAMED.match(text)
    if match is None:
        return None
    words = match["noun"].lower().split()
    noun = nouns.singular(words[-1])
    if not noun or words[-1] in _FURNITURE or not match["noun"][0].isupper() or words[0] in _POINTERS:
        return None
    full = noun if len(words) == 1 or words[0] in {"de", "het", "een", "deze"} else f"{words[0]} {noun}"
    return full, re.sub(r"\s", "", match["code"]), text[match.end() :], bool(match["end"] or match["dash"])


def in_heading(block: Block, path: tuple[str, ...], naming: Naming) -> Start | None:
    """The thing that a heading starts, if any: "Maatregel 12. Onderzoek", "M05 Herstel", or "3. Wonen" under
    "Maatregelen"."""
    text = f"{block.marker} {block.text}".strip()
    if found := named(text):
        noun, code, rest, _ = found
        return Start(noun, (code,), title(rest) or block.text)
    if shared := _shared(text, naming):
        return shared
    if match := _PREFIXED.match(text):
        code = match["code"]
        return Start(naming.of_prefix(re.sub(r"[\W\d].*", "", code)), (code,), title(text[match.end() :]))
    above = list(nouns.nouns(path[-1])) if path else []
    if above and (match := _NUMBERED.match(text)) and not _is_chapter_of(match["code"], path[-1]):
        return Start(above[-1], (match["code"],), title(text[match.end() :]))
    return None


def _shared(text: str, naming: Naming) -> Start | None:
    """The things that a heading starts together: "M06/M07 Stallingen", "Maatregel 3.4/3.5 Woonlasten"."""
    match = _SHARED.match(text)
    numbers = codes.split(match["codes"]) if match else ()
    if match is None or len(numbers) < 2:
        return None
    prefix = re.sub(r"[\W\d].*", "", numbers[0])
    noun = nouns.singular(match["noun"].lower()) if match["noun"] else naming.of_prefix(prefix) if prefix else ""
    return Start(noun, numbers, title(text[match.end() :])) if noun else None


def _is_chapter_of(code: str, heading: str) -> bool:
    """Whether "2.1" merely counts the paragraphs of chapter "2. Doelen"."""
    chapter = _NUMBERED.match(heading)
    return bool(chapter) and code.startswith(f"{chapter['code']}.") if chapter else False


def in_text(block: Block, naming: Naming) -> Start | None:
    """The thing that a paragraph or list item starts: "Maatregel 12: ...", "**M05 Herstel** ..."."""
    if found := named(block.text):
        noun, code, rest, parted = found
        if parted or block.lead:
            return Start(noun, (code,), _lead_title(block, len(block.text) - len(rest)))
    if block.lead and (match := _PREFIXED.match(block.text)):
        prefix = re.sub(r"[\W\d].*", "", match["code"])
        return Start(naming.of_prefix(prefix), (match["code"],), _lead_title(block, match.end()))
    if re.fullmatch(r"[A-Z]{1,2}\d{1,3}[.:)]?", block.marker):
        code = block.marker.strip(".:)")
        return Start(naming.of_prefix(re.sub(r"\d.*", "", code)), (code,), _lead_title(block, 0))
    return None


def in_entry(block: Block, noun: str) -> Start | None:
    """The thing or things of a numbered row, from its first block."""
    row = codes.split(block.entry)
    return Start(noun, row, _lead_title(block, 0)) if row else None


def letter(block: Block) -> str:
    """The letter of a lettered list item or heading ("a." or "b) ..."), or ""."""
    if match := re.fullmatch(r"([a-z])[.)]?", block.marker):
        return match.group(1)
    if match := _LETTERED.match(block.text):
        return match["letter"]
    return ""


def without_letter(text: str) -> str:
    """A text without the letter that numbers it."""
    return _LETTERED.sub("", text, count=1) if _LETTERED.match(text) else text


def title(text: str) -> str:
    """The title at the start of a text: up to a colon, semicolon, dash or full stop, closing marks dropped."""
    text = text.strip()
    text = text[: next((end for _, end in spans(text)), len(text))]
    ends = (
        m.start() for m in _TITLE_END.finditer(text) if text.count("(", 0, m.start()) == text.count(")", 0, m.start())
    )
    cut = text[: next(ends, len(text))]
    if len(cut) > _LONGEST_TITLE:
        cut = cut[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return cut.strip(" .:;,–-")


def _lead_title(block: Block, start: int) -> str:
    if block.lead > start:
        return block.text[start : block.lead].strip(" .:;,–-")
    rest = block.text[start:]
    if len(rest) <= _LONGEST_HEADING and rest.rstrip()[-1:] not in (".", "!", "?", ""):
        return rest.strip(" .:;,–-")
    return title(rest)


def title_of(code: str, row: tuple[str, ...], shared: str) -> str:
    """The title of one code in a shared row: "A (20)/ b (21)" gives "A" for 20 and "b" for 21; else the shared one."""
    if len(row) < 2:
        return shared
    pieces = re.split(r"\((?:[a-z]+ )?(\d+[a-z]?)\)", shared)
    by_code = {pieces[i + 1]: pieces[i].strip(" /+&,;:–-") for i in range(0, len(pieces) - 1, 2)}
    own = by_code.get(code, "")
    return own[0].upper() + own[1:] if own else shared


def is_list_of_things(heading: str, intro: str, count: int) -> str:
    """The noun of a numbered list, from its heading or the sentence that announces it; "" where neither names one.

    A noun that is counted right ("drie programmalijnen" before three items) comes before the others.
    """
    for text in (intro if intro.rstrip().endswith(":") else "", heading):
        counted = _counted(text)
        exact = [noun for noun, said in counted.items() if count in said]
        found = [n for n in nouns.nouns(text) if n != "stap" and (n in exact or not counted.get(n))]
        if exact or found:
            return [*found, *exact][-1]
    return ""


def _counted(text: str) -> dict[str, list[float]]:
    """The policy nouns in a text with the number that stands before them: "de drie programmalijnen" -> [3]."""
    words = re.findall(r"[\w-]+", text)
    found: dict[str, list[float]] = {}
    for n, word in enumerate(words):
        if noun := nouns.singular(word):
            found[noun] = [value for before in words[max(0, n - 2) : n] for value in numbers(before)]
    return found


def numbered_item(block: Block) -> str:
    """The number of a numbered list item ("3."), or ""."""
    match = re.fullmatch(r"(\d{1,2})[.)]?", block.marker)
    return match.group(1) if block.kind is Kind.ITEM and block.level == 0 and match else ""
