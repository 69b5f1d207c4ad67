"""What the manifest does not say about a document, looked up in the document itself: title, date, period."""

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from index.records import Source

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("maart", "mrt"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WRITTEN = (
    rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?\s+(?P<year>(?:19|20)\d\d)"
)
_FIGURES = r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>(?:19|20)\d\d)|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)"
_DATE = re.compile(rf"(?<![\w-])(?:{_WRITTEN}|{_FIGURES})(?![\w-])", re.IGNORECASE)
# Words before a date that say that it is the date of the document, as letters and reports print them.
_DATE_LABEL = re.compile(
    r"^\W*(?:(?:publicatie|rapport|vaststellings)?datum(?:\s+(?:publicatie|vaststelling))?|gepubliceerd(?:\s+op)?|"
    r"vastgesteld(?:\s+(?:op|d\.d\.))?|versie\s+van|d\.d\.)\b\W*(?:op\s+)?$",
    re.IGNORECASE,
)
_PERIOD_LABEL = re.compile(
    r"^\W*(?:verslag|plan|rapportage|beleids)?(?:periode|looptijd)\b\s*:?\s*(?P<period>\S.*\d.*?)\W*$", re.IGNORECASE
)
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|—|t/m|tot en met)\s*((?:19|20)\d\d)\b")


def complete(source: Source, title: str, first_text: str, created: date | None) -> Source:
    """The passport with title, published and period filled from the document where the manifest leaves them open.

    title: what the document calls itself, "" when it does not say. first_text: its first page or screen, with its line
    breaks. created: the date in the file's own properties, the last resort. A field of `source` that is filled counts
    as the manifest's, unless its origin is already given. The title falls back on the file's name.
    """
    known = dict(source.origins)
    title_origin, title = _chosen(known.get("title"), source.title, _tidy(title))
    published, published_origin = source.published, known.get("published", "manifest")
    if published is None:
        published = find_date(first_text) or created
        published_origin = "document" if published else ""
    period_origin, period = _chosen(known.get("period"), source.period, find_period(first_text, title))
    return replace(
        source,
        title=title or source.title or PurePath(source.file).stem,
        published=published,
        period=period,
        origins=(("title", title_origin), ("published", published_origin), ("period", period_origin)),
    )


def find_date(text: str) -> date | None:
    """The date of a document in its first text: the one after a label such as "Datum", else the first full date."""
    labelled: date | None = None
    first: date | None = None
    label = ""
    for line in (line.strip() for line in text.splitlines()):
        for match in _DATE.finditer(line):
            day = _day(match)
            first = first or day
            before = line[: match.start()] or label
            if labelled is None and _DATE_LABEL.match(before):
                labelled = day
        label = line or label
    return labelled or first


def find_period(text: str, title: str) -> str:
    """The period that a first text or a title names: after "Periode" or "Looptijd", else two years ("2022-2025")."""
    for line in text.splitlines():
        if match := _PERIOD_LABEL.match(line):
            return _tidy(match["period"])
    years = _YEARS.search(title)
    return f"{years[1]}-{years[2]}" if years else ""


def _chosen(origin: str | None, given: str, found: str) -> tuple[str, str]:
    if given and origin != "":
        return origin or "manifest", given
    return ("document", found) if found else ("", given)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _day(match: re.Match[str]) -> date | None:
    if match["month"]:
        parts = (int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]))
    elif match["y"]:
        parts = (int(match["y"]), int(match["m"]), int(match["d"]))
    else:
        parts = (int(match["y2"]), int(match["m2"]), int(match["d2"]))
    try:
        return date(*parts)
    except ValueError:  # a date that does not exist, such as 31 June: not ours to mend
        return None
