"""One spelling of a word in a text: what the text itself writes otherwise, and oftener."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from edition.core.patterns import later
from edition.language.orthography.by_list import is_glued, is_plain_word
from edition.language.orthography.passage import Change, Passage, has_seam
from edition.language.orthography.word_list import ZWNJ, is_known, is_listed

_PLURAL = "ها"
# The longest first, so that none is taken for the end of another.
_PLURALS = ("هایمان", "هایتان", "هایشان", "هایی", "هایم", "هایت", "هایش", "های", _PLURAL)
_SEATS = str.maketrans({"ئ": "ی", ZWNJ: None})
_LEAST, _MOST = 4, 32
"""Letters of a word in which one is looked for that is wrong."""
_MOST_LOOKED_AT = 2000
"""Unknown words of a text that are compared with others: more are no slips but another language."""
_MOST_COMMON = 20000
"""Words of a text that others are compared with: as many as a book of 300,000 has twice."""
_ALIKE = ("بپتثنی", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ", "اآ", "وؤ", "هة")
_PUT_IN = "ابتدرسشعلمنهویء"
_LEAST_JOINED = 3
_VERB = later(r"(?:بر|در|باز|فرا|فرو|وا)?ن?می")


class _Word(Struct, frozen=True):
    """A word as it is written, `start` and `end` of it in the text, and whether its ending stands
    apart in the text and will be held to it.
    """

    written: str
    start: int
    end: int
    apart: bool = False


def _words(passage: Passage, holding: str = "") -> Iterator[_Word]:
    """The words of a text that hold some letters, «کتاب ها» as «کتاب‌ها»."""
    words, plain = passage.words, (*passage.plain_words, "")
    held = -1
    for at in _places(plain, holding):
        if at == held:
            continue
        word, ending = plain[at], plain[at + 1].strip(ZWNJ)
        start, end = words[at].span()
        if ending in _PLURALS and passage.text[end : words[at + 1].start()] == " ":
            held = at + 1
            stem = word.strip(ZWNJ)
            joiner = "" if has_seam(stem) else ZWNJ
            yield _Word(stem + joiner + ending, start, words[held].end(), True)
        elif holding in word:
            yield _Word(word.strip(ZWNJ), start, end)


def _places(words: Sequence[str], holding: str) -> Iterable[int]:
    """Where words are that hold some letters, or stand before one; the last of all is none."""
    if not holding:
        return range(len(words) - 1)
    found = [at for at, word in enumerate(words) if holding in word]
    return sorted({each for at in found for each in (at - 1, at) if each >= 0})


def one_spelling(passage: Passage) -> Iterator[Change]:
    """A word that the text writes in two ways, which differ in U+200C or in the seat of a hamza: as
    it is written oftener, and of equal ones with U+200C and with a yeh.
    """
    words = list(_words(passage))
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        if not _is_apart(word.written):
            ways[word.written.translate(_SEATS)][word.written] += 1
    chosen = {
        key: max(counts, key=lambda way: (counts[way], ZWNJ in way, "ئ" not in way, way))
        for key, counts in ways.items()
        if len(counts) > 1
    }
    for word in words:
        way = chosen.get(word.written.translate(_SEATS))
        if way and way != word.written and not word.apart and not _is_apart(word.written):
            yield from _respelt(passage, word, way)


def _is_apart(word: str) -> bool:
    """Whether a word is none of those that are compared: «نامه‌ای» is not «نامهای», and verbs have
    rules of their own.
    """
    return f"ه{ZWNJ}ا" in word or _VERB.match(word) is not None


def ha_joined(passage: Passage) -> Iterator[Change]:
    """«ها» joined to its word where most of the text's stand apart or behind U+200C."""
    words = passage.once(_plurals)
    joined = [(word, stem) for word in words if (stem := _stem(word.written))]
    for word, stem in joined if joined and passage.balance(_apart) else ():
        at = word.start + len(stem)
        if passage.alike[word.start : at] == stem:
            yield Change(at, at, ZWNJ)


def _plurals(passage: Passage) -> Sequence[_Word]:
    """The words that hold «ها»."""
    return list(_words(passage, _PLURAL))


def _apart(passage: Passage) -> int:
    """By how many the «ها» that stand apart or behind U+200C are more than those joined."""
    words = [word.written for word in passage.once(_plurals)]
    apart = sum(f"{ZWNJ}{_PLURAL}" in word for word in words)
    return apart - sum(bool(_stem(word)) for word in words)


def _stem(word: str) -> str:
    """What «ها» is joined to in a word that is none otherwise; "" where it is no such one."""
    for ending in _PLURALS if _PLURAL in word else ():
        stem = word.removesuffix(ending)
        if stem != word:
            is_plural = (
                len(stem) >= _LEAST_JOINED
                and not has_seam(stem)
                and (not stem.endswith((ZWNJ, "ه")) or stem.endswith("اه"))
                and is_known(stem)
                and not is_listed(word)
            )
            return stem if is_plural else ""
    return ""


def misspelt(passage: Passage) -> Iterator[Change]:
    """A word that occurs once, is unknown and one letter from one other: from a word that the text
    has twice or more, else from one of the list by a letter that is taken for it, put in, left out
    or moved.
    """
    words = list(_words(passage))
    counts = Counter(word.written for word in words)
    once = [
        word
        for word in words
        if counts[word.written] == 1
        and not word.apart
        and _LEAST <= len(word.written) <= _MOST
        and not is_known(word.written)
        and not is_glued(word.written, counts.__contains__)
        and passage.alike[word.start : word.end] == word.written
    ]
    common = counts.most_common(_MOST_COMMON)
    often = _by_gap(way for way, count in common if count > 1 and _LEAST <= len(way) <= _MOST)
    for word in once[:_MOST_LOOKED_AT]:
        found = _near(word.written, often) or {
            way for way in _others(word.written) if is_plain_word(way)
        }
        if len(found) == 1:
            yield from _respelt(passage, word, found.pop())


def _by_gap(words: Iterable[str]) -> Mapping[str, set[str]]:
    """Words by what is left of them without each letter, and as they are."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in words:
        found[word].add(word)
        for at in range(len(word)):
            found[f"{word[:at]}\0{word[at + 1 :]}"].add(word)
            found[word[:at] + word[at + 1 :]].add(word)
    return found


def _near(word: str, often: Mapping[str, set[str]]) -> set[str]:
    """The words of a text one letter away."""
    found: set[str] = set(often.get(word, ()))
    for at in range(len(word)):
        found |= often.get(f"{word[:at]}\0{word[at + 1 :]}", set())
        found |= often.get(word[:at] + word[at + 1 :], set()) & _longer(often, word, at)
    return {way for way in found if way != word}


def _longer(often: Mapping[str, set[str]], word: str, at: int) -> set[str]:
    """Words that are this one without the letter there."""
    shorter = word[:at] + word[at + 1 :]
    return {way for way in often.get(shorter, ()) if way == shorter}


def _others(word: str) -> Iterator[str]:
    """What a word may have been meant for."""
    for at, letter in enumerate(word):
        for group in _ALIKE:
            if letter in group:
                yield from (
                    word[:at] + other + word[at + 1 :] for other in group if other != letter
                )
        if word[at + 1 : at + 2] == letter:
            yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :]
    for at in range(1, len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in _PUT_IN)


def _respelt(passage: Passage, word: _Word, way: str) -> Iterator[Change]:
    """The smallest change that makes one spelling of another, where the text has no other signs in
    the word.
    """
    written = passage.alike[word.start : word.end]
    if written != word.written:
        return
    first = 0
    while first < min(len(written), len(way)) and written[first] == way[first]:
        first += 1
    last = 0
    while last < min(len(written), len(way)) - first and written[-1 - last] == way[-1 - last]:
        last += 1
    yield Change(word.start + first, word.end - last, way[first : len(way) - last])
