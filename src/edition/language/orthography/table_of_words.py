"""The rules of what is one word, by endings and by the list of words."""

from edition.core.quoting import worded_later
from edition.language.orthography import by_list, endings, spellings
from edition.language.orthography.rule import PERSIAN, SpellingRule

WORD_RULES: tuple[SpellingRule, ...] = (
    SpellingRule(
        id="mi-space",
        reason=worded_later("«می» and its verb are one word, held together by U+200C"),
        confidence="certain",
        find=endings.mi_apart,
        examples=(
            (
                "می روم و نمی خواهد ومی بلعد و برمی دارد",
                "می\u200cروم و نمی\u200cخواهد ومی\u200cبلعد و برمی\u200cدارد",
            ),
            ("می ناب و می ریخته و اول ماه می رفت", "می ناب و می ریخته و اول ماه می رفت"),
            (
                "وامی داد، هر درمی داشت، ورمی کرد؛ درمی یابد",
                "وامی داد، هر درمی داشت، ورمی کرد؛ درمی\u200cیابد",
            ),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="mi-joined",
        reason=worded_later("«می» is parted from its verb by U+200C"),
        confidence="certain",
        find=endings.mi_joined,
        examples=(
            ("میکند و نمیدانم و میرفته", "می\u200cکند و نمی\u200cدانم و می\u200cرفته"),
            ("میشه و نمیخوام و میگن", "می\u200cشه و نمی\u200cخوام و می\u200cگن"),
            (
                "میدان و میوه و میدانی و میراند و میگو و میان و میدون",
                "میدان و میوه و میدانی و میراند و میگو و میان و میدون",
            ),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="ha-space",
        reason=worded_later(
            "the ending «ها» belongs to its word: held by U+200C, or joined behind a letter "
            "that joins nothing"
        ),
        confidence="certain",
        find=endings.ha_apart,
        examples=(
            ("کتاب های دختر ها و آن ها", "کتاب\u200cهای دخترها و آن\u200cها"),
            ("های های گریه و های و هوی", "های های گریه و های و هوی"),
            ("به های وهوی و که های هویی", "به های وهوی و که های هویی"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="ha-ye",
        reason=worded_later("the yeh of «های» belongs to it"),
        confidence="certain",
        find=endings.ha_ye,
        examples=(("باغها ی سبز", "باغهای سبز"), ("ها یک", "ها یک")),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="tarin-space",
        reason=worded_later("the ending «ترین» belongs to its word"),
        confidence="certain",
        find=endings.superlative,
        examples=(("روشن ترین و بزرگ ترین", "روشن\u200cترین و بزرگ\u200cترین"),),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="heh-i-space",
        reason=worded_later("the ending «ای» behind a silent heh belongs to its word"),
        confidence="likely",
        find=endings.indefinite,
        examples=(("خانه ای تازه", "خانه\u200cای تازه"), ("ای دوست", "ای دوست")),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="tar-space",
        reason=worded_later("the ending «تر» belongs to its word, if it is not the word for wet"),
        confidence="doubtful",
        find=endings.comparative,
        examples=(("آهسته تر شد", "آهسته\u200cتر شد"),),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="mi-preverb",
        reason=worded_later(
            "«می» and its verb are one word, if «درمی» is no dirham, «وامی» no loan"
        ),
        confidence="doubtful",
        find=endings.mi_behind_preverb,
        examples=(
            ("درمی یافت و وامی داشت", "درمی\u200cیافت و وامی\u200cداشت"),
            ("برمی داشت و درمی گذرد و نان می داد", "برمی داشت و درمی گذرد و نان می داد"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="mi-participle",
        reason=worded_later(
            "«می» and the participle of its verb are one word, held together by U+200C"
        ),
        confidence="certain",
        find=endings.mi_participle,
        examples=(
            (
                "گفته می شده است و نمی رفته اند و می دیده\u200cام",
                "گفته می\u200cشده است و نمی\u200cرفته اند و می\u200cدیده\u200cام",
            ),
            ("می ریخته و می ریخته است و می آزموده", "می ریخته و می ریخته است و می آزموده"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="participle-be",
        reason=worded_later("«ام, ایم, اید, اند» are endings of the participle, held by U+200C"),
        confidence="certain",
        find=endings.participle_be,
        examples=(
            (
                "رفته اند و نگفته ایم و برگشته ام",
                "رفته\u200cاند و نگفته\u200cایم و برگشته\u200cام",
            ),
            ("بیست و اند سال و خانه ام و که ام", "بیست و اند سال و خانه ام و که ام"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="heh-be",
        reason=worded_later("«ام, ایم, اید, اند» behind a heh may be endings"),
        confidence="doubtful",
        find=endings.heh_be,
        examples=(("در خانه ام", "در خانه\u200cام"), ("که ام و رفته اند", "که ام و رفته اند")),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="heh-ye",
        reason=worded_later("the yeh of the ezafe behind a silent heh belongs to its word"),
        confidence="certain",
        find=endings.heh_ye,
        examples=(
            ("خانه ی ما و شیوه ی نو", "خانه\u200cی ما و شیوه\u200cی نو"),
            ("به ی و سه ی و گروه ی و به یُمن", "به ی و سه ی و گروه ی و به یُمن"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="joiner-and-space",
        reason=worded_later("a space beside U+200C parts what it holds together"),
        confidence="certain",
        find=endings.space_and_joiner,
        examples=(
            ("کتاب\u200c ها و نمی \u200cخواهد", "کتاب\u200cها و نمی\u200cخواهد"),
            ("کتاب \u200cنو", "کتاب \u200cنو"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="compound",
        reason=worded_later("the two parts are one word, of which the second is none"),
        confidence="certain",
        find=endings.fixed_compounds,
        examples=(
            (
                "بین المللی و طویل المدت و پایان ناپذیر",
                "بین\u200cالمللی و طویل\u200cالمدت و پایان\u200cناپذیر",
            ),
            ("بین الله و ناپذیرا", "بین الله و ناپذیرا"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="pronoun-space",
        reason=worded_later("«اش, ات, مان, تان, شان» may be endings of the word before"),
        confidence="doubtful",
        find=endings.enclitics,
        examples=(("همکاری مان", "همکاری\u200cمان"), ("مان و شان", "مان و شان")),
        languages=PERSIAN,
    ),
)


LIST_RULES: tuple[SpellingRule, ...] = (
    SpellingRule(
        id="waw-joined",
        reason=worded_later(
            "«و» is written to the next word, and what comes of it is in no list of words"
        ),
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
        reason=worded_later(
            "two words are written together, and what comes of it is in no list of words"
        ),
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
        reason=worded_later("a space stands within a word"),
        confidence="by the list",
        find=by_list.words_parted,
        examples=(("نمایند گان", "نمایندگان"), ("کار گران", "کار گران")),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="compound-space",
        reason=worded_later("the list of words has both as one word"),
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
        reason=worded_later("the text writes the same word otherwise, and oftener"),
        confidence="by the list",
        find=spellings.one_spelling,
        weighs_all=True,
        examples=(
            ("رهایی و رهایی و رهائی", "رهایی و رهایی و رهایی"),
            ("نامه\u200cای نامهای نامهای", "نامه\u200cای نامهای نامهای"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="ha-joined",
        reason=worded_later("most of the text's «ها» stand behind U+200C"),
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
        reason=worded_later("the word is in no list, and one letter from one that is"),
        confidence="by the list",
        find=spellings.misspelt,
        weighs_all=True,
        examples=(
            ("افعانستانی و سوسیالستی", "افغانستانی و سوسیالیستی"),
            ("گوتنبرگ و کپنهاگ", "گوتنبرگ و کپنهاگ"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="unknown-word",
        reason=worded_later(
            "the word is in no list of words; told of what stands on posters and handouts"
        ),
        confidence="by the list",
        find=by_list.doubted,
        examples=(("گوتنبرگ", "گوتنبرگ"),),
        languages=PERSIAN,
    ),
)
