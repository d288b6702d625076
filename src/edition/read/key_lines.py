"""Where each key of a TOML text stands.

`tomllib` gives values without places, so this reads the text a second time, by the grammar of TOML
1.0 but for the values, which it only steps over: it is right on every text that `tomllib` accepts,
and must see no other.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import TypeAlias

from edition.core.diagnostics import Place

Places: TypeAlias = Mapping[str, Place]
"""Where keys stand, by their path."""

TOKEN = re.compile(
    r"""
    (?P<space>[ \t]+ | \#[^\n]*)
  | (?P<newline>\n)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|\"{1,2}(?!\"))*+\"{3,5} | '''(?:[^']|'{1,2}(?!'))*+'{3,5}
      | "(?!"")(?:\\.|[^"\\\n])*+" | '(?!'')[^'\n]*+')
  | (?P<mark>[][{}=,.])
  | (?P<bare>[^][{}=,.\s"'\#]+)
    """,
    re.VERBOSE | re.DOTALL,
)


def key_lines(toml: str) -> dict[str, int]:
    """The line, from 1, of each key, table and element of a list, by path: `link[2].url`,
    `title_parts[1]`; [n] from 1.
    """
    return _Scan(toml).document()


def join(path: str, key: str) -> str:
    """The path of a key of the table at `path`; the top table is ""."""
    return f"{path}.{key}" if path else key


class _Scan:
    """Reads the tokens once, from left to right, and notes the line of each path at its first
    appearance.
    """

    def __init__(self, toml: str) -> None:
        self.lines: dict[str, int] = {}
        self.tables: dict[str, int] = {}
        self.tokens: list[tuple[str, int]] = []
        line = 1
        for match in TOKEN.finditer(toml):
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
