"""The tree that pandoc gives (pandoc-types 1.23), as paragraphs in order, each with its runs.

Lists become paragraphs that are numbered, quotations paragraphs that are quoted, tables paragraphs
in cells. Nothing that holds letters is passed over without being named.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from edition.core.quoting import worded
from edition.incoming.leaves import Change, Counted, Form, Leaf, Lost, Run, Side
from edition.incoming.marks import MARK, PLAIN, SIGNED, number_in, side_of, without_private

Node = Any
"""A value of the tree: JSON."""
_FORMS: Mapping[str, Form] = {
    "Strong": "strong", "Emph": "emphasis", "Strikeout": "strike",
    "Superscript": "sup", "Subscript": "sub",
}  # fmt: skip
_SIDES: Mapping[str, Side] = {"insertion": "new", "deletion": "old"}
_ENDS: Mapping[str, Side] = {"paragraph-insertion": "new", "paragraph-deletion": "old"}
_UNKEPT = {"Underline": worded("underlined words"), "SmallCaps": worded("small capitals")}
_NUMBERS = {
    "Decimal": "decimal", "LowerRoman": "lowerRoman", "UpperRoman": "upperRoman",
    "LowerAlpha": "lowerLetter", "UpperAlpha": "upperLetter",
}  # fmt: skip
_LABELS = {"OneParen": "%{})", "TwoParens": "(%{})"}


class Context(NamedTuple):
    """What a block stands in."""

    quotes: int = 0
    depth: int = 0
    cell: tuple[int, int, int] | None = None


class _Around(NamedTuple):
    """What characters stand in."""

    side: Side = "both"
    change: Change = Change()
    forms: tuple[Form, ...] = ()
    link: str = ""


class Tree:
    """Reads a tree once; `leaves` are its paragraphs, `notes` those of its notes."""

    def __init__(
        self, tree: Mapping[str, Node], labels: Mapping[str, str], changes: Sequence[Change] = ()
    ) -> None:
        """`labels` are marks of quotations, `changes` those that marks in the tree name."""
        self.notes: dict[int, tuple[Leaf, ...]] = {}
        self.lost: list[Lost] = []
        self._labels = labels
        self._tables = self._lists = 0
        self._place = 0
        self._changes = changes
        self._within = _Around()
        self.leaves = tuple(self._blocks(tree.get("blocks", ()), Context()))

    def _blocks(self, blocks: Sequence[Node], within: Context) -> Iterator[Leaf]:
        for block in blocks:
            yield from self._block(block, within)

    def _block(self, block: Node, within: Context) -> Iterator[Leaf]:
        kind, content = block["t"], block.get("c")
        match kind:
            case "Para" | "Plain":
                yield from self._paragraph(content, within)
            case "Header":
                for leaf in self._paragraph(content[2], within):
                    yield leaf._replace(kind="heading", level=content[0])
            case "BlockQuote":
                quoted = within._replace(quotes=within.quotes + (within.cell is None))
                yield from self._blocks(content, quoted)
            case "BulletList":
                yield from self._list(content, None, within)
            case "OrderedList":
                yield from self._list(content[1], content[0], within)
            case "Div":
                yield from self._blocks(content[1], within)
            case "Figure":
                yield from self._blocks(content[2], within)
                yield from self._blocks(content[1][1], within)
            case "LineBlock":
                joined = [part for line in content for part in (*line, {"t": "LineBreak"})]
                yield from self._paragraph(joined[:-1], within)
            case "CodeBlock":
                for line in content[1].split("\n"):
                    found = self._paragraph([{"t": "Code", "c": ["", line]}], within)
                    for leaf in list(found) or [Leaf((Run("", "code"),), **self._of(within))]:
                        yield leaf._replace(kind="code", place=leaf.place or self._place)
            case "HorizontalRule":
                yield Leaf((), "rule", **self._of(within))
            case "DefinitionList":
                for term, meanings in content:
                    yield from self._paragraph(term, within)
                    for meaning in meanings:
                        yield from self._blocks(meaning, within)
            case "Table":
                yield from self._table(content, within)
            case "RawBlock":
                self._lose_raw(content)
            case _:
                self.lost.append(Lost(worded("a block of a kind unknown here, {kind}", kind=kind)))

    def _of(self, within: Context) -> dict[str, Any]:
        return {"quotes": within.quotes, "depth": within.depth, "cell": within.cell}

    def _list(
        self, items: Sequence[Node], attributes: Node | None, within: Context
    ) -> Iterator[Leaf]:
        self._lists += 1
        depth = within.depth + 1
        inner = within._replace(depth=depth)
        start, form, label = 1, "bullet", ""
        if attributes:
            start, style, delimiter = attributes[0], attributes[1]["t"], attributes[2]["t"]
            form = _NUMBERS.get(style, "decimal")
            label = _LABELS.get(delimiter, "%{}.").format(depth)
        forms = (*[("decimal", 1)] * within.depth, (form, start))
        counted = Counted(f"list {self._lists}", forms, label)
        for item in items:
            first = True
            for leaf in self._blocks(item, inner):
                # The first paragraph of an item bears its number; a list within has its own.
                bears = first and leaf.counted is None
                first = False
                yield leaf._replace(counted=counted) if bears and within.cell is None else leaf

    def _table(self, content: Node, within: Context) -> Iterator[Leaf]:
        _, caption, _, head, bodies, foot = content
        yield from self._blocks(caption[1], within)
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        if within.cell is not None:  # a table within a cell: its cells one after another
            for row in rows:
                for cell in row[1]:
                    yield from self._blocks(cell[4], within)
            self.lost.append(
                Lost(worded("a table within a table stands as its lines in that cell"), self._place)
            )
            return
        self._tables += 1
        table = self._tables
        taken: dict[tuple[int, int], bool] = {}
        merged = False
        for number, row in enumerate(rows, 1):
            column = 1
            for cell in row[1]:
                while (number, column) in taken:
                    column += 1
                down, across = int(cell[2]), int(cell[3])
                merged = merged or down > 1 or across > 1
                for below in range(min(down, len(rows) - number + 1)):
                    for beside in range(min(across, _WIDEST)):
                        taken[number + below, column + beside] = True
                at = within._replace(cell=(table, number, column), depth=0, quotes=0)
                found = list(self._blocks(cell[4], at))
                yield from found or [Leaf((), cell=at.cell)]
                column += across
        if merged:
            fact = worded(
                "cells of a table that were put together stand in the first of their places"
            )
            self.lost.append(Lost(fact, self._place))

    def _paragraph(self, inlines: Sequence[Node], within: Context) -> Iterator[Leaf]:
        """A paragraph, or several where marks of Word's paragraphs stand in it."""
        runs: list[Run] = []
        place, end, change = 0, "both", Change()
        begun = False
        for part in self._inlines(inlines, _Around()):
            if isinstance(part, int):
                if begun:
                    ends = {"end": end, "change": change, "place": place}
                    yield Leaf(tuple(runs), **ends, **self._of(within))  # type: ignore[arg-type]
                runs, place, end, change, begun = [], part, "both", Change(), True
                self._place = place
            elif isinstance(part, _End):
                end, change = part.side, part.change
            else:
                runs.append(part)
                begun = True
        if end == "both":
            end, change = self._within.side, self._within.change
        if begun or end != "both":
            ends = {"end": end, "change": change, "place": place}
            yield Leaf(tuple(runs), **ends, **self._of(within))  # type: ignore[arg-type]

    def _inlines(self, inlines: Sequence[Node], around: _Around) -> "Iterator[Run | int | _End]":
        for each in inlines:
            yield from self._inline(each, around)

    def _inline(self, each: Node, around: _Around) -> "Iterator[Run | int | _End]":
        kind, content = each["t"], each.get("c")
        match kind:
            case "Str":
                yield from self._text(content, around)
            case "Space" | "SoftBreak":
                yield self._run(" ", around)
            case "LineBreak":
                yield self._run("", around)._replace(kind="break")
            case "Strong" | "Emph" | "Strikeout" | "Superscript" | "Subscript":
                form = _FORMS[kind]
                forms = around.forms if form in around.forms else (*around.forms, form)
                yield from self._inlines(content, around._replace(forms=forms))
            case "Underline" | "SmallCaps":
                self._unkept(_UNKEPT[kind], content)
                yield from self._inlines(content, around)
            case "Link":
                address = content[2][0]
                led = around._replace(link=address) if not address.startswith("#") else around
                yield from self._inlines(content[1], led)
            case "Quoted":
                marks = self._labels[content[0]["t"]]
                yield self._run(marks[0], around)
                yield from self._inlines(content[1], around)
                yield self._run(marks[1], around)
            case "Cite":
                yield from self._inlines(content[1], around)
            case "Span":
                yield from self._span(content, around)
            case "Note":
                number = len(self.notes) + 1
                self.notes[number] = ()
                self.notes[number] = tuple(self._blocks(content, Context()))
                yield self._run("", around)._replace(kind="note", note=number, forms=())
            case "Code":
                for part in self._text(content[1], around):
                    yield part._replace(kind="code") if isinstance(part, Run) else part
            case "Math":
                fact = worded("a formula is set as a line of characters")
                self.lost.append(Lost(fact, self._place))
                yield self._run(content[1], around)._replace(kind="code")
            case "Image":
                words = "".join(_said(content[1]))
                fact = (
                    worded("a picture («{words}»)", words=words)
                    if words.strip()
                    else worded("a picture")
                )
                self.lost.append(Lost(fact, self._place))
            case "RawInline":
                self._lose_raw(content)
            case _:
                self.lost.append(Lost(worded("a kind unknown here, {kind}", kind=kind)))

    def _text(self, text: str, around: _Around) -> "Iterator[Run | int | _End]":
        at = 0
        for mark in MARK.finditer(text):
            if text[at : mark.start()]:
                yield self._run(self._signs(text[at : mark.start()]), around)
            if mark["done"]:
                self._within = _Around()
            elif side := side_of(mark):
                change = self._changes[number_in(mark)]
                self._within = _Around("new" if side == "new" else "old", change)
            else:
                yield number_in(mark)
            at = mark.end()
        if text[at:]:
            yield self._run(self._signs(text[at:]), around)

    def _signs(self, text: str) -> str:
        """The text with the signs of fonts that pandoc knows; others are named."""
        for sign in SIGNED.finditer(text):
            if not sign[3]:
                code, _, font = sign[2].partition("_")
                fact = worded(
                    "a sign that only the font {font} has ({code})",
                    font=font.replace("_", " "),
                    code=code,
                )
                self.lost.append(Lost(fact, int(sign[1])))
        return SIGNED.sub(lambda sign: sign[3], text).translate(PLAIN)

    def _span(self, content: Node, around: _Around) -> "Iterator[Run | int | _End]":
        (_, classes, pairs), inlines = content
        about = dict(pairs)
        change = Change(about.get("author", ""), about.get("date", "")[:10])
        side = next((_SIDES[name] for name in classes if name in _SIDES), None)
        end = next((_ENDS[name] for name in classes if name in _ENDS), None)
        if end:
            yield _End(end, change)
        elif side:
            yield from self._inlines(inlines, around._replace(side=side, change=change))
        elif not {"comment-start", "comment-end"}.intersection(classes):
            yield from self._inlines(inlines, around)

    def _run(self, text: str, around: _Around) -> Run:
        if around.side == "both":
            around = around._replace(side=self._within.side, change=self._within.change)
        text, named = without_private(MARK.sub("", text).translate(PLAIN))
        if named:
            fact = worded(
                "characters that only a font of the document knows ({named})",
                named=", ".join(named),
            )
            self.lost.append(Lost(fact, self._place))
        return Run(
            text,
            side=around.side,
            change=around.change,
            forms=around.forms,
            link=around.link,
        )

    def _unkept(self, what: str, inlines: Sequence[Node]) -> None:
        words = self._signs(MARK.sub("", "".join(_said(inlines))))
        fact = worded("{what}: «{words}»", what=what, words=words[:60])
        self.lost.append(Lost(fact, self._place))

    def _lose_raw(self, content: Node) -> None:
        form, words = content
        shown = " ".join(words.split())[:60]
        fact = worded("what is meant for {form} alone: «{words}»", form=form, words=shown)
        self.lost.append(Lost(fact, self._place))


_WIDEST = 1000
"""Columns that a cell may reach over."""


class _End(NamedTuple):
    """The end of a paragraph is put in or left out."""

    side: Side
    change: Change


def _said(inlines: Sequence[Node]) -> Iterator[str]:
    for each in inlines:
        content = each.get("c")
        if each["t"] == "Str":
            yield content
        elif each["t"] in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif each["t"] == "Note":
            continue
        elif isinstance(content, list):
            inner = next((part for part in content if isinstance(part, list) and _inlines(part)),
                         content if _inlines(content) else [])  # fmt: skip
            yield from _said(inner)


def _inlines(part: Node) -> bool:
    return bool(part) and all(isinstance(each, dict) and "t" in each for each in part)
