"""manifest.toml: the passports of the documents in a folder."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from index.errors import CorpusError
from index.records import Problem, Source

NAME = "manifest.toml"
_TEXTS = ("title", "kind", "organisation", "region", "period", "reference", "url", "supersedes")
_KEYS = frozenset((*_TEXTS, "id", "file", "published"))
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})$")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a manifest lists: passports in its order, what is wrong with it, and all files that it names."""

    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    named: frozenset[Path] = frozenset()


def load(folder: Path) -> Listed:
    """The manifest of a folder; nothing where it has none. Raises CorpusError where the manifest is no TOML."""
    path = folder / NAME
    if not path.is_file():
        return Listed()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{NAME} kan niet gelezen worden: {_reason(error)}. Verbeter {path}.") from error
    except OSError as error:
        raise CorpusError(f"{path} kan niet geopend worden. Kijk of je het bestand mag lezen.") from error
    entries = content.get("document", [])
    if not isinstance(entries, list):
        raise CorpusError(f"In {path} moet elk document onder [[document]] staan, met dubbele haken.")
    return _listed(folder, content, entries)


def slug(name: str) -> str:
    """A name as an id: lower case letters, figures and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return plain or "document"


def _listed(folder: Path, content: dict[str, object], entries: list[object]) -> Listed:
    sources: dict[str, Source] = {}
    files: dict[Path, str] = {}
    named: set[Path] = set()
    problems = [_problem(NAME, f"onbekend onderdeel: {key}", "Haal het weg.") for key in content if key != "document"]
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            problems.append(_problem(NAME, f"document {number} is geen [[document]]", "Verbeter de regel."))
            continue
        source, wrong = _source(entry, number)
        problems += wrong
        if source is None or not _is_usable(folder, source, problems):
            continue
        path = (folder / source.file).resolve()
        named.add(path)
        if source.id in sources:
            cure = "Geef elk document een eigen id. Het eerste is gebruikt."
            problems.append(
                _problem(source.file, f"het id {source.id} komt twee keer voor in {NAME}", cure, fatal=True)
            )
        elif path in files:
            cure = "Haal er een weg. Het eerste is gebruikt."
            problems.append(
                _problem(source.file, f"staat twee keer in {NAME}: als {files[path]} en als {source.id}", cure)
            )
        else:
            sources[source.id], files[path] = source, source.id
    return Listed(tuple(sources.values()), tuple(problems), frozenset(named))


def _is_usable(folder: Path, source: Source, problems: list[Problem]) -> bool:
    path = (folder / source.file).resolve()
    if not path.is_relative_to(folder.resolve()):
        cure = "Zet het bestand in de map en noem alleen zijn naam."
        problems.append(_problem(source.file, "ligt buiten de map met documenten", cure, fatal=True))
        return False
    if not path.is_file():
        cure = f"Zet het bestand in {folder} of haal het weg uit {NAME}."
        problems.append(_problem(source.file, f"staat in {NAME}, maar het bestand is er niet", cure, fatal=True))
        return False
    return True


def _source(entry: dict[str, object], number: int) -> tuple[Source | None, list[Problem]]:
    file = entry.get("file")
    if not isinstance(file, str) or not file.strip():
        named = entry.get("id") or f"document {number}"
        return None, [_problem(NAME, f"{named} heeft geen file", 'Voeg file = "..." toe.', fatal=True)]
    problems = [
        _problem(file, f"onbekende sleutel in {NAME}: {key}", "Haal hem weg.") for key in entry if key not in _KEYS
    ]
    texts: dict[str, str] = {}
    for key in (*_TEXTS, "id"):
        value = entry.get(key, "")
        if isinstance(value, bool | list | dict):
            problems.append(_problem(file, f"{key} in {NAME} is geen tekst", "Zet de tekst tussen aanhalingstekens."))
            value = ""
        texts[key] = " ".join(str(value).split())
    published, wrong = _published(file, entry.get("published"))
    problems += wrong
    name = texts.pop("id") or slug(Path(file).stem)
    given = {"title": texts["title"], "published": published, "period": texts["period"]}
    origins = tuple((key, "manifest" if value else "") for key, value in given.items())
    return Source(id=name, file=file.replace("\\", "/"), published=published, origins=origins, **texts), problems


def _published(file: str, value: object) -> tuple[date | None, list[Problem]]:
    """A date as TOML has it, or written "2024-06-13", "13-06-2024", "2024-06" or 2024 (its first day)."""
    if value is None or value == "":
        return None, []
    if isinstance(value, datetime):
        return value.date(), []
    if isinstance(value, date):
        return value, []
    text = str(value).strip()
    parts = [match.groups() for match in (_DAY.match(text),) if match]
    parts += [match.groups()[::-1] for match in (_DUTCH_DAY.match(text),) if match]
    for year, month, day in parts:
        try:
            return date(int(year), int(month or 1), int(day or 1)), []
        except ValueError:
            break  # a date that does not exist is named below
    cure = "Schrijf de datum als 2024-06-13."
    return None, [_problem(file, f"published in {NAME} is geen datum: {text}", cure)]


def dangling(sources: Iterable[Source]) -> Iterator[Problem]:
    """Problems for documents that supersede themselves or a document that there is not."""
    sources = tuple(sources)
    known = {source.id for source in sources}
    for source in sources:
        cure = f"Noem bij supersedes het id van een ander document in {NAME}."
        if source.supersedes == source.id:
            yield _problem(source.file, "supersedes noemt het document zelf", cure)
        elif source.supersedes and source.supersedes not in known:
            yield _problem(source.file, f"supersedes noemt een document dat er niet is: {source.supersedes}", cure)


def _problem(file: str, what: str, cure: str, *, fatal: bool = False) -> Problem:
    return Problem(file, what, cure, fatal)


def _reason(error: Exception) -> str:
    """Where it goes wrong. tomllib names the place at the end of its English message."""
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    if place:
        return f"regel {place[1]}, teken {place[2]} is geen geldige TOML"
    return "het einde van het bestand klopt niet" if "end of document" in str(error) else "het is geen UTF-8-tekst"
