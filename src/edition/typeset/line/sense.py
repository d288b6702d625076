"""What of a text belongs together by sense, told by its letters and by the text itself: no lexicon.

Which words are suffixes, prepositions and the like says the grammar of the language
(`core.grammar`). An ezafe binds a word to the next. Where it is written it is told by the end of
the word; where it is not, pairs that recur in the text are its terms.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from edition.core.direction import runs_left_to_right
from edition.core.languages.grammar import Grammar, folded
from edition.typeset.line.dividing import unbroken

NEVER = 1_000
"""What it costs to end a line where none may end."""
CROSSWISE = 6
"""What it costs to end a line within a phrase that runs the other way than the text."""
_CLOSE, _LOOSE = 2, 1
"""What it costs to end a line between two words: of an ezafe that is written and the like; of a
pair that recurs.
"""
_KASRA = "\u0650"
_OPENING, _CLOSING = "«([{“„", "،؛:.؟!»)]}”…,;?"
_MARKS = tuple(_CLOSING)
_SHORTEST = 3
"""Letters of a word that may be in a doubtful ezafe: one of its own before the ending."""
_AGAIN = 2
"""How many times a pair stands together at least, if it is a term."""
_APART = 36
"""The square of how many times more often two words may stand apart than together, if the pair is a
term.
"""


class Sense(Struct, frozen=True):
    """What a text and the grammar of its language tell of its words. `terms` are what the editor
    wants in one line, the letters of each; `pairs` recur.

    `free` are words that end like one in ezafe and stand free in the text; `stems` are its nouns in
    ‑و. `particles` are the function words of the grammar.
    """

    grammar: Grammar = Grammar()
    terms: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    free: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()


NO_SENSE = Sense()
"""Of no text, in no language."""


class WordsCounted:
    """The words of texts, each a block; the pairs that may be terms; the words that end like one in
    ezafe, where they stand free. Of other texts those alone are counted that were not there.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.words: Counter[str] = Counter()
        self.together: Counter[tuple[str, str]] = Counter()
        self.standing: Counter[str] = Counter()
        self._texts: Counter[str] = Counter()
        self._no_term = (
            grammar.function_words | grammar.verbs | grammar.leading | grammar.prefixes,
            (grammar.function_words - grammar.verbs) | grammar.suffixes,
        )

    def count(self, texts: Iterable[str]) -> None:
        """From now on it is of these texts."""
        counted = Counter(texts)
        for text in (counted - self._texts).elements():
            for counter, found in self._found(text):
                counter.update(found)
        for text in (self._texts - counted).elements():
            for counter, found in self._found(text):
                counter.subtract(found)
                for each in set(found):
                    if not counter[each]:
                        del counter[each]
        self._texts = counted

    def _found(self, text: str) -> Iterator[tuple[Counter[Any], list[Any]]]:
        known = _words(text)
        cores = [word.lstrip(_OPENING).rstrip(_CLOSING) for word in known]  # each its `_core`
        ezafe, particles = self.grammar.ezafe, self.grammar.function_words
        doubtful = ezafe.doubtful if ezafe else ()
        yield self.words, cores
        yield self.together, list(_pairs(known, cores, self.grammar, self._no_term))
        free = (i for i, core in enumerate(cores) if core.endswith(doubtful))
        yield self.standing, [cores[i] for i in free if _free(known, i, particles)]


def sense(
    texts: Iterable[str],
    grammar: Grammar,
    terms: Collection[str] = (),
    counted: WordsCounted | None = None,
) -> Sense:
    """What these texts, each a block, tell together; `counted` are the words of those before."""
    counted = counted or WordsCounted(grammar)
    counted.count(texts)
    words, together, standing = counted.words, counted.together, counted.standing
    pairs = frozenset(
        pair
        for pair, count in together.items()
        if count >= _AGAIN and words[pair[0]] * words[pair[1]] <= _APART * count**2
    )
    free = frozenset(word for word, count in standing.items() if 2 * count >= words[word])
    stems = frozenset(
        stem
        for word in words
        for stem in (word, *_singular(word, grammar))
        if stem.endswith("و") and len(stem) > 1
    )
    whole = frozenset("".join(map(_letters, _words(term))) for term in terms)
    return Sense(grammar, whole, pairs, free, stems, grammar.function_words)


def ties(text: str, known: Sense, *, alone: bool, stacked: bool = False) -> tuple[int, ...]:
    """For each word what it costs to end a line behind it; NEVER where none may end.

    A number stays with the word behind it, «and» and what begins a word with what follows, what
    ends a word with what it ends, a mark that stands apart and an «and» that ends all with the word
    before it, and a term of the editor's is whole. Where the text is `alone` on its sheet
    prepositions stay with what follows too; in a list, where that would cost lines, they may be
    parted from it at a cost, as an ezafe may everywhere. A wish («زنده باد») is one to the eye, but
    not where its words are `stacked`, each in a line of its own size. Of a text from right to left
    a phrase that runs the other way is parted where it would not fit else.
    """
    grammar, words = known.grammar, _words(text)
    leading = grammar.leading
    never = set(unbroken(text))
    must = never if alone else set()
    costs = [0] * len(words)
    for i, (word, after) in enumerate(pairwise(words)):
        if _belong(word, after, grammar) or not any(map(str.isalnum, after)):
            never.add(i)
        elif _core(after) in grammar.optatives and not _ends(word):
            never |= set() if stacked else {i}
        if word in leading and not _for_itself(word, after, grammar):
            # Rather than a phrase that runs the other way, a preposition is parted from it.
            must |= set() if _crosswise(*words[i + 1 : i + 3]) else {i}
            costs[i] = _CLOSE
        elif _in_ezafe(words, i, known) or (_core(after) == grammar.marker and not _ends(word)):
            costs[i] = _CLOSE
        elif not _ends(word) and _pair(words, i, grammar) in known.pairs:
            costs[i] = _LOOSE
        if _crosswise(word, after) and not runs_left_to_right(text):
            costs[i] = CROSSWISE
    if words[-1] == grammar.conjunction:
        never.add(len(words) - 2)
    never.update(_within_terms(words, known.terms))
    return tuple(NEVER if i in never else cost for i, cost in enumerate(costs))


def _words(text: str) -> list[str]:
    return folded(text).split(" ")


def _core(word: str) -> str:
    """A word without the marks about it."""
    return word.lstrip(_OPENING).rstrip(_CLOSING)


def _ends(word: str) -> bool:
    return word.endswith(_MARKS)


def _belong(word: str, after: str, grammar: Grammar) -> bool:
    """Whether two words are one to the eye, or the first is «and»."""
    if word in grammar.prefixes or word == grammar.conjunction:
        return True
    return _core(after) in grammar.suffixes and not _ends(word)


def _crosswise(word: str, after: str = "") -> bool:
    """Whether two words are of one phrase from left to right."""
    return not _ends(word) and runs_left_to_right(word) and runs_left_to_right(after)


def _for_itself(word: str, after: str, grammar: Grammar) -> bool:
    """Whether a determiner has no noun behind it: «all together», «everyone for one»."""
    return word in grammar.determiners and _core(after) in grammar.prepositions


def _pairs(
    words: Sequence[str],
    cores: Sequence[str],
    grammar: Grammar,
    no_term: tuple[Collection[str], Collection[str]],
) -> Iterable[tuple[str, str]]:
    """What may be a term: two words with nothing between them, or two with «and»; `no_term` are
    what none begins with, and ends with.
    """
    not_first, not_second = no_term
    for i, core in enumerate(cores[:-1]):
        if core in not_first or words[i][-1:] in _CLOSING or not core[:1].isalpha():
            continue
        if core.startswith(grammar.verbal):
            continue
        at = _other(words, i, grammar)
        other = cores[at]
        if other not in not_second and other[:1] == words[at][:1] and other[:1].isalpha():
            yield core, other


def _pair(words: Sequence[str], at: int, grammar: Grammar) -> tuple[str, str]:
    """A word and the next that is not «and»."""
    return _core(words[at]), _core(words[_other(words, at, grammar)])


def _other(words: Sequence[str], at: int, grammar: Grammar) -> int:
    """The place of the next word, or of that behind «and»."""
    return at + 2 if words[at + 1] == grammar.conjunction and at + 2 < len(words) else at + 1


def _within_terms(words: Sequence[str], terms: Collection[str]) -> Iterable[int]:
    """The places behind which a term goes on, however the text spaces and joins its words."""
    for term in terms:
        for start in range(len(words)):
            said, end = _letters(words[start].lstrip(_OPENING)), start
            while term.startswith(said) and end + 1 < len(words):
                end += 1
                if said + _letters(words[end].rstrip(_CLOSING)) == term:
                    yield from range(start, end)
                said += _letters(words[end])


def _letters(word: str) -> str:
    return word.replace("\u200c", "")


def _free(words: Sequence[str], at: int, particles: Collection[str]) -> bool:
    """Whether a word stands where none is in ezafe: before a mark, a particle, or nothing."""
    if at + 1 == len(words) or _ends(words[at]):
        return True
    return _core(words[at + 1]) in particles


def _in_ezafe(words: Sequence[str], at: int, known: Sense) -> bool:
    """Whether an ezafe behind a word is written.

    «‌ای» is an article. ی behind ا is an ezafe where the word does not stand free elsewhere. ی
    behind و ends names and adjectives too («موسوی», «معنوی»): it is an ezafe where the text has the
    noun without it, or its plural.
    """
    ezafe = known.grammar.ezafe
    if ezafe is None or _free(words, at, known.particles):
        return False
    core = _core(words[at])
    if core.endswith(ezafe.written) or core == "ی" or _KASRA in core[-2:]:
        return True
    if core in known.free or len(core) < _SHORTEST or not core.endswith(ezafe.doubtful):
        return False
    if core.endswith("و" + core[-1]):
        return core in ezafe.prepositions or core[:-1] in known.stems
    return core[-3] != "\u200c"


def _singular(word: str, grammar: Grammar) -> Iterable[str]:
    """What may be the noun of a plural, or of one with an article."""
    for ending in grammar.ezafe.plurals if grammar.ezafe else ():
        if word.endswith(ending):
            yield word.removesuffix(ending).removesuffix("\u200c")
