"""TOML to typed values, with every fault of the file at once, each at its line.

msgspec converts and knows the types, but stops at the first fault and knows no lines; so each table
is walked here first, key by key, and only a file without a fault is converted as a whole. `tomllib`
gives values without places, so the text is read a second time for these, by the grammar of TOML 1.0
but for the values, which are only stepped over: that is right on every text that `tomllib` accepts,
and no other comes so far.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Literal, TypeAlias, TypeVar, get_args, get_origin

import msgspec
from msgspec.structs import replace

from edition.core.bounds import KEY, KEY_PARTS, KEYS, LIST, NESTING, TOLD, Bound
from edition.core.diagnostics import Diagnostic, Place, Problems, error, place_at
from edition.core.languages import Calendar
from edition.core.memory import remembered
from edition.core.quoting import did_you_mean, listed, meant_by, worded
from edition.core.unprintable import named
from edition.model.description.keys import Declared, Described, alternatives, declared, join
from edition.read.stated_days import calendar_meant, what_to_write
from edition.read.text_faults import crowded, forbidden

Table = TypeVar("Table", bound=Described)
Places: TypeAlias = Mapping[str, Place]
"""Where keys stand, by their path."""

_FEW_KEYS = 12
"""As many are named where one is unknown and none is near it."""
_TOKEN = re.compile(
    r"""
    (?P<space>[ \t]+ | \#[^\n]*)                  # a comment too
  | (?P<newline>\n)
  | (?P<string>
        \"\"\"(?:[^"\\]|\\.|\"{1,2}(?!\"))*+\"{3,5}   # over several lines, with \\u200c in it
      | '''(?:[^']|'{1,2}(?!'))*+'{3,5}           # over several lines, as it stands
      | "(?!"")(?:\\.|[^"\\\n])*+"               # "with \u200c in it"
      | '(?!'')[^'\n]*+'                          # 'C:\path'
    )
  | (?P<mark>[][{}=,.])
  | (?P<bare>[^][{}=,.\s"'\#]+)                    # title, true, 2026-11-26
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS: tuple[tuple[type, str], ...] = (
    (str, worded("text in quotes")),
    (bool, worded("true or false")),
    (int, worded("a whole number")),
    (float, worded("a number")),
    (datetime, worded("a date and time")),
    (date, worded("a date like 2026-11-26")),
    (time, worded("a time")),
    (list, worded("a list")),
    (dict, worded("a table")),
)
"""What a value is, in words; the first that fits, for every datetime is a date."""


@remembered(lambda kind, toml, file: (kind, toml, file))
def decode_table(kind: type[Table], toml: str, file: str) -> tuple[Table | None, Places, Problems]:
    """The whole of a TOML file as a value of `kind`, and where each of its keys stands; None where
    a fault was found.
    """
    if problems := tuple(extents(toml, file)):
        return None, {}, problems
    try:
        table = tomllib.loads(toml)
        if problems := tuple(_long_lists(table, "", None, kind)):
            at = Place(file)
            return None, {}, tuple(replace(problem, place=at) for problem in problems)
        places = {path: Place(file, line) for path, line in key_lines(toml).items()}
    except (ValueError, RecursionError) as failure:
        return None, {}, (_syntax(str(failure), toml, file),)
    faults = _table_faults(kind, table, "", {**places, "": Place(file, 1)})
    problems = tuple(sorted(islice(faults, TOLD), key=_line))
    return (None if problems else msgspec.convert(table, kind)), places, problems


def _line(problem: Diagnostic) -> int:
    return (problem.place and problem.place.line) or 0


_PROSE_QUOTES = frozenset("«»“”„‟‘’‚‹›″＂")
_OF_THE_PARSER = {
    str(words): words
    for words in (
        worded("cannot overwrite a value"),
        worded("expected '=' after a key in a key/value pair"),
        worded("expected ']' at the end of a table declaration"),
        worded("expected newline or end of document after a statement"),
        worded("illegal character '\\n'"),
        worded("invalid statement"),
        worded("invalid value"),
        worded("unclosed array"),
        worded("unclosed inline table"),
        worded("unescaped '\\' in a string"),
        worded("unterminated string"),
    )
}
"""What tomllib says oftenest; the rest is told as it says it."""


def _syntax(message: str, toml: str, file: str) -> Diagnostic:
    """tomllib says where only in words: «... (at line 3, column 5)» or «(at end of document)»."""
    what, _, where = message.removesuffix(")").partition(" (at ")
    numbers = [int(word) for word in where.replace(",", " ").split() if word.isdigit()]
    at = Place(file, *numbers) if len(numbers) == 2 else Place(file, toml.rstrip().count("\n") + 1)
    if len(numbers) == 2 and (wrong := _other_letters(toml, *numbers)):
        return error("toml-syntax", *wrong, at)
    act = worded('write each line as key = "value", with the quotes and brackets closed')
    what = what[:1].lower() + what[1:]
    fact = worded("this is not valid TOML: {what}", what=_OF_THE_PARSER.get(what, what))
    return error("toml-syntax", fact, act, at)


def _other_letters(toml: str, line: int, column: int) -> tuple[str, str] | None:
    """Fact and act where TOML stops at a character that a keyboard has in place of its own: quotes
    of prose, or letters of a key.
    """
    rest = toml.split("\n")[line - 1][column - 1 :]
    if rest[:1] in _PROSE_QUOTES:
        return (
            worded(
                "{mark} is a quotation mark of prose, and none of TOML",
                mark=f"U+{ord(rest[0]):04X}",
            ),
            worded('write the straight mark " (U+0022) before the value and behind it'),
        )
    word = re.match(r"[^\W\d_][\w\u200c]*", rest)
    if word and not word[0].isascii():
        return (
            worded("keys are written in Latin letters, and «{word}» is none", word=word[0]),
            worded("write its key, which docs/keys.fa.md has in both languages"),
        )
    return None


def _long_lists(
    value: Any, path: str, of: Declared | None, table: type[Described] | None
) -> Iterator[Diagnostic]:
    """A problem for each list and each table that has more in it than one may have: what is
    declared of the list, what every table may have. `of` and `table` are what is declared of the
    value, None where nothing is.
    """
    if isinstance(value, list):
        bound, name, parts = of.key.most if of else LIST, path, [(of, path, v) for v in value]
    else:
        keys = {each.name: each for each in declared(table)} if table else {}
        bound, name = KEYS, path or worded("the top of it")
        parts = [(keys.get(key), join(path, key), part) for key, part in value.items()]
        if problem := KEY.exceeded(max(map(len, value), default=0)):
            yield problem
            return
    if problem := _in_value(bound, len(value), name, None):
        yield problem
        return
    for each, place, part in parts:
        if isinstance(part, dict | list):
            yield from _long_lists(part, place, each, each.table if each else None)


def _in_value(bound: Bound, count: int, path: str, at: Place | None) -> Diagnostic | None:
    """The problem of a value that has more in it than it may have, which is named."""
    problem = bound.exceeded(count, at)
    return (
        replace(problem, fact=worded("`{path}` has {fact}", path=path, fact=problem.fact))
        if problem
        else None
    )


def _table_faults(
    kind: type[Described], table: dict[str, Any], path: str, places: Places
) -> Iterator[Diagnostic]:
    keys = {each.name: each for each in declared(kind)}
    # A key that is misspelt is one mistake, and missing under its own name.
    misspelt = {meant_by(name, keys) for name in table if name not in keys}
    for name in table:
        if name not in keys:
            meant = did_you_mean(name, keys)
            known: str = worded("remove it; docs/keys.md has every key")
            if len(keys) <= _FEW_KEYS:
                known = worded("remove it, or use one of {keys}", keys=", ".join(keys))
            act = worded("correct it or remove it") if meant else known
            fact = worded("the key `{join}` is unknown{meant}", join=join(path, name), meant=meant)
            yield error("unknown-key", fact, act, places.get(join(path, name)))
    for name, each in keys.items():
        if name in table:
            yield from _value_faults(each.kind, table[name], join(path, name), each, places)
        elif each.required and name not in misspelt:
            fact = worded("the key `{join}` is missing", join=join(path, name))
            act = worded("add {name} = and {expected}", name=name, expected=_expected(each.kind))
            yield error("missing-key", fact, act, places.get(path))


def _value_faults(
    kind: Any, value: Any, path: str, of: Declared, places: Places
) -> Iterator[Diagnostic]:
    """What is wrong with a value at a path, whose type is `kind`: that of the key, or of what its
    list or table holds.
    """
    at = places.get(path)
    origin = get_origin(kind)
    if isinstance(kind, type) and issubclass(kind, Described) and isinstance(value, dict):
        yield from _table_faults(kind, value, path, places)
    elif origin is tuple and isinstance(value, list):
        for number, entry in enumerate(value, 1):
            yield from _value_faults(get_args(kind)[0], entry, f"{path}[{number}]", of, places)
    elif origin is dict and isinstance(value, dict):
        for name, entry in value.items():
            yield from _value_faults(get_args(kind)[1], entry, join(path, name), of, places)
    elif origin is Literal and isinstance(value, str):
        if value not in get_args(kind):
            meant = calendar_meant(value) if kind == Calendar else None
            fact = worded(
                '`{path}` is "{value}"{did_you_mean}',
                path=path,
                value=value,
                did_you_mean=did_you_mean(meant or value, get_args(kind)),
            )
            yield error(
                "wrong-value", fact, worded("write {expected}", expected=_expected(kind)), at
            )
    elif fault := _mistyped(kind, value, path, at):
        yield fault
    elif isinstance(value, str):
        yield from _text_faults(value, path, of, at)


def _mistyped(kind: Any, value: Any, path: str, at: Place | None) -> Diagnostic | None:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        found = (
            f'"{value}"'
            if isinstance(value, str)
            else next(words for type_, words in _KINDS if isinstance(value, type_))
        )
        day = isinstance(value, str) and date in (kind, *get_args(kind))
        act = what_to_write(path, value) if day else None
        return error(
            "wrong-type",
            worded("`{path}` is {found}", path=path, found=found),
            act or worded("write {expected}", expected=_expected(kind)),
            at,
        )
    return None


def _text_faults(value: str, path: str, of: Declared, at: Place | None) -> Iterator[Diagnostic]:
    if problem := _in_value(of.key.longest, len(value), path, at):
        yield problem
        return
    for character in forbidden(value):
        yield error(
            "forbidden-character",
            worded("`{path}` holds {named}", path=path, named=named(character)),
            "delete it",
            at,
        )
    for bound, count, _ in crowded(value):
        if problem := _in_value(bound, count, path, at):
            yield problem
    if "\n" in value and not of.key.lines:
        yield error(
            "line-break",
            worded("`{path}` holds a line break", path=path),
            "write it in one line",
            at,
        )


def _expected(kind: Any) -> str:
    """What to write for a type of the description, in words."""
    kind, *others = alternatives(kind)
    if others:
        return listed((_expected(one) for one in (kind, *others)), " or ")
    if get_origin(kind) is Literal:
        return listed((f'"{value}"' for value in get_args(kind)), " or ")
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        tables = isinstance(inner, type) and issubclass(inner, Described)
        return (
            worded("a list of tables, each under its own [[header]]")
            if tables
            else worded("a list of texts in quotes, in brackets")
        )
    if get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, Described)):
        return worded("a table, under its own [header]")
    return next(words for type_, words in _KINDS if type_ is kind)


def extents(toml: str, file: str) -> Iterator[Diagnostic]:
    """How much a TOML text holds of what would cost more than it says, counted before it is parsed:
    the first problem with what it nests: brackets, or parts of a key; nothing for one
    that has no such problem.

    What follows the first character that is no TOML is not looked at, nor does the parser come to
    it.
    """
    depth = at = 0
    parts = 1
    while found := _TOKEN.match(toml, at):
        token, at = found[0], found.end()
        if token == ".":
            parts += 1
        elif found.lastgroup in ("mark", "newline"):
            depth += (token in "[{") - (token in "]}")
            parts = 1
        for bound, count in (
            (NESTING, depth),
            (KEY_PARTS, parts),
            (KEY, len(token) if found.lastgroup == "bare" else 0),
        ):
            if count > bound.most:
                yield from filter(
                    None, [bound.exceeded(count, place_at(file, toml, found.start()))]
                )
                return


def key_lines(toml: str) -> dict[str, int]:
    """The line, from 1, of each key, table and element of a list, by path: `link[2].url`,
    `title_parts[1]`; [n] from 1.
    """
    return _Scan(toml).document()


class _Scan:
    """Reads the tokens once, from left to right, and notes the line of each path at its first
    appearance.
    """

    def __init__(self, toml: str) -> None:
        self.lines: dict[str, int] = {}
        self.tables: dict[str, int] = {}
        self.tokens: list[tuple[str, int]] = []
        line = 1
        for match in _TOKEN.finditer(toml):
            if match.lastgroup != "space":
                self.tokens.append((match[0], line))
            line += match[0].count("\n")
        self.tokens.append(("\n", line))
        self.at = 0

    def document(self) -> dict[str, int]:
        table = ""
        while self.at < len(self.tokens):
            if self.here == "[":
                table = self.header()
            elif self.here != "\n":
                self.pair(table)
            self.at += 1
        return self.lines

    @property
    def here(self) -> str:
        return self.tokens[self.at][0]

    def header(self) -> str:
        """A header names a table by its whole path; on the way, an array of tables stands for its
        last element.
        """
        line = self.tokens[self.at][1]
        repeated = self.tokens[self.at + 1][0] == "["
        self.at += 2 if repeated else 1
        *parents, last = self.key()
        path = ""
        for name in parents:
            self.lines.setdefault(join(path, name), line)
            path = self.latest(join(path, name))
        path = join(path, last)
        self.lines.setdefault(path, line)
        if repeated:
            self.tables[path] = self.tables.get(path, 0) + 1
            path = self.latest(path)
            self.lines[path] = line
        self.at += 2 if repeated else 1
        return path

    def latest(self, path: str) -> str:
        return f"{path}[{self.tables[path]}]" if path in self.tables else path

    def key(self) -> list[str]:
        names = [self.name()]
        while self.here == ".":
            self.at += 1
            names.append(self.name())
        return names

    def name(self) -> str:
        token = self.here
        self.at += 1
        return str(next(iter(tomllib.loads(f"{token} = 0")))) if token[0] in "\"'" else token

    def pair(self, table: str) -> None:
        """KEY = VALUE; stops at the token after the value."""
        line = self.tokens[self.at][1]
        path = table
        for name in self.key():
            path = join(path, name)
            self.lines.setdefault(path, line)
        self.at += 1
        self.value(path)

    def value(self, path: str) -> None:
        if self.here == "[":
            self.array(path)
        elif self.here == "{":
            self.inline_table(path)
        else:
            while self.here not in (",", "]", "}", "\n"):
                self.at += 1

    def array(self, path: str) -> None:
        self.at += 1
        count = 0
        while self.here != "]":
            if self.here in ("\n", ","):
                self.at += 1
                continue
            count += 1
            element = f"{path}[{count}]"
            self.lines[element] = self.tokens[self.at][1]
            self.value(element)
        self.at += 1

    def inline_table(self, path: str) -> None:
        self.at += 1
        while self.here != "}":
            if self.here in ("\n", ","):
                self.at += 1
            else:
                self.pair(path)
        self.at += 1
