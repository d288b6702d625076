"""What is declared of a key of edition.toml or emendations.toml, and what can be asked of that.

A key is declared once, at its field: `name: Annotated[type, Key(...)] = default`. From that follow
how it is read, which of its characters need a glyph, what the rules of orthography change, the
schema, the reference in the docs and the description that `edition new` writes.
"""

from collections.abc import Callable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import LIST, VALUE, Bound


class Key(Struct, frozen=True, kw_only=True):
    """What a key says, beside the type and the default of its field.

    `en` and `fa` are a sentence or two in Markdown without a table; of a table they are those of
    the table. `example` is a value as it may stand there: of a list of tables, tables ready to be
    used. `label` names the word of `[words]` that stands before its value on the imprint.

    `printed`: its characters are set, so each needs a glyph. `heard`: it is said by a screen
    reader in place of a picture or an address. `spelt`: it is in the language of the edition, and
    the rules of orthography change it as they change the text. `spaced`: white space at its ends
    is part of it. `lines`: it may hold line breaks.

    `names` are those that the keys of a free table may have, none: any. `longest` bounds the
    characters of each text, `most` the entries of a list. `between` are the least and the greatest
    number.
    """

    en: str
    fa: str
    example: object = None
    label: str = ""
    printed: bool = False
    heard: bool = False
    spelt: bool = False
    spaced: bool = False
    lines: bool = False
    names: tuple[str, ...] = ()
    longest: Bound = VALUE
    most: Bound = LIST
    between: tuple[float, float] | None = None


Choice: TypeAlias = Literal["auto"] | bool
"""Yes, no, or what is best for the text."""


def alternatives(kind: Any) -> tuple[Any, ...]:
    """The types that a value may be of: those of a union but for None, else the one."""
    if get_origin(kind) not in (Union, UnionType):
        return (kind,)
    return tuple(one for one in get_args(kind) if one is not NoneType)


class Described(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of edition.toml or emendations.toml."""


class Declared(Struct, frozen=True):
    """A key of a table: its name, its type without the declaration, and whether it must be there.

    `default` is its value where it is left out, None where it must not be.
    """

    name: str
    kind: Any
    key: Key
    required: bool
    default: object

    @property
    def table(self) -> type[Described] | None:
        """The table that its value is, or that each entry of its list is."""
        inner = get_args(self.kind)[0] if get_origin(self.kind) is tuple else self.kind
        return inner if isinstance(inner, type) and issubclass(inner, Described) else None


class Stated(Struct, frozen=True):
    """A value of a description that is no table and no list: its path with numbers from 1, and
    what is declared of its key.
    """

    path: str
    value: object
    of: Declared


Table = TypeVar("Table", bound=Described)


@cache
def declared(table: type[Struct]) -> tuple[Declared, ...]:
    """The keys of a table, in order."""
    return tuple(_declared(field) for field in msgspec.structs.fields(table))


def _declared(field: msgspec.structs.FieldInfo) -> Declared:
    kind, key = get_args(field.type)
    default = field.default_factory() if callable(field.default_factory) else field.default
    return Declared(
        field.encode_name, kind, key, field.required, None if field.required else default
    )


def join(path: str, key: str) -> str:
    """The path of a key of the table at `path`; the top table is ""."""
    return f"{path}.{key}" if path else key


def stated(table: Described, path: str = "") -> Iterator[Stated]:
    """Every value of a table and of the tables in it, in the order of the declarations."""
    for each in declared(type(table)):
        yield from _stated(getattr(table, each.name), each, join(path, each.name))


def _stated(value: object, of: Declared, path: str) -> Iterator[Stated]:
    if isinstance(value, Described):
        yield from stated(value, path)
    elif isinstance(value, tuple):
        for number, entry in enumerate(value, 1):
            yield from _stated(entry, of, f"{path}[{number}]")
    elif isinstance(value, dict):
        for name, entry in value.items():
            yield from _stated(entry, of, join(path, name))
    else:
        yield Stated(path, value, of)


def with_spelling(table: Table, correct: Callable[[str], str]) -> Table:
    """A table with every text in it corrected that is subject to spelling."""
    changed = {
        each.name: _respelt(getattr(table, each.name), each.key, correct)
        for each in declared(type(table))
    }
    return replace(table, **changed)


def _respelt(value: Any, key: Key, correct: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return correct(value) if key.spelt else value
    if isinstance(value, Described):
        return with_spelling(value, correct)
    if isinstance(value, tuple):
        return tuple(_respelt(entry, key, correct) for entry in value)
    return value
