"""Records to plain JSON values and back, by their type hints: one small generic way for all of the vocabulary."""

import dataclasses
import types
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Json = Any
_Record = TypeVar("_Record")
_READERS: dict[Any, Callable[[Json], Any]] = {}


def to_json(value: object) -> Json:
    """A record, or a tuple, date, enum or plain value, as JSON values: a record becomes an object."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    return value


def from_json(kind: type[_Record], data: Json) -> _Record:
    """The record of this type that to_json wrote. Raises KeyError, TypeError or ValueError on other data."""
    made: _Record = reader(kind)(data)
    return made


def reader(kind: Any) -> Callable[[Json], Any]:
    """A function that reads one type; made once for each type, for reading is done thousands of times."""
    if kind not in _READERS:
        _READERS[kind] = _made(kind)
    return _READERS[kind]


def _made(kind: Any) -> Callable[[Json], Any]:
    make: Any = kind
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [(f.name, reader(hints[f.name])) for f in dataclasses.fields(kind)]
        return lambda data: make(**{name: read(data[name]) for name, read in readers})
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if get_origin(kind) in (Union, types.UnionType):
        read = reader(next(option for option in get_args(kind) if option is not type(None)))
        return lambda data: None if data is None else read(data)
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return lambda data: data


def _tuple_reader(items: tuple[Any, ...]) -> Callable[[Json], Any]:
    if len(items) == 2 and items[1] is Ellipsis:
        read = reader(items[0])
        return lambda data: tuple(read(item) for item in data)
    readers = [reader(item) for item in items]
    return lambda data: tuple(read(item) for read, item in zip(readers, data, strict=True))
