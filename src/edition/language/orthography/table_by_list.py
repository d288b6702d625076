"""The rules that ask by the list of words, or by the rest of the text: none of them is applied by a
profile.
"""

from edition.language.orthography import by_list, spellings
from edition.language.orthography.rule import PERSIAN, SpellingRule

LIST_RULES: tuple[SpellingRule, ...] = (
    SpellingRule(
        id="waw-joined",
        reason="«و» is written to the next word, and what comes of it is in no list of words",
        confidence="by the list",
        find=by_list.waw_joined,
        examples=(
            ("نان وآزادی ودر کار", "نان و آزادی و در کار"),
            ("وجود و ورزش و وسائل و ولکن", "وجود و ورزش و وسائل و ولکن"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="words-joined",
        reason="two words are written together, and what comes of it is in no list of words",
        confidence="by the list",
        find=by_list.words_joined,
        examples=(
            ("درهرکوچه خودرا دیدم، هنوزدر راه", "در هر کوچه خود را دیدم، هنوز در راه"),
            ("برسند و بیکارسازی و دراز", "برسند و بیکارسازی و دراز"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="word-parted",
        reason="a space stands within a word",
        confidence="by the list",
        find=by_list.words_parted,
        examples=(("نمایند گان", "نمایندگان"), ("کار گران", "کار گران")),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="compound-space",
        reason="the list of words has both as one word",
        confidence="by the list",
        find=by_list.compounds,
        examples=(
            ("چشم انداز و بی سابقه", "چشم\u200cانداز و بی\u200cسابقه"),
            ("بی او و بی آن که و تبدیل شده", "بی او و بی آن که و تبدیل شده"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="one-spelling",
        reason="the text writes the same word otherwise, and oftener",
        confidence="by the list",
        find=spellings.one_spelling,
        examples=(
            ("رهایی و رهایی و رهائی", "رهایی و رهایی و رهایی"),
            ("نامه\u200cای نامهای نامهای", "نامه\u200cای نامهای نامهای"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="ha-joined",
        reason="most of the text's «ها» stand behind U+200C",
        confidence="by the list",
        find=spellings.ha_joined,
        examples=(
            ("کتاب\u200cها و باغ ها و چشمها", "کتاب\u200cها و باغ ها و چشم\u200cها"),
            ("کتاب\u200cها و تنها و دخترها", "کتاب\u200cها و تنها و دخترها"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="misspelt",
        reason="the word is in no list, and one letter from one that is",
        confidence="by the list",
        find=spellings.misspelt,
        examples=(
            ("افعانستانی و سوسیالستی", "افغانستانی و سوسیالیستی"),
            ("گوتنبرگ و کپنهاگ", "گوتنبرگ و کپنهاگ"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="unknown-word",
        reason="the word is in no list of words; told of what stands on posters and handouts",
        confidence="by the list",
        find=by_list.doubted,
        examples=(("گوتنبرگ", "گوتنبرگ"),),
        languages=PERSIAN,
    ),
)
