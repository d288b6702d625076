"""Good and bad joints for kashida, by rule and source: the table, the judge of the tests, and the
compiler, all of one mind.
"""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from edition.typeset.line import kashida
from edition.typeset.line.shape import ShapedWord, Shaper
from tests.typeset.calligraphy import allowed, bears, groups

OTHERWISE_SHAPED = frozenset(
    ["تعیی|ن", "زمی|ن", "چنی|ن", "علم|ی", "قدیم|ی", "کت|اب", "پ|یکار", "تمری|ن", "پ|رورش", "ت|ا"]
)
"""HarfBuzz says that in Vazirmatn these letters have another shape beside each other: none there,
whatever their rule says.
"""


class Joint(NamedTuple):
    """A row: the word with «|» at the joint, «good» or «bad», by which rule, after which source."""

    marked: str
    verdict: str
    rule: str
    source: str

    @property
    def word(self) -> str:
        """Without the mark."""
        return self.marked.replace("|", "")

    @property
    def at(self) -> int:
        """The code point before which the joint is."""
        return self.marked.index("|")


TABLE = [
    Joint(*line.split("\t"))
    for line in (Path(__file__).parent / "kashida_joints.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]
PLACES = pytest.mark.parametrize("joint", TABLE, ids=[joint.marked for joint in TABLE])


def compiler_allows(shaper: Shaper, word: str, at: int) -> bool:
    """Whether the compiler may draw the word longer before that code point."""
    return at in safe(shaper, word) and kashida.bears(word, at)


def compiler_prefers(word: ShapedWord) -> int | None:
    """Where it does so, if anywhere."""
    found = kashida.best_place(word)
    return found.at if found else None


def safe(shaper: Shaper, word: str) -> set[int]:
    """The letters of a word before which the font allows a bridge: those that stand left of its
    joints.
    """
    run = shaper.run(word, "Regular", rtl=True)
    letters = [i for i, glyph in enumerate(run.glyphs) if glyph.advance]
    return {run.glyphs[letters[letters.index(joint) - 1]].cluster for joint in run.joints}


@PLACES
def test_the_judge_agrees_with_the_table(joint: Joint) -> None:
    assert allowed(joint.word, joint.at) == (joint.verdict == "good")
    if joint.rule in ("seen", "final"):
        assert bears(joint.word, joint.at)
    if joint.rule == "group":
        assert not bears(joint.word, joint.at)
    if joint.rule == "pair":
        assert [len(group) for group in groups(joint.word) if joint.at in group] == [2]


@PLACES
def test_the_compiler_agrees_with_the_table(shaper: Shaper, joint: Joint) -> None:
    good = joint.verdict == "good" and joint.marked not in OTHERWISE_SHAPED
    assert compiler_allows(shaper, joint.word, joint.at) == good


def test_the_compiler_prefers_a_joint_that_bears_length(shaper: Shaper) -> None:
    """Of the joints of a word; and it takes none that is not allowed, and one where there is
    any.
    """
    wrong = []
    for word in {joint.word for joint in TABLE}:
        [(shaped, *_), _] = shaper.words(word, "Regular")
        if len(shaped.runs) > 1:
            continue  # with figures
        place = compiler_prefers(shaped)
        good = [at for at in safe(shaper, word) if allowed(word, at)]
        best = [at for at in good if bears(word, at)] or good
        if place not in (best or [None]):
            wrong.append((word, place, best))
    assert not wrong


def test_every_rule_has_its_rows() -> None:
    counted = Counter((joint.verdict, joint.rule) for joint in TABLE)
    assert len(TABLE) >= 120 and len({joint.marked for joint in TABLE}) == len(TABLE)
    good = {("good", rule) for rule in ("seen", "final", "group", "tatweel", "mark")}
    assert set(counted) == good | {
        ("bad", rule) for rule in ("pair", "start", "mark", "ligature", "none")
    }


def test_letters_join_as_unicode_has_their_forms() -> None:
    """A letter with an initial presentation form joins the one behind it; one with a final form
    alone does not.
    """
    forms: dict[str, set[str]] = {}
    for code in (*range(0xFB50, 0xFBFF + 1), *range(0xFE70, 0xFEFC + 1)):
        form, _, letter = unicodedata.decomposition(chr(code)).partition(" ")
        if form and " " not in letter:
            forms.setdefault(chr(int(letter, 16)), set()).add(form)
    assert len(forms) > 60
    for letter, has in forms.items():
        joins = len(list(groups(f"{letter}ب"))) == 1
        assert joins == ("<initial>" in has or letter == "ں"), (letter, has)
