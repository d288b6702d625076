"""Texts by seed, of many kinds: what people write, what their programs leave in it, and what nobody
would write.
"""

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

_WORDS = """
آزادی برابری کار نان مردم شهر خانه کتاب می‌خوانیم نمی‌رود کتاب‌ها است و از به که در را با این آن برای هیچ همه زندگی حقوق جامعهٔ خانهٔ
مسئول رؤیا جزء بررسی دانش‌آموز علاقه‌مند پیش‌نویس لاله سلام إلى السلام لا ما أن ہے میں اور کے گھر پنجرہ ژاله گچ پژوهش الله اللّٰه
شیرین فرهاد بیستون کوه آب خاک باد آتش
"""
_LATIN = """
PDF Unicode Smith co-operate e.g. C++ C# naïve Zürich HTML5 v2.1 a A/B A.B. iPhone X etc. (ibid.) don't @sample #Tag $20
"""
WORDS, LATIN = _WORDS.split(), _LATIN.split()
DIGITS = ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"
SPACES = "\u00a0\u2009\u200a\u202f\u2003\u3000\u205f\u2028\t"
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"
ENDS = (".", "؟", "!", "؛", ":", "…", "،", "")
FONTS = Path(__file__).resolve().parents[2] / "fonts"

Make = Callable[[random.Random], str]


@cache
def in_the_faces() -> frozenset[str]:
    """The characters that every face of the family has."""
    cmaps = [frozenset(TTFont(file).getBestCmap()) for file in sorted(FONTS.glob("*.ttf"))]
    return frozenset(map(chr, frozenset.intersection(*cmaps)))


def words(rng: random.Random, least: int, most: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(least, most)))


def sentence(rng: random.Random, *others: str) -> str:
    """Words with some of the others among them."""
    said = words(rng, 3, 14).split(" ")
    for other in others:
        said.insert(rng.randint(0, len(said)), other)
    return " ".join(said) + rng.choice(ENDS)


def number(rng: random.Random) -> str:
    digits = rng.choice(DIGITS)
    return "".join(rng.choice(digits) for _ in range(rng.randint(1, 5)))


def document(rng: random.Random, line: Make, least: int = 1, most: int = 8) -> str:
    """A title and lines."""
    return (
        "\n\n".join((words(rng, 1, 5), *(line(rng) for _ in range(rng.randint(least, most)))))
        + "\n"
    )


def soup(rng: random.Random, alphabet: str, most: int = 60) -> str:
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(1, most)))


def scattered(alphabet: str, rate: float) -> Make:
    """Lines of words with characters of an alphabet put in anywhere."""

    def make(rng: random.Random) -> str:
        said = sentence(
            rng,
            *([rng.choice(LATIN)] if rng.random() < 0.4 else []),
            *([number(rng)] if rng.random() < 0.4 else []),
        )
        return "".join(c + (rng.choice(alphabet) if rng.random() < rate else "") for c in said)

    return lambda rng: document(rng, make)


def with_pieces(piece: Make) -> Make:
    """Lines of words with pieces among them."""
    return lambda rng: document(
        rng, lambda r: sentence(r, *(piece(r) for _ in range(r.randint(1, 3))))
    )


def _tiny(rng: random.Random) -> str:
    return soup(rng, "ابپ۱1a.،()«» \n" + MARKS[:4] + UNSEEN + "ـ-#*", 6)


def _date(rng: random.Random) -> str:
    join, digits = rng.choice("/-.–"), rng.choice(DIGITS)
    parts = (rng.randint(1300, 1405), rng.randint(1, 12), rng.randint(1, 29))
    return join.join(str(part) for part in parts).translate(str.maketrans(DIGITS[0], digits))


def _range(rng: random.Random) -> str:
    dash = rng.choice(("-", "–", " - ", "−", "‑"))
    return f"{number(rng)}{rng.choice(('', ':' + number(rng)))}{dash}{number(rng)}"


def _bracketed(rng: random.Random) -> str:
    left, right = rng.choice(("()", "[]", "{}", "«»", "“”", "<>", "‹›", "（）"))
    inner = rng.choice((words(rng, 1, 4), rng.choice(LATIN), number(rng), ""))
    return rng.choice(
        (f"{left}{inner}{right}", f"{left}{inner}", f"{inner}{right}", f"{right}{inner}{left}")
    )


def _address(rng: random.Random) -> str:
    return rng.choice(
        ("https://example.org/{}", "www.example.com/{}", "name@example.org", "http://نمونه.ایران/{}",
        "ftp://example.org/{}?q=a&b=c#d",
         "/tmp/report/{}", r"C:\work\{}", "/home/sample/{}", "file:///etc/{}", "example.org/{}")
    ).format(rng.choice(("a", "بند", "a/b-c_d.html", "x" * rng.randint(1, 90), "")))  # fmt: skip


def _items(rng: random.Random) -> str:
    label = rng.choice(("{}. ", "{}- ", "{}) ", "({}) ", "• ", "- ", "* ", "الف) ", "{}.", "{}– "))
    count = rng.choice((2, 5, 12, 101)) if rng.random() < 0.2 else rng.randint(2, 8)
    digits = str.maketrans(DIGITS[0], rng.choice(DIGITS))
    return "\n".join(
        label.format(str(i).translate(digits)) + sentence(rng) for i in range(1, count + 1)
    )


def _verse(rng: random.Random) -> str:
    gap = rng.choice(("    ", "\t", "          ", " / ", " *** "))
    return "\n".join(f"{words(rng, 4, 6)}{gap}{words(rng, 4, 6)}" for _ in range(rng.randint(2, 8)))


def _signed(rng: random.Random) -> str:
    body = document(rng, sentence, 2, 5)
    names = "\n".join(f"{i}- {words(rng, 2, 4)}" for i in range(1, rng.randint(3, 20)))
    return f"{body}\n{_date(rng)}\n\nامضاکنندگان:\n{names}\n"


def _notes(rng: random.Random) -> str:
    count = rng.randint(1, 6)
    said = [words(rng, 2, 4)]
    said += [
        f"{words(rng, 2, 8)}[^{i}]{rng.choice(ENDS)} {words(rng, 0, 3)}".strip()
        for i in range(1, count + 1)
    ]
    said += [
        (
            f"[^{i}]: "
            f"{rng.choice((sentence(rng), 'See Smith (1990).', sentence(rng, rng.choice(LATIN))))}"
        )
        for i in range(1, count + 1)
    ]
    return "\n\n".join(said) + "\n"


def _headings(rng: random.Random) -> str:
    return (
        "\n\n".join(
            f"{words(rng, 1, 4)}{rng.choice(('', ':'))}\n\n{sentence(rng)}"
            for _ in range(rng.randint(2, 6))
        )
        + "\n"
    )


_BARE = (
    "{}",
    "1. {}",
    "• {}",
    "- {}",
    "{}    {}",
    "[^1] نان\n\n[^1]: {}",
    "نان {} آب",
    "امضاکنندگان:\n1- {}\n2- نان",
    "«{}»",
    "({})",
)


def _unseen(rng: random.Random) -> str:
    """Parts of a text that hold nothing that is seen, or marks alone."""
    return rng.choice(_BARE).format(
        *(soup(rng, CONTROLS + UNSEEN + "\ufeff" + MARKS[:2], 3) for _ in range(2))
    )


def _cmap(rng: random.Random) -> str:
    alphabet = sorted(c for c in in_the_faces() if c.isprintable())
    return document(
        rng,
        lambda r: " ".join(
            "".join(r.choice(alphabet) for _ in range(r.randint(1, 9)))
            for _ in range(r.randint(1, 9))
        ),
    )


def _forms(rng: random.Random) -> str:
    forms = sorted(
        c for c in in_the_faces() if "\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc"
    )
    return document(
        rng,
        lambda r: sentence(
            r, *("".join(r.choice(forms) for _ in range(r.randint(1, 5))) for _ in range(3))
        ),
    )


def vast(rng: random.Random, units: tuple[str, ...], most: int = 300_000) -> str:
    """One of the units again and again, more often than anybody would write it."""
    unit = rng.choice(units)
    return unit * min(int(10 ** rng.uniform(1.5, 5.5)), most // len(unit))


def _vast(rng: random.Random) -> str:
    units = ("ن", "a", "ن ", "نان ", "\u064e", "\u200d", "\u200c", "(", "[^1]", "۱. نان\n", "• ", "۱", "ـ", "\n",
    "نان.\n\n", "«", "\u2067",
             "نان    آب\n", "https://example.org/" , "x/", "\u0640\u0651", ".", "-", "ن\u064b\u0651", "1/2 ")  # fmt: skip
    return rng.choice(
        ("{}", f"{words(rng, 1, 4)}\n\n{{}}\n", f"{words(rng, 1, 4)}\n\nن{{}}")
    ).replace("{}", vast(rng, units))


def mutated(rng: random.Random, content: bytes) -> bytes:
    """Some bytes changed; most of them so that the text is still UTF-8, or no text at all would be
    tried.
    """
    changed = bytearray(content)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(changed))
        if rng.random() < 0.7 and changed[at] < 0x80:
            changed[at] = rng.randint(1, 0x7E)
        elif rng.random() < 0.8:
            del changed[at : at + (2 if changed[at] >= 0xC0 else 1)]
        else:
            changed[at] = rng.randint(0, 255)
    return bytes(changed) or b"\n"


KINDS: dict[str, Make] = {
    "prose": lambda rng: document(rng, sentence, 2, 12),
    "long prose": lambda rng: document(
        rng, lambda r: " ".join(sentence(r) for _ in range(r.randint(3, 12))), 4, 20
    ),
    "tiny": _tiny,
    "controls": scattered(CONTROLS, 0.06),
    "joiners": scattered(UNSEEN, 0.08),
    "marks": scattered(MARKS, 0.3),
    "marks alone": lambda rng: document(rng, lambda r: soup(r, MARKS + " ـ" + UNSEEN, 12)),
    "unseen parts": lambda rng: document(rng, _unseen, 1, 4),
    "tatweels": scattered("ـ", 0.2),
    "forms": _forms,
    "digits": with_pieces(number),
    "ranges": with_pieces(_range),
    "dates": with_pieces(_date),
    "Latin": with_pieces(lambda rng: " ".join(rng.choice(LATIN) for _ in range(rng.randint(1, 3)))),
    "Latin lines": lambda rng: document(
        rng, lambda r: " ".join(r.choice(LATIN) for _ in range(r.randint(1, 12))) + r.choice(ENDS)
    ),
    "soft hyphens": lambda rng: document(
        rng, lambda r: sentence(r, "co\u00adoperate", "نا\u00adمه", "\u00ada", "b\u00ad")
    ),
    "brackets": with_pieces(_bracketed),
    "addresses": with_pieces(_address),
    "long words": with_pieces(
        lambda rng: rng.choice((rng.choice("نبکa1") * rng.randint(30, 220), "#" + "بسیار_" * 20))
    ),
    "spaces": scattered(SPACES, 0.1),
    "lists": lambda rng: document(rng, _items, 1, 3),
    "verse": lambda rng: document(rng, _verse, 1, 3),
    "signed": _signed,
    "notes": _notes,
    "headings": _headings,
    "dialogue": lambda rng: document(
        rng,
        lambda r: f"{r.choice(('[{}]:', '{}:', '— {}:', '«{}»'))} {sentence(r)}".format(
            words(r, 1, 1)
        ),
    ),
    "cmap": _cmap,
    "vast": _vast,
}
