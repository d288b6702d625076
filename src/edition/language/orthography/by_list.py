"""What the list of words makes one ask: words that were written together, or apart, or misspelt.

All of these are questions. A word is doubted that the list does not know (`word_list`), and only
what it does know is put in its place.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from edition.core.languages import Language
from edition.language.orthography.passage import NOT_JOINING, Change, Passage, has_seam, words_of
from edition.language.orthography.rule import PERSIAN
from edition.language.orthography.verbs import FORMS, IN_COMPOUNDS, INFINITIVES, PARTICIPLES
from edition.language.orthography.word_list import (
    ENDINGS,
    ZWNJ,
    as_second,
    is_known,
    is_listed,
    seconds,
)

# Short words that people write to the next one, and to the one before; all others are too short to
# be told from a syllable.
_BEFORE = frozenset(("در", "از", "هر", "این", "و"))
_BEHIND = frozenset(("را", "که", "و", "در", "این"))
_TOGETHER = frozenset((("در", "این"), ("از", "این"), ("و", "در"), ("و", "این")))
_LONG_AFTER = {"با": 5, "را": 4}
"""Others that are written to a next word of so many letters."""
_LEAST, _MOST_PIECES, _LONGEST = 4, 4, 32
"""Letters of another piece; pieces; letters of a word that is looked through."""
_PLAIN_ENDINGS = ("ها", "های", "هایی", "ی", "ان", "تر", "ترین", "یی")
_AFTER_WAW = words_of("در از به که هر این آن با بر تا می نمی چه او ما")
# First halves behind which a verb or a noun is one word with them.
_PREVERBS = frozenset(("باز", "بر", "در", "فرا", "فرو", "وا", "ور", "ابر", "پیش", "پس", "هم"))
# Halves of pairs that the list has as one word, and that are as often two.
_TWO_WORDS = words_of(
    "هر هیچ یک این آن همین همان چه که به از در با بر تا و یا نه هم همه سه "
    "دو پنج شش هفت هشت ده صد می نمی قابل اعلام الله بسم"
)
_NO_SECOND = words_of(
    "که را است بود شد باد نیست باشد باش باشی ها هم از در با بر تا به و یا "
    "چیز جا کس شب روز وقت رو روی رویش رویتان نظر الله تعالی کن بردار خود سر "
    "او من ما شما آن این"
)
_FINITE = (FORMS | PARTICIPLES | INFINITIVES) - IN_COMPOUNDS
_NO_COMPOUND = _NO_SECOND | _FINITE | ENDINGS
_NO_HALF = ENDINGS | _PREVERBS


def waw_joined(passage: Passage) -> Iterator[Change]:
    """«و» written to the next word: what comes of it is unknown, and the word alone is known, or
    stands in the text by itself.
    """
    with_waw = {
        word for word in passage.counts if word.startswith("و") and has_waw(word, passage.has)
    }
    for found, word in zip(passage.words, passage.plain_words, strict=True):
        if word in with_waw and found[0][1] == word[1]:
            yield Change(found.start() + 1, found.start() + 1, " ")


def words_joined(passage: Passage) -> Iterator[Change]:
    """Words written together behind letters that do not join: the whole is unknown, and there is
    one way to part it into the fewest known ones.
    """
    parted = {
        word: seams
        for word in passage.counts
        if not is_known(word) and not has_waw(word, passage.has) and (seams := _parted(word))
    }
    for found, word in zip(passage.words, passage.plain_words, strict=True):
        if word in parted and len(word) == len(found[0]):
            seams = parted[word]
            pieces = (word[one:other] for one, other in pairwise(seams))
            after = " ".join(("", *pieces, ""))
            yield Change(found.start() + seams[0], found.start() + seams[-1], after or " ")


def has_waw(word: str, alone: Callable[[str], bool]) -> bool:
    """Whether «و» is written to a word that is known, or stands alone in the text too."""
    rest = word[1:]
    if not word.startswith("و") or is_listed(word) or rest == "لکن":
        return False
    if not is_known(word):
        verb = rest.removeprefix("ن").removeprefix("می")
        return (
            rest in _AFTER_WAW
            or rest.startswith("آ")
            or (len(rest) >= _LEAST - 1 and is_known(rest))
            or (len(rest) >= _LEAST and alone(rest))
            or (verb != rest and verb in FORMS)
        )
    # Known by its ending behind a short word, as «وزن‌دان» would be, where the rest needs none.
    short = not any(is_listed(word[:at]) for at in range(_LEAST, len(word)))
    return short and len(rest) >= _LEAST and is_listed(rest)


def _parted(word: str) -> Sequence[int]:
    """Where a word is parted; nowhere if in no way or in more than one."""
    if len(word) > _LONGEST:
        return ()
    seams = [at for at in range(1, len(word)) if word[at - 1] in NOT_JOINING]
    ways: list[tuple[int, ...]] = [()]
    for _ in range(_MOST_PIECES - 1):
        ways = [
            (*way, at)
            for way in ways
            for at in seams
            if at > (way[-1] if way else 0) and _begins(word, way[-1] if way else 0, at)
        ]
        whole = [way for way in ways if _ends(word, way)]
        if whole:
            return whole[0] if len(whole) == 1 else ()
    return ()


def _begins(word: str, start: int, end: int) -> bool:
    """Whether a piece before another one is a word."""
    piece, rest = word[start:end], len(word) - end
    if piece != "و" and piece.startswith("و") and not start:
        return False
    if piece in _BEFORE or (start and piece in _BEHIND):
        return True
    if len(piece) == _LEAST - 1 and is_listed(piece):
        return word[end:].startswith("و") or word[end:] in _BEHIND
    return is_plain_word(piece) or rest >= _LONG_AFTER.get(piece, _LONGEST)


def _ends(word: str, way: Sequence[int]) -> bool:
    """Whether the last piece is a word, and no half of a compound or a verb with its preverb."""
    piece, before = word[way[-1] :], word[way[-2] if len(way) > 1 else 0 : way[-1]]
    if piece in _BEHIND:
        return (before, piece) in _TOGETHER or not (before in _BEFORE or before in _LONG_AFTER)
    if before in _BEFORE:
        return len(piece) >= _LEAST - 1 and is_known(piece) and piece not in _FINITE
    return (
        is_plain_word(piece)
        and piece not in IN_COMPOUNDS
        and piece not in _FINITE
        and before not in _PREVERBS
    )


def is_plain_word(piece: str) -> bool:
    """Whether a piece is of the list, by itself or with a plain ending."""
    if len(piece) < _LEAST or piece in ENDINGS:
        return False
    if piece.endswith("و") and is_listed(piece[:-1]):
        return False
    return is_listed(piece) or any(
        piece.endswith(ending)
        and len(piece) - len(ending) >= _LEAST - 1
        and is_listed(piece.removesuffix(ending))
        for ending in _PLAIN_ENDINGS
    )


def compounds(passage: Passage) -> Iterator[Change]:
    """Two words that the list has as one, held together; no verb, and no participle of one."""
    firsts = {one for one, *_ in passage.pairs} - _TWO_WORDS
    known = {one: behind for one in firsts if (behind := seconds(one))}
    for one, other, start, end in passage.pairs:
        if (
            one in known
            and not known[one].isdisjoint(as_second(other))
            and not one.endswith("می")
            and other not in _NO_COMPOUND
            and other.partition(ZWNJ)[0].removeprefix("ن") not in _NO_COMPOUND
            and one != other
        ):
            yield Change(start, end, "" if has_seam(one) else ZWNJ)


def words_parted(passage: Passage) -> Iterator[Change]:
    """A space within a word: one half is unknown, and without the space there is a known word."""
    for one, other, start, end in passage.pairs:
        if one in _NO_HALF or other in _NO_HALF:
            continue
        if (not is_known(one) or not is_known(other)) and is_listed(one + other):
            yield Change(start, end, "")


def is_glued(word: str, alone: Callable[[str], bool]) -> bool:
    """Whether a word is unknown because another one is written to it."""
    return has_waw(word, alone) or bool(_parted(word)) or (word[:1] == "ب" and is_known(word[1:]))


def unknown_words(text: str, language: Language) -> Iterator[str]:
    """The words of a text that the list does not know, in order; none in a language without a
    list.
    """
    if language.tag in PERSIAN:
        yield from (each for each in Passage(text, language).plain_words if not is_known(each))


def doubted(passage: Passage) -> Iterator[Change]:
    """Nothing: an unknown word is only told, and only where it stands on a poster."""
    yield from ()
