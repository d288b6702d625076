"""What gives away the machine that made a file: names that are private, and absolute paths, in text
that any reader has taken out of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote

from edition.core.quoting import worded

_ROOTS = ("home", "Users", "root", "tmp", "var", "private", "mnt", "opt")
_UNIX_PATH = rf"(?<![\w.:/-])/(?:{'|'.join(_ROOTS)})/[\w.-]|file://"
_WINDOWS_PATH = r"\b[A-Za-z]:\\\w"
_OF_PATHS = (*(f"/{root}/" for root in _ROOTS), "file://", ":\\")
"""One of these stands in every path: to look for them takes less than to look for paths."""
_SHORT = 4
"""Fewer characters than this occur in a font, a colour profile or a digest by chance."""
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f]")
_REST_OF_PATH = re.compile(r"[^\s\0<>()\[\]{}\"'«»،؛؟|*]*")
_ENDS_A_SENTENCE = ".,;:!?…"


ACT = worded(
    "look for it in the pictures, fonts and profiles that edition.toml names, and in their names"
)


class TraceSearch:
    """What is looked for in each piece of a file: one of the `private` values (as a whole word; a
    path anywhere) or an absolute path. What is `said` by the edition itself tells nothing of a
    machine; it is asked for only where there is something to take off. No clause repeats a value.
    """

    def __init__(self, private: Sequence[str], said: Callable[[], Iterable[str]]) -> None:
        self._needles = (*_OF_PATHS, *(spelling for _, spelling in _spelt(private)))
        self._text = _pattern(private, _UNIX_PATH, _WINDOWS_PATH)
        self._binary = _pattern([value for value in private if len(value) >= _SHORT], _UNIX_PATH)
        self._sources = said
        self._said: str | None = None

    def finds(self, piece: str, *, cut: bool = False) -> bool:
        """Whether a piece holds what is looked for, and the edition does not say the same, the
        whole path of it.

        A path at the end of a piece, and one that is `cut` by the ends of lines, may go on
        elsewhere.
        """
        if not any(needle in piece for needle in self._needles):
            return False
        pattern = self._binary if _NO_TEXT.search(piece) else self._text
        for found in pattern.finditer(piece):
            value, goes_on = _whole(piece, found)
            if not self._says(value, goes_on or cut):
                return True
        return False

    def _says(self, value: str, goes_on: bool) -> bool:
        """Whether the edition says a value as it stands; one that `goes_on` elsewhere may be the
        beginning of a longer one.
        """
        if self._said is None:
            self._said = "\n".join(self._sources())
        value, end = (value.rstrip("/\\"), "") if goes_on else (value, r"(?![\w/\\])")
        return any(
            re.search(rf"(?<![\w/\\]){re.escape(spelt)}{end}", self._said)
            for spelt in _readings(value)
        )


def _whole(piece: str, found: re.Match[str]) -> tuple[str, bool]:
    """What was found with the rest of its path, and whether it is cut off at the end of the piece,
    as between two pages.
    """
    if not re.search(r"[/\\]", found[0]):
        return found[0], False
    rest = _REST_OF_PATH.match(piece, found.end())
    end = rest.end() if rest else found.end()
    return piece[found.start() : end].rstrip(_ENDS_A_SENTENCE), end == len(piece)


def _readings(value: str) -> set[str]:
    """A value as it stands, as what its bytes are in UTF-8 and UTF-16, and without what an address
    escapes.
    """
    read = {value, unquote(value)}
    for encoding in ("utf-8", "utf-16-be"):
        try:
            read.add(value.encode("latin-1").decode(encoding))
        except UnicodeError:
            continue
    return read


def _pattern(private: Sequence[str], *paths: str) -> re.Pattern[str]:
    """Streams that are no text are searched as Latin-1, so each value is looked for as text, as
    UTF-8 and as UTF-16.
    """
    whole = [
        re.escape(s) if "/" in value or "\\" in value else rf"(?<!\w){re.escape(s)}(?!\w)"
        for value, s in _spelt(private)
    ]
    return re.compile("|".join((*whole, *paths)))


def _spelt(private: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each value with each of its spellings."""
    for value in filter(None, private):
        for spelling in (value, _latin(value, "utf-8"), _latin(value, "utf-16-be")):
            yield value, spelling


def _latin(value: str, encoding: str) -> str:
    return value.encode(encoding).decode("latin-1")


def holding(look: TraceSearch, places: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """A clause for each place with its pieces in which something is found; it does not repeat the
    value.
    """
    for where, pieces in places:
        if any(map(look.finds, pieces)):
            yield worded("{where} holds a name or a path of the machine that made it", where=where)


def decoded(content: bytes) -> str:
    """A stream that is text, as XMP or an attached source, as such; any other byte by byte."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("latin-1")
