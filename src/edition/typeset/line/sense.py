"""What of a text belongs together by sense, told by its letters and by the text itself: no lexicon.

An ezafe binds a word to the next. Where it is written it is told by the end of the word; where it
is not, pairs that recur in the text are its terms. Words of a closed class are listed.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from edition.typeset.line.dividing import unbroken

NEVER = 1_000
_CLOSE, _LOOSE = 2, 1
"""What it costs to end a line between two words: of an ezafe that is written and the like; of a
pair that recurs.
"""

_BEGINNINGS = frozenset(("و", "بی", "می", "نمی"))
_ENDINGS = frozenset(
    (
        "ها",
        "های",
        "هایی",
        "ی",
        "ای",
        "ام",
        "ات",
        "اش",
        "اند",
        "تر",
        "ترین",
        "گان",
        "گری",
        "داری",
        "سازی",
        "گذاری",
        "باد",
    )
)
"""Written apart they are words to the eye, but a line that begins or ends with one of them
stumbles.
"""
_LEADING = frozenset(
    ("یا", "که", "از", "در", "به", "با", "بر", "برای", "بدون", "تحت", "علیه", "هر", "همه", "کلیه")
)
"""In a few large lines none ends with a word that leads on to the next."""
_PARTICLES = frozenset(
    (
        "و",
        "یا",
        "که",
        "را",
        "از",
        "در",
        "به",
        "با",
        "بر",
        "تا",
        "بی",
        "بدون",
        "تحت",
        "علیه",
        "بین",
        "میان",
        "برای",
        "اگر",
    )
) | frozenset(
    (
        "اما",
        "ولی",
        "چون",
        "زیرا",
        "مگر",
        "نیز",
        "هم",
        "نه",
        "پس",
        "چه",
        "است",
        "نیست",
        "بود",
        "شد",
        "شود",
        "باشد",
    )
)
"""They are parts of no term, and no ezafe stands before one: «معنوی و», «چای را», «رای است»."""
_VERBS = frozenset(
    (
        "است",
        "نیست",
        "بود",
        "نبود",
        "شد",
        "شود",
        "باشد",
        "باشند",
        "دارد",
        "دارند",
        "کرد",
        "کند",
        "کنند",
        "گردد",
        "گردید",
    )
)
"""A clause ends with them: the word behind is of the next."""
_VERBAL = ("می\u200c", "نمی\u200c")
_NOT_FIRST, _NOT_SECOND = (
    _PARTICLES | _VERBS | _LEADING | _BEGINNINGS,
    _PARTICLES - _VERBS | _ENDINGS,
)
_TOWARDS = frozenset(("سوی", "بسوی", "به‌سوی", "روی", "بروی", "توی"))
"""Prepositions that are nouns in ezafe; their stems are rare."""
_WRITTEN = ("ۀ", "هٔ", "ۂ", "ۂ", "هء", "ه\u200cی", "های")
_KASRA = "\u0650"
_PLURALS = ("ها", "های", "هایی", "یی")
_DOUBTFUL = ("ای", "وی")
_OPENING, _CLOSING = "«([{“", "،؛:.؟!»)]}”…"
_MARKS = tuple(_CLOSING)
_FOLDED = str.maketrans("كيى", "کیی")
_AGAIN = 2
_APART = 36
"""The square of how many times more often two words may stand apart than together, if the pair is a
term.
"""


class Sense(Struct, frozen=True):
    """What a text tells of its words. `terms` are what the editor wants in one line; `pairs` recur.

    `free` are words that end like one in ezafe and stand free in the text; `stems` are its nouns in
    ‑و.
    """

    terms: frozenset[tuple[str, ...]] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    free: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


NO_SENSE = Sense()
"""Of no text."""


def sense(texts: Iterable[str], terms: Collection[str] = ()) -> Sense:
    """What these texts, each a block, tell together."""
    words: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    standing: Counter[str] = Counter()
    for text in texts:
        known = _words(text)
        cores = [_core(word) for word in known]
        words.update(cores)
        together.update(_pairs(known, cores))
        standing.update(
            core for i, core in enumerate(cores) if core.endswith(_DOUBTFUL) and _free(known, i)
        )
    pairs = frozenset(
        pair
        for pair, count in together.items()
        if count >= _AGAIN and words[pair[0]] * words[pair[1]] <= _APART * count**2
    )
    free = frozenset(word for word, count in standing.items() if 2 * count >= words[word])
    stems = frozenset(
        stem
        for word in words
        for stem in (word, *_singular(word))
        if stem.endswith("و") and len(stem) > 1
    )
    return Sense(frozenset(tuple(_words(term)) for term in terms), pairs, free, stems)


def ties(text: str, known: Sense, *, alone: bool) -> tuple[int, ...]:
    """For each word what it costs to end a line behind it; NEVER where none may end.

    A number stays with the word behind it, «و» and what begins a word with what follows, what ends
    a word with what it ends. Where the text is `alone` on its sheet so do prepositions and the
    words of a term; in a list, where that would cost lines, these may be parted at a cost, as an
    ezafe may everywhere.
    """
    words = _words(text)
    never = set(unbroken(text))
    must = never if alone else set()
    costs = [0] * len(words)
    for i, (word, after) in enumerate(pairwise(words)):
        if _belong(word, after):
            never.add(i)
        if word in _LEADING:
            must.add(i)
            costs[i] = _CLOSE
        elif _in_ezafe(words, i, known) or (_core(after) == "را" and not _ends(word)):
            costs[i] = _CLOSE
        elif not _ends(word) and (_core(word), _core(words[_other(words, i)])) in known.pairs:
            costs[i] = _LOOSE
    for i in _within_terms(words, known.terms):
        must.add(i)
        costs[i] = _CLOSE
    return tuple(NEVER if i in never else cost for i, cost in enumerate(costs))


def _words(text: str) -> list[str]:
    return text.translate(_FOLDED).split(" ")


def _core(word: str) -> str:
    """A word without the marks about it."""
    return word.lstrip(_OPENING).rstrip(_CLOSING)


def _ends(word: str) -> bool:
    return word.endswith(_MARKS)


def _belong(word: str, after: str) -> bool:
    """Whether two words are one to the eye, or the first is «و»."""
    return word in _BEGINNINGS or (_core(after) in _ENDINGS and not _ends(word))


def _pairs(words: Sequence[str], cores: Sequence[str]) -> Iterable[tuple[str, str]]:
    """What may be a term: two words with nothing between them, or two with «و»."""
    for i, core in enumerate(cores[:-1]):
        if core in _NOT_FIRST or core.startswith(_VERBAL) or core != words[i].lstrip(_OPENING):
            continue
        at = _other(words, i)
        other = cores[at]
        if (
            other not in _NOT_SECOND
            and other[:1] == words[at][:1]
            and core[:1].isalpha()
            and other[:1].isalpha()
        ):
            yield core, other


def _other(words: Sequence[str], at: int) -> int:
    """The place of the next word, or of that behind «و»."""
    return at + 2 if words[at + 1] == "و" and at + 2 < len(words) else at + 1


def _within_terms(words: Sequence[str], terms: Collection[tuple[str, ...]]) -> Iterable[int]:
    """The places behind which a term goes on."""
    for term in terms:
        for start in range(len(words) - len(term) + 1):
            *inner, last = words[start : start + len(term)]
            if (*inner, last.rstrip(_CLOSING)) == term:
                yield from range(start, start + len(term) - 1)


def _free(words: Sequence[str], at: int) -> bool:
    """Whether a word stands where none is in ezafe: before a mark, a particle, or nothing."""
    return at + 1 == len(words) or _ends(words[at]) or _core(words[at + 1]) in _PARTICLES


def _in_ezafe(words: Sequence[str], at: int, known: Sense) -> bool:
    """Whether an ezafe behind a word is written.

    «‌ای» is an article. ی behind ا is an ezafe where the word does not stand free elsewhere. ی
    behind و ends names and adjectives too («موسوی», «معنوی»): it is an ezafe where the text has the
    noun without it, or its plural.
    """
    if _free(words, at):
        return False
    core = _core(words[at])
    if core.endswith(_WRITTEN) or core == "ی" or _KASRA in core[-2:]:
        return True
    if core in known.free or len(core) < len("_وی"):
        return False
    return (core.endswith("ای") and core[-3] != "\u200c") or (
        core.endswith("وی") and (core in _TOWARDS or core[:-1] in known.stems)
    )


def _singular(word: str) -> Iterable[str]:
    """What may be the noun of a plural, or of one with an article."""
    for ending in _PLURALS:
        if word.endswith(ending):
            yield word.removesuffix(ending).removesuffix("\u200c")
