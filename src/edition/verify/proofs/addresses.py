"""Whether an address to which a file leads is one that its edition says: in its description or in
its text.

It may be written there with escapes of Markdown, of HTML or of addresses, in letters or in ASCII
(RFC 3492).
"""

import html
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import Any, Final, TypeAlias
from urllib.parse import unquote

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from edition.core.web_addresses import with_id
from edition.model.proof import Check, Outcome
from edition.model.source import SourceText

ADDRESSES: Final = "addresses"

Addressed: TypeAlias = Callable[[str], bool]

_QUOTED, _SHOWN = 100, 5
_TEXTS = ("text.md", "text.txt")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_PUNYCODE = re.compile(r"xn--([a-z0-9-]+)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?://)?")
_NOT_DRAWN = re.compile("[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WITHIN = re.compile(r"[^\W_]|-|\.[^\W_]")


def addresses_said(said: Sequence[SourceText]) -> Addressed | None:
    """Whether an address stands in the files of an edition, the changes of its editor made; None
    without edition.toml.
    """
    files = {PurePath(text.file).name: text.text for text in said}
    if "edition.toml" not in files:
        return None

    @cache
    def spelt() -> str:
        identifier = str(_table(files["edition.toml"]).get("id", ""))
        every = (*(text.text for text in said), *_changed_lines(files))
        return "\n".join(_spelt(with_id(text, identifier)) for text in every)

    @cache
    def is_said(address: str) -> bool:
        wanted = _bare(address)
        return bool(wanted) and _stands(wanted, spelt())

    return is_said


def unprinted(reader: PdfReader, expected: str) -> Check:
    """Whether a file without its edition leads only to what it prints: where it does not, nobody
    here knows, and that is said.

    Long addresses are printed over several lines.
    """
    printed = "\n".join((_spelt(expected), _spelt(expected.replace("\n", ""))))
    found = sorted({str(action["/URI"]) for action in _actions(reader) if "/URI" in action})
    others = [f"«{address[:_QUOTED]}»" for address in found if not _stands(_bare(address), printed)]
    note = (
        f"whether the edition says {', '.join(others[:_SHOWN])} is not known here" if others else ""
    )
    return Check(ADDRESSES, "pypdf", Outcome.NOT_RUN if others else Outcome.PASSED, note=note)


def _actions(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for reference in page.get("/Annots", ()):
            action = reference.get_object().get("/A", DictionaryObject()).get_object()
            if isinstance(action, DictionaryObject):
                yield action


def _bare(address: str) -> str:
    return _SCHEME.sub("", _spelt(address), count=1).rstrip("/")


def _stands(wanted: str, text: str) -> bool:
    """Whether an address stands in a text, and no longer one of which it is a part."""
    at = text.find(wanted)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 2]
        if not before.isalnum() and before not in ("-", ".", "@") and not _WITHIN.match(after):
            return True
        at = text.find(wanted, at + 1)
    return False


def _changed_lines(files: Mapping[str, str]) -> Iterator[str]:
    """The lines of the text that the editor changes, as they are then."""
    lines = next((files[name].splitlines() for name in _TEXTS if name in files), [])
    entries = _table(files.get("emendations.toml", "")).get("emendation")
    for entry in entries if isinstance(entries, list) else ():
        number, before, after = (entry.get(key) for key in ("line", "before", "after"))
        if (
            isinstance(number, int)
            and 0 < number <= len(lines)
            and isinstance(before, str)
            and isinstance(after, str)
        ):
            lines[number - 1] = lines[number - 1].replace(before, after)
            yield lines[number - 1]


def _table(toml: str) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except (ValueError, RecursionError):
        return {}


def _spelt(text: str) -> str:
    """A text without the escapes in which an address may be written, and without what nobody
    sees.
    """
    plain = _NOT_DRAWN.sub("", unquote(html.unescape(_ESCAPED.sub("", text))))
    return unicodedata.normalize("NFC", _PUNYCODE.sub(_decoded, plain)).casefold()


def _decoded(label: re.Match[str]) -> str:
    try:
        return label[1].encode().decode("punycode")
    except UnicodeError:
        return label[0]
