"""What looks wrong in a corpus: pure reasoning over what was read, for `beleidsbot check`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from index.dutch import codes, dates, sentences
from index.records import Document, Measure, Problem

# Words that say that a date is behind the writer: figures were taken, or a file made, on that day.
_PAST = re.compile(
    r"\b(?:peildatum|peilmoment|\w*export\w*|stand per|geraadpleegd|bijgewerkt|opgehaald)\b", re.IGNORECASE
)
_CALLS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LETTERED = re.compile(r"(.*\d)[A-Za-z]")
_LAST_PART = re.compile(r"(.*?)(\d+|[a-zA-Z])")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the keeper of the documents should know. document: its id, or a file's name.

    urgent: the corpus can and should be mended; otherwise the document itself says something odd.
    """

    document: str
    what: str
    cure: str = ""
    urgent: bool = False


def findings(
    documents: Sequence[Document], measures: Iterable[Measure], problems: Iterable[Problem]
) -> tuple[Finding, ...]:
    """All that looks wrong: what could not be read, then per document its dates, its numbering and its references."""
    found = [Finding(p.file, p.what, p.cure, urgent=True) for p in problems]
    by_document: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        by_document[measure.document].append(measure)
    for document in documents:
        own = by_document[document.source.id]
        found += [*undated(document), *impossible_dates(document), *numbering(own), *references(own)]
    return tuple(found)


def undated(document: Document) -> Iterator[Finding]:
    """A document without a date: nobody can say as of when its facts hold."""
    if document.source.published is None:
        cure = "Zet `published = JJJJ-MM-DD` bij dit document in manifest.toml."
        yield Finding(document.source.id, "Het document heeft geen datum.", cure, urgent=True)


def impossible_dates(document: Document) -> Iterator[Finding]:
    """Dates of something done that lie after the day on which the document was published."""
    published = document.source.published
    if published is None:
        return
    seen = set()
    for text, page in _texts(document):
        for start, end in sentences.spans(text):
            sentence = text[start:end]
            for found in after(sentence, published):
                if found.text not in seen:
                    seen.add(found.text)
                    where = f"Blz. {page}: " if document.pages > 1 else ""
                    but = f"noemt {found.text}, maar het document is van {dates.written(published)}."
                    yield Finding(document.source.id, f"{where}“{_CALLS.sub('', sentence)}” {but}")


def numbering(measures: Sequence[Measure]) -> Iterator[Finding]:
    """Gaps and doubles in each numbering of one document: per noun and per measure of which they are parts."""
    groups: dict[tuple[str, str, str, bool], list[Measure]] = defaultdict(list)
    for measure in measures:
        split = _LAST_PART.fullmatch(measure.code)
        if split:
            groups[measure.noun, measure.parent, split[1], split[2].isdigit()].append(measure)
    for (noun, _, prefix, _), group in groups.items():
        document = group[0].document
        for code, times in Counter(m.code for m in group).items():
            if times > 1:
                yield Finding(document, f"{_named(noun, code)} staat er {_times(times)} in.")
        lettered = {match[1] for m in measures if m.noun == noun and (match := _LETTERED.fullmatch(m.code))}
        missing = list(_missing(group, prefix, lettered))
        if missing:
            verb = "ontbreekt" if len(missing) == 1 and " t/m " not in missing[0] else "ontbreken"
            yield Finding(document, f"{_named(noun, ', '.join(missing))} {verb} in de nummering.")


def references(measures: Sequence[Measure]) -> Iterator[Finding]:
    """References to measures that the document does not have."""
    known = {codes.bare(measure.code) for measure in measures}
    for measure in measures:
        for code in measure.references:
            if codes.bare(code) not in known:
                who = _named(measure.noun, measure.code)
                yield Finding(measure.document, f"{who} verwijst naar {code}, maar dat nummer heeft dit document niet.")


def _texts(document: Document) -> Iterator[tuple[str, int]]:
    for block in document.blocks:
        yield block.text, block.page
        if block.table:
            yield from ((extra, block.page) for extra in (block.table.caption, block.table.note) if extra)


def after(sentence: str, published: date) -> Iterator[dates.Found]:
    """The dates in a sentence of something done that lie after the day of publication: figures taken, a file made."""
    word = _PAST.search(sentence)
    for found in dates.dates(sentence) if word else ():
        # The date follows the word that says what it is; before it, a sentence may name any other document's date. An
        # imprecise date counts only when all of it lies after the day of publication.
        if word and found.start > word.start() and found.year and _start(found.day) > published.isoformat():
            yield found


def _start(day: str) -> str:
    """The first day of an ISO date that may lack its day or month, or name a quarter."""
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", day)
    if quarter:
        return f"{quarter[1]}-{int(quarter[2]) * 3 - 2:02}-01"
    return day + "-01-01"[len(day) - 4 :] if len(day) < len("2024-01-01") else day


def _missing(group: Sequence[Measure], prefix: str, lettered: Set[str]) -> Iterator[str]:
    """The codes between the first and the last of a numbering that are not there, runs as "12 t/m 15".

    lettered: numbers that are there with a letter only ("4" where a document has 4A and 4B), which are no gap.
    """
    last = [measure.code[len(prefix) :] for measure in group]
    is_number = last[0].isdigit()
    have = {int(part) if is_number else ord(part.lower()) for part in last}
    absent = [n for n in range(min(have), max(have)) if n not in have and f"{prefix}{n}" not in lettered]

    def write(value: int) -> str:
        if is_number:
            return str(value).zfill(min(map(len, last)))
        return chr(value) if last[0].islower() else chr(value).upper()

    for _, run in groupby(enumerate(absent), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        first, final = prefix + write(numbers[0]), prefix + write(numbers[-1])
        yield first if first == final else f"{first} t/m {final}"


def _named(noun: str, code: str) -> str:
    return f"{(noun or 'nummer').capitalize()} {code}"


def _times(number: int) -> str:
    return "twee keer" if number == 2 else f"{number} keer"
