"""One of the two texts of a document: that before its tracked changes or that behind them, with
each item's number counted in it.

A paragraph whose end does not stand in a text goes on in the next one. What they make has the form
of the first that has characters, as in Word.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from edition.incoming.leaves import Counted, Leaf, Read, Run

_LETTERS = {
    "arabicAlpha": "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي",
    "arabicAbjad": "ا ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ",
    "lowerLetter": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "upperLetter": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
}
"""The letters that Word counts with (ECMA-376 part 1, 17.18.59)."""
_PERSIAN = str.maketrans({"ك": "ک", "ي": "ی"})
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 4000


class Placed(NamedTuple):
    """A paragraph of one text: the runs that stand in it, each with the leaf and the place in it
    that it comes from; `label` is what numbers it, "•" for a bullet, "" for none.
    """

    leaf: Leaf
    number: int
    runs: tuple[tuple[tuple[int, int], Run], ...]
    label: str = ""


class Text(NamedTuple):
    """The paragraphs of one text, and those of the notes that it refers to."""

    paragraphs: tuple[Placed, ...]
    notes: Mapping[int, tuple[Placed, ...]]


def text_of(read: Read, side: Literal["old", "new"], tongue: "Tongue") -> Text:
    """The text of one side."""
    numbered = list(enumerate(read.leaves))
    paragraphs = tuple(_labelled(_joined(numbered, side), tongue))
    notes: dict[int, tuple[Placed, ...]] = {}
    waiting = [run.note for each in paragraphs for _, run in each.runs if run.kind == "note"]
    while waiting:
        note = waiting.pop(0)
        if note in notes:
            continue
        first = len(read.leaves) + 1000 * note
        found = enumerate(read.notes.get(note, ()), first)
        notes[note] = tuple(_labelled(_joined(list(found), side), tongue))
        waiting += [run.note for each in notes[note] for _, run in each.runs if run.kind == "note"]
    return Text(paragraphs, dict(sorted(notes.items())))


class Tongue(NamedTuple):
    """What the language of the edition has to do with the numbers of lists: its digits, and whether
    its letters are those of Persian.
    """

    figures: Callable[[int], str]
    is_persian: bool


def _joined(leaves: Sequence[tuple[int, Leaf]], side: str) -> Iterator[Placed]:
    """The paragraphs of a side that hold something, those without an end together with the next."""
    waiting: Placed | None = None
    for number, leaf in leaves:
        runs = tuple(
            ((number, at), run) for at, run in enumerate(leaf.runs) if run.side in ("both", side)
        )
        placed = Placed(leaf, number, runs)
        if waiting is not None and waiting.leaf.cell == leaf.cell:
            kept = waiting if _holds(waiting) else placed
            placed = Placed(
                kept.leaf._replace(end=leaf.end, change=leaf.change),
                kept.number,
                (*waiting.runs, *placed.runs),
            )
        elif waiting is not None and _stands(waiting):
            yield waiting
        waiting = None
        if placed.leaf.end in ("both", side):
            if _stands(placed):
                yield placed
        else:
            waiting = placed
    if waiting is not None and _stands(waiting):
        yield waiting


def _holds(placed: Placed) -> bool:
    return any(run.kind == "note" or run.text.strip() for _, run in placed.runs)


def _stands(placed: Placed) -> bool:
    """Whether a paragraph is none of the empty ones by which people make room."""
    return placed.leaf.kind in ("rule", "code") or placed.leaf.cell is not None or _holds(placed)


def _labelled(paragraphs: Iterator[Placed], tongue: Tongue) -> Iterator[Placed]:
    counts: dict[str, dict[int, int]] = {}
    for each in paragraphs:
        counted = each.leaf.counted
        yield each._replace(label=_label(counted, counts, tongue)) if counted else each


def _label(counted: Counted, counts: dict[str, dict[int, int]], tongue: Tongue) -> str:
    """The label of the next item of a list; the counts of deeper levels begin again."""
    reached = counts.setdefault(counted.list, {})
    deepest = len(counted.levels) - 1
    for level, (_, start) in enumerate(counted.levels):
        if level == deepest:
            reached[level] = reached[level] + 1 if level in reached else start
        else:
            reached.setdefault(level, start)
    for level in [level for level in reached if level > deepest]:
        del reached[level]
    if not counted.label:
        return "•"
    label = counted.label
    for level in range(deepest, -1, -1):
        number = figure(counted.levels[level][0], reached[level], tongue)
        label = label.replace(f"%{level + 1}", number)
    return label.strip()


def figure(form: str, number: int, tongue: Tongue) -> str:
    """A number in one of Word's forms; those that are not known are written in digits."""
    if form in _LETTERS and number > 0:
        letters = _LETTERS[form].split()
        if form.startswith("arabic") and tongue.is_persian:
            letters = [letter.translate(_PERSIAN) for letter in letters]
            letters[0] = "الف"
        elif form.startswith("arabic"):
            letters[0] = "أ"
        return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    if form in ("lowerRoman", "upperRoman") and 0 < number < _LARGEST_ROMAN:
        digits, rest = "", number
        for value, digit in _ROMAN:
            digits, rest = digits + digit * (rest // value), rest % value
        return digits.upper() if form == "upperRoman" else digits
    if form == "decimalZero":
        return tongue.figures(0) * (number < 10) + tongue.figures(number)
    return "" if form == "none" else tongue.figures(number)
