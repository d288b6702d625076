"""Marks of punctuation of another keyboard, and spaces that a mark does not have, or lacks.

A change never joins two words and never parts one. A dot between single letters is of an
abbreviation («ه.ش»), and one beside another dot of three dots: neither is touched. Spaces beside
brackets are judged by pairs (`brackets`).
"""

import re
from collections.abc import Iterator
from string import ascii_letters

from edition.core.patterns import later
from edition.language.orthography.passage import (
    DIGITS,
    IN_WORDS,
    LETTERS,
    LETTERS_AND_MARKS,
    LETTERS_OF_WORDS,
    SPACES,
    Change,
    Passage,
    ending,
    spaces_before,
)
from edition.language.orthography.rule import READ_LIKE_PERSIAN

_SPACE = f"[{SPACES}]"
_SPACES = f"{_SPACE}(?<!{_SPACE}{{2}}){_SPACE}*"
"""From the first of them on, and no other: else long gaps would take long."""
_ALL_DIGITS = "0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩"
_EACH_DIGIT, _CLOSE = tuple(_ALL_DIGITS), ("»", ")", "]")
_LONGEST_WORD_END = 8
"""Characters before a mark that are looked at: the end of a word, a closing mark, spaces."""
# A pattern that begins with a mark is searched for quickly; what stands before it and behind it is
# looked at afterwards, and asked of a set: each class of letters takes longer to make than a page
# to search.
_SPACE_BEFORE = re.compile(rf"{_SPACES}(?=[،؛:!؟\u06d4.])")
_BEFORE_SPACE = LETTERS_AND_MARKS.union(_ALL_DIGITS, "»)]!؟…")
_NOT_BEHIND_DOT = frozenset(f".{ascii_letters}{_ALL_DIGITS}")
_MARK_AFTER = re.compile(r"[،؛:!؟\u06d4.](?=\S)")
_BEHIND_MARK = dict.fromkeys(":!؟\u06d4", LETTERS_OF_WORDS.union("«("))
_BEHIND_MARK |= dict.fromkeys("،؛", LETTERS_OF_WORDS.union(_ALL_DIGITS, "«(["))
# What a dot before is none of a sentence: names of the web in Persian letters, a word misread.
_NO_SENTENCE = re.compile(r"\.(?:آی[\u200c ]?آر|کام|نت|ارگ|ست|اند|ام)")
_HOST = re.compile(r"\.ایران(?:/|(?=[^\w\s]*(?:\s|\Z)))")
_OPENED = re.compile(rf"[(\[«]{_SPACE}+(?=[^\s.])")
_CLOSED = re.compile(rf"{_SPACES}[)\]»]")
_OPENING = re.compile(r"[(\[«]")
_LEAST_HELD = 4
"""Characters of what is no ending in brackets: «کتاب(ها)»."""
_CLOSING = re.compile(r"[)\]»]")
_HELD = later(r"[^\s(\[«]{4}\Z")
# What is written against a closing mark: endings of words, and the second half of some.
_ENDINGS = later(
    r"""(?:
      [یمتش] | ی[مد] | ند | ای | ام | ات | اش | اند | ایم | اید | ست | مان | تان | شان | یی
    | ها(?:ی(?:ی|ش|م|ت|مان|تان|شان)?)? | هایی | تر(?:ین)? | ان | یان | یانی | گان | گری | ین | ون
    | یت | ات | یه | گرا\w* | (?:[یائ]?ی)?س[تم](?:ی|ها|های)? | وار\w* | گونه | نامه | شناس\w*
    | مند\w* | ور\w{0,2} | چی | باز\w{0,1} | زده | زدگی | سالار\w* | ک | ه
    )\Z""",
    re.VERBOSE,
)
_DOTS = re.compile(r"\.\.+")
_MARKS = {",": "،", ";": "؛", "?": "؟"}
_LATIN_MARK = later(rf"[,;?](?=(?P<behind>\s|[{LETTERS}«»)\]({DIGITS}]|\Z))")
_BEFORE_LATIN_MARK = LETTERS_AND_MARKS.union("»)]", _ALL_DIGITS)
_QUOTED = later(r"[\"“„”]([^\"“„”\n]+)[\"“”]")
_TWO = re.compile(r"  (?<=[^\s\ufeff]  )(?=\S)")
_THREE = re.compile(r"   (?<=\S   )(?=\S)")


def doubled(passage: Passage) -> Iterator[Change]:
    """Two spaces, or three, as one; more of them, or a tab, are how a line is laid out."""
    yield from _deleted_to(_TWO, passage, " ")


def tripled(passage: Passage) -> Iterator[Change]:
    """Three spaces as one: a slip, or a gap that is meant."""
    yield from _deleted_to(_THREE, passage, " ")


def before_marks(passage: Passage) -> Iterator[Change]:
    """A space before a mark."""
    text = passage.text
    for found in _SPACE_BEFORE.finditer(text):
        start, end = found.span()
        if not start or text[start - 1] not in _BEFORE_SPACE:
            continue
        if text[end] == "." and text[end + 1 : end + 2] in _NOT_BEHIND_DOT:
            continue
        if not passage.is_untouched(*found.span()) and not passage.is_reversed(found.start()):
            yield Change(found.start(), found.end(), "")


def inside_brackets(passage: Passage) -> Iterator[Change]:
    """A space between a mark of a pair and what it holds: it goes, or, where the mark stands
    against a word on its other side, it goes there.
    """
    text = passage.text
    # What is written against a bracket on its outer side is known of some languages alone.
    known = passage.language.tag in READ_LIKE_PERSIAN
    for found in _OPENED.finditer(text):
        at = found.start()
        word = at > 0 and text[at - 1] in LETTERS_AND_MARKS
        touched = passage.is_untouched(*found.span())
        if at in passage.brackets.matched and (known or not word) and not touched:
            moves = word or (at > 0 and text[at - 1] in "،؛:!؟")
            yield Change(at, found.end(), f" {text[at]}" if moves else text[at])
    for found in _CLOSED.finditer(text):
        at = found.end() - 1
        opened = found.start() > 0 and text[found.start() - 1] in "([«."
        moves = _moves(text, at)
        touched = opened or passage.is_untouched(*found.span())
        if at in passage.brackets.matched and (known or not moves) and not touched:
            yield Change(found.start(), found.end(), f"{text[at]} " if moves else text[at])


def _moves(text: str, at: int) -> bool:
    """Whether a word of its own stands against a closing mark."""
    word = text[at + 1 : ending(text, at + 1)]
    return bool(word) and not _ENDINGS.match(word)


def after_marks(passage: Passage) -> Iterator[Change]:
    """No space between a mark and the next word."""
    text = passage.text
    for found in _MARK_AFTER.finditer(text):
        if not _is_followed(text, found.end()):
            continue
        before = text[max(found.start() - _LONGEST_WORD_END, 0) : found.start()]
        word = _word_before(before)
        if found[0] == ".":
            is_mark = word[-2:-1] in IN_WORDS and not _is_of_a_host(text, found.start())
        else:
            listing = found[0] in "،؛" and text[found.end()] not in _ALL_DIGITS
            is_mark = bool(word) or (listing and before.rstrip(SPACES).endswith(_EACH_DIGIT))
        if is_mark and not _is_bracketed(passage, found.end()):
            yield Change(found.end(), found.end(), " ")


def _is_followed(text: str, end: int) -> bool:
    """Whether behind a mark that ends at a place stands what a space parts from it."""
    mark = text[end - 1]
    if mark == ".":
        return text[end] in LETTERS_OF_WORDS and text[end + 1 : end + 2] in IN_WORDS
    return text[end] in _BEHIND_MARK[mark]


def _word_before(before: str) -> str:
    """What ends with a word, without the closing mark and the spaces behind it; "" where none
    does.
    """
    rest = before.rstrip(SPACES)
    rest = rest[:-1] if rest.endswith(_CLOSE) else rest
    return rest if rest[-1:] in LETTERS_AND_MARKS else ""


def _is_of_a_host(text: str, dot: int) -> bool:
    """Whether a dot behind a word is of a name of the web, or of a word misread."""
    ending = _NO_SENTENCE.match(text, dot)
    if ending and text[ending.end() : ending.end() + 1] not in IN_WORDS:
        return True
    return text[dot - 1] in IN_WORDS and _HOST.match(text, dot) is not None


def _is_bracketed(passage: Passage, at: int) -> bool:
    """Whether what stands at an offset is left to the rules of brackets, or to none."""
    if passage.is_untouched(at, at) or passage.is_reversed(at):
        return True
    if passage.text[at] not in "([«":
        return False
    return at not in passage.brackets.matched or _OPENED.match(passage.text, at) is not None


def outside_brackets(passage: Passage) -> Iterator[Change]:
    """No space between a word and a bracket or quotation mark; an ending of the word («کتاب(ها)»,
    «کتاب»ها) stands against it.
    """
    text, matched = passage.text, passage.brackets.matched
    for found in _OPENING.finditer(text):
        at = found.start()
        if (
            at
            and matched.get(at, 0) - at > _LEAST_HELD
            and text[at - 1] in LETTERS_AND_MARKS
            and not _OPENED.match(text, at)
            and not passage.is_untouched(at, at)
        ):
            yield Change(at, at, " ")
    for found in _CLOSING.finditer(text):
        at = found.start()
        word = text[found.end() : ending(text, found.end())]
        holds = word and _HELD.search(text, max(at - _LONGEST_WORD_END, 0), at)
        if (
            holds
            and at in matched
            and not _ENDINGS.match(word)
            and not passage.is_untouched(found.end(), found.end())
        ):
            yield Change(found.end(), found.end(), " ")


def three_dots(passage: Passage) -> Iterator[Change]:
    """Two full stops or more as the one character for three, in words of the language."""
    for found in _DOTS.finditer(passage.text):
        if not passage.is_untouched(*found.span()) and not passage.is_foreign(*found.span()):
            yield Change(found.start(), found.end(), "\u2026")


def other_keyboard(passage: Passage) -> Iterator[Change]:
    """Comma, semicolon and question mark of a Latin keyboard behind a word in Arabic script, with
    the spaces that belong there.
    """
    text = passage.text
    for found in _LATIN_MARK.finditer(text) if any(mark in text for mark in _MARKS) else ():
        start, end = spaces_before(text, found.start()), found.end()
        before, behind = text[max(start - 1, 0) : start], found["behind"]
        number = before in _EACH_DIGIT and not (
            behind.isspace() and text[end + 1 : end + 2] in LETTERS_AND_MARKS
        )
        if number or before not in _BEFORE_LATIN_MARK or passage.is_untouched(start, end):
            continue
        if before not in LETTERS_AND_MARKS and passage.is_foreign(start, end):
            continue
        wants = behind in LETTERS_AND_MARKS or (behind and behind in f"«({_ALL_DIGITS}")
        yield Change(start, end, _MARKS[found[0]] + (" " if wants else ""))


def quotation_marks(passage: Passage) -> Iterator[Change]:
    """Pairs of other quotation marks about words in Arabic script, in one line."""
    words = passage.language.words
    for found in _QUOTED.finditer(passage.text):
        marks = passage.text[found.start()], passage.text[found.end() - 1]
        if re.search(f"[{LETTERS}]", found[1]) and marks != (words.open_quote, words.close_quote):
            yield Change(found.start(), found.start() + 1, words.open_quote)
            yield Change(found.end() - 1, found.end(), words.close_quote)


def _deleted_to(pattern: "re.Pattern[str]", passage: Passage, after: str) -> Iterator[Change]:
    for found in pattern.finditer(passage.text):
        if not passage.is_untouched(*found.span()):
            yield Change(found.start(), found.end(), after)
