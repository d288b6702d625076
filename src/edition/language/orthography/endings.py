"""Parts of one word that the zero-width non-joiner holds together: «می» before its verb, «ها» and
other endings behind theirs, compounds of which a part is no word.

Recognition is by closed lists, of verbs (`verbs`), endings and compounds; what is not in them is
left as it stands. A change never joins two words.
"""

import re
from collections.abc import Iterable, Iterator

from edition.core.patterns import later
from edition.language.orthography.passage import (
    LETTERS,
    LETTERS_AND_MARKS,
    LETTERS_OF_WORDS,
    MARKS,
    MARKS_OF_WORDS,
    NOT_JOINING,
    SPACES,
    WORD,
    Change,
    Part,
    Passage,
    beginning,
    ending,
    last_word,
    words_of,
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
SPACE = f"[{SPACES}]"
END = f"(?![{WORD}])"
NO_MARKS = {code: None for code in (*range(0x64B, 0x660), 0x670, 0x640)}

# A pattern that begins with a letter is searched for quickly; what must stand before it is looked
# at afterwards, and what a word holds is asked of a set: each class of letters in a pattern takes
# as long to make as a page of text to search.
_MI = re.compile(rf"می({SPACE}+)")
_JOINED_MI = re.compile(r"می(?![\s\u200c])")
_BEHIND_PARTICIPLE = later(rf"ه(?:{SPACE}+|\u200c)(?:است|بود|باشد|{'|'.join(BE)}){END}")
# Of the last word before «می», up to it.
_BEFORE_MI = re.compile(rf"و?(?:{'|'.join(PREFIXES)})?ن?")
_PREVERB = re.compile(rf"و?(?P<preverb>{'|'.join(BY_PREVERB)})(?P<no>ن?)")
_BEFORE_JOINED_MI = re.compile("و?ن?")
# Behind these «می» may be the month of May, or wine.
_MAY = ("ماه", "اول", *"0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")
_WINE = words_of("جام ساغر پیاله قدح سبو سبوی جرعه جرعهی جرعهٔ جرعه\u200c جرعه\u200cی جرعه\u200cٔ")
_LONGEST_BEFORE = 12
"""Characters before «می» that are looked at: a preverb, «و», «ن» and what parts them."""

_ENDS = "ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?"
_HA = words_of("ها های هایی هایم هایت هایش هایمان هایتان هایشان")
_NO_NOUN = words_of("به که از با در را و چون تا بر یا اگر ولی اما وای ای ها های")
"""Before «ها» and «های»: no word that has a plural, so these are what somebody calls."""
_MAY_CALL = re.compile(rf"{SPACE}++و?{SPACE}*+ه")
_HUY = later(rf"{SPACE}+(?:ها|های|و?{SPACE}*هو(?:ی|یی|ئی)?|هنا){END}")
# A heh that is sounded: «ای» and the sign of the ezafe are written otherwise behind it. Behind alef
# it always is (`_is_sounded`); behind waw in these.
_SOUNDED = words_of(
    "کوه گروه انبوه شکوه ستوه اندوه وجوه مکروه فقیه توجیه تنبیه تشبیه شبیه سفیه وجیه کریه متوجه "
    "مواجه موجه توجه وجه شبه مشابه متشابه تشابه فقه نزه مرفه فربه زره گره فره "
    "یازده دوازده سیزده چهارده پانزده شانزده هفده هجده هژده نوزده"
)
_ARTICLE = re.compile(f"{SPACE}+ال")
_SHORTEST = 2
"""Letters of «به», «که», «سه», which nothing is held to."""
_PREFIXED = later(rf"\A(?:{'|'.join((*PREFIXES, *BY_PREVERB))})?\u200c?ن?(?=.)")
_TARIN = ("ترین", "ترینها", "ترینهای")
_MINE = ("اش", "ات", "مان", "تان", "شان")
# A joiner and a space beside it: one of the two is a slip of the hand.
_BESIDE = tuple(pair for space in SPACES for pair in (f"{ZWNJ}{space}", f"{space}{ZWNJ}"))
_BOTH = later(
    rf"(?:(?<![{WORD}])ن?می(?P<mi>\u200c{SPACE}+|{SPACE}+\u200c)(?=[{LETTERS}])"
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
_NO_WORD = ("ناپذیر", "ناپذیری", "ناپذیرند", "ناپذیرتر", "ناپذیرترین", "المللی", "الملل")
_SECONDS = frozenset(_ARTICLED.split()[1::2])
_COMPOUNDS = frozenset(zip(_ARTICLED.split()[::2], _ARTICLED.split()[1::2], strict=True))


# Parts of words, and words with the Arabic article.
_PARTS = re.compile(
    rf"{SPACE}({_ENDS}|ای|ی|تر(?:ین(?:ها|های)?)?|{'|'.join((*_MINE, *BE))}"
    rf"|ال[{LETTERS}]+|{'|'.join(_NO_WORD[:-2])}){END}"
)


def _behind(passage: Passage, parts: Iterable[str], before: frozenset[str]) -> Iterator[Part]:
    """Those of some parts, in order, that stand behind a word whose last two signs are of a set."""
    text, parted = passage.alike, passage.parted(_PARTS)
    for part in sorted(each for name in parts for each in parted.get(name, ())):
        at = part.spaces
        if at > 1 and text[at - 1] in before and text[at - 2] in before:
            yield part


def _behind_heh(passage: Passage, name: str) -> Iterator[Part]:
    """A part behind a word of three letters or more that ends with a heh."""
    text = passage.alike
    for part in _behind(passage, (name,), LETTERS_OF_WORDS):
        at = part.spaces
        if text[at - 1] == "ه" and at > _SHORTEST and text[at - 3] in LETTERS_OF_WORDS:
            yield part


def _before(passage: Passage, at: int) -> str:
    """What stands before a place, as far as rules look."""
    return passage.alike[max(at - _LONGEST_BEFORE, 0) : at]


def _is_sounded(word: str) -> bool:
    """Whether the heh at the end of a word is sounded."""
    return word.endswith("اه") or word in _SOUNDED


def _is_may(before: str) -> bool:
    """Whether «می» behind this may be May, or wine."""
    rest = before.rstrip(SPACES)
    return rest.endswith(_MAY) or last_word(rest) in _WINE


def _mi(passage: Passage) -> Iterator[tuple["re.Match[str]", str]]:
    """Each «می» with spaces behind it, and the word behind these; none that is such a word."""
    text, done = passage.alike, 0
    for found in _MI.finditer(text):
        stop = ending(text, found.end())
        if found.start() >= done and stop > found.end():
            done = stop
            yield found, text[found.end() : stop]


def mi_apart(passage: Passage) -> Iterator[Change]:
    """A space between «می» and a verb form, in prose: in verse «می» may be wine. A «و» may be
    written to it.
    """
    for mi, word in _mi(passage):
        before = _before(passage, mi.start())
        verb, last = word.translate(NO_MARKS), last_word(before)
        preverb = _PREVERB.fullmatch(last)
        certain = (verb in FORMS and _BEFORE_MI.fullmatch(last) and not _is_may(before)) or (
            preverb and verb in (FORMS if preverb["no"] else BY_PREVERB[preverb["preverb"]])
        )
        if certain and not passage.is_verse(mi.start(), mi.end() + len(word)):
            yield Change(*mi.span(1), ZWNJ)


def mi_behind_preverb(passage: Passage) -> Iterator[Change]:
    """«درمی», «وامی» or «ورمی» before a form that may have a dirham, a loan or a swelling for its
    object.
    """
    for mi, word in _mi(passage):
        verb = word.translate(NO_MARKS)
        preverb = _PREVERB.fullmatch(last_word(_before(passage, mi.start())))
        doubtful = (
            preverb
            and not preverb["no"]
            and verb in FORMS
            and verb not in BY_PREVERB[preverb["preverb"]]
        )
        if doubtful and not passage.is_verse(mi.start(), mi.end() + len(word)):
            yield Change(*mi.span(1), ZWNJ)


def mi_joined(passage: Passage) -> Iterator[Change]:
    """«می» written to its verb."""
    text = passage.alike
    for found in _JOINED_MI.finditer(text):
        at = found.end()
        verb = text[at : ending(text, at)]
        if (
            len(verb) > 1
            and LETTERS_AND_MARKS.issuperset(verb)
            and verb.translate(NO_MARKS) in WRITTEN_TO_IT
            and _BEFORE_JOINED_MI.fullmatch(last_word(_before(passage, found.start())))
        ):
            yield Change(at, at, ZWNJ)


def mi_participle(passage: Passage) -> Iterator[Change]:
    """«می» before a participle and what makes a verb of it, in prose; what is done to wine is left
    («می ریخته است»).
    """
    text = passage.alike
    for found in _MI.finditer(text):
        before = _before(passage, found.start())
        verb = text[found.end() : ending(text, found.end())].partition(ZWNJ)[0]
        last = found.end() + len(verb) - 1
        behind = _BEHIND_PARTICIPLE.match(text, last) if verb in PARTICIPLES else None
        is_verb = (
            _BEFORE_MI.fullmatch(last_word(before))
            and (verb not in OF_WINE or before.endswith("ن"))
            and not _is_may(before)
        )
        if behind and is_verb and not passage.is_verse(found.start(), behind.end()):
            yield Change(*found.span(1), ZWNJ)


def ha_apart(passage: Passage) -> Iterator[Change]:
    """A space before «ها» and what may follow it; «های های» and «های و هوی» are words of
    their own, and behind a preposition too.
    """
    for part in _behind(passage, _HA, LETTERS_AND_MARKS):
        last = last_word(_before(passage, part.spaces))
        calls = _MAY_CALL.match(passage.alike, part.end) and _HUY.match(passage.alike, part.end)
        if not calls and last not in _NO_NOUN:
            yield _held_at(passage, part.spaces, part.start)


def ha_ye(passage: Passage) -> Iterator[Change]:
    """«ها ی» for «های»."""
    for part in passage.parted(_PARTS).get("ی", ()):
        if passage.alike.endswith("ها", 0, part.spaces):
            yield Change(part.spaces, part.start, "")


def heh_ye(passage: Passage) -> Iterator[Change]:
    """The sign of the ezafe written as a yeh apart, behind a silent heh («خانه ی ما»)."""
    for part in _behind_heh(passage, "ی"):
        if not _is_sounded(last_word(_before(passage, part.spaces))):
            yield _held_at(passage, part.spaces, part.start)


def indefinite(passage: Passage) -> Iterator[Change]:
    """«خانه ای» for «خانه‌ای», in prose: in verse «ای» may call somebody."""
    for part in _behind_heh(passage, "ای"):
        if not passage.is_verse(part.spaces, part.end):
            yield _held_at(passage, part.spaces, part.start)


def participle_be(passage: Passage) -> Iterator[Change]:
    """A space between a participle and «ام, ایم, اید, اند», in prose."""
    for word, part in _be(passage):
        if is_participle(word):
            yield _held_at(passage, part.spaces, part.start)


def heh_be(passage: Passage) -> Iterator[Change]:
    """The same behind another word that ends with a heh: «خانه ام», where it may be «mine»."""
    for word, part in _be(passage):
        if len(word) > _SHORTEST and not is_participle(word) and not _is_sounded(word):
            yield _held_at(passage, part.spaces, part.start)


def _be(passage: Passage) -> Iterator[tuple[str, Part]]:
    """«ام, ایم, اید, اند» of prose behind a word that ends with a heh, which comes first, without
    its vowel signs.
    """
    text = passage.alike
    for part in _behind(passage, BE, LETTERS_AND_MARKS):
        start = beginning(text, part.spaces)
        word = text[start : part.spaces]
        if (
            word.endswith("ه")
            and LETTERS_AND_MARKS.issuperset(word)
            and not _ARTICLE.match(text, part.end)
            and not passage.is_verse(start, part.end)
        ):
            yield word.translate(NO_MARKS), part


def is_participle(word: str) -> bool:
    """Whether a word is the participle of a listed verb, by itself or behind «ن» or a preverb."""
    return word in PARTICIPLES or _PREFIXED.sub("", word, count=1) in PARTICIPLES


def superlative(passage: Passage) -> Iterator[Change]:
    """A space before «ترین», which is never a word; «به ترین» is another slip."""
    for part in _behind(passage, _TARIN, LETTERS_OF_WORDS):
        if last_word(_before(passage, part.spaces)) != "به":
            yield _held_at(passage, part.spaces, part.start)


def comparative(passage: Passage) -> Iterator[Change]:
    """A space before «تر», which may also be wet."""
    for part in _behind(passage, ("تر",), LETTERS_OF_WORDS):
        yield _held_at(passage, part.spaces, part.start)


def enclitics(passage: Passage) -> Iterator[Change]:
    """A space before «اش, ات, مان, تان, شان», in prose."""
    for part in _behind(passage, _MINE, LETTERS_OF_WORDS):
        if not passage.is_verse(part.spaces, part.end):
            yield Change(part.spaces, part.start, ZWNJ)


def space_and_joiner(passage: Passage) -> Iterator[Change]:
    """A zero-width non-joiner beside a space, behind «می» or before an ending."""
    if not any(pair in passage.alike for pair in _BESIDE):
        return
    for found in _BOTH.finditer(passage.alike):
        name = "mi" if found["mi"] else "end"
        yield _held_at(passage, *found.span(name))


def fixed_compounds(passage: Passage) -> Iterator[Change]:
    """A space in an Arabic compound of the list, or before a second part that is no word; Arabic
    itself is left.
    """
    text, parted = passage.alike, passage.parted(_PARTS)
    seconds = [name for name in parted if name in _SECONDS or name in _NO_WORD]
    for part in sorted(each for name in seconds for each in parted[name]):
        first, second = (
            text[beginning(text, part.spaces) : part.spaces],
            text[part.start : part.end],
        )
        behind = second in _NO_WORD and len(first) > 1 and LETTERS_OF_WORDS.issuperset(first[-2:])
        if (behind or (first, second) in _COMPOUNDS) and not passage.is_arabic(
            part.spaces - 1, part.start + 1
        ):
            yield _held_at(passage, part.spaces, part.start)


_MOST_MARKS = 8
"""Signs on a letter that are looked back over."""


def _held_at(passage: Passage, start: int, end: int) -> Change:
    """A non-joiner for [start, end); nothing behind a letter that does not join."""
    letter = passage.alike[max(start - _MOST_MARKS, 0) : start].rstrip(MARKS_OF_WORDS)[-1:]
    return Change(start, end, "" if letter in NOT_JOINING else ZWNJ)
