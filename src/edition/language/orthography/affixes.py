"""Parts of one word that the zero-width non-joiner holds together: «می» before its verb, «ها» and
other endings behind theirs.

Recognition is by lists: of endings; of verb forms that follow «می» and «نمی», made from the two
stems of common verbs; and of prefixes of verbs that stand before them. What is not in them is left
as it stands.
"""

import re
from collections.abc import Iterator

from edition.language.orthography.passage import (
    DIGITS,
    LETTERS,
    MARKS,
    NOT_JOINED,
    WORD,
    Change,
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
_NO_MARKS = {code: None for code in (*range(0x64B, 0x660), 0x670, 0x640)}
_JOINS_NOT = re.compile(f"[{NOT_JOINED}][{MARKS}]*\\Z")


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
