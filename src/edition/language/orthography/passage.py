"""A text as the rules see it: its characters, the stretches that no rule may touch, and the changes
that a rule proposes. Brackets are judged in pairs, and those that stand the wrong way round are
told.
"""

import re
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias, TypeVar

from edition.core.direction import addresses, whole
from edition.core.languages import Language
from edition.core.memory import remembered
from edition.core.patterns import later
from edition.language.orthography.word_list import plain

T = TypeVar("T")

_PAIRS = {"(": ")", "[": "]", "«": "»"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_MARK = re.compile(r"[()\[\]«»]")
# A label is no bracket: «۱) نان», «الف) آب».
_LABEL = re.compile(r"\s*\(?\w{1,4}\)")
# A closing mark that begins, and an opening one that ends: the space is on the other side of it.
_BEGINS = later(r"(?:^|(?<=[\s:،؛]))[)\]»](?=\w)")
_ENDS = later(r"(?<=\w)[(\[«](?=[\s.،؛:!؟]|$)")
_SOME, _SHARE = 3, 5
"""So many lines are no slip of the hand, if they are one in so many of those with brackets."""


class Brackets(NamedTuple):
    """`matched`: where the brackets stand that are one of a pair in one line, which is not
    reversed, each with the place of the other; `reversed_lines`: the beginnings of lines that are,
    or are in a text of which many are.
    """

    matched: Mapping[int, int]
    reversed_lines: frozenset[int]


def brackets_of(text: str, backwards: frozenset[int] | None = None) -> Brackets:
    """The brackets of a text, line by line; `backwards` are the beginnings of its lines that are
    known to be reversed, of a text that is a part of another.
    """
    marked = list(lines_with(_MARK, text))
    if backwards is None:
        backwards = frozenset(start for start, line in marked if _is_reversed(line))
        if len(backwards) >= _SOME and len(backwards) * _SHARE >= len(marked):
            backwards = frozenset(start for start, _ in marked)
    matched: dict[int, int] = {}
    for start, line in marked:
        for one, other in _matched(line) if start not in backwards else ():
            matched |= {start + one: start + other, start + other: start + one}
    return Brackets(matched, backwards)


def lines_with(sign: "re.Pattern[str]", text: str) -> Iterator[tuple[int, str]]:
    """The lines that have a sign, each with the offset of its beginning."""
    found = sign.search(text)
    while found:
        begin = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.start())
        end = end if end >= 0 else len(text)
        yield begin, text[begin:end]
        found = sign.search(text, end)


@remembered(lambda line: line)
def _is_reversed(line: str) -> bool:
    """Whether a closing mark comes first where an opening one should, and an opening one last."""
    label = _LABEL.match(line)
    rest = line[label.end() :] if label else line
    for opening, closing in _PAIRS.items():
        first, last = rest.find(closing), rest.rfind(opening)
        if 0 <= first < last and not 0 <= rest.find(opening) < first and rest.rfind(closing) < last:
            begins = any(found.start() == first for found in _BEGINS.finditer(rest))
            ends = any(found.start() == last for found in _ENDS.finditer(rest))
            if begins or ends:
                return True
    return False


@remembered(lambda line: line)
def _matched(line: str) -> tuple[tuple[int, int], ...]:
    """Where the marks of a line stand that open and close something in it."""
    matched: list[tuple[int, int]] = []
    open_at: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
    for found in _MARK.finditer(line):
        mark = found[0]
        if mark in _PAIRS:
            open_at[mark].append(found.start())
        elif open_at[_OPENING[mark]]:
            matched.append((open_at[_OPENING[mark]].pop(), found.start()))
    return tuple(matched)


LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5"
    "\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u08a0-\u08c7"
)
MARKS = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
WORD = f"{LETTERS}{MARKS}{FORMS}\u0640\u200c\u200d"
"""What a word holds, joiners and U+0640 included."""

SPACES = " \u00a0"
DIGITS = "0-9\u06f0-\u06f9\u0660-\u0669"
NOT_JOINED = (
    "\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699"
    "\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5"
)
"""Letters that do not join the next one (Joining_Type R and U of the Unicode database)."""


def _signs(ranges: str) -> Iterator[str]:
    """The characters of a class of a pattern."""
    for found in re.finditer("(.)(?:-(.))?", ranges):
        yield from map(chr, range(ord(found[1]), ord(found[2] or found[1]) + 1))


def has_seam(word: str) -> bool:
    """Whether a word ends with a letter that does not join."""
    return word[-1:] in NOT_JOINING


def beginning(text: str, end: int) -> int:
    """Where the word begins that ends at a place; there, where none does."""
    at = end
    while at and text[at - 1] in IN_WORDS:
        at -= 1
    return at


def ending(text: str, start: int) -> int:
    """Where the word ends that begins at a place; there, where none does."""
    at = start
    while at < len(text) and text[at] in IN_WORDS:
        at += 1
    return at


def spaces_before(text: str, end: int) -> int:
    """Where the spaces begin that end at a place; there, where none does."""
    at = end
    while at and text[at - 1] in SPACES:
        at -= 1
    return at


def last_word(text: str) -> str:
    """The word that a text ends with; "" where it ends with none."""
    return text[beginning(text, len(text)) :]


def words_of(words: str) -> frozenset[str]:
    """The words of a list that spaces part."""
    return frozenset(words.split())


# The same as sets, for what is asked of single characters.
LETTERS_OF_WORDS = frozenset(_signs(LETTERS))
MARKS_OF_WORDS = "".join(_signs(MARKS))
NOT_JOINING = frozenset(_signs(NOT_JOINED))
LETTERS_AND_MARKS = LETTERS_OF_WORDS.union(MARKS_OF_WORDS)
_OF_WORDS = LETTERS_AND_MARKS.union(_signs(FORMS))
IN_WORDS = _OF_WORDS.union("\u0640\u200c\u200d")

NUMBER = re.compile(
    r"""
    [0-9] (?:  # of both, for a pattern that begins with a class is searched for quickly
      [0-9]{0,3} [-\u2013] [0-9]{1,4}                 # a pair: 12-15
    | [0-9]*
      (?: (?:/[0-9]+)+                                # a fraction, a date: 1/2, 1403/12/30
      | [.:\u066b][0-9]+                              # a decimal, a time: 3.5, 16:30
      | (?:[,\u066c][0-9]{3})+ (?:[.\u066b][0-9]+)?   # thousands: 12,000, 12,000.5
      )?
    ) (?![0-9])
    """,
    re.VERBOSE,
)
"""A number that is no code, in what is `alike`: two of up to four digits with a dash between, a
fraction, a date with slashes, a time, a decimal.
"""


Stretch = tuple[int, int]
_NONE: Stretch = (sys.maxsize, sys.maxsize)
"""Behind all text."""

_TOKEN = later(rf"[{WORD}]+|[^\s{WORD}]+")
_ARABIC_WORD = re.compile(
    rf"[{LETTERS}{MARKS}][{LETTERS}{MARKS}\u0640\u200c\u200d]*(?<![\u0640\u200c\u200d])"
)
# What is in another script, with numbers before and behind: «7-Zip 9», «C++», «COVID-19»; it ends
# at a bracket, a quotation mark or an Arabic letter.
_ARABIC = r"\u0600-\u08ff"
_FOREIGN_LETTER = rf"[^\W\d_{_ARABIC}\ufb50-\ufdff\ufe70-\ufefc]"
_BETWEEN_FOREIGN = r"[ -!#$%&'*+,./0-9:;<=>?@^_`|~\\-]"
_FOREIGN = re.compile(rf"{_FOREIGN_LETTER}(?:{_BETWEEN_FOREIGN}*[^\W_{_ARABIC}])*[+#%]*")
_BEFORE_FOREIGN = "0123456789#"
_HARAKAT = later("[\u064b-\u0652\u0670]")
_VOWELLED = re.compile("[\u064b-\u0652\u0670\u0629]")
"""What no line lacks in which there is an Arabic passage."""
_PLAIN = "".join(sorted(each for each in LETTERS_AND_MARKS if plain(each) == each))
_PAIR = later(
    rf"(?<![{WORD}])([{_PLAIN}\u200c]{{2,}})([ \u00a0]+)(?=([{_PLAIN}\u200c]{{2,}})(?![{WORD}]))"
)
_LETTER, _OTHER_WORD = later(f"[{LETTERS}{FORMS}]"), later(r"\w")
_PERSIAN_LETTER = later("[\u067e\u0686\u0698\u06af]")
_ARABIC_SIGN = later(
    f"[\u064c\u064d\u0670\u0671\u0629]"
    f"|^[\u0648\u0641\u0628\u0643]?\u0627\u0644[{LETTERS}].*[{MARKS}]"
)
_FUNCTION_WORD = 4
"""Letters of a word without vowel signs that may stand within an Arabic passage: «فی», «الی»."""
_GAP = 2
"""How many such words may follow one another there."""
_LETTER_OR_END = re.compile(r"[^\W\d_]|\n")
_FURTHEST = 200
"""Characters on each side that are looked through for a letter."""
_NEAR = later(r"[^\S\n]*[.,:;/&'#+*=_\d\u2013-]*[^\S\n]*")
"""What parts a number or a mark from a word that it is of."""
_ALIKE = {"\u064a": "ی", "\u0649": "ی", "\u0643": "ک"}
_ALIKE |= {c: str(i) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for i, c in enumerate(digits)}


class Passage:
    """A text in a language. `verse` are the stretches of it that are verse. All stretches are in
    order and do not overlap.
    """

    def __init__(self, text: str, language: Language, verse: Sequence[Stretch] = ()) -> None:
        self.text = text
        self.language = language
        self.verse = verse
        self._parted: dict[re.Pattern[str], Mapping[str, Sequence[Part]]] = {}
        self._found: dict[Callable[[Passage], Any], Any] = {}

    @cached_property
    def alike(self) -> str:
        """The text with Arabic kaf and yeh as the Persian ones, all digits in ASCII: as long, and
        for recognition only.
        """
        text = self.text
        # `translate` asks of each character of a text, `replace` looks for the few.
        for sign, alike in _ALIKE.items():
            text = text.replace(sign, alike)
        return text

    @cached_property
    def untouched(self) -> Sequence[Stretch]:
        """Addresses, telephone numbers and codes, and words of other scripts with the numbers among
        and behind them.
        """
        numbers = [piece for piece in whole(self.text) if not NUMBER.fullmatch(self.alike, *piece)]
        units = [*(each[:2] for each in addresses(self.text)), *numbers]
        return merged((*units, *self._foreign()))

    def _foreign(self) -> Iterator[Stretch]:
        """What is in another script, with what is written to it."""
        end = 0
        for found in _FOREIGN.finditer(self.text):
            start = found.start()
            while start > end and self.text[start - 1] in _BEFORE_FOREIGN:
                start -= 1
            end = found.end()
            yield start, end

    @cached_property
    def words(self) -> Sequence["re.Match[str]"]:
        """The words in Arabic script (of `alike`) that are no part of what is never touched, nor of
        an Arabic passage.
        """
        stretches = merged((*self.untouched, *self._arabic))
        if not stretches:
            return list(_ARABIC_WORD.finditer(self.alike))
        taken = iter(stretches)
        begin, end = next(taken)
        found = []
        for word in _ARABIC_WORD.finditer(self.alike):
            start, stop = word.span()
            while end <= start:
                begin, end = next(taken, _NONE)
            if stop <= begin:
                found.append(word)
        return found

    @cached_property
    def plain_words(self) -> Sequence[str]:
        """The `words` as the list of words has them."""
        return [plain(found[0]) for found in self.words]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each of the `plain_words` stands in the text."""
        return Counter(self.plain_words)

    @cached_property
    def pairs(self) -> Sequence[tuple[str, str, int, int]]:
        """Words of prose without vowel signs that stand beside one another, and [start, end) of the
        spaces between them.
        """
        return [
            (found[1], found[3], *found.span(2))
            for found in _PAIR.finditer(self.alike)
            if not (self.verse and self.is_verse(*found.span()))
        ]

    def parted(self, parts: "re.Pattern[str]") -> Mapping[str, Sequence["Part"]]:
        """What a pattern finds in `alike`, a space and the part of a word behind it, by the part.
        It is looked for once, for most rules ask for it, each for other parts.
        """
        if parts not in self._parted:
            found: dict[str, list[Part]] = defaultdict(list)
            for match in parts.finditer(self.alike):
                spaces = spaces_before(self.alike, match.start())
                found[match[1]].append(Part(spaces, *match.span(1)))
            self._parted[parts] = found
        return self._parted[parts]

    def once(self, find: Callable[["Passage"], T]) -> T:
        """What `find` finds in the text, which is looked for once."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    def has(self, word: str) -> bool:
        """Whether a word, as the list has them, stands somewhere in the text."""
        return word in self.counts

    def balance(self, tally: "Tally") -> bool:
        """Whether what speaks for something outweighs what speaks against it, in all of the text:
        `tally` says by how much it does in a part of one.
        """
        return tally(self) > 0

    def is_untouched(self, start: int, end: int) -> bool:
        """Whether [start, end) has a character of what is never touched; an empty one, whether it
        lies inside of it.
        """
        return meets(self.untouched, start, end)

    @cached_property
    def brackets(self) -> Brackets:
        """The brackets of the text that hold something, and its lines that have them reversed."""
        return brackets_of(self.text)

    def is_reversed(self, at: int) -> bool:
        """Whether a character stands in a line whose brackets are the wrong way round."""
        backwards = self.brackets.reversed_lines
        return bool(backwards) and self.text.rfind("\n", 0, at) + 1 in backwards

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether [start, end), which has no letter, is of words in another script.

        It is where the letters on both sides are, or on one and there are none on the other, in
        its line; and where nothing but spaces and signs of sentences parts it from such a word.
        """
        text = self.text
        found = _LETTER_OR_END.search(text[max(start - _FURTHEST, 0) : start][::-1])
        left = start - 1 - found.start() if found and found[0] != "\n" else None
        found = _LETTER_OR_END.search(text, end, end + _FURTHEST)
        right = found.start() if found and found[0] != "\n" else None
        kinds = [text[at] not in _OF_WORDS for at in (left, right) if at is not None]
        if len(set(kinds)) < 2:
            return any(kinds)
        assert left is not None and right is not None
        gap = text[left + 1 : start] if kinds[0] else text[end:right]
        return _NEAR.fullmatch(gap) is not None

    def is_arabic(self, start: int, end: int) -> bool:
        """Whether [start, end), which lies in one line, has a character of an Arabic passage: see
        `arabic_passages`.
        """
        return meets(self._arabic, start, end)

    @cached_property
    def _arabic(self) -> Sequence[Stretch]:
        """The Arabic passages of all lines."""
        return [
            (begin + start, begin + end)
            for begin, line in lines_with(_VOWELLED, self.text)
            for start, end in arabic_passages(line)
        ]

    def is_verse(self, start: int, end: int) -> bool:
        """Whether [start, end) has a character of verse."""
        return meets(self.verse, start, end)


def merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches in order, those that touch or overlap as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def meets(stretches: Sequence[Stretch], start: int, end: int) -> bool:
    """Whether [start, end) and one of the stretches have a character in common, or an empty [start,
    start) lies inside one.
    """
    if not stretches:
        return False
    at = bisect_right(stretches, (max(end, start + 1), -1)) - 1
    while at >= 0 and stretches[at][1] > start:
        if stretches[at][0] < end or (start == end and stretches[at][0] < start):
            return True
        at -= 1
    return False


def arabic_passages(line: str) -> Iterator[Stretch]:
    """What is Arabic in a line of a Persian text: words with their vowels.

    A word is strong that has two vowel signs or more and one for every two letters, or a sign that
    Persian does not write (U+064C, U+064D, U+0670, U+0671, U+0629, the article before a vowelled
    word). A passage is a run of words, two of them strong, from one with a vowel sign to one with a
    vowel sign, between which at most two short words have none. A Persian letter ends it. A strong
    word with a sign that Persian does not write is a passage by itself.
    """
    run: list[tuple[int, int, int]] = []
    for token in (*_TOKEN.finditer(line), None):
        weight = _weight(token[0]) if token else None
        if weight is None:
            yield from _closed(run)
            run = []
        elif token and weight >= 0:
            run.append((token.start(), token.end(), weight))


def _weight(word: str) -> int | None:
    """2 for a sign that is only Arabic, 1.. strong; 0 bare; -1 punctuation, which a passage may
    hold; None for what ends it.
    """
    letters = len(_LETTER.findall(word))
    if not letters:
        return None if _OTHER_WORD.search(word) else -1
    if _PERSIAN_LETTER.search(word):
        return None
    marks = len(_HARAKAT.findall(word))
    if _ARABIC_SIGN.search(word):
        return 3
    if marks >= 2 and marks * 2 >= letters:
        return 2
    return 1 if marks else 0 if letters <= _FUNCTION_WORD else None


def _closed(run: Sequence[tuple[int, int, int]]) -> Iterator[Stretch]:
    """The passages of a run of words: parted where more than two in a row are bare."""
    part: list[tuple[int, int, int]] = []
    bare = 0
    # The None at the end closes the last part as a third bare word would.
    for word in (*run, None):
        bare = bare + 1 if word and word[2] == 0 else 0
        if word and bare <= _GAP:
            part.append(word)
            continue
        # Bare words at either end may be Persian: only those between vowelled ones are Arabic.
        while part and part[-1][2] == 0:
            part.pop()
        while part and part[0][2] == 0:
            part.pop(0)
        if sum(weight >= 2 for _, _, weight in part) >= 2:
            yield part[0][0], part[-1][1]
        else:
            # Too little for a passage; a word with a sign that only Arabic has is one by itself.
            yield from ((start, end) for start, end, weight in part if weight == 3)
        part = []


class Part(NamedTuple):
    """A part of a word behind spaces, [start, end) of it and the place where the spaces begin."""

    spaces: int
    start: int
    end: int


class Change(NamedTuple):
    """Code points [start, end) of the text are to be `after`; an empty range is an insertion."""

    start: int
    end: int
    after: str


Tally: TypeAlias = Callable[[Passage], int]
Finder: TypeAlias = Callable[[Passage], Iterator[Change]]
