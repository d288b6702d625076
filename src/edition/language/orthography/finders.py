"""What each rule of orthography finds in a text.

Parts of one word that the zero-width non-joiner holds together: «می» before its verb, «ها» and
other endings behind theirs. Recognition is by lists: of endings; of verb forms that follow «می» and
«نمی», made from the two stems of common verbs; and of prefixes of verbs that stand before them.
What is not in them is left as it stands.

Letters and digits of another keyboard, forms that are glyphs and no letters; marks of punctuation
of another keyboard, and spaces that a mark does not have, or lacks. A change never joins two words
and never parts one. A dot between single letters is of an abbreviation («ه.ش»), and one beside
another dot of three dots: neither is touched.
"""

import re
import unicodedata
from collections.abc import Iterator

from edition.language.orthography.passage import (
    DIGITS,
    LETTERS,
    MARKS,
    NOT_JOINED,
    NUMBER,
    WORD,
    Change,
    Finder,
    Passage,
)

# Past and present stem; "-" where a verb has none that follows «می».
_STEMS = """
آراست آرای  آزرد آزار  آزمود آزمای  آسود آسای  آشامید آشام  آشفت آشوب  آغازید آغاز  آفرید آفرین
آلود آلای  آمد آی
آموخت آموز  آمیخت آمیز  آورد آور  آویخت آویز  آگند -  ارزید ارز  افتاد افت  افراشت افراز
افروخت افروز  افزود افزای
افسرد افسر  افشاند افشان  افکند افکن  انباشت انبار  انجامید انجام  انداخت انداز  اندوخت اندوز
اندیشید اندیش
انگاشت انگار  انگیخت انگیز  ایستاد ایست  باخت باز  بارید بار  بافت باف  بالید بال  بخشید بخش
برازید براز  برد بر
برید بر  بست بند  بلعید بلع  بود باش  بوسید بوس  بویید بوی  بیخت بیز  تاباند تابان  تابید تاب
تاخت تاز  تازید تاز
تراشید تراش  تراوید تراو  ترساند ترسان  ترسید ترس  ترکاند ترکان  ترکید ترک  تنید تن  توانست توان
تپید تپ  تکاند تکان
جست جه  جست جوی  جنباند جنبان  جنبید جنب  جنگید جنگ  جوشید جوش  جوید جو  خارید خار  خاست خیز
خراشید خراش  خرامید خرام
خروشید خروش  خرید خر  خزید خز  خشکید خشک  خفت خسب  خلید خل  خنداند خندان  خندید خند
خواباند خوابان  خوابید خواب
خواست خواه  خواند خوان  خوراند خوران  خورد خور  خیساند خیسان  داد ده  داشت دار  دانست دان
درخشید درخش  درود درو
درید در  دزدید دزد  دمید دم  دواند دوان  دوخت دوز  دوشید دوش  دوید دو  دید بین  راند ران
ربود ربای  رساند رسان
رست ره  رسید رس  رشت ریس  رفت رو  رقصید رقص  رمید رم  رنجاند رنجان  رنجید رنج  رهاند رهان  رهید ره
روبید روب
روفت روب  رویاند رویان  رویید روی  ریخت ریز  زاد زای  زد زن  زدود زدای  زیست زی  ساخت ساز
سایید سای  ستاند ستان
ستایید ستای  ستود ستای  ستیزید ستیز  سرایید سرای  سرود سرای  سزید سز  سنجید سنج  سوخت سوز
سوزاند سوزان  سپرد سپار
سگالید سگال  شایست شای  شتافت شتاب  شد شو  شست شوی  شمرد شمار  شمرد شمر  شناخت شناس
شناساند شناسان  شنید شنو
شورید شور  شکافت شکاف  شکست شکن  شکفت شکف  شکوفید شکوف  طلبید طلب  غرید غر  غلتاند غلتان
غلتید غلت  غلطید غلط
فرستاد فرست  فرسود فرسای  فرمود فرمای  فروخت فروش  فریفت فریب  فشرد فشار  فشرد فشر  فهماند فهمان
فهمید فهم
لرزاند لرزان  لرزید لرز  لغزید لغز  لمید لم  لنگید لنگ  لولید لول  لیسید لیس  مالید مال  ماند مان
مرد میر  مکید مک
نازید ناز  نالید نال  نامید نام  نشاند نشان  نشست نشین  نمود نمای  نهاد نه  نهفت -  نواخت نواز
نوردید نورد
نوشاند نوشان  نوشت نویس  نوشید نوش  نکوهید نکوه  نگاشت نگار  نگریست نگر  هراسید هراس  هشت هل
ورزید ورز  وزید وز
پاشید پاش  پالود پالای  پایید پای  پخت پز  پذیرفت پذیر  پراکند پراکن  پرداخت پرداز  پرستید پرست
پرسید پرس
پروراند پروران  پرورد پرور  پرید پر  پسندید پسند  پلکید پلک  پنداشت پندار  پوسید پوس  پوشاند پوشان
پوشید پوش
پژمرد پژمر  پیراست پیرای  پیمود پیمای  پیوست پیوند  پیچاند پیچان  پیچید پیچ  چاپید چاپ  چراند چران
چربید چرب
چرخاند چرخان  چرخید چرخ  چرید چر  چسباند چسبان  چسبید چسب  چشاند چشان  چشید چش  چکاند چکان
چکید چک  چید چین  کاست کاه
کاشت کار  کاوید کاو  کرد کن  کشاند کشان  کشت کش  کشید کش  کند کن  کوبید کوب  کوشید کوش  کوچید کوچ
گداخت گداز
گذارد گذار  گذاشت گذار  گذراند گذران  گذشت گذر  گرایید گرای  گرداند گردان  گردید گرد  گرفت گیر
گروید گرو
گریاند گریان  گریخت گریز  گریست گری  گزارد گزار  گزید گز  گزید گزین  گستراند گستران  گسترد گستر
گسست گسل  گشت گرد
گشود گشای  گفت گوی  گماشت گمار  گنجاند گنجان  گنجید گنج  یازید یاز  یافت یاب
"""
_PAST = ("", "م", "ی", "یم", "ید", "ند")
_PRESENT = ("م", "ی", "د", "یم", "ید", "ند")
_OTHERS = (
    "توان بایست باید شاید بایستی توانستم گو گوید گویم گویی گویند گوییم گویید آید آیم آیی "
    "آیند آییم آیید دهید"
)

PREFIXES = ("بر", "در", "فرا", "فرو", "باز", "وا", "ور")
"""«برمی‌گردد»: preverbs that are written with «می»."""

PARTICIPLES = frozenset(f"{past}ه" for past in _STEMS.split()[::2])
"""What may follow it if it is written to it: apart, «می ریخته» may be spilt wine."""
AMBIGUOUS = frozenset(f"ران{ending}" for ending in _PRESENT) | {"دانی"}
"""What does not follow it for certain if it is written to it: «میراند» may let die, «میدانی» be a
square.
"""
_ZWNJ = "\u200c"
_SPACE = "[ \u00a0]"
# A pattern that begins with a letter is searched for quickly; what must stand before it is looked
# at afterwards.
_MI = re.compile(rf"می(?P<space>{_SPACE}+)(?P<verb>[{WORD}]+)(?![{WORD}])")
_JOINED_MI = re.compile(rf"می(?P<verb>[{LETTERS}{MARKS}]{{2,}})(?![{WORD}])")
_BEFORE_MI = re.compile(rf"(?<![{WORD}])و?(?:{'|'.join(PREFIXES)})?ن?\Z")
_BEFORE_JOINED_MI = re.compile(rf"(?<![{WORD}])و?ن?\Z")
# Behind these «می» may be the month of May.
_MAY = re.compile(rf"(?:ماه|اول|[{DIGITS}]){_SPACE}*\Z")
_HA = re.compile(
    rf"(?<=[{LETTERS}{MARKS}][{LETTERS}{MARKS}])(?P<space>{_SPACE}+)"
    rf"ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?(?![{WORD}])"
)
_HA_YE = re.compile(
    rf"(?<=[{WORD}]ها)(?P<space>{_SPACE}+)ی(?![{WORD}])"
    rf"|(?<![{WORD}])ها(?P<apart>{_SPACE}+)ی(?![{WORD}])"
)
_AND_HUY = re.compile(rf"{_SPACE}+(?:های|و{_SPACE}+هوی)(?![{WORD}])")
_HEH_I = re.compile(rf"(?<=[{LETTERS}][{LETTERS}]ه)(?P<space>{_SPACE}+)ای(?![{WORD}])")
_TARIN = re.compile(rf"(?<=[{LETTERS}][{LETTERS}])(?P<space>{_SPACE}+)ترین(?:ها|های)?(?![{WORD}])")
_TAR = re.compile(rf"(?<=[{LETTERS}][{LETTERS}])(?P<space>{_SPACE}+)تر(?![{WORD}])")
_LONGEST_BEFORE = 12
"""Characters before «می» that are looked at: a preverb, «و», «ن» and what parts them."""
_NO_MARKS = {code: None for code in (*range(0x64B, 0x660), 0x670, 0x640)}
_JOINS_NOT = re.compile(f"[{NOT_JOINED}][{MARKS}]*\\Z")

_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufbff\ufe80-\ufefc]+")
_PERSIAN = ("fa", "fa-AF")
_MOST_LETTERS = 2
"""Of a form: lam-alef is two letters; what stands for more is a word, as U+FDFA."""
_KEYBOARD = {"ي": "ی", "ى": "ی", "ك": "ک"}
_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
# A sign that joins a number to a code, if a number or a letter of another script is on its other
# side.
_JOINERS = r"[/&*+=\\^_~:.,@#$%\u066b\u066c\-\u2010-\u2015\u2212]"
_CODE = rf"[^\W{LETTERS}{MARKS}]"
_CODE_BEFORE = re.compile(rf"{_CODE}{_JOINERS}?\Z|[#@$+]\Z")
_CODE_AFTER = re.compile(rf"{_JOINERS}?{_CODE}")
_LETTER = f"[{LETTERS}{MARKS}]"
_IS_LETTER = re.compile(_LETTER)
_ALL_DIGITS = "0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩"
_LONGEST_WORD_END = 8
"""Characters before a mark that are looked at: the end of a word, a closing mark, spaces."""
_SPACES = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_SPACE_BEFORE = re.compile(
    rf"(?<=[{LETTERS}{MARKS}{DIGITS}»)\]!؟…])[ \u00a0]+(?=[،؛:!؟\u06d4]|\.(?![.A-Za-z{DIGITS}]))"
)
# A pattern that begins with a mark is searched for quickly; what must stand before it is looked at
# afterwards.
_MARK_AFTER = re.compile(
    rf"[،؛](?=[{LETTERS}{DIGITS}«(\[])|[:!؟\u06d4](?=[{LETTERS}«(])|\.(?=[{LETTERS}][{WORD}])"
)
_WORD_BEFORE = re.compile(rf"{_LETTER}[»)\]]?[ \u00a0]*\Z")
_NUMBER_BEFORE = re.compile(rf"[{DIGITS}][ \u00a0]*\Z")
_LONG_WORD_BEFORE = re.compile(rf"[{WORD}]{_LETTER}[»)\]]?[ \u00a0]*\Z")
_LONG_WORD = re.compile(rf"[{WORD}]{_LETTER}\Z")
_INSIDE = re.compile(r"(?<=[(\[«])[ \u00a0]+(?=[^\s.])|(?<=[^\s.])[ \u00a0]+(?=[)\]»])")
_OPENING = re.compile(r"[(\[«](?=[^)\]»\n]{4,}[)\]»])")
_CLOSING = re.compile(rf"[)\]»](?=([{WORD}]+))")
_HELD = re.compile(r"[^\s(\[«]{4}\Z")
# What is written against a closing mark: endings of words.
_ENDINGS = re.compile(
    r"(?:ی|ای|هایی|ها(?:ی(?:ش|م|ت|مان|تان|شان)?)?|ام|ات|اش|مان|تان|شان|اند|ایم|اید|م|ت|ش)\Z"
)
_DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_MARKS = {",": "،", ";": "؛", "?": "؟"}
_LATIN_MARK = re.compile(rf"(?<=[{LETTERS}{MARKS}»)])[,;?](?=\s|[{LETTERS}«»)\]]|\Z)")
_QUOTED = re.compile(r"[\"“„”]([^\"“„”\n]+)[\"“”]")


def _forms() -> frozenset[str]:
    words = _STEMS.split()
    found = set(_OTHERS.split())
    for past, present in zip(words[::2], words[1::2], strict=True):
        found.update(past + ending for ending in _PAST)
        if present != "-":
            found.update(present + ending for ending in _PRESENT)
            found.update(
                form.replace("یی", "ئی")
                for form in (present + "ی", present + "یم", present + "ید")
                if "یی" in form
            )
    return frozenset(found)


FORMS = _forms()
"""What may follow «می» as a verb, wherever that stands."""


_WRITTEN_TO_IT = (FORMS | PARTICIPLES) - AMBIGUOUS


def mi_apart(passage: Passage) -> Iterator[Change]:
    """A space between «می» and a verb form, in prose: in verse «می» may be wine. A «و» may be
    written to it.
    """
    for found in _MI.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        is_verb = (
            found["verb"].translate(_NO_MARKS) in FORMS
            and _BEFORE_MI.search(before)
            and not _MAY.search(before)
        )
        if is_verb and not passage.is_verse(*found.span()):
            yield Change(*found.span("space"), _ZWNJ)


def mi_joined(passage: Passage) -> Iterator[Change]:
    """«می» written to its verb."""
    for found in _JOINED_MI.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        verb = found["verb"].translate(_NO_MARKS)
        if verb in _WRITTEN_TO_IT and _BEFORE_JOINED_MI.search(before):
            yield Change(found.start("verb"), found.start("verb"), _ZWNJ)


def ha_apart(passage: Passage) -> Iterator[Change]:
    """A space before «ها» and what may follow it; «های های» and «های و هوی» are words of
    their own.
    """
    for found in _HA.finditer(passage.alike):
        if (
            not _AND_HUY.match(passage.alike, found.end())
            and passage.alike[found.start() - 3 : found.start()] != "های"
        ):
            yield _held(passage, found)


def ha_ye(passage: Passage) -> Iterator[Change]:
    """«ها ی» for «های»."""
    for found in _HA_YE.finditer(passage.alike):
        yield Change(*found.span("space" if found["space"] else "apart"), "")


def indefinite(passage: Passage) -> Iterator[Change]:
    """«خانه ای» for «خانه‌ای», in prose: in verse «ای» may call somebody."""
    yield from (
        _held(passage, found)
        for found in _HEH_I.finditer(passage.alike)
        if not passage.is_verse(*found.span())
    )


def superlative(passage: Passage) -> Iterator[Change]:
    """A space before «ترین», which is never a word."""
    yield from (_held(passage, found) for found in _TARIN.finditer(passage.alike))


def comparative(passage: Passage) -> Iterator[Change]:
    """A space before «تر», which may also be wet."""
    yield from (_held(passage, found) for found in _TAR.finditer(passage.alike))


def _held(passage: Passage, found: "re.Match[str]") -> Change:
    """A non-joiner for the space; nothing behind a letter that does not join."""
    start, end = found.span("space")
    return Change(start, end, "" if _JOINS_NOT.search(passage.alike, 0, start) else _ZWNJ)


def folded(letter: str) -> Finder:
    """Finds an Arabic letter that stands for a Persian one, outside Arabic passages."""

    def find(passage: Passage) -> Iterator[Change]:
        at = passage.text.find(letter)
        while at >= 0:
            if not passage.is_arabic(at, at + 1) and not passage.is_untouched(at, at + 1):
                yield Change(at, at + 1, _KEYBOARD[letter])
            at = passage.text.find(letter, at + 1)

    return find


def presentation_forms(passage: Passage) -> Iterator[Change]:
    """Compatibility characters that are the shape of one letter, or of lam-alef (The Unicode
    Standard, 9.2).
    """
    persian = passage.language.tag in _PERSIAN
    for found in _FORMS.finditer(passage.text):
        letters = "".join(map(_plain, found[0]))
        if letters == found[0] or passage.is_untouched(*found.span()):
            continue
        if persian and not passage.is_arabic(*found.span()):
            letters = "".join(_KEYBOARD.get(letter, letter) for letter in letters)
        yield Change(found.start(), found.end(), letters)


def _plain(form: str) -> str:
    """The letter or the two letters that a form is of; itself where it stands for more, or for a
    mark.
    """
    letters = unicodedata.normalize("NFKC", form)
    return letters if len(letters) <= _MOST_LETTERS and letters.isalpha() else form


def digits(passage: Passage) -> Iterator[Change]:
    """Numbers in digits of another script: whole ones, dates with slashes, times, decimals, pairs;
    none that is in a code.
    """
    text = passage.text
    own = passage.language.words.digits
    to = str.maketrans("0123456789" + _ARABIC_DIGITS, own * 2)
    for found in NUMBER.finditer(text):
        start, end = found.span()
        if _CODE_BEFORE.search(text[max(start - 2, 0) : start]) or _CODE_AFTER.match(
            text[end : end + 2]
        ):
            continue
        if not passage.is_untouched(start, end):
            yield Change(start, end, found[0].translate(to))


def doubled(passage: Passage) -> Iterator[Change]:
    """Two spaces or more between two characters."""
    for found in _SPACES.finditer(passage.text):
        yield Change(found.start(), found.end(), " ")


def before_marks(passage: Passage) -> Iterator[Change]:
    """Spaces before a mark that stands against its word."""
    yield from _deleted(_SPACE_BEFORE, passage)


def inside_brackets(passage: Passage) -> Iterator[Change]:
    """Spaces behind an opening and before a closing bracket or quotation mark."""
    yield from _deleted(_INSIDE, passage)


def after_marks(passage: Passage) -> Iterator[Change]:
    """No space between a mark and the next word."""
    for found in _MARK_AFTER.finditer(passage.text):
        before = passage.text[max(found.start() - _LONGEST_WORD_END, 0) : found.start()]
        if found[0] == ".":
            is_mark = _LONG_WORD_BEFORE.search(before) is not None
        else:
            listing = found[0] in "،؛" and passage.text[found.end()] not in _ALL_DIGITS
            is_mark = bool(
                _WORD_BEFORE.search(before) or (listing and _NUMBER_BEFORE.search(before))
            )
        if is_mark and not passage.is_untouched(found.end(), found.end()):
            yield Change(found.end(), found.end(), " ")


def outside_brackets(passage: Passage) -> Iterator[Change]:
    """No space between a word and a bracket or quotation mark; an ending of the word («کتاب(ها)»,
    «کتاب»ها) stands against it.
    """
    text = passage.text
    for found in _OPENING.finditer(text):
        at = found.start()
        if at and _IS_LETTER.match(text, at - 1) and not passage.is_untouched(at, at):
            yield Change(at, at, " ")
    for found in _CLOSING.finditer(text):
        holds = _HELD.search(text, max(found.start() - _LONGEST_WORD_END, 0), found.start())
        if (
            holds
            and not _ENDINGS.match(found[1])
            and not passage.is_untouched(found.end(), found.end())
        ):
            yield Change(found.end(), found.end(), " ")


def before_numbers(passage: Passage) -> Iterator[Change]:
    """No space between a word of two letters or more and a number."""
    for found in NUMBER.finditer(passage.text):
        at = found.start()
        if _LONG_WORD.search(passage.text, max(at - 2, 0), at) and not passage.is_untouched(
            *found.span()
        ):
            yield Change(at, at, " ")


def three_dots(passage: Passage) -> Iterator[Change]:
    """Three full stops as the one character for them."""
    for found in _DOTS.finditer(passage.text):
        if not passage.is_untouched(*found.span()):
            yield Change(found.start(), found.end(), "\u2026")


def other_keyboard(passage: Passage) -> Iterator[Change]:
    """Comma, semicolon and question mark of a Latin keyboard behind a word in Arabic script."""
    for found in _LATIN_MARK.finditer(passage.text):
        if not passage.is_untouched(*found.span()):
            yield Change(found.start(), found.end(), _MARKS[found[0]])


def quotation_marks(passage: Passage) -> Iterator[Change]:
    """Pairs of other quotation marks about words in Arabic script, in one line."""
    words = passage.language.words
    for found in _QUOTED.finditer(passage.text):
        marks = passage.text[found.start()], passage.text[found.end() - 1]
        if re.search(f"[{LETTERS}]", found[1]) and marks != (words.open_quote, words.close_quote):
            yield Change(found.start(), found.start() + 1, words.open_quote)
            yield Change(found.end() - 1, found.end(), words.close_quote)


def _deleted(pattern: "re.Pattern[str]", passage: Passage) -> Iterator[Change]:
    for found in pattern.finditer(passage.text):
        if not passage.is_untouched(*found.span()):
            yield Change(found.start(), found.end(), "")
