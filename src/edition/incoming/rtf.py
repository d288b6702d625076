"""Documents of the Rich Text Format (1.9.1), made plain for pandoc: every character as Unicode, by
the code page of its font; labels of lists as the text that they are; what was left out by a tracked
change taken out; pictures and what the document says of its authors left behind.

Tracked changes are taken as accepted: a format that old keeps too little of them.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from edition.core.bounds import DOCUMENT_DEPTH, DOCUMENT_XML
from edition.core.diagnostics import Diagnostic, Place
from edition.incoming.packages import Refused, damaged

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<symbol>[^A-Za-z])|(?P<line>[\r\n]+)|(?P<text>[^{}\\\r\n]+)",
    re.DOTALL,
)
_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
"""The code page of each set of characters that a font has (GDI's lfCharSet)."""
_SYMBOL, _BULLET = 2, 0x2022
_LEFT = frozenset({"info", "pict", "object", "header", "footer", "headerl", "headerr", "headerf",
                   "footerl", "footerr", "footerf", "nonshppict", "themedata", "colorschememapping",
                   "datastore", "revtbl", "xmlnstbl", "annotation", "atnid", "atnauthor",
                   "generator", "latentstyles", "rsidtbl", "userprops", "doccomm"})  # fmt: skip
"""Groups that are no text."""
_HEADING = re.compile(r"^\s*[Hh]eading ([1-9])\s*;")
"""The name of a style of headings."""
_GONE = frozenset({"ls", "ilvl", "uc", "ulc", "li", "ri", "fi", "lin", "rin", "listoverridetable"})
"""Words that are not passed on: lists have their labels as text, indents are no quotations."""


class _State(NamedTuple):
    """What holds within a group."""

    font: int = -1
    complex_font: int = -1
    is_complex: bool = False
    skips: int = 1
    deleted: bool = False
    left: bool = False
    fonts: bool = False
    styles: bool = False
    style: int = -1
    label: bool = False


class Plain(NamedTuple):
    """A document made plain, and how much was left out by tracked changes; `named` are the kinds
    of what is no text and was left behind.
    """

    content: bytes
    deleted: int
    named: tuple[str, ...]


def plain(content: bytes, place: Place) -> Plain:
    """The document with every character as Unicode; it is `Refused` where it is cut off."""
    if problem := DOCUMENT_XML.exceeded(len(content), place):
        raise Refused(problem)
    walk = _Walk(place)
    at = 0
    while at < len(content):
        token = _TOKEN.match(content, at)
        if token is None:
            break
        at = token.end()
        if token["word"] == b"bin":
            at += max(int(token["number"] or 0), 0)
            continue
        walk.step(token)
    if walk.depth:
        raise Refused(damaged(place))
    named = tuple(sorted(walk.named))
    return Plain("".join(walk.written).encode("ascii", "replace"), walk.deleted, named)


class _Walk:
    def __init__(self, place: Place) -> None:
        self.written: list[str] = []
        self.named: set[str] = set()
        self.deleted = 0
        self.depth = 0
        self._place = place
        self._states: list[_State] = [_State()]
        self._codecs: dict[int, str] = {}
        self._levels: dict[int, int] = {}
        self._symbol_fonts: set[int] = set()
        self._page = "cp1252"
        self._to_skip = 0
        self._bytes = b""
        self._decoder = ""

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _set(self, **values: object) -> None:
        self._states[-1] = self._state._replace(**values)  # type: ignore[arg-type]

    def step(self, token: re.Match[bytes]) -> None:
        """Take one token."""
        if token["hex"]:
            if self._to_skip:
                self._to_skip -= 1
            else:
                self._byte(bytes([int(token["hex"], 16)]))
            return
        if token["text"]:
            text = token["text"][self._to_skip :]
            self._to_skip = max(self._to_skip - len(token["text"]), 0)
            for each in text:
                self._byte(bytes([each]))
            return
        self._flush()
        if token["open"]:
            self._open()
        elif token["close"]:
            self._close()
        elif token["word"]:
            number = int(token["number"]) if token["number"] else None
            self._word(token["word"].decode("ascii"), number)
        elif token["symbol"]:
            self._symbol(token["symbol"].decode("latin-1"))

    def _open(self) -> None:
        self.depth += 1
        self._refuse(DOCUMENT_DEPTH.exceeded(self.depth, self._place))
        self._states.append(self._state)
        self._to_skip = 0
        if not self._state.left:
            self.written.append("{")

    def _close(self) -> None:
        if self.depth == 0:
            raise Refused(damaged(self._place))
        self.depth -= 1
        ended = self._states.pop()
        self._to_skip = 0
        if not ended.left or not self._state.left:
            self.written.append("}")

    def _symbol(self, symbol: str) -> None:
        if self._to_skip and symbol not in "*":
            self._to_skip -= 1
        elif symbol in "{}\\~_-":
            self._write(f"\\{symbol}")
        elif symbol == "*":
            self._write("\\*")
        elif symbol in "\r\n":
            self._write("\\par ")

    def _word(self, word: str, number: int | None) -> None:
        self._table(word, number)
        match word:
            case "u":
                unit = (number or 0) % 0x10000
                is_bullet = self._state.label and 0xE000 <= unit < 0xF900
                self._write(_unit(_BULLET if is_bullet else unit))
                self._to_skip = self._state.skips
                return
            case "uc":
                self._set(skips=max(number or 0, 0))
            case "s" if number is not None:
                if self._state.styles:
                    self._set(style=number)
                elif number in self._levels:
                    self._write(f"\\outlinelevel{self._levels[number]} ")
            case "footnote":
                self._drop("\\*")
            case "f":
                self._set(font=number if number is not None else -1)
            case "af":
                self._set(complex_font=number if number is not None else -1)
            case "rtlch" | "ltrch":
                self._set(is_complex=word == "rtlch")
            case "deleted":
                self.deleted += number != 0
                self._set(deleted=number != 0)
            case "plain":
                self._set(deleted=False, font=-1, complex_font=-1, is_complex=False)
            case "ab" | "ai":
                if number != 0:
                    self._write(f"\\{word[1:]} ")
            case "listtext" | "pntext":
                # The label that the program wrote: pandoc passes over it.
                self._set(label=True)
                self._drop("{")
                self._drop("\\*")
                self.written.append("{")
                return
        if word in _LEFT:
            if word in ("pict", "header", "footer", "annotation"):
                self.named.add(word)
            if not self._state.left:
                self._drop("\\*")
            self._set(left=True)
        elif word not in _GONE and not (self._state.label and word in ("pard", "ilvl")):
            self._write(f"\\{word}{'' if number is None else number} ")

    def _table(self, word: str, number: int | None) -> None:
        """What a word says of fonts and styles, and of the document as a whole."""
        match word:
            case "ansicpg":
                self._page = f"cp{number}" if _is_codec(f"cp{number}") else self._page
            case "fonttbl":
                self._set(fonts=True)
            case "stylesheet":
                # What styles say of their letters is not for the text, as pandoc has it.
                self._set(styles=True, left=True)
            case "outlinelevel" if self._state.styles and number is not None:
                self._levels[self._state.style] = number
            case "fcharset" if self._state.fonts and number is not None:
                if number in _CHARSETS:
                    self._codecs[self._state.font] = _CHARSETS[number]
                if number == _SYMBOL:
                    self._symbol_fonts.add(self._state.font)
            case _:
                pass

    def _drop(self, text: str) -> None:
        if self.written and self.written[-1] == text:
            self.written.pop()

    def _byte(self, byte: bytes) -> None:
        decoder = self._codec()
        if decoder != self._decoder:
            self._flush()
            self._decoder = decoder
        self._bytes += byte

    def _flush(self) -> None:
        if self._bytes:
            text = self._bytes.decode(self._decoder or "cp1252", "replace")
            if self._state.label and self._symbols:
                text = chr(_BULLET)
            self._bytes = b""
            named = _HEADING.search(text) if self._state.styles else None
            if named and self._state.style >= 0:
                self._levels[self._state.style] = int(named[1]) - 1
            self._write("".join(map(_escaped, text)))

    @property
    def _symbols(self) -> bool:
        """Whether the letters are signs of a font."""
        return self._state.font in self._symbol_fonts

    def _codec(self) -> str:
        state = self._state
        font = state.complex_font if state.is_complex else state.font
        return self._codecs.get(font, self._page)

    def _write(self, text: str) -> None:
        if not self._state.left and not (self._state.deleted and not text.startswith("\\par")):
            self.written.append(text)

    def _refuse(self, problem: Diagnostic | None) -> None:
        if problem:
            raise Refused(problem)


def _is_codec(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except LookupError:
        return False


def _escaped(character: str) -> str:
    if character in "{}\\":
        return f"\\{character}"
    if character.isascii():
        return character
    return "".join(_unit(unit) for unit in _units(character))


def _unit(unit: int) -> str:
    """A unit as a signed number, and the one character for those that do not know it."""
    return f"\\u{unit if unit < 0x8000 else unit - 0x10000}\\'3f"


def _units(character: str) -> Iterator[int]:
    """The units of UTF-16 of a character, which the format counts in."""
    content = character.encode("utf-16-le")
    return (int.from_bytes(content[at : at + 2], "little") for at in range(0, len(content), 2))
