"""The rules of letters, digits, marks and spaces."""

from edition.core.quoting import worded_later
from edition.language.orthography import letters, marks
from edition.language.orthography.rule import (
    DIGIT,
    FOLDING,
    PERSIAN,
    READ_LIKE_PERSIAN,
    SpellingRule,
)

MARK_RULES: tuple[SpellingRule, ...] = (
    SpellingRule(
        id="kaf",
        reason=worded_later(
            "U+0643 is the Arabic kaf, from another keyboard; Persian writes U+06A9"
        ),
        confidence="certain",
        find=letters.folded("ك"),
        examples=(
            ("براي كودكان", "براي کودکان"),
            ("گفت: إِنَّكَ كَريمٌ و كار كرد", "گفت: إِنَّكَ كَريمٌ و کار کرد"),
        ),
        languages=FOLDING,
    ),
    SpellingRule(
        id="yeh",
        reason=worded_later(
            "U+064A is the Arabic yeh, from another keyboard; Persian writes U+06CC"
        ),
        confidence="certain",
        find=letters.folded("ي"),
        examples=(
            ("براي كودكان", "برای كودكان"),
            (
                "إِنَّ اللَّهَ لا يُغَيِّرُ ما بِقَوْمٍ را نيز",
                "إِنَّ اللَّهَ لا يُغَيِّرُ ما بِقَوْمٍ را نیز",
            ),
        ),
        languages=FOLDING,
    ),
    SpellingRule(
        id="alef-maksura",
        reason=worded_later(
            "U+0649 is the Arabic alef maksura; the Persian yeh that looks like it is U+06CC"
        ),
        confidence="certain",
        find=letters.folded("ى"),
        examples=(("مهمانى كامل", "مهمانی كامل"), ("حَتَّىٰ يُغَيِّرُوا", "حَتَّىٰ يُغَيِّرُوا")),
        languages=FOLDING,
    ),
    SpellingRule(
        id="presentation-form",
        reason=worded_later("the code point is a glyph of old systems, not a letter"),
        confidence="certain",
        find=letters.presentation_forms,
        examples=(("ﺗﺎ ﻻﻟﻪ ﻳﻚ", "تا لاله یک"), ("ﷺ و ﷲ و ﷼", "ﷺ و ﷲ و ﷼")),
    ),
    SpellingRule(
        id="latin-mark",
        reason=worded_later("the mark is of a Latin keyboard"),
        confidence="certain",
        find=marks.other_keyboard,
        examples=(
            ("نان, آب; چرا?", "نان، آب؛ چرا؟"),
            ("نان A, B و 1,000", "نان A, B و 1,000"),
            ("چرا?چون ساله , 12 تا", "چرا؟ چون ساله، 12 تا"),
            ("(12/12), done", "(12/12), done"),
        ),
    ),
    SpellingRule(
        id="three-dots",
        reason=worded_later("full stops in a row are the one mark U+2026"),
        confidence="doubtful",
        find=marks.three_dots,
        examples=(("و... نان", "و… نان"), ("نان .. آب", "نان … آب"), ("a... b", "a... b")),
    ),
    SpellingRule(
        id="quotation-mark",
        reason=worded_later("the language has its own quotation marks"),
        confidence="likely",
        find=marks.quotation_marks,
        examples=(('گفت "نان" و “آب”', "گفت «نان» و «آب»"), ('گفت "bread"', 'گفت "bread"')),
    ),
    SpellingRule(
        id="space-before-mark",
        reason=worded_later("a mark of punctuation stands against the word before it"),
        confidence="certain",
        find=marks.before_marks,
        examples=(
            ("نان ، آب . امضا :", "نان، آب. امضا:"),
            ("و .. و ... نان .NET", "و .. و ... نان .NET"),
            ("نهادها )دولت ، مذهب( را", "نهادها )دولت ، مذهب( را"),
        ),
    ),
    SpellingRule(
        id="space-after-mark",
        reason=worded_later("a space parts a mark of punctuation from the next word"),
        confidence="certain",
        find=marks.after_marks,
        examples=(
            ("آورد.بهاری خرم،همه است .نان", "آورد. بهاری خرم، همه است . نان"),
            (
                "سال ۱۳۸۴ ه.ش در ۳٫۵ و ۱۶:۳۰ و www.example.org",
                "سال ۱۳۸۴ ه.ش در ۳٫۵ و ۱۶:۳۰ و www.example.org",
            ),
            ("ایران.آی\u200cآر و آن.ست", "ایران.آی\u200cآر و آن.ست"),
        ),
    ),
    SpellingRule(
        id="space-inside-bracket",
        reason=worded_later("a bracket or a quotation mark stands against what it holds"),
        confidence="certain",
        find=marks.inside_brackets,
        examples=(
            ("آن ( سیب، انگور ) را", "آن (سیب، انگور) را"),
            ("« نان »", "«نان»"),
            ("(کار )کرد و سیب( نو ) و گفت:« نان»", "(کار) کرد و سیب (نو) و گفت: «نان»"),
            ("(ایران )یان و ( نان", "(ایران)یان و ( نان"),
            (
                "نهادها )دولت، مذهب( را »ستون« نامید",
                "نهادها )دولت، مذهب( را »ستون« نامید",
            ),
        ),
    ),
    SpellingRule(
        id="space-outside-bracket",
        reason=worded_later("a space parts a bracket or a quotation mark from the word beside it"),
        confidence="certain",
        find=marks.outside_brackets,
        languages=READ_LIKE_PERSIAN,
        examples=(
            ("در«بوستان و گلستان»آمد", "در «بوستان و گلستان» آمد"),
            ("کتاب(ها) و «کتاب»ها و «ایران»ی", "کتاب(ها) و «کتاب»ها و «ایران»ی"),
            ("(ایران)یان و (ایران)ی", "(ایران)یان و (ایران)ی"),
        ),
    ),
    SpellingRule(
        id="number-space",
        reason=worded_later("a space parts a number from the month or the word that it is of"),
        confidence="certain",
        find=letters.counted,
        examples=(
            ("مهر2003 و زیر۱۲ سال", "مهر 2003 و زیر ۱۲ سال"),
            ("زیر۱۲) و نان3", "زیر۱۲) و نان3"),
        ),
        languages=PERSIAN,
    ),
    SpellingRule(
        id="space-before-number",
        reason=worded_later("a space parts a number from the word before it"),
        confidence="likely",
        find=letters.before_numbers,
        examples=(
            ("نان2003 و آب۱۲ بار", "نان 2003 و آب ۱۲ بار"),
            ("COVID19 و ه1 و بودم۴)", "COVID19 و ه1 و بودم۴)"),
        ),
    ),
    SpellingRule(
        id="doubled-space",
        reason=worded_later("one space parts two words"),
        confidence="certain",
        find=marks.doubled,
        examples=(
            ("نان  و آب", "نان و آب"),
            ("نان   آب    کار\t\tباد", "نان   آب    کار\t\tباد"),
        ),
    ),
    SpellingRule(
        id="tripled-space",
        reason=worded_later("one space parts two words, if the gap is no column"),
        confidence="likely",
        find=marks.tripled,
        examples=(("نان   و آب", "نان و آب"), ("نان    آب", "نان    آب")),
    ),
    SpellingRule(
        id=DIGIT,
        reason=worded_later(
            "the number is in a Persian sentence and in the digits of another script"
        ),
        confidence="certain",
        find=letters.digits,
        examples=(
            ("3 تا 5 مهر1384 و ٥ و 1403/12/30 و 3.5", "۳ تا ۵ مهر۱۳۸۴ و ۵ و ۱۴۰۳/۱۲/۳۰ و ۳٫۵"),
            ("حدود 1,250,000 و 20% و ۳.۵", "حدود ۱٬۲۵۰٬۰۰۰ و ۲۰٪ و ۳٫۵"),
            (
                "(12/12), done\n56, no. 1 (1985): 189–252.\nو (4 vols) و 09121234567",
                "(12/12), done\n56, no. 1 (1985): 189–252.\nو (4 vols) و 09121234567",
            ),
            (
                (
                    "https://example.org/p?id=1404 و COVID-19 و Windows 10 و 021-88776655 و ISBN "
                    "978-964-00-0000-1 در سال 1404"
                ),
                (
                    "https://example.org/p?id=1404 و COVID-19 و Windows 10 و 021-88776655 و ISBN "
                    "978-964-00-0000-1 در سال ۱۴۰۴"
                ),
            ),
        ),
        languages=PERSIAN,
    ),
)
