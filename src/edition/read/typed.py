"""TOML to typed values, with every fault of the file at once, each at its line.

msgspec converts and knows the types, but stops at the first fault and knows no lines; so each table
is walked here first, key by key, and only a file without a fault is converted as a whole.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec.structs import replace

from edition.core.bounds import KEY, KEYS, LIST, LISTS, TOLD, VALUE, VALUES, Bound
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.nearest import did_you_mean
from edition.core.unprintable import named
from edition.read.characters import crowded, forbidden
from edition.read.extent import extents
from edition.read.key_lines import Places, join, key_lines

Struct = TypeVar("Struct", bound=msgspec.Struct)

_NUMBER = re.compile(r"\[\d+\]")
_KINDS: tuple[tuple[type, str], ...] = (
    (str, "text in quotes"),
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number"),
    (datetime, "a date and time"),
    (date, "a date like 2026-11-26"),
    (time, "a time"),
    (list, "a list"),
    (dict, "a table"),
)


def decode_table(
    kind: type[Struct], toml: str, file: str
) -> tuple[Struct | None, Places, Problems]:
    """The whole of a TOML file as a value of `kind`, and where each of its keys stands; None where
    a fault was found.
    """
    if problems := tuple(extents(toml, file)):
        return None, {}, problems
    try:
        table = tomllib.loads(toml)
        if problems := tuple(_long_lists(table, "", file)):
            return None, {}, problems
        places = {path: Place(file, line) for path, line in key_lines(toml).items()}
    except (ValueError, RecursionError) as failure:
        return None, {}, (_syntax(str(failure), toml, file),)
    faults = _table_faults(kind, table, "", {**places, "": Place(file, 1)})
    problems = tuple(sorted(islice(faults, TOLD), key=_line))
    return (None if problems else msgspec.convert(table, kind)), places, problems


def _line(problem: Diagnostic) -> int:
    return (problem.place and problem.place.line) or 0


def _syntax(message: str, toml: str, file: str) -> Diagnostic:
    """tomllib says where only in words: «... (at line 3, column 5)» or «(at end of document)»."""
    what, _, where = message.removesuffix(")").partition(" (at ")
    numbers = [int(word) for word in where.replace(",", " ").split() if word.isdigit()]
    at = Place(file, *numbers) if len(numbers) == 2 else Place(file, toml.rstrip().count("\n") + 1)
    act = 'write each line as key = "value", with the quotes and brackets closed'
    return error("toml-syntax", f"this is not valid TOML: {what[:1].lower()}{what[1:]}", act, at)


def _long_lists(value: Any, path: str, file: str) -> Iterator[Diagnostic]:
    """A problem for each list and each table that has more in it than one may have."""
    bound, parts = (
        (KEYS, value.items())
        if isinstance(value, dict)
        else (LISTS.get(path, LIST), (("", v) for v in value))
    )
    if problem := _in_value(bound, len(value), path or "the top of it", Place(file)):
        yield problem
        return
    for key, part in parts:
        if len(key) > KEY.most:
            yield from filter(None, [KEY.exceeded(len(key), Place(file))])
        elif isinstance(part, dict | list):
            yield from _long_lists(part, join(path, key) if key else path, file)


def _in_value(bound: Bound, count: int, path: str, at: Place | None) -> Diagnostic | None:
    """The problem of a value that has more in it than it may have, which is named."""
    problem = bound.exceeded(count, at)
    return replace(problem, fact=f"`{path}` has {problem.fact}") if problem else None


def _table_faults(
    kind: type[msgspec.Struct], table: dict[str, Any], path: str, places: Places
) -> Iterator[Diagnostic]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key in table:
        if key not in fields:
            meant = did_you_mean(key, fields)
            act = (
                "correct it or remove it"
                if meant
                else f"remove it, or use one of {', '.join(fields)}"
            )
            fact = f"the key `{join(path, key)}` is unknown{meant}"
            yield error("unknown-key", fact, act, places.get(join(path, key)))
    for key, field in fields.items():
        if key in table:
            yield from _value_faults(field.type, table[key], join(path, key), places)
        elif field.required:
            fact = f"the key `{join(path, key)}` is missing"
            yield error(
                "missing-key", fact, f"add {key} = and {_expected(field.type)}", places.get(path)
            )


def _value_faults(kind: Any, value: Any, path: str, places: Places) -> Iterator[Diagnostic]:
    at = places.get(path)
    of = get_origin(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        yield from _table_faults(kind, value, path, places)
    elif of is tuple and isinstance(value, list):
        for number, element in enumerate(value, 1):
            yield from _value_faults(get_args(kind)[0], element, f"{path}[{number}]", places)
    elif of is dict and isinstance(value, dict):
        for key, element in value.items():
            yield from _value_faults(get_args(kind)[1], element, join(path, key), places)
    elif of is Literal and isinstance(value, str):
        if value not in get_args(kind):
            meant = did_you_mean(value, get_args(kind))
            yield error(
                "wrong-value", f'`{path}` is "{value}"{meant}', f"write {_expected(kind)}", at
            )
    else:
        yield from _leaf_faults(kind, value, path, at)


def _leaf_faults(kind: Any, value: Any, path: str, at: Place | None) -> Iterator[Diagnostic]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        found = (
            f'"{value}"'
            if isinstance(value, str)
            else next(words for type_, words in _KINDS if isinstance(value, type_))
        )
        yield error("wrong-type", f"`{path}` is {found}", f"write {_expected(kind)}", at)
        return
    if isinstance(value, str):
        if problem := _in_value(_bound_of(path), len(value), path, at):
            yield problem
            return
        for character in forbidden(value):
            yield error(
                "forbidden-character", f"`{path}` holds {named(character)}", "delete it", at
            )
        for bound, count, _ in crowded(value):
            if problem := _in_value(bound, count, path, at):
                yield problem
        if "\n" in value:
            yield error("line-break", f"`{path}` holds a line break", "write it in one line", at)


def _bound_of(path: str) -> Bound:
    """How long the value at a path may be: as its table says, else as its key does."""
    plain = _NUMBER.sub("", path)
    return VALUES.get(plain) or VALUES.get(plain.partition(".")[0], VALUE)


def _expected(kind: Any) -> str:
    """What to write for a type of the description, in words."""
    if get_origin(kind) is Literal:
        return " or ".join(f'"{value}"' for value in get_args(kind))
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        tables = isinstance(inner, type) and issubclass(inner, msgspec.Struct)
        return (
            "a list of tables, each under its own [[header]]"
            if tables
            else "a list of texts in quotes, in brackets"
        )
    if get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return "a table, under its own [header]"
    types = {kind, *get_args(kind)}
    return next(words for type_, words in _KINDS if type_ in types)
