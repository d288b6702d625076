"""The lines of a text by what readers find hard in them, and which of them a reader gives back
whole.
"""

import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from edition.model.proof import CheckName
from edition.verify.file.content import PageContent, TextObject
from edition.verify.file.scores import DIRECTION_CONTROLS, words
from edition.verify.file.structure import INLINE, Content, Element, elements, owned, text_of

PLAIN = CheckName.LINES_PLAIN
_WIDE = 1.0
"""An em: no gap between two words of running text is as wide, so what stands at its sides are
halves of a couplet or columns.
"""
BEFORE_TURN = CheckName.LINES_MARK_BEFORE_THE_TURN
"""Of a line that ends in a mark and is shown first on its page, or behind what ends from left to
right, as a figure or a Latin word at the right of the line before: pypdf reads on from the left
until it meets a letter, and puts the mark before the words.
"""
_BY_HAND = "\u202d"
_RIGHT_TO_LEFT = ("R", "AL")
_LONG = 40
"""Characters of a word that no line may have held: what stands on the next line goes with it to
readers.
"""
_PLAIN_MARKS = frozenset(" \u200c،.:!")
_STEERING = re.compile(
    f"[{''.join(sorted(DIRECTION_CONTROLS))}\u00ad\u200b\u200d\u2060]|(?<!\\S)\u200c+(?!\\S)"
)
_BRACKET = re.compile(r"[()\[\]{}<>«»‹›“”‘’]")


class Line(Struct, frozen=True):
    """A line of a page (from 0) as it is read, its words folded, and the first feature of it that
    readers find hard, by the check that counts it.

    `steered`: it holds marks of direction or soft hyphens, by which readers do as they like, or is
    of a paragraph that does; or a word of joiners alone, which has no width, so that PDFium passes
    over it.
    """

    page: int
    said: str
    feature: CheckName
    steered: bool = False


def lines_of(
    expected: str, pages: Sequence[PageContent], tree: tuple[Element, ...] = ()
) -> Iterator[Line]:
    """The lines of the expected text: features of its letters, and of the text object on the page
    that shows these letters.

    What stands beside it, as the figure of an item in a strip of its own, is a part of the line to
    a reader. A mark of direction may order the whole of its paragraph.
    """
    ordered = _ordered_by_hand(tree)
    for number, text in enumerate(expected.split("\f")):
        objects = pages[number].objects if number < len(pages) else ()
        known: defaultdict[str, deque[TextObject]] = defaultdict(deque)
        for shown in objects:
            known[_letters(shown.text)].append(shown)
        for i, line in enumerate(text.split("\n")):
            if said := folded(line):
                alike = known.get(_letters(line))
                # Lines that say the same stand in one order in the text and on the page.
                found = (alike.popleft() if len(alike) > 1 else alike[0]) if alike else None
                beside = "".join(
                    other.text for other in objects if found and _are_beside(found, other)
                )
                # The marks of direction that are not the text's are there for readers that need
                # them.
                around = "".join(c for c in beside if c not in DIRECTION_CONTROLS)
                if found and any(Content(number, owner) in ordered for owner in found.owners):
                    around += _BY_HAND
                steered = bool(_STEERING.search(line + around))
                feature = _feature(unicodedata.normalize("NFC", line + around), found)
                marked = feature == PLAIN and not line.rstrip()[-1].isalpha()
                turns = marked and (_turns(objects, found) if found else i == 0)
                yield Line(number, said, BEFORE_TURN if turns else feature, steered)


def _ordered_by_hand(tree: tuple[Element, ...]) -> frozenset[Content]:
    """The contents of every paragraph that has a mark of direction, the parts of it on other pages
    too.
    """
    found: set[Content] = set()
    for element in elements(tree):
        parts = [kid for kid in element.kids if isinstance(kid, Element) and kid.kind in INLINE]
        if element.kind not in INLINE and any(
            DIRECTION_CONTROLS.intersection(text_of(part)) for part in parts
        ):
            found.update(content for part in parts for content in owned(part))
    return frozenset(found)


def _turns(objects: Sequence[TextObject], line: TextObject) -> bool:
    """Whether what is shown before the line ends from left to right; a page begins so."""
    for shown in reversed(objects[: objects.index(line)]):
        for character in reversed(shown.text):
            if character.isalnum():
                return unicodedata.bidirectional(
                    character
                ) not in _RIGHT_TO_LEFT and not _is_eastern(character)
    return True


def _is_eastern(character: str) -> bool:
    """A figure of the Arabic blocks, which pypdf takes for a right-to-left letter."""
    return character.isdecimal() and unicodedata.name(character).startswith(
        ("ARABIC", "EXTENDED ARABIC")
    )


def _are_beside(one: TextObject, other: TextObject) -> bool:
    return abs(one.baseline - other.baseline) < max(one.size, other.size) / 2


def folded(text: str) -> str:
    """The words of a text in NFC, a space before and behind each, so that a line is found in a page
    as whole words only.
    """
    return "".join(f" {word} " for word in words(unicodedata.normalize("NFC", text)))


def lost(lines: Iterable[Line], pages: Sequence[str]) -> list[Line]:
    """The lines that a reader does not give back as often as they stand on their page; `pages` are
    its texts.

    Of lines that say the same nobody can tell which came back: what is hard is the one that did
    not.
    """
    texts = [folded(page) for page in pages]
    seen: Counter[tuple[int, str]] = Counter()
    missing: list[tuple[int, Line]] = []
    for place, line in sorted(enumerate(lines), key=lambda each: each[1].feature != PLAIN):
        seen[line.page, line.said] += 1
        if (
            line.page >= len(texts)
            or texts[line.page].count(line.said) < seen[line.page, line.said]
        ):
            missing.append((place, line))
    return [line for _, line in sorted(missing, key=lambda each: each[0])]


def _feature(line: str, shown: TextObject | None) -> CheckName:
    """What is hardest in a line, in this order; a line that no text object shows is judged by its
    letters alone.
    """
    classes = {
        unicodedata.bidirectional(character) for character in line if not character.isspace()
    }
    if "L" in classes:
        return CheckName.LINES_LATIN
    if any(map(str.isnumeric, line)):
        return CheckName.LINES_NUMBER
    if _BRACKET.search(line):
        return CheckName.LINES_BRACKET
    if any(map(unicodedata.combining, line)):
        return CheckName.LINES_MARK
    if not all(map(_is_plain, line)):
        return CheckName.LINES_SIGN
    if any(len(word) > _LONG for word in line.split()):
        return CheckName.LINES_LONG_WORD
    if shown and shown.faces > 1:
        return CheckName.LINES_BOLD
    return CheckName.LINES_VERSE if shown and shown.gap > _WIDE else PLAIN


def _is_plain(character: str) -> bool:
    """A right-to-left letter that stands for itself and not for a form (NFKC), a space, or a mark
    that keeps its place.

    A wider space parts columns to a reader, and one without a break is a Latin character to pypdf.
    """
    if character in _PLAIN_MARKS:
        return True
    letter = unicodedata.bidirectional(character) in _RIGHT_TO_LEFT
    return letter and unicodedata.normalize("NFKC", character) == character


def _letters(text: str) -> str:
    """The letters of a line whatever their order, by which it is known again."""
    return "".join(sorted(c for c in unicodedata.normalize("NFC", text) if c.isalnum()))
