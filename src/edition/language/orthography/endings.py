"""Parts of one word that the zero-width non-joiner holds together: «می» before its verb, «ها» and
other endings behind theirs, compounds of which a part is no word.

Recognition is by closed lists, of verbs (`verbs`), endings and compounds; what is not in them is
left as it stands. A change never joins two words.
"""

import re
from collections.abc import Iterator

from edition.core.patterns import later
from edition.language.orthography.passage import (
    DIGITS,
    LETTERS,
    MARKS,
    NOT_JOINED,
    WORD,
    Change,
    Passage,
)
from edition.language.orthography.verbs import (
    BE,
    BY_PREVERB,
    FORMS,
    OF_WINE,
    PARTICIPLES,
    PREFIXES,
    WRITTEN_TO_IT,
)

ZWNJ = "\u200c"
SPACE = "[ \u00a0]"
END = f"(?![{WORD}])"
BEGINNING = f"(?<![{WORD}])"
NO_MARKS = {code: None for code in (*range(0x64B, 0x660), 0x670, 0x640)}

# A pattern that begins with a letter is searched for quickly; what must stand before it is looked
# at afterwards.
_MI = re.compile(rf"می(?P<space>{SPACE}+)(?P<verb>[{WORD}]+){END}")
_JOINED_MI = re.compile(rf"می(?P<verb>[{LETTERS}{MARKS}]{{2,}}){END}")
_PARTICIPLE_BEHIND = re.compile(
    rf"می(?P<space>{SPACE}+)(?P<verb>[{LETTERS}]+ه)(?:{SPACE}+|\u200c)"
    rf"(?:است|بود|باشد|{'|'.join(BE)}){END}"
)
_BEFORE_MI = re.compile(rf"{BEGINNING}و?(?:{'|'.join(PREFIXES)})?ن?\Z")
_PREVERB = re.compile(rf"{BEGINNING}و?(?P<preverb>{'|'.join(BY_PREVERB)})(?P<no>ن?)\Z")
_BEFORE_JOINED_MI = re.compile(rf"{BEGINNING}و?ن?\Z")
# Behind these «می» may be the month of May, or wine.
_MAY = re.compile(
    rf"(?:ماه|اول|[{DIGITS}]|{BEGINNING}(?:جام|ساغر|پیاله|قدح|سبوی?|جرعه\u200c?[یٔ]?)){SPACE}*\Z"
)
_LONGEST_BEFORE = 12
"""Characters before «می» that are looked at: a preverb, «و», «ن» and what parts them."""

_ENDS = "ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?"
_HA = re.compile(rf"(?<=[{LETTERS}{MARKS}][{LETTERS}{MARKS}])(?P<space>{SPACE}+){_ENDS}{END}")
_NO_NOUN = re.compile(
    rf"{BEGINNING}(?:به|که|از|با|در|را|و|چون|تا|بر|یا|اگر|ولی|اما|وای|ای|ها|های)\Z"
)
"""Before «ها» and «های»: no word that has a plural, so these are what somebody calls."""
_HUY = re.compile(rf"{SPACE}+(?:ها|های|و?{SPACE}*هو(?:ی|یی|ئی)?|هنا){END}")
_HA_YE = re.compile(
    rf"(?<=[{WORD}]ها)(?P<space>{SPACE}+)ی{END}|{BEGINNING}ها(?P<apart>{SPACE}+)ی{END}"
)
_HEH = rf"(?<=[{LETTERS}][{LETTERS}]ه)(?P<space>{SPACE}+)"
_HEH_I = re.compile(rf"{_HEH}ای{END}")
_HEH_YE = re.compile(rf"{_HEH}ی{END}")
# A heh that is sounded: «ای» and the sign of the ezafe are written otherwise behind it. Behind alef
# it always is; behind waw in these.
_SOUNDED = later(
    rf"(?:ا|{BEGINNING}(?:کو|گرو|انبو|شکو|ستو|اندو|وجو|مکرو|فقی|توجی|تنبی|تشبی|شبی|سفی|وجی|کری"
    rf"|متوج|مواج|موج|توج|وج|شب|مشاب|متشاب|تشاب|فق|نز|مرف|فرب|زر|گر|فر"
    rf"|(?:یاز|دواز|سیز|چهار|پانز|شانز|هف|هج|هژ|نوز)د))ه\Z"
)
_BE = re.compile(
    rf"{BEGINNING}(?P<word>[{LETTERS}{MARKS}]+ه)(?P<space>{SPACE}+)"
    rf"(?:{'|'.join(BE)}){END}(?!{SPACE}+ال)"
)
_SHORTEST = 2
"""Letters of «به», «که», «سه», which nothing is held to."""
_PREFIXED = later(rf"\A(?:{'|'.join((*PREFIXES, *BY_PREVERB))})?\u200c?ن?(?=.)")
_TARIN = re.compile(rf"(?<=[{LETTERS}][{LETTERS}])(?P<space>{SPACE}+)ترین(?:ها|های)?{END}")
_TO = re.compile(rf"{BEGINNING}به\Z")
_TAR = re.compile(rf"(?<=[{LETTERS}][{LETTERS}])(?P<space>{SPACE}+)تر{END}")
_MINE = re.compile(rf"(?<=[{LETTERS}][{LETTERS}])(?P<space>{SPACE}+)(?:اش|ات|مان|تان|شان){END}")
# A joiner and a space beside it: one of the two is a slip of the hand.
_BOTH = re.compile(
    rf"(?:{BEGINNING}ن?می(?P<mi>\u200c{SPACE}+|{SPACE}+\u200c)(?=[{LETTERS}])"
    rf"|(?<=[{LETTERS}{MARKS}])(?P<end>\u200c{SPACE}+|{SPACE}+\u200c)"
    rf"(?:{_ENDS}|ترین|تر|ای|ام|ایم|اید|اند|اش|ات|مان|تان|شان){END})"
)
_ARTICLED = """
بین المللی  بین الملل  طویل المدت  قصیر المدت  فوق العاده  فوق الذکر  فارغ التحصیل
فارغ التحصیلان  فارغ التحصیلی  حق الزحمه  حق التدریس  حق السکوت  حق الوکاله  حق التحریر
حق العمل  حق الامتیاز  حق التالیف  حق التألیف  حق الناس  عکس العمل  دستور العمل  مع الوصف
علی الخصوص  علی القاعده  علی الاصول  علی السویه  علی الحساب  علی الدوام  حتی الامکان
حتی المقدور  لازم الاجرا  واجب الاجرا  سریع السیر  سهل الوصول  صعب العبور  کثیر الانتشار
محیر العقول  ممنوع الخروج  ممنوع الورود  ممنوع القلم  جایز الخطا  جدید التاسیس  جدید التأسیس
جدید الورود  جامع الاطراف  عام المنفعه  عظیم الجثه  ضرب المثل  ضرب الاجل  ضرب العجل
سوق الجیشی  سابق الذکر  اخیر الذکر  معلوم الحال  مجهول الهویه  مجهول المکان  خارق العاده
فی الواقع  فی المجلس  فی البداهه  رأس المال  راس المال  دائم العمر  مادام العمر  قوی الجثه
ضعیف الجثه  قریب الوقوع  متحد الشکل  متحد المآل  تحت الشعاع  تحت اللفظی  تحت الحفظ
ذی القعده  ذی الحجه  جمادی الاول  جمادی الثانی  ربیع الاول  ربیع الثانی  لازم الاجراء
واجب الاجراء  حق الکشف  شمس العماره  دار الفنون  دار العلوم  بیت المال  بیت المقدس
"""
_NO_WORD = "ناپذیر(?:ی|ند|تر|ترین)?|المللی?"


def _articled() -> str:
    """Pairs of which the second begins with the Arabic article, as one alternation."""
    words = _ARTICLED.split()
    behind: dict[str, list[str]] = {}
    for one, other in zip(words[::2], words[1::2], strict=True):
        behind.setdefault(one, []).append(other)
    return "|".join(rf"{one}{SPACE}+(?:{'|'.join(others)})" for one, others in behind.items())


_COMPOUND = re.compile(
    rf"{BEGINNING}(?=(?:{_articled()}){END})[{LETTERS}]+(?P<pair>{SPACE}+)"
    rf"|(?<=[{LETTERS}][{LETTERS}])(?P<space>{SPACE}+)(?:{_NO_WORD}){END}"
)


def mi_apart(passage: Passage) -> Iterator[Change]:
    """A space between «می» and a verb form, in prose: in verse «می» may be wine. A «و» may be
    written to it.
    """
    for found in _MI.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        verb = found["verb"].translate(NO_MARKS)
        preverb = _PREVERB.search(before)
        certain = (verb in FORMS and _BEFORE_MI.search(before) and not _MAY.search(before)) or (
            preverb and verb in (FORMS if preverb["no"] else BY_PREVERB[preverb["preverb"]])
        )
        if certain and not passage.is_verse(*found.span()):
            yield Change(*found.span("space"), ZWNJ)


def mi_behind_preverb(passage: Passage) -> Iterator[Change]:
    """«درمی», «وامی» or «ورمی» before a form that may have a dirham, a loan or a swelling for its
    object.
    """
    for found in _MI.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        verb = found["verb"].translate(NO_MARKS)
        preverb = _PREVERB.search(before)
        doubtful = (
            preverb
            and not preverb["no"]
            and verb in FORMS
            and verb not in BY_PREVERB[preverb["preverb"]]
        )
        if doubtful and not passage.is_verse(*found.span()):
            yield Change(*found.span("space"), ZWNJ)


def mi_joined(passage: Passage) -> Iterator[Change]:
    """«می» written to its verb."""
    for found in _JOINED_MI.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        verb = found["verb"].translate(NO_MARKS)
        if verb in WRITTEN_TO_IT and _BEFORE_JOINED_MI.search(before):
            yield Change(found.start("verb"), found.start("verb"), ZWNJ)


def mi_participle(passage: Passage) -> Iterator[Change]:
    """«می» before a participle and what makes a verb of it, in prose; what is done to wine is left
    («می ریخته است»).
    """
    for found in _PARTICIPLE_BEHIND.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        verb = found["verb"]
        is_verb = (
            verb in PARTICIPLES
            and _BEFORE_MI.search(before)
            and (verb not in OF_WINE or before.endswith("ن"))
            and not _MAY.search(before)
        )
        if is_verb and not passage.is_verse(*found.span()):
            yield Change(*found.span("space"), ZWNJ)


def ha_apart(passage: Passage) -> Iterator[Change]:
    """A space before «ها» and what may follow it; «های های» and «های و هوی» are words of
    their own, and behind a preposition too.
    """
    for found in _HA.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        if not _HUY.match(passage.alike, found.end()) and not _NO_NOUN.search(before):
            yield held(passage, found)


def ha_ye(passage: Passage) -> Iterator[Change]:
    """«ها ی» for «های»."""
    for found in _HA_YE.finditer(passage.alike):
        yield Change(*found.span("space" if found["space"] else "apart"), "")


def heh_ye(passage: Passage) -> Iterator[Change]:
    """The sign of the ezafe written as a yeh apart, behind a silent heh («خانه ی ما»)."""
    for found in _HEH_YE.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        if not _SOUNDED.search(before):
            yield held(passage, found)


def indefinite(passage: Passage) -> Iterator[Change]:
    """«خانه ای» for «خانه‌ای», in prose: in verse «ای» may call somebody."""
    for found in _HEH_I.finditer(passage.alike):
        if not passage.is_verse(*found.span()):
            yield held(passage, found)


def participle_be(passage: Passage) -> Iterator[Change]:
    """A space between a participle and «ام, ایم, اید, اند», in prose."""
    for found in _BE.finditer(passage.alike):
        if is_participle(found["word"].translate(NO_MARKS)) and not passage.is_verse(*found.span()):
            yield held(passage, found)


def heh_be(passage: Passage) -> Iterator[Change]:
    """The same behind another word that ends with a heh: «خانه ام», where it may be «mine»."""
    for found in _BE.finditer(passage.alike):
        word = found["word"].translate(NO_MARKS)
        if (
            len(word) > _SHORTEST
            and not is_participle(word)
            and not _SOUNDED.search(word)
            and not passage.is_verse(*found.span())
        ):
            yield held(passage, found)


def is_participle(word: str) -> bool:
    """Whether a word is the participle of a listed verb, by itself or behind «ن» or a preverb."""
    return word in PARTICIPLES or _PREFIXED.sub("", word, count=1) in PARTICIPLES


def superlative(passage: Passage) -> Iterator[Change]:
    """A space before «ترین», which is never a word; «به ترین» is another slip."""
    for found in _TARIN.finditer(passage.alike):
        if not _TO.search(passage.alike, max(found.start() - len("به") - 1, 0), found.start()):
            yield held(passage, found)


def comparative(passage: Passage) -> Iterator[Change]:
    """A space before «تر», which may also be wet."""
    yield from (held(passage, found) for found in _TAR.finditer(passage.alike))


def enclitics(passage: Passage) -> Iterator[Change]:
    """A space before «اش, ات, مان, تان, شان», in prose."""
    for found in _MINE.finditer(passage.alike):
        if not passage.is_verse(*found.span()):
            yield Change(*found.span("space"), ZWNJ)


def space_and_joiner(passage: Passage) -> Iterator[Change]:
    """A zero-width non-joiner beside a space, behind «می» or before an ending."""
    for found in _BOTH.finditer(passage.alike):
        name = "mi" if found["mi"] else "end"
        yield _held_at(passage, *found.span(name))


def fixed_compounds(passage: Passage) -> Iterator[Change]:
    """A space in an Arabic compound of the list, or before a second part that is no word; Arabic
    itself is left.
    """
    for found in _COMPOUND.finditer(passage.alike):
        start, end = found.span("pair" if found["pair"] else "space")
        if not passage.is_arabic(start - 1, end + 1):
            yield _held_at(passage, start, end)


def held(passage: Passage, found: "re.Match[str]") -> Change:
    """A non-joiner for the space; nothing behind a letter that does not join."""
    return _held_at(passage, *found.span("space"))


_JOINS_NOT = re.compile(f"[{NOT_JOINED}][{MARKS}]*\\Z")
_MOST_MARKS = 8
"""Signs on a letter that are looked back over."""


def _held_at(passage: Passage, start: int, end: int) -> Change:
    before = passage.alike[max(start - _MOST_MARKS, 0) : start]
    return Change(start, end, "" if _JOINS_NOT.search(before) else ZWNJ)
