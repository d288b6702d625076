"""What readers give back of a text: measured and told, by what is hard in a line; right-to-left
words alone must come back.

How a reader orders numbers, Latin words, brackets and marks is its own affair, and a right page
must not fail by it. A line of one face with nothing but plain right-to-left words comes out of
pypdf and of PDFium, or its codes are wrong: each of these must come back, whatever the text.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import get_close_matches
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from edition.core.quoting import worded
from edition.model.proof import Check, CheckName, Fault, Outcome
from edition.verify.file.checks import verdict
from edition.verify.file.page_content import PageContent, TextObject
from edition.verify.file.readers import DIRECTION_CONTROLS, common_words, share, words
from edition.verify.file.structure_tree import (
    INLINE,
    Content,
    TreeElement,
    elements,
    owned,
    text_of,
)
from edition.verify.proofs.finder import Finder

PLAIN = CheckName.LINES_PLAIN
_WIDE = 1.0
"""An em: no gap between two words of running text is as wide, so what stands at its sides are
halves of a couplet or columns.
"""
BEFORE_TURN = CheckName.LINES_MARK_BEFORE_THE_TURN
"""Of a line that ends in a mark and is shown first on its page, or behind what ends from left to
right, as a Latin word or a square bracket at the right of the line before: pypdf reads on from the
left until it meets a letter, and puts the mark before the words.
"""
_NEUTRAL = re.compile("[\\0-/:-@\u061c\u0660-\u066d\u06f0-\u06f9\u2000-\u206f\u20a0-\u21ff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""What pypdf takes for neutral, and else for right-to-left: all other characters, guillemets and
square brackets among them, run from left to right to it. A code of several characters is neutral
to it, and U+061C stands in no other.
"""
_BY_HAND = "\u202d"
_LONG = 40
"""Characters of a word that no line may have held: what stands on the next line goes with it to
readers.
"""
_PLAIN_MARKS = frozenset(" \u200c،.:!")
_STEERING = re.compile(
    f"[{''.join(sorted(DIRECTION_CONTROLS))}\u00ad\u200b\u200d\u2060]|(?<!\\S)\u200c+(?!\\S)"
)
_JOINER_AT_A_MARK = re.compile("\u200c[،.:!]|[،.:!]\u200c")
"""It joins nothing there, and PDFium gives the two in the other order («است‌،»)."""
_BRACKET = re.compile(r"[()\[\]{}<>«»‹›“”‘’]")


class ReadLine(Struct, frozen=True):
    """A line of a page as it is read, its words folded, and the first feature of it that readers
    find hard, by the check that counts it.

    `steered`: it holds marks of direction or soft hyphens, by which readers do as they like, or is
    of a paragraph that does; or a word of joiners alone, which has no width, so that PDFium passes
    over it.
    """

    said: str
    feature: CheckName
    steered: bool = False


def lines_of(
    text: str, objects: Sequence[TextObject], by_hand: Set[int] = frozenset()
) -> Iterator[ReadLine]:
    """The lines of the expected text of a page: features of its letters, and of the text object
    that shows these letters. `by_hand` are the MCIDs of what `ordered_by_hand` finds.

    A line beside one that is steered is hard too: readers run the two together.
    """
    lines = list(_lines(text, objects, by_hand))
    for at, line in enumerate(lines):
        steered = any(beside.steered for beside in lines[max(at - 1, 0) : at + 2])
        plain = line.feature in (PLAIN, BEFORE_TURN)
        yield replace(line, feature=CheckName.LINES_SIGN) if plain and steered else line


def _lines(text: str, objects: Sequence[TextObject], by_hand: Set[int]) -> Iterator[ReadLine]:
    """What stands beside a line, as the figure of an item in a strip of its own, is a part of it to
    a reader.
    """
    known: defaultdict[str, deque[TextObject]] = defaultdict(deque)
    for shown in objects:
        known[_letters(shown.text)].append(shown)
    baselines = _Baselines(objects)
    for i, line in enumerate(text.split("\n")):
        if not (said := folded(line)):
            continue
        alike = known.get(_letters(line))
        # Lines that say the same stand in one order in the text and on the page.
        found = (alike.popleft() if len(alike) > 1 else alike[0]) if alike else None
        beside = "".join(other.text for other in baselines.beside(found)) if found else ""
        # The marks of direction that are not the text's are there for readers that need them.
        around = "".join(c for c in beside if c not in DIRECTION_CONTROLS)
        if found and found.owners & by_hand:
            around += _BY_HAND
        steered = bool(_STEERING.search(line + around))
        feature = _feature(unicodedata.normalize("NFC", line + around), found)
        marked = feature == PLAIN and not line.rstrip()[-1].isalpha()
        turns = marked and (_turns(objects, found) if found else i == 0)
        yield ReadLine(said, BEFORE_TURN if turns else feature, steered)


def ordered_by_hand(tree: tuple[TreeElement, ...]) -> frozenset[Content]:
    """The contents of every paragraph that has a mark of direction, which may order the whole of
    it, the parts of it on other pages too; and code, which runs from left to right whatever its
    letters.
    """
    found: set[Content] = set()
    for element in elements(tree):
        if element.kind == "Code":
            found.update(owned(element))
        parts = [kid for kid in element.kids if isinstance(kid, TreeElement) and kid.kind in INLINE]
        if element.kind not in INLINE and any(
            DIRECTION_CONTROLS.intersection(text_of(part)) for part in parts
        ):
            found.update(content for part in parts for content in owned(part))
    return frozenset(found)


def _turns(objects: Sequence[TextObject], line: TextObject) -> bool:
    """Whether pypdf reads from left to right where a line begins: a page begins so, and what comes
    next goes on as the last character that is not neutral to it.
    """
    for shown in reversed(objects[: objects.index(line)]):
        for character in reversed(shown.text):
            if not _NEUTRAL.match(character):
                return not _RIGHT_TO_LEFT.match(character)
    return True


class _Baselines:
    """The text objects of a page by where they stand."""

    def __init__(self, objects: Sequence[TextObject]) -> None:
        self._objects = objects
        self._heights = sorted((each.baseline, at) for at, each in enumerate(objects))
        self._reach = max((each.size for each in objects), default=0.0) / 2

    def beside(self, line: TextObject) -> list[TextObject]:
        """What stands beside one of them, in the order of the page."""
        low, high = line.baseline - self._reach, line.baseline + self._reach
        first = bisect_left(self._heights, (low, -1))
        last = bisect_right(self._heights, (high, len(self._objects)))
        near = (self._objects[at] for at in sorted(at for _, at in self._heights[first:last]))
        return [other for other in near if other is not line and _are_beside(line, other)]


def _are_beside(one: TextObject, other: TextObject) -> bool:
    return abs(one.baseline - other.baseline) < max(one.size, other.size) / 2


def folded(text: str) -> str:
    """The words of a text in NFC, a space before and behind each, so that a line is found in a page
    as whole words only.
    """
    return "".join(f" {word} " for word in words(unicodedata.normalize("NFC", text)))


def lost(lines: Sequence[ReadLine], text: str) -> frozenset[int]:
    """Which lines of a page, by their index, a reader does not give back as often as they stand
    there; `text` is what it gives.

    Of lines that say the same nobody can tell which came back: what is hard is the one that did
    not.
    """
    given = folded(text)
    seen: Counter[str] = Counter()
    missing: set[int] = set()
    for at, line in sorted(enumerate(lines), key=lambda each: each[1].feature != PLAIN):
        seen[line.said] += 1
        if given.count(line.said) < seen[line.said]:
            missing.add(at)
    return frozenset(missing)


def _feature(line: str, shown: TextObject | None) -> CheckName:
    """What is hardest in a line, in this order; a line that no text object shows is judged by its
    letters alone.
    """
    characters = set(line)
    if any(unicodedata.bidirectional(c) == "L" and not c.isspace() for c in characters):
        return CheckName.LINES_LATIN
    if any(map(str.isnumeric, characters)):
        return CheckName.LINES_NUMBER
    if _BRACKET.search(line):
        return CheckName.LINES_BRACKET
    if any(map(unicodedata.combining, characters)):
        return CheckName.LINES_MARK
    if not all(map(_is_plain, characters)) or _JOINER_AT_A_MARK.search(line):
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
    letter = unicodedata.bidirectional(character) in ("R", "AL")
    return letter and unicodedata.normalize("NFKC", character) == character


def _letters(text: str) -> str:
    """The letters of a line whatever their order, by which it is known again."""
    return "".join(sorted(filter(str.isalnum, unicodedata.normalize("NFD", text))))


_COUNTED = {CheckName.ZERO_WIDTH_NON_JOINERS: "\u200c", CheckName.TATWEELS: "\u0640"}
_SHOWN = 5
"""Lines that are quoted of those that had to come back."""
_LIKE = 0.3
"""How like a line must be to be quoted for one that did not come back (difflib's ratio)."""
ACT = worded(
    "write the line in another way, there or in emendations.toml, and report the fault: the "
    "text is not to blame"
)


class PageBack(Struct, frozen=True):
    """What a reader gives back of a page: of each feature how many lines there are and how many
    come back; the first plain ones that do not, each with what is most like it; words that are
    wanted, and how many of them come in the same order; and of each character that is counted how
    often it is given, how often it is due, and of how many of these nobody is sure.

    That is so of those in lines that are steered: PDFium drops what is beside a soft hyphen, and
    what has no width.
    """

    lines: Mapping[CheckName, tuple[int, int]]
    missed: tuple[tuple[str, str], ...]
    wanted: int
    in_order: int
    counted: Mapping[CheckName, tuple[int, int, int]]


def given_back(
    reader: str, wanted: str, expected: Sequence[ReadLine], given: str, page: PageContent
) -> PageBack:
    """What is `given` of the `wanted` text of a page, of which these lines are `expected`."""
    lines = [_for(reader, line) for line in expected]
    gone = lost(lines, given)
    all_, back = (
        Counter(line.feature for at, line in enumerate(lines) if at not in without)
        for without in (frozenset[int](), gone)
    )
    missed = [line.said for at, line in enumerate(lines) if at in gone and line.feature == PLAIN]
    due = words(wanted)
    return PageBack(
        {feature: (count, back[feature]) for feature, count in all_.items()},
        tuple(_with_likest(said, given) for said in missed[:_SHOWN]),
        len(due),
        common_words(due, words(given)),
        _counted(wanted, given, page, lines),
    )


def _for(reader: str, line: ReadLine) -> ReadLine:
    """A mark before the turn is hard for pypdf alone; any other reader has to give it back."""
    return (
        replace(line, feature=PLAIN) if line.feature == BEFORE_TURN and reader != "pypdf" else line
    )


def _with_likest(line: str, given: str) -> tuple[str, str]:
    """A line that did not come back, and what is most like it among the lines that did."""
    said = " ".join(line.split())
    return said, "".join(get_close_matches(said, given.splitlines(), 1, _LIKE))


def _counted(
    wanted: str, given: str, page: PageContent, lines: Sequence[ReadLine]
) -> dict[CheckName, tuple[int, int, int]]:
    """A reader gives artifacts too, so theirs are added to what is due; it may give the letters
    that a form stands for.
    """
    steered = "\n".join(line.said for line in lines if line.steered)
    texts = [
        unicodedata.normalize("NFKC", text)
        for text in (given, f"{wanted}\n{page.artifacts}", steered)
    ]
    counts = {name: [text.count(c) for text in texts] for name, c in _COUNTED.items()}
    return {name: (found, due, unsure) for name, (found, due, unsure) in counts.items()}


def checks_of(reader: str, pages: Sequence[PageBack], finder: Finder) -> Iterator[Check]:
    """The checks of a reader, by what it gives back of each page."""
    in_order, wanted = sum(page.in_order for page in pages), sum(page.wanted for page in pages)
    likeness = share(in_order, wanted)
    yield Check(CheckName.WORDS_IN_ORDER, reader, Outcome.MEASURED, likeness)
    for feature in sorted({feature for page in pages for feature in page.lines} - {PLAIN}):
        measured, note = _came_back(feature, pages)
        yield Check(feature, reader, Outcome.MEASURED, measured, note=note)
    yield _plain(reader, pages, finder)
    for name, character in _COUNTED.items():
        found, due, unsure = map(sum, zip(*(page.counted[name] for page in pages), strict=True))
        fault = worded(
            "{found} of U+{character:04X} instead of {due}",
            found=found,
            character=ord(character),
            due=due,
        )
        yield verdict(name, reader, [fault] if abs(found - due) > unsure else [], ACT)


def _plain(reader: str, pages: Sequence[PageBack], finder: Finder) -> Check:
    """Whether the plain lines come back, all of them."""
    if not any(PLAIN in page.lines for page in pages):
        return Check(PLAIN, reader, Outcome.NOT_RUN, note=worded("there is no such line"))
    missed = ((number, *each) for number, page in enumerate(pages, 1) for each in page.missed)
    faults = tuple(
        Fault(
            worded("a line of page {number} does not come back", number=number),
            said,
            like,
            finder.place(said),
            ACT,
        )
        for number, said, like in islice(missed, _SHOWN)
    )
    outcome = Outcome.FAILED if faults else Outcome.PASSED
    measured, note = _came_back(PLAIN, pages)
    return Check(PLAIN, reader, outcome, measured, note=note, faults=faults)


def _came_back(feature: CheckName, pages: Sequence[PageBack]) -> tuple[float, str]:
    """Of the lines with a feature how many came back: per cent, and in words."""
    whole, back = map(sum, zip(*(page.lines.get(feature, (0, 0)) for page in pages), strict=True))
    return share(back, whole), worded("{back} of {whole} lines come back", back=back, whole=whole)
