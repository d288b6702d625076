"""The inside of a paragraph in the dialect of text.md, as pieces that say where in the document
they come from.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from edition.core.quoting import worded
from edition.incoming.escaping import closes, escaped_at, label_end, opens
from edition.incoming.leaves import Change, Form, Run

_MARKS: dict[Form, tuple[str, str]] = {
    "strong": ("**", "**"), "emphasis": ("*", "*"), "strike": ("~~", "~~"),
    "sub": ("<sub>", "</sub>"), "sup": ("<sup>", "</sup>"),
}  # fmt: skip
_ORDER: tuple[Form, ...] = ("strong", "emphasis", "strike", "sub", "sup")
_FLANKED = ("strong", "emphasis", "strike")
"""Forms whose marks stand only where CommonMark sees them."""
_ADDRESS = re.compile(r"(?!(?i:file|data|javascript|vbscript):)[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]+")
"""One that leads somewhere from paper too: no file of somebody's machine, and no program."""
_BARE = re.compile(r"(?:mailto:|https?://)?(?P<rest>.*?)/?", re.DOTALL)
_TICKS = re.compile("`+")
BREAK = "<br>"
_PARTING = "\t\n_~"
"""Characters by which the reader of text.md parts a text, whatever they come to."""
_PARTS = re.compile(f"[{_PARTING}]")
_WORD = re.compile(r"\S+|\s")


class Piece(NamedTuple):
    """Characters of text.md. `key` says what they are of the document: equal in both texts of it
    for what stands in both. `plain`: they are set as they are written. `change` is the one that
    they came by.
    """

    key: tuple[object, ...]
    text: str
    plain: bool = False
    change: Change | None = None


class _Unit(NamedTuple):
    """A character, or what stands for none (a break, a note, code), with what it stands in."""

    key: tuple[int, int, int]
    text: str
    run: Run
    forms: tuple[Form, ...]
    link: str = ""


def pieces_of(
    runs: Sequence[tuple[tuple[int, int], Run]], *, in_cell: bool = False
) -> tuple[list[Piece], list[str]]:
    """The pieces of a paragraph, without white space at its ends, and what could not be kept."""
    if all(run.kind == "text" and not (run.forms or run.link) for _, run in runs):
        text = "".join(run.text for _, run in runs).strip()
        if not (_PARTS.search(text) or label_end(text) or escaped_at(text, in_cell=in_cell)):
            return _plain(runs), []
    units = _stripped([unit for key, run in runs for unit in _units(key, run)])
    lost: list[str] = []
    units = _fitted(_linked(units, lost), lost)
    plain = "".join(unit.text if unit.run.kind == "text" else "\ufffc" for unit in units)
    escapes = escaped_at(plain, in_cell=in_cell)
    linked = escaped_at(plain, in_link=True, in_cell=in_cell)
    labelled = 0 if in_cell else label_end(plain)
    found: list[Piece] = []
    for link, at, end in _groups(units, lambda unit: unit.link):
        inner = list(_formed(units[at:end], linked if link else escapes, range(at, end)))
        if at < labelled:
            inner = [_unlike(piece, units[:labelled]) for piece in inner]
        if link:
            inner = [Piece((units[at].key, "["), "["), *inner,
                     Piece((units[at].key, "]", link), f"]({link})")]  # fmt: skip
        found += inner
    return _as_words(found), lost


def _plain(runs: Sequence[tuple[tuple[int, int], Run]]) -> list[Piece]:
    """The same of a paragraph of words alone, as most are, in a tenth of the time."""
    found: list[Piece] = []
    for key, run in runs:
        change = run.change if run.side != "both" else None
        found += [
            Piece(((*key, word.start()),), word[0], True, change)
            for word in _WORD.finditer(run.text)
        ]
    start, end = 0, len(found)
    while start < end and found[start].text.isspace():
        start += 1
    while end > start and found[end - 1].text.isspace():
        end -= 1
    return found[start:end]


def _groups(units: Sequence[_Unit], of: Callable[[_Unit], str]) -> Iterator[tuple[str, int, int]]:
    """Runs of units that have something in common: that, where they begin, and where they end."""
    at = 0
    while at < len(units):
        end = at
        while end < len(units) and of(units[end]) == of(units[at]):
            end += 1
        yield of(units[at]), at, end
        at = end


def _linked(units: list[_Unit], lost: list[str]) -> list[_Unit]:
    """The units with the address of the link that they are written as, if it leads somewhere and is
    not what they say.
    """
    for link, at, end in list(_groups(units, lambda unit: unit.run.link)):
        if not link:
            continue
        address = _address(units[at:end])
        if not address and not _is_bare(units[at:end]):
            lost.append(worded("the address of a link, {link}", link=link))
        for i in range(at, end):
            units[i] = units[i]._replace(link=address)
    return units


def _units(key: tuple[int, int], run: Run) -> Iterator[_Unit]:
    if run.kind == "text":
        yield from (_Unit((*key, i), c, run, run.forms) for i, c in enumerate(run.text))
    else:
        yield _Unit((*key, 0), run.text, run, run.forms)


def _unlike(piece: Piece, label: Sequence[_Unit]) -> Piece:
    """A piece of what may be the label of an item as one that is not only set as it is written."""
    keys = {(unit.key,) for unit in label}
    return piece._replace(plain=False) if piece.key in keys else piece


def _stripped(units: list[_Unit]) -> list[_Unit]:
    """Without white space and breaks at the ends, which nobody sees."""

    def blank(unit: _Unit) -> bool:
        return unit.run.kind == "break" or (unit.run.kind == "text" and unit.text.isspace())

    start, end = 0, len(units)
    while start < end and blank(units[start]):
        start += 1
    while end > start and blank(units[end - 1]):
        end -= 1
    return units[start:end]


def _fitted(units: list[_Unit], lost: list[str]) -> list[_Unit]:
    """The units without a form at the ends of its ranges where marks would not be seen as such:
    white space, and signs that stand against a letter outside.
    """
    for form in _ORDER:
        at = 0
        while at < len(units):
            if form not in units[at].forms:
                at += 1
                continue
            end = at
            while (
                end < len(units) and form in units[end].forms and units[end].link == units[at].link
            ):
                end += 1
            start, stop = at, end
            before, behind = (opens, closes) if form in _FLANKED else (_says, _said)
            while start < stop and not before(_shown(units, start - 1), _shown(units, start)):
                start += 1
            while stop > start and not behind(_shown(units, stop - 1), _shown(units, stop)):
                stop -= 1
            words = "".join(unit.text for unit in units[at:end])
            if start == stop and words.strip():
                lost.append(worded("the form of «{words}»", words=words))
            for i in (*range(at, start), *range(stop, end)):
                forms = tuple(each for each in units[i].forms if each != form)
                units[i] = units[i]._replace(forms=forms)
            at = end
    return _parted(units, lost)


_STARS = frozenset({"strong", "emphasis"})


def _parted(units: list[_Unit], lost: list[str]) -> list[_Unit]:
    """The units without a form that would begin where another ends, so that nobody could tell the
    stars of the one from those of the other.
    """
    for at in range(1, len(units)):
        before, here = set(units[at - 1].forms) & _STARS, set(units[at].forms) & _STARS
        if units[at - 1].link == units[at].link and before - here and here - before:
            end = at
            while end < len(units) and (here - before) & set(units[end].forms):
                forms = tuple(each for each in units[end].forms if each not in here - before)
                units[end] = units[end]._replace(forms=forms)
                end += 1
            words = "".join(unit.text for unit in units[at:end])
            lost.append(worded("the form of «{words}»", words=words))
    return units


def _says(_: str, after: str) -> bool:
    """Whether a tag may open before a character."""
    return not after.isspace()


def _said(before: str, _: str) -> bool:
    """Whether it may close behind one."""
    return not before.isspace()


def _shown(units: Sequence[_Unit], at: int) -> str:
    """The character that marks would stand beside: of what is none, one that is a sign."""
    if not 0 <= at < len(units):
        return ""
    unit = units[at]
    return unit.text if unit.run.kind == "text" else "`" if unit.run.kind == "code" else "["


def _formed(units: Sequence[_Unit], escapes: frozenset[int], starts: range) -> Iterator[Piece]:
    """The units with the marks of their forms, those that go on longer outside."""
    open_forms: list[Form] = []
    for unit, start in zip(units, starts, strict=True):
        wanted = [form for form in _ORDER if form in unit.forms]
        kept = 0
        while kept < min(len(open_forms), len(wanted)) and open_forms[kept] == wanted[kept]:
            kept += 1
        for form in reversed(open_forms[kept:]):
            yield Piece((unit.key, "close", form), _MARKS[form][1])
        for form in wanted[kept:]:
            yield Piece((unit.key, "open", form), _MARKS[form][0])
        open_forms = wanted
        yield _written(unit, start in escapes)
    for form in reversed(open_forms):
        yield Piece((units[-1].key, "end", form), _MARKS[form][1])


def _written(unit: _Unit, escaped: bool) -> Piece:
    run = unit.run
    change = run.change if run.side != "both" else None
    if run.kind == "text":
        text = f"\\{unit.text}" if escaped else " " if unit.text in "\t\n" else unit.text
        return Piece((unit.key,), text, not escaped and unit.text not in _PARTING, change)
    if run.kind == "break":
        return Piece((unit.key,), BREAK, False, change)
    if run.kind == "note":
        return Piece((unit.key,), f"[^{run.note}]", False, change)
    ticks = "`" * (max(map(len, _TICKS.findall(run.text)), default=0) + 1)
    space = " " if run.text[:1] in ("`", " ") or run.text[-1:] in ("`", " ") else ""
    return Piece((unit.key,), f"{ticks}{space}{run.text}{space}{ticks}", False, change)


def _address(units: Sequence[_Unit]) -> str:
    """The address of a link as it is written; "" where there is none, or where it is its words."""
    link = units[0].run.link.strip()
    words = "".join(unit.text for unit in units)
    if not link or not words.strip() or _is_bare(units) or not _ADDRESS.fullmatch(link):
        return ""
    balanced = link.count("(") == link.count(")") == 0
    return link if balanced else f"<{link}>"


def _is_bare(units: Sequence[_Unit]) -> bool:
    """Whether the words of a link are its address."""
    words, link = "".join(unit.text for unit in units).strip(), units[0].run.link.strip()
    found, led = _BARE.fullmatch(words), _BARE.fullmatch(link)
    return bool(words and found and led and found["rest"] == led["rest"])


def _as_words(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbouring characters of a run as one piece, up to white space."""
    found: list[Piece] = []
    last: tuple[object, ...] = ()
    for piece in pieces:
        before = found[-1] if found else None
        if (
            before is not None and piece.plain and before.plain and not piece.text.isspace()
            and not before.text[-1:].isspace() and _follows(last, piece.key)
        ):  # fmt: skip
            found[-1] = before._replace(text=before.text + piece.text)
        else:
            found.append(piece)
        last = piece.key
    return found


def _follows(last: tuple[object, ...], key: tuple[object, ...]) -> bool:
    """Whether a character stands right behind another of the same run."""
    one, other = last[0], key[0]
    return (
        len(last) == len(key) == 1 and isinstance(one, tuple) and isinstance(other, tuple)
        and one[:2] == other[:2] and other[2] == one[2] + 1
    )  # fmt: skip
