"""Whether a surface says the text: block by block each code point of the source with the register
applied, joiners, marks and white space too; in the order of the text, each once, and nothing else.

What stands in the source is reckoned here from the spans of the blocks, not from what was set.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from edition.core.diagnostics import place_at
from edition.core.quoting import worded
from edition.model.document import Block, CodeLine, Divider, Item, Marked, Note, Signatory
from edition.model.proof import Fault
from edition.model.reading import Emendation
from edition.model.source import Span
from edition.verify.proofs.letters_said import BULLET
from edition.verify.surfaces.claimed import SurfaceClaims
from edition.verify.surfaces.code_lines import faults_of_indents, same_line
from edition.verify.surfaces.markup import ASIDE, Node

_BESIDE = frozenset(("doc-noteref", "doc-backlink", "doc-pagebreak"))
_APART = frozenset(("ol", "ul", "li", "p", "blockquote", "div", "pre", "section", "table", "aside"))
_QUOTED = 40
_FOLDED = re.compile(
    r"""\s{2,} | [^\S\u00a0\u202f\u2007\u2009]
    | (?<!\d)[\u2007\u2009] | [\u2007\u2009](?!\d{3}(?!\d))""",
    re.VERBOSE,
)


def faults_of_text(text: Sequence[Node], claims: SurfaceClaims) -> Iterator[Fault]:
    """The first difference of each block, and what stands on the surface and in no block."""
    found = _found(text)
    wanted: list[Block] = [block for block in claims.blocks if not isinstance(block, Note)]
    wanted += _notes(claims.blocks)
    order = [_id_of(block) for block in wanted]
    # Notes stand where they are referred to, in a book at the end of that file.
    running = {_id_of(block) for block in wanted if not isinstance(block, Note)}
    if [n for n in found if n in running] != [n for n in order if n in running and n in found]:
        yield Fault(worded("blocks stand in another order than in the text"))
    emended = _Emended(claims.source.text, claims.register)
    for block in wanted:
        yield from _of_block(block, found.get(_id_of(block)), emended, claims)
    yield from _of_code(claims, found)
    if "title" not in order and fold(_own(found["title"])) != fold(claims.record.title):
        yield Fault(worded("the title is another"), claims.record.title, _own(found["title"]))
    known = {*order, "title"}
    yield from (
        Fault(worded("something stands in no block"), "", each) for each in _strange(text, known)
    )


def _notes(blocks: Sequence[Block]) -> list[Note]:
    notes = (block for block in blocks if isinstance(block, Note))
    return sorted(notes, key=lambda note: note.number)


def _id_of(block: Block) -> str:
    """The first paragraph of a note is found by the note's own id."""
    return block.ref.replace(" ", "-")


def _found(text: Sequence[Node]) -> Mapping[str, Node]:
    """Elements by their ids, in the order of the surface; of a note its first paragraph."""
    found: dict[str, Node] = {}
    for part in text:
        for node in part.all():
            if node.get("id"):
                held = node.first("p") if node.get("role") == "doc-footnote" else None
                found.setdefault(node.get("id"), held or node)
    return found


def _of_block(
    block: Block, node: Node | None, emended: "_Emended", claims: SurfaceClaims
) -> Iterator[Fault]:
    place = place_at(claims.source.file, claims.source.text, block.span.start)
    if node is None:
        yield Fault(
            worded("«{ref}» is not there", ref=block.ref), emended.said(block)[:_QUOTED], "", place
        )
        return
    if isinstance(block, Divider):
        if node.tag != "hr":
            yield Fault(worded("«{ref}» is no rule", ref=block.ref), place=place)
        return
    if isinstance(block, CodeLine):
        expected, seen = emended.of(block.span).strip(), _own(node).strip()
        is_same = same_line(expected, seen)
    else:
        expected, seen = emended.said(block), fold(_own(node))
        is_same = expected == seen
    if not is_same:
        at = next(
            (i for i, (one, two) in enumerate(zip(expected, seen, strict=False)) if one != two),
            min(len(expected), len(seen)),
        )
        start = max(at - _QUOTED // 4, 0)
        yield Fault(
            worded("«{ref}» differs at its code point {at}", ref=block.ref, at=at + 1),
            named(expected[start : at + _QUOTED // 2]),
            named(seen[start : at + _QUOTED // 2]),
            place,
        )
    if isinstance(block, Item | Signatory) and block.label:
        label = fold(_label(node))
        if label not in (fold(emended.of(block.label.span)), BULLET):
            yield Fault(
                worded("the label of «{ref}» differs", ref=block.ref),
                block.label.text,
                label,
                place,
            )


def _of_code(claims: SurfaceClaims, found: Mapping[str, Node]) -> Iterator[Fault]:
    """Blocks of code whose lines stand in otherwise than in the source."""
    lines = [block for block in claims.blocks if isinstance(block, CodeLine)]
    said = {line.ref: _own(found[_id_of(line)]) for line in lines if _id_of(line) in found}
    for _, block in groupby(lines, key=lambda line: line.code):
        yield from faults_of_indents(list(block), said, claims.source)


def named(text: str) -> str:
    """A text in which joiners and other characters that nobody sees are named."""
    return "".join(c if c.isprintable() or c == " " else f"U+{ord(c):04X}" for c in text)


def _own(node: Node) -> str:
    """What an element says itself: nothing of blocks within it, of labels, of marks beside it."""
    parts: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        elif not (
            child.get("role") in _BESIDE or child.get("class") == "label" or child.tag in _APART
        ):
            parts.append(_own(child))
    return "".join(parts)


def _label(node: Node) -> str:
    return next((each.text() for each in node.all() if each.get("class") == "label"), "")


def _strange(text: Sequence[Node], known: set[str]) -> Iterator[str]:
    """What is said outside of blocks, but for who speaks and when, and headings of our own."""
    for node in text:
        yield from _outside(node, known)


def _outside(node: Node, known: set[str]) -> Iterator[str]:
    role, kind = node.get("role"), node.get("class")
    if role in _BESIDE or kind in ASIDE or kind == "label" or node.get("id") == "notes":
        return
    is_block = node.get("id") in known
    held = node.first("p") if role == "doc-footnote" else None
    for child in node.children:
        if child is held:
            continue
        if isinstance(child, Node):
            yield from _outside(child, known) if not is_block or child.tag in _APART else ()
        elif not is_block and child.strip():
            yield child.strip()[:_QUOTED]


def fold(text: str) -> str:
    """White space as a screen has it: a run is one space; a lone no-break one stays, and a thin one
    between the thousands of a number.
    """
    return _FOLDED.sub(" ", text.strip())


class _Emended:
    """The source with its register applied, at any of its spans."""

    def __init__(self, source: str, register: Sequence[Emendation]) -> None:
        self._source = source
        self._after: dict[int, str] = {}
        self._gone: set[int] = set()
        for each in register:
            at = each.span.start
            self._after[at] = self._after.get(at, "") + each.after
            self._gone.update(range(at, each.span.end))

    def said(self, block: Block) -> str:
        """What a block must say."""
        pieces = block.pieces if isinstance(block, Marked) and block.pieces else ()
        if not pieces:
            label = block.label if isinstance(block, Item | Signatory) else None
            pieces = (Span(label.span.end if label else block.span.start, block.span.end),)
        done: set[int] = set()
        return fold("".join(self.of(piece, done) for piece in pieces))

    def of(self, span: Span, done: set[int] | None = None) -> str:
        """The characters of a span as they are set; what is put in right behind it is of it, and
        once.
        """
        done = set() if done is None else done
        parts: list[str] = []
        for at in range(span.start, span.end + 1):
            # A change that is no insertion is made where its first character stands.
            inserted = at not in self._gone
            if at in self._after and at not in done and (at < span.end or inserted):
                parts.append(self._after[at])
                done.add(at)
            if at < span.end and at not in self._gone:
                parts.append(self._source[at])
        return "".join(parts)
