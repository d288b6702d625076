"""The JSON Schema (draft 7) of edition.toml and of emendations.toml, by which editors such as VS
Code complete and check them while they are written. What it lets pass may still break a rule that
is no matter of types, such as that two tables agree; `edition build` says which.
"""

import json
from datetime import date
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from edition.model.description import Declared, Described, declared

_TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
}


def schema_json(table: type[Described], title: str) -> str:
    """The schema of a file whose whole is a `table`, as JSON."""
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    return json.dumps(head | _of_table(table), ensure_ascii=False, indent=2) + "\n"


def _of_table(table: type[Described]) -> dict[str, Any]:
    keys = declared(table)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [each.name for each in keys if each.required],
        "properties": {each.name: _of_key(each) for each in keys},
    }


def _of_key(each: Declared) -> dict[str, Any]:
    """What a key takes, with what is said of it in both languages, its default and its example."""
    found = {"description": f"{each.key.en}\n\n{each.key.fa}"} | _of_value(each.kind, each)
    if each.table is not None:
        return found
    if each.default not in (None, "", (), {}):
        found["default"] = _plain(each.default)
    return found | {"examples": [_plain(each.key.example)]}


def _of_value(kind: Any, of: Declared) -> dict[str, Any]:
    """What a value of a type may be, within the bounds that are declared of its key."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin is UnionType:
        return _of_value(next(one for one in inner if one is not type(None)), of)
    if origin is tuple:
        return {"type": "array", "maxItems": of.key.most.most, "items": _of_value(inner[0], of)}
    if origin is dict:
        value = _of_value(inner[1], of)
        named = {"properties": dict.fromkeys(of.key.names, value), "additionalProperties": False}
        return {"type": "object"} | (named if of.key.names else {"additionalProperties": value})
    if issubclass(kind, Described):
        return _of_table(kind)
    found = dict(_TYPES[kind])
    if kind is str:
        found["maxLength"] = of.key.longest.most
    if of.key.between:
        found |= dict(zip(("minimum", "maximum"), of.key.between, strict=True))
    return found


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
