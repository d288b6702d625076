"""Which paragraphs Word numbers, and how (ECMA-376 part 1, 17.9): numbers are not in the text of a
document, they are counted from the definitions of its lists.
"""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from edition.incoming.leaves import Counted
from edition.incoming.word.names import own, value

_DEEPEST = 9
_ANCESTRY = 20
"""Styles that a style may be based on, one on the other."""


class _Level(NamedTuple):
    form: str = "decimal"
    start: int = 1
    label: str = "%1."
    restarts: bool = True


class Numbering:
    """The lists of a document, and the styles that number their paragraphs."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._of_styles: dict[str, tuple[str, int]] = {}
        self._based: dict[str, str] = {}
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read(self, numbering: etree._Element) -> None:
        for each in numbering.iterfind(own("abstractNum")):
            levels = {_int(value(lvl, "ilvl")): _level(lvl) for lvl in each.iterfind(own("lvl"))}
            self._abstract[value(each, "abstractNumId")] = levels
        for each in numbering.iterfind(own("num")):
            abstract = value(each.find(own("abstractNumId")))
            levels = dict(self._abstract.get(abstract, {}))
            name = abstract
            for override in each.iterfind(own("lvlOverride")):
                at = _int(value(override, "ilvl"))
                own_level = override.find(own("lvl"))
                if own_level is not None:
                    levels[at] = _level(own_level)
                start = override.find(own("startOverride"))
                if start is not None:
                    name = f"{abstract}/{value(each, 'numId')}"
                    levels[at] = levels.get(at, _Level())._replace(start=_int(value(start)))
            self._lists[value(each, "numId")] = (name, levels)

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.iterfind(own("style")):
            name = value(style, "styleId")
            self._based[name] = value(style.find(own("basedOn")))
            number = style.find(f"{own('pPr')}/{own('numPr')}")
            if number is not None:
                at = number.find(own("ilvl"))
                self._of_styles[name] = (value(number.find(own("numId"))), _int(value(at)))

    def of(self, properties: etree._Element | None, style: str) -> Counted | None:
        """What numbers a paragraph of these properties and this style; None where nothing does."""
        number = None if properties is None else properties.find(own("numPr"))
        inherited = self._inherited(style)
        name, at = inherited
        if number is not None:
            given = number.find(own("numId"))
            name = value(given) if given is not None else name
            level = number.find(own("ilvl"))
            at = _int(value(level)) if level is not None else at if given is None else 0
        if name in ("", "0") or name not in self._lists or not 0 <= at < _DEEPEST:
            return None
        key, levels = self._lists[name]
        chain = tuple(levels.get(i, _Level()) for i in range(at + 1))
        last = chain[-1]
        if last.form == "none" and not last.label:
            return None
        forms = tuple((level.form, level.start) for level in chain)
        return Counted(key, forms, "" if last.form == "bullet" else last.label)

    def _inherited(self, style: str) -> tuple[str, int]:
        for _ in range(_ANCESTRY):
            if style in self._of_styles:
                return self._of_styles[style]
            style = self._based.get(style, "")
            if not style:
                break
        return "", 0


def _level(level: etree._Element) -> _Level:
    start = level.find(own("start"))
    return _Level(
        value(level.find(own("numFmt"))) or "decimal",
        _int(value(start)) if start is not None else 1,
        value(level.find(own("lvlText"))),
    )


def _int(text: str) -> int:
    """A number of a document, 0 where it is none; none is larger than anybody counts."""
    return min(int(text), 1_000_000) if text.isascii() and text.isdecimal() else 0


def styles_named(styles: etree._Element | None) -> Mapping[str, str]:
    """By its id the name of each style, in small letters."""
    if styles is None:
        return {}
    return {
        value(each, "styleId"): value(each.find(own("name"))).casefold()
        for each in styles.iterfind(own("style"))
    }
